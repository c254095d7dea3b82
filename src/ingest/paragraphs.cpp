// Plain text comes in two layouts: a paragraph a line (what extractors and most files have), or lines wrapped at a
// column with blank lines or indents between paragraphs (wire archives, mail). Which one is decided once for the whole
// text, by how often a long line that has a neighbour below stops in mid-sentence. After that, two neighbouring
// paragraphs are one if the first ends without any punctuation and the second goes on in small letters: the scar that
// an inserted picture or advertisement leaves.
#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/blocks.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

struct Line {
  Span span;                  // trimmed; empty for a blank line
  std::uint32_t indent = 0;   // bytes of white space before it
};

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find_first_of("\n\r", at);
    if (end == std::string_view::npos) end = text.size();
    const Span whole{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const Span span = trimmed(text, whole);
    out.push_back({span, span.begin - whole.begin});
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return out;
}

constexpr std::size_t max_wrapped_line = 140;  // no fixed-width text is set wider

struct Layout {
  bool wrapped = false;
  std::size_t width = 0;  // of a full line
};

Layout layout_of(std::string_view text, const std::vector<Line>& lines) {
  Layout out;
  std::size_t long_lines = 0, broken = 0, too_long = 0, total = 0;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].span.empty()) continue;
    const std::size_t size = lines[i].span.size();
    ++total;
    if (size > max_wrapped_line) ++too_long;
    if (i + 1 >= lines.size() || lines[i + 1].span.empty() || size < 40) continue;
    ++long_lines;
    const auto end = line_end(view(text, lines[i].span));
    if (end == LineEnd::none || end == LineEnd::comma) ++broken;
    widths.push_back(size);
  }
  if (long_lines >= 3 && broken * 2 > long_lines && too_long * 10 <= total) {
    out.wrapped = true;
    const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), at, widths.end());
    out.width = *at;
  }
  return out;
}

// Does `next` go on with the sentence that `line` breaks off?
bool continues(std::string_view line, std::string_view next) {
  const auto end = line_end(line);
  return (end == LineEnd::none || end == LineEnd::comma) && line.size() >= 40 && starts_lower(next);
}

}  // namespace

std::vector<Block> find_paragraphs(std::string_view text, const std::vector<Block>& marked) {
  const auto lines = split_lines(text);
  const Layout layout = layout_of(text, lines);
  std::vector<Block> out;
  bool open = false;  // the last block may take the next line of a wrapped text
  bool closed = false;  // the last block is a marked line
  std::uint32_t indent = 0;
  auto mark = marked.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.span.empty()) {
      open = false;
      continue;
    }
    while (mark != marked.end() && mark->span.begin < line.span.begin) ++mark;
    if (mark != marked.end() && mark->span.begin == line.span.begin) {
      out.push_back({line.span, mark->hint});
      open = false;
      closed = true;
      continue;
    }
    bool join = false;
    if (layout.wrapped && open) {
      const Span before = lines[i - 1].span;
      const auto end = line_end(view(text, before));
      const bool short_end = before.size() * 4 < layout.width * 3 && end != LineEnd::none && end != LineEnd::comma;
      const bool too_short = before.size() * 2 < layout.width && end == LineEnd::none && !starts_lower(view(text, line.span));
      const bool new_indent = line.indent > indent + 1;
      join = !short_end && !too_short && !new_indent;
    }
    if (!join && !out.empty() && !closed && (!layout.wrapped || open || out.back().span.size() > layout.width)) {
      const Span before = out.back().span;
      const Span tail{std::max(before.begin, before.end - std::min(before.end, 200u)), before.end};
      join = continues(view(text, tail), view(text, line.span));
    }
    if (join) {
      out.back().span.end = line.span.end;
    } else {
      out.push_back({line.span, Hint::none});
      indent = line.indent;
    }
    if (layout.wrapped && open) indent = std::min(indent, line.indent);
    open = true;
    closed = false;
  }
  return out;
}

}  // namespace synoptic::ingest
