// Texts made ready: which words count, under which keys, how much each weighs, and which of them is predicate, subject and object.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "align/differences.hpp"
#include "align/opposites.hpp"
#include "align/similarity.hpp"
#include "align/kinship.hpp"
#include "base/embedded.hpp"
#include "text/features.hpp"
#include "base/utf8.hpp"
#include "text/syntax.hpp"

namespace synoptic {
extern const EmbeddedFile embedded_common_words[];
extern const std::size_t embedded_common_words_count;
}  // namespace synoptic

namespace synoptic::align {
namespace {

constexpr std::size_t dim = text::Vectors::dimensions;
constexpr float rarest = 12.5f;        // of a word that no list has
constexpr float rare_word = 9.5f;      // of a word that is not among the common ones, where there are no vectors
constexpr float number_weight = 7;
constexpr float meant_weight = 5;      // at least, of somebody meant, also by a pronoun

// Rareness of common words where there are no vectors. A word's share of reports of 300 words gives its frequency, and Zipf's law its rank.
const std::unordered_map<std::string_view, float>& common_words() {
  static const auto words = [] {
    std::unordered_map<std::string_view, float> out;
    std::string_view rest = embedded_common_words[0].bytes();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t tab = line.find('\t');
      if (line.starts_with('#') || tab == std::string_view::npos) continue;
      int per_mille = 0;
      std::from_chars(line.data() + tab + 1, line.data() + line.size(), per_mille);
      const double frequency = -std::log1p(-std::clamp(per_mille, 1, 999) / 1000.0) / 300;
      out.try_emplace(line.substr(0, tab), static_cast<float>(std::log(2 + .1 / frequency)));
    }
    return out;
  }();
  return words;
}

std::uint64_t key_of(char kind, std::string_view text) { return text::fnv1a(std::string(1, kind) + std::string(text)); }

class Preparer {
 public:
  Preparer(const text::Vectors* vectors, const std::vector<float>& common, const Document& d, std::uint32_t first, std::uint32_t last, const Stemmer& stem, Values values,
           std::span<const Meant> meant)
      : vectors_(vectors), common_(common), d_(d), tokens_(d.analysis.text.tokens), first_(first), last_(last), stem_(stem), values_(values), meant_(meant) {}

