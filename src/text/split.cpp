// Tokens first, then sentence ends among them. A stop, question or exclamation mark, or an abbreviation that keeps its
// stop, ends a sentence together with the closing marks that touch it, unless what follows speaks against it: a small
// letter, the words a quotation is reported with ("...?" Mara Lind asked), the number after "No.", the name after "Gov.".
// Rules rather than a model, because what decides is nearly always within two tokens; in the spirit of Grefenstette &
// Tapanainen (1994). A straight quotation mark opens or closes by what it touches, and by count where it touches nothing. Note marks
// ("[17]") and emoticons after a stop belong to the sentence before. A few lines end without a stop even where all line ends are
// lost: the full date under a headline, an item of a list of sources, the heading of such a list.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "text/lemma.hpp"
#include "text/text.hpp"
#include "text/tokens.hpp"

namespace synoptic::text {
namespace {

bool one_sentence(SectionKind kind) {
  return kind == SectionKind::title || kind == SectionKind::heading || kind == SectionKind::byline || kind == SectionKind::dateline;
}

// Words that begin a sentence far more often than they continue a name: what lets "U.S." or "Inc." end one.
constexpr std::array starters = std::to_array<std::string_view>({
    "A", "About", "According", "After", "All", "Also", "Although", "Among", "An", "And", "Another", "Any", "Anyone",
    "As", "Asked", "At", "Authorities", "Because", "Before", "Both", "But", "By", "Despite", "During", "Each",
    "Earlier", "Even", "Every", "Everyone", "Few", "For", "Four", "From", "Further", "He", "Her", "Here", "His",
    "How", "However", "I", "If", "In", "Instead", "It", "Its", "Just", "Last", "Later", "Many", "Meanwhile", "More",
    "Most", "My", "Neither", "No", "Nobody", "Not", "Nothing", "Now", "Of", "Officials", "On", "Once", "One", "Only",
    "Or", "Other", "Others", "Our", "Over", "People", "Police", "Separately", "She", "Since", "So", "Some", "Still",
    "Such", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "Though", "Three", "Through",
    "Thus", "To", "Two", "Under", "Unlike", "Until", "We", "What", "When", "Where", "Whether", "Which", "While",
    "Who", "Why", "With", "Without", "Yet", "You", "Your",
});
static_assert(std::is_sorted(starters.begin(), starters.end()));

constexpr std::array said = std::to_array<std::string_view>({
    "add", "announce", "answer", "argue", "ask", "call", "claim", "comment", "conclude", "continue", "cry", "declare",
    "demand", "exclaim", "explain", "insist", "joke", "muse", "note", "plead", "quip", "recall", "remark", "reply",
    "respond", "say", "shout", "state", "tell", "tweet", "wonder", "write", "yell",
});

// What goes with a time or a date rather than after it: "9 a.m. Tuesday", "5 p.m. GMT".
constexpr std::array after_time = std::to_array<std::string_view>({
    "April", "August", "BST", "Beijing", "CDT", "CEST", "CET", "CST", "CT", "Central", "December", "EAT", "EDT",
    "EST", "ET", "Eastern", "February", "Friday", "GMT", "IST", "January", "July", "June", "MDT", "MST", "MT",
    "March", "May", "Monday", "Moscow", "Mountain", "November", "October", "PDT", "PST", "PT", "Pacific", "Saturday",
    "September", "Sunday", "Thursday", "Tuesday", "UTC", "Wednesday",
});

constexpr std::array months = std::to_array<std::string_view>({
    "April", "August", "December", "February", "January", "July", "June", "March", "May", "November", "October", "September",
});
constexpr std::array weekdays = std::to_array<std::string_view>({"Friday", "Monday", "Saturday", "Sunday", "Thursday", "Tuesday", "Wednesday"});
// A date after one of these is part of the sentence.
constexpr std::array before_date = std::to_array<std::string_view>({
    "a", "after", "and", "around", "as", "before", "between", "but", "by", "dated", "early", "effective", "ended", "ending", "every",
    "following", "for", "from", "in", "is", "last", "late", "next", "of", "on", "or", "past", "previous", "since", "starting", "than", "the",
    "this", "through", "till", "to", "until", "was",
});
static_assert(std::is_sorted(before_date.begin(), before_date.end()));

template <class List>
bool among(std::string_view w, const List& sorted) {
  return std::binary_search(sorted.begin(), sorted.end(), w);
}

bool is_hyphen(std::string_view w) { return w == "-" || w == "\xE2\x80\x90" || w == "\xE2\x80\x91"; }

class Cutter {
 public:
  Cutter(const Report& report, Text& out) : text_(report.text), out_(out) {}

