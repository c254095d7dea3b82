// One guard a rule, on the words around it. When in doubt the answer is no: a missing "may" costs less than a wrong May.
#include "annotate/times_plausible.hpp"

#include "annotate/times_lexicon.hpp"
#include "base/date.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

class Judge {
 public:
  Judge(const Match& m, std::string_view text, const std::vector<Word>& words, Before said)
      : m_(m), text_(text), words_(words), said_(said), first_(words[m.first]), last_(words[m.last - 1]),
        before_(m.first > 0 && joined(words, m.first) ? &words[m.first - 1] : nullptr),
        after_(m.last < words.size() && joined(words, m.last) ? &words[m.last] : nullptr) {}

  [[nodiscard]] bool plausible() const {
    switch (m_.rule->act) {
      case Act::month: return month();
      case Act::day:
      case Act::days: return day();
      case Act::year: return year();
      case Act::decade: return !m_.decade_short || (first_.flags & w_apostrophe) != 0 || first_.lex == id("the");
      case Act::weekday: return weekday();
      case Act::season: return season();
      case Act::century: return m_.ordinal > 0 && m_.ordinal < 30;
      case Act::era: return m_.ordinal > 0 ? m_.ordinal < 100 : m_.number > 0 && m_.number % 100 == 0 && m_.number < 1000000 && m_.number_high == unset && !m_.vague && !m_.article;
      case Act::today: return post() || !capital(&first_) || starts_sentence(m_.first) || !capital(before_) || is(*before_, c_preposition);  // "USA Today"
      case Act::quarter: return quarter();
      case Act::half: return m_.ordinal == 1 || m_.ordinal == 2 || (m_.literals & said_last) != 0;
      case Act::clock: return clock();
      case Act::clocks: return clocks();
      case Act::minutes_past: return m_.clock_low <= 1440 && !capital(&first_);
      case Act::clock_at: return said_.day && (post() || (m_.clock_low <= 720 && !one_of(after_, "of", "and", "or"))) && m_.clock_low <= 1440 && !opens_clocks() && ends_phrase() && !one_of(after_, "to", "and", "until", "till");
      case Act::holiday_weekend: return holiday();
      case Act::in_time: return !short_unit() && !one_of(after_, "from", "later") && duration();
      case Act::slash: return slash();
      case Act::dom: return dom();
      case Act::week_number: return m_.number >= 100 && m_.number <= 5300 && m_.number % 100 == 0;
      case Act::nth_unit: return m_.ordinal != 0 || (m_.literals & said_last) != 0;
      case Act::whole_unit: return whole_unit();
      case Act::unit_alone: return post() && unit_alone();
      case Act::part_alone: return part_alone();
      case Act::relative_unit: return relative_unit();
      case Act::latest: return said_.quarter;
      case Act::focus_unit: return !short_unit() && (said_.focus || post());
      case Act::ago: return m_.unit != unset && !(m_.article && unit(Unit::quarter));
      case Act::shift: return !((m_.literals & said_later) != 0 && one_of(after_, "this", "today", "tonight")) &&  // "for 30 minutes later this week"
                              !(word(before_, "for") && m_.rule->name[0] == 'f') && m_.unit != unset && (m_.number != unset || m_.vague) && !(m_.article && unit(Unit::second));
      case Act::duration: return duration();
      case Act::half_unit: return !unit(Unit::second) && !unit(Unit::quarter) && !unit(Unit::weekend) && !word(after_, "old");
      case Act::plural_duration: return units();
      case Act::set: return set();
      case Act::reference: return reference();
      case Act::holiday: return holiday();
      case Act::future_reference: return post() || (!bare() && !capital(&last_));  // a title
      case Act::present_reference: return !word(&last_, "date") || to_date();
      case Act::past_reference: return after_ == nullptr || !is(*after_, c_unit | c_units | c_number | c_ones | c_tens | c_vague);
      default: return true;
    }
  }

