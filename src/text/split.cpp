// Tokens first, then sentence ends among them. A stop, question or exclamation mark, or an abbreviation that keeps its
// stop, ends a sentence together with the closing marks that touch it, unless what follows speaks against it: a small
// letter, the words a quotation is reported with ("...?" Mara Lind asked), the number after "No.", the name after "Gov.".
// What decides is nearly always within two tokens; the rules are in the spirit of Grefenstette & Tapanainen (1994). Where they may be wrong
// or have nothing to go by (the end of a headline has no stop) a judge is asked, if there is one: the trained scorer of borders.hpp.
// A straight quotation mark opens or closes by what it touches, and by count where it touches nothing. Note marks ("[17]") and emoticons
// after a stop belong to the sentence before.
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

bool is_hyphen(std::string_view w) { return w == "-" || w == "\xE2\x80\x90" || w == "\xE2\x80\x91"; }

class Cutter {
 public:
  Cutter(const Report& report, Text& out, BorderJudge* judge) : report_(report), text_(report.text), out_(out), judge_(judge) {}

  void section(const Section& s, std::uint32_t index) {
    const auto first = static_cast<std::uint32_t>(out_.tokens.size());
    tokenise(report_.text, s.span, out_.tokens);
    end_ = static_cast<std::uint32_t>(out_.tokens.size());
    if (first == end_) return;
    std::uint32_t begin = first;
    if (judge_ != nullptr && s.kind != SectionKind::byline && s.kind != SectionKind::dateline) {
      judge_->section(report_, s, out_.tokens, first, end_);
    } else if (one_sentence(s.kind)) {
      add(first, end_, s.kind, index);
      return;
    }
    quotes_ = 0;
    std::uint32_t asked = 0;  // the last place that was judged
    for (std::uint32_t i = first; i < end_;) {
      const std::uint32_t quotes_before = quotes_;
      const Stop stop = stop_at(begin, i);
      const std::uint32_t next = std::max(stop.next, i + 1);
      bool cut = stop.ends;
      if (next < end_ && next > asked && judge_ != nullptr) {
        if (stop.ends && !one_script(i)) cut = judge_->cuts({BorderKind::stop, begin, next}), asked = next;
        else if (stop.next > i && !touches(next)) cut = judge_->cuts({BorderKind::refused, begin, next}), asked = next;
        else if (stop.next == i && may_begin(i, next)) cut = judge_->cuts({BorderKind::none, begin, next}), asked = next;
      }
      if (cut) {
        if (next < end_) add(begin, next, s.kind, index), begin = next;
        i = next;
      } else {
        quotes_ = quotes_before;
        count_quote(i);
        ++i;
      }
    }
    add(begin, end_, s.kind, index);
  }

 private:
  // A place without a stop where a sentence could begin: what follows stands apart and looks like a beginning.
  bool may_begin(std::uint32_t last, std::uint32_t next) const {
    if (touches(next)) return false;
    const std::string_view before = word(last), w = word(next);
    if (before == "," || before == ":" || is_hyphen(before) || before == "–" || before == "—" || before == "--") return false;
    if (last > 0 && (closing(before) || before == "\"" || before == "'") && word(last - 1) == ",") return false;  // "...," Lind said
    return upper(next) || digit(next) || (opening(w) && !opening(before));
  }
  // A stop of a script whose stops are never in doubt.
  bool one_script(std::uint32_t i) const { return static_cast<unsigned char>(word(i)[0]) >= 0x80 && word(i) != "…"; }

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

  static bool ends(std::string_view w) {
    switch (w[0]) {
      case '.': case '!': case '?': return true;
      default: return w == "…" || w == "。" || w == "！" || w == "？" || w == "؟" || w == "۔" || w == "।";
    }
  }
  static bool closing(std::string_view w) { return w == "”" || w == "’" || w == ")" || w == "]" || w == "}" || w == "»" || w == "''" || w == "」" || w == "』" || w == "）"; }
  static bool opening(std::string_view w) { return w == "“" || w == "‘" || w == "(" || w == "[" || w == "«" || w == "``" || w == "\"" || w == "'" || w == "„" || w == "「" || w == "『" || w == "（" || w == "-" || w == "–" || w == "—" || w == "•" || w == "*" || w == "--"; }

  struct Stop {
    std::uint32_t next = 0;  // the token after the stop and what closes with it; the token itself if it is no stop
    bool ends = false;       // do the rules end a sentence here
  };
  Stop stop_at(std::uint32_t begin, std::uint32_t i) {
    const std::string_view w = word(i);
    const Abbreviation kind = ends(w) ? Abbreviation::none : abbreviation(w);
    if (!ends(w) && kind == Abbreviation::none) return {i, false};
    std::uint32_t next = i + 1;
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
    return {next, next >= end_ || !goes_on(begin, i, next, kind, quoted)};
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
    quotes_ = 0;
  }

  const Report& report_;
  std::string_view text_;
  Text& out_;
  BorderJudge* judge_;
  std::uint32_t end_ = 0;
  std::uint32_t quotes_ = 0;  // straight ones so far in this sentence
};

}  // namespace

void split(const Report& report, Text& out, BorderJudge* judge) {
  out.tokens.reserve(out.tokens.size() + report.text.size() / 5);
  out.sentences.reserve(out.sentences.size() + report.text.size() / 120);
  Cutter cutter(report, out, judge);
  // A record of nothing but boilerplate (a lone address, a line to subscribe) is read all the same: it is all there is.
  const bool all = std::all_of(report.sections.begin(), report.sections.end(), [](const Section& s) { return s.kind == SectionKind::boilerplate; });
  for (std::uint32_t i = 0; i < report.sections.size(); ++i)
    if (all || report.sections[i].kind != SectionKind::boilerplate) cutter.section(report.sections[i], i);
  join_words(report.text, out);
}

void rule_lemmas(std::string_view text, Text& out) {
  std::string folded;
  for (const Sentence& s : out.sentences)
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) {
      Token& t = out.tokens[i];
      folded.clear();
      utf8::append_folded(folded, view(text, t.span));
      const bool is_word = t.kind == TokenKind::word;
      lemma_of(folded, !is_word || utf8::is_upper(utf8::decode(text, t.span.begin).code), t.lemma);
      if (!is_word || i + 1 >= s.last_token || out.tokens[i + 1].span.begin != t.span.end) continue;
      const std::string_view after = view(text, out.tokens[i + 1].span);  // "ca|n't", "wo|n't"
      if (after.size() < 3 || after.size() > 5 || (after[0] != 'n' && after[0] != 'N') || (after[1] != '\'' && after[1] != '\xE2')) continue;
      if (folded == "ca") t.lemma = "can";
      if (folded == "wo") t.lemma = "will";
    }
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