  void section(const Section& s, std::uint32_t index) {
    const auto first = static_cast<std::uint32_t>(out_.tokens.size());
    tokenise(text_, s.span, out_.tokens);
    end_ = static_cast<std::uint32_t>(out_.tokens.size());
    if (first == end_) return;
    std::uint32_t begin = first;
    const auto cut = [&](std::uint32_t at) {
      if (at > begin && at < end_) add(begin, at, s.kind, index), begin = at;
    };
    if (one_sentence(s.kind)) {
      for (std::uint32_t i = first; i < end_; ++i)
        if (const Line line = date_line(begin, i); line.end != 0) cut(line.begin), cut(line.end);
    } else {
      quotes_ = 0;
      for (std::uint32_t i = first; i < end_;) {
        if (out_.tokens[i].kind == TokenKind::number) {
          if (const Line line = date_line(begin, i); line.end != 0) cut(line.begin), cut(line.end);
        } else if (const auto after = source_heading(begin, i); after != 0) {
          cut(after);
        }
        const std::uint32_t next = sentence_end(begin, i);
        if (next > i) {
          if (next < end_) add(begin, next, s.kind, index), begin = next;
          i = next;
        } else {
          count_quote(i);
          ++i;
        }
      }
    }
    add(begin, end_, s.kind, index);
  }

 private:

  std::string_view word(std::uint32_t i) const { return view(text_, out_.tokens[i].span); }
  const Span& span(std::uint32_t i) const { return out_.tokens[i].span; }
  bool touches(std::uint32_t i) const { return i > 0 && span(i - 1).end == span(i).begin; }  // the token before
  void count_quote(std::uint32_t i) {
    if (word(i) == "\"") ++quotes_;
  }
  bool upper(std::uint32_t i) const { return utf8::is_upper(utf8::decode(text_, span(i).begin).code); }
  bool digit(std::uint32_t i) const { return utf8::is_digit(utf8::decode(text_, span(i).begin).code); }
  bool lower(std::uint32_t i) const {
    const char32_t c = utf8::decode(text_, span(i).begin).code;
    return utf8::is_letter(c) && !utf8::is_upper(c) && !utf8::is_cjk(c) && utf8::to_lower(c) == c && c < 0x600;
  }

