// Trains the two models of src/annotate/quotes_roles.hpp and writes their weights as a source file. Two commands and some minutes:
//
//   python3 tools/train/quotes.py polnear/train WORK                 documents and attributions with byte offsets
//   synoptic analyse --tokens WORK/docs.jsonl -o WORK/records.jsonl  once for each tier
//   build/release/tools/train/train_quotes --train WORK/records.jsonl:WORK/gold.jsonl --hold WORK2/records.jsonl:WORK2/gold.jsonl
//       --out src/annotate/quotes_roles_weights.cpp
//
// --train may be given several times (both tiers' trees). Without --hold every tenth training document is held back and measured.
// Features seen less often than --least are left out; L1 takes out those that say little. No word is a feature: what is written is
// structure alone.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <unordered_map>

#include "annotate/quotes.hpp"
#include "annotate/quotes_roles.hpp"
#include "base/utf8.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

using namespace synoptic;
using namespace synoptic::annotate;
using namespace synoptic::annotate::quotes;

namespace {

struct Gold {
  std::vector<TokenRange> spans[parts];
  std::uint32_t head = no_token;
};

struct Doc {
  std::string id;
  Report report;
  Text text;
  std::vector<Quoted> quoted;
  std::vector<Gold> gold;
};

std::vector<Doc> read(const std::string& records, const std::string& gold, std::size_t limit) {
  std::vector<Doc> out;
  std::map<std::string, std::size_t> by_id;
  simdjson::dom::parser parser;
  std::ifstream in(records);
  if (!in) throw std::runtime_error(records + ": cannot be read");
  for (std::string line; std::getline(in, line) && out.size() < limit;) {
    const simdjson::padded_string padded(line);
    const simdjson::dom::element row = parser.parse(padded);
    Doc d;
    d.id = std::string(std::string_view(row["ref"]));
    d.report.text = std::string(std::string_view(row["text"]));
    const auto span = [](simdjson::dom::element x) { return Span{static_cast<std::uint32_t>(std::uint64_t{x["begin"]}), static_cast<std::uint32_t>(std::uint64_t{x["end"]})}; };
    for (const auto s : row["sections"].get_array()) {
      const std::string_view kind = s["kind"];
      d.report.sections.push_back({span(s), kind == "title" ? SectionKind::title : kind == "heading" ? SectionKind::heading : kind == "boilerplate" ? SectionKind::boilerplate : SectionKind::body});
    }
    for (const auto t : row["tokens"].get_array()) {
      Token x;
      x.span = span(t);
      x.lemma = std::string(std::string_view(t["lemma"]));
      const auto name = [&](const char* key) {
        std::string_view v;
        return t[key].get(v) ? std::string_view{} : v;
      };
      x.upos = parse_upos(name("upos")).value_or(Upos::none);
      x.xpos = parse_xpos(name("xpos")).value_or(Xpos::none);
      x.deprel = parse_deprel(name("deprel")).value_or(Deprel::none);
      std::int64_t head = head_unknown;
      if (!t["head"].get(head)) x.head = static_cast<std::int32_t>(head);
      x.kind = x.upos == Upos::punct ? TokenKind::punct : x.upos == Upos::sym ? TokenKind::symbol : TokenKind::word;
      d.text.tokens.push_back(std::move(x));
    }
    std::uint32_t at = 0, section = 0;
    for (const auto s : row["sentences"].get_array()) {
      Sentence x;
      x.span = span(s);
      while (section + 1 < d.report.sections.size() && d.report.sections[section].span.end <= x.span.begin) ++section;
      x.section_index = section;
      if (!d.report.sections.empty()) x.section = d.report.sections[section].kind;
      while (at < d.text.tokens.size() && d.text.tokens[at].span.begin < x.span.begin) ++at;
      x.first_token = at;
      while (at < d.text.tokens.size() && d.text.tokens[at].span.end <= x.span.end) ++at;
      x.last_token = at;
      d.text.sentences.push_back(x);
    }
    d.quoted = find_quoted(d.report);
    by_id[d.id] = out.size();
    out.push_back(std::move(d));
  }
  std::ifstream answers(gold);
  if (!answers) throw std::runtime_error(gold + ": cannot be read");
  for (std::string line; std::getline(answers, line);) {
    const simdjson::padded_string padded(line);
    const simdjson::dom::element row = parser.parse(padded);
    const auto it = by_id.find(std::string(std::string_view(row["id"])));
    if (it == by_id.end()) continue;
    Doc& d = out[it->second];
    const auto& tokens = d.text.tokens;
    for (const auto a : row["attributions"].get_array()) {
      Gold g;
      for (const auto& [part, name] : {std::pair(Part::source, "source"), {Part::cue, "cue"}, {Part::content, "content"}})
        for (const auto s : a[name].get_array()) {
          std::uint32_t ends[2], k = 0;
          for (const auto x : s.get_array()) ends[k++ & 1] = static_cast<std::uint32_t>(std::uint64_t{x});
          auto f = static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= ends[0]; }) - tokens.begin());
          auto l = static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < ends[1]; }) - tokens.begin());
          if (f < l) g.spans[static_cast<std::size_t>(part)].push_back({f, l});
        }
      d.gold.push_back(std::move(g));
    }
  }
  return out;
}