 private:
  static bool word(const Word* w, std::string_view text) { return w != nullptr && w->lex == id(text); }
  template <class... Texts>
  static bool one_of(const Word* w, Texts... texts) { return (word(w, texts) || ...); }
  static bool capital(const Word* w) { return w != nullptr && (w->flags & w_capital) != 0; }
  bool unit(Unit u) const { return m_.unit == v(u); }
  bool short_unit() const { return unit(Unit::second) || unit(Unit::minute) || unit(Unit::hour); }
  bool bare() const { return m_.last == m_.first + 1; }
  bool starts_sentence(std::size_t i) const { return i == 0 || (words_[i].gap & (gap_border | gap_stop | gap_dot | gap_newline)) != 0; }

  const Word& named(std::uint64_t classes) const {
    for (std::size_t i = m_.first; i < m_.last; ++i)
      if (is(words_[i], classes)) return words_[i];
    return first_;
  }

  // Written as posts are: capitals and small letters say nothing.
  bool post() const { return (first_.flags & w_post) != 0; }
  // "may", "march", "mar" are words in small letters; "jan", "dec" are not.
  static bool word_too(const Word& w) { return w.value == 3 || w.value == 5; }

  // What follows is no noun that the figure could count.
  bool ends_phrase() const {
    if (after_ == nullptr || (after_->gap & gap_newline) != 0) return true;
    if (is(*after_, c_clock) || (is(*after_, c_number) && m_.last + 1 < words_.size() && is(words_[m_.last + 1], c_meridiem))) return true;
    return after_->lex != 0 && !is(*after_, c_of_number | c_unit | c_units | c_meridiem | c_month | c_number | c_adjective | c_ordinal) && (after_->gap & gap_hyphen) == 0;
  }

  bool quarter() const {
    if (m_.ordinal > 10) return m_.year != unset || m_.rel != unset;  // "H2 2019"; "H1" alone is many things
    return m_.ordinal >= 1 && m_.ordinal <= 4;
  }

  bool slash() const {
    const Word& w = words_[m_.slash];
    if (w.value == 911 || w.value == 2407) return false;  // "9/11", "24/7"
    if ((w.flags & (w_money | w_percent)) != 0) return false;
    if (m_.weekday != 0 || m_.year != unset) return true;
    if (said_.link || timed()) return true;
    if (after_ != nullptr && (after_->gap & gap_hyphen) != 0) return is(*after_, c_slash | c_iso) && one_of(before_, "from", "between");
    return ends_phrase() && (one_of(before_, "on", "by", "from", "until", "till", "between", "since", "before", "after") || said_.day);
  }

  // A clock time of that day follows: "23/12 before 5 p.m."
  bool timed() const {
    const std::size_t k = m_.last + 1;
    return one_of(after_, "from", "between", "at", "before", "after", "by", "until") && k < words_.size() && joined(words_, k) &&
           (is(words_[k], c_clock) || (is(words_[k], c_number) && k + 1 < words_.size() && (is(words_[k + 1], c_meridiem) || (words_[k + 1].gap & gap_hyphen) != 0 || one_of(&words_[k + 1], "to", "and"))));
  }

  // "sales to date", but "up to date", "equals to date 1", and the verb: "used to date", "wanted to date the actor"
  bool to_date() const {
    if (word(before_, "up") || ((last_.gap | first_.gap) & gap_hyphen) != 0) return false;
    if (before_ != nullptr && (is(*before_, c_intends | c_future) || view(text_, before_->span) == "used")) return false;
    if (after_ == nullptr || capital(&first_)) return true;
    return !is(*after_, c_number | c_determiner | c_pronoun) && !one_of(after_, "from", "of");
  }

