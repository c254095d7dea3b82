#include "text/encoder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "net/kernels.hpp"
#include "text/fast_features.hpp"
#include "text/features.hpp"
#include "text/tree.hpp"

namespace synoptic::text {
namespace {

constexpr std::uint32_t longest_piece = 160;  // words read at once as one sentence
constexpr std::size_t block = 384;            // words in one matrix: what the layers touch stays in the second-level cache
constexpr std::size_t word_width = 64, affix_width = 32, shape_width = 24;
constexpr std::size_t input_width = Vectors::dimensions + word_width + 4 * affix_width + shape_width;

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

// ---- loading ----------------------------------------------------------------------------------------

void Encoder::Table::copy(std::size_t row, float* out) const {
  const std::int8_t* from = rows.data() + row * width;
  for (std::size_t i = 0; i < width; ++i) out[i] = static_cast<float>(from[i]) * scales[row];
}

Result<Encoder::Table> Encoder::table(const char* name, std::size_t rows, std::size_t width) const {
  Table t;
  t.width = width;
  const auto values = file_.array<std::int8_t>(fmt::format("{}.rows", name), rows * width);
  if (!values) return tl::unexpected(values.error());
  const auto scales = file_.array<float>(fmt::format("{}.scales", name), rows);
  if (!scales) return tl::unexpected(scales.error());
  t.rows = *values;
  t.scales = *scales;
  return t;
}

Result<Encoder> Encoder::load(const std::filesystem::path& path) {
  auto file = Container::open(path, "encoder", 1);
  if (!file) return tl::unexpected(file.error());
  Encoder e(std::move(*file));
  if (auto ok = e.read(); !ok) return tl::unexpected(ok.error());
  return e;
}

Result<void> Encoder::read() {
  std::optional<Error> failed;
  const auto take = [&](auto result, auto& into) {
    if (result) into = std::move(*result);
    else if (!failed) failed = result.error();
  };
  const auto wrong = [&](std::string what) { return fail(ErrorCode::corrupt, fmt::format("{}: {}", file_.name(), what)); };

  std::span<const std::uint32_t> config, dilations;
  take(file_.array<std::uint32_t>("config", 4), config);
  take(file_.array<std::uint32_t>("dilations"), dilations);
  take(file_.array<std::uint64_t>("vocabulary"), vocabulary_);
  std::string_view upos, xpos, labels, name_tags;
  take(file_.text("upos"), upos);
  take(file_.text("xpos"), xpos);
  take(file_.text("labels"), labels);
  take(file_.array<std::uint32_t>("lemma_slots"), lemma_slots_);
  take(file_.text("lemma_forms"), lemma_forms_);
  take(file_.text("names"), name_tags);
  if (failed) return tl::unexpected(*failed);
  width_ = config[0], arc_ = config[1], label_ = config[2], names_ = config[3];
  for (const std::size_t w : {width_, arc_, label_, names_})
    if (w == 0 || w % 16 != 0 || w > 4096) return wrong(fmt::format("section 'config' gives a width of {}; expected a multiple of 16 up to 4096", w));
  if (dilations.size() > 16) return wrong("section 'dilations' is too long");
  dilations_.assign(dilations.begin(), dilations.end());
  for (const auto d : dilations_)
    if (d == 0 || d > 16) return wrong("section 'dilations' holds a dilation that is not within 1..16");
  if (!std::is_sorted(vocabulary_.begin(), vocabulary_.end())) return wrong("section 'vocabulary' is not in order");

  for (const auto name : lines(upos)) {
    const auto tag = parse_upos(name);
    if (!tag) return wrong(fmt::format("section 'upos' names '{}', which is no tag", name));
    upos_.push_back(*tag);
  }
  for (const auto name : lines(xpos)) {
    const auto tag = parse_xpos(name);
    if (!tag) return wrong(fmt::format("section 'xpos' names '{}', which is no tag", name));
    xpos_.push_back(*tag);
  }
  for (const auto name : lines(labels)) {
    const auto label = parse_deprel(name);
    if (!label) return wrong(fmt::format("section 'labels' names '{}', which is no relation", name));
    labels_.push_back(*label);
  }
  if (!std::has_single_bit(lemma_slots_.size())) return wrong("section 'lemma_slots' has a size that is no power of two");
  for (const auto line : lines(name_tags)) {
    constexpr std::array kinds = std::to_array<std::pair<std::string_view, EntityKind>>(
        {{"PER", EntityKind::person}, {"ORG", EntityKind::organization}, {"LOC", EntityKind::place}, {"MISC", EntityKind::other}});
    NameTag tag;
    if (line != "O") {
      const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return line.size() > 2 && k.first == line.substr(2); });
      if (kind == kinds.end() || std::string_view("BILU").find(line[0]) == std::string_view::npos) return wrong(fmt::format("section 'names' holds '{}'", line));
      tag = {line[0], kind->second};
    }
    name_tags_.push_back(tag);
  }
  if (upos_.empty() || xpos_.empty() || labels_.empty() || name_tags_.empty() || name_tags_[0].place != 'O') return wrong("a list of tags is empty");