// The cue's head: a word of the cue that hangs outside it, a verb rather than another, one that may be a cue at all.
void find_heads(const Scene& s, Doc& d) {
  for (Gold& g : d.gold) {
    int best = 0;
    for (const TokenRange r : g.spans[static_cast<std::size_t>(Part::cue)])
      for (auto t = r.first; t < r.last; ++t) {
        if (!may_be_cue(s, t)) continue;
        const auto h = d.text.tokens[t].head;
        bool outside = true;
        for (const TokenRange x : g.spans[static_cast<std::size_t>(Part::cue)])
          if (h >= 0 && static_cast<std::uint32_t>(h) >= x.first && static_cast<std::uint32_t>(h) < x.last) outside = false;
        const int score = 1 + (outside ? 4 : 0) + (d.text.tokens[t].upos == Upos::verb ? 2 : 0) + (s.what[t] != CueClass::none ? 1 : 0);
        if (score > best) {
          best = score;
          g.head = t;
        }
      }
  }
}

struct Index {
  std::unordered_map<Feature, std::uint32_t> of;
  std::vector<Feature> features;
  std::vector<std::uint32_t> seen;
  std::uint32_t add(Feature f) {
    const auto [it, fresh] = of.emplace(f, static_cast<std::uint32_t>(features.size()));
    if (fresh) {
      features.push_back(f);
      seen.push_back(0);
    }
    ++seen[it->second];
    return it->second;
  }
};

// AdaGrad with L1 by clipping towards zero at each touch (cumulative penalty left aside: the rates are small).
struct Weights {
  std::vector<double> w, g2;
  double rate = .1, l1 = 0;
  void size(std::size_t n) { w.assign(n, 0), g2.assign(n, 1e-6); }
  void step(std::size_t i, double gradient) {
    g2[i] += gradient * gradient;
    const double r = rate / std::sqrt(g2[i]);
    w[i] -= r * gradient;
    const double pull = r * l1;
    w[i] = w[i] > pull ? w[i] - pull : w[i] < -pull ? w[i] + pull : 0;
  }
};

struct CueCase {
  std::uint32_t from = 0, to = 0;
  bool is_cue = false;
};
struct PartCase {
  std::vector<std::uint32_t> features, ends;
  std::vector<std::uint8_t> joints, labels;
};

struct Options {
  std::vector<std::string> train, hold;
  std::string out;
  std::uint32_t least = 12;
  int epochs = 6;
  double l1_cues = .02, l1_parts = .02;
  std::size_t limit = 100000, keep_cues = 400, keep_parts = 800;
};

double log_sum(const double* x, std::size_t n) {
  double top = x[0];
  for (std::size_t i = 1; i < n; ++i) top = std::max(top, x[i]);
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += std::exp(x[i] - top);
  return top + std::log(sum);
}

