// Each kernel is one inlined body compiled three times; `choose` asks the processor once.
#include "net/kernels.hpp"

#define SYNOPTIC_INLINE inline __attribute__((always_inline))

namespace synoptic::net {
namespace {

// Sixteen numbers at a time, whatever the registers hold (vector extensions of GCC and Clang).
constexpr std::size_t lanes = 16;
typedef float Floats __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));
typedef std::int32_t Ints __attribute__((vector_size(lanes * sizeof(std::int32_t)), aligned(4), may_alias));
typedef std::uint8_t Bytes __attribute__((vector_size(lanes), aligned(1), may_alias));

SYNOPTIC_INLINE Floats load(const float* p) { return *reinterpret_cast<const Floats*>(p); }
SYNOPTIC_INLINE Floats load(const std::int32_t* p) { return __builtin_convertvector(*reinterpret_cast<const Ints*>(p), Floats); }
SYNOPTIC_INLINE void store(float* p, Floats v) { *reinterpret_cast<Floats*>(p) = v; }
SYNOPTIC_INLINE Floats all(float x) { return Floats{} + x; }
SYNOPTIC_INLINE Floats within(Floats v, float low, float high) {
  v = v < low ? all(low) : v;
  return v > high ? all(high) : v;
}

// e^x within 2e-7 relative: 2^whole from the exponent's bits, 2^part by a polynomial (its Taylor series to the sixth power).
SYNOPTIC_INLINE Floats exponential(Floats x) {
  const Floats t = within(x, -87.f, 87.f) * 1.44269504f + 127.f;  // > 1, so cutting off is rounding down
  const Ints whole = __builtin_convertvector(t, Ints);
  const Floats z = (t - __builtin_convertvector(whole, Floats)) * 0.69314718f;
  const Floats p = 1.f + z * (1.f + z * (0.5f + z * (0.16666667f + z * (0.041666668f + z * (0.0083333338f + z * 0.0013888889f)))));
  const Ints bits = whole << 23;
  return reinterpret_cast<const Floats&>(bits) * p;
}
SYNOPTIC_INLINE Floats sigmoid(Floats x) { return 1.f / (1.f + exponential(-x)); }

SYNOPTIC_INLINE float total(Floats v) {
  float a[8], b[4];
  for (std::size_t i = 0; i < 8; ++i) a[i] = v[i] + v[i + 8];
  for (std::size_t i = 0; i < 4; ++i) b[i] = a[i] + a[i + 4];
  return (b[0] + b[2]) + (b[1] + b[3]);
}

SYNOPTIC_INLINE void norm_row(float* h, std::size_t width, const float* gain, const float* shift) {
  Floats sum{}, squares{};
  for (std::size_t i = 0; i < width; i += lanes) sum += load(h + i);
  const float mean = total(sum) / static_cast<float>(width);
  for (std::size_t i = 0; i < width; i += lanes) {
    const Floats d = load(h + i) - mean;
    squares += d * d;
  }
  const float factor = 1.f / __builtin_sqrtf(total(squares) / static_cast<float>(width) + 1e-5f);
  for (std::size_t i = 0; i < width; i += lanes) store(h + i, (load(h + i) - mean) * factor * load(gain + i) + load(shift + i));
}

SYNOPTIC_INLINE void quantise_body(const float* in, std::size_t count, float inverse_scale, std::uint8_t* out) {
  for (std::size_t i = 0; i < count; i += lanes) {
    const Floats v = within(load(in + i) * inverse_scale, -127.f, 127.f) + 128.5f;  // > 0: cutting off rounds to the nearest
    *reinterpret_cast<Bytes*>(out + i) = __builtin_convertvector(__builtin_convertvector(v, Ints), Bytes);
  }
}
SYNOPTIC_INLINE void relu_norm_body(float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift) {
  for (std::size_t r = 0; r < rows; ++r, h += width) {
    for (std::size_t i = 0; i < width; i += lanes) {
      const Floats v = load(h + i);
      store(h + i, v < 0.f ? all(0.f) : v);
    }
    norm_row(h, width, gain, shift);
  }
}
SYNOPTIC_INLINE Floats gated(const std::int32_t* sums, const float* scales, const float* bias, std::size_t width, std::size_t i) {
  const Floats y = load(sums + i) * load(scales + i) + load(bias + i);
  const Floats g = load(sums + width + i) * load(scales + width + i) + load(bias + width + i);
  return y * sigmoid(g);
}
SYNOPTIC_INLINE void gate_norm_body(const std::int32_t* sums, const float* scales, const float* bias, float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift) {
  for (std::size_t r = 0; r < rows; ++r, h += width, sums += 2 * width) {
    for (std::size_t i = 0; i < width; i += lanes) store(h + i, load(h + i) + gated(sums, scales, bias, width, i));
    norm_row(h, width, gain, shift);
  }
}
SYNOPTIC_INLINE void gate_body(const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t width) {
  for (std::size_t r = 0; r < rows; ++r, out += width, sums += 2 * width)
    for (std::size_t i = 0; i < width; i += lanes) store(out + i, gated(sums, scales, bias, width, i));
}
SYNOPTIC_INLINE void scale_body(const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r, out += columns, sums += columns) {
    std::size_t i = 0;
    for (; i + lanes <= columns; i += lanes) store(out + i, load(sums + i) * load(scales + i) + load(bias + i));
    for (; i < columns; ++i) out[i] = static_cast<float>(sums[i]) * scales[i] + bias[i];
  }
}
SYNOPTIC_INLINE void leaky_body(float* h, std::size_t count, float slope) {
  for (std::size_t i = 0; i < count; i += lanes) {
    const Floats v = load(h + i);
    store(h + i, v < 0.f ? slope * v : v);
  }
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
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))) void name##_avx512 parameters { name##_body arguments; } \
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

SYNOPTIC_KERNEL(leaky, (float* h, std::size_t count, float slope), (h, count, slope))

}  // namespace synoptic::net