  bool dom() const {
    if (m_.dom < 1 || m_.dom > 31) return false;
    const Word& figure = words_[m_.dom_end - 1];
    // "on the first" may be of anything; "the 18th", "the twenty-first" are days more often than not
    const bool compound = m_.dom_end >= 2 && is(words_[m_.dom_end - 2], c_tens);
    const bool ordinal = figure.lex == lex_ordinal || (is(figure, c_ordinal) && compound);
    if (m_.unit == v(Unit::month)) return ordinal || (m_.literals & said_of) != 0;
    if (word(after_, "o'clock")) return false;
    if (m_.weekday == 0 && timed()) return one_of(before_, "on");  // "on the 17 from 2 p.m."
    if (m_.weekday == 0) return ordinal && one_of(before_, "on") && ends_phrase() && !capital(after_);
    if (is(figure, c_ordinal) && capital(after_)) return false;  // "Thursday, the first Tarnian fatality"
    const Word& day = named(c_weekday);
    if (!capital(&day) && !ordinal && !post()) return false;
    return ends_phrase() && ((last_.gap & (gap_hyphen | gap_comma)) == 0 || ordinal) && (m_.last >= words_.size() || (words_[m_.last].gap & (gap_slash | gap_hyphen)) == 0 || (words_[m_.last].gap & gap_space) != 0);
  }

  // "at 4 - 6:30 pm": the first end of a range
  bool opens_clocks() const { return m_.last < words_.size() && (words_[m_.last].gap & gap_hyphen) != 0 && is(words_[m_.last], c_number | c_clock); }

  bool clock() const {
    if (m_.clock < 0 || m_.clock > 1440) return false;
    if ((m_.literals & said_bare_clock) == 0 || said_.day) return is(first_, c_clock | c_number | c_fixed_clock) || ends_phrase() || (m_.literals & said_bare_clock) == 0;
    return after_ != nullptr && is(*after_, c_weekday | c_day_word | c_month | c_part);
  }

  bool clocks() const {
    if (m_.clock_low > 1440 || m_.clock > 1440) return false;
    if (is(words_[m_.clock_low_begin], c_number) && (words_[m_.clock_low_begin].flags & (w_money | w_percent)) != 0) return false;
    if ((m_.literals & said_meridiem) != 0) return true;
    const bool led = one_of(&first_, "from", "between") || one_of(before_, "from", "between");
    if (words_[m_.clock_low_begin].digits == 4) return led && words_[m_.clock_begin].digits == 4;  // "from 0730 to 0930"
    const bool o_clock = word(&last_, "o'clock") && is(words_[m_.clock_low_begin], c_clock);  // "4:00 to 7 o'clock"
    if (o_clock) return true;
    const bool figures = is(words_[m_.clock_low_begin], c_clock) && is(words_[m_.clock_begin], c_clock);  // "9:30-11:00"
    // "next Monday 6-8", "6-8 next Monday": nothing that is still to come has a score
    if (!led && m_.clock_low <= 720 && m_.clock <= 720 && m_.clock_low != m_.clock && (said_.day_ahead || (after_ != nullptr && (one_of(after_, "next", "tomorrow"))))) return said_.day_ahead ? ends_phrase() : true;
    const bool dated = said_.day || (after_ != nullptr && (is(*after_, c_weekday | c_day_word) || one_of(after_, "on", "this", "next", "last")));
    if (led && (figures || is(words_[m_.clock_begin], c_clock) || is(words_[m_.clock_low_begin], c_clock))) return true;
    const bool spelled = !is(words_[m_.clock_low_begin], c_number) && m_.clock_low % 60 != 0;  // "from three thirty to four thirty"
    return dated ? led || figures : led && spelled;
  }

  bool whole_unit() const {
    if (m_.part != unset) return post();
    if (short_unit() && m_.unit != v(Unit::hour)) return false;
    if (m_.vague || (m_.number != unset && m_.number > 10000) || (!post() && capital(&last_))) return false;
    if (m_.ordinal != 0 || m_.number != unset) return post() && m_.unit >= v(Unit::day) && !unit(Unit::quarter);  // "first day", "day 3"
    if (word(&first_, "another")) return unit(Unit::day) || unit(Unit::week) || unit(Unit::month) || unit(Unit::year) || unit(Unit::hour);
    return unit(Unit::day) || unit(Unit::week) || unit(Unit::month) || unit(Unit::year) || unit(Unit::weekend);
  }