// One pass of the chain: log-likelihood, gradients into the weights.
double learn(const PartCase& c, Weights& w, Weights& joints) {
  const std::size_t n = c.labels.size();
  std::vector<double> score(n * parts, 0), alpha(n * parts), beta(n * parts, 0);
  std::uint32_t from = 0;
  for (std::size_t i = 0; i < n; ++i)
    for (; from < c.ends[i]; ++from)
      for (std::size_t p = 0; p < parts; ++p) score[i * parts + p] += w.w[c.features[from] * parts + p];
  const auto joint = [&](std::size_t i, std::size_t q, std::size_t p) { return (static_cast<std::size_t>(c.joints[i]) * parts + q) * parts + p; };
  double tmp[parts];
  for (std::size_t p = 0; p < parts; ++p) alpha[p] = score[p];
  for (std::size_t i = 1; i < n; ++i)
    for (std::size_t p = 0; p < parts; ++p) {
      for (std::size_t q = 0; q < parts; ++q) tmp[q] = alpha[(i - 1) * parts + q] + joints.w[joint(i, q, p)];
      alpha[i * parts + p] = log_sum(tmp, parts) + score[i * parts + p];
    }
  for (std::size_t i = n - 1; i-- > 0;)
    for (std::size_t p = 0; p < parts; ++p) {
      for (std::size_t q = 0; q < parts; ++q) tmp[q] = beta[(i + 1) * parts + q] + joints.w[joint(i + 1, p, q)] + score[(i + 1) * parts + q];
      beta[i * parts + p] = log_sum(tmp, parts);
    }
  const double z = log_sum(&alpha[(n - 1) * parts], parts);
  double gold = 0;
  from = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double gradient[parts];
    for (std::size_t p = 0; p < parts; ++p) gradient[p] = std::exp(alpha[i * parts + p] + beta[i * parts + p] - z) - (c.labels[i] == p ? 1 : 0);
    gold += score[i * parts + c.labels[i]];
    if (i > 0) {
      gold += joints.w[joint(i, c.labels[i - 1], c.labels[i])];
      for (std::size_t q = 0; q < parts; ++q)
        for (std::size_t p = 0; p < parts; ++p) {
          const double m = std::exp(alpha[(i - 1) * parts + q] + joints.w[joint(i, q, p)] + score[i * parts + p] + beta[i * parts + p] - z);
          joints.step(joint(i, q, p), m - (c.labels[i - 1] == q && c.labels[i] == p ? 1 : 0));
        }
    }
    for (; from < c.ends[i]; ++from)
      for (std::size_t p = 0; p < parts; ++p)
        if (std::abs(gradient[p]) > 1e-4) w.step(c.features[from] * parts + p, gradient[p]);
  }
  return gold - z;
}

// Of the features that L1 left, those that weigh most.
void keep_heaviest(const Weights& w, const Index& index, std::size_t wide, std::size_t most, std::vector<std::uint8_t>& kept) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < index.features.size(); ++i) {
    if (!kept[i]) continue;
    double v = 0;
    for (std::size_t p = 0; p < wide; ++p) v = std::max(v, std::abs(w.w[i * wide + p]));
    if (v > .02) order.emplace_back(v * std::sqrt(static_cast<double>(index.seen[i])), i);
  }
  std::sort(order.rbegin(), order.rend());
  std::fill(kept.begin(), kept.end(), 0);
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) kept[order[i].second] = 1;
}

