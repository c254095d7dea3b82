// Prints what the encoder would see of given tokens, for the trainers: one record a token, little-endian,
// {u64 key, u16 prefix3, suffix2, suffix3, suffix4, shape, bits}, 24 bytes with padding.
//   train_features < sentences.jsonl > features.bin      each line {"text", "tokens": [[begin, end] ...]} (bytes of text)
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "text/features.hpp"
#include "text/text.hpp"
#include "text/tokens.hpp"

namespace {

struct Record {
  std::uint64_t key;
  std::uint16_t prefix3, suffix2, suffix3, suffix4, shape, bits;
  std::uint32_t zero;
};
static_assert(sizeof(Record) == 24);

}  // namespace

int main() {
  using namespace synoptic;
  const auto world = World::load();
  if (!world) {
    std::cerr << world.error().message << '\n';
    return 1;
  }
  std::string line;
  std::vector<Record> out;
  while (std::getline(std::cin, line)) {
    const auto row = nlohmann::json::parse(line);
    Report report;
    report.text = row.at("text").get<std::string>();
    const auto size = static_cast<std::uint32_t>(report.text.size());
    report.sections.push_back({{0, size}, SectionKind::body});
    std::vector<Token> own;
    text::tokenise(report.text, {0, size}, own);
    Text text;
    auto like = own.begin();
    for (const auto& span : row.at("tokens")) {
      Token t;
      t.span = {span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>()};
      while (like != own.end() && like->span.end <= t.span.begin) ++like;
      if (like != own.end()) t.kind = like->kind;  // the kind our own tokeniser gives to what stands there
      text.tokens.push_back(t);
    }
    const auto count = static_cast<std::uint32_t>(text.tokens.size());
    if (count == 0) continue;
    text.sentences.push_back({{text.tokens.front().span.begin, text.tokens.back().span.end}, 0, count, SectionKind::body, 0});
    text::join_words(report.text, text);
    const text::Vocabulary words = text::read_words(report, text, *world, text::Unit::token);
    const auto candidates = text::rule_names(report, text, *world);
    const auto bits = text::bits_of(text, words, *world, candidates);
    out.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
      const text::WordForm f = text::form_of(view(report.text, text.tokens[i].span));
      out.push_back({f.key, f.prefix3, f.suffix2, f.suffix3, f.suffix4, f.shape, bits[i], 0});
    }
    std::fwrite(out.data(), sizeof(Record), out.size(), stdout);
  }
  return 0;
}
