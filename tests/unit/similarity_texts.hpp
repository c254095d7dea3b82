// Short texts read with the shipped models, for the tests of similarity and stance.
#pragma once

#include <string_view>

#include "align/similarity.hpp"
#include "base/models_path.hpp"
#include "engine/pipeline.hpp"

namespace synoptic::testing {

inline const engine::Knowledge& known() {
  static const engine::Knowledge k = engine::Knowledge::load(find_models().value()).value();
  return k;
}

inline Document read(std::string_view text, SectionKind kind = SectionKind::body) {
  Document d;
  d.report.text = text;
  d.report.sections.push_back({{0, static_cast<std::uint32_t>(text.size())}, kind});
  d.analysis = engine::analyse(d.report, known());
  return d;
}

inline const align::Similarity& with_vectors() {
  static const align::Similarity s(known().language->vectors());
  return s;
}
inline const align::Similarity& without_vectors() {
  static const align::Similarity s(nullptr);
  return s;
}

inline align::TextUnit unit(const align::Similarity& s, const Document& d, align::Values values = align::Values::count, std::span<const align::Meant> meant = {}) {
  static const align::Stemmer stem;
  return s.prepare(d, 0, static_cast<std::uint32_t>(d.analysis.text.tokens.size()), stem, values, meant);
}
inline align::TextUnit unit(const align::Similarity& s, std::string_view text, align::Values values = align::Values::count) { return unit(s, read(text), values); }

}  // namespace synoptic::testing