  take(table("word", vocabulary_.size() + 1, word_width), word_);
  take(table("prefix3", affix_buckets, affix_width), prefix3_);
  take(table("suffix2", affix_buckets, affix_width), suffix2_);
  take(table("suffix3", affix_buckets, affix_width), suffix3_);
  take(table("suffix4", affix_buckets, affix_width), suffix4_);
  take(table("shape", shape_buckets, shape_width), shape_);
  take(file_.array<float>("input.weight", input_width * width_), input_weight_);
  take(file_.array<float>("input.bias", width_), input_bias_);
  take(file_.array<float>("input.bits", token_bits * width_), input_bits_);
  take(file_.array<float>("input.gain", width_), input_gain_);
  take(file_.array<float>("input.shift", width_), input_shift_);
  std::span<const float> scales;
  take(file_.array<float>("scales", dilations_.size() + 1), scales);
  if (failed) return tl::unexpected(*failed);
  for (const float s : scales)
    if (!(s > 1e-6f && s < 1e6f)) return wrong("section 'scales' holds a number that is no scale");
  for (std::size_t i = 0; i < dilations_.size(); ++i) {
    Layer& l = layers_.emplace_back();
    l.inverse_scale = 1 / scales[i];
    take(net::Linear8::load(file_, fmt::format("conv{}", i), 3 * width_, 2 * width_), l.linear);
    take(file_.array<float>(fmt::format("conv{}.gain", i), width_), l.gain);
    take(file_.array<float>(fmt::format("conv{}.shift", i), width_), l.shift);
  }
  inverse_scale_ = 1 / scales[dilations_.size()];
  take(net::Linear8::load(file_, "heads", width_, upos_.size() + xpos_.size() + 2 * (arc_ + label_)), heads_);
  take(net::Linear8::load(file_, "name_conv", 3 * width_, 2 * names_), name_conv_);
  take(file_.array<float>("name_tags.weight", names_ * name_tags_.size()), name_weight_);
  take(file_.array<float>("name_tags.bias", name_tags_.size()), name_bias_);
  take(file_.array<float>("arcs", arc_ * arc_), arcs_);
  take(file_.array<float>("arc_bias", arc_), arc_bias_);
  take(file_.array<float>("root", arc_ + label_), root_);
  take(file_.array<float>("bilinear", label_ * label_ * labels_.size()), bilinear_);
  take(file_.array<float>("label.head", label_ * labels_.size()), head_part_);
  take(file_.array<float>("label.dependent", label_ * labels_.size()), dependent_part_);
  take(file_.array<float>("label.bias", labels_.size()), label_bias_);
  if (failed) return tl::unexpected(*failed);
  return {};
}

// ---- running ----------------------------------------------------------------------------------------

struct Piece {
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t row = 0;              // of its first token in the block
  bool continues = false;             // not the first piece of its sentence
};

// The state of one report's run: buffers, and the words met so far.
struct EncoderRun {
  EncoderRun(const Encoder& encoder, std::string_view report_text, const Vectors& v, std::span<const std::uint16_t> token_bits_of, Text& t, SentenceMemory* m)
      : e(encoder), report(report_text), vectors(v), bits(token_bits_of), text(t), memory(m) {}

