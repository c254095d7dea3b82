// Trains the ranker of pronouns (src/annotate/people_ranker.hpp) and writes its weights as a source file:
//
//   python3 tools/train/coref.py GUM WORK GUM_NEWS
//   build/release/tools/train/train_coref --train WORK/train --measure WORK/aside --measure WORK/news --out src/annotate/people_ranker_weights.cpp
//
// Several --train are put together. The reports are read by the program itself, so the trees and names are as wrong as they will be. The
// state that the features speak of (who was meant by the pronouns before) is that of the sieves in the first round and of the ranker so
// far in the next ones. Thresholds are looked for by cross-validation over documents: the table shows precision and recall for each
// pair, and the pair with the best recall among those of at least --precision is taken.
#include "coref.hpp"

using namespace synoptic;
using namespace synoptic::training;

namespace {

std::vector<Mention> run(const Doc& d, const World& world, const RankerModel& model, const Watcher& watcher = {}) {
  return find_pronouns(make_reading(d.report, d.text, world), d.known.people, d.known.gender, d.known.named, model, watcher);
}

void collect(const Doc& d, const World& world, const RankerModel& model, std::vector<Case>& out) {
  (void)run(d, world, model, [&](const Pronoun& p, const Ranking& ranking) {
    const auto chain = chain_of(d, d.text.words[p.word].span);
    if (chain < 0) return;
    Case c{ranking, {}};
    for (const Candidate& x : ranking.candidates) c.right.push_back(d.chain[x.entity] == chain);
    out.push_back(std::move(c));
  });
}

void measure(const Doc& d, const World& world, const RankerModel& model, Score& score) {
  std::set<std::uint32_t> found;
  for (const Mention& m : run(d, world, model)) {
    const auto chain = chain_of(d, m.span);
    if (chain < 0) continue;
    found.insert(m.span.begin);
    ++(d.chain[m.entity] == chain ? score.right : score.wrong);
  }
  const Reading reading = make_reading(d.report, d.text, world);
  for (std::uint32_t t = 0; t < d.text.words.size(); ++t) {
    if (read_pronoun(reading, t).gender == annotate::people::Gender::unknown || found.contains(d.text.words[t].span.begin)) continue;
    if (const auto chain = chain_of(d, d.text.words[t].span); chain >= 0 && d.named.contains(chain)) ++score.missed;
  }
}

std::vector<std::int16_t> train(const std::vector<const Doc*>& docs, const World& world, double l2) {
  std::vector<std::int16_t> weights;
  for (int round = 0; round < 3; ++round) {
    std::vector<Case> cases;
    const RankerModel model = round == 0 ? RankerModel{{}, 0, 2} : RankerModel{weights, .4, .7};
    for (const Doc* d : docs) collect(*d, world, model, cases);
    weights = learn(cases, feature_count(), l2);
  }
  return weights;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> parts, measuring;
  std::string out;
  double l2 = 1, precision = 92;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i], value = argv[i + 1];
    if (option == "--train") parts.push_back(value);
    else if (option == "--measure") measuring.push_back(value);
    else if (option == "--out") out = value;
    else if (option == "--l2") l2 = std::stod(value);
    else if (option == "--precision") precision = std::stod(value);
  }
  if (parts.empty()) {
    fmt::print(stderr, "train_coref --train WORK/train [--measure WORK/news]... [--l2 1] [--precision 92] [--out FILE]\n");
    return 2;
  }
  const World world = std::move(World::load().value());
  const text::Language language = std::move(text::Language::load(find_models().value()).value());
  std::vector<Doc> docs;
  for (const auto& part : parts)
    for (Doc& d : read(part, world, language)) docs.push_back(std::move(d));

  constexpr std::size_t folds = 8;
  const std::vector<double> keeps{0, .3, .4, .5, .6, .7}, links{.5, .6, .7, .75, .8, .85, .9, .95};
  std::map<std::pair<double, double>, Score> table;
  Score sieves;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const Doc*> rest;
    for (std::size_t i = 0; i < docs.size(); ++i)
      if (i % folds != fold) rest.push_back(&docs[i]);
    const auto weights = train(rest, world, l2);
    for (std::size_t i = fold; i < docs.size(); i += folds) {
      for (const double keep : keeps)
        for (const double link : links) measure(docs[i], world, {weights, keep, link}, table[{keep, link}]);
      measure(docs[i], world, {{}, 0, 2}, sieves);
    }
  }
  fmt::print("sieves alone: precision {:.1f}, recall {:.1f}\n{} documents, {} folds; a pair of thresholds: precision / recall\n  keep  link:", sieves.precision(), sieves.recall(), docs.size(), folds);
  for (const double link : links) fmt::print("  {:>11.2f}", link);
  double keep = 0, link = 2, best = -1;
  for (const double k : keeps) {
    fmt::print("\n  {:.2f}       ", k);
    for (const double l : links) {
      const Score& s = table[{k, l}];
      fmt::print("  {:5.1f}/{:5.1f}", s.precision(), s.recall());
      if (s.precision() >= precision && s.recall() > best) best = s.recall(), keep = k, link = l;
    }
  }
  std::vector<const Doc*> all;
  for (const Doc& d : docs) all.push_back(&d);
  const auto weights = train(all, world, l2);
  fmt::print("\ntaken: keep {:.2f}, link {:.2f}\n", keep, link);
  for (const auto& part : measuring) {
    const auto aside = read(part, world, language);
    Score before, after;
    for (const Doc& d : aside) {
      measure(d, world, {{}, 0, 2}, before);
      measure(d, world, {weights, keep, link}, after);
    }
    fmt::print("{}: sieves {:.1f} / {:.1f}, with the ranker {:.1f} / {:.1f} ({} right, {} wrong, {} missed)\n", part, before.precision(), before.recall(), after.precision(), after.recall(),
               after.right, after.wrong, after.missed);
    for (const double l : links) {
      Score s;
      for (const Doc& d : aside) measure(d, world, {weights, keep, l}, s);
      fmt::print("    link {:.2f}: {:.1f} / {:.1f}\n", l, s.precision(), s.recall());
    }
  }
  if (out.empty()) return 0;
  std::string source =
      "// Written by tools/train/coref.cpp: do not edit. Structure alone; see people_ranker.hpp and docs/people.md.\n"
      "#include <array>\n\n#include \"annotate/people_ranker.hpp\"\n\nnamespace synoptic::annotate::people {\nnamespace {\n\n";
  source += rows_of(weights);
  source += fmt::format("\n}}  // namespace\n\nRankerModel ranker_model() {{ return {{weights, {:.2f}, {:.2f}}}; }}\n\n}}  // namespace synoptic::annotate::people\n", keep, link);
  std::ofstream(out) << source;
  return 0;
}
