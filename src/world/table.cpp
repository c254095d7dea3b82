#include "world/table.hpp"

#include <fmt/format.h>

#include <bit>

namespace synoptic {

Result<TextTable> TextTable::open(const Container& file, const std::string& name, std::size_t values) {
  const auto slots = file.array<std::uint32_t>(name + ".slots");
  const auto rows = file.array<Row>(name + ".rows");
  const auto text = file.text(name + ".text");
  if (!slots) return tl::unexpected(slots.error());
  if (!rows) return tl::unexpected(rows.error());
  if (!text) return tl::unexpected(text.error());
  const auto wrong = [&](const char* what) { return fail(ErrorCode::corrupt, fmt::format("{}: table '{}': {}", file.name(), name, what)); };
  if (!std::has_single_bit(slots->size())) return wrong("its slots are no power of two");
  if (rows->empty() || rows->front().text != 0 || rows->front().first != 0 || rows->back().text != text->size() || rows->back().first != values)
    return wrong("its rows do not cover its strings and values");
  bool rising = true;
  for (std::size_t i = 1; i < rows->size(); ++i) rising &= (*rows)[i - 1].text <= (*rows)[i].text && (*rows)[i - 1].first <= (*rows)[i].first;
  if (!rising) return wrong("its rows are not in order");
  bool inside = true;
  std::size_t free = 0;
  for (const std::uint32_t slot : *slots) {
    free += slot == 0;
    inside &= (slot & row_mask) < rows->size() && (slot == 0 || (slot & row_mask) != 0);
  }
  if (!inside) return wrong("a slot points to no row");
  if (free == 0) return wrong("it has no free slot");
  TextTable out;
  out.slots_ = *slots;
  out.rows_ = *rows;
  out.text_ = *text;
  return out;
}

TextTableMaker::TextTableMaker(std::size_t fill_percent) : slots_(16), fill_percent_(fill_percent) {}

std::uint32_t TextTableMaker::insert(std::string_view text) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash64(text) & mask;
  for (; slots_[i] != 0; i = (i + 1) & mask)
    if (row(slots_[i] - 1) == text) return slots_[i] - 1;
  at_.push_back(static_cast<std::uint32_t>(text_.size()));
  text_ += text;
  slots_[i] = static_cast<std::uint32_t>(at_.size());
  if (at_.size() * 100 > slots_.size() * fill_percent_) grow();
  return static_cast<std::uint32_t>(at_.size() - 1);
}

void TextTableMaker::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t r = 0; r < at_.size(); ++r) {
    std::size_t i = hash64(row(r)) & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = r + 1;
  }
}

Result<void> TextTableMaker::write(ContainerWriter& out, const std::string& name, const std::vector<std::uint32_t>& counts) const {
  if (at_.size() >= TextTable::row_mask) return fail(ErrorCode::too_large, fmt::format("table '{}': {} strings, the limit is {}", name, at_.size(), TextTable::row_mask - 1));
  std::vector<std::uint32_t> slots(slots_);
  for (std::uint32_t& slot : slots)
    if (slot != 0) slot |= static_cast<std::uint32_t>(hash64(row(slot - 1)) >> 32) & ~TextTable::row_mask;
  std::vector<TextTable::Row> rows;
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    rows.push_back({at_[i], first});
    first += counts[i];
  }
  rows.push_back({static_cast<std::uint32_t>(text_.size()), first});
  out.add(name + ".slots", slots);
  out.add(name + ".rows", rows);
  out.add(name + ".text", text_);
  return {};
}

}  // namespace synoptic
