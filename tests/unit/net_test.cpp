#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "net/kernels.hpp"
#include "net/layers.hpp"

// Everything the networks run on, against the plain loops of the definition.
namespace synoptic::net {
namespace {

std::vector<float> noise(std::size_t n, unsigned seed, float size = 1) {
  std::mt19937 random(seed);
  std::vector<float> out(n);
  for (float& x : out) x = size * (static_cast<float>(random() % 20001) / 10000.f - 1.f);
  return out;
}

// Kept answers stand on this: a row has the same bits alone, first, last and among others.
TEST(Multiply, a_row_is_the_same_whatever_stands_beside_it) {
  for (const auto& [n, k] : {std::pair<std::size_t, std::size_t>{192, 316}, {128, 128}, {51, 2304}, {51, 48}, {17, 96}}) {
    const auto a = noise(200 * k, 3), b = noise(k * n, 4);
    std::vector<float> all(200 * n), some(200 * n);
    multiply(a.data(), b.data(), all.data(), 200, n, k);
    for (const std::size_t first : {0, 1, 5, 63, 64, 130, 199})
      for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{31}, std::size_t{64}, std::size_t{70}}) {
        if (first + count > 200) continue;
        multiply(a.data() + first * k, b.data(), some.data(), count, n, k);
        for (std::size_t i = 0; i < count * n; ++i) ASSERT_EQ(some[i], all[first * n + i]) << n << "x" << k << " row " << first + i / n;
      }
  }
}

// A library that picks the wrong kernel for a processor gives wrong numbers, not errors: every shape we use, and odd ones.
TEST(Multiply, agrees_with_the_definition) {
  struct Shape {
    std::size_t m, n, k;
  };
  for (const auto [m, n, k] : {Shape{1, 1, 1}, {3, 5, 7}, {1, 192, 316}, {33, 192, 316}, {384, 192, 316}, {17, 128, 128}, {64, 51, 2304}, {64, 51, 48}, {100, 17, 96}}) {
    const auto a = noise(m * k, 1), b = noise(k * n, 2);
    std::vector<float> c(m * n), t(m * (n + 1), -1), transposed(n * k);
    multiply(a.data(), b.data(), c.data(), m, n, k);
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t j = 0; j < n; ++j) transposed[j * k + i] = b[i * n + j];
    multiply_transposed(a.data(), transposed.data(), t.data(), m, n, k, n + 1);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        double sum = 0;
        for (std::size_t x = 0; x < k; ++x) sum += static_cast<double>(a[i * k + x]) * b[x * n + j];
        ASSERT_NEAR(c[i * n + j], sum, 1e-3) << m << "x" << n << "x" << k;
        ASSERT_NEAR(t[i * (n + 1) + j], sum, 1e-3) << m << "x" << n << "x" << k;
      }
      EXPECT_EQ(t[i * (n + 1) + n], -1) << "a row reached over its stride";
    }
  }
}

TEST(Linear8, is_exact) {
  constexpr std::size_t inputs = 576, outputs = 384;
  std::mt19937 random(3);
  std::vector<std::int8_t> weights(inputs * outputs);
  for (auto& w : weights) w = static_cast<std::int8_t>(static_cast<int>(random() % 127) - 63);
  std::vector<float> scale(outputs, 0.01f), bias(outputs, 0.5f);
  ContainerWriter writer;
  writer.add("layer.weight", weights);
  writer.add("layer.scale", scale);
  writer.add("layer.bias", bias);
  const auto file = Container::read(writer.bytes("test", 1), "test", "test", 1).value();
  const auto layer = Linear8::load(file, "layer", inputs, outputs).value();
  for (const std::size_t rows : {1u, 2u, 31u, 200u}) {
    std::vector<std::uint8_t> in(rows * inputs);
    for (auto& x : in) x = static_cast<std::uint8_t>(random() % 2 == 0 ? 255 : random() % 256);  // the largest sums there can be
    std::vector<std::int32_t> sums(rows * outputs);
    layer.apply(in.data(), rows, sums.data());
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t j = 0; j < outputs; ++j) {
        std::int32_t want = 0;
        for (std::size_t i = 0; i < inputs; ++i) want += (in[r * inputs + i] - 128) * weights[i * outputs + j];
        ASSERT_EQ(sums[r * outputs + j], want) << rows << " rows";
      }
  }
  EXPECT_FALSE(Linear8::load(file, "layer", inputs + 1, outputs).has_value());
  EXPECT_FALSE(Linear8::load(file, "other", inputs, outputs).has_value());
}

