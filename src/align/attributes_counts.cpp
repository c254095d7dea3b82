// A sentence becomes a row of items: groups of people with their number ("three people", "a man", "Girl, 12"), words of harm
// ("killed", "dead", "hurt"), joints and all else. A total is a sum of neighbouring groups right before a word of harm
// ("a man and two teens [were] wounded") or right after an active one ("killed three people").
// What makes a count doubtful is asked afterwards: its sentence (several events, another time), its words ("the two", "others"),
// its place in the report.
#include "align/attributes_counts.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "align/attributes_words.hpp"
#include "align/differences.hpp"

namespace synoptic::align {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double early_part = .4;          // totals stand in the first part of a report; further down other events are told
constexpr std::uint32_t early_sentences = 6;
constexpr std::uint32_t longest_among = 14;  // words of "including a police officer and two of his sons"

// Words for people of any kind, and those that narrow it: a count of children may be a part of a count of people.
constexpr auto people_words = std::to_array<std::string_view>(
    {"adult", "adults", "bodies", "casualties", "individual", "individuals", "man", "men", "person", "persons", "people", "victim", "victims", "woman", "women"});
constexpr auto narrow_words = std::to_array<std::string_view>(
    {"baby", "boy", "boys", "brother", "brothers", "bystander", "bystanders", "child", "children", "civilian", "civilians", "clubgoers", "dad", "daughter", "deputies",
     "deputy", "driver", "employee", "employees", "family", "father", "firefighter", "firefighters", "girl", "girls", "grandmother", "guard", "guest", "guests",
     "infant", "kids", "men", "miner", "miners", "mom", "mother", "motorist", "officer", "officers", "partygoers", "passenger", "passengers", "passerby",
     "pedestrian", "pedestrians", "police", "resident", "residents", "sailor", "sailors", "siblings", "sister", "sisters", "soldier", "soldiers", "son", "student", "students", "suspect",
     "suspects", "teacher", "teachers", "teen", "teenager", "teenagers", "teens", "toddler", "tourist", "tourists", "trooper", "troopers", "worker", "workers", "youth", "youths"});

// Words of several events, of a stretch of time or a wider area: what is counted there is not this event's.
constexpr auto many_events = std::to_array<std::string_view>(
    {"accidents", "across", "annually", "anniversary", "attacks", "average", "bombings", "citywide", "clashes", "crashes", "decade", "decades", "every", "explosions",
     "fires", "homicides", "incidents", "killings", "massacres", "mondays", "murders", "nationwide", "per", "previous", "previously", "raids", "related", "scenes",
     "separate", "shootings", "similar", "spree", "stabbings", "statewide", "statistics", "strikes", "unrelated", "weekends", "worldwide", "yearly"});

template <std::size_t n>
bool has(const std::array<std::string_view, n>& list, std::string_view w) {
  return std::find(list.begin(), list.end(), w) != list.end();
}
bool person_word(std::string_view w) { return has(people_words, w) || has(narrow_words, w); }
bool singular_person(std::string_view w) { return person_word(w) && !w.ends_with("s") && !one_of(w, {"men", "women", "people", "children", "police", "family"}); }

enum class Kind : std::uint8_t { group, harm, comma, conj, aux, other };
struct Item {
  Kind kind = Kind::other;
  std::uint32_t first = 0, last = 0;  // words
  // of a group
  double low = 0, high = 0;
  Span number;
  bool article = false;  // "a man": one, but perhaps one of several
  bool noun = false;     // or a bare number
  bool others = false;   // "three others": besides somebody
  bool found = false;    // "where two", "found two": at one of several places
  bool narrow = false;
  bool part = false;     // "the two", "two of the"
  // of harm
  bool killed = false;
  bool active = false;   // can have an object: "killed", "wounding"
  bool passive = false;  // can end a group: "killed", "dead", "hurt", "died"
};

class Reader {
 public:
  Reader(const Document& d, std::optional<Day> since) : d_(d), words_(d), since_(since) {}

