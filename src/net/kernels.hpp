// What a network does between its matrix products, compiled for AVX-512, AVX2 and plain processors and chosen at run time. Sums run in a fixed order of sixteen lanes and nothing is fused, so every processor gives the same bits.
// Widths and counts are multiples of 16 (columns of `scale` need not be); rows lie one after the other.
#pragma once

#include <cstddef>
#include <cstdint>

namespace synoptic::net {

// out = clamp(round(in * inverse_scale), -127, 127) + 128: 128 stands for zero.
void quantise(const float* in, std::size_t count, float inverse_scale, std::uint8_t* out);

// row = norm(relu(row)) * gain + shift, for each of `rows` rows (layer norm: Ba, Kiros and Hinton 2016).
void relu_norm(float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift);

// A gated convolution's end: y = sums * scales + bias, `2 * width` columns; h = norm(h + y_first * sigmoid(y_second)).
void gate_norm(const std::int32_t* sums, const float* scales, const float* bias, float* h, std::size_t rows, std::size_t width, const float* gain, const float* shift);

// y = sums * scales + bias, then out = y_first * sigmoid(y_second): a gate without residual and norm.
void gate(const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t width);

// out = sums * scales + bias, `columns` of them.
void scale(const std::int32_t* sums, const float* scales, const float* bias, float* out, std::size_t rows, std::size_t columns);

void leaky(float* h, std::size_t count, float slope);  // h = h < 0 ? slope * h : h

}  // namespace synoptic::net
