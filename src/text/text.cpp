#include "text/text.hpp"

#include <fmt/format.h>

#include <optional>

#include "text/names.hpp"
#include "text/vocabulary.hpp"

namespace synoptic::text {

Text read(const Report& report, const World& world, const Language* language, SentenceMemory* memory) {
  Text out;
  std::optional<TrainedJudge> judge;
  // The weights know English.
  if (language != nullptr && (report.language == "en" || report.language == "und")) judge.emplace(language->borders());
  split(report, out, judge ? &*judge : nullptr);
  auto candidates = rule_names(report, out, world);
  if (language != nullptr && out.tokens.size() <= most_tokens) {
    const Vocabulary words = read_words(report, out, world, Unit::token);
    const auto found = language->apply(report, world, words, candidates, out, memory);
    candidates = agree(report, out, words, world, candidates, found);
  } else {
    rule_lemmas(report.text, out);
  }
  for (const NameCandidate& c : candidates) out.names.push_back(name_of(c));
  return out;
}

std::string to_text(const Text& text, const Report& report) {
  std::string out;
  auto name = text.names.begin();
  for (const Sentence& s : text.sentences) {
    out += fmt::format("[{}]", name_of(s.section));
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) out += fmt::format("{}{}", i == s.first_token ? " " : "|", view(report.text, text.tokens[i].span));
    out += '\n';
    for (; name != text.names.end() && name->span.begin < s.span.end; ++name) out += fmt::format("  {}\n", to_text(*name, report));
  }
  return out;
}

std::string to_text(const Name& n, const Report& report) {
  std::string out = fmt::format("{} '{}'", name_of(n.kind), view(report.text, n.span));
  if (!n.title.empty()) out += fmt::format(" title='{}'", view(report.text, n.title));
  if (!n.canonical.empty()) out += " = " + n.canonical;
  if (!n.country.empty()) out += " @" + n.country;
  if (n.metonym) out += " metonym";
  if (n.demonym) out += " demonym";
  out += fmt::format(" ({})", n.rule);
  return out;
}

}  // namespace synoptic::text
