#include "align/similarity.hpp"

#include <algorithm>
#include <cmath>

#include "align/opposites.hpp"
#include "align/kinship.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t dim = text::Vectors::dimensions;

float dot(const float* a, const float* b) {
  float s[4] = {0, 0, 0, 0};
  for (std::size_t i = 0; i < dim; i += 4)
    for (std::size_t k = 0; k < 4; ++k) s[k] += a[i + k] * b[i + k];
  return s[0] + s[1] + s[2] + s[3];
}

// How well one word stands for another, by three measures of which each adds to the one before.
struct Match {
  float exact = 0, lexicon = 0, soft = 0;
};

Match match(const TextUnit& a, const UnitWord& x, const TextUnit& b, const UnitWord& y) {
  if (x.key == y.key) return {1, 1, 1};
  Match m;
  if (x.number || y.number) return m;
  if (x.family != 0 && x.family == y.family) m.lexicon = .9f;
  else if (const Kinship k = kinship(x.synonyms, y.synonyms); k != Kinship::none) m.lexicon = k == Kinship::synonym ? .8f : k == Kinship::derived ? .85f : .5f;
  m.soft = m.lexicon;
  // Names are near each other by vectors when they are of one kind, not when they are the same.
  if (x.vector != 0 && y.vector != 0 && !x.name && !y.name) {
    const float c = dot(a.vectors.data() + (x.vector - 1) * dim, b.vectors.data() + (y.vector - 1) * dim);
    m.soft = std::max(m.soft, std::min(.9f, std::max(0.f, (c - .3f) / .7f)));
  }
  return m;
}

struct Side {
  const TextUnit& unit;
  std::array<Match, TextUnit::most_words> best{};
  double exact = 0, lexicon = 0, soft = 0, names = 0, names_shared = 0;

  void sum() {
    for (std::size_t i = 0; i < unit.words.size(); ++i) {
      const UnitWord& w = unit.words[i];
      exact += w.weight * best[i].exact;
      lexicon += w.weight * best[i].lexicon;
      soft += w.weight * best[i].soft;
      if (!w.name) continue;
      names += w.weight;
      names_shared += w.weight * best[i].exact;
    }
  }
  [[nodiscard]] double of_mass(double x) const { return unit.mass > 0 ? x / unit.mass : 0; }
};

float near(const TextUnit& a, std::uint16_t x, const TextUnit& b, std::uint16_t y) {
  return x == no_word || y == no_word ? 0 : match(a, a.words[x], b, b.words[y]).soft;
}

void compare_numbers(const TextUnit& a, const TextUnit& b, SimilarityFeatures& f) {
  std::size_t agree = 0, comparable = 0;
  for (const UnitNumber& x : a.numbers) {
    bool same = false, any = false;
    for (const UnitNumber& y : b.numbers) {
      if (x.measure != y.measure) continue;
      any = true;
      same = same || (x.low <= y.high && y.low <= x.high);
    }
    agree += same;
    comparable += any;
  }
  if (comparable == 0) return;
  f[sf_numbers] = std::min(1.f, static_cast<float>(agree) / static_cast<float>(std::min(a.numbers.size(), b.numbers.size())));
  f[sf_numbers_other] = agree == 0 ? 1 : 0;
}

float bigrams(const TextUnit& a, const TextUnit& b) {
  if (a.bigrams.empty() || b.bigrams.empty()) return 0;
  std::size_t shared = 0;
  for (auto i = a.bigrams.begin(), j = b.bigrams.begin(); i != a.bigrams.end() && j != b.bigrams.end();) {
    if (*i < *j) ++i;
    else if (*j < *i) ++j;
    else ++shared, ++i, ++j;
  }
  return 2 * static_cast<float>(shared) / static_cast<float>(a.bigrams.size() + b.bigrams.size());
}

}  // namespace

const char* name_of(SimilarityFeature f) {
  static constexpr const char* names[] = {"exact", "lexicon", "soft", "cover_low", "cover_high", "exact_high", "mean", "same", "names", "names_foreign", "names_one", "numbers",
                                          "numbers_other", "predicate", "subject", "object", "swapped", "polarity", "opposite", "rare_shared", "rare_alone", "bigrams", "short", "lengths"};
  static_assert(std::size(names) == similarity_feature_count);
  return names[f];
}

