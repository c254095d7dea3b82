#include "text/vectors.hpp"

#include <bit>

#include "base/utf8.hpp"
#include "text/features.hpp"

namespace synoptic::text {

Result<Vectors> Vectors::load(const std::filesystem::path& path) {
  auto file = Container::open(path, "vectors", 1);
  if (!file) return tl::unexpected(file.error());
  Vectors v(std::move(*file));
  const auto scales = v.file_.array<float>("scales");
  if (!scales) return tl::unexpected(scales.error());
  const auto rows = v.file_.array<std::int8_t>("rows", scales->size() * dimensions);
  if (!rows) return tl::unexpected(rows.error());
  const auto offsets = v.file_.array<std::uint32_t>("offsets", scales->size() + 1);
  if (!offsets) return tl::unexpected(offsets.error());
  const auto words = v.file_.text("words");
  if (!words) return tl::unexpected(words.error());
  const auto slots = v.file_.array<std::uint32_t>("slots");
  if (!slots) return tl::unexpected(slots.error());
  const auto wrong = [&](const char* what) { return fail(ErrorCode::corrupt, v.file_.name() + ": " + what); };
  if (!std::has_single_bit(slots->size()) || slots->size() <= scales->size()) return wrong("section 'slots' has no fitting size");
  for (const auto s : *slots)
    if (s > scales->size()) return wrong("section 'slots' points beyond the words");
  for (std::size_t i = 0; i < scales->size(); ++i)
    if ((*offsets)[i] > (*offsets)[i + 1]) return wrong("section 'offsets' is not in order");
  if (offsets->back() > words->size()) return wrong("section 'offsets' points beyond the words");
  v.rows_ = *rows;
  v.scales_ = *scales;
  v.offsets_ = *offsets;
  v.words_ = *words;
  v.slots_ = *slots;
  return v;
}

std::optional<std::uint32_t> Vectors::exact(std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = fnv1a(word) & mask, tries = 0; slots_[i] != 0 && tries <= mask; i = (i + 1) & mask, ++tries) {
    const std::uint32_t row = slots_[i] - 1;
    if (words_.substr(offsets_[row], offsets_[row + 1] - offsets_[row]) == word) return row;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Vectors::find(std::string_view word) const {
  if (const auto row = exact(utf8::lower(word))) return row;
  return exact(utf8::fold(word));
}

void Vectors::copy(std::uint32_t row, float* out) const {
  const std::int8_t* from = rows_.data() + static_cast<std::size_t>(row) * dimensions;
  for (std::size_t i = 0; i < dimensions; ++i) out[i] = static_cast<float>(from[i]) * scales_[row];
}

}  // namespace synoptic::text
