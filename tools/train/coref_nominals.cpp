// Trains the ranker of nominals (src/annotate/people_nominal_ranker.hpp) and writes its weights as a source file:
//
//   python3 tools/train/coref.py GUM WORK GUM_NEWS ECB
//   build/release/tools/train/train_nominals --train WORK/train --train WORK/judged --also WORK/ecb --measure WORK/aside --measure WORK/news --out src/annotate/people_nominal_weights.cpp
//
// Several --train are put together. Names and pronouns are those that the program finds; what the features say of nouns that were linked
// before is that of nobody in the first round and of the ranker so far in the next ones. A noun counts if the gold has a mention with its
// head. For each family of nouns the threshold is the lowest with which cross-validation over documents has --precision. What --also names
// is learned from and not counted: ECB+ annotates a few sentences of a report, so that a right link is often called wrong.
#include "annotate/people_nominal_ranker.hpp"
#include "coref.hpp"

using namespace synoptic;
using namespace synoptic::training;

namespace {

struct Report_ {
  Doc doc;
  People people;  // with pronouns
};

const GoldMention* gold_of(const Doc& d, Span head) {
  const GoldMention* least = nullptr;
  for (const GoldMention& g : d.gold)
    if (!g.name && head.begin <= g.head && g.head < head.end && (!least || g.span.size() < least->span.size())) least = &g;
  return least;
}

std::vector<Mention> run(const Report_& x, const World& world, const NominalModel& model, const NominalWatcher& watcher = {}) {
  return rank_nominals(make_reading(x.doc.report, x.doc.text, world), x.people, x.doc.known.roles, x.doc.known.gender, x.doc.known.named, model, watcher);
}

// How sure each noun's best candidate is, and whether it is right.
struct Trial {
  double sure = 0;
  bool right = false, named = false;
  NounFamily family = NounFamily::none;
};

std::vector<std::int16_t> train_on(const std::vector<const Report_*>& docs, const World& world, double l2) {
  std::vector<std::int16_t> weights;
  for (int round = 0; round < 3; ++round) {
    std::vector<Case> cases;
    const NominalModel model = round == 0 ? NominalModel{} : NominalModel{weights, {.6, .6, .6, .6}};
    for (const Report_* x : docs)
      (void)run(*x, world, model, [&](const Definite& d, const Ranking& ranking) {
        const GoldMention* g = gold_of(x->doc, x->doc.text.words[d.word].span);
        if (!g) return;
        Case c{ranking, {}};
        for (const Candidate& k : ranking.candidates) c.right.push_back(x->doc.chain[k.entity] == g->chain);
        cases.push_back(std::move(c));
      });
    weights = learn(cases, nominal_feature_count(), l2);
    if (round == 2) fmt::print(stderr, "{} cases\n", cases.size());
  }
  return weights;
}

void try_out(const Report_& x, const World& world, const NominalModel& model, std::vector<Trial>& out, bool show = false) {
  (void)run(x, world, model, [&](const Definite& d, const Ranking& ranking) {
    const GoldMention* g = gold_of(x.doc, x.doc.text.words[d.word].span);
    if (!g) return;
    const auto p = probabilities(ranking, {model.weights, 0, 0});
    const auto best = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    Trial t{0, false, x.doc.named.contains(g->chain), family_of(d.as)};
    if (best < ranking.candidates.size()) {
      t.sure = p[best];
      t.right = x.doc.chain[ranking.candidates[best].entity] == g->chain;
      if (show && !t.right && t.sure > .5)
        fmt::print("   {:.2f} {}: '{}' -> {}\n", t.sure, x.doc.id,
                   view(x.doc.report.text, {x.doc.text.words[d.words.first].span.begin, x.doc.text.words[d.word].span.end}), x.people.entities[ranking.candidates[best].entity].name);
    }
    out.push_back(t);
  });
}

Score at(const std::vector<Trial>& trials, NounFamily family, double threshold) {
  Score s;
  for (const Trial& t : trials) {
    if (family != NounFamily::none && t.family != family) continue;
    if (t.sure >= threshold) ++(t.right ? s.right : s.wrong);
    else s.missed += t.named;
  }
  return s;
}

const std::array<const char*, 5> names{"person", "organization", "place", "work", "all"};
constexpr double least_threshold = .8;  // nouns that were judged by hand are those of which some ranker was about that sure
const std::vector<double> thresholds{.5, .55, .6, .65, .7, .75, .8, .85, .9, .95};

void print(const std::vector<Trial>& trials) {
  for (std::size_t f = 0; f < names.size(); ++f) {
    fmt::print("  {:<13}", names[f]);
    for (const double t : thresholds) {
      const Score s = at(trials, static_cast<NounFamily>(f), t);
      fmt::print(" {:.2f}:{:3}/{:<3}-{:<3}", t, s.right, s.wrong, s.missed);
    }
    fmt::print("\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> parts, more, measuring, asking;
  std::string out;
  double l2 = 2, precision = 93;
  bool show = false;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i], value = argv[i + 1];
    if (option == "--train") parts.push_back(value);
    else if (option == "--also") more.push_back(value);
    else if (option == "--measure") measuring.push_back(value);
    else if (option == "--ask") asking.push_back(value);
    else if (option == "--out") out = value;
    else if (option == "--l2") l2 = std::stod(value);
    else if (option == "--precision") precision = std::stod(value);
    else if (option == "--show") show = value != "0";
  }
  if (parts.empty()) {
    fmt::print(stderr, "train_nominals --train WORK/train [--also WORK/ecb] [--measure WORK/news]... [--ask WORK/judge] [--l2 2] [--precision 93] [--show 1] [--out FILE]\n");
    return 2;
  }
  const World world = std::move(World::load().value());
  const text::Language language = std::move(text::Language::load(find_models().value()).value());
  const auto load = [&](const std::string& part) {
    std::vector<Report_> all;
    for (Doc& d : read(part, world, language)) {
      Report_ x{std::move(d), {}};
      x.people = x.doc.known.people;
      for (const Mention& m : find_pronouns(make_reading(x.doc.report, x.doc.text, world), x.people, x.doc.known.gender, x.doc.known.named)) x.people.mentions.push_back(m);
      std::stable_sort(x.people.mentions.begin(), x.people.mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
      all.push_back(std::move(x));
    }
    return all;
  };
  std::vector<Report_> docs;
  for (const auto& part : parts)
    for (Report_& x : load(part)) docs.push_back(std::move(x));

  const std::size_t counted = docs.size();
  for (const auto& part : more)
    for (Report_& x : load(part)) docs.push_back(std::move(x));

  constexpr std::size_t folds = 8;
  std::vector<Trial> trials;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const Report_*> rest;
    for (std::size_t i = 0; i < docs.size(); ++i)
      if (i % folds != fold) rest.push_back(&docs[i]);
    const auto weights = train_on(rest, world, l2);
    for (std::size_t i = fold; i < counted; i += folds) try_out(docs[i], world, {weights, {.7, .7, .7, .7}}, trials, show);
  }
  fmt::print("{} documents and {} more to learn from, {} folds; threshold: right / wrong - missed\n", counted, docs.size() - counted, folds);
  print(trials);
  std::array<double, noun_families> link{2, 2, 2, 2};
  for (std::size_t f = 0; f < noun_families; ++f)
    for (auto t = thresholds.rbegin(); t != thresholds.rend(); ++t)
      if (const Score s = at(trials, static_cast<NounFamily>(f), *t); *t >= least_threshold && s.right >= 10 && s.precision() >= precision) link[f] = *t;
  fmt::print("thresholds: {:.2f} {:.2f} {:.2f} {:.2f}\n", link[0], link[1], link[2], link[3]);
  std::vector<const Report_*> all;
  for (const Report_& x : docs) all.push_back(&x);
  const auto weights = train_on(all, world, l2);
  for (const auto& part : measuring) {
    std::vector<Trial> aside;
    fmt::print("{}\n", part);
    for (const Report_& x : load(part)) try_out(x, world, {weights, link}, aside, show);
    print(aside);
  }
  // For judging by hand: what the ranker thinks of every noun that has a candidate, one a line.
  for (const auto& part : asking)
    for (const Report_& x : load(part))
      (void)run(x, world, {weights, {.6, .6, .6, .6}}, [&](const Definite& d, const Ranking& ranking) {
        const auto p = probabilities(ranking, {weights, 0, 0});
        if (p.size() < 2) return;
        std::vector<std::size_t> order(p.size() - 1);
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return p[a] > p[b]; });
        fmt::print("ASK\t{}\t{}\t{}\t{}", x.doc.id, x.doc.text.words[d.words.first].span.begin, x.doc.text.words[d.word].span.begin, x.doc.text.words[d.word].span.end);
        for (const auto i : order) {
          const auto e = ranking.candidates[i].entity;
          const auto m = std::find_if(x.people.mentions.begin(), x.people.mentions.end(), [&](const Mention& y) { return y.entity == e && y.form == MentionForm::name; });
          fmt::print("\t{:.2f} {} {} {}", p[i], m->span.begin, m->span.end, x.people.entities[e].name);
        }
        fmt::print("\n");
      });
  if (out.empty()) return 0;
  std::ofstream(out) << "// Written by tools/train/coref_nominals.cpp: do not edit. Structure alone; see people_nominal_ranker.hpp and docs/people.md.\n"
                        "#include <array>\n\n#include \"annotate/people_nominal_ranker.hpp\"\n\nnamespace synoptic::annotate::people {\nnamespace {\n\n"
                     << rows_of(weights) << "\n}  // namespace\n\nNominalModel nominal_model() { return {weights, {"
                     << fmt::format("{:.2f}, {:.2f}, {:.2f}, {:.2f}", link[0], link[1], link[2], link[3]) << "}}; }\n\n}  // namespace synoptic::annotate::people\n";
  return 0;
}
