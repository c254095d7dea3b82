#include "align/standing_weights.hpp"
namespace synoptic::align {
const double alone_bias = 0, worth_bias = 0;
const std::array<float, standing_feature_count> alone_weights{}, worth_weights{};
}  // namespace synoptic::align