  bool unit_alone() const {
    const std::size_t k = m_.last + 1;  // "day after day", "day by day"; "sales by year"
    if (after_ != nullptr && one_of(after_, "after", "by", "to") && k < words_.size() && words_[k].lex == last_.lex) return false;
    if (m_.first >= 2 && one_of(before_, "after", "by", "to") && words_[m_.first - 2].lex == last_.lex) return false;
    if (word(before_, "by") && bare()) return false;
    if (is(last_, c_needs_context) || unit(Unit::quarter) || unit(Unit::second) || is_age()) return false;
    return (last_.gap & gap_hyphen) == 0 && (after_ == nullptr || (after_->gap & gap_hyphen) == 0);
  }

  bool part_alone() const {
    if (post()) return true;
    return ((m_.literals & said_in) != 0 || (m_.early != unset && one_of(before_, "in", "during"))) && !one_of(after_, "of", "before", "after");
  }

  // A word of ranges and another month follow: "March to May", "Jan-Feb".
  bool opens_range() const {
    if (after_ == nullptr) return false;
    if ((after_->gap & gap_hyphen) != 0) return is(*after_, c_month);
    return one_of(after_, "to", "and", "through", "until", "till") && m_.last + 1 < words_.size() && is(words_[m_.last + 1], c_month) && joined(words_, m_.last + 1);
  }

  bool month() const {
    const Word& w = named(c_month);
    if (opens_range() && (capital(&w) || one_of(before_, "from", "between"))) return true;
    if (said_.link && (capital(&w) || !word_too(w))) return true;
    if (!capital(&w)) {
      if (word_too(w) && one_of(before_, "in", "since", "until", "of") && (after_ == nullptr || m_.year != unset)) return true;
      if (word_too(w) && !(m_.year != unset && post())) return false;
      return m_.year != unset || m_.rel != unset || post() || (!is(w, c_needs_context) && before_ != nullptr && is(*before_, c_preposition | c_early));
    }
    if (post()) return !is(w, c_needs_context) || !capital(after_);
    if (word(&first_, "following") && !word(before_, "the")) return false;  // "following March's vote": a preposition
    if (m_.year != unset || m_.rel != unset) return true;
    const bool row = one_of(before_, "and", "to", "for");
    const bool led = before_ != nullptr && (is(*before_, c_preposition | c_early) || row);
    if (is(w, c_needs_context)) {
      if (!led || ((w.flags & w_upper) != 0 && w.span.size() > 3)) return false;
      if (capital(after_)) return false;  // "by May Whitten"
      if (row && w.value != 3) return m_.first >= 2 && is(words_[m_.first - 2], c_month);  // "April and May"
      return !(w.value == 3 && !one_of(before_, "of", "from", "since") && one_of(after_, "on", "of", "for", "to"));  // "the march on"
    }
    if (led && !one_of(before_, "and", "by")) return true;
    // a given name or a surname: "June Osborne", "Rick August"
    const bool name = w.value == 4 || w.value == 6 || w.value == 8;
    if (name && (capital(after_) || (capital(before_) && !starts_sentence(m_.first)))) return false;
    return !(capital(before_) && before_->lex == 0 && !starts_sentence(m_.first - 1));
  }

  bool day() const {
    const Word& w = named(c_month);
    if (!capital(&w) && word_too(w) && m_.year == unset && !is(words_[m_.last - 1], c_ordinal) && m_.weekday == 0) return false;  // "may 5", "march 20 miles"
    const int longest = days_in_month(m_.year != unset ? m_.year : 2000, m_.month);
    if (m_.dom > longest || m_.dom2 > longest || (m_.dom2 != 0 && m_.dom2 <= m_.dom)) return false;
    const bool day_first = &w != &first_;
    if (day_first && is(first_, c_number) && (first_.flags & (w_money | w_percent | w_decimal)) != 0) return false;
    if (day_first && is(first_, c_ordinal) && first_.lex != lex_ordinal && (m_.literals & said_of) == 0) return false;  // "first May"
    // "In March 20 more weeks": a number of them
    const bool counted = after_ != nullptr && is(*after_, c_units | c_unit | c_adjective) && !is(*after_, c_ordinal);
    return !(counted && m_.weekday == 0 && m_.year == unset && last_.lex != lex_ordinal);
  }

