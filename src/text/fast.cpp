// Three greedy readers, one after the other, a sentence at a time: tags from left to right, names by Viterbi over the
// capitalised stretches, the tree by arc-hybrid transitions (two a word): first the move, then, for an arc, its label.
// All three add up rows of small integers. What depends on a word alone is added up once and kept, also for the reports that follow:
// the words of the news are the same every day, and a reader knows nine in ten of a report's distinct words from those before.
#include "text/fast.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <memory>
#include <mutex>
#include <string>

#include "base/container.hpp"
#include "text/fast_features.hpp"
#include "text/fast_rows.hpp"
#include "text/fast_sums.hpp"

namespace synoptic::text {

using namespace fast;

namespace {

template <class Model>
class Reader;

}  // namespace

struct Fast::Model {
  explicit Model(Container c);
  ~Model();
  Container file;
  TagRows tags;
  MoveRows moves;
  LabelRows labels;
  NameRows names;
  std::span<const std::int16_t> name_moves;
  std::span<const std::uint32_t> known;
  std::span<const std::uint8_t> coarse_of;
  std::vector<Deprel> label_names;
  std::span<const std::uint32_t> lemma_slots;
  std::string_view lemma_forms;
  std::uint8_t root_label = 0;
  const Kernels* sums = &kernels();
  // Readers that nobody uses just now, with the words they have met; as many as threads ever read at once. What a reader has met
  // saves work and decides nothing.
  mutable std::mutex at_rest;
  mutable std::vector<std::unique_ptr<Reader<Model>>> readers;
};

namespace {

using Sum = std::int16_t;
// Of a name's lead, in the file's units. On WNUT17 (tweets, never trained on) 82 % of the names surer than .9 are right, half of
// those from .7 to .9, 4 in 10 of the rest.
constexpr float sure_width = 60;
// Distinct words that a reader keeps, 6 MB of them: 2,000 news reports have 33,000, and with half of those kept one in nine is read anew.
constexpr std::size_t most_words = 1 << 14;
using TagSums = std::array<Sum, tag_count>;
using NameSums = std::array<Sum, name_classes>;

struct WordSums {
  TagSums tag_self, tag_before, tag_behind;
  NameSums name_self, name_before, name_behind;
  bool tag_done = false, name_done = false;
};

template <class Model>
class Reader {
 public:
  Reader(const Model& m, const World& world) : m_(m), world_(world.serial()), words_(world, m.known, m.coarse_of, most_words) {
    fill_tags(edge, edge_sums_);
    fill_names(edge, edge_sums_);
  }

  [[nodiscard]] bool knows(const World& world) const { return world.serial() == world_; }
  std::vector<NameSpan> read(const Report& report, const World& world, Text& text) {
    words_.look_in(world);
    if (words_.size() > most_words) {
      words_.clear();
      sums_.clear();
    }
    found_.clear();
    for (const Sentence& s : text.sentences)
      if (s.first_token < s.last_token) sentence(report, text, s);
    return std::move(found_);
  }

 private:
  void sentence(const Report& report, Text& text, const Sentence& s) {
    spans_.clear();
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) spans_.push_back(text.tokens[i].span);
    fast::read(report.text, spans_, words_, seq_);
    if (sums_.size() < words_.size()) sums_.resize(words_.size());
    const std::size_t n = seq_.id.size();
    window_.assign(n + 4, &edge);
    for (std::size_t i = 0; i < n; ++i) window_[i + 2] = &words_[seq_.id[i]];
    tag();
    names(s.first_token);
    parse(text, s.first_token);
    for (std::size_t i = 0; i < n; ++i) {
      Token& t = text.tokens[s.first_token + i];
      t.upos = upos_of_tag[static_cast<std::size_t>(seq_.tags[i])];
      const std::string_view folded = words_.folded(words_[seq_.id[i]]);
      t.xpos = xpos_of(seq_.tags[i], folded);
      lemma_of(m_.lemma_slots, m_.lemma_forms, folded, seq_.tags[i], t.lemma);
    }
  }

