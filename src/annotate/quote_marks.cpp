// Quotation marks, paragraph by paragraph, before anything is known about words.
//
// Every mark of a paragraph is first read with its neighbours: it *may open* (white space, an opening bracket or a dash
// before it, something to quote after it), it *may close* (something quoted before it, white space or punctuation after
// it), or it is no mark at all: an apostrophe (letters on both sides; an elision such as '90s or 'tis), an inch or a
// foot (a digit before a mark that closes nothing). A second pass from left to right keeps one stack of open marks;
// only the outermost stretches are returned, inner quotations are part of their content.
//
// Single marks are the hard ones: "the dogs' bowls" ends in the same character as 'the dogs'. A single mark opens only
// where a single mark that may close follows in its paragraph, and a plural possessive inside an open single quotation
// closes it only if no better closer follows before the next opener. Those look-aheads come from one pass from right to
// left, so the whole is linear.
//
// A quotation over several paragraphs repeats its opening mark at the head of each one and closes in the last: a
// stretch left open `continues` when the next paragraph of the same kind begins with the same mark. Any other mark left
// open ends with its paragraph (single marks left open are taken for apostrophes).
#include <algorithm>
#include <array>
#include <string_view>

#include "annotate/quotes.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

enum class Shape : std::uint8_t {
  straight,         // "
  curly_open,       // “ (and the closing mark of „)
  curly_close,      // ”
  low,              // „
  angle_left,       // «
  angle_right,      // »
  single_straight,  // '
  single_open,      // ‘
  single_close,     // ’
  single_low,       // ‚
  single_left,      // ‹
  single_right,     // ›
};
constexpr bool is_single(Shape s) { return s >= Shape::single_straight; }

struct Mark {
  std::uint32_t begin = 0, end = 0;
  Shape shape = Shape::straight;
  bool may_open = false;
  bool may_close = false;
  bool after_s = false;      // a letter s stands before it: "dogs'"
  bool after_digit = false;  // 5'10", 12"
};

bool shape_of(char32_t c, Shape& out) {
  switch (c) {
    case U'"':
    case U'\u201F':
    case U'\uFF02': out = Shape::straight; return true;
    case U'\u201C': out = Shape::curly_open; return true;
    case U'\u201D': out = Shape::curly_close; return true;
    case U'\u201E': out = Shape::low; return true;
    case U'\u00AB': out = Shape::angle_left; return true;
    case U'\u00BB': out = Shape::angle_right; return true;
    case U'\'':
    case U'`': out = Shape::single_straight; return true;
    case U'\u2018':
    case U'\u201B': out = Shape::single_open; return true;
    case U'\u2019': out = Shape::single_close; return true;
    case U'\u201A': out = Shape::single_low; return true;
    case U'\u2039': out = Shape::single_left; return true;
    case U'\u203A': out = Shape::single_right; return true;
    default: return false;
  }
}

