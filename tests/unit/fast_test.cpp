#include "text/fast.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "base/container.hpp"
#include "base/models_path.hpp"
#include "text/fast_features.hpp"
#include "text/fast_rows.hpp"
#include "text/fast_sums.hpp"
#include "text/text.hpp"
#include "text/tree.hpp"

namespace synoptic::text {
namespace {

using namespace fast;
using testing::HasSubstr;

const World& world() {
  static const World w = std::move(World::load().value());
  return w;
}

// A model whose rows are `fill`ed: no matter what they say, the output has to be well-formed.
struct Sections {
  std::vector<std::int8_t> tags = std::vector<std::int8_t>(64 * TagRows::bucket_bytes), moves = std::vector<std::int8_t>(64 * MoveRows::bucket_bytes),
                           labels = std::vector<std::int8_t>(64 * LabelRows::bucket_bytes), names = std::vector<std::int8_t>(64 * NameRows::bucket_bytes);
  std::vector<std::int16_t> name_moves = std::vector<std::int16_t>((name_classes + 1) * (name_classes + 1));
  std::vector<std::uint32_t> known = std::vector<std::uint32_t>(64), lemma_slots = std::vector<std::uint32_t>(64);
  std::vector<std::uint8_t> coarse = std::vector<std::uint8_t>(16);
  std::string label_names = "root\nnsubj\nobj\npunct\n", lemma_forms;

  void fill(unsigned seed) {
    std::mt19937 random(seed);
    for (auto* v : {&tags, &moves, &labels, &names})
      for (auto& x : *v) x = static_cast<std::int8_t>(random());
    for (auto& x : name_moves) x = static_cast<std::int16_t>(random() % 200);
    for (auto& x : known) x = static_cast<std::uint32_t>(random());
    for (auto& x : lemma_slots) x = static_cast<std::uint32_t>(random() % 50);
    for (auto& x : coarse) x = static_cast<std::uint8_t>(random());
    lemma_forms = "the\tA\tthe\nbridge\tB\tspan\nno end";
  }
  std::string bytes() const {
    ContainerWriter file;
    file.add("tags", tags);
    file.add("moves", moves);
    file.add("labels", labels);
    file.add("names", names);
    file.add("name_moves", name_moves);
    file.add("known", known);
    file.add("coarse", coarse);
    file.add("label_names", label_names);
    file.add("lemma_slots", lemma_slots);
    file.add("lemma_forms", lemma_forms);
    return file.bytes("fast", model_version);
  }
};

std::string error_of(const Sections& s) {
  const auto fast = Fast::read(s.bytes(), "some/fast.bin");
  return fast ? "" : fast.error().message;
}

Report report_of(std::string text) {
  Report r;
  r.text = std::move(text);
  r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body}};
  return r;
}

// One root, every word reaches it, all inside the sentence; names in order, inside sentences.
void expect_well_formed(const Text& text, const std::vector<NameSpan>& names) {
  for (const Sentence& s : text.sentences) {
    std::vector<std::int32_t> heads;
    for (auto i = s.first_token; i < s.last_token; ++i) {
      const Token& t = text.tokens[i];
      ASSERT_NE(t.upos, Upos::none);
      ASSERT_NE(t.deprel, Deprel::none);
      ASSERT_EQ(t.head == head_root, t.deprel == Deprel::root);
      if (t.head != head_root) {
        ASSERT_GE(t.head, static_cast<std::int32_t>(s.first_token));
        ASSERT_LT(t.head, static_cast<std::int32_t>(s.last_token));
      }
      heads.push_back(t.head == head_root ? head_root : t.head - static_cast<std::int32_t>(s.first_token));
    }
    ASSERT_TRUE(is_tree(heads));
  }
  std::uint32_t end = 0;
  for (const NameSpan& n : names) {
    ASSERT_LE(end, n.first);
    ASSERT_LT(n.first, n.last);
    ASSERT_LE(n.last, text.tokens.size());
    ASSERT_GE(n.sure, 0);
    ASSERT_LE(n.sure, 1);
    end = n.last;
    const auto inside = [&](const Sentence& s) { return s.first_token <= n.first && n.last <= s.last_token; };
    ASSERT_EQ(std::count_if(text.sentences.begin(), text.sentences.end(), inside), 1);
  }
}

TEST(FastFile, ErrorsNameTheFile) {
  const auto missing = Fast::load("no/such/folder/fast.bin");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr("no/such/folder/fast.bin"));
  const auto garbage = Fast::read("hello", "some/fast.bin");
  ASSERT_FALSE(garbage);
  EXPECT_THAT(garbage.error().message, HasSubstr("some/fast.bin"));
  std::string bytes = Sections{}.bytes();
  bytes[bytes.size() / 2] ^= 1;
  EXPECT_FALSE(Fast::read(bytes, "some/fast.bin"));
}