  void fill_tags(const Word& w, WordSums& s) {
    s.tag_self = s.tag_before = s.tag_behind = {};
    tag_self(w, collect());
    m_.sums->tags(m_.tags, keys_.data(), count_, s.tag_self.data());
    tag_before(w, collect());
    m_.sums->tags(m_.tags, keys_.data(), count_, s.tag_before.data());
    tag_behind(w, collect());
    m_.sums->tags(m_.tags, keys_.data(), count_, s.tag_behind.data());
    s.tag_done = true;
  }
  void fill_names(const Word& w, WordSums& s) {
    s.name_self = s.name_before = s.name_behind = {};
    name_self(w, source_hash(Source::uner), collect());
    m_.sums->names(m_.names, keys_.data(), count_, s.name_self.data());
    name_before(w, collect());
    m_.sums->names(m_.names, keys_.data(), count_, s.name_before.data());
    name_behind(w, collect());
    m_.sums->names(m_.names, keys_.data(), count_, s.name_behind.data());
    s.name_done = true;
  }
  const WordSums& tag_sums(std::size_t i) {  // of word i of the sentence
    WordSums& s = sums_[seq_.id[i]];
    if (!s.tag_done) fill_tags(words_[seq_.id[i]], s);
    return s;
  }
  const WordSums& name_sums(std::size_t i) {
    WordSums& s = sums_[seq_.id[i]];
    if (!s.name_done) fill_names(words_[seq_.id[i]], s);
    return s;
  }

  auto collect() {
    count_ = 0;
    return [this](Key k) { keys_[count_++] = k; };
  }

  void tag() {
    const std::size_t n = seq_.id.size();
    Hash t2 = tag_outside, t1 = tag_outside;
    for (std::size_t i = 0; i < n; ++i) {
      const Word& w = *window_[i + 2];
      int best = w.tag;
      if (best < 0) {
        TagSums sums = tag_sums(i).tag_self;
        const TagSums& b = i > 0 ? tag_sums(i - 1).tag_before : edge_sums_.tag_before;
        const TagSums& a = i + 1 < n ? tag_sums(i + 1).tag_behind : edge_sums_.tag_behind;
        for (int c = 0; c < tag_count; ++c) sums[c] = static_cast<Sum>(sums[c] + a[c] + b[c]);
        tag_context(&window_[i + 2], t2, t1, i == 0, collect());
        m_.sums->tags(m_.tags, keys_.data(), count_, sums.data());
        best = static_cast<int>(std::max_element(sums.begin(), sums.end()) - sums.begin());
      }
      seq_.tags[i] = static_cast<Tag>(best);
      t2 = t1;
      t1 = tag_hash(seq_.tags[i]);
    }
  }

  void names(std::uint32_t first_token) {
    const std::size_t n = seq_.id.size();
    name_window(seq_, words_, looked_at_, runs_);
    tag_hashes_.assign(n + 2, tag_outside);
    for (std::size_t i = 0; i < n; ++i) tag_hashes_[i + 1] = tag_hash(seq_.tags[i]);
    for (std::size_t i = 0; i < n;) {
      if (looked_at_[i] == 0) {
        ++i;
        continue;
      }
      std::size_t e = i;
      scores_.clear();
      for (; e < n && looked_at_[e] != 0; ++e) {
        NameSums sums = name_sums(e).name_self;
        const NameSums& b = e > 0 ? name_sums(e - 1).name_before : edge_sums_.name_before;
        const NameSums& a = e + 1 < n ? name_sums(e + 1).name_behind : edge_sums_.name_behind;
        for (int c = 0; c < name_classes; ++c) sums[c] = static_cast<Sum>(sums[c] + a[c] + b[c]);
        name_context(&window_[e + 2], &tag_hashes_[e + 1], seq_.phrases[e], runs_[e], e == 0, seq_.capitals, source_hash(Source::uner), collect());
        m_.sums->names(m_.names, keys_.data(), count_, sums.data());
        scores_.insert(scores_.end(), sums.begin(), sums.end());
      }
      best_names(scores_.data(), e - i, m_.name_moves.data(), classes_, back_);
      for (std::size_t j = 0, begin = 0; j < classes_.size(); ++j) {
        if (classes_[j] == name_classes) continue;
        const auto position = static_cast<Position>(classes_[j] % 4);
        if (position == Position::begin || position == Position::unit) begin = j;
        if (position == Position::last || position == Position::unit)
          found_.push_back({first_token + static_cast<std::uint32_t>(i + begin), first_token + static_cast<std::uint32_t>(i + j + 1), kind_of(classes_[j] / 4), sure(begin, j)});
      }
      i = e;
    }
  }
  // From how far the classes of a name lead over any other kind or none, at its weakest word.
  float sure(std::size_t begin, std::size_t last) const {
    std::int64_t least = std::int64_t{1} << 40;
    for (std::size_t j = begin; j <= last; ++j) {
      const std::int64_t* s = scores_.data() + j * name_classes;
      std::int64_t rival = 0;
      for (int c = 0; c < name_classes; ++c)
        if (c / 4 != classes_[j] / 4) rival = std::max(rival, s[c]);
      least = std::min(least, s[classes_[j]] - rival);
    }
    return 1.0F / (1.0F + std::exp(-static_cast<float>(least) / sure_width));
  }
  static EntityKind kind_of(int kind) {
    constexpr EntityKind kinds[] = {EntityKind::person, EntityKind::place, EntityKind::organization, EntityKind::other};
    return kinds[kind];
  }

