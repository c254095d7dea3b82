// tf-idf with the fields kept apart: one weight over the whole report, one over title and lead. The inverse document
// frequency is that of the batch, counted over distinct texts, and smoothed so that a batch of five reports still
// tells a common word from a rare one. Whether a term is a name is a matter of the whole batch: it is written with a
// capital inside sentences more often than without. That makes headlines in Title Case harmless.
#include "story/vectors.hpp"

#include <algorithm>
#include <cmath>

#include "story/background.hpp"
#include "story/parallel.hpp"

namespace synoptic::story {
namespace {

struct Slot {
  std::uint64_t key = 0;
  std::uint32_t reports = 0;
  std::uint32_t caps = 0, plain = 0;
  std::uint32_t id = 0;
  TermKind kind = TermKind::word;
};

// Open addressing; a key is already a good hash. `reports` = 0 marks a free slot.
class Table {
 public:
  Table() : slots_(1u << 12) {}
  Slot& at(std::uint64_t key) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    std::size_t i = key & (slots_.size() - 1);
    while (slots_[i].reports != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
    if (slots_[i].reports == 0) {
      slots_[i].key = key;
      ++used_;
    }
    return slots_[i];
  }
  const Slot& find(std::uint64_t key) const {
    std::size_t i = key & (slots_.size() - 1);
    while (slots_[i].reports != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
    return slots_[i];
  }
  std::vector<Slot>& slots() { return slots_; }

 private:
  void grow() {
    std::vector<Slot> next(slots_.size() * 2);
    for (const Slot& s : slots_) {
      if (s.reports == 0) continue;
      std::size_t i = s.key & (next.size() - 1);
      while (next[i].reports != 0) i = (i + 1) & (next.size() - 1);
      next[i] = s;
    }
    slots_.swap(next);
  }
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

float damped(std::uint32_t count) {
  static const std::array<float, 1024> table = [] {
    std::array<float, 1024> t{};
    for (std::size_t i = 1; i < t.size(); ++i) t[i] = 1.0f + std::log(static_cast<float>(i));
    return t;
  }();
  return table[std::min<std::uint32_t>(count, 1023)];
}

// Reports that the background counts for beside `n` of the batch: much while the batch is too small to tell a common
// word from a rare one, little when it can speak for itself.
float background_weight(float n) { return 50.0f + 1000.0f / (1.0f + n / 20.0f); }

constexpr std::size_t key_names = 6;
constexpr std::size_t key_terms = 12;

// Marks the heaviest `limit` terms that `wanted` lets through; returns their weight.
template <class Wanted>
float mark_heaviest(std::vector<Weighted>& terms, std::size_t limit, bool Weighted::*mark, Wanted wanted) {
  std::vector<std::uint32_t> pick;
  for (std::uint32_t k = 0; k < terms.size(); ++k)
    if (wanted(terms[k])) pick.push_back(k);
  const std::size_t n = std::min(limit, pick.size());
  std::partial_sort(pick.begin(), pick.begin() + static_cast<std::ptrdiff_t>(n), pick.end(), [&](std::uint32_t a, std::uint32_t b) {
    return terms[a].all != terms[b].all ? terms[a].all > terms[b].all : a < b;
  });
  float sum = 0;
  for (std::size_t k = 0; k < n; ++k) {
    terms[pick[k]].*mark = true;
    sum += terms[pick[k]].all;
  }
  return sum;
}

}  // namespace

Vectors make_vectors(const std::vector<Terms>& terms, const std::vector<bool>& leave_out, unsigned threads) {
  Table table;
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (leave_out[i]) continue;
    ++distinct;
    for (const TermUse& u : terms[i].uses) {
      Slot& s = table.at(u.key);
      ++s.reports;
      s.caps += u.caps;
      s.plain += u.plain;
      if (s.reports == 1) s.kind = u.kind;
    }
  }
  Vectors out;
  // Ids in the order of the keys, so that sums run in the same order whatever the batch's order was.
  std::vector<Slot*> order;
  for (Slot& s : table.slots())
    if (s.reports > 0) order.push_back(&s);
  std::sort(order.begin(), order.end(), [](const Slot* a, const Slot* b) { return a->key < b->key; });
  out.vocabulary.resize(order.size());
  const float background_reports = background_weight(static_cast<float>(distinct));
  const float total = static_cast<float>(distinct) + background_reports + 1.0f;
  const float rarest = std::log(total / 1.5f);  // what a term of a single report has: weights of any batch go up to 1
  for (std::size_t k = 0; k < order.size(); ++k) {
    Slot& s = *order[k];
    s.id = static_cast<std::uint32_t>(k);
    TermFacts& f = out.vocabulary[k];
    f.reports = s.reports;
    const float share = s.kind == TermKind::word ? background_share(s.key) : 0.0f;
    f.idf = std::max(0.0f, std::log(total / (static_cast<float>(s.reports) + background_reports * share + 0.5f)) / rarest);
    f.number = s.kind == TermKind::number;
    f.name = s.kind == TermKind::name || (s.kind == TermKind::word && s.caps > s.plain);
  }

