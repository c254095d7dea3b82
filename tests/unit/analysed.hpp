// A text read by the whole analysis, with the shipped models.
#pragma once

#include <string>

#include "base/models_path.hpp"
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"

namespace synoptic {

inline Document analysed(const std::string& text) {
  static const engine::Knowledge known = engine::Knowledge::load(find_models().value()).value();
  Document d;
  d.report = ingest::read_text(text, {}, known.world).value();
  d.analysis = engine::analyse(d.report, known);
  return d;
}

}  // namespace synoptic