bool is_dash(char32_t c) { return c == U'-' || (c >= U'\u2010' && c <= U'\u2015'); }
bool is_opening_bracket(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{' || c == U'<' || c == U'*' || c == U'_' || c == U'>' || c == U'/';
}
bool is_word(char32_t c) { return utf8::is_letter(c) || utf8::is_digit(c) || utf8::is_mark(c); }

// Words that are written with a leading apostrophe: "'tis", "'em", "rock 'n' roll", and decades: "'90s".
bool is_elision(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t e = at;
  while (e < end && e - at < 8 && (text[e] >= '0' && text[e] <= '9')) ++e;
  if (e - at == 2) {
    if (e < end && (text[e] == 's' || text[e] == 'S')) ++e;
    return e >= end || !is_word(utf8::decode(text, e).code);
  }
  if (e != at) return false;
  std::string word;
  while (e < end && word.size() < 8 && is_word(utf8::decode(text, e).code)) {
    const auto c = utf8::decode(text, e);
    utf8::append(word, utf8::to_lower(c.code));
    e += c.size;
  }
  static constexpr std::array<std::string_view, 13> words{"tis",  "twas", "twill", "em",    "til", "till", "cause",
                                                          "bout", "n",    "round", "neath", "cos", "hood"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Paragraph {
  Span span;
  bool prose = false;  // only prose carries a quotation on to its next paragraph
};

// Sections but boilerplate, cut at blank lines; the whole text when there are no sections.
std::vector<Paragraph> paragraphs(const Report& report) {
  std::vector<Paragraph> out;
  const std::string_view text = report.text;
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), none - 1));
  const auto cut = [&](Span s, bool prose) {
    s.end = std::min(s.end, size);
    std::uint32_t from = s.begin;
    for (std::uint32_t at = s.begin; at < s.end;) {
      if (text[at] != '\n') {
        ++at;
        continue;
      }
      std::uint32_t next = at + 1;
      while (next < s.end && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
      if (next < s.end && text[next] == '\n') {
        if (from < at) out.push_back({{from, at}, prose});
        while (next < s.end && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r' || text[next] == '\n'))
          ++next;
        from = next;
      }
      at = next;
    }
    if (from < s.end) out.push_back({{from, s.end}, prose});
  };
  if (report.sections.empty()) {
    cut({0, size}, true);
  } else {
    for (const Section& s : report.sections)
      if (s.kind != SectionKind::boilerplate) cut(s.span, is_prose(s.kind));
  }
  return out;
}

// The marks of one paragraph with what each of them may be.
std::vector<Mark> marks_in(std::string_view text, Span p) {
  std::vector<Mark> out;
  char32_t before = 0;  // 0: the paragraph begins here
  bool mark_before = false, opener_before = false;
  int doubles = 0;  // “ that no ” has closed
  for (std::uint32_t at = p.begin; at < p.end;) {
    // Nearly every character is a plain one and no mark.
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80 && byte != '"' && byte != '\'' && byte != '`') {
      before = byte;
      mark_before = false;
      ++at;
      continue;
    }
    const auto c = utf8::decode(text, at);
    std::uint32_t next = at + c.size;
    Shape shape{};
    if (!shape_of(c.code, shape)) {
      before = c.code;
      mark_before = false;
      at = next;
      continue;
    }
    Mark m;
    m.begin = at;
    // `` and '' written for a double mark
    if (shape == Shape::single_straight && next < p.end && text[next] == text[at]) {
      ++next;
      shape = Shape::straight;
    }
    // Two typographic single marks written for a double one; where none is open, ’’ closes two inner quotations.
    const auto twice = [&](std::string_view mark) { return text.substr(at, 6) == std::string(mark) + std::string(mark) && at + 6 <= p.end; };
    if (shape == Shape::single_open && twice("\u2018")) {
      next += c.size;
      shape = Shape::curly_open;
      ++doubles;
    } else if (shape == Shape::single_close && doubles > 0 && twice("\u2019")) {
      next += c.size;
      shape = Shape::curly_close;
    }
    doubles += shape == Shape::curly_open && next == at + c.size;
    doubles -= shape == Shape::curly_close && doubles > 0;
    m.end = next;
    m.shape = shape;
    const char32_t after = next < p.end ? utf8::decode(text, next).code : 0;
    Shape after_shape{};
    const bool mark_after = after != 0 && shape_of(after, after_shape);
    const bool space_before = before == 0 || utf8::is_space(before);
    const bool space_after = after == 0 || utf8::is_space(after);
    const bool word_before = !mark_before && before != 0 && is_word(before);
    const bool word_after = !mark_after && after != 0 && is_word(after);
    m.after_s = word_before && (before == U's' || before == U'S' || before == U'z' || before == U'x');
    m.after_digit = word_before && utf8::is_digit(before);
    m.may_open = !space_after && (space_before || (mark_before ? opener_before
                                                               : (is_opening_bracket(before) || is_dash(before) ||
                                                                  before == U':' || before == U'=')));
    m.may_close =
        !space_before && (space_after || mark_after || utf8::is_punct(after) || after == U'<' || is_dash(after));
    if (m.may_open && mark_before && opener_before) m.may_close = false;
    if (shape == Shape::straight && m.end < p.end && mark_before && opener_before && space_after)
      m.may_close = true;  // ""
    if (m.may_open && m.may_close && !mark_before && (is_dash(before) || before == U':') && !word_after &&
        !mark_after && after != U'[' && after != U'(')
      m.may_open = false;
    switch (shape) {
      case Shape::straight:
        // Neither by its neighbours (a" b, " x "): whatever the stack says.
        if (!m.may_open && !m.may_close) m.may_open = m.may_close = true;
        break;
      case Shape::curly_open:
        m.may_open = true;
        m.may_close = m.may_close && !word_after;
        break;
      case Shape::curly_close:
        m.may_open = m.may_open && space_before;
        m.may_close = true;
        break;
      case Shape::low:
      case Shape::single_low:
        m.may_open = true;
        m.may_close = false;
        break;
      case Shape::angle_left:
      case Shape::single_left:
        m.may_close = m.may_close && !word_after;
        m.may_open = !m.may_close || space_before;
        break;
      case Shape::angle_right:
      case Shape::single_right:
        m.may_open = space_before && word_after;
        m.may_close = !m.may_open;
        break;
      case Shape::single_straight:
      case Shape::single_open:
        if (word_before && word_after) m.may_open = m.may_close = false;
        if (m.may_open && is_elision(text, next, p.end)) m.may_open = false;
        if (shape == Shape::single_open) m.may_close = m.may_close && !space_before;  // only ‚so‘
        if (!word_after && !mark_after && after != U'[' && after != U'(' && after != U'$' &&
            !(after == U'.' || after == U'\u2026'))
          m.may_open = false;
        break;
      case Shape::single_close:
        if (word_before && word_after) m.may_close = false;
        m.may_open = false;
        break;
    }
    if (m.may_open || m.may_close || m.after_digit) out.push_back(m);
    opener_before = m.may_open && !m.may_close;
    mark_before = true;
    before = c.code;
    at = next;
  }
  return out;
}

// Which marks a quotation opened with `open` may end with.
bool closes(Shape open, Shape close) {
  switch (open) {
    case Shape::straight: return close == Shape::straight || close == Shape::curly_close;
    case Shape::curly_open:
      return close == Shape::curly_close || close == Shape::straight || close == Shape::curly_open;
    case Shape::curly_close: return close == Shape::curly_close;
    case Shape::low: return close == Shape::curly_open || close == Shape::curly_close || close == Shape::straight;
    case Shape::angle_left: return close == Shape::angle_right;
    case Shape::angle_right: return close == Shape::angle_left || close == Shape::angle_right;
    case Shape::single_straight: return close == Shape::single_straight || close == Shape::single_close;
    case Shape::single_open: return close == Shape::single_close || close == Shape::single_straight;
    case Shape::single_low: return close == Shape::single_open || close == Shape::single_close;
    case Shape::single_left: return close == Shape::single_right;
    case Shape::single_right: return close == Shape::single_left || close == Shape::single_right;
    case Shape::single_close: return false;
  }
  return false;
}

Span trimmed(std::string_view text, Span s) {
  while (s.begin < s.end) {
    const auto c = utf8::decode(text, s.begin);
    if (!utf8::is_space(c.code)) break;
    s.begin += c.size;
  }
  while (s.begin < s.end) {
    const auto c = utf8::decode_before(text, s.end);
    if (!utf8::is_space(c.code)) break;
    s.end -= c.size;
  }
  return s;
}

struct Reader {
  std::string_view text;
  std::vector<Quoted>& out;

  // Returns the shape of the double mark that the paragraph left open (as a Mark index in `marks`), or none.
  std::uint32_t read(Span p, const std::vector<Mark>& marks) {
    const std::size_t n = marks.size();
    // Look-ahead for single marks: is there, before the next single opener, a closer that is not also a possessive?
    // And: does any single closer follow in this paragraph? For straight doubles: is a closer the next one?
    std::vector<std::uint8_t> sure_closer(n + 1, 0), any_closer(n + 1, 0), next_double_closes(n + 1, 0);
    for (std::size_t i = n; i-- > 0;) {
      const Mark& m = marks[i];
      sure_closer[i] = sure_closer[i + 1];
      any_closer[i] = any_closer[i + 1];
      next_double_closes[i] = next_double_closes[i + 1];
      if (is_single(m.shape)) {
        if (m.may_open) sure_closer[i] = 0;
        if (m.may_close) any_closer[i] = 1;
        if (m.may_close && !m.after_s) sure_closer[i] = 1;
      } else if (m.shape == Shape::straight) {
        next_double_closes[i] = m.may_close && !m.may_open;
      }
    }
    std::vector<std::uint32_t> stack;  // indices into `marks`
    const auto emit = [&](std::uint32_t begin, std::uint32_t end, bool closed) {
      const Span s = trimmed(text, {begin, end});
      if (!s.empty()) out.push_back({s, closed, false});
    };
    for (std::uint32_t i = 0; i < n; ++i) {
      const Mark& m = marks[i];
      // Does it close something? The innermost first; a double closes over single marks left open inside it.
      if (m.may_close) {
        std::size_t depth = stack.size();
        while (depth > 0 && !closes(marks[stack[depth - 1]].shape, m.shape) &&
               is_single(marks[stack[depth - 1]].shape) && !is_single(m.shape))
          --depth;
        if (depth > 0 && closes(marks[stack[depth - 1]].shape, m.shape)) {
          const Mark& open = marks[stack[depth - 1]];
          bool close = true;
          if (is_single(m.shape) && m.after_s && sure_closer[i + 1]) close = false;  // the dogs' bowls
          if (m.shape == Shape::straight && m.after_digit && i + 1 < n && next_double_closes[i + 1])
            close = false;  // a 6" pipe
          if (m.shape == Shape::curly_open && open.shape == Shape::curly_open && !m.may_close) close = false;
          if (close) {
            stack.resize(depth - 1);
            if (stack.empty()) emit(open.end, m.begin, true);
            continue;
          }
          if (!m.may_open) continue;
        }
      }
      if (!m.may_open) continue;
      if (m.shape == Shape::straight && m.may_close && m.after_digit) continue;
      if (m.shape == Shape::curly_close && !stack.empty()) continue;
      if (is_single(m.shape)) {
        if (!any_closer[i + 1]) continue;
        const bool inside_single = !stack.empty() && is_single(marks[stack.back()].shape);
        if (inside_single) continue;
        stack.push_back(i);
        continue;
      }
      // A double inside an open double of the same kind: the earlier one was never closed.
      std::size_t same = stack.size();
      while (same > 0 && is_single(marks[stack[same - 1]].shape)) --same;
      if (same > 0 && (marks[stack[same - 1]].shape == m.shape)) {
        const Mark& open = marks[stack[same - 1]];
        if (same == 1) emit(open.end, m.begin, false);
        stack.resize(same - 1);
      }
      stack.push_back(i);
    }
    // What is left open: singles were apostrophes after all; the outermost double ends with the paragraph. What an
    // abandoned single at the bottom had hidden is not read again: a single opens only with a closer in sight.
    for (const auto i : stack) {
      if (is_single(marks[i].shape)) continue;
      emit(marks[i].end, p.end, false);
      return i;
    }
    return none;
  }
};

}  // namespace

std::vector<Quoted> find_quoted(const Report& report) {
  std::vector<Quoted> out;
  const std::string_view text = report.text;
  Reader reader{text, out};
  Shape open_shape{};
  std::size_t open = none;  // index in `out` of a stretch that the paragraph before left open
  bool open_prose = false;
  for (const Paragraph& p : paragraphs(report)) {
    const auto marks = marks_in(text, p.span);
    const std::size_t first = out.size();
    if (open != none && !marks.empty() && open_prose && p.prose) {
      const Span body = trimmed(text, p.span);
      const Mark& m = marks.front();
      if (m.begin == body.begin && m.may_open && (m.shape == open_shape)) out[open].continues = true;
    }
    const auto left = reader.read(p.span, marks);
    open = none;
    if (left != none && out.size() > first) {
      open = out.size() - 1;
      open_shape = marks[left].shape;
      open_prose = p.prose;
    }
  }
  return out;
}

}  // namespace synoptic::annotate
