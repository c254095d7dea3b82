// The inner loops of the fast tier, in two builds of one source: for any machine, and for one with AVX2, chosen when a
// model is loaded. Both give the same numbers.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/fast_features.hpp"
#include "text/fast_rows.hpp"

namespace synoptic::text::fast {

// sums += the rows of the keys. A hundred rows of bytes cannot overflow 16 bits.
struct Kernels {
  void (*tags)(const TagRows&, const Key*, std::size_t, std::int16_t*);
  void (*names)(const NameRows&, const Key*, std::size_t, std::int16_t*);
  void (*labels)(const LabelRows&, const Atoms&, std::int16_t*);   // over label_atoms::table
  void (*moves)(const MoveRows&, const Atoms&, std::int32_t*);    // over move_atoms::table
};
[[nodiscard]] const Kernels& kernels_for_any();
[[nodiscard]] const Kernels& kernels();  // the best for this machine

}  // namespace synoptic::text::fast
