// The checks come in this order, so that a message says the first thing a person would want to know: is it there, is it
// ours, is it for this program, is it whole. Sections stand back to back, each rounded up to `alignment`, and gaps are zero:
// that leaves a liar no overlap to build and no byte that a checksum does not cover.
#include "base/container.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace synoptic {
namespace {

static_assert(std::endian::native == std::endian::little, "the files are little-endian and read in place");

constexpr std::string_view magic = "SYNOPTIC";

struct Header {
  char magic[8];
  std::uint32_t format;
  std::uint32_t checksum;  // of header and table, with this field zero
  char kind[Container::max_kind];
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t file_bytes;
  std::uint64_t zero[2];
};
static_assert(sizeof(Header) == 64);

std::uint32_t checksum(const void* at, std::size_t bytes, std::uint32_t before = 0) {
  return static_cast<std::uint32_t>(crc32_z(before, static_cast<const unsigned char*>(at), bytes));
}
std::uint32_t checksum_of(Header header, const void* table, std::size_t table_bytes) {
  header.checksum = 0;
  return checksum(table, table_bytes, checksum(&header, sizeof header));
}
template <std::size_t N>
std::string_view name_in(const char (&field)[N]) {
  return {field, static_cast<std::size_t>(std::find(field, field + N, '\0') - field)};
}
// A name from a file may hold anything; an error must stay readable.
std::string shown(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c < 0x20 || c > 0x7E) c = '?';
  return out;
}
constexpr std::uint64_t aligned(std::uint64_t at) { return (at + (Container::alignment - 1)) & ~std::uint64_t{Container::alignment - 1}; }
bool all_zero(const std::byte* from, const std::byte* to) {
  return std::all_of(from, to, [](std::byte b) { return b == std::byte{0}; });
}

}  // namespace

struct Container::Section {
  char name[max_name + 1];
  std::uint64_t offset, bytes;
  std::uint32_t checksum, zero;
};


Result<Container> Container::open(const std::filesystem::path& path, std::string_view kind, std::uint32_t version) {
  auto file = Mapped::open(path);
  if (!file) {
    if (file.error().code == ErrorCode::not_found) return fail(ErrorCode::not_found, fmt::format("{}: is missing", path.string()));
    return tl::unexpected(file.error());
  }
  return check(std::move(*file), path.string(), kind, version);
}

Result<Container> Container::read(std::string_view bytes, std::string name, std::string_view kind, std::uint32_t version) {
  return check(Mapped::copy_of(bytes), std::move(name), kind, version);
}

Result<Container> Container::check(Mapped file, std::string name, std::string_view kind, std::uint32_t version) {
  const auto wrong = [&](ErrorCode code, const std::string& what) { return fail(code, fmt::format("{}: {}", name, what)); };
  const std::byte* data = file.bytes().data();
  const std::uint64_t size = file.size();
  if (size < sizeof(Header)) return wrong(ErrorCode::corrupt, fmt::format("is {} bytes long, too short for a header", size));
  Header h;
  std::memcpy(&h, data, sizeof h);
  if (std::string_view(h.magic, sizeof h.magic) != magic) return wrong(ErrorCode::corrupt, "is no file of synoptic's");
  if (h.format != format_version)
    return wrong(ErrorCode::unsupported, fmt::format("made for format {}, this program reads {}", h.format, format_version));
  const std::uint64_t table_bytes = std::uint64_t{h.sections} * sizeof(Section);  // below 2^38
  if (size - sizeof h < table_bytes)
    return wrong(ErrorCode::corrupt, fmt::format("is {} bytes long, too short for its {} sections", size, h.sections));
  if (const auto is = checksum_of(h, data + sizeof h, table_bytes); is != h.checksum)
    return wrong(ErrorCode::corrupt, fmt::format("its header is damaged (checksum {:08x}, expected {:08x})", is, h.checksum));
  if (const auto is = name_in(h.kind); is != kind)
    return wrong(ErrorCode::unsupported, fmt::format("holds '{}', expected '{}'", shown(is), kind));
  if (h.version != version)
    return wrong(ErrorCode::unsupported, fmt::format("holds version {} of '{}', this program reads version {}", h.version, kind, version));
  if (h.file_bytes != size) return wrong(ErrorCode::corrupt, fmt::format("is {} bytes long, expected {}", size, h.file_bytes));

  const auto* table = reinterpret_cast<const Section*>(data + sizeof h);
  std::uint64_t at = sizeof h + table_bytes;
  for (std::uint32_t i = 0; i < h.sections; ++i) {
    const Section& s = table[i];
    const std::string section = shown(name_in(s.name));
    const auto begin = aligned(at);
    if (section.empty() || s.name[max_name] != '\0') return wrong(ErrorCode::corrupt, fmt::format("section {} has no proper name", i + 1));
    if (s.offset != begin || s.offset > size || s.bytes > size - s.offset)
      return wrong(ErrorCode::corrupt, fmt::format("section '{}' lies outside its place (offset {}, {} bytes)", section, s.offset, s.bytes));
    if (!all_zero(data + at, data + begin)) return wrong(ErrorCode::corrupt, fmt::format("bytes before section '{}' are not zero", section));
    if (const auto is = checksum(data + s.offset, s.bytes); is != s.checksum)
      return wrong(ErrorCode::corrupt, fmt::format("section '{}' is damaged (checksum {:08x}, expected {:08x})", section, is, s.checksum));
    at = s.offset + s.bytes;
  }
  if (at != size) return wrong(ErrorCode::corrupt, fmt::format("has {} bytes after its last section", size - at));
  return Container(std::move(file), std::move(name));
}

