// Where sentences part: a trained scorer of the places where the rules of split.cpp are unsure. Small and linear: hashed features of the
// tokens round a place, added up (logistic regression; docs/models.md). Training reads the same features through the same code.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/container.hpp"
#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "text/fast_features.hpp"
#include "text/fast_rows.hpp"

namespace synoptic::text {

// What stands before a place where a sentence may end.
enum class BorderKind : std::uint8_t {
  stop,     // a stop, and the rules end the sentence there
  refused,  // a stop, and the rules go on: an abbreviation, "?" in a quotation
  none,     // no stop: the end of a headline, a date, a caption, an item of a list
};

struct BorderPlace {
  BorderKind kind = BorderKind::none;
  std::uint32_t begin = 0;  // of the sentence so far
  std::uint32_t at = 0;     // the token that would begin the next one
};

// Says at which places the splitter cuts; see `split`. Places come from left to right, sections in their order.
class BorderJudge {
 public:
  virtual ~BorderJudge() = default;
  virtual void section(const Report& report, const Section& section, std::span<const Token> all, std::uint32_t first, std::uint32_t last) = 0;
  [[nodiscard]] virtual bool cuts(const BorderPlace& place) = 0;
};

// What is known of word forms: a byte each, tag and how it is written in the middle of a sentence; 0 = not known.
class FormTable {
 public:
  enum Tag : std::uint8_t {
    unknown, determiner, preposition, pronoun, possessive, conjunction, auxiliary, verb_s, verb_past, verb_base, verb_ing, participle, noun, nouns,
    proper, adjective, adverb, number, other, month, weekday, tag_count,
  };
  enum Writing : std::uint8_t { unseen, small, both, capital };
  static constexpr std::uint8_t make(Tag tag, Writing writing) { return static_cast<std::uint8_t>(tag | writing << 5); }
  static constexpr Tag tag_of(std::uint8_t known) { return static_cast<Tag>(known & 31); }

  FormTable() = default;
  explicit FormTable(std::span<const std::uint32_t> slots) : slots_(slots) {}  // a power of two of them, some free; must pass `fits`
  static bool fits(std::span<const std::uint32_t> slots);
  [[nodiscard]] std::uint8_t find(std::uint64_t hash) const;
  static std::uint64_t hash(std::string_view form);  // ASCII capitals count as small letters
  static void put(std::vector<std::uint32_t>& slots, std::uint64_t hash, std::uint8_t known);  // the first to come keeps the slot

 private:
  std::span<const std::uint32_t> slots_;
};

// The features of places of one section after another.
class BorderFeatures {
 public:
  explicit BorderFeatures(FormTable forms) : forms_(forms) {}
  void section(const Report& report, const Section& section, std::span<const Token> all, std::uint32_t first, std::uint32_t last);
  // Appends the features of `place`; a sentence that ended without a stop tells of the next one (a list): `note` the cuts.
  void of(const BorderPlace& place, std::vector<fast::Key>& out) const;
  void note(const BorderPlace& cut);

 private:
  struct Mark {
    fast::Hash form = 0, fine = 0, coarse = 0;  // the word; what it is; the same, coarser
    std::uint32_t verbs = 0, capitals = 0, smalls = 0, quotes = 0;  // of all tokens before this one
    std::int32_t depth = 0;                                        // of brackets
    std::uint32_t stop = 0;                                        // the next stop from here on, or the end
    std::uint8_t date = 0;                                         // what it can be of a date
  };
  struct DateLine {
    std::uint32_t end = 0, parts = 0;  // the token after it, or 0; which parts it has
  };
  DateLine date_from(std::uint32_t token) const;
  const Mark& mark(std::uint32_t token) const { return marks_[token - first_ + 4]; }
  FormTable forms_;
  std::vector<Mark> marks_;  // with four at either side
  std::uint32_t first_ = 0, last_ = 0;
  bool opens_report_ = false, heading_ = false, any_section_ = false;
  std::string_view text_;
  std::span<const Token> tokens_;
  fast::Hash last_kind_ = 0, last_first_ = 0;  // of the sentence before: how it ended, how it began
};

// sentences.bin: loaded once, shared by all threads.
class Borders {
 public:
  static constexpr const char* file_name = "sentences.bin";
  using Weights = fast::Rows<1, 2>;
  // A missing or damaged file is an error that names it.
  [[nodiscard]] static Result<Borders> load(const std::filesystem::path& path);
  [[nodiscard]] static Result<Borders> read(std::string_view bytes, std::string name);
  [[nodiscard]] FormTable forms() const { return forms_; }
  [[nodiscard]] int score(std::span<const fast::Key> features) const;  // over 0: a sentence ends

 private:
  [[nodiscard]] static Result<Borders> of(Container file);
  explicit Borders(Container file) : file_(std::move(file)) {}
  Container file_;
  FormTable forms_;
  Weights weights_;
};

// Reads one report with the trained weights. `borders` must outlive it.
class TrainedJudge : public BorderJudge {
 public:
  explicit TrainedJudge(const Borders& borders) : borders_(borders), features_(borders.forms()) {}
  void section(const Report& report, const Section& section, std::span<const Token> all, std::uint32_t first, std::uint32_t last) override {
    features_.section(report, section, all, first, last);
  }
  bool cuts(const BorderPlace& place) override;

 private:
  const Borders& borders_;
  BorderFeatures features_;
  std::vector<fast::Key> keys_;
};

}  // namespace synoptic::text
