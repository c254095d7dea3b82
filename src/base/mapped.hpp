// A file seen as bytes of memory: nothing is copied, pages are read when touched and shared by all processes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.hpp"

namespace synoptic {

// Read-only. The bytes stay where they are when a Mapped is moved, and begin at a multiple of 64. A file must not be cut
// short while it is mapped (the system would stop the program); replace it by renaming a new one over it.
class Mapped {
 public:
  [[nodiscard]] static Result<Mapped> open(const std::filesystem::path& path);
  [[nodiscard]] static Mapped copy_of(std::string_view bytes);  // the same over memory of its own
  Mapped() = default;
  Mapped(Mapped&& other) noexcept;
  Mapped& operator=(Mapped&& other) noexcept;
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  ~Mapped();

  [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  bool file_ = false;  // unmapped at the end; else freed
};

}  // namespace synoptic
