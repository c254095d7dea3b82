// Written by tools/train/coref.cpp: do not edit. Structure alone; see people_ranker.hpp and docs/people.md.
#include <array>

#include "annotate/people_ranker.hpp"

namespace synoptic::annotate::people {
namespace {

// clang-format off
constexpr std::array<std::int16_t, 177> weights{
    83, 22, 30, -1, -26, -104, 17, 13, 29, 13, 45, -98, 40, -5, -77, 63,
    38, -87, 37, 10, -6, -6, -1, -23, 0, 3, 18, -21, -29, -42, 79, 0,
    17, 38, -78, -70, -12, 122, 0, 5, -50, 46, 20, 7, -57, 0, -25, -13,
    -3, -8, 10, 48, 60, 100, -40, 83, 26, -148, -14, -71, 36, -35, 4, -6,
    -41, 75, -50, -42, 42, 36, 9, -23, 23, -4, 6, 1, 6, -74, 52, -3,
    104, -194, 12, -18, 14, -35, 22, -12, 57, -42, -47, 69, 27, -53, 0, 12,
    1, -56, 9, 68, 12, 0, 74, 11, 10, 8, 54, -23, 5, 32, 41, -86,
    7, 0, 0, -17, 11, -20, -12, 49, 0, 4, 11, -66, -67, -25, 144, 42,
    -76, -54, 14, 35, 31, -24, 16, -32, 27, -16, 34, 53, 87, -50, -38, -29,
    -64, 30, 0, -8, -16, 28, -10, 0, -16, 13, -11, -31, 1, 43, -8, -3,
    -98, 83, -43, 72, 10, -37, -50, 68, -5, -12, 3, -24, 16, 0, -25, -28,
    20
};
// clang-format on

}  // namespace

RankerModel ranker_model() { return {weights, 0.60, 0.90}; }

}  // namespace synoptic::annotate::people