  // A line that ends with token `year` though no stop says so: [begin, end), or end 0.
  struct Line {
    std::uint32_t begin = 0, end = 0;
  };
  Line date_line(std::uint32_t begin, std::uint32_t year) const {
    if (out_.tokens[year].kind != TokenKind::number || span(year).size() != 4 || year < begin + 2) return {};
    // What follows begins something new.
    const std::uint32_t next = year + 1;
    const bool fresh = next >= end_ || (!touches(next) && (upper(next) || word(next) == "\"" || word(next) == "“"));
    if (!fresh) return {};
    const auto day = [&](std::uint32_t i) { return out_.tokens[i].kind == TokenKind::number && span(i).size() <= 2; };
    std::uint32_t first = 0;
    bool weekday = false;
    if (year >= begin + 3 && word(year - 1) == "," && day(year - 2) && among(word(year - 3), months)) {  // "May 8, 2009"
      first = year - 3;
    } else if (day(year - 2) && among(word(year - 1), months)) {  // "8 May 2009"
      first = year - 2;
    } else {
      return {};
    }
    std::uint32_t w = first;
    if (w > begin && word(w - 1) == ",") --w;
    if (w > begin && among(word(w - 1), weekdays)) {
      first = w - 1;
      weekday = true;
    }
    if (weekday) {
      if (first == begin) return {first, next};
      const std::string_view before = word(first - 1);
      const bool ends_line = out_.tokens[first - 1].kind != TokenKind::punct || closing(before) || before == "\"" || before == "'";
      return ends_line && !among(before, before_date) ? Line{first, next} : Line{};
    }
    // "... - The Northport Echo, May 8, 2009": an item of a list of sources.
    if (next >= end_ || first <= begin + 1 || word(first - 1) != ",") return {};
    for (std::uint32_t i = first - 1; i > begin && i + 9 > first; --i)
      if (word(i) == "—" || word(i) == "–") return {begin, next};
    return {};
  }
  // "Sources", "Related news" at the beginning of a sentence and before a capital or a quotation: where the list begins, or 0.
  std::uint32_t source_heading(std::uint32_t begin, std::uint32_t i) const {
    if (i != begin || i + 2 >= end_) return 0;
    const std::string_view w = word(i);
    std::uint32_t next = 0;
    if (w == "Sources") next = i + 1;
    if ((w == "Related" && (word(i + 1) == "news" || word(i + 1) == "articles")) || (w == "External" && word(i + 1) == "links")) next = i + 2;
    return next != 0 && next < end_ && (word(next) == "\"" || word(next) == "“" || upper(next)) ? next : 0;
  }

  static bool ends(std::string_view w) {
    switch (w[0]) {
      case '.': case '!': case '?': return true;
      default: return w == "…" || w == "。" || w == "！" || w == "？" || w == "؟" || w == "۔" || w == "।";
    }
  }
  static bool closing(std::string_view w) { return w == "”" || w == "’" || w == ")" || w == "]" || w == "}" || w == "»" || w == "''" || w == "」" || w == "』" || w == "）"; }
  static bool opening(std::string_view w) { return w == "“" || w == "‘" || w == "(" || w == "[" || w == "«" || w == "``" || w == "\"" || w == "'" || w == "„" || w == "「" || w == "『" || w == "（" || w == "-" || w == "–" || w == "—" || w == "•" || w == "*" || w == "--"; }

  // If a sentence ends with the stop at token `i`, the token after it; else `i`.
  std::uint32_t sentence_end(std::uint32_t begin, std::uint32_t i) {
    const std::string_view w = word(i);
    const Abbreviation kind = ends(w) ? Abbreviation::none : abbreviation(w);
    if (!ends(w) && kind == Abbreviation::none) return i;
    std::uint32_t next = i + 1;
    const std::uint32_t quotes_before = quotes_;
    bool quoted = false;
    while (next < end_) {
      const std::string_view c = word(next);
      if (ends(c) && kind == Abbreviation::none) {
        ++next;  // ". . .", "?!", or the stop after a closing quote
        continue;
      }
      // A straight mark that touches nothing closes if one is open.
      const bool straight = c == "\"" || c == "'";
      const bool apart = next + 1 >= end_ || !touches(next + 1);
      if ((c == "“" || c == "‘") && touches(next) && apart) {  // turned the wrong way
        ++next;
        continue;
      }
      if (const auto after = note_mark(next); after != 0) {
        next = after;
        continue;
      }
      if (out_.tokens[next].kind == TokenKind::symbol && c.size() > 1 && (c[0] == ':' || c[0] == ';' || c[0] == '=')) {  // "right? :)"
        ++next;
        continue;
      }
      if (!closing(c) && !(straight && (touches(next) ? apart || word(next + 1)[0] == ',' || closing(word(next + 1)) : c == "\"" && quotes_ % 2 == 1 && apart))) break;
      if (c == "’" && !touches(next)) break;
      count_quote(next);
      quoted = quoted || (c != ")" && c != "]" && c != "}");
      ++next;
    }
    if (next >= end_) return next;
    if (goes_on(begin, i, next, kind, quoted)) {
      quotes_ = quotes_before;
      return i;
    }
    return next;
  }