TEST(FastFile, ASectionThatDoesNotFitIsNamed) {
  EXPECT_EQ(error_of({}), "");
  Sections s;
  s.tags.pop_back();
  EXPECT_THAT(error_of(s), testing::AllOf(HasSubstr("some/fast.bin"), HasSubstr("tags")));
  s = {};
  s.names.resize(3 * NameRows::bucket_bytes);
  EXPECT_THAT(error_of(s), HasSubstr("names"));
  s = {};
  s.name_moves.pop_back();
  EXPECT_THAT(error_of(s), HasSubstr("name_moves"));
  s = {};
  s.known.resize(63);
  EXPECT_THAT(error_of(s), HasSubstr("known"));
  s = {};
  s.lemma_slots.clear();
  EXPECT_THAT(error_of(s), HasSubstr("lemma_slots"));
  s = {};
  s.label_names = "nsubj\nobj\n";
  EXPECT_THAT(error_of(s), HasSubstr("root"));
  s.label_names = "root\nsubject\n";
  EXPECT_THAT(error_of(s), HasSubstr("subject"));
}

TEST(FastNames, BestSequenceIsTheBestOfAllLegalOnes) {
  constexpr int outside = name_classes, states = name_classes + 1;
  const auto legal = [](int a, int b) {
    const bool open = a != outside && (a % 4 == 0 || a % 4 == 1), goes_on = b != outside && (b % 4 == 1 || b % 4 == 2);
    return open ? goes_on && a / 4 == b / 4 : !goes_on;
  };
  std::mt19937 random(7);
  std::vector<std::uint8_t> out, back;
  for (int round = 0; round < 40; ++round) {
    const std::size_t n = 1 + static_cast<std::size_t>(round) % 3;
    std::vector<std::int64_t> scores(n * name_classes);
    std::vector<std::int16_t> moves(states * states);
    for (auto& x : scores) x = static_cast<std::int64_t>(random() % 100) - 60;
    for (auto& x : moves) x = static_cast<std::int16_t>(static_cast<int>(random() % 60) - 30);
    std::int64_t top = -1000000;
    const std::size_t all = n == 1 ? 17 : n == 2 ? 17 * 17 : 17 * 17 * 17;
    const auto value = [&](const std::vector<int>& y) {
      std::int64_t v = 0;
      int before = outside;
      for (std::size_t i = 0; i <= n; ++i) {
        const int now = i < n ? y[i] : outside;
        if (!legal(before, now)) return std::int64_t{-1000000};
        v += moves[static_cast<std::size_t>(before * states + now)];
        if (now != outside) v += scores[i * name_classes + static_cast<std::size_t>(now)];
        before = now;
      }
      return v;
    };
    for (std::size_t k = 0; k < all; ++k) top = std::max(top, value({static_cast<int>(k % 17), static_cast<int>(k / 17 % 17), static_cast<int>(k / 289)}));
    best_names(scores.data(), n, moves.data(), out, back);
    EXPECT_EQ(value({out.begin(), out.end()}), top);
  }
}

// The vectors and the plain loops give the same numbers.
TEST(FastSums, AreTheSameOnEveryMachine) {
  std::mt19937 random(3);
  Sections s;
  s.fill(11);
  const TagRows tags(s.tags);
  const NameRows names(s.names);
  const LabelRows labels(s.labels);
  const MoveRows moves(s.moves);
  for (int round = 0; round < 200; ++round) {
    std::vector<Key> keys(1 + random() % 60);
    for (Key& k : keys) k = static_cast<Key>(random());
    Atoms atoms;
    for (std::size_t i = 1; i < max_atoms; ++i) atoms.set(i, static_cast<Hash>(random()));
    std::array<std::int16_t, tag_count> t1{}, t2{};
    std::array<std::int16_t, name_classes> n1{}, n2{};
    std::array<std::int16_t, max_labels> l1{}, l2{}, l3{};
    std::array<std::int32_t, move_count> m1{}, m2{}, m3{};
    kernels().tags(tags, keys.data(), keys.size(), t1.data());
    kernels_for_any().tags(tags, keys.data(), keys.size(), t2.data());
    EXPECT_EQ(t1, t2);
    kernels().names(names, keys.data(), keys.size(), n1.data());
    kernels_for_any().names(names, keys.data(), keys.size(), n2.data());
    EXPECT_EQ(n1, n2);
    kernels().labels(labels, atoms, l1.data());
    kernels_for_any().labels(labels, atoms, l2.data());
    EXPECT_EQ(l1, l2);
    kernels().moves(moves, atoms, m1.data());
    kernels_for_any().moves(moves, atoms, m2.data());
    EXPECT_EQ(m1, m2);
    // And both what the trainer learns from.
    joined_features(atoms, move_atoms::table, [&](Key k) {
      for (int c = 0; c < move_count; ++c) m3[static_cast<std::size_t>(c)] += moves.find(k)[c];
    });
    EXPECT_EQ(m1, m3);
    joined_features(atoms, label_atoms::table, [&](Key k) {
      for (int c = 0; c < max_labels; ++c) l3[static_cast<std::size_t>(c)] = static_cast<std::int16_t>(l3[static_cast<std::size_t>(c)] + labels.find(k)[c]);
    });
    EXPECT_EQ(l1, l3);
  }
}

