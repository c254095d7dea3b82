// Weights of standing.hpp, made by bench/agree/rows.py.
#pragma once

#include <array>

#include "align/standing.hpp"

namespace synoptic::align {

extern const double alone_bias, worth_bias;
extern const std::array<float, standing_feature_count> alone_weights, worth_weights;

}  // namespace synoptic::align
