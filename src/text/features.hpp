// What the encoder sees of a word. One implementation for training (tools/train/features.cpp prints these numbers) and for
// running, so that the two cannot differ. All of it is per distinct word but the bits, which depend on the neighbours.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "text/names.hpp"
#include "text/vocabulary.hpp"
#include "world/world.hpp"

namespace synoptic::text {

constexpr std::uint32_t affix_buckets = 4096;
constexpr std::uint32_t shape_buckets = 1024;

struct WordForm {
  std::uint64_t key = 0;                                    // FNV-1a 64 of the word folded, digits as 0: looked up in the model's own words
  std::uint16_t prefix3 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;  // buckets of the folded word's ends, in characters
  std::uint16_t shape = 0;                                  // bucket of its shape: "Xx", "dd", "X.X."
};
[[nodiscard]] WordForm form_of(std::string_view word);

// FNV-1a, 64 bits (Fowler, Noll, Vo): also the hash of the words in vectors.bin.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t h = 0xcbf29ce484222325u;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return h;
}

// Bits of a token: what the world's tables and the rules for names say of it, and how it is written.
enum TokenBit : std::uint32_t {
  bit_country = 1u << 0, bit_demonym = 1u << 1, bit_town = 1u << 2, bit_body = 1u << 3, bit_given = 1u << 4, bit_surname = 1u << 5,
  bit_office = 1u << 6, bit_common = 1u << 7, bit_mute = 1u << 8,  // mute: a capital that tells nothing (first word, headline)
  bit_rule_person = 1u << 9, bit_rule_body = 1u << 10, bit_rule_place = 1u << 11, bit_rule_other = 1u << 12, bit_rule_begins = 1u << 13,
  bit_rule_sure = 1u << 14, bit_glued = 1u << 15,  // glued: no space before it
};
constexpr int token_bits = 16;

// One value a token of `text`. `words`: of tokens; `candidates`: what `rule_names` found.
[[nodiscard]] std::vector<std::uint16_t> bits_of(const Text& text, const Vocabulary& words, const World& world, const std::vector<NameCandidate>& candidates);

}  // namespace synoptic::text