std::string table(const char* name, const Index& index, const Weights& w, std::size_t wide, std::size_t& kept) {
  std::vector<std::pair<Feature, std::array<int, parts>>> rows;
  for (std::size_t i = 0; i < index.features.size(); ++i) {
    std::array<int, parts> v{};
    bool any = false;
    for (std::size_t p = 0; p < wide; ++p) {
      v[p] = static_cast<int>(std::clamp(std::lround(w.w[i * wide + p] * weight_unit), -32000L, 32000L));
      any = any || std::abs(v[p]) > 2;
    }
    if (any) rows.emplace_back(index.features[i], v);
  }
  std::sort(rows.begin(), rows.end());
  kept = rows.size();
  std::string out = fmt::format("constexpr std::array<Weighted, {}> {}{{{{\n", rows.size(), name);
  std::string line;
  for (const auto& [f, v] : rows) {
    std::string cell = wide == 1 ? fmt::format("{{0x{:X}, {{{}}}}},", f, v[0]) : fmt::format("{{0x{:X}, {{{}, {}, {}, {}}}}},", f, v[0], v[1], v[2], v[3]);
    if (line.size() + cell.size() > 150) {
      out += "    " + line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + cell;
  }
  return out + "    " + line + "\n}};\n";
}

// ---- measuring as PolNeAR is measured: runs of one part, without the punctuation at their ends ----

struct Score {
  double gold = 0, ours = 0, exact = 0, overlap = 0, gold_tokens = 0, our_tokens = 0, both_tokens = 0;
};

std::vector<TokenRange> trimmed(const Doc& d, std::vector<TokenRange> runs) {
  for (TokenRange& r : runs) {
    while (r.first < r.last && d.text.tokens[r.first].upos == Upos::punct) ++r.first;
    while (r.last > r.first && d.text.tokens[r.last - 1].upos == Upos::punct) --r.last;
  }
  std::erase_if(runs, [](TokenRange r) { return r.first >= r.last; });
  std::sort(runs.begin(), runs.end(), [](TokenRange a, TokenRange b) { return std::pair(a.first, a.last) < std::pair(b.first, b.last); });
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

void measure(const std::vector<Doc>& docs, const std::vector<std::vector<Attribution>>& ours) {
  for (const auto& [part, name] : {std::pair(Part::source, "source"), {Part::cue, "cue"}, {Part::content, "content"}}) {
    Score s;
    for (std::size_t k = 0; k < docs.size(); ++k) {
      const Doc& d = docs[k];
      std::vector<TokenRange> g, o;
      for (const Gold& x : d.gold) g.insert(g.end(), x.spans[static_cast<std::size_t>(part)].begin(), x.spans[static_cast<std::size_t>(part)].end());
      for (const Attribution& a : ours[k]) {
        const auto& runs = part == Part::source ? a.source : part == Part::cue ? a.cue : a.content;
        o.insert(o.end(), runs.begin(), runs.end());
      }
      g = trimmed(d, g);
      o = trimmed(d, o);
      s.gold += static_cast<double>(g.size());
      s.ours += static_cast<double>(o.size());
      for (const auto r : g) s.exact += std::find(o.begin(), o.end(), r) != o.end();
      std::vector<std::uint8_t> gt(d.text.tokens.size()), ot(d.text.tokens.size());
      for (const auto r : g) std::fill(gt.begin() + r.first, gt.begin() + r.last, 1);
      for (const auto r : o) std::fill(ot.begin() + r.first, ot.begin() + r.last, 1);
      for (std::size_t t = 0; t < gt.size(); ++t) {
        if (d.text.tokens[t].upos == Upos::punct) continue;
        s.gold_tokens += gt[t], s.our_tokens += ot[t], s.both_tokens += gt[t] && ot[t];
      }
      std::vector<std::uint8_t> used(o.size());
      for (const auto r : g) {
        double best = 0;
        std::size_t which = 0;
        for (std::size_t i = 0; i < o.size(); ++i) {
          if (used[i]) continue;
          const double v = (static_cast<double>(std::min(r.last, o[i].last)) - std::max(r.first, o[i].first)) / (static_cast<double>(std::max(r.last, o[i].last)) - std::min(r.first, o[i].first));
          if (v > best) best = v, which = i;
        }
        if (best >= .5) used[which] = 1, s.overlap += 1;
      }
    }
    const auto f = [](double right, double a, double b) { return a + b > 0 ? 200 * right / (a + b) : 0; };
    fmt::print("{:8s} exact P {:.1f} R {:.1f} F {:.1f} | token F {:.1f} | overlap F {:.1f}\n", name, 100 * s.exact / std::max(1., s.ours), 100 * s.exact / std::max(1., s.gold), f(s.exact, s.ours, s.gold),
               f(s.both_tokens, s.our_tokens, s.gold_tokens), f(s.overlap, s.ours, s.gold));
  }
}

std::vector<Doc> read_all(const std::vector<std::string>& sets, std::size_t limit) {
  std::vector<Doc> out;
  for (const auto& s : sets) {
    const auto cut = s.find(':');
    for (Doc& d : read(s.substr(0, cut), s.substr(cut + 1), limit)) out.push_back(std::move(d));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  Options o;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string key = argv[i], value = argv[i + 1];
    if (key == "--train") o.train.push_back(value);
    else if (key == "--hold") o.hold.push_back(value);
    else if (key == "--out") o.out = value;
    else if (key == "--least") o.least = static_cast<std::uint32_t>(std::stoul(value));
    else if (key == "--epochs") o.epochs = std::stoi(value);
    else if (key == "--l1-cues") o.l1_cues = std::stod(value);
    else if (key == "--l1-parts") o.l1_parts = std::stod(value);
    else if (key == "--keep-cues") o.keep_cues = std::stoul(value);
    else if (key == "--keep-parts") o.keep_parts = std::stoul(value);
    else if (key == "--limit") o.limit = std::stoul(value);
    else return fmt::print(stderr, "unknown option {}\n", key), 2;
  }
  const World world = World::load().value();
  std::vector<Doc> train = read_all(o.train, o.limit), hold;
  if (!o.hold.empty()) {
    hold = read_all(o.hold, o.limit);
  } else {
    std::vector<Doc> rest;
    for (std::size_t i = 0; i < train.size(); ++i) (i % 10 == 9 ? hold : rest).push_back(std::move(train[i]));
    train = std::move(rest);
  }
  fmt::print("{} documents to learn from, {} held back\n", train.size(), hold.size());

  // Examples, with the features that are seen often enough.
  Index cue_index, part_index;
  std::vector<std::uint32_t> cue_features_of;
  std::vector<CueCase> cue_cases;
  std::vector<PartCase> part_cases;
  {
    std::vector<Feature> f;
    Row row;
    std::size_t lost = 0, all = 0;
    for (Doc& d : train) {
      const Scene s = make_scene(d.report.text, d.text, d.quoted, world);
      find_heads(s, d);
      std::vector<std::uint8_t> head(d.text.tokens.size());
      for (const Gold& g : d.gold) {
        ++all;
        if (g.head == no_token) {
          ++lost;
          continue;
        }
        head[g.head] = 1;
        const Sentence& x = d.text.sentences[s.sentence[g.head]];
        if (x.last_token - x.first_token > longest_sentence) continue;
        const TokenRange w = window(s, g.head);
        part_features(s, g.head, w, row);
        PartCase c;
        for (const Feature y : row.features) c.features.push_back(part_index.add(y));
        c.ends = row.ends;
        c.joints = row.joints;
        c.labels.assign(row.ends.size(), 0);
        for (std::size_t p = 1; p < parts; ++p)
          for (const TokenRange r : g.spans[p])
            for (auto t = std::max(r.first, w.first); t < std::min(r.last, w.last); ++t) c.labels[t - w.first] = static_cast<std::uint8_t>(p);
        part_cases.push_back(std::move(c));
      }
      for (std::uint32_t t = 0; t < d.text.tokens.size(); ++t) {
        if (!may_be_cue(s, t)) continue;
        f.clear();
        cue_features(s, t, f);
        CueCase c{static_cast<std::uint32_t>(cue_features_of.size()), 0, head[t] != 0};
        for (const Feature y : f) cue_features_of.push_back(cue_index.add(y));
        c.to = static_cast<std::uint32_t>(cue_features_of.size());
        cue_cases.push_back(c);
      }
    }
    fmt::print("{} attributions, {} without a head; {} candidates; features: {} of cues, {} of parts\n", all, lost, cue_cases.size(), cue_index.features.size(), part_index.features.size());
  }
  // Twice: with L1, to see which features say something, and without, on those that do (L1 makes what it keeps too small).
  Weights cues, tokens, joints;
  std::vector<std::uint8_t> cue_kept(cue_index.features.size(), 0), part_kept(part_index.features.size(), 0);
  for (std::size_t i = 0; i < cue_kept.size(); ++i) cue_kept[i] = cue_index.seen[i] >= o.least;
  for (std::size_t i = 0; i < part_kept.size(); ++i) part_kept[i] = part_index.seen[i] >= o.least * 4;
  std::mt19937 random(7);
  for (const bool last : {false, true}) {
    if (last) {
      keep_heaviest(cues, cue_index, 1, o.keep_cues, cue_kept);
      keep_heaviest(tokens, part_index, parts, o.keep_parts, part_kept);
    }
    cues.size(cue_index.features.size());
    tokens.size(part_index.features.size() * parts);
    joints.size(joint_kinds * parts * parts);
    cues.l1 = last ? 0 : o.l1_cues;
    tokens.l1 = last ? 0 : o.l1_parts;
    for (PartCase& c : part_cases) {
      std::uint32_t from = 0, to = 0;
      for (auto& e : c.ends) {
        for (; from < e; ++from)
          if (part_kept[c.features[from]]) c.features[to++] = c.features[from];
        e = to;
      }
      c.features.resize(to);
    }
    for (int e = 0; e < (last ? o.epochs : o.epochs / 2 + 1); ++e) {
      cues.rate = tokens.rate = joints.rate = .2 / (1 + e);
      std::shuffle(cue_cases.begin(), cue_cases.end(), random);
      double loss = 0;
      for (const CueCase& c : cue_cases) {
        double sum = 0;
        for (auto i = c.from; i < c.to; ++i)
          if (cue_kept[cue_features_of[i]]) sum += cues.w[cue_features_of[i]];
        const double p = 1 / (1 + std::exp(-sum));
        loss -= std::log(std::max(1e-9, c.is_cue ? p : 1 - p));
        for (auto i = c.from; i < c.to; ++i)
          if (cue_kept[cue_features_of[i]]) cues.step(cue_features_of[i], p - (c.is_cue ? 1 : 0));
      }
      std::shuffle(part_cases.begin(), part_cases.end(), random);
      double likelihood = 0, count = 0;
      for (const PartCase& c : part_cases) likelihood += learn(c, tokens, joints), count += static_cast<double>(c.labels.size());
      fmt::print("epoch {}: cues {:.4f} a candidate, parts {:.4f} a token\n", e + 1, loss / static_cast<double>(cue_cases.size()), -likelihood / count);
      std::fflush(stdout);
    }
  }
  std::size_t kept_cues = 0, kept_tokens = 0;
  std::string source =
      "// Written by tools/train/quotes.cpp: do not edit. Structure alone; see quotes_roles.hpp and docs/quotes.md.\n"
      "#include \"annotate/quotes_roles_weights.hpp\"\n\n#include <array>\n\nnamespace synoptic::annotate::quotes {\nnamespace {\n\n// clang-format off\n";
  source += table("cues", cue_index, cues, 1, kept_cues) + "\n";
  source += table("tokens", part_index, tokens, parts, kept_tokens) + "\n";
  source += fmt::format("constexpr std::array<std::int16_t, joint_kinds * parts * parts> joints{{\n");
  std::vector<std::int16_t> joint_values;
  for (std::size_t i = 0; i < joints.w.size(); ++i) {
    joint_values.push_back(static_cast<std::int16_t>(std::clamp(std::lround(joints.w[i] * weight_unit), -32000L, 32000L)));
    source += fmt::format("{}{}{}", i % 16 ? " " : "    ", joint_values.back(), i + 1 == joints.w.size() ? "\n" : i % 16 == 15 ? ",\n" : ",");
  }
  source += "};\n// clang-format on\n\n}  // namespace\n\nModel role_model() { return {cues, tokens, joints}; }\n\n}  // namespace synoptic::annotate::quotes\n";
  fmt::print("weights kept: {} of cues, {} of parts\n", kept_cues, kept_tokens);

  std::vector<Weighted> cue_rows, token_rows;
  const auto rows = [](const Index& index, const Weights& w, std::size_t wide) {
    std::vector<Weighted> out;
    for (std::size_t i = 0; i < index.features.size(); ++i) {
      Weighted x;
      x.feature = index.features[i];
      bool any = false;
      for (std::size_t p = 0; p < wide; ++p) {
        x.weight[p] = static_cast<std::int16_t>(std::clamp(std::lround(w.w[i * wide + p] * weight_unit), -32000L, 32000L));
        any = any || std::abs(x.weight[p]) > 2;
      }
      if (any) out.push_back(x);
    }
    return out;
  };
  cue_rows = rows(cue_index, cues, 1);
  token_rows = rows(part_index, tokens, parts);
  const Model model{cue_rows, token_rows, joint_values};
  for (const double sure : {.3, .36, .42, .48, .54}) {
    std::vector<std::vector<Attribution>> ours;
    for (const Doc& d : hold) ours.push_back(find_attributions(d.report.text, d.text, d.quoted, world, model, sure));
    fmt::print("least sure {:.2f}\n", sure);
    measure(hold, ours);
  }
  if (!o.out.empty()) std::ofstream(o.out) << source;
}