const Container::Section* Container::find(std::string_view name) const {
  Header h;
  std::memcpy(&h, file_.bytes().data(), sizeof h);
  const auto* table = reinterpret_cast<const Section*>(file_.bytes().data() + sizeof h);
  const auto* end = table + h.sections;
  const auto* s = std::find_if(table, end, [&](const Section& x) { return name_in(x.name) == name; });
  return s == end ? nullptr : s;
}

Result<std::span<const std::byte>> Container::bytes(std::string_view name) const {
  const Section* s = find(name);
  if (s == nullptr) return fail(ErrorCode::corrupt, fmt::format("{}: section '{}' is missing", name_, name));
  return file_.bytes().subspan(s->offset, s->bytes);
}

Result<std::string_view> Container::text(std::string_view name) const {
  return bytes(name).map([](std::span<const std::byte> b) { return std::string_view(reinterpret_cast<const char*>(b.data()), b.size()); });
}

Result<std::span<const std::byte>> Container::sized(std::string_view name, std::size_t element_bytes, const std::size_t* count) const {
  auto b = bytes(name);
  if (!b) return b;
  if (b->size() % element_bytes != 0)
    return fail(ErrorCode::corrupt, fmt::format("{}: section '{}' is {} bytes long, no multiple of {}", name_, name, b->size(), element_bytes));
  if (count != nullptr && b->size() / element_bytes != *count)
    return fail(ErrorCode::corrupt, fmt::format("{}: section '{}' holds {} values, expected {}", name_, name, b->size() / element_bytes, *count));
  return b;
}

std::vector<std::string_view> Container::sections() const {
  Header h;
  std::memcpy(&h, file_.bytes().data(), sizeof h);
  const auto* table = reinterpret_cast<const Section*>(file_.bytes().data() + sizeof h);
  std::vector<std::string_view> out;
  for (std::uint32_t i = 0; i < h.sections; ++i) out.push_back(name_in(table[i].name));
  return out;
}

void ContainerWriter::add(std::string_view name, std::string_view bytes) {
  assert(!name.empty() && name.size() <= Container::max_name);
  assert(std::none_of(sections_.begin(), sections_.end(), [&](const auto& s) { return s.first == name; }));
  sections_.emplace_back(name, bytes);
}

std::string ContainerWriter::bytes(std::string_view kind, std::uint32_t version) const {
  assert(kind.size() <= Container::max_kind);
  Header h{};
  std::copy(magic.begin(), magic.end(), h.magic);
  h.format = Container::format_version;
  std::copy(kind.begin(), kind.end(), h.kind);
  h.version = version;
  h.sections = static_cast<std::uint32_t>(sections_.size());

  std::string table, data;
  const std::uint64_t start = sizeof h + sections_.size() * sizeof(Container::Section);
  for (const auto& [name, bytes] : sections_) {
    data.resize(aligned(start + data.size()) - start, '\0');
    Container::Section s{};
    std::copy(name.begin(), name.end(), s.name);
    s.offset = start + data.size();
    s.bytes = bytes.size();
    s.checksum = checksum(bytes.data(), bytes.size());
    table.append(reinterpret_cast<const char*>(&s), sizeof s);
    data += bytes;
  }
  h.file_bytes = start + data.size();
  h.checksum = checksum_of(h, table.data(), table.size());
  return std::string(reinterpret_cast<const char*>(&h), sizeof h) + table + data;
}

}  // namespace synoptic
