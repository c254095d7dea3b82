// Written by tools/train/coref.cpp: do not edit. Structure alone; see people_ranker.hpp and docs/people.md.
#include <array>

#include "annotate/people_ranker.hpp"

namespace synoptic::annotate::people {
namespace {

// clang-format off
constexpr std::array<std::int16_t, 177> weights{
    77, 32, 47, -2, -29, -121, 11, 8, 35, 23, 33, -99, 31, -10, -72, 79,
    42, -92, 27, 13, -4, -5, -1, -25, 0, 8, 26, -29, -47, -26, 78, 0,
    28, 34, -73, -67, -10, 97, 0, -7, -37, 50, 17, 6, -53, 0, -24, -18,
    -2, -7, 10, 46, 49, 106, -57, 75, 30, -135, -21, -69, 37, -39, 14, 8,
    -22, 42, -38, -63, -9, 55, 24, -26, 13, -27, 3, 0, 10, -72, 48, -4,
    103, -185, 8, -64, -20, 23, 37, -5, 53, -42, -43, 61, 31, -70, 0, 12,
    -16, -60, 16, 83, 12, 0, 71, 8, 4, 9, 43, -21, 3, 24, 43, -88,
    2, 0, 9, -12, 16, -29, 0, 28, 0, -1, 19, -70, -75, -21, 141, 41,
    -77, -47, 26, 18, 32, -29, 3, -31, 34, -20, 41, 51, 86, -46, -47, -24,
    -63, 24, 0, -9, -9, 22, -5, 0, -3, 7, -15, -33, 4, 42, -1, -1,
    -100, 86, -55, 64, 11, -34, -49, 69, -3, -12, 5, -24, 20, 0, -27, -28,
    22
};
// clang-format on

}  // namespace

RankerModel ranker_model() { return {weights, 0.60, 0.90}; }

}  // namespace synoptic::annotate::people
