// The table is carried inside the program and searched where it lies: its lines are sorted by domain, in bytes.
#include "align/publishers.hpp"

#include <algorithm>

#include "base/embedded.hpp"

namespace synoptic {
extern const EmbeddedFile embedded_newsrooms[];
extern const std::size_t embedded_newsrooms_count;
}  // namespace synoptic

namespace synoptic::align {
namespace {

std::string_view field(std::string_view& line) {
  const auto end = std::min(line.find('\t'), line.size());
  const auto out = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return out;
}

std::optional<Publisher> find(std::string_view domain) {
  std::string_view rest = embedded_newsrooms[0].bytes();
  while (rest.starts_with('#')) rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  while (!rest.empty()) {
    // The line in the middle; what is left is the half before it or the half behind it.
    const auto newline = rest.rfind('\n', rest.size() / 2);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t end = std::min(rest.find('\n', begin), rest.size());
    std::string_view line = rest.substr(begin, end - begin);
    const auto key = field(line);
    if (key == domain) {
      Publisher out;
      out.name = field(line);
      out.country = field(line);
      out.source = field(line);
      return out;
    }
    if (domain < key) rest = rest.substr(0, begin);
    else rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Publisher> publisher_of(std::string_view domain) {
  while (domain.find('.') != std::string_view::npos) {
    if (const auto found = find(domain)) return found;
    domain.remove_prefix(domain.find('.') + 1);
  }
  return std::nullopt;
}

}  // namespace synoptic::align