TEST(FastText, AnyWeightsAndAnyTextGiveTrees) {
  constexpr const char* pieces[] = {"The ", "Bridge", " of ", "Samarkand", ", ", ".", " “", "”", "Жук ", "港口", " 12,000", "!?", "don't ", "U.S. ", "\n", "é", " (", ")", " said ", "I ", "-", "@tamar ", "www.x.org "};
  for (unsigned seed = 0; seed < 30; ++seed) {
    Sections s;
    s.fill(seed);
    const auto fast = Fast::read(s.bytes(), "random");
    ASSERT_TRUE(fast) << fast.error().message;
    std::mt19937 random(seed);
    std::string text;
    for (unsigned i = 0; i < seed * 8; ++i) text += pieces[random() % std::size(pieces)];
    const Report report = report_of(text);
    Text t;
    split(report, t);
    const auto names = fast->apply(report, world(), t);
    expect_well_formed(t, names);
  }
}

TEST(FastLemma, TheTagDecidesTheTableThenTheRules) {
  const std::vector<LemmaException> exceptions = {{"better", Tag::adj, "good"}, {"lay", Tag::verb_past, "lie"}};
  std::vector<std::uint32_t> slots;
  std::string forms;
  make_lemmas(exceptions, slots, forms);
  const auto lemma = [&](const char* word, Tag tag) {
    std::string out;
    lemma_of(slots, forms, word, tag, out);
    return out;
  };
  EXPECT_EQ(lemma("better", Tag::adj), "good");
  EXPECT_EQ(lemma("better", Tag::adv), "better");
  EXPECT_EQ(lemma("lay", Tag::verb_past), "lie");
  EXPECT_EQ(lemma("lay", Tag::verb_base), "lay");
  EXPECT_EQ(lemma("leaves", Tag::nouns), "leaf");
  EXPECT_EQ(lemma("leaves", Tag::verb_s), "leave");
  EXPECT_EQ(lemma("meeting", Tag::noun), "meeting");
  EXPECT_EQ(lemma("stopped", Tag::verb_past), "stop");
}

TEST(FastText, NothingIsNothing) {
  const auto fast = Fast::read(Sections{}.bytes(), "zeros");
  Text t;
  EXPECT_TRUE(fast->apply(report_of(""), world(), t).empty());
  t.sentences.emplace_back();  // of no tokens
  EXPECT_TRUE(fast->apply(report_of(""), world(), t).empty());
}

// A reader keeps words from report to report; neither they nor a world that is gone may show in what comes later.
TEST(FastText, WhatWasReadBeforeDecidesNothing) {
  Sections s;
  s.fill(7);
  const auto fast = Fast::read(s.bytes(), "random");
  const auto read = [&](const Fast& by, const World& w, const std::string& text) {
    const Report report = report_of(text);
    Text t;
    split(report, t);
    std::string out;
    const auto names = by.apply(report, w, t);
    for (const Token& x : t.tokens) out += std::to_string(static_cast<int>(x.upos)) + ' ' + std::to_string(static_cast<int>(x.deprel)) + ' ' + std::to_string(x.head) + ' ' + x.lemma + '\n';
    for (const NameSpan& n : names) out += std::to_string(n.first) + '-' + std::to_string(n.last) + ' ' + std::to_string(n.sure) + '\n';
    return out;
  };
  const std::string first = "Nadia Korsun told the Samarkand harbour board on Monday that ferries would sail.", second = "HARBOUR BOARD IN SAMARKAND TELLS NADIA KORSUN OF FERRIES";
  const std::string many = [] {  // more distinct words than a reader keeps
    std::string out;
    for (int i = 0; i < 30000; ++i) out += "Ka" + std::to_string(i) + (i % 9 == 8 ? ". " : " sail ");
    return out;
  }();
  const auto fresh = [&](const std::string& text) { return read(*Fast::read(s.bytes(), "fresh"), world(), text); };
  const std::string one = fresh(first), two = fresh(second);
  EXPECT_NE(one, two);
  for (const std::string* before : {&second, &many, &first}) {
    read(*fast, world(), *before);
    EXPECT_EQ(read(*fast, world(), first), one);
    EXPECT_EQ(read(*fast, world(), second), two);
  }
  for (int round = 0; round < 2; ++round) {
    const World passing = std::move(World::load().value());
    EXPECT_NE(passing.serial(), world().serial());
    EXPECT_EQ(read(*fast, passing, first), one);
  }
  World moved = std::move(World::load().value());
  EXPECT_EQ(read(*fast, moved, first), one);
  const World to = std::move(moved);
  EXPECT_EQ(read(*fast, to, second), two);
}