  out.reports.resize(terms.size());
  in_pieces(terms.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (leave_out[i]) continue;
      Vector& v = out.reports[i];
      v.words = terms[i].words;
      v.counts = terms[i].counts;
      float all = 0, head = 0, name = 0;
      const auto& uses = terms[i].uses;
      v.terms.reserve(uses.size());
      for (std::uint32_t k = 0; k < uses.size(); ++k) {
        const TermUse& u = uses[k];
        const Slot& s = table.find(u.key);
        const TermFacts& f = out.vocabulary[s.id];
        Weighted w;
        w.term = s.id;
        w.use = k;
        w.title = u.title > 0;
        w.all = damped(u.title * 2u + u.lead + u.body) * f.idf;
        w.head = u.title + u.lead > 0 ? damped(u.title + u.lead) * f.idf : 0;
        all += w.all * w.all;
        head += w.head * w.head;
        if (w.title) v.title_weight += f.idf;
        if (f.name) {
          name += w.all * w.all;
          if (w.head > 0) v.head_name_weight += f.idf;
        }
        v.terms.push_back(w);
      }
      mark_heaviest(v.terms, key_names, &Weighted::key_name, [&](const Weighted& w) { return out.vocabulary[w.term].name; });
      v.key_term_weight = mark_heaviest(v.terms, key_terms, &Weighted::key_term, [](const Weighted&) { return true; });
      std::erase_if(v.terms, [&](const Weighted& w) { return out.vocabulary[w.term].reports < 2; });
      v.terms.shrink_to_fit();
      v.all_norm = std::sqrt(all);
      v.head_norm = std::sqrt(head);
      v.name_norm = std::sqrt(name);
    }
  });
  return out;
}

