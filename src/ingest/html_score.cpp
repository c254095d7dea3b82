// Everything a feature needs of the whole page is summed up once, so that a page costs time in proportion to its size.
#include "ingest/html_score.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "ingest/html_trees.hpp"

namespace synoptic::ingest::html {
namespace {

constexpr float container_share = 0.75F;  // of the weight of all prose; lower splits reports, higher takes whole pages
constexpr float solid = 10;               // prose of a paragraph that counts as one among its neighbours
constexpr std::uint32_t none = 0xFFFFFFFFU;
constexpr std::size_t sure_after = 20;    // trees after which ...
constexpr float sure_no = -3;             // ... what is this far from the report stays out of it: later trees only mend small errors

constexpr struct {
  const char* name;
  std::uint32_t mark;
} marked[] = {{"unseen", unseen},   {"navigation", navigation}, {"foot", foot},   {"form", form},         {"comments", comments},     {"related", related}, {"social", social},
              {"offer", offer},     {"advert", advert},         {"side", side},   {"author", author},     {"topics", topics},         {"caption", caption}, {"embed", embed},
              {"byline", byline},   {"standfirst", standfirst}, {"body", body},   {"heading", heading},   {"item", item},             {"quote", quote},     {"cell", cell},
              {"article", article}, {"headline", headline},     {"figure", figure}, {"head", head},       {"note", note}};

constexpr const char* base_names[] = {
    "words", "link_share", "ends", "commas", "stops", "capitals", "digits", "strong", "word_bytes", "last_char", "starts_small", "tag", "in_article", "in_description",
    "parent_share", "group_share", "upper_share", "in_container", "container_depth", "depth", "kind_share", "kind_count", "kind_links", "kind_words",
    "before", "after", "index", "since_prose", "until_prose", "same_group_last", "same_group_next", "words-1", "words+1", "words-2", "words+2", "links-1", "links+1", "links-2", "links+2",
    "ends-1", "ends+1", "heading-1", "heading+1", "group-1", "group+1", "window_prose", "window_links", "repeats", "title_distance", "page_prose", "page_count", "calls", "signs", "shouted", "labelled", "fork_up", "fork_down", "block_side", "block_share"};
float tag_code(Tag tag) {
  switch (tag) {
    case Tag::p: return 0;
    case Tag::blockquote: return 1;
    case Tag::pre: return 2;
    case Tag::div: case Tag::section: case Tag::article: case Tag::main_: return 3;
    case Tag::li: return 4;
    case Tag::dd: case Tag::dt: return 5;
    case Tag::td: case Tag::th: return 6;
    case Tag::h2: return 7;
    case Tag::h3: return 8;
    case Tag::h4: case Tag::h5: case Tag::h6: return 9;
    case Tag::h1: return 10;
    default: return 11;
  }
}

float ending(char c) {
  switch (c) {
    case '.': case '!': case '?': return 0;
    case '"': case '\'': case ')': case 1: return 1;
    case ':': case ';': return 2;
    case ',': case '-': return 3;
    default: return 4;
  }
}

float capped(std::uint32_t n, std::uint32_t limit) { return static_cast<float>(std::min(n, limit)); }

float value_of(std::span<const Split> tree, const float* x) {
  std::int16_t at = 0;
  while (true) {
    const Split& s = tree[static_cast<std::size_t>(at)];
    const std::int16_t to = x[s.feature] <= s.threshold ? s.left : s.right;
    if (to < 0) return leaves[static_cast<std::size_t>(s.leaves - to - 1)];
    at = to;
  }
}

}  // namespace

std::uint32_t find_container(const Tree& t, const Outline& o) {
  std::vector<float> weight(t.nodes.size(), 0);
  for (const Paragraph& p : o.list)
    if (!(p.marks & (furniture | caption | embed | author))) weight[p.parent] += p.prose * ((p.marks & item) ? 0.4F : 1.0F) * ((p.marks & body) ? 1.5F : 1.0F);
  for (std::size_t i = weight.size(); i-- > 1;) weight[t.nodes[i].parent] += weight[i];
  std::uint32_t at = 0;
  if (weight.empty() || weight[0] <= 0) return 0;
  while (true) {
    std::uint32_t best = at;
    for (std::uint32_t c = at + 1; c < t.nodes[at].end; c = t.nodes[c].end)
      if (weight[c] >= container_share * weight[0] && (best == at || weight[c] > weight[best])) best = c;
    // The paragraph itself is no container.
    if (best == at || t.nodes[best].tag == Tag::p || t.nodes[best].tag == Tag::li) return at;
    at = best;
  }
}

Scorer::Scorer(const Tree& tree, const Outline& outline, std::uint32_t container) : t_(tree), o_(outline), container_(container) {
  const auto& list = o_.list;
  const std::size_t n = list.size();
  total_ = std::max(1.0F, o_.prose.empty() ? 0 : o_.prose[0]);
  before_.resize(n);
  last_.assign(n, none);
  next_.assign(n, none);
  kind_.resize(n);
  repeats_.assign(n, 0);
  title_ = n;
  std::unordered_map<std::uint64_t, std::uint32_t> kinds, texts;
  kinds.reserve(std::min<std::size_t>(n, 1U << 12));
  float sum = 0;
  std::uint32_t last = none;
  for (std::size_t i = 0; i < n; ++i) {
    const Paragraph& p = list[i];
    before_[i] = sum;
    sum += p.prose;
    last_[i] = last;
    if (p.prose >= solid) last = static_cast<std::uint32_t>(i);
    const auto [kind, fresh] = kinds.try_emplace(p.signature, static_cast<std::uint32_t>(kinds_.size()));
    if (fresh) kinds_.emplace_back();
    Kind& k = kinds_[kind_[i] = kind->second];
    k.count += 1;
    k.words += static_cast<float>(p.words);
    k.linked += static_cast<float>(p.linked_words);
    k.prose += p.prose;
    if (p.words >= 3) ++texts[p.text_hash];
    if (title_ == n && p.tag == Tag::h1 && p.words >= 2 && !(p.marks & (navigation | foot | unseen))) title_ = i;
  }
  std::vector<float> block(t_.nodes.size(), 0);
  for (const Paragraph& p : list)
    if (!(p.marks & (furniture | caption | embed | author))) {
      const auto group = t_.nodes[p.parent].parent;
      if ((block[group] += p.prose) > block[best_block_] || (block[group] == block[best_block_] && group < best_block_)) best_block_ = group;
    }
  fork_.assign(t_.nodes.size(), 0);
  for (std::uint32_t i = 1; i < fork_.size(); ++i) fork_[i] = i <= best_block_ && best_block_ < t_.nodes[i].end ? i : fork_[t_.nodes[i].parent];
  std::uint32_t next = none;
  for (std::size_t i = n; i-- > 0;) {
    next_[i] = next;
    if (list[i].prose >= solid) next = static_cast<std::uint32_t>(i);
    if (list[i].words >= 3) repeats_[i] = static_cast<unsigned char>(std::min(texts[list[i].text_hash] - 1, 3U));
  }
}

std::size_t Scorer::features(std::size_t i, std::span<float, max_features> x) const {
  const auto& list = o_.list;
  const Paragraph& p = list[i];
  const std::size_t n = list.size();
  std::size_t k = 0;
  const auto put = [&](float v) { x[k++] = v; };
  const auto group_of = [&](const Paragraph& q) { return t_.nodes[q.parent].parent; };
  const float words = static_cast<float>(p.words);
  put(capped(p.words, 200));
  put(p.link_share());
  put(capped(p.ends, 8));
  put(capped(p.commas, 8));
  put(static_cast<float>(p.stops) / words);
  put(static_cast<float>(p.capitals) / words);
  put(static_cast<float>(p.digits) / words);
  put(static_cast<float>(p.strong_words) / words);
  put(std::min(static_cast<float>(p.bytes) / words, 20.0F));
  put(ending(p.last_char));
  put(p.starts_small);
  put(tag_code(p.tag));
  put(p.triples ? static_cast<float>(p.in_article) / static_cast<float>(p.triples) : -1);
  put(p.triples ? static_cast<float>(p.in_description) / static_cast<float>(p.triples) : -1);
  const std::uint32_t group = group_of(p), upper = t_.nodes[group].parent;
  put(o_.prose[p.parent] / total_);
  put(o_.prose[group] / total_);
  put(o_.prose[upper] / total_);
  const bool inside = p.first >= container_ && p.first < t_.nodes[container_].end;
  put(inside);
  put(static_cast<float>(t_.nodes[p.parent].depth) - static_cast<float>(t_.nodes[container_].depth));
  put(std::min<float>(t_.nodes[p.parent].depth, 40));
  const Kind& kind = kinds_[kind_[i]];
  put(kind.prose / total_);
  put(std::min(kind.count, 50.0F));
  put(kind.linked / kind.words);
  put(std::min(kind.words / kind.count, 100.0F));
  put(before_[i] / total_);
  put(1 - (before_[i] + p.prose) / total_);
  put(static_cast<float>(i) / static_cast<float>(n));
  put(last_[i] == none ? 40 : capped(static_cast<std::uint32_t>(i) - last_[i], 39));
  put(next_[i] == none ? 40 : capped(next_[i] - static_cast<std::uint32_t>(i), 39));
  put(last_[i] != none && group_of(list[last_[i]]) == group);
  put(next_[i] != none && group_of(list[next_[i]]) == group);
  const auto neighbour = [&](int d) -> const Paragraph* {
    const auto j = static_cast<std::ptrdiff_t>(i) + d;
    return j >= 0 && j < static_cast<std::ptrdiff_t>(n) ? &list[static_cast<std::size_t>(j)] : nullptr;
  };
  const Paragraph* around[] = {neighbour(-1), neighbour(1), neighbour(-2), neighbour(2)};
  for (const auto* q : around) put(q ? capped(q->words, 100) : -1);
  for (const auto* q : around) put(q ? q->link_share() : -1);
  for (int a = 0; a < 2; ++a) put(around[a] ? capped(around[a]->ends, 4) : -1);
  for (int a = 0; a < 2; ++a) put(around[a] && (around[a]->marks & heading));
  for (int a = 0; a < 2; ++a) put(around[a] && group_of(*around[a]) == group);
  float near_words = 0, near_prose = 0, near_links = 0;
  for (std::size_t j = i > 4 ? i - 4 : 0; j < std::min(n, i + 5); ++j) {
    near_words += static_cast<float>(list[j].words);
    near_prose += list[j].prose;
    near_links += static_cast<float>(list[j].linked_words);
  }
  put(near_prose / near_words);
  put(near_links / near_words);
  put(repeats_[i]);
  put(title_ == n ? -50 : std::clamp(static_cast<float>(i) - static_cast<float>(title_), -20.0F, 60.0F));
  put(std::min(total_, 3000.0F));
  put(std::min(static_cast<float>(n), 1000.0F));
  put(capped(p.calls, 6));
  put(std::min(static_cast<float>(p.signs) / words, 2.0F));
  put(static_cast<float>(p.shouted) / words);
  put(p.labelled);
  // Where the ways from the root to this paragraph and to the page's best block part.
  const std::uint32_t fork = fork_[group];
  put(static_cast<float>(t_.nodes[best_block_].depth) - static_cast<float>(t_.nodes[fork].depth));
  put(static_cast<float>(t_.nodes[group].depth) - static_cast<float>(t_.nodes[fork].depth));
  put(p.first < best_block_ ? -1 : p.first < t_.nodes[best_block_].end ? 0 : 1);
  put(o_.prose[group] / std::max(1.0F, o_.prose[best_block_]));
  for (const auto& m : marked) put((p.near & m.mark) ? 2 : (p.marks & m.mark) ? 1 : 0);
  return k;
}

std::vector<float> Scorer::run() const {
  std::array<float, max_features> x{};
  std::vector<float> out(o_.list.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    features(i, x);
    float sum = 0;
    std::size_t n = 0;
    for (const auto& tree : trees) {
      sum += value_of(std::span(splits).subspan(tree.begin, tree.size), x.data());
      if (++n >= sure_after && sum < sure_no) break;
    }
    out[i] = 1 / (1 + std::exp(-sum));
  }
  return out;
}

std::vector<std::string> Scorer::feature_names() {
  std::vector<std::string> out(std::begin(base_names), std::end(base_names));
  for (const auto& m : marked) out.emplace_back(m.name);
  return out;
}

}  // namespace synoptic::ingest::html