TEST(FastText, ASentenceOfAHundredThousandWords) {
  Sections s;
  s.fill(5);
  const auto fast = Fast::read(s.bytes(), "random");
  std::string text;
  for (int i = 0; i < 50000; ++i) text += i % 7 == 0 ? "Port Tamar " : "and so ";
  const Report report = report_of(text);
  Text t;
  for (std::uint32_t at = 0, end; at < text.size(); at = end + 1) {
    end = static_cast<std::uint32_t>(text.find(' ', at));
    t.tokens.emplace_back();
    t.tokens.back().span = {at, end};
  }
  Sentence all;
  all.span = {0, static_cast<std::uint32_t>(text.size())};
  all.last_token = static_cast<std::uint32_t>(t.tokens.size());
  t.sentences.push_back(all);
  ASSERT_EQ(t.tokens.size(), 100000);
  expect_well_formed(t, fast->apply(report, world(), t));
}

// ---- the model that is shipped ------------------------------------------------------------------------

class FastModel : public testing::Test {
 protected:
  static const Fast& fast() {
    static const Fast f = std::move(Fast::load(find_models().value() / Fast::file_name).value());
    return f;
  }
  static std::string show(const char* text) {
    const Report report = report_of(text);
    Text t;
    split(report, t);
    const auto names = fast().apply(report, world(), t);
    expect_well_formed(t, names);
    std::string out;
    for (std::uint32_t i = 0; i < t.tokens.size(); ++i) {
      const Token& k = t.tokens[i];
      out += (i == 0 ? "" : " ") + std::string(view(report.text, k.span)) + "/" + name_of(k.upos) + "/" + name_of(k.deprel);
      if (k.head >= 0) out += ">" + std::string(view(report.text, t.tokens[static_cast<std::size_t>(k.head)].span));
    }
    for (const NameSpan& n : names) out += std::string(" [") + std::string(view(report.text, {t.tokens[n.first].span.begin, t.tokens[n.last - 1].span.end})) + " " + name_of(n.kind) + "]";
    return out;
  }
  static std::string lemmas(const char* text) {
    const Report report = report_of(text);
    Text t;
    split(report, t);
    (void)fast().apply(report, world(), t);
    std::string out;
    for (const Token& k : t.tokens) out += (out.empty() ? "" : " ") + k.lemma;
    return out;
  }
};

TEST_F(FastModel, Table) {
  EXPECT_EQ(show("The minister signed the agreement."), "The/DET/det>minister minister/NOUN/nsubj>signed signed/VERB/root the/DET/det>agreement agreement/NOUN/obj>signed ./PUNCT/punct>signed");
  EXPECT_EQ(show("Three boats were seized by police."),
            "Three/NUM/nummod>boats boats/NOUN/nsubj:pass>seized were/AUX/aux:pass>seized seized/VERB/root by/ADP/case>police police/NOUN/obl:agent>seized ./PUNCT/punct>seized");
  EXPECT_EQ(show("Nadia Korsun said she would not resign."),
            "Nadia/PROPN/nsubj>said Korsun/PROPN/flat>Nadia said/VERB/root she/PRON/nsubj>resign would/AUX/aux>resign not/PART/advmod>resign resign/VERB/ccomp>said ./PUNCT/punct>said "
            "[Nadia Korsun person]");
  EXPECT_EQ(show("He left for Beijing on Monday."),
            "He/PRON/nsubj>left left/VERB/root for/ADP/case>Beijing Beijing/PROPN/obl>left on/ADP/case>Monday Monday/PROPN/obl>left ./PUNCT/punct>left [Beijing place]");
}

TEST_F(FastModel, LemmasKnowTheTag) {
  EXPECT_EQ(lemmas("They left the buildings where they found them."), "they leave the building where they find they .");
  EXPECT_EQ(lemmas("She didn't think the meeting was better."), "she do not think the meeting be good .");
}

TEST_F(FastModel, TheSameTwice) {
  const char* text = "Officials in Port Tamar denied that the Northern Harbour Board had sold the ferries, which Mr. Lind calls a lie.";
  EXPECT_EQ(show(text), show(text));
}

TEST_F(FastModel, IsSmall) { EXPECT_LE(std::filesystem::file_size(find_models().value() / Fast::file_name), 8u << 20); }

}  // namespace
}  // namespace synoptic::text
