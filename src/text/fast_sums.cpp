// One body, compiled twice: `always_inline` takes on the instruction set of the function it is put into. The compiler turns
// the loops over classes and over keys into vectors; only the moves, whose rows are one word each, are written by hand for
// AVX2 (eight keys, two gathers of their buckets, a choice by the proof byte, three sums).
#include "text/fast_sums.hpp"

#include <array>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define SYNOPTIC_AVX2 __attribute__((target("avx2")))
#endif
#define SYNOPTIC_INLINE [[gnu::always_inline]] inline

namespace synoptic::text::fast {
namespace {

// The four atoms of each feature as columns, and its salt.
template <std::size_t N>
struct Columns {
  alignas(64) std::array<std::array<std::int32_t, N>, 4> atom{};
  alignas(64) std::array<std::uint32_t, N> salt{};
};
template <std::size_t N>
constexpr Columns<N> columns_of(const std::array<Joined, N>& table) {
  Columns<N> out;
  for (std::size_t i = 0; i < N; ++i) {
    out.atom[0][i] = table[i].a;
    out.atom[1][i] = table[i].b;
    out.atom[2][i] = table[i].c;
    out.atom[3][i] = table[i].d;
    out.salt[i] = salt_of(i);
  }
  return out;
}
constexpr auto move_columns = columns_of(move_atoms::table);
constexpr auto label_columns = columns_of(label_atoms::table);
constexpr std::size_t move_features = move_atoms::table.size(), label_features = label_atoms::table.size();

// Every atom multiplied for each of the four places: forty products in vectors instead of one a feature and place.
struct Products {
  alignas(64) std::array<std::array<Hash, max_atoms>, 4> at;  // [place][atom]
};
SYNOPTIC_INLINE void multiply(const Atoms& x, Products& out) {
  for (std::size_t p = 0; p < 4; ++p)
    for (std::size_t i = 0; i < max_atoms; ++i) out.at[p][i] = x.value[i] * place_factors[p];
}

template <std::size_t N>
SYNOPTIC_INLINE void keys_of(const Atoms& atoms, const Columns<N>& table, Key* out) {
  Products x;
  multiply(atoms, x);
  for (std::size_t i = 0; i < N; ++i)
    out[i] = seal(x.at[0][table.atom[0][i]] + x.at[1][table.atom[1][i]] + x.at[2][table.atom[2][i]] + x.at[3][table.atom[3][i]] + table.salt[i]);
}

// Vectors of the compiler's own, which it makes of whatever the machine has; left to itself it unrolls the wrong loop.
using Bytes = std::int8_t __attribute__((vector_size(16)));
using Sums = std::int16_t __attribute__((vector_size(32)));

template <int Classes, int Ways>
SYNOPTIC_INLINE void add(const Rows<Classes, Ways>& rows, const Key* keys, std::size_t n, std::int16_t* sums) {
  // A row's last byte is its proof: added along, into a sum that nobody reads, the row is whole vectors.
  constexpr int vectors = (Classes + 1) / 16;
  static_assert(Classes % 16 == 0 || Classes % 16 == 15);
  Sums local[vectors] = {};
  std::memcpy(local, sums, Classes * sizeof(std::int16_t));
  for (std::size_t i = 0; i < n; ++i) rows.prefetch(keys[i]);
  for (std::size_t i = 0; i < n; ++i) {
    const std::int8_t* row = rows.find(keys[i]);
#pragma GCC unroll 4
    for (int v = 0; v < vectors; ++v) {
      Bytes b;
      std::memcpy(&b, row + 16 * v, 16);
      local[v] += __builtin_convertvector(b, Sums);
    }
  }
  std::memcpy(sums, local, Classes * sizeof(std::int16_t));
}

template <int Classes, int Ways>
void add_any(const Rows<Classes, Ways>& rows, const Key* keys, std::size_t n, std::int16_t* sums) {
  add(rows, keys, n, sums);
}
void labels_any(const LabelRows& rows, const Atoms& x, std::int16_t* sums) {
  alignas(64) Key keys[label_features];
  keys_of(x, label_columns, keys);
  add(rows, keys, label_features, sums);
}
void moves_any(const MoveRows& rows, const Atoms& x, std::int32_t* sums) {
  alignas(64) Key keys[move_features];
  keys_of(x, move_columns, keys);
  for (std::size_t i = 0; i < move_features; ++i) rows.prefetch(keys[i]);
  for (std::size_t i = 0; i < move_features; ++i) {
    const std::int8_t* row = rows.find(keys[i]);
    for (int c = 0; c < move_count; ++c) sums[c] += row[c];
  }
}

constexpr Kernels any{add_any<tag_count, 2>, add_any<name_classes, 2>, labels_any, moves_any};

#ifdef SYNOPTIC_AVX2

template <int Classes, int Ways>
SYNOPTIC_AVX2 void add_avx2(const Rows<Classes, Ways>& rows, const Key* keys, std::size_t n, std::int16_t* sums) {
  add(rows, keys, n, sums);
}
template <std::size_t N>
SYNOPTIC_AVX2 inline __m256i eight_keys(const Products& x, const Columns<N>& table, std::size_t i) {
  const auto from = [&](std::size_t p) SYNOPTIC_AVX2 {
    return _mm256_i32gather_epi32(reinterpret_cast<const int*>(x.at[p].data()), _mm256_load_si256(reinterpret_cast<const __m256i*>(&table.atom[p][i])), 4);
  };
  const __m256i sum = _mm256_add_epi32(_mm256_add_epi32(_mm256_add_epi32(from(0), from(1)), _mm256_add_epi32(from(2), from(3))),
                                       _mm256_load_si256(reinterpret_cast<const __m256i*>(&table.salt[i])));
  return _mm256_mullo_epi32(_mm256_xor_si256(sum, _mm256_srli_epi32(sum, 15)), _mm256_set1_epi32(0x2C1B3C6D));
}
SYNOPTIC_AVX2 void labels_avx2(const LabelRows& rows, const Atoms& atoms, std::int16_t* sums) {
  Products x;
  multiply(atoms, x);
  alignas(64) Key keys[label_features];
  for (std::size_t i = 0; i < label_features; i += 8) _mm256_store_si256(reinterpret_cast<__m256i*>(&keys[i]), eight_keys(x, label_columns, i));
  add(rows, keys, label_features, sums);
}
SYNOPTIC_AVX2 void moves_avx2(const MoveRows& rows, const Atoms& atoms, std::int32_t* sums) {
  static_assert(move_count == 3, "a bucket is eight bytes: three weights and the proof, twice");
  Products x;
  multiply(atoms, x);
  const int shift = rows.shift();
  const auto* base = reinterpret_cast<const long long*>(rows.data());
  __m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0;
  alignas(64) Key keys[move_features];
  for (std::size_t i = 0; i < move_features; i += 8) {
    const __m256i k = eight_keys(x, move_columns, i);
    _mm256_store_si256(reinterpret_cast<__m256i*>(&keys[i]), k);
    for (std::size_t j = i; j < i + 8; ++j) rows.prefetch(keys[j]);
  }
  for (std::size_t i = 0; i < move_features; i += 8) {
    const __m256i k = _mm256_load_si256(reinterpret_cast<const __m256i*>(&keys[i]));
    const __m256i at = _mm256_srl_epi32(k, _mm_cvtsi32_si128(shift));
    const __m256i proof = _mm256_srl_epi32(_mm256_sll_epi32(k, _mm_cvtsi32_si128(32 - shift)), _mm_cvtsi32_si128(32 - proof_bits));
    const __m256i low = _mm256_i32gather_epi64(base, _mm256_castsi256_si128(at), 8);          // buckets of keys 0..3
    const __m256i high = _mm256_i32gather_epi64(base, _mm256_extracti128_si256(at, 1), 8);    // and 4..7
    // First rows of the eight, second rows of the eight, in the order 0 1 4 5 2 3 6 7; the proofs alike.
    const __m256i first = _mm256_castps_si256(_mm256_shuffle_ps(_mm256_castsi256_ps(low), _mm256_castsi256_ps(high), 0x88));
    const __m256i second = _mm256_castps_si256(_mm256_shuffle_ps(_mm256_castsi256_ps(low), _mm256_castsi256_ps(high), 0xDD));
    const __m256i wanted = _mm256_permutevar8x32_epi32(proof, _mm256_setr_epi32(0, 1, 4, 5, 2, 3, 6, 7));
    const __m256i is_second = _mm256_cmpeq_epi32(_mm256_srli_epi32(second, 24), wanted);
    const __m256i is_first = _mm256_andnot_si256(is_second, _mm256_cmpeq_epi32(_mm256_srli_epi32(first, 24), wanted));
    const __m256i row = _mm256_or_si256(_mm256_and_si256(second, is_second), _mm256_and_si256(first, is_first));
    s0 = _mm256_add_epi32(s0, _mm256_srai_epi32(_mm256_slli_epi32(row, 24), 24));
    s1 = _mm256_add_epi32(s1, _mm256_srai_epi32(_mm256_slli_epi32(row, 16), 24));
    s2 = _mm256_add_epi32(s2, _mm256_srai_epi32(_mm256_slli_epi32(row, 8), 24));
  }
  const auto total = [](__m256i v) SYNOPTIC_AVX2 {
    const __m128i a = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    const __m128i b = _mm_add_epi32(a, _mm_shuffle_epi32(a, 0x4E));
    return _mm_cvtsi128_si32(_mm_add_epi32(b, _mm_shuffle_epi32(b, 0xB1)));
  };
  sums[0] += total(s0);
  sums[1] += total(s1);
  sums[2] += total(s2);
}
constexpr Kernels avx2{add_avx2<tag_count, 2>, add_avx2<name_classes, 2>, labels_avx2, moves_avx2};

#endif

}  // namespace

const Kernels& kernels_for_any() { return any; }
const Kernels& kernels() {
#ifdef SYNOPTIC_AVX2
  if (__builtin_cpu_supports("avx2")) return avx2;
#endif
  return any;
}

}  // namespace synoptic::text::fast
