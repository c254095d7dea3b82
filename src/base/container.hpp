// The one form of our binary files (docs/format-container.md): a checked header, a table of named sections, their bytes.
//
//   auto file = Container::open(folder / "encoder.bin", "encoder", 1);
//   if (!file) return tl::unexpected(file.error());          // names the file and what is wrong with it
//   auto weights = file->array<float>("conv0.weight", 128 * 300);
//
// Opening checks everything, every byte of every section included (4 GB/s), so that what is read later is what was written:
// the bounds of a section need no second look. Whether its values make sense is the reader's own check.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/mapped.hpp"

namespace synoptic {

class Container {
 public:
  static constexpr std::uint32_t format_version = 1;
  static constexpr std::size_t alignment = 64, max_kind = 16, max_name = 23;

  // `kind`: what the file holds ("world", "vectors", ...). `version`: of its content, counted by its writer.
  [[nodiscard]] static Result<Container> open(const std::filesystem::path& path, std::string_view kind, std::uint32_t version);
  // The same from bytes, which are copied; `name` stands for the path in errors.
  [[nodiscard]] static Result<Container> read(std::string_view bytes, std::string name, std::string_view kind, std::uint32_t version);

  // Views into the file: good for as long as the Container lives, also after it was moved.
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] Result<std::span<const std::byte>> bytes(std::string_view name) const;
  [[nodiscard]] Result<std::string_view> text(std::string_view name) const;
  // A section as an array of numbers or plain structs; with a count, exactly so many.
  template <class T>
  [[nodiscard]] Result<std::span<const T>> array(std::string_view name) const {
    return elements<T>(name, nullptr);
  }
  template <class T>
  [[nodiscard]] Result<std::span<const T>> array(std::string_view name, std::size_t count) const {
    return elements<T>(name, &count);
  }

  [[nodiscard]] const std::string& name() const { return name_; }  // the path, for errors of the reader
  [[nodiscard]] std::size_t size() const { return file_.size(); }
  [[nodiscard]] std::vector<std::string_view> sections() const;     // in the order of the file

 private:
  friend class ContainerWriter;
  struct Section;
  Container(Mapped file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}
  [[nodiscard]] static Result<Container> check(Mapped file, std::string name, std::string_view kind, std::uint32_t version);
  [[nodiscard]] const Section* find(std::string_view name) const;
  [[nodiscard]] Result<std::span<const std::byte>> sized(std::string_view name, std::size_t element_bytes, const std::size_t* count) const;

  template <class T>
  Result<std::span<const T>> elements(std::string_view name, const std::size_t* count) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignment);
    return sized(name, sizeof(T), count).map([](std::span<const std::byte> b) {
      return std::span<const T>(reinterpret_cast<const T*>(b.data()), b.size() / sizeof(T));
    });
  }

  Mapped file_;
  std::string name_;
};

// Writes the same form: sections in the order they were added. A name that is too long, empty or taken is our own mistake.
class ContainerWriter {
 public:
  void add(std::string_view name, std::string_view bytes);
  template <class T>
  void add(std::string_view name, const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    add(name, std::string_view(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
  }
  [[nodiscard]] std::string bytes(std::string_view kind, std::uint32_t version) const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace synoptic