  bool year() const {
    if (!is(last_, c_number)) return m_.year >= 1800 && m_.year < 2100;  // "nineteen ninety-six"
    if (last_.gap == 0 || m_.year < 1500 || m_.year >= 2100) return false;
    if (in_number_row() || of_address()) return false;
    const bool recent = m_.year >= 1900;
    const bool round = m_.year % 100 == 0;
    const Word* p = m_.first > 0 ? &words_[m_.first - 1] : nullptr;
    if (p != nullptr && (last_.gap & gap_hyphen) != 0) {
      // "mid-1995", "2010-2015", "post-1989", "pre-2010"; not "F-1999" and not a telephone number
      if (is(*p, c_number)) return p->digits == 4;
      if (!is(*p, c_early | c_month | c_decade)) return recent && (p->span.size() == 3 || p->span.size() == 4) && !capital(p);
    }
    if (p != nullptr && ((word(p, "than") && !(m_.first > 1 && (words_[m_.first - 2].lex == id("later") || words_[m_.first - 2].lex == id("earlier")))) || one_of(p, "least", "most", "about", "some") || (is(*p, c_approximate) && !is(*p, c_preposition)))) return false;
    if (!recent) return before_ != nullptr && is(*before_, c_preposition | c_early) && !word(before_, "of") && !counts();
    const bool led = before_ != nullptr && (is(*before_, c_preposition | c_early | c_rel) || one_of(before_, "the", "and", "to", "year"));
    if (round && !led && after_ != nullptr && after_->lex == 0 && !capital(after_)) return false;  // "2000 sheep"
    // "the 1991 borders" are of a year; "2000 workers" are counted
    return !counts() || (!round && m_.year >= 1950 && m_.year < 2050 && (after_ == nullptr || !is(*after_, c_of_number | c_units)));
  }

  // "0172 2010 2015 86": a telephone number, not years.
  bool in_number_row() const {
    const auto other = [&](const Word& w) { return is(w, c_number) && (w.value < 1500 || w.value >= 2100 || w.digits != 4) && (w.flags & (w_money | w_percent)) == 0; };
    constexpr std::uint16_t touching = gap_space | gap_hyphen;
    std::size_t i = m_.first, k = m_.last - 1;
    while (i > 0 && m_.first - i < 4 && (words_[i].gap & ~touching) == 0 && is(words_[i - 1], c_number)) {
      if (other(words_[--i]) && words_[i].digits > 1) return true;
    }
    while (k + 1 < words_.size() && k < m_.last + 4 && (words_[k + 1].gap & ~touching) == 0 && is(words_[k + 1], c_number)) {
      const bool more = k + 2 < words_.size() && (words_[k + 2].gap & ~touching) == 0 && is(words_[k + 2], c_number);
      const Word& w = words_[++k];
      const bool range = w.digits == 2 && !more && w.value > m_.year % 100 && w.value <= m_.year % 100 + longest_short_range;  // "2010-15"
      if (other(w) && w.digits > 1 && !range) return true;
    }
    return false;
  }

  // "1984 Marsh Road"
  bool of_address() const {
    if (!capital(after_) || m_.last + 1 >= words_.size()) return false;
    const auto street = view(text_, words_[m_.last + 1].span);
    for (const std::string_view kind : {"Road", "Street", "Avenue", "Lane", "Drive", "Boulevard", "Rd", "Ave", "Blvd", "Highway", "Way", "Court", "Place", "Square"})
      if (street == kind) return !(before_ != nullptr && is(*before_, c_preposition) && word(before_, "in"));
    return false;
  }

  // The word after a number is what it counts: a unit, a lower-case plural, or joined by a hyphen.
  bool counts() const {
    if (after_ == nullptr) return false;
    if ((after_->gap & gap_hyphen) != 0 || is(*after_, c_of_number | c_units)) return true;
    if (after_->lex != 0 || capital(after_)) return false;
    const auto w = view(text_, after_->span);
    return w.size() > 4 && w.ends_with("s") && !w.ends_with("ss") && !w.ends_with("us");
  }