  // "[17]", "[a]", "[citation needed]" at token `i`: the token after it, or 0.
  std::uint32_t note_mark(std::uint32_t i) const {
    if (word(i) != "[" || i + 2 >= end_) return 0;
    const bool note = digit(i + 1) || (span(i + 1).size() == 1 && lower(i + 1)) || word(i + 1) == "citation" || word(i + 1) == "better" || word(i + 1) == "note";
    if (!note) return 0;
    for (std::uint32_t k = i + 2; k < end_ && k < i + 5; ++k)
      if (word(k) == "]") return k + 1;
    return 0;
  }

  // True if the tokens from `next` belong to the sentence whose possible stop is `i`.
  bool goes_on(std::uint32_t begin, std::uint32_t i, std::uint32_t next, Abbreviation kind, bool quoted) const {
    const std::string_view w = word(i);
    std::uint32_t n = next;
    while (n < end_ && opening(word(n))) ++n;
    if (n >= end_) return true;  // only marks are left: they go with this sentence
    const std::string_view follow = word(n);
    const bool cjk_stop = static_cast<unsigned char>(w[0]) >= 0x80 && w != "…";
    if (cjk_stop) return false;
    if (kind != Abbreviation::none && next == i + 1 && touches(next) && is_hyphen(word(next))) return true;  // "U.S.-led"
    if (next < end_ && word(next) == "(")  // "the film Come Home! (1965), and": the bracket is inside a sentence that goes on
      for (std::uint32_t k = next + 1; k + 1 < end_ && k < next + 12; ++k)
        if (word(k) == ")") {
          if (word(k + 1) == "," || word(k + 1) == ";" || lower(k + 1)) return true;
          break;
        }
    if (n == next && (follow == "," || follow == ";" || follow == ":" || closing(follow))) return true;
    if (lower(n)) {
      // Careless writing: a question or a cry without a quotation round it ends whatever follows.
      if ((w[0] == '?' || w[0] == '!') && next == i + 1 && n == next && !touches(next)) return false;
      if (w == "." && n == next && follow == "i") return false;
      // "iPhone", "al-Hadi": a small letter that begins a name.
      const bool named = follow.size() > 2 && (utf8::is_upper(utf8::decode(text_, span(n).begin + 1).code) || ((follow.starts_with("al-") || follow.starts_with("el-")) && utf8::is_upper(utf8::decode(text_, span(n).begin + 3).code)));
      return !(named && kind == Abbreviation::none && w == ".");
    }
    if (!touches(next)) {
      if (i == begin + 1 && w == "." && digit(begin) && out_.tokens[begin].kind == TokenKind::number && span(begin).size() < 4) return true;  // "1. The first point"
    } else if (kind == Abbreviation::none && n == next) {
      // Without a space only "end.Next" parts, not "x.y" or "...Next".
      return !(w == "." && upper(n) && i > begin && lower(i - 1));
    }
    const bool starter = std::binary_search(starters.begin(), starters.end(), follow);
    switch (kind) {
      case Abbreviation::none: break;
      case Abbreviation::title: return true;
      case Abbreviation::initial:
        // "Plan B. The", but not "J. The..." inside a name and not "I. I".
        return !(starter && i > begin && !quoted && (lower(i - 1) || word(i - 1).size() > 3)) && !(n > next && starter);
      case Abbreviation::ordinary: return !starter && !(n > next && upper(n)) && !quoted;
      case Abbreviation::time:
        if (out_.tokens[n].kind == TokenKind::number || digit(n)) return true;
        return std::find(after_time.begin(), after_time.end(), follow) != after_time.end();
    }
    if (w == "." || w == "।" ) return false;
    const bool shouted = w[0] == '!' || w[0] == '?';
    if (quoted && n == next) {  // "...?" Mara Lind asked
      std::uint32_t k = n;
      if (follow == "The") ++k;
      while (k < end_ && k < n + 5 && (upper(k) || word(k) == "of" || follow == "The")) {
        if (k > n && lower(k) && reports(k)) return true;
        ++k;
      }
      if (k < end_ && k > n && k <= n + 5 && reports(k)) return true;
    }
    if (shouted) return false;
    // Dots: a pause unless a capital begins anew.
    return !(upper(n) || digit(n) || n > next) || follow == "I";
  }
  bool reports(std::uint32_t i) const {
    std::string lemma;
    lemma_of(word(i), false, lemma);
    return lower(i) && std::find(said.begin(), said.end(), lemma) != said.end();
  }