SimilarityFeatures Similarity::features(const TextUnit& a, const TextUnit& b) {
  SimilarityFeatures f{};
  const std::size_t n = a.words.size(), m = b.words.size();
  if (n == 0 || m == 0) return f;
  Side x{a}, y{b};
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j)
      if (a.words[i].key == b.words[j].key) x.best[i] = y.best[j] = {1, 1, 1};
  bool opposite = false;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      if (x.best[i].exact + y.best[j].exact == 2) continue;  // nothing to be found; most of the work is saved here
      const Match k = match(a, a.words[i], b, b.words[j]);
      for (Match* best : {&x.best[i], &y.best[j]}) {
        best->lexicon = std::max(best->lexicon, k.lexicon);
        best->soft = std::max(best->soft, k.soft);
      }
      opposite = opposite || (x.best[i].exact + y.best[j].exact == 0 && opposites(a.words[i].opposites, b.words[j].opposites) == Opposite::says);
    }
  x.sum();
  y.sum();
  const double mass = std::max(1e-6, static_cast<double>(a.mass) + b.mass);
  f[sf_exact] = static_cast<float>((x.exact + y.exact) / mass);
  f[sf_lexicon] = static_cast<float>((x.lexicon + y.lexicon) / mass);
  f[sf_soft] = static_cast<float>((x.soft + y.soft) / mass);
  f[sf_cover_low] = static_cast<float>(std::min(x.of_mass(x.soft), y.of_mass(y.soft)));
  f[sf_cover_high] = static_cast<float>(std::max(x.of_mass(x.soft), y.of_mass(y.soft)));
  f[sf_exact_high] = static_cast<float>(std::max(x.of_mass(x.exact), y.of_mass(y.exact)));
  if (!a.mean.empty() && !b.mean.empty()) f[sf_mean] = dot(a.mean.data(), b.mean.data());
  f[sf_same] = f[sf_exact] > .999f ? 1 : 0;
  if (x.names > 0 && y.names > 0) {
    f[sf_names] = static_cast<float>((x.names_shared + y.names_shared) / (x.names + y.names));
    f[sf_names_foreign] = f[sf_names] == 0 ? 1 : 0;
  } else if (x.names > 0 || y.names > 0) {
    f[sf_names_one] = 1;
  }
  compare_numbers(a, b, f);
  f[sf_predicate] = near(a, a.predicate, b, b.predicate);
  f[sf_subject] = near(a, a.subject, b, b.subject);
  f[sf_object] = near(a, a.object, b, b.object);
  const float straight = std::max(f[sf_subject], f[sf_object]), crossed = std::min(near(a, a.subject, b, b.object), near(a, a.object, b, b.subject));
  f[sf_swapped] = f[sf_predicate] > .7f && crossed > .7f && straight < .7f ? 1 : 0;
  f[sf_polarity] = a.negated != b.negated ? 1 : 0;
  f[sf_opposite] = opposite ? 1 : 0;
  for (const Side* side : {&x, &y}) {
    const std::size_t words = side->unit.words.size();
    for (std::size_t i = 0; i < words; ++i) {
      const float w = side->unit.words[i].weight / 12;
      if (side->best[i].exact > 0) f[sf_rare_shared] = std::max(f[sf_rare_shared], w);
      else if (words == std::min(n, m) && side->best[i].soft < .4f) f[sf_rare_alone] = std::max(f[sf_rare_alone], w);
    }
  }
  f[sf_bigrams] = bigrams(a, b);
  f[sf_short] = 1 / static_cast<float>(std::min(n, m));
  f[sf_lengths] = static_cast<float>(std::min(n, m)) / static_cast<float>(std::max(n, m));
  return f;
}

float Similarity::cover(const TextUnit& a, const TextUnit& b) {
  double all = 0, found = 0;
  for (const UnitWord& x : a.words) {
    float best = 0;
    for (const UnitWord& y : b.words) {
      best = std::max(best, match(a, x, b, y).soft);
      if (best == 1) break;
    }
    all += x.weight;
    found += x.weight * best;
  }
  return all > 0 ? static_cast<float>(found / all) : 1;
}

float Similarity::score(const TextUnit& a, const TextUnit& b) const { return a.words.empty() || b.words.empty() ? 0 : score(features(a, b)); }

}  // namespace synoptic::align
