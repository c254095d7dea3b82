// What the trainers of the two rankers share: reports with their gold chains as tools/train/coref.py writes them, a log-linear learner,
// and the writing of weights. Reports are read by the program itself, so the trees and names are as wrong as they will be.
#pragma once

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

namespace synoptic::training {

using namespace annotate::people;

struct GoldMention {
  Span span;
  std::int64_t chain = 0;
  bool name = false;
  std::uint32_t head = 0;  // byte
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
  std::vector<std::uint8_t> right;  // a flag for each candidate; none: nobody is
};

inline std::vector<Doc> read(const std::string& part, const World& world, const text::Language& language) {
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
      x.head = static_cast<std::uint32_t>(std::int64_t(m.at(5)));
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

inline std::int64_t chain_of(const Doc& d, Span pronoun) {
  for (const GoldMention& g : d.gold)
    if (g.span == pronoun) return g.chain;
  return -1;
}

// Log-linear, full batches with Adagrad, L2.
inline std::vector<std::int16_t> learn(const std::vector<Case>& cases, std::size_t features_in_all, double l2) {
  std::vector<double> w(features_in_all, 0), squares(w.size(), 1e-6);
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

// The numbers as rows of a source file.
inline std::string rows_of(const std::vector<std::int16_t>& weights) {
  std::string out = "// clang-format off\n" + fmt::format("constexpr std::array<std::int16_t, {}> weights{{\n", weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) out += fmt::format("{}{}{}", i % 16 ? " " : "    ", weights[i], i + 1 == weights.size() ? "\n" : i % 16 == 15 ? ",\n" : ",");
  return out + "};\n// clang-format on\n";
}

}  // namespace synoptic::training
