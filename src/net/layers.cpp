#include "net/layers.hpp"

#include <algorithm>
#include <vector>

#include <dnnl.h>

extern "C" void omp_set_num_threads(int);  // libgomp, which oneDNN runs on; its header needs -fopenmp's include path under clang

namespace synoptic::net {
namespace {

dnnl_dim_t dim(std::size_t n) { return static_cast<dnnl_dim_t>(n); }

// oneDNN would start a thread a core in every caller; the setting is the calling thread's own.
void stay_alone() {
  thread_local const bool done = [] {
    omp_set_num_threads(1);
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace

void multiply(const float* a, const float* b, float* c, std::size_t m, std::size_t n, std::size_t k) {
  stay_alone();
  // oneDNN chooses its way by the sizes; one size, one way.
  constexpr std::size_t rows = 64;
  const auto block = [&](const float* from, float* to) { dnnl_sgemm('N', 'N', dim(rows), dim(n), dim(k), 1.f, from, dim(k), b, dim(n), 0.f, to, dim(n)); };
  std::size_t at = 0;
  for (; at + rows <= m; at += rows) block(a + at * k, c + at * n);
  if (at == m) return;
  thread_local std::vector<float> in, out;
  in.assign(rows * k, 0);
  out.resize(rows * n);
  std::copy(a + at * k, a + m * k, in.begin());
  block(in.data(), out.data());
  std::copy(out.begin(), out.begin() + static_cast<std::ptrdiff_t>((m - at) * n), c + at * n);
}
void multiply_transposed(const float* a, const float* b, float* c, std::size_t m, std::size_t n, std::size_t k, std::size_t stride) {
  stay_alone();
  dnnl_sgemm('N', 'T', dim(m), dim(n), dim(k), 1.f, a, dim(k), b, dim(k), 0.f, c, dim(stride));
}

Result<Linear8> Linear8::load(const Container& file, const std::string& name, std::size_t inputs, std::size_t outputs) {
  Linear8 layer;
  layer.inputs_ = inputs;
  const auto weights = file.array<std::int8_t>(name + ".weight", inputs * outputs);
  if (!weights) return tl::unexpected(weights.error());
  const auto scales = file.array<float>(name + ".scale", outputs);
  if (!scales) return tl::unexpected(scales.error());
  const auto bias = file.array<float>(name + ".bias", outputs);
  if (!bias) return tl::unexpected(bias.error());
  layer.weights_ = *weights;
  layer.scales_ = *scales;
  layer.bias_ = *bias;
  layer.zero_.assign(outputs, 0);
  for (std::size_t i = 0; i < inputs; ++i)
    for (std::size_t j = 0; j < outputs; ++j) layer.zero_[j] -= 128 * (*weights)[i * outputs + j];
  return layer;
}

void Linear8::apply(const std::uint8_t* in, std::size_t rows, std::int32_t* sums) const {
  stay_alone();
  const std::size_t n = outputs();
  dnnl_gemm_u8s8s32('N', 'N', 'R', dim(rows), dim(n), dim(inputs_), 1.f, in, dim(inputs_), 0, weights_.data(), dim(n), 0, 0.f, sums, dim(n), zero_.data());
}

}  // namespace synoptic::net
