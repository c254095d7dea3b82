// Written by tools/train/coref.cpp: do not edit. Structure alone; see people_ranker.hpp and docs/people.md.
#include <array>

#include "annotate/people_ranker.hpp"

namespace synoptic::annotate::people {
namespace {

// clang-format off
constexpr std::array<std::int16_t, 177> weights{
    78, 17, 34, 31, -50, -129, -7, 5, 11, 24, 50, -43, 15, 17, -44, 75,
    -35, -59, 19, 20, -4, -5, -1, -20, 0, 22, 26, -29, -44, -77, 86, 0,
    34, 52, -66, -44, -22, 83, 0, -6, -37, 67, -5, -3, -49, 0, -23, -17,
    -4, 2, 12, 40, 37, 67, -47, 78, 44, -127, -79, -118, 103, -9, 4, 5,
    -38, 33, -51, -46, -14, 56, 34, -31, -13, -19, 10, -4, -5, -72, 46, -5,
    96, -174, -3, -29, -19, 31, 9, 0, 110, -91, -29, 50, 12, -8, -67, 60,
    11, -109, 28, 61, 34, -41, 77, 1, -17, 13, 47, -37, -2, 21, 52, -93,
    -10, 0, 5, -7, 21, -15, -22, 38, 0, 25, 33, -52, -76, -69, 121, 45,
    -84, -53, -37, 66, 44, -45, -2, -4, 12, -10, 42, 56, 92, -60, -47, -41,
    -74, 31, 0, 10, -36, 32, -9, 0, 2, 3, -13, -35, 5, 43, 0, 2,
    -91, 77, -12, 8, 5, -38, -36, 66, -8, 7, -2, -6, 10, -2, -15, -25,
    29
};
// clang-format on

}  // namespace

RankerModel ranker_model() { return {weights, 0.50, 0.90}; }

}  // namespace synoptic::annotate::people