  Counts run() {
    const auto& sentences = d_.analysis.text.sentences;
    std::uint32_t prose = 0;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
      s_ = &sentences[i];
      if (s_->section == SectionKind::boilerplate || s_->section == SectionKind::embed || s_->section == SectionKind::byline) continue;
      headline_ = s_->section == SectionKind::title;
      if (is_prose(s_->section)) ++prose;
      marks();
      if (s_->section == SectionKind::heading || s_->section == SectionKind::caption || other_scope()) continue;
      make_items();
      find();
      const bool early = headline_ || prose <= early_sentences || s_->span.begin < early_part * static_cast<double>(d_.report.text.size());
      settle(i, early);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view word(std::int64_t w) const { return words_.at(w, *s_); }

  // What a difference may rest on, wherever the report says it.
  void marks() {
    for (std::uint32_t w = s_->first_word; w < s_->last_word; ++w) {
      const std::string_view f = word(w);
      if (one_of(f, {"suicide", "murder-suicide"})) out_.attacker = true;
      if (one_of(f, {"himself", "herself", "themselves"}) && one_of(word(static_cast<std::int64_t>(w) - 1), {"killed", "killing", "shot", "shooting", "on", "kill", "shoots", "kills"})) out_.attacker = true;
      if (f == "own" && one_of(word(w + 1), {"life", "lives"})) out_.attacker = true;
      if (one_of(f, {"gunman", "shooter", "suspect", "attacker", "bomber", "suspects", "gunmen", "attackers", "assailant"}))
        for (std::int64_t v = static_cast<std::int64_t>(w) - 4; v <= static_cast<std::int64_t>(w) + 4; ++v)
          if (one_of(word(v), {"dead", "killed", "died", "including"})) out_.attacker = true;
      if (one_of(f, {"first", "initially", "originally", "previously", "earlier", "wrongly", "incorrectly"}) && one_of(word(static_cast<std::int64_t>(w) + 1), {"reported", "said", "stated", "thought"})) out_.corrects = true;
      if (one_of(f, {"unborn", "fetus", "foetus", "pregnant"})) out_.unborn = true;
    }
  }

  // The sentence tells of several events, of a stretch of time, of what did not happen, or of another time.
  [[nodiscard]] bool other_scope() const {
    for (std::uint32_t w = s_->first_word; w < s_->last_word; ++w) {
      const std::string_view f = word(w), next = word(static_cast<std::int64_t>(w) + 1);
      if (has(many_events, f) || f == "since") return true;
      if (f == "years" && next != "old") return true;
      if (f == "ago" && before_window(w)) return true;
      if (f == "weekend" && (headline_ || one_of(next, {"violence", "of", "toll", "'s", "in"}) || one_of(word(static_cast<std::int64_t>(w) - 1), {"violent", "deadly", "bloody"}))) return true;
      // "11 shot in less than 30 hours", "in two days"
      if (one_of(f, {"hours", "days", "weeks", "months"}) && number_value(word(static_cast<std::int64_t>(w) - 1)) &&
          one_of(word(static_cast<std::int64_t>(w) - 2), {"in", "than", "within", "over", "past", "last", "just", "only", "about"}) && next != "after" && next != "later") return true;
      if (f == "so" && next == "far" && one_of(word(static_cast<std::int64_t>(w) + 2), {"this", "in"})) return true;
      if (one_of(f, {"this", "last", "past"}) && one_of(next, {"year", "month", "summer", "winter", "spring", "fall", "decade"})) return true;
      // "Four were shot and a fifth person was hit by glass"
      if (one_of(f, {"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}) && person_word(next)) return true;
      if (f == "another" && !person_word(next) && !number_value(next)) return true;
      if (one_of(f, {"would", "could", "might", "threatened", "planned", "plotted", "wanted", "if", "to"}))
        for (std::int64_t v = w + 1; v <= static_cast<std::int64_t>(w) + 3; ++v)
          if (one_of(word(v), {"kill", "killed", "die", "died", "injure", "injured", "hurt", "wound", "wounded"}) && (f != "to" || one_of(word(v), {"kill", "die", "injure", "wound"}))) return true;
    }
    if (!since_) return false;
    return std::any_of(d_.analysis.times.begin(), d_.analysis.times.end(), [&](const Time& t) {
      return s_->span.contains(t.span) && (t.type == TimeType::date || t.type == TimeType::time) && t.to && *t.to < *since_;
    });
  }
  // "two months ago", "a year ago": of this event only where it reaches back no further.
  [[nodiscard]] bool before_window(std::uint32_t w) const {
    const Span at = words_.span(w);
    for (const Time& t : d_.analysis.times)
      if (t.span.contains(at)) return !since_ || !t.to || *t.to < *since_;
    return true;
  }

  struct Harm {
    bool killed = false, active = false, passive = false;
  };
  static std::optional<Harm> harm_of(std::string_view f, bool headline) {
    if (f == "killed") return Harm{true, true, true};
    if (one_of(f, {"dead", "died", "dies", "slain", "perished"}) || (headline && f == "die")) return Harm{true, false, true};
    if (f == "killing" || (headline && one_of(f, {"kills", "kill"}))) return Harm{true, true, false};
    if (one_of(f, {"injured", "wounded"})) return Harm{false, true, true};
    if (f == "hurt") return Harm{false, false, true};
    if (one_of(f, {"injuring", "wounding", "hurting"}) || (headline && one_of(f, {"injures", "wounds", "hurts"}))) return Harm{false, true, false};
    return std::nullopt;
  }

  void make_items() {
    items_.clear();
    for (std::uint32_t w = s_->first_word; w < s_->last_word;) {
      Item item;
      item.first = w;
      item.last = w + 1;
      const std::string_view f = word(w);
      // "four others, including a police officer, were injured": who is among them is not counted again.
      if (f == "including" || (f == "among" && word(w + 1) == "them")) {
        const bool set_off = !items_.empty() && items_.back().kind == Kind::comma;
        std::uint32_t end = w + 1;
        while (end < s_->last_word && end < w + longest_among && !one_of(word(end), {",", ";", "was", "were", "are", "is", "have", "has", "had"}) && !harm_of(word(end), headline_)) ++end;
        if (end < s_->last_word && end < w + longest_among) {
          if (set_off) items_.pop_back();
          w = end + (set_off && word(end) == "," ? 1 : 0);
          continue;
        }
      }
      if (auto g = group_at(w)) {
        item = *g;
      } else if (const auto harm = harm_of(f, headline_)) {
        item.kind = Kind::harm;
        item.killed = harm->killed;
        item.active = harm->active;
        item.passive = harm->passive;
      } else if (f == "shot" && word(w + 1) == "and" && word(w + 2) == "killed") {
        item.kind = Kind::harm;
        item.killed = item.passive = item.active = true;
        item.last = w + 3;
      } else if (f == "shot" && (word(w + 1) == "dead" || (word(w + 1) == "to" && word(w + 2) == "death"))) {
        item.kind = Kind::harm;
        item.killed = item.passive = true;
        item.last = w + (word(w + 1) == "dead" ? 2 : 3);
      } else if ((f == "fatally" || f == "mortally") && one_of(word(w + 1), {"shot", "stabbed", "wounded", "injured", "struck"})) {
        item.kind = Kind::harm;
        item.killed = item.passive = item.active = true;
        item.last = w + 2;
      } else if (f == "," || f == ";") {
        item.kind = Kind::comma;
      } else if (f == "and" || f == "&") {
        item.kind = Kind::conj;
      } else if (one_of(f, {"was", "were", "are", "is", "been", "being", "have", "has", "had", "be", "also", "reportedly", "confirmed", "critically", "seriously", "severely", "badly", "pronounced", "left",
                            "lay", "feared", "reported", "slightly"})) {
        item.kind = Kind::aux;
      }
      items_.push_back(item);
      w = item.last;
    }
  }

  struct Value {
    double low = 0, high = 0;
    std::uint32_t words = 1;
  };
  [[nodiscard]] std::optional<Value> value_at(std::int64_t w) const {
    const std::string_view f = word(w);
    if (f.empty()) return std::nullopt;
    if (f == "one") return Value{1, 1, 1};
    if (f == "dozens") return Value{24, 99, 1};
    if (f == "hundreds") return Value{100, 999, 1};
    if (f == "dozen" || f == "half-dozen") return Value{f == "dozen" ? 12.0 : 6.0, f == "dozen" ? 12.0 : 6.0, 1};
    if ((f == "a" || f == "half") && word(w + 1) == "dozen") return Value{f == "a" ? 12.0 : 6.0, f == "a" ? 12.0 : 6.0, 2};
    const auto v = number_value(f);
    if (!v || *v < 1 || *v != std::floor(*v) || *v > 1e6) return std::nullopt;
    const WrittenWord& written = d_.analysis.text.words[static_cast<std::size_t>(w)];
    for (const Time& t : d_.analysis.times)
      if (t.span.overlaps(written.span)) return std::nullopt;
    return Value{*v, *v, 1};
  }

  // A group of people with its number that begins at this word.
  [[nodiscard]] std::optional<Item> group_at(std::uint32_t w) const {
    const std::int64_t at = w;
    Item g;
    g.kind = Kind::group;
    g.first = w;
    const auto v = value_at(at);
    if (v && (word(at) != "a" || word(at + 1) == "dozen")) {
      std::int64_t u = at + v->words;
      if (one_of(word(u), {"%", "percent", "per", "-", "/", "p.m.", "a.m.", "pm", "am", "years", "year", "months", "miles", "hours", "minutes", "days", "times", "counts", "shots", "rounds"})) return std::nullopt;
      if (one_of(word(at - 1), {"$", "£", "€", "no.", "route", "highway", "interstate", "level", "age", "aged", "motel", "channel", "article"})) return std::nullopt;
      g.low = v->low;
      g.high = v->high;
      g.number = {words_.span(w).begin, words_.span(static_cast<std::uint32_t>(u - 1)).end};
      const std::string_view l1 = word(at - 1), l2 = word(at - 2), l3 = word(at - 3);
      const auto approx = [&](std::string_view a, std::string_view b, std::string_view c) {
        if (one_of(a, {"over"}) || (a == "least" && b == "at") || (a == "than" && b == "more")) g.high = infinity;
        else if ((a == "to" && b == "up") || (a == "than" && one_of(b, {"fewer", "less"})) || (a == "as" && b == "many" && c == "as") || (a == "most" && b == "at")) g.low = 0;
        else if (one_of(a, {"about", "around", "some", "nearly", "almost", "approximately", "roughly"})) g.low = std::floor(g.low * .9), g.high = std::ceil(g.high * 1.1);
        else return false;
        return true;
      };
      const bool approximate = approx(l1, l2, l3);
      std::string_view left = l1;
      if (approximate) left = one_of(l1, {"least", "than", "to", "most"}) ? word(at - 3) : l1 == "as" ? word(at - 4) : l2;
      if (one_of(left, {"the", "these", "those", "his", "her", "their", "its", "all", "other", "another", "including", "involving", "first", "last", "than", "among", "of"}) && !(left == "of" && one_of(word(at - 2), {"one", "killing", "wounding", "total"})))
        g.part = true;
      if (left == "of" && one_of(word(at - 2), {"father", "mother", "dad", "mom", "parents", "family"})) return std::nullopt;
      g.found = one_of(left, {"where", "found", "discovered"});
      // up to three words of description, then the noun
      bool noun = false;
      for (int step = 0; step < 4; ++step, ++u) {
        const std::string_view f = word(u);
        g.narrow |= !headline_ && words_.capital(u, *s_);  // "two Torvik women"
        if (f == "of" && step == 0) {
          g.part = true;
          break;
        }
        if (one_of(f, {"others", "more", "other", "additional"})) {
          g.others = true;
          if (f == "others" || (f == "more" && !person_word(word(u + 1)) )) {
            noun = true;
            ++u;
            break;
          }
          continue;
        }
        if (person_word(f)) {
          noun = true;
          g.narrow |= !has(people_words, f);
          ++u;
          break;
        }
        if (f.empty() || harm_of(f, headline_) || is_stop_word(f) || d_.analysis.text.words[static_cast<std::size_t>(u)].kind != TokenKind::word) break;
      }
      if (noun) {
        if (one_of(word(u), {"officers", "members", "people", "victims"})) ++u;
        g.last = static_cast<std::uint32_t>(u);
        g.noun = true;
      } else {
        // a bare number: only where a word of harm, or the verb before it, is next: "2 dead", "four were wounded"
        g.last = w + v->words;
        g.others = false;
        const std::string_view f = word(g.last);
        const auto verb = harm_of(left, headline_);
        const bool near = (verb && verb->active) || harm_of(f, headline_) || f == "shot" || f == "fatally" || (one_of(f, {"were", "was", "are", "is", "critically", "seriously"}));
        if (!near && !g.part && !(headline_ && one_of(f, {",", ";", "in", "at", "and", ""}))) return std::nullopt;
      }
      after_noun(g);
      return g;
    }
    // "a man", "a 27-year-old woman", and in headlines "Man", "Teen"
    const bool article = one_of(word(at), {"a", "an"});
    if (!article && !(headline_ && singular_person(word(at)))) return std::nullopt;
    std::int64_t u = article ? at + 1 : at;
    for (int step = 0; step < 4; ++step, ++u) {
      const std::string_view f = word(u);
      if (singular_person(f)) {
        if (person_word(word(u + 1))) continue;  // "a police officer"
        g.low = g.high = 1;
        g.article = g.noun = true;
        g.narrow = !has(people_words, f);
        g.number = {words_.span(w).begin, words_.span(static_cast<std::uint32_t>(u)).end};
        g.last = static_cast<std::uint32_t>(u + 1);
        if (word(u + 1) == "of" && value_at(u + 2)) g.last += 2;  // "father of 5"
        if (word(u + 1) == "'s" || word(u + 1) == "’s") return std::nullopt;
        after_noun(g);
        return g;
      }
      if (one_of(f, {"second", "third", "fourth", "fifth"})) g.part = true;
      if (f.empty() || is_stop_word(f) || harm_of(f, headline_) || d_.analysis.text.words[static_cast<std::size_t>(u)].kind == TokenKind::punct) break;
    }
    return std::nullopt;
  }

  // "Girl, 12, killed", "17 people, including three children, were": what is put in between belongs to the group.
  void after_noun(Item& g) const {
    std::int64_t u = g.last;
    if (word(u) == "," && number_value(word(u + 1)) && word(u + 2) == ",") {
      g.last = static_cast<std::uint32_t>(u + 3);
    } else if (word(u) == "," && one_of(word(u + 1), {"including", "among", "most", "all", "both"})) {
      for (std::int64_t v = u + 2; v < u + 12; ++v)
        if (word(v) == ",") {
          g.last = static_cast<std::uint32_t>(v + 1);
          break;
        }
    } else if ((word(u) == "of" && word(u + 1) == "them") || (word(u) == "from" && words_.capital(u + 1, *s_))) {
      g.part = true;
    }
  }

  void find() {
    found_.clear();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].kind != Kind::harm) {
        toll(i);
        continue;
      }
      const Item& harm = items_[i];
      if (harm.passive && i > 0) {
        std::size_t j = i;
        while (j > 0 && items_[j - 1].kind == Kind::aux) --j;
        if (j > 0 && items_[j - 1].kind == Kind::group) {
          // "three wounded men": the harm describes the noun after it, not the group before it alone
          take(j - 1, false, harm);
          continue;
        }
      }
      if (harm.active && i + 1 < items_.size() && items_[i + 1].kind == Kind::group) take(i + 1, true, harm);
      else if (harm.active && i + 2 < items_.size() && items_[i + 2].kind == Kind::group && one_of(word(items_[i + 1].first), {"at", "more", "up", "about", "as", "nearly", "over", "some", "around"})) take(i + 2, true, harm);
      else if (harm.active) {
        // "killing at least three", "wounded more than 20"
        std::size_t j = i + 1;
        while (j < items_.size() && j < i + 4 && items_[j].kind == Kind::other && one_of(word(items_[j].first), {"at", "least", "more", "than", "up", "to", "as", "many"})) ++j;
        if (j < items_.size() && j > i + 1 && items_[j].kind == Kind::group) take(j, true, harm);
      }
    }
  }

  // "the death toll rose to 12"
  void toll(std::size_t i) {
    if (word(items_[i].first) != "toll" || word(static_cast<std::int64_t>(items_[i].first) - 1) != "death") return;
    for (std::uint32_t w = items_[i].last; w < std::min(items_[i].last + 8, s_->last_word); ++w) {
      if (one_of(word(w), {".", ";", "from", "of"})) return;
      if (word(w) != "to" && word(w) != "at") continue;
      std::uint32_t u = w + 1;
      const bool least = word(u) == "least" || (word(u) == "at" && word(u + 1) == "least");
      if (word(u) == "at" && least) ++u;
      if (least) ++u;
      if (const auto v = value_at(u)) {
        found_.push_back({{true, v->low, least ? infinity : v->high, 0, words_.span(u), false}, false, false, false, false});
        return;
      }
    }
  }

  struct Found {
    CountSaid count;
    bool article = false, others = false, narrow = false, part = false;
    bool doubtful = false;  // may be some of them only
    bool relative = false;  // "two people injured": a statement where the sentence gives the dead as well
  };

  // The group at `g` and those that are summed with it: to the right of an active verb, to the left of all else.
  void take(std::size_t g, bool right, const Item& harm) {
    std::size_t first = g, last = g;
    const auto joint = [&](std::size_t k) { return items_[k].kind == Kind::comma || items_[k].kind == Kind::conj; };
    if (right) {
      // what comes after belongs to the next word of harm if there is one: "killed one, two wounded"
      while (last + 2 < items_.size() && joint(last + 1)) {
        std::size_t n = last + 2;
        if (joint(n) && n + 1 < items_.size()) ++n;
        if (n >= items_.size() || items_[n].kind != Kind::group) break;
        std::size_t after = n + 1;
        while (after < items_.size() && items_[after].kind == Kind::aux) ++after;
        if (after < items_.size() && items_[after].kind == Kind::harm) break;
        if (items_[n].part) break;
        if (after > n + 1) break;  // "killed a man and two women were arrested"
        last = n;
      }
    } else {
      while (first > 1 && joint(first - 1)) {
        std::size_t p = first - 2;
        if (joint(p) && p > 0) --p;
        if (items_[p].kind != Kind::group) break;
        // the object of a verb before it is not summed: "killed a man, two wounded"
        if (p > 0 && (items_[p - 1].kind == Kind::harm || word(items_[p - 1].first) == "shot")) break;
        first = p;
        if (first == 0) break;
      }
    }
    Found f;
    f.count.killed = harm.killed;
    f.article = true;
    bool all_others = true;
    int groups = 0;
    for (std::size_t k = first; k <= last; ++k) {
      if (items_[k].kind != Kind::group) continue;
      ++groups;
      f.count.low += items_[k].low;
      f.count.high += items_[k].high;
      f.article &= items_[k].article;
      f.narrow |= items_[k].narrow;
      f.part |= items_[k].part;
      f.doubtful |= items_[k].found;
      all_others &= items_[k].others;
    }
    f.others = all_others;
    if (groups > 1) f.article = f.narrow = false;
    f.count.span = {items_[first].number.begin, items_[last].number.end};
    if (groups > 1) f.count.span.end = words_.span(items_[last].last - 1).end;
    // "shot at three of them, injuring one"
    if (right && !headline_ && !items_[first].noun && f.count.high == 1 && harm_word(harm).ends_with("ing")) f.doubtful = true;
    // What else is summed is not known: "two juveniles and eight adults", "Ida Moll and two others".
    for (const std::int64_t w : {static_cast<std::int64_t>(items_[first].first) - 1})
      if (!right && one_of(word(w), {"and", "&", "plus"})) f.doubtful |= numbered_before(w);
    // The badly hurt may be some of the hurt; so may those of a relative clause ("two victims injured in the yard were taken").
    for (std::size_t k = right ? first : last; k < items_.size() && items_[k].first < harm.first; ++k)
      if (one_of(word(items_[k].first), {"critically", "seriously", "severely", "badly", "slightly", "found"})) f.doubtful = true;
    if (!right && !headline_ && items_[last].last == harm.first && items_[last].noun && one_of(harm_word(harm), {"killed", "injured", "wounded", "hurt", "shot", "fatally"})) {
      const std::string_view before = word(static_cast<std::int64_t>(items_[first].first) - 1);
      f.relative = !one_of(before, {"left", "leaves", "leaving", "leave", "with", "had", "of", ":", "has", "at", "killed"});
      if (one_of(before, {"least", "than", "to", "about"})) f.relative = false;
    }
    // "three wounded men": fine; "one injured woman" is anyone
    const bool adjective = !right && person_word(word(harm.last));
    if (adjective && f.count.high <= 1) return;
    // "killed 10 from Varn": so may be others from elsewhere
    const std::int64_t end = right ? items_[last].last : harm.last;
    f.part |= word(end) == "from" && words_.capital(end + 1, *s_);
    // "not", "no": nobody
    for (std::int64_t w = static_cast<std::int64_t>(items_[first].first) - 2; w < static_cast<std::int64_t>(std::max(items_[last].last, harm.last)); ++w)
      if (is_negation(word(w))) return;
    found_.push_back(f);
  }

  [[nodiscard]] std::string_view harm_word(const Item& harm) const { return word(harm.first); }
  // A number within the four words before the joint at `w`.
  [[nodiscard]] bool numbered_before(std::int64_t w) const {
    for (std::int64_t b = w - 1; b >= w - 4 && !harm_of(word(b), headline_); --b)
      if (value_at(b) || one_of(word(b), {"a", "an"})) return true;
    return false;
  }

  void settle(std::uint32_t sentence, bool early) {
    bool killed = false, injured = false, plain_killed = false, plain_injured = false, shot = false, also = false;
    for (const Found& f : found_) {
      (f.count.killed ? killed : injured) |= !f.part;
      (f.count.killed ? plain_killed : plain_injured) |= !f.part && !f.article;
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
      also |= word(items_[i].first) == "also";
      // "four shot, two injured": who is shot is hurt
      shot |= word(items_[i].first) == "shot" && items_[i].kind == Kind::other && i > 0 && (items_[i - 1].kind == Kind::group || (items_[i - 1].kind == Kind::aux && i > 1 && items_[i - 2].kind == Kind::group));
    }
    bool dead_said = killed;
    for (const Item& i : items_) dead_said |= i.kind == Kind::harm && i.killed;
    for (Found& f : found_) {
      if (f.part) continue;
      const bool full = killed && injured;
      CountSaid c = f.count;
      c.sentence = sentence;
      // "A man was killed and a woman injured" may be two of many; "a man was killed and four others were injured" is not.
      const bool counted = !f.article || (full && (c.killed ? plain_injured : plain_killed));
      c.sure = early && counted && !f.doubtful && (full || (!f.narrow && !f.others && !f.relative) || (f.others && dead_said && !c.killed)) && !(shot && !c.killed);
      c.article = f.article;
      c.besides = f.others && c.killed ? Besides::more : also ? Besides::also : Besides::none;
      // Two counts of one kind in one sentence: which is the whole?
      for (const Found& o : found_)
        if (&o != &f && o.count.killed == c.killed && !o.part && (o.count.low != c.low || o.count.high != c.high)) c.sure = false;
      out_.said.push_back(c);
    }
  }

  const Document& d_;
  FoldedWords words_;
  std::optional<Day> since_;
  const Sentence* s_ = nullptr;
  bool headline_ = false;
  std::vector<Item> items_;
  std::vector<Found> found_;
  Counts out_;
};

}  // namespace

Counts find_counts(const Document& document, std::optional<Day> since) { return Reader(document, since).run(); }

}  // namespace synoptic::align