  void add(std::uint32_t begin, std::uint32_t end, SectionKind kind, std::uint32_t index) {
    out_.sentences.push_back({{span(begin).begin, span(end - 1).end}, begin, end, kind, index});
    std::string folded;
    for (std::uint32_t i = begin; i < end; ++i) {
      Token& t = out_.tokens[i];
      const std::string_view w = word(i);
      folded.clear();
      utf8::append_folded(folded, w);
      const bool is_word = t.kind == TokenKind::word;
      lemma_of(folded, !is_word || upper(i), t.lemma);
      if (is_word && i + 1 < end && touches(i + 1)) {  // "ca|n't", "wo|n't"
        const std::string_view after = word(i + 1);
        if (after.size() >= 3 && after.size() <= 5 && (after[0] == 'n' || after[0] == 'N') && (after[1] == '\'' || after[1] == '\xE2')) {
          if (folded == "ca") t.lemma = "can";
          if (folded == "wo") t.lemma = "will";
        }
      }
    }
    quotes_ = 0;
  }

  std::string_view text_;
  Text& out_;
  std::uint32_t end_ = 0;
  std::uint32_t quotes_ = 0;  // straight ones so far in this sentence
};

}  // namespace

void split(const Report& report, Text& out) {
  out.tokens.reserve(out.tokens.size() + report.text.size() / 5);
  out.sentences.reserve(out.sentences.size() + report.text.size() / 120);
  Cutter cutter(report, out);
  // A record of nothing but boilerplate (a lone address, a line to subscribe) is read all the same: it is all there is.
  const bool all = std::all_of(report.sections.begin(), report.sections.end(), [](const Section& s) { return s.kind == SectionKind::boilerplate; });
  for (std::uint32_t i = 0; i < report.sections.size(); ++i)
    if (all || report.sections[i].kind != SectionKind::boilerplate) cutter.section(report.sections[i], i);
  join_words(report.text, out);
}

void join_words(std::string_view text, Text& out) {
  const auto& tokens = out.tokens;
  const auto plain = [&](std::uint32_t i) { return tokens[i].kind == TokenKind::word || tokens[i].kind == TokenKind::number; };
  const auto number = [&](std::uint32_t i) { return tokens[i].kind == TokenKind::number; };
  const auto touches = [&](std::uint32_t i) { return tokens[i - 1].span.end == tokens[i].span.begin; };
  out.words.clear();
  out.words.reserve(tokens.size());
  for (Sentence& s : out.sentences) {
    s.first_word = static_cast<std::uint32_t>(out.words.size());
    for (std::uint32_t i = s.first_token; i < s.last_token;) {
      WrittenWord w{tokens[i].span, tokens[i].kind, i, i + 1};
      for (std::uint32_t j = i + 1; j + 1 < s.last_token && touches(j) && touches(j + 1) && plain(j - 1) && plain(j + 1); j += 2) {
        const std::string_view mark = view(text, tokens[j].span);
        if (!is_hyphen(mark) && !(mark == "/" && number(j - 1) && number(j + 1))) break;
        if (!number(j + 1)) w.kind = TokenKind::word;
        w.last_token = j + 2;
        w.span.end = tokens[j + 1].span.end;
      }
      out.words.push_back(w);
      i = w.last_token;
    }
    s.last_word = static_cast<std::uint32_t>(out.words.size());
  }
}

}  // namespace synoptic::text