  bool weekday() const {
    const Word& w = named(c_weekday);
    if (is(w, c_needs_context)) {  // "Sun", "Sat", "Wed": words and names, too
      const bool plain = w.value == 2 || w.value == 4;  // "Tues", "Thu" are nothing else
      const bool led = m_.rel != unset || m_.part != unset || one_of(before_, "on", "by", "until", "since", "every");
      const bool timed = m_.last < words_.size() && is(words_[m_.last], c_clock | c_number) && joined(words_, m_.last, true);
      return led || (post() && (plain || timed || (w.value != 7 && capital(&w) && !capital(after_)) || w.value == 5)) || (plain && capital(&w));
    }
    if (word(&first_, "following") && !word(before_, "the")) return false;
    if (!bare()) return true;
    if (capital(after_) && one_of(after_, "times", "telegraph", "mirror", "express", "mail", "herald", "tribune", "post", "star")) return false;
    // a day with a name of its own, which is not the last one: "Bloody Sunday", "Black Friday"
    if (before_ == nullptr || before_->lex != 0 || (first_.gap & gap_hyphen) != 0) return true;
    const auto name = view(text_, before_->span);
    for (const std::string_view day : {"Bloody", "Black", "Good", "Ash", "Super", "Palm", "Maundy", "Shrove", "Cyber", "Holy", "Giving"})
      if (day == name) return false;
    return true;
  }

  bool season() const {
    if (m_.year != unset || m_.rel != unset) return true;
    const Word& w = named(c_season);
    if (post()) return !word(&w, "fall");
    if (!word(&first_, "the")) return !word(&w, "fall") && !is(w, c_needs_context) && one_of(before_, "in", "during", "until", "since");
    if (one_of(after_, "of", "in")) return false;
    if (after_ != nullptr && after_->gap == gap_space && after_->lex == 0 && !capital(after_)) return false;  // "the summer heat"
    if (word(&w, "fall")) return false;  // one may be hurt in it
    if (is(w, c_needs_context)) return one_of(before_, "in", "during", "by", "until", "of");
    return before_ != nullptr && (is(*before_, c_preposition | c_early) || word(before_, "for"));
  }

  bool relative_unit() const {
    if (short_unit() || unit(Unit::fortnight)) return false;
    if ((m_.literals & said_in) != 0) return before_ != nullptr && is(*before_, c_early) && m_.unit >= v(Unit::day);  // "later in the year"
    // "end of year", "by the end of month": of no other noun's
    if (m_.rel == unset && (m_.literals & said_the) == 0 && is(first_, c_edge)) return (!unit(Unit::day) || ((m_.literals & said_end) != 0 && !word(before_, "the"))) && !unit(Unit::decade) && !unit(Unit::century) && !unit(Unit::weekend) && (last_.gap & gap_hyphen) == 0 && ends_phrase();
    if (m_.rel == unset) return !unit(Unit::day);  // "at the end of the day" is a way of speaking
    const auto rel = [&](std::string_view text) { return m_.rel_lex == id(text); };
    const bool the = word(&first_, "the");
    if (bare() && (m_.literals & said_end) != 0) return (first_.flags & w_upper) != 0;  // "EOY"
    if (unit(Unit::day)) return rel("next") || rel("previous") || rel("preceding") || (rel("following") && the);
    if (rel("coming") || rel("following")) return the || word(&first_, "this");
    return true;
  }

  bool is_age() const {
    if (after_ == nullptr) return false;
    const auto w = view(text_, after_->span);
    return w == "old" || w == "olds" || (word(after_, "of") && m_.last + 1 < words_.size() && words_[m_.last + 1].lex == id("age"));
  }

