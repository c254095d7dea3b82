// Written by tools/train/coref.cpp: do not edit. Structure alone; see people_ranker.hpp and docs/people.md.
#include <array>

#include "annotate/people_ranker.hpp"

namespace synoptic::annotate::people {
namespace {

// clang-format off
constexpr std::array<std::int16_t, 177> weights{
    80, 15, 33, 28, -49, -127, -6, 4, 10, 20, 50, -41, 11, 17, -44, 75,
    -35, -59, 21, 19, -5, -5, -1, -20, 0, 20, 32, -35, -43, -75, 85, 0,
    34, 49, -63, -45, -21, 82, 0, -5, -32, 70, -14, -6, -49, 0, -23, -18,
    -4, 3, 11, 39, 37, 67, -50, 73, 48, -127, -81, -114, 102, -10, 3, 3,
    -37, 34, -52, -46, -12, 55, 32, -28, -12, -21, 10, -5, -7, -80, 51, -3,
    95, -188, 20, -15, -14, 35, 13, -69, 108, -90, -29, 49, 12, -12, -72, 65,
    8, -102, 24, 63, 34, -42, 80, 0, -17, 13, 53, -47, -1, 22, 52, -92,
    -12, 0, 6, -1, 18, -19, -22, 37, 0, 24, 34, -49, -78, -70, 120, 44,
    -85, -56, -37, 67, 45, -48, -3, -4, 11, -10, 38, 56, 94, -58, -44, -42,
    -74, 30, 0, 9, -35, 34, -9, 0, 3, 6, -15, -35, 4, 44, 3, 2,
    -90, 79, -11, 9, 8, -38, -37, 66, -8, 8, -1, -7, 10, 0, -14, -26,
    28
};
// clang-format on

}  // namespace

RankerModel ranker_model() { return {weights, 0.60, 0.90}; }

}  // namespace synoptic::annotate::people
