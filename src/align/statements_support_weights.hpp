// The weights of Support; made by bench/agree/support.py.
#pragma once

#include "align/statements_support.hpp"

namespace synoptic::align {

extern const double core_bias, all_bias;
extern const std::array<float, support_feature_count> core_weights, all_weights;

}  // namespace synoptic::align