TEST(Kernels, agree_with_the_definition) {
  constexpr std::size_t rows = 7, width = 48;
  const auto gain = noise(width, 4), shift = noise(width, 5), bias = noise(2 * width, 6);
  const std::vector<float> scales(2 * width, 1e-3f);
  std::vector<std::int32_t> sums(rows * 2 * width);
  std::mt19937 random(7);
  for (auto& s : sums) s = static_cast<std::int32_t>(random() % 200001) - 100000;
  auto h = noise(rows * width, 8, 3);
  const auto before = h;
  gate_norm(sums.data(), scales.data(), bias.data(), h.data(), rows, width, gain.data(), shift.data());
  std::vector<float> gated(rows * width), scaled(rows * 2 * width);
  gate(sums.data(), scales.data(), bias.data(), gated.data(), rows, width);
  scale(sums.data(), scales.data(), bias.data(), scaled.data(), rows, 2 * width);
  for (std::size_t r = 0; r < rows; ++r) {
    double mean = 0, square = 0;
    std::vector<double> y(width);
    for (std::size_t i = 0; i < width; ++i) {
      const double a = sums[r * 2 * width + i] * 1e-3 + bias[i], g = sums[r * 2 * width + width + i] * 1e-3 + bias[width + i];
      ASSERT_NEAR(gated[r * width + i], a / (1 + std::exp(-g)), 1e-4);
      ASSERT_NEAR(scaled[r * 2 * width + i], a, 1e-4);
      y[i] = before[r * width + i] + a / (1 + std::exp(-g));
      mean += y[i] / width;
    }
    for (const double v : y) square += (v - mean) * (v - mean) / width;
    for (std::size_t i = 0; i < width; ++i) ASSERT_NEAR(h[r * width + i], (y[i] - mean) / std::sqrt(square + 1e-5) * gain[i] + shift[i], 1e-4);
  }
  auto z = before;
  relu_norm(z.data(), rows, width, gain.data(), shift.data());
  for (std::size_t r = 0; r < rows; ++r) {
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < width; ++i) mean += std::max(0.f, before[r * width + i]) / width;
    for (std::size_t i = 0; i < width; ++i) square += std::pow(std::max(0.f, before[r * width + i]) - mean, 2) / width;
    for (std::size_t i = 0; i < width; ++i) ASSERT_NEAR(z[r * width + i], (std::max(0.f, before[r * width + i]) - mean) / std::sqrt(square + 1e-5) * gain[i] + shift[i], 1e-4);
  }
  std::vector<float> in{0, 0.4f, 0.6f, -0.6f, 126.6f, 500, -500, -126.4f};
  in.resize(16, 3);
  std::vector<std::uint8_t> out(in.size());
  quantise(in.data(), in.size(), 1, out.data());
  EXPECT_EQ(out, (std::vector<std::uint8_t>{128, 128, 129, 127, 255, 255, 1, 2, 131, 131, 131, 131, 131, 131, 131, 131}));
  std::vector<float> l(16, -2);
  l[3] = 5;
  leaky(l.data(), l.size(), 0.1f);
  EXPECT_FLOAT_EQ(l[0], -0.2f);
  EXPECT_FLOAT_EQ(l[3], 5);
}

}  // namespace
}  // namespace synoptic::net