  void parse(Text& text, std::uint32_t first_token) {
    state_.start(seq_, words_);
    while (!state_.done()) {
      int move = state_.forced();
      if (move < 0) {
        std::array<std::int32_t, move_count> sums{};
        move_atoms_of(state_, atoms_);
        m_.sums->moves(m_.moves, atoms_, sums.data());
        move = 0;
        for (int c = 1; c < move_count; ++c)
          if (state_.allowed(static_cast<Move>(c)) && sums[c] > sums[move]) move = c;
      }
      const auto m = static_cast<Move>(move);
      if (m == Move::shift) state_.shift();
      else state_.attach(m, label(m));
    }
    for (std::int32_t i = 0; i < state_.size; ++i) {
      Token& t = text.tokens[first_token + static_cast<std::uint32_t>(i)];
      t.head = state_.heads[i] == state_.size ? head_root : static_cast<std::int32_t>(first_token) + state_.heads[i];
      t.deprel = m_.label_names[state_.kids[i].label];
    }
  }
  std::uint8_t label(Move m) {
    if (state_.head_by(m) == state_.size) return m_.root_label;
    std::array<Sum, max_labels> sums{};
    label_atoms_of(state_, m, atoms_);
    m_.sums->labels(m_.labels, atoms_, sums.data());
    std::size_t best = m_.root_label == 0 ? 1 : 0;
    for (std::size_t c = best + 1; c < m_.label_names.size(); ++c)
      if (sums[c] > sums[best] && c != m_.root_label) best = c;
    return static_cast<std::uint8_t>(best);
  }

  const Model& m_;
  std::uint64_t world_;  // World::serial
  Words words_;
  WordSums edge_sums_;
  std::vector<WordSums> sums_;  // of words_
  std::vector<NameSpan> found_;
  std::vector<Span> spans_;
  Sequence seq_;
  std::vector<const Word*> window_;
  std::vector<Hash> tag_hashes_;
  std::vector<std::uint8_t> looked_at_, classes_, back_;
  std::vector<Run> runs_;
  std::vector<std::int64_t> scores_;
  State state_;
  Atoms atoms_;
  std::array<Key, 160> keys_{};
  std::size_t count_ = 0;
};

}  // namespace

Fast::Model::Model(Container c) : file(std::move(c)) {}
Fast::Model::~Model() = default;
Fast::Fast(std::unique_ptr<const Model> model) : model_(std::move(model)) {}
Fast::Fast(Fast&&) noexcept = default;
Fast& Fast::operator=(Fast&&) noexcept = default;
Fast::~Fast() = default;

