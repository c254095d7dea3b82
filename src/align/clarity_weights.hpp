// The weights of clarity; made by bench/agree/support.py.
#pragma once

#include "align/clarity.hpp"

namespace synoptic::align {

extern const double clarity_bias;
extern const std::array<float, clarity_feature_count> clarity_weights;

}  // namespace synoptic::align
