// The network as it is shipped: what its answers always are, whatever they are.
#include <string>

#include <gtest/gtest.h>

#include "base/models_path.hpp"
#include "text/language.hpp"
#include "text/text.hpp"
#include "text/tree.hpp"

namespace synoptic::text {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}
const Language& network() {
  static const Language l = Language::load(find_models().value()).value();
  return l;
}
Report report_of(std::string text) {
  Report r;
  r.text = std::move(text);
  r.sections.push_back({{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
  return r;
}
Text read_of(const Report& r) { return read(r, world(), &network()); }

std::string table(const Report& r) {
  const Text text = read_of(r);
  std::string out;
  for (const Token& t : text.tokens) {
    out += view(r.text, t.span);
    out += '/' + t.lemma + '/' + name_of(t.upos) + '/' + name_of(t.deprel) + '/';
    out += t.head < 0 ? "-" : std::string(view(r.text, text.tokens[static_cast<std::size_t>(t.head)].span));
    out += ' ';
  }
  for (const Name& n : text.names) out += '[' + std::string(name_of(n.kind)) + ' ' + std::string(view(r.text, n.span)) + ']';
  return out;
}
// Each sentence is one tree inside itself; every token is tagged.
void check(const Report& r) {
  const Text text = read_of(r);
  for (const Sentence& s : text.sentences) {
    std::vector<std::int32_t> heads;
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) {
      const Token& t = text.tokens[i];
      ASSERT_NE(t.upos, Upos::none);
      ASSERT_NE(t.xpos, Xpos::none);
      ASSERT_NE(t.deprel, Deprel::none);
      ASSERT_FALSE(t.lemma.empty());
      ASSERT_EQ(t.head == head_root, t.deprel == Deprel::root);
      heads.push_back(t.head < 0 ? t.head : t.head - static_cast<std::int32_t>(s.first_token));
    }
    ASSERT_TRUE(is_tree(heads));
  }
  for (std::size_t i = 0; i < text.names.size(); ++i) {
    ASSERT_LT(text.names[i].span.begin, text.names[i].span.end);
    ASSERT_LE(text.names[i].span.end, r.text.size());
    ASSERT_LE(i > 0 ? text.names[i - 1].span.end : 0, text.names[i].span.begin);
  }
}

TEST(Encoder, reads_a_plain_sentence) {
  EXPECT_EQ(table(report_of("Mayor Ada Lind returned to Velm on Monday.")),
            "Mayor/mayor/PROPN/nmod:desc/Ada Ada/ada/PROPN/nsubj/returned Lind/lind/PROPN/flat/Ada returned/return/VERB/root/- to/to/ADP/case/Velm "
            "Velm/velm/PROPN/obl/returned on/on/ADP/case/Monday Monday/monday/PROPN/obl/returned ././PUNCT/punct/returned [person Ada Lind][place Velm]");
}

TEST(Encoder, what_is_kept_is_what_would_be_read) {
  // The same sentences in three reports, among others and in another order: read afresh and from memory they are the same.
  const std::string a = "Mayor Ada Lind closed the old bridges in Velm on Monday.", b = "\"We are tired,\" said the crews of the Halla.", c = "* * *",
                    d = "Tern Line, which runs the ferries, will not pay 12 million krona for the pier.";
  const auto bits = [](const Report& r, const Text& t) {
    std::string out = table(r);
    for (const Token& x : t.tokens) out += std::to_string(x.head) + name_of(x.xpos) + name_of(x.deprel) + x.lemma + " ";
    for (const Name& n : t.names) out += std::to_string(n.span.begin) + "-" + std::to_string(n.span.end) + n.rule;
    return out;
  };
  SentenceMemory memory;
  for (const std::string& text : {a + " " + b, d + "\n\n" + c + "\n\n" + b + " " + a, a + " " + a + " " + d, b, a + " " + b}) {
    const Report r = report_of(text);
    EXPECT_EQ(bits(r, read(r, world(), &network(), &memory)), bits(r, read_of(r)));
  }
}

TEST(Encoder, any_text_gives_trees) {
  for (const char* text : {"", " ", ".", "a", "!!!", "Не забудь — 3 % €5", "\"“”'", "A B C D E F G", "x-y-z", "北京 is big", "WHO WILL CLOSE THE BRIDGE", "\xF0\x9F\x98\x80 ok"}) check(report_of(text));
}

TEST(Encoder, giant_sentences_stay_linear) {
  std::string words, marks;
  for (int i = 0; i < 20000; ++i) words += i % 7 == 0 ? "bridge " : "closed, ";
  for (int i = 0; i < 20000; ++i) marks += "Lind ";
  check(report_of(words));
  check(report_of(marks));
}

// What a sentence gets does not depend on its neighbours in the matrix.
TEST(Encoder, a_sentence_alone_reads_as_in_company) {
  const std::string sentence = "The harbour office will open again in June, Ada Lind said.";
  std::string many;
  for (int i = 0; i < 200; ++i) many += "Two ferries left the quay at nine. ";
  many += sentence;
  const Report alone = report_of(sentence), company = report_of(many);
  const Text a = read_of(alone), b = read_of(company);
  ASSERT_GT(b.tokens.size(), a.tokens.size());
  const std::size_t skip = b.tokens.size() - a.tokens.size();
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    EXPECT_EQ(a.tokens[i].upos, b.tokens[skip + i].upos);
    EXPECT_EQ(a.tokens[i].deprel, b.tokens[skip + i].deprel);
    EXPECT_EQ(a.tokens[i].head, b.tokens[skip + i].head < 0 ? b.tokens[skip + i].head : b.tokens[skip + i].head - static_cast<std::int32_t>(skip));
  }
}

}  // namespace
}  // namespace synoptic::text