  TextUnit run() {
    if (values_ == Values::count) find_numbers();
    word_of_.assign(last_ - first_, no_word);
    for (std::uint32_t t = first_; t < last_; ++t) add(t);
    find_roles();
    shorten();
    find_bigrams();
    for (const UnitWord& w : out_.words) out_.mass += w.weight;
    find_mean();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string folded(std::uint32_t t) const { return utf8::fold(view(d_.report.text, tokens_[t].span)); }

  void find_numbers() {
    Clause c;
    const WordRange range = words_in(d_.analysis.text, {tokens_[first_].span.begin, tokens_[last_ - 1].span.end});
    c.span = {tokens_[first_].span.begin, tokens_[last_ - 1].span.end};
    c.first_word = range.first;
    c.last_word = range.last;
    for (const Quantity& q : find_quantities(d_, c, stem_)) out_.numbers.push_back({q.low, q.high, q.measure});
  }

  // The one of `list` that holds a token; nullptr if none does.
  template <typename T>
  [[nodiscard]] static const T* at(std::span<const T> list, Span s) {
    const auto it = std::partition_point(list.begin(), list.end(), [&](const T& x) { return x.span.end <= s.begin; });
    return it != list.end() && it->span.overlaps(s) ? &*it : nullptr;
  }

  // "Moscow", "the Kremlin" and "Russian" say the same where they mean the country's government.
  static bool is_country(const Name& n) { return !n.country.empty() && n.kind != EntityKind::person; }

  void add(std::uint32_t t) {
    const Token& token = tokens_[t];
    if (token.kind == TokenKind::punct || token.kind == TokenKind::symbol || token.kind == TokenKind::url) return;
    const std::string word = folded(t);
    const std::string& lemma = token.lemma.empty() ? word : token.lemma;
    UnitWord w;
    const Meant* meant = at(meant_, token.span);
    const Name* name = at(std::span<const Name>(d_.analysis.text.names), token.span);
    if (meant != nullptr || (name != nullptr && is_country(*name))) {
      const Span whole = meant != nullptr ? meant->span : name->span;
      if (t > first_ && whole.overlaps(tokens_[t - 1].span)) {  // one word for the whole name
        word_of_[t - first_] = word_of_[t - 1 - first_];
        return;
      }
      w.key = meant != nullptr ? key_of('=', meant->key) : key_of('@', name->country);
      w.name = true;
      w.weight = std::max(meant_weight, weight(word, lemma));
    } else if (is_negation(word)) {
      if (values_ == Values::count) out_.negated = !out_.negated;
      return;
    } else if (const auto value = number_value(word); value && (name == nullptr || token.kind == TokenKind::number)) {
      if (values_ == Values::ignore) return;
      w.key = key_of('#', std::to_string(*value * scale_after(t)));
      w.number = true;
      w.weight = number_weight;
    } else {
      if (is_stop_word(word) || word.size() < 2 || is_scale(t, word)) return;
      const std::string stem = stem_(lemma);
      w.key = key_of(' ', stem);
      if (const auto family = casualty_class(stem); !family.empty()) w.family = key_of('!', family);
      w.name = name != nullptr;
      w.weight = weight(word, lemma);
      w.synonyms = kin_id(lemma);
      w.opposites = opposite_id(lemma);
    }
    const auto known = std::find_if(out_.words.begin(), out_.words.end(), [&](const UnitWord& x) { return x.key == w.key; });
    if (known != out_.words.end()) {
      word_of_[t - first_] = static_cast<std::uint16_t>(known - out_.words.begin());
      return;
    }
    if (!w.number) w.vector = vector(word, lemma);
    word_of_[t - first_] = static_cast<std::uint16_t>(out_.words.size());
    out_.words.push_back(w);
  }

  static double scale(std::string_view word) {
    if (word == "hundred") return 1e2;
    if (word == "thousand" || word == "k") return 1e3;
    if (word == "million" || word == "m") return 1e6;
    if (word == "billion" || word == "bn") return 1e9;
    return 1;
  }
  [[nodiscard]] double scale_after(std::uint32_t t) const { return t + 1 < last_ ? scale(folded(t + 1)) : 1; }
  [[nodiscard]] bool is_scale(std::uint32_t t, std::string_view word) const { return t > first_ && scale(word) != 1 && number_value(folded(t - 1)); }

  // The vectors stand in the order of their words' frequency; by Zipf's law, -log of a frequency is about log of the rank.
  [[nodiscard]] float weight(const std::string& word, const std::string& lemma) const {
    float out = vectors_ != nullptr ? rarest : rare_word;
    for (const std::string* w : {&word, &lemma}) {
      if (vectors_ != nullptr) {
        if (const auto row = vectors_->find(*w)) out = std::min(out, std::log(2.f + static_cast<float>(*row)));
      } else if (const auto it = common_words().find(*w); it != common_words().end()) {
        out = std::min(out, it->second);
      }
    }
    return out;
  }

  // Appends its vector, centred and of length 1.
  std::uint16_t vector(const std::string& word, const std::string& lemma) {
    if (vectors_ == nullptr) return 0;
    auto row = vectors_->find(word);
    if (!row) row = vectors_->find(lemma);
    if (!row) return 0;
    const std::size_t at = out_.vectors.size();
    out_.vectors.resize(at + dim);
    float* v = out_.vectors.data() + at;
    vectors_->copy(*row, v);
    float norm = 0;
    for (std::size_t i = 0; i < dim; ++i) {
      v[i] -= common_[i];
      norm += v[i] * v[i];
    }
    norm = std::sqrt(std::max(norm, 1e-12f));
    for (std::size_t i = 0; i < dim; ++i) v[i] /= norm;
    return static_cast<std::uint16_t>(out_.vectors.size() / dim);
  }

  // The first token that hangs on nothing inside the unit, and its nearest dependents.
  void find_roles() {
    std::optional<std::uint32_t> head;
    for (std::uint32_t t = first_; t < last_ && !head; ++t) {
      const Token& token = tokens_[t];
      if (token.head == head_unknown) return;
      const bool outside = token.head < static_cast<std::int32_t>(first_) || token.head >= static_cast<std::int32_t>(last_);
      if (outside && token.deprel != Deprel::punct) head = t;
    }
    if (!head) return;
    out_.predicate = word_of_[*head - first_];
    for (std::uint32_t t = first_; t < last_; ++t) {
      const Token& token = tokens_[t];
      if (token.head != static_cast<std::int32_t>(*head)) continue;
      const std::uint16_t w = word_of_[t - first_];
      const bool passive = token.deprel == Deprel::nsubj_pass || token.deprel == Deprel::csubj_pass;
      if (token.deprel == Deprel::obl_agent || (text::is_subject(token.deprel) && !passive)) {
        if (out_.subject == no_word) out_.subject = w;
      } else if (passive || token.deprel == Deprel::obj) {
        if (out_.object == no_word) out_.object = w;
      }
    }
  }

  // Keeps the heaviest words of a long text, in their order.
  void shorten() {
    if (out_.words.size() <= TextUnit::most_words) return;
    std::vector<std::uint16_t> order(out_.words.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return out_.words[a].weight > out_.words[b].weight; });
    order.resize(TextUnit::most_words);
    std::sort(order.begin(), order.end());
    const auto now_at = [&](std::uint16_t& w) {
      const auto it = std::lower_bound(order.begin(), order.end(), w);
      w = w != no_word && it != order.end() && *it == w ? static_cast<std::uint16_t>(it - order.begin()) : no_word;
    };
    for (auto* role : {&out_.predicate, &out_.subject, &out_.object}) now_at(*role);
    std::vector<UnitWord> kept;
    for (const auto i : order) kept.push_back(out_.words[i]);
    out_.words = std::move(kept);
  }