namespace {

template <class Rows>
Result<Rows> rows_of(const Container& file, std::string_view section) {
  const auto bytes = file.array<std::int8_t>(section);
  if (!bytes) return tl::unexpected(bytes.error());
  if (!Rows::fits(*bytes)) return fail(ErrorCode::corrupt, fmt::format("{}: section {}: {} bytes are no table of buckets of {}", file.name(), section, bytes->size(), Rows::bucket_bytes));
  return Rows(*bytes);
}

}  // namespace

Result<Fast> Fast::load(const std::filesystem::path& path) {
  auto file = Container::open(path, "fast", model_version);
  if (!file) return tl::unexpected(file.error());
  return from(std::move(*file));
}

Result<Fast> Fast::read(std::string_view bytes, std::string name) {
  auto file = Container::read(bytes, std::move(name), "fast", model_version);
  if (!file) return tl::unexpected(file.error());
  return from(std::move(*file));
}

Result<Fast> Fast::from(Container container) {
  auto model = std::make_unique<Model>(std::move(container));
  const Container& file = model->file;
  const auto corrupt = [&](std::string_view what) { return fail(ErrorCode::corrupt, fmt::format("{}: {}", file.name(), what)); };
  const auto tags = rows_of<TagRows>(file, "tags");
  const auto moves = rows_of<MoveRows>(file, "moves");
  const auto labels = rows_of<LabelRows>(file, "labels");
  const auto names = rows_of<NameRows>(file, "names");
  const auto name_moves = file.array<std::int16_t>("name_moves", (name_classes + 1) * (name_classes + 1));
  const auto known = file.array<std::uint32_t>("known");
  const auto coarse = file.array<std::uint8_t>("coarse");
  const auto label_names = file.text("label_names");
  const auto lemma_slots = file.array<std::uint32_t>("lemma_slots");
  const auto lemma_forms = file.text("lemma_forms");
  if (!tags) return tl::unexpected(tags.error());
  if (!moves) return tl::unexpected(moves.error());
  if (!labels) return tl::unexpected(labels.error());
  if (!names) return tl::unexpected(names.error());
  if (!name_moves) return tl::unexpected(name_moves.error());
  if (!known) return tl::unexpected(known.error());
  if (!coarse) return tl::unexpected(coarse.error());
  if (!label_names) return tl::unexpected(label_names.error());
  if (!lemma_slots) return tl::unexpected(lemma_slots.error());
  if (!lemma_forms) return tl::unexpected(lemma_forms.error());
  if (!std::has_single_bit(known->size())) return corrupt("section known: its size is no power of two");
  if (!std::has_single_bit(lemma_slots->size())) return corrupt("section lemma_slots: its size is no power of two");
  model->tags = *tags;
  model->moves = *moves;
  model->labels = *labels;
  model->names = *names;
  model->name_moves = *name_moves;
  model->known = *known;
  model->coarse_of = *coarse;
  model->lemma_slots = *lemma_slots;
  model->lemma_forms = *lemma_forms;
  bool root = false;
  for (std::string_view rest = *label_names; !rest.empty();) {
    const auto end = rest.find('\n');
    const auto name = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (name == "root") {
      root = true;
      model->root_label = static_cast<std::uint8_t>(model->label_names.size());
    }
    const auto relation = parse_deprel(name);
    if (!relation) return corrupt(fmt::format("section label_names: \"{}\" is no relation", name));
    model->label_names.push_back(*relation);
    if (model->label_names.size() > max_labels) return corrupt("section label_names: too many labels");
  }
  if (!root || model->label_names.size() < 2) return corrupt("section label_names: no label \"root\", or no other");
  return Fast(std::move(model));
}

std::vector<NameSpan> Fast::apply(const Report& report, const World& world, Text& text) const {
  std::unique_ptr<Reader<Model>> reader;
  {
    const std::lock_guard lock(model_->at_rest);
    if (auto& readers = model_->readers; !readers.empty()) {
      reader = std::move(readers.back());
      readers.pop_back();
    }
  }
  if (!reader || !reader->knows(world)) reader = std::make_unique<Reader<Model>>(*model_, world);
  auto names = reader->read(report, world, text);
  const std::lock_guard lock(model_->at_rest);
  model_->readers.push_back(std::move(reader));
  return names;
}

}  // namespace synoptic::text
