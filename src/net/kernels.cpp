// Each kernel is one inlined body compiled three times; `choose` asks the processor once.
#include "net/kernels.hpp"

#include <bit>

#define SYNOPTIC_INLINE inline __attribute__((always_inline))

namespace synoptic::net {
namespace {

constexpr std::size_t lanes = 16;

// e^x within 2e-7 relative: 2^whole from the exponent's bits, 2^part by a polynomial (its Taylor series to the sixth power).
SYNOPTIC_INLINE float exponential(float x) {
  x = x < -87.f ? -87.f : x;
  x = x > 87.f ? 87.f : x;
  const float t = x * 1.44269504f + 127.f;  // > 1, so cutting off is rounding down
  const auto whole = static_cast<std::int32_t>(t);
  const float z = (t - static_cast<float>(whole)) * 0.69314718f;
  const float p = 1.f + z * (1.f + z * (0.5f + z * (0.16666667f + z * (0.041666668f + z * (0.0083333338f + z * 0.0013888889f)))));
  return std::bit_cast<float>(whole << 23) * p;
}
SYNOPTIC_INLINE float sigmoid(float x) { return 1.f / (1.f + exponential(-x)); }

SYNOPTIC_INLINE float total(const float* acc) {
  float a[8], b[4];
  for (int i = 0; i < 8; ++i) a[i] = acc[i] + acc[i + 8];
  for (int i = 0; i < 4; ++i) b[i] = a[i] + a[i + 4];
  return (b[0] + b[2]) + (b[1] + b[3]);
}

SYNOPTIC_INLINE void norm_row(float* h, std::size_t width, const float* gain, const float* shift) {
  float acc[lanes] = {};
  for (std::size_t i = 0; i < width; i += lanes)
    for (std::size_t l = 0; l < lanes; ++l) acc[l] += h[i + l];
  const float mean = total(acc) / static_cast<float>(width);
  float squares[lanes] = {};
  for (std::size_t i = 0; i < width; i += lanes)
    for (std::size_t l = 0; l < lanes; ++l) {
      const float d = h[i + l] - mean;
      squares[l] += d * d;
    }
  const float factor = 1.f / __builtin_sqrtf(total(squares) / static_cast<float>(width) + 1e-5f);
  for (std::size_t i = 0; i < width; ++i) h[i] = (h[i] - mean) * factor * gain[i] + shift[i];
}

SYNOPTIC_INLINE void quantise_body(const float* in, std::size_t count, float inverse_scale, std::uint8_t* out) {
  for (std::size_t i = 0; i < count; ++i) {
    float v = in[i] * inverse_scale;
    v = v < -127.f ? -127.f : v;
    v = v > 127.f ? 127.f : v;
    out[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(v + 128.5f));  // > 0: cutting off rounds to the nearest
  }
}
SYNOPTIC_INLINE void relu_norm_body(float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift) {
  for (std::size_t r = 0; r < rows; ++r, h += width) {
    for (std::size_t i = 0; i < width; ++i) h[i] = h[i] < 0.f ? 0.f : h[i];
    norm_row(h, width, gain, shift);
  }
}
SYNOPTIC_INLINE void gate_norm_body(const std::int32_t* sums, const float* scales, const float* bias, float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift) {
  for (std::size_t r = 0; r < rows; ++r, h += width, sums += 2 * width) {
    for (std::size_t i = 0; i < width; ++i) {
      const float y = static_cast<float>(sums[i]) * scales[i] + bias[i];
      const float g = static_cast<float>(sums[i + width]) * scales[i + width] + bias[i + width];
      h[i] += y * sigmoid(g);
    }
    norm_row(h, width, gain, shift);
  }
}
SYNOPTIC_INLINE void gate_body(const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t width) {
  for (std::size_t r = 0; r < rows; ++r, out += width, sums += 2 * width)
    for (std::size_t i = 0; i < width; ++i) {
      const float y = static_cast<float>(sums[i]) * scales[i] + bias[i];
      const float g = static_cast<float>(sums[i + width]) * scales[i + width] + bias[i + width];
      out[i] = y * sigmoid(g);
    }
}
SYNOPTIC_INLINE void scale_body(const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r, out += columns, sums += columns)
    for (std::size_t i = 0; i < columns; ++i) out[i] = static_cast<float>(sums[i]) * scales[i] + bias[i];
}

#if defined(__x86_64__)
enum class Level { plain, avx2, avx512 };
Level level() {
  static const Level found = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") ? Level::avx512
                             : __builtin_cpu_supports("avx2")                                                                            ? Level::avx2
                                                                                                                                         : Level::plain;
  return found;
}
#define SYNOPTIC_KERNEL(name, parameters, arguments)                                                                  \
  namespace {                                                                                                         \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,prefer-vector-width=512"))) void name##_avx512 parameters { name##_body arguments; } \
  __attribute__((target("avx2"))) void name##_avx2 parameters { name##_body arguments; }                              \
  void name##_plain parameters { name##_body arguments; }                                                             \
  }                                                                                                                   \
  void name parameters {                                                                                              \
    switch (level()) {                                                                                                \
      case Level::avx512: return name##_avx512 arguments;                                                             \
      case Level::avx2: return name##_avx2 arguments;                                                                 \
      case Level::plain: return name##_plain arguments;                                                               \
    }                                                                                                                 \
  }
#else
#define SYNOPTIC_KERNEL(name, parameters, arguments) \
  void name parameters { name##_body arguments; }
#endif

}  // namespace

SYNOPTIC_KERNEL(quantise, (const float* in, std::size_t count, float inverse_scale, std::uint8_t* out), (in, count, inverse_scale, out))
SYNOPTIC_KERNEL(relu_norm, (float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift), (h, rows, width, gain, shift))
SYNOPTIC_KERNEL(gate_norm, (const std::int32_t* sums, const float* scales, const float* bias, float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift),
                (sums, scales, bias, h, rows, width, gain, shift))
SYNOPTIC_KERNEL(gate, (const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t width), (sums, scales, bias, out, rows, width))
SYNOPTIC_KERNEL(scale, (const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t columns), (sums, scales, bias, out, rows, columns))

void leaky(float* h, std::size_t count, float slope) {
  for (std::size_t i = 0; i < count; ++i) h[i] = h[i] < 0.f ? slope * h[i] : h[i];
}

}  // namespace synoptic::net