  const Encoder& e;
  std::string_view report;
  const Vectors& vectors;
  std::span<const std::uint16_t> bits;
  Text& text;
  SentenceMemory* memory;  // may be nullptr
  std::vector<NameSpan> names;

  // Distinct words and what the input layer makes of them.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t form = 0;  // + 1; 0 = free
  };
  std::vector<Slot> slots;
  std::vector<std::uint32_t> form_of_token;
  std::vector<float> forms;  // distinct words x width

  std::vector<float> h, logits, root_arcs, folded_arcs, scores, outer, name_h, name_logits;
  std::vector<std::uint8_t> narrow, window;
  std::vector<std::int32_t> sums, heads;
  std::vector<Piece> pieces;
  std::int32_t sentence_root = -1;  // of the sentence whose later pieces follow

  void collect(const std::vector<const Sentence*>& sentences) {
    const std::size_t n = text.tokens.size();
    std::size_t size = 64;
    while (size < n * 2) size *= 2;
    slots.assign(size, {});
    form_of_token.resize(n);
    std::vector<std::string_view> distinct;
    const auto meet = [&](std::size_t i) {
      const std::string_view w = view(report, text.tokens[i].span);
      const std::uint64_t hash = hash64(w);
      std::size_t s = hash & (size - 1);
      while (slots[s].form != 0 && !(slots[s].hash == hash && distinct[slots[s].form - 1] == w)) s = (s + 1) & (size - 1);
      if (slots[s].form == 0) {
        distinct.push_back(w);
        slots[s] = {hash, static_cast<std::uint32_t>(distinct.size())};
      }
      form_of_token[i] = slots[s].form - 1;
    };
    for (const Sentence* s : sentences)
      for (std::uint32_t i = s->first_token; i < s->last_token; ++i) meet(i);
    forms.resize(distinct.size() * e.width_);
    std::vector<float> in(std::min(distinct.size(), block) * input_width);
    for (std::size_t at = 0; at < distinct.size(); at += block) {
      const std::size_t count = std::min(block, distinct.size() - at);
      for (std::size_t i = 0; i < count; ++i) input(distinct[at + i], in.data() + i * input_width);
      float* out = forms.data() + at * e.width_;
      net::multiply(in.data(), e.input_weight_.data(), out, count, e.width_, input_width);
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < e.width_; ++j) out[i * e.width_ + j] += e.input_bias_[j];
    }
  }
  void input(std::string_view word, float* out) const {
    const auto row = vectors.find(word);
    if (row) vectors.copy(*row, out);
    else std::fill(out, out + Vectors::dimensions, 0.f);
    out += Vectors::dimensions;
    const WordForm f = form_of(word);
    const auto key = std::lower_bound(e.vocabulary_.begin(), e.vocabulary_.end(), f.key);
    e.word_.copy(key != e.vocabulary_.end() && *key == f.key ? static_cast<std::size_t>(key - e.vocabulary_.begin()) + 1 : 0, out);
    out += word_width;
    e.prefix3_.copy(f.prefix3, out);
    e.suffix2_.copy(f.suffix2, out + affix_width);
    e.suffix3_.copy(f.suffix3, out + 2 * affix_width);
    e.suffix4_.copy(f.suffix4, out + 3 * affix_width);
    e.shape_.copy(f.shape, out + 4 * affix_width);
  }

  void run() {
    std::vector<const Sentence*> unread;
    std::vector<std::string> keys;
    for (const Sentence& s : text.sentences) {
      if (only_marks(s)) continue;
      std::string key;
      if (memory != nullptr) {
        key = key_of(s);
        if (const auto known = memory->find(key)) {
          repeat(s, *known);
          continue;
        }
      }
      unread.push_back(&s);
      keys.push_back(std::move(key));
    }
    read(unread);
    std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    if (memory != nullptr)
      for (std::size_t i = 0; i < unread.size(); ++i) memory->keep(keys[i], answer_of(*unread[i]));
  }

  // ---- memory ----

  // All that the answer depends on: the sentence's bytes, where its tokens lie, their kinds and bits.
  std::string key_of(const Sentence& s) const {
    std::string key(view(report, s.span));
    const auto add = [&](std::uint32_t v) { key.append(reinterpret_cast<const char*>(&v), sizeof v); };
    for (std::uint32_t t = s.first_token; t < s.last_token; ++t) {
      const Token& token = text.tokens[t];
      add(token.span.begin - s.span.begin);
      add(token.span.end - s.span.begin);
      add(static_cast<std::uint32_t>(token.kind) << 16 | bits[t]);
    }
    return key;
  }
  SentenceMemory::Answer answer_of(const Sentence& s) const {
    SentenceMemory::Answer out;
    out.tokens.assign(text.tokens.begin() + s.first_token, text.tokens.begin() + s.last_token);
    for (Token& token : out.tokens)
      if (token.head >= 0) token.head -= static_cast<std::int32_t>(s.first_token);
    auto name = std::partition_point(names.begin(), names.end(), [&](const NameSpan& n) { return n.first < s.first_token; });
    for (; name != names.end() && name->first < s.last_token; ++name) {
      out.names.push_back(*name);
      out.names.back().first -= s.first_token;
      out.names.back().last -= s.first_token;
    }
    return out;
  }
  void repeat(const Sentence& s, const SentenceMemory::Answer& known) {
    for (std::size_t i = 0; i < known.tokens.size(); ++i) {
      Token& token = text.tokens[s.first_token + i];
      const Span span = token.span;
      token = known.tokens[i];
      token.span = span;
      if (token.head >= 0) token.head += static_cast<std::int32_t>(s.first_token);
    }
    for (NameSpan n : known.names) {
      n.first += s.first_token;
      n.last += s.first_token;
      names.push_back(n);
    }
  }

  void read(const std::vector<const Sentence*>& sentences) {
    if (sentences.empty()) return;
    collect(sentences);
    std::size_t rows = 0;
    for (const Sentence* sentence : sentences) {
      const Sentence& s = *sentence;
      for (std::uint32_t at = s.first_token; at < s.last_token;) {
        const std::uint32_t end = cut(at, s.last_token);
        if (rows + (end - at) > block) {
          flush(rows);
          rows = 0;
        }
        pieces.push_back({at, end, static_cast<std::uint32_t>(rows), at != s.first_token});
        rows += end - at;
        at = end;
      }
    }
    flush(rows);
  }
  // A row of marks ("* * *", a hundred thousand quotation marks) needs no network: superfluous marks, hung on the first.
  bool only_marks(const Sentence& s) {
    const auto tokens = std::span(text.tokens).subspan(s.first_token, s.last_token - s.first_token);
    if (!std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::punct; })) return false;
    for (Token& token : tokens) {
      token.upos = Upos::punct;
      token.xpos = Xpos::nfp;
      token.head = &token == tokens.data() ? head_root : static_cast<std::int32_t>(s.first_token);
      token.deprel = &token == tokens.data() ? Deprel::root : Deprel::punct;
      token.lemma = view(report, token.span);
    }
    return true;
  }
  // The end of the piece that begins at `at`: after a mark where a long sentence has one.
  std::uint32_t cut(std::uint32_t at, std::uint32_t end) const {
    if (end - at <= longest_piece) return end;
    for (std::uint32_t i = at + longest_piece; i > at + longest_piece / 2; --i)
      if (text.tokens[i - 1].kind == TokenKind::punct) return i;
    return at + longest_piece;
  }

  // For each row of a piece the rows `d` before, at and `d` after it, zeros beyond its ends.
  void windows(std::size_t d) {
    const std::size_t w = e.width_;
    for (const Piece& p : pieces) {
      const std::size_t n = p.last - p.first;
      for (std::size_t i = 0; i < n; ++i) {
        std::uint8_t* out = window.data() + (p.row + i) * 3 * w;
        const std::uint8_t* in = narrow.data() + (p.row + i) * w;
        if (i >= d) std::memcpy(out, in - d * w, w);
        else std::memset(out, 128, w);
        std::memcpy(out + w, in, w);
        if (i + d < n) std::memcpy(out + 2 * w, in + d * w, w);
        else std::memset(out + 2 * w, 128, w);
      }
    }
  }

  void flush(std::size_t rows) {
    if (rows == 0) return;
    const std::size_t w = e.width_;
    h.resize(rows * w);
    narrow.resize(rows * w);
    window.resize(rows * 3 * w);
    sums.resize(rows * std::max({2 * w, e.heads_.outputs(), 2 * e.names_}));
    for (const Piece& p : pieces)
      for (std::uint32_t t = p.first; t < p.last; ++t) {
        float* out = h.data() + (p.row + (t - p.first)) * w;
        std::memcpy(out, forms.data() + form_of_token[t] * w, w * sizeof(float));
        for (std::uint32_t b = bits[t]; b != 0; b &= b - 1) {
          const float* add = e.input_bits_.data() + static_cast<std::size_t>(__builtin_ctz(b)) * w;
          for (std::size_t j = 0; j < w; ++j) out[j] += add[j];
        }
      }
    net::relu_norm(h.data(), rows, w, e.input_gain_.data(), e.input_shift_.data());
    for (std::size_t l = 0; l < e.layers_.size(); ++l) {
      const auto& layer = e.layers_[l];
      net::quantise(h.data(), rows * w, layer.inverse_scale, narrow.data());
      windows(e.dilations_[l]);
      layer.linear.apply(window.data(), rows, sums.data());
      net::gate_norm(sums.data(), layer.linear.scales(), layer.linear.bias(), h.data(), rows, w, layer.gain.data(), layer.shift.data());
    }
    net::quantise(h.data(), rows * w, e.inverse_scale_, narrow.data());
    find_names(rows);
    tag_and_parse(rows);
    pieces.clear();
  }

  void tag_and_parse(std::size_t rows) {
    const std::size_t nu = e.upos_.size(), nx = e.xpos_.size(), a = e.arc_, b = e.label_, out = e.heads_.outputs();
    logits.resize(rows * out);
    e.heads_.apply(narrow.data(), rows, sums.data());
    net::scale(sums.data(), e.heads_.scales(), e.heads_.bias(), logits.data(), rows, out);
    const auto best = [](const float* from, std::size_t count) { return static_cast<std::size_t>(std::max_element(from, from + count) - from); };
    std::string folded;
    for (const Piece& p : pieces)
      for (std::uint32_t t = p.first; t < p.last; ++t) {
        const float* l = logits.data() + (p.row + (t - p.first)) * out;
        Token& token = text.tokens[t];
        token.upos = e.upos_[best(l, nu)];
        token.xpos = e.xpos_[best(l + nu, nx)];
        lemmatise(token, folded);
      }

    // Arc and label vectors side by side: (a + b) for the word as head, (a + b) as dependent.
    const std::size_t mlp = nu + nx;
    for (std::size_t r = 0; r < rows; ++r) net::leaky(logits.data() + r * out + mlp, 2 * (a + b), 0.1f);
    std::vector<float>& dependents = folded_arcs;
    root_arcs.resize(rows * a);
    for (std::size_t r = 0; r < rows; ++r) std::memcpy(root_arcs.data() + r * a, logits.data() + r * out + mlp + a + b, a * sizeof(float));
    dependents.resize(rows * a);
    net::multiply(root_arcs.data(), e.arcs_.data(), dependents.data(), rows, a, a);
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t i = 0; i < a; ++i) dependents[r * a + i] += e.arc_bias_[i];
    heads.resize(rows);
    std::vector<float> head_vectors;
    for (const Piece& p : pieces) {
      const std::size_t n = p.last - p.first;
      head_vectors.resize((n + 1) * a);
      std::memcpy(head_vectors.data(), e.root_.data(), a * sizeof(float));
      for (std::size_t i = 0; i < n; ++i) std::memcpy(head_vectors.data() + (i + 1) * a, logits.data() + (p.row + i) * out + mlp, a * sizeof(float));
      scores.resize(n * (n + 1));
      net::multiply_transposed(dependents.data() + p.row * a, head_vectors.data(), scores.data(), n, n + 1, a, n + 1);
      best_tree(scores, static_cast<std::uint32_t>(n), std::span(heads).subspan(p.row, n));
    }
    label(rows, mlp, out);
  }

  // The relation of each word to its head: every product of a dependent's and a head's number, times one matrix.
  void label(std::size_t rows, std::size_t mlp, std::size_t out) {
    const std::size_t a = e.arc_, b = e.label_, nl = e.labels_.size();
    constexpr std::size_t at_once = 64;
    outer.resize(at_once * b * b);
    std::vector<float> result(at_once * nl), both(at_once * 2 * b), extra(at_once * nl);
    std::size_t row = 0, piece = 0;
    while (row < rows) {
      const std::size_t count = std::min(at_once, rows - row);
      for (std::size_t i = 0; i < count; ++i) {
        while (row + i >= pieces[piece].row + (pieces[piece].last - pieces[piece].first)) ++piece;
        const std::int32_t head = heads[row + i];
        const float* dep = logits.data() + (row + i) * out + mlp + a + b + a;
        const float* hd = head < 0 ? e.root_.data() + a : logits.data() + (pieces[piece].row + static_cast<std::size_t>(head)) * out + mlp + a;
        float* o = outer.data() + i * b * b;
        for (std::size_t x = 0; x < b; ++x)
          for (std::size_t y = 0; y < b; ++y) o[x * b + y] = dep[x] * hd[y];
        std::memcpy(both.data() + i * b, dep, b * sizeof(float));
        std::memcpy(both.data() + (at_once + i) * b, hd, b * sizeof(float));
      }
      net::multiply(outer.data(), e.bilinear_.data(), result.data(), count, nl, b * b);
      net::multiply(both.data(), e.dependent_part_.data(), extra.data(), count, nl, b);
      for (std::size_t i = 0; i < count * nl; ++i) result[i] += extra[i];
      net::multiply(both.data() + at_once * b, e.head_part_.data(), extra.data(), count, nl, b);
      for (std::size_t i = 0; i < count; ++i) {
        float* r = result.data() + i * nl;
        for (std::size_t j = 0; j < nl; ++j) r[j] += extra[i * nl + j] + e.label_bias_[j];
      }
      for (std::size_t i = 0; i < count; ++i) attach(row + i, result.data() + i * nl);
      row += count;
    }
  }
  void attach(std::size_t row, const float* scores_of_labels) {
    const auto p = std::upper_bound(pieces.begin(), pieces.end(), row, [](std::size_t r, const Piece& x) { return r < x.row; }) - 1;
    const std::uint32_t t = p->first + static_cast<std::uint32_t>(row - p->row);
    Token& token = text.tokens[t];
    const std::int32_t head = heads[row];
    if (head < 0) {
      if (p->continues) {  // the rest of a giant sentence hangs on its first piece
        token.head = sentence_root;
        token.deprel = Deprel::parataxis;
      } else {
        token.head = head_root;
        token.deprel = Deprel::root;
        sentence_root = static_cast<std::int32_t>(t);
      }
      return;
    }
    token.head = static_cast<std::int32_t>(p->first) + head;
    float top = -std::numeric_limits<float>::infinity();
    for (std::size_t j = 0; j < e.labels_.size(); ++j)
      if (scores_of_labels[j] > top && e.labels_[j] != Deprel::root) {
        top = scores_of_labels[j];
        token.deprel = e.labels_[j];
      }
  }

  void lemmatise(Token& token, std::string& folded) const {
    folded.clear();
    utf8::append_folded(folded, view(report, token.span));
    if (token.kind != TokenKind::word) token.lemma = folded;  // numbers, marks, addresses
    else fast::lemma_of(e.lemma_slots_, e.lemma_forms_, folded, fast::tag_of(token.upos, token.xpos), token.lemma);
  }

  // ---- names ----

  void find_names(std::size_t rows) {
    const std::size_t m = e.names_, k = e.name_tags_.size();
    name_h.resize(rows * m);
    name_logits.resize(rows * k);
    windows(1);
    e.name_conv_.apply(window.data(), rows, sums.data());
    net::gate(sums.data(), e.name_conv_.scales(), e.name_conv_.bias(), name_h.data(), rows, m);
    net::multiply(name_h.data(), e.name_weight_.data(), name_logits.data(), rows, k, m);
    for (std::size_t r = 0; r < rows; ++r) {  // log-probabilities
      float* l = name_logits.data() + r * k;
      float top = -std::numeric_limits<float>::infinity(), sum = 0;
      for (std::size_t j = 0; j < k; ++j) {
        l[j] += e.name_bias_[j];
        top = std::max(top, l[j]);
      }
      for (std::size_t j = 0; j < k; ++j) sum += std::exp(l[j] - top);
      const float norm = top + std::log(sum);
      for (std::size_t j = 0; j < k; ++j) l[j] -= norm;
    }
    for (const Piece& p : pieces) best_names(p);
  }

  static bool opens(const Encoder::NameTag& t) { return t.place == 'B' || t.place == 'I'; }
  static bool needs_open(const Encoder::NameTag& t) { return t.place == 'I' || t.place == 'L'; }
  static bool may_follow(const Encoder::NameTag& a, const Encoder::NameTag& b) { return opens(a) ? needs_open(b) && a.kind == b.kind : !needs_open(b); }

  // The best legal sequence of tags (Viterbi 1967).
  void best_names(const Piece& p) {
    const std::size_t n = p.last - p.first, k = e.name_tags_.size();
    constexpr float never = -1e9f;
    const float* l = name_logits.data() + p.row * k;
    bool any = false;
    for (std::size_t i = 0; i < n && !any; ++i) any = l[i * k] < -0.05f;  // every word surely outside: nothing to decide
    if (!any) return;
    std::vector<float> d(n * k, never);
    std::vector<std::uint8_t> back(n * k, 0);
    for (std::size_t j = 0; j < k; ++j)
      if (!needs_open(e.name_tags_[j])) d[j] = l[j];
    for (std::size_t i = 1; i < n; ++i)
      for (std::size_t j = 0; j < k; ++j) {
        float top = 4 * never;
        std::size_t from = 0;
        for (std::size_t q = 0; q < k; ++q)
          if (may_follow(e.name_tags_[q], e.name_tags_[j]) && d[(i - 1) * k + q] > top) {
            top = d[(i - 1) * k + q];
            from = q;
          }
        d[i * k + j] = top + l[i * k + j];
        back[i * k + j] = static_cast<std::uint8_t>(from);
      }
    std::size_t y = 0;
    float top = 8 * never;
    for (std::size_t j = 0; j < k; ++j)
      if (!opens(e.name_tags_[j]) && d[(n - 1) * k + j] > top) {
        top = d[(n - 1) * k + j];
        y = j;
      }
    std::vector<std::size_t> tags(n);
    for (std::size_t i = n; i-- > 0;) {
      tags[i] = y;
      y = back[i * k + y];
    }
    for (std::size_t i = 0; i < n;) {
      const auto tag = e.name_tags_[tags[i]];
      if (tag.place == 'O') {
        ++i;
        continue;
      }
      std::size_t j = i;
      float sure = l[j * k + tags[j]];
      while (opens(e.name_tags_[tags[j]]) && j + 1 < n) {
        ++j;
        sure = std::min(sure, l[j * k + tags[j]]);
      }
      names.push_back({p.first + static_cast<std::uint32_t>(i), p.first + static_cast<std::uint32_t>(j + 1), tag.kind, std::exp(sure)});
      i = j + 1;
    }
  }
};

std::vector<NameSpan> Encoder::apply(std::string_view report_text, const Vectors& vectors, std::span<const std::uint16_t> bits, Text& text, SentenceMemory* memory) const {
  EncoderRun run(*this, report_text, vectors, bits, text, memory);
  run.run();
  return std::move(run.names);
}

}  // namespace synoptic::text