  void find_bigrams() {
    for (std::size_t i = 1; i < out_.words.size(); ++i) out_.bigrams.push_back(out_.words[i - 1].key * 31 + out_.words[i].key);
    std::sort(out_.bigrams.begin(), out_.bigrams.end());
  }

  void find_mean() {
    if (out_.vectors.empty()) return;
    out_.mean.assign(dim, 0);
    for (const UnitWord& w : out_.words) {
      if (w.vector == 0) continue;
      const float* v = out_.vectors.data() + (w.vector - 1) * dim;
      for (std::size_t i = 0; i < dim; ++i) out_.mean[i] += w.weight * v[i];
    }
    const float norm = std::sqrt(std::max(std::inner_product(out_.mean.begin(), out_.mean.end(), out_.mean.begin(), 0.f), 1e-12f));
    for (float& x : out_.mean) x /= norm;
  }

  const text::Vectors* vectors_;
  const std::vector<float>& common_;
  const Document& d_;
  const std::vector<Token>& tokens_;
  const std::uint32_t first_, last_;
  const Stemmer& stem_;
  const Values values_;
  const std::span<const Meant> meant_;
  std::vector<std::uint16_t> word_of_;  // by token - first_
  TextUnit out_;
};

}  // namespace

Similarity::Similarity(const text::Vectors* vectors) : vectors_(vectors), common_(dim, 0.f) {
  if (vectors_ == nullptr) return;
  const auto n = static_cast<std::uint32_t>(std::min<std::size_t>(vectors_->size(), 10'000));
  std::vector<float> row(dim);
  for (std::uint32_t r = 0; r < n; ++r) {
    vectors_->copy(r, row.data());
    for (std::size_t i = 0; i < dim; ++i) common_[i] += row[i] / static_cast<float>(n);
  }
}

TextUnit Similarity::prepare(const Document& document, std::uint32_t first, std::uint32_t last, const Stemmer& stem, Values values, std::span<const Meant> meant) const {
  last = std::min<std::uint32_t>(last, static_cast<std::uint32_t>(document.analysis.text.tokens.size()));
  if (first >= last) return {};
  return Preparer(vectors_, common_, document, first, last, stem, values, meant).run();
}

void Similarity::weigh(std::span<TextUnit> units, const TextUnit* given) {
  std::unordered_map<std::uint64_t, std::uint32_t> df;
  for (const TextUnit& u : units)
    for (const UnitWord& w : u.words) ++df[w.key];
  const double n = static_cast<double>(units.size());
  for (TextUnit& u : units) {
    u.mass = 0;
    for (UnitWord& w : u.words) {
      // 1 for a word that one unit has, towards 0 for one that all have.
      double factor = std::log(1 + n / df[w.key]) / std::log(1 + n);
      if (given != nullptr && std::any_of(given->words.begin(), given->words.end(), [&](const UnitWord& g) { return g.key == w.key; })) factor *= .5;
      w.weight *= static_cast<float>(factor);
      u.mass += w.weight;
    }
  }
}

}  // namespace synoptic::align
