// FIPS 180-4, section 6.2, word for word. The round constants are the first 32 bits of the fractional parts of the cube roots of
// the first 64 primes, and the start values those of the square roots of the first 8: worked out here at compile time in integers
// rather than typed in, so that there is no table to mistype.
#include "render/sha256.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace synoptic::render {
namespace {

using Word = std::uint32_t;
__extension__ typedef unsigned __int128 Wide;

// floor(n^(1/k) * 2^32) mod 2^32, by bisection: the root of n < 512 is below 2^5, its cube scaled by 2^96 fits in 128 bits.
constexpr Word root_fraction(unsigned n, int k) {
  Wide low = 0, high = Wide{1} << 37;
  while (high - low > 1) {
    const Wide mid = (low + high) / 2;
    const bool small = k == 2 ? mid * mid <= (Wide{n} << 64) : mid * mid * mid <= (Wide{n} << 96);
    (small ? low : high) = mid;
  }
  return static_cast<Word>(low);
}

template <std::size_t N>
constexpr std::array<Word, N> root_table(int k) {
  std::array<Word, N> out{};
  std::size_t found = 0;
  for (unsigned n = 2; found < N; ++n) {
    bool prime = true;
    for (unsigned d = 2; d * d <= n; ++d) prime = prime && n % d != 0;
    if (prime) out[found++] = root_fraction(n, k);
  }
  return out;
}

constexpr auto round_constants = root_table<64>(3);
constexpr auto start = root_table<8>(2);

void mix(std::array<Word, 8>& state, const unsigned char* block) {
  std::array<Word, 64> w{};
  for (std::size_t t = 0; t < 16; ++t)
    w[t] = Word{block[4 * t]} << 24 | Word{block[4 * t + 1]} << 16 | Word{block[4 * t + 2]} << 8 | Word{block[4 * t + 3]};
  for (std::size_t t = 16; t < 64; ++t) {
    const Word s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3);
    const Word s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; ++t) {
    const Word t1 = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + round_constants[t] + w[t];
    const Word t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  const std::array<Word, 8> added{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += added[i];
}

std::string base64(const std::string& bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : Word{0}; };
    const Word three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    out += digits[three >> 18];
    out += digits[three >> 12 & 63];
    out += i + 1 < bytes.size() ? digits[three >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? digits[three & 63] : '=';
  }
  return out;
}

}  // namespace

std::string csp_hash(std::string_view bytes) {
  std::string padded(bytes);
  padded += '\x80';
  while (padded.size() % 64 != 56) padded += '\0';
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8) padded += static_cast<char>(bits >> shift & 0xff);

  auto state = start;
  for (std::size_t at = 0; at < padded.size(); at += 64) {
    std::array<unsigned char, 64> block{};
    for (std::size_t i = 0; i < 64; ++i) block[i] = static_cast<unsigned char>(padded[at + i]);
    mix(state, block.data());
  }
  std::string digest;
  for (const Word word : state)
    for (int shift = 24; shift >= 0; shift -= 8) digest += static_cast<char>(word >> shift & 0xff);
  return "sha256-" + base64(digest);
}

}  // namespace synoptic::render
