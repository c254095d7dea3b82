// Report -> sentences, tokens, tags, trees, names.
// Total: any valid UTF-8 gives a result. Linear in the text.
#pragma once

#include <string>
#include <string_view>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "text/borders.hpp"
#include "text/language.hpp"
#include "world/world.hpp"

namespace synoptic::text {

// Sentences of all sections but boilerplate; a sentence never crosses a section. By rule alone titles and headings are one sentence
// each; a judge (text/borders.hpp) has the last word at every place in doubt, within headings too.
void split(const Report& report, Text& out, BorderJudge* judge = nullptr);  // fills sentences, tokens and words
void rule_lemmas(std::string_view text, Text& out);   // lemmas without a language: what the form alone tells
void join_words(std::string_view text, Text& out);    // the last step of `split` alone: the words of given tokens and sentences

// All of it. Without a language, by rule alone: no tags and no trees, and names as the rules see them. So is a text of more than
// `most_tokens`, which is no report (a long novel has as many).
constexpr std::size_t most_tokens = 200'000;
// `memory`: sentences of other reports that need not be read again (text/sentence_memory.hpp); the result is the same.
[[nodiscard]] Text read(const Report& report, const World& world, const Language* language = nullptr, SentenceMemory* memory = nullptr);

// For tests and for looking: a sentence a line with its tokens, below it its names.
[[nodiscard]] std::string to_text(const Text& text, const Report& report);
[[nodiscard]] std::string to_text(const Name& name, const Report& report);

}  // namespace synoptic::text
