// Reports of the people and identities tests, written with their names marked, so that those tests do not hang on the name
// finder: sentences and tokens are the real ones.
//   {p Ivo Tarkan}              a person; {p Velorian President|Ivo Tarkan} with a title, {p Mr|Tarkan}
//   {o Kestrel Group} {l Samar} {x Tarn}    organisation, place, kind not known
//   {c:VL Veloria} {d:VL Velorian} {m:VL Tarn}   country, demonym, seat of its government (place), with its code
// A demonym may stand inside a title: {p {d:VL Velorian} President|Ivo Tarkan}. Paragraphs are parted by an empty line;
// "# " begins a headline.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

namespace synoptic::testing {

inline const World& world() {
  static const World w = std::move(World::load().value());
  return w;
}

inline Document marked(std::string_view source) {
  Document d;
  d.report.language = "en";
  std::string& text = d.report.text;
  std::vector<Name> names;
  struct Open {
    Name name;
    std::uint32_t begin = 0;
  };
  std::vector<Open> open;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    const auto at = static_cast<std::uint32_t>(text.size());
    if (c == '{') {
      Open o;
      const char kind = source[++i];
      o.name.kind = kind == 'p' ? EntityKind::person : kind == 'o' ? EntityKind::organization : kind == 'x' ? EntityKind::other : EntityKind::place;
      o.name.demonym = kind == 'd';
      o.name.metonym = kind == 'm';
      if (kind == 'd') o.name.kind = EntityKind::other;
      if (source[i + 1] == ':') {
        o.name.country = std::string(source.substr(i + 2, 2));
        i += 3;
      }
      ++i;  // the space
      o.begin = at;
      open.push_back(o);
    } else if (c == '|') {
      open.back().name.title = {open.back().begin, at};
      text += ' ';
      open.back().begin = at + 1;
    } else if (c == '}') {
      Open o = open.back();
      open.pop_back();
      o.name.span = {o.begin, at};
      o.name.rule = "test";
      names.push_back(o.name);
    } else {
      text += c;
    }
  }
  std::size_t begin = 0;
  while (begin < text.size()) {
    auto end = text.find("\n\n", begin);
    if (end == std::string::npos) end = text.size();
    const bool title = std::string_view(text).substr(begin).starts_with("# ");
    if (title) begin += 2;
    d.report.sections.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, title ? SectionKind::title : SectionKind::body});
    begin = end + 2;
  }
  text::split(d.report, d.analysis.text);
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.span < b.span; });
  d.analysis.text.names = std::move(names);
  d.analysis.analysed = true;
  return d;
}

}  // namespace synoptic::testing
