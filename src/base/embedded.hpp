// A file carried inside the binary (see cmake/embed.cmake).
#pragma once

#include <cstddef>
#include <string_view>

namespace synoptic {

struct EmbeddedFile {
  const char* name;  // the file's name without its folder
  const char* begin;
  const char* end;
  [[nodiscard]] std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

}  // namespace synoptic
