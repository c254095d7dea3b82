// Trains the ranker of pronouns (src/annotate/people_ranker.hpp) and writes its weights as a source file:
//
//   python3 tools/train/coref.py GUM WORK GUM_NEWS
//   build/release/tools/train/train_coref --train WORK/train --measure WORK/aside --measure WORK/news --out src/annotate/people_ranker_weights.cpp
//
// Several --train are put together. The reports are read by the program itself, so the trees and names are as wrong as they will be. The
// state that the features speak of (who was meant by the pronouns before) is that of the sieves in the first round and of the ranker so
// far in the next ones. Thresholds are looked for by cross-validation over documents: the table shows precision and recall for each
// pair, and the pair with the best recall among those of at least --precision is taken.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "annotate/people_ranker.hpp"
#include "base/models_path.hpp"
#include "text/language.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

using namespace synoptic;
using namespace synoptic::annotate::people;

namespace {

struct GoldMention {
  Span span;
  std::int64_t chain = 0;
  bool name = false;
};
struct Doc {
  std::string id;
  Report report;
  Text text;
  std::vector<GoldMention> gold;
  std::set<std::int64_t> named;  // chains with a name
  annotate::people::Known known;
  std::vector<std::int64_t> chain;  // of each entity, -1 if none
};
struct Case {
  Ranking ranking;
  std::vector<std::uint8_t> right;  // a flag for each candidate
};

std::vector<Doc> read(const std::string& part, const World& world, const text::Language& language) {
  std::vector<Doc> out;
  std::map<std::string, std::size_t> by_id;
  simdjson::dom::parser parser;
  std::ifstream docs(part + ".docs.jsonl"), gold(part + ".gold.jsonl");
  if (!docs || !gold) throw std::runtime_error(part + ": cannot be read");
  for (std::string line; std::getline(docs, line);) {
    const simdjson::padded_string padded(line);
    const simdjson::dom::element row = parser.parse(padded);
    Doc d;
    d.id = std::string(std::string_view(row["id"]));
    d.report.text = std::string(std::string_view(row["text"]));
    d.report.language = "en";
    for (std::size_t at = 0; at < d.report.text.size();) {
      const auto end = std::min(d.report.text.find("\n\n", at), d.report.text.size());
      d.report.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, SectionKind::body});
      at = end + 2;
    }
    by_id[d.id] = out.size();
    out.push_back(std::move(d));
  }
  for (std::string line; std::getline(gold, line);) {
    const simdjson::padded_string padded(line);
    const simdjson::dom::element row = parser.parse(padded);
    Doc& d = out.at(by_id.at(std::string(std::string_view(row["id"]))));
    for (const auto m : row["mentions"].get_array()) {
      GoldMention x;
      x.span = {static_cast<std::uint32_t>(std::int64_t(m.at(0))), static_cast<std::uint32_t>(std::int64_t(m.at(1)))};
      x.chain = std::int64_t(m.at(2));
      x.name = std::string_view(m.at(3)) == "name";
      if (x.name) d.named.insert(x.chain);
      d.gold.push_back(x);
    }
  }
  for (Doc& d : out) {
    d.text = text::read(d.report, world, &language);
    const Reading reading = make_reading(d.report, d.text, world);
    d.known = before_pronouns(reading);
    std::vector<std::map<std::int64_t, int>> votes(d.known.people.entities.size());
    for (const Mention& m : d.known.people.mentions) {
      if (m.form != MentionForm::name) continue;
      const GoldMention* least = nullptr;
      for (const GoldMention& g : d.gold)
        if (g.span.begin <= m.span.begin && m.span.end <= g.span.end && (!least || g.span.size() < least->span.size())) least = &g;
      if (least && least->name) ++votes[m.entity][least->chain];
    }
    for (const auto& v : votes) {
      const auto most = std::max_element(v.begin(), v.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      d.chain.push_back(most == v.end() ? -1 : most->first);
    }
  }
  return out;
}

std::int64_t chain_of(const Doc& d, Span pronoun) {
  for (const GoldMention& g : d.gold)
    if (g.span == pronoun) return g.chain;
  return -1;
}

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

// Log-linear, full batches with Adagrad, L2.
std::vector<std::int16_t> learn(const std::vector<Case>& cases, double l2) {
  std::vector<double> w(feature_count(), 0), squares(w.size(), 1e-6);
  for (int epoch = 0; epoch < 400; ++epoch) {
    std::vector<double> slope(w.size(), 0);
    for (const Case& c : cases) {
      const auto n = c.ranking.candidates.size();
      const auto features = [&](std::size_t i) -> const Features& { return i < n ? c.ranking.candidates[i].features : c.ranking.nobody; };
      const bool any = std::find(c.right.begin(), c.right.end(), 1) != c.right.end();
      std::vector<double> p(n + 1);
      double sum = 0, right = 0;
      for (std::size_t i = 0; i <= n; ++i) {
        for (const auto f : features(i)) p[i] += w[f];
        p[i] = std::exp(p[i]);
        sum += p[i];
        if (any ? i < n && c.right[i] : i == n) right += p[i];
      }
      for (std::size_t i = 0; i <= n; ++i) {
        const bool good = any ? i < n && c.right[i] : i == n;
        const double step = p[i] / sum - (good ? p[i] / right : 0);
        for (const auto f : features(i)) slope[f] += step;
      }
    }
    for (std::size_t f = 0; f < w.size(); ++f) {
      const double g = slope[f] + l2 * w[f];
      squares[f] += g * g;
      w[f] -= .5 * g / std::sqrt(squares[f]);
    }
  }
  std::vector<std::int16_t> out;
  for (const double x : w) out.push_back(static_cast<std::int16_t>(std::lround(std::clamp(x, -300., 300.) * 100)));
  return out;
}

struct Score {
  int right = 0, wrong = 0, missed = 0;
  [[nodiscard]] double precision() const { return 100. * right / std::max(1, right + wrong); }
  [[nodiscard]] double recall() const { return 100. * right / std::max(1, right + missed); }
};
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
    weights = learn(cases, l2);
  }
  return weights;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> training, measuring;
  std::string out;
  double l2 = 1, precision = 92;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i], value = argv[i + 1];
    if (option == "--train") training.push_back(value);
    else if (option == "--measure") measuring.push_back(value);
    else if (option == "--out") out = value;
    else if (option == "--l2") l2 = std::stod(value);
    else if (option == "--precision") precision = std::stod(value);
  }
  if (training.empty()) {
    fmt::print(stderr, "train_coref --train WORK/train [--measure WORK/news]... [--l2 1] [--precision 92] [--out FILE]\n");
    return 2;
  }
  const World world = std::move(World::load().value());
  const text::Language language = std::move(text::Language::load(find_models().value()).value());
  std::vector<Doc> docs;
  for (const auto& part : training)
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
      "#include <array>\n\n#include \"annotate/people_ranker.hpp\"\n\nnamespace synoptic::annotate::people {\nnamespace {\n\n// clang-format off\n";
  source += fmt::format("constexpr std::array<std::int16_t, {}> weights{{\n", weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) source += fmt::format("{}{}{}", i % 16 ? " " : "    ", weights[i], i + 1 == weights.size() ? "\n" : i % 16 == 15 ? ",\n" : ",");
  source += fmt::format("}};\n// clang-format on\n\n}}  // namespace\n\nRankerModel ranker_model() {{ return {{weights, {:.2f}, {:.2f}}}; }}\n\n}}  // namespace synoptic::annotate::people\n", keep, link);
  std::ofstream(out) << source;
  return 0;
}
