// Matrix products for the models, on oneDNN, one thread each call: callers run in threads of their own. Matrices are
// row-major. (Not OpenBLAS: 0.3.21 chooses its kernel before main() and takes its slowest on processors newer than itself,
// 49 GFLOPS against oneDNN's 177 on one core here; oneDNN also has the 8-bit product, 650 GOPS.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/container.hpp"
#include "base/result.hpp"

namespace synoptic::net {

// c (m x n) = a (m x k) * b (k x n). Computed 64 rows at a time, so that a row of c has the same bits whatever stands beside it.
void multiply(const float* a, const float* b, float* c, std::size_t m, std::size_t n, std::size_t k);
// c (m x n) = a (m x k) * transpose(b), b is n x k; rows of c lie `stride` apart
void multiply_transposed(const float* a, const float* b, float* c, std::size_t m, std::size_t n, std::size_t k, std::size_t stride);

// A linear layer in 8 bits: weights within -63..63 with a scale a column, so that no processor's 16-bit sums overflow;
// inputs as `quantise` makes them, on a fixed scale found when the model was exported. The product is exact.
class Linear8 {
 public:
  // Sections NAME.weight (int8, inputs x outputs), NAME.scale (float: column scale times the input's), NAME.bias.
  [[nodiscard]] static Result<Linear8> load(const Container& file, const std::string& name, std::size_t inputs, std::size_t outputs);

  // sums (rows x outputs), less what the zero point of the inputs adds. Scale and bias are left to the kernel that follows.
  void apply(const std::uint8_t* in, std::size_t rows, std::int32_t* sums) const;
  [[nodiscard]] const float* scales() const { return scales_.data(); }
  [[nodiscard]] const float* bias() const { return bias_.data(); }
  [[nodiscard]] std::size_t outputs() const { return scales_.size(); }

 private:
  std::size_t inputs_ = 0;
  std::span<const std::int8_t> weights_;
  std::span<const float> scales_, bias_;
  std::vector<std::int32_t> zero_;  // what is taken off each column
};

}  // namespace synoptic::net