  bool duration() const {
    // "an hour and thirty minutes", but not "24 hours a day", "a five-day and ten-day"
    if (m_.lead_unit != unset && (m_.lead_unit <= m_.unit || m_.lead_unit == v(Unit::second) || (last_.gap & gap_hyphen) != 0)) return false;
    if (word(&first_, "last") && before_ != nullptr && is(*before_, c_modal | c_future)) return false;  // "will last two hours"
    if (word(&last_, "nights") && last_.gap == 0) return false;  // "3D2Nights", a tour's name
    if (m_.unit == unset || is_age() || one_of(before_, "aged", "age", "ages")) return false;
    if (m_.article && (first_.gap & gap_hyphen) != 0) return false;  // "$15-an-hour"
    if (unit(Unit::quarter) && (!m_.plural_unit || (last_.gap & gap_hyphen) != 0)) return false;  // "a quarter", "three-quarters"
    const bool hyphen = (last_.gap & gap_hyphen) != 0;
    if (word(&last_, "second") && (!hyphen || m_.article)) return false;  // "a second chance"
    if (!m_.plural_unit && m_.number != unset && m_.number != 100 && !hyphen && after_ == nullptr) return false;  // "three day" needs its noun
    if (m_.article && is(last_, c_needs_context) && !post()) return false;  // "a min", "a sec"
    const Word& figure = m_.rule->act == Act::in_time ? words_[m_.first + 1] : first_;
    if (!is(figure, c_number)) return true;
    if ((figure.flags & (w_money | w_percent)) != 0) return false;
    return figure.digits != 4 || (figure.flags & w_grouped) != 0 || figure.value < 1900 || figure.value >= 2100;  // a year before a unit
  }

  bool units() const {
    if (is_age()) return false;
    if (is(last_, c_needs_context | c_unit) && capital(&last_) && !post()) return false;  // "SEC", "Min", "HR"
    if (word(&first_, "some")) return !unit(Unit::second) && !unit(Unit::minute) && !unit(Unit::quarter) && (last_.gap & gap_hyphen) == 0;
    if (unit(Unit::second)) return (m_.literals & said_recent) != 0;
    if (!bare()) return true;
    if (unit(Unit::weekend) || unit(Unit::quarter)) return false;
    const bool signalled = one_of(after_, "after", "before", "earlier", "later");
    if (before_ == nullptr) return (signalled || word(after_, "of")) && (m_.first == 0 || (first_.gap & ~(gap_space | gap_newline)) != 0);
    if (word(before_, "of")) return !unit(Unit::minute);  // "minutes of the meeting" the other way about
    return signalled || one_of(before_, "for", "in", "within", "after", "over", "by", "than", "about", "or", "and");
  }

  bool set() const {
    if (one_of(&first_, "everyday", "quarterly")) return post() || ends_phrase();  // "everyday life", "quarterly figures"
    if (one_of(&first_, "on", "all", "any")) return unit(Unit::weekend) && (word(&first_, "any") != (m_.plural_unit));
    if (m_.set == unset) return !unit(Unit::second);
    if (post()) return !capital(&first_) || !capital(after_) || (after_->flags & w_upper) != 0;
    // "Daily Mail", "the Weekly Standard", "a daily newspaper"
    if (capital(&first_) && (capital(after_) || capital(before_) || !starts_sentence(m_.first))) return false;
    return !(m_.set == v(Unit::day) && after_ != nullptr && view(text_, after_->span).starts_with("newspaper"));
  }

  bool reference() const {
    if (is(last_, c_chat)) return post() && !capital(&last_);
    if (post() && !word(&first_, "soon")) return true;
    if (capital(&first_) && !starts_sentence(m_.first) && (first_.gap & ~(gap_space | gap_newline)) == 0) return false;
    if (word(&first_, "soon")) return !word(before_, "as") && !one_of(after_, "after", "as");
    return !one_of(before_, "until", "till") || word(&first_, "now");
  }

  bool holiday() const {
    if (!capital(&first_) && m_.rel == unset && m_.year == unset && !post()) return false;
    if (post() || !bare()) return true;
    if (word(&first_, "easter") && capital(after_)) return false;
    // "Christmas trees"
    return !(word(&first_, "christmas") && after_ != nullptr && after_->gap == gap_space && after_->lex == 0 && (after_->flags & w_past) == 0);
  }

  const Match& m_;
  std::string_view text_;
  const std::vector<Word>& words_;
  Before said_;
  const Word &first_, &last_;
  const Word *before_, *after_;  // nullptr where a mark or a border stands between
};

}  // namespace

bool plausible(const Match& match, std::string_view text, const std::vector<Word>& words, Before before) {
  return Judge(match, text, words, before).plausible();
}

}  // namespace synoptic::annotate::times