Features compare(const Vector& a, const Vector& b, const std::vector<TermFacts>& vocabulary) {
  float all = 0, head = 0, a_title_in_b = 0, b_title_in_a = 0, names = 0, a_names_in_b = 0, b_names_in_a = 0;
  float rare = 0, numbers = 0, a_key_terms = 0, b_key_terms = 0;
  const Weighted *x = a.terms.data(), *y = b.terms.data();
  const Weighted *const x_end = x + a.terms.size(), *const y_end = y + b.terms.size();
  while (x != x_end && y != y_end) {
    if (x->term != y->term) {  // which of the two is behind is a coin toss: step without a branch
      const bool behind = x->term < y->term;
      x += behind;
      y += !behind;
      continue;
    }
    const TermFacts& f = vocabulary[x->term];
    all += x->all * y->all;
    head += x->head * y->head;
    if (x->title) a_title_in_b += f.idf;
    if (y->title) b_title_in_a += f.idf;
    if (f.name) {
      names += x->all * y->all;
      if (x->head > 0) a_names_in_b += f.idf;
      if (y->head > 0) b_names_in_a += f.idf;
      rare = std::max(rare, f.idf * (x->head > 0 && y->head > 0 ? 1.0f : 0.7f));
    }
    if (f.number) numbers += f.idf;
    if (x->key_term) a_key_terms += x->all;
    if (y->key_term) b_key_terms += y->all;
    ++x;
    ++y;
  }
  const auto cosine = [](float dot, float u, float v) { return u > 0 && v > 0 ? dot / (u * v) : 0.0f; };
  Features out{};
  out[f_all] = cosine(all, a.all_norm, b.all_norm);
  out[f_head] = cosine(head, a.head_norm, b.head_norm);
  const auto part = [](float have, float whole, float unknown) { return whole > 0 ? have / whole : unknown; };
  if (a.title_weight > 0 && b.title_weight > 0) {
    out[f_title_in_text] = 0.5f * (a_title_in_b / a.title_weight + b_title_in_a / b.title_weight);
  } else {  // a report without a headline: what is known of the other's, and the lead
    out[f_title_in_text] = part(a_title_in_b, a.title_weight, part(b_title_in_a, b.title_weight, 2 * out[f_head]));
  }
  const auto [terms_low, terms_high] = std::minmax({part(a_key_terms, a.key_term_weight, 0), part(b_key_terms, b.key_term_weight, 0)});
  out[f_key_terms_low] = terms_low;
  out[f_key_terms_high] = terms_high;
  out[f_names] = cosine(names, a.name_norm, b.name_norm);
  out[f_rare_name] = rare;
  out[f_numbers] = 1.0f - std::exp(-0.8f * numbers);
  const float foreign_a = a.head_name_weight > 0 ? 1 - a_names_in_b / a.head_name_weight : 0.5f;
  const float foreign_b = b.head_name_weight > 0 ? 1 - b_names_in_a / b.head_name_weight : 0.5f;
  out[f_foreign_names] = std::min(foreign_a, foreign_b);
  const float names_to_compare = std::min(1.0f, 0.5f * std::min(a.head_name_weight, b.head_name_weight));
  out[f_strangers] = names_to_compare * std::max(0.0f, (out[f_foreign_names] - 0.7f) / 0.3f);

  // Units that both count: the same value somewhere, or only different ones.
  int conflict = 0;
  auto p = a.counts.begin(), q = b.counts.begin();
  while (p != a.counts.end() && q != b.counts.end()) {
    if (p->unit < q->unit) { ++p; continue; }
    if (q->unit < p->unit) { ++q; continue; }
    const auto unit = p->unit;
    bool same = false;
    while (p != a.counts.end() && q != b.counts.end() && p->unit == unit && q->unit == unit) {
      if (p->value == q->value) same = true;
      if (p->value <= q->value) ++p; else ++q;
    }
    while (p != a.counts.end() && p->unit == unit) ++p;
    while (q != b.counts.end() && q->unit == unit) ++q;
    conflict += !same;
    if (unit == age_unit() && !same) out[f_ages] = 1;
  }
  out[f_count_conflict] = 1.0f - std::exp(-0.5f * static_cast<float>(conflict));

  if (a.day && b.day) {
    const float days = std::fabs(static_cast<float>(*a.day - *b.day));
    out[f_near] = std::exp(-days * days / 18.0f);               // sigma 3
    out[f_far] = 1.0f - std::exp(-days * days / 450.0f);        // sigma 15
  } else {
    out[f_undated] = 1;
  }
  out[f_short] = 1.0f / (1.0f + static_cast<float>(std::min(a.words, b.words)) / 100.0f);
  return out;
}

std::vector<Shared> shared_terms(const Vector& a, const Vector& b, const std::vector<TermFacts>& vocabulary, std::size_t limit) {
  std::vector<Shared> out;
  auto x = a.terms.begin(), y = b.terms.begin();
  while (x != a.terms.end() && y != b.terms.end()) {
    if (x->term < y->term) { ++x; continue; }
    if (y->term < x->term) { ++y; continue; }
    const TermFacts& f = vocabulary[x->term];
    out.push_back({x->use, x->all * y->all, f.name, f.number});
    ++x;
    ++y;
  }
  std::stable_sort(out.begin(), out.end(), [](const Shared& s, const Shared& t) { return s.weight > t.weight; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace synoptic::story
