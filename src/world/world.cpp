// One table for all lexicons: folded phrase -> the entries it may stand for, in the order of the files (by name) and of
// their lines. Loading parses the embedded text once; everything else is a hash look-up on views into it.
#include "world/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic {

extern const EmbeddedFile embedded_lexicons[];
extern const std::size_t embedded_lexicons_count;

// Open addressing over 64-bit hashes. A slot without entries is the beginning of some longer phrase.
struct World::Tables {
  struct Slot {
    std::uint64_t hash = 0;  // 0 = free
    std::string_view phrase;
    std::uint32_t first = 0, count = 0;
  };
  std::vector<Entry> entries;  // those of one phrase stand together
  std::vector<Slot> slots;     // a power of two of them, at most half full
  std::vector<std::pair<std::string_view, std::string_view>> country_names;  // by code

  static std::uint64_t key(std::string_view s) { return hash64(s) | 1; }
  const Slot* find(std::string_view phrase) const {
    const std::uint64_t h = key(phrase);
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = h >> 20 & mask; slots[i].hash != 0; i = (i + 1) & mask)
      if (slots[i].hash == h && slots[i].phrase == phrase) return &slots[i];
    return nullptr;
  }
  std::uint32_t insert(std::string_view phrase) {
    const std::uint64_t h = key(phrase);
    const std::size_t mask = slots.size() - 1;
    std::size_t i = h >> 20 & mask;
    for (; slots[i].hash != 0; i = (i + 1) & mask)
      if (slots[i].hash == h && slots[i].phrase == phrase) return static_cast<std::uint32_t>(i);
    slots[i].hash = h;
    slots[i].phrase = phrase;
    return static_cast<std::uint32_t>(i);
  }
};

namespace {

constexpr std::array<std::pair<std::string_view, Sense>, 17> sense_names{{
    {"country", Sense::country}, {"demonym", Sense::demonym}, {"capital", Sense::capital}, {"metonym", Sense::metonym},
    {"region", Sense::region}, {"city", Sense::city}, {"organization", Sense::organization}, {"agency", Sense::agency},
    {"outlet", Sense::outlet}, {"office", Sense::office}, {"honorific", Sense::honorific}, {"given_name", Sense::given_name},
    {"surname", Sense::surname}, {"reporting_verb", Sense::reporting_verb}, {"reporting_phrase", Sense::reporting_phrase},
    {"name_word", Sense::name_word}, {"common_word", Sense::common_word},
}};

struct Line {
  std::string_view phrase;
  Entry entry;
  std::uint32_t slot = 0;
};

std::string_view next_field(std::string_view& rest) {
  const auto tab = rest.find('\t');
  const auto field = rest.substr(0, tab);
  rest = tab == std::string_view::npos ? std::string_view{} : rest.substr(tab + 1);
  return field;
}

bool folded(std::string_view phrase) {
  for (const char c : phrase)
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z')) return utf8::fold(phrase) == phrase;
  return true;
}

// `sense` comes in as the sense of the line before, which is nearly always the same.
Result<Line> parse_line(std::string_view line, Sense sense) {
  Line out;
  out.phrase = next_field(line);
  const auto name = next_field(line);
  if (name != sense_names[static_cast<std::size_t>(sense)].first) {
    const auto known = std::find_if(sense_names.begin(), sense_names.end(), [&](const auto& s) { return s.first == name; });
    if (known == sense_names.end()) return fail(ErrorCode::corrupt, fmt::format("unknown sense '{}'", name));
    sense = known->second;
  }
  if (out.phrase.empty() || !folded(out.phrase)) return fail(ErrorCode::corrupt, fmt::format("'{}' is not a folded phrase", out.phrase));
  if (std::count(out.phrase.begin(), out.phrase.end(), ' ') >= World::longest)
    return fail(ErrorCode::corrupt, fmt::format("'{}' has more than {} words", out.phrase, World::longest));
  out.entry.sense = sense;
  out.entry.canonical = next_field(line);
  out.entry.country = next_field(line);
  out.entry.value = next_field(line);
  return out;
}

}  // namespace

World::World(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

Result<World> World::load() { return load(std::span(embedded_lexicons, embedded_lexicons_count)); }

Result<World> World::load(std::span<const EmbeddedFile> lexicons) {
  auto tables = std::make_unique<Tables>();
  std::size_t bytes = 0;
  for (const EmbeddedFile& f : lexicons) bytes += f.bytes().size();
  std::vector<Line> lines;
  lines.reserve(bytes / 20 + 16);
  Sense sense = Sense::country;
  for (const EmbeddedFile& f : lexicons) {
    std::string_view rest = f.bytes();
    for (std::size_t number = 1; !rest.empty(); ++number) {
      const auto end = rest.find('\n');
      const auto line = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
      if (line.empty() || line.front() == '#') continue;
      auto parsed = parse_line(line, sense);
      if (!parsed) return fail(ErrorCode::corrupt, fmt::format("{}:{}: {}", f.name, number, parsed.error().message));
      sense = parsed->entry.sense;
      lines.push_back(*parsed);
    }
  }
  std::size_t phrases = lines.size();
  for (const Line& l : lines) phrases += static_cast<std::size_t>(std::count(l.phrase.begin(), l.phrase.end(), ' '));
  std::size_t size = 16;
  while (size < 2 * phrases) size *= 2;
  tables->slots.resize(size);
  for (Line& l : lines) {
    for (std::size_t at = l.phrase.find(' '); at != std::string_view::npos; at = l.phrase.find(' ', at + 1)) tables->insert(l.phrase.substr(0, at));
    l.slot = tables->insert(l.phrase);
    ++tables->slots[l.slot].count;
  }
  std::uint32_t next = 0;
  for (const Line& l : lines) {  // places in the order of first appearance
    auto& slot = tables->slots[l.slot];
    if (slot.first != 0 || slot.count == 0) continue;
    slot.first = next + 1;
    next += slot.count;
    slot.count = 0;
  }
  tables->entries.resize(lines.size());
  for (const Line& l : lines) {
    auto& slot = tables->slots[l.slot];
    tables->entries[slot.first - 1 + slot.count++] = l.entry;
    if (l.entry.sense == Sense::country) tables->country_names.emplace_back(l.entry.country, l.entry.canonical);
  }
  std::stable_sort(tables->country_names.begin(), tables->country_names.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return World(std::move(tables));
}

std::span<const Entry> World::find(std::string_view phrase) const {
  const auto* slot = tables_->find(phrase);
  if (slot == nullptr || slot->count == 0) return {};
  return std::span(tables_->entries).subspan(slot->first - 1, slot->count);
}

const Entry* World::find(std::string_view phrase, Sense sense) const {
  for (const Entry& e : find(phrase))
    if (e.sense == sense) return &e;
  return nullptr;
}

bool World::begins_phrase(std::string_view words) const { return tables_->find(words) != nullptr; }

std::string_view World::country_name(std::string_view iso2) const {
  const auto& names = tables_->country_names;
  const auto it = std::lower_bound(names.begin(), names.end(), iso2, [](const auto& n, std::string_view code) { return n.first < code; });
  return it == names.end() || it->first != iso2 ? std::string_view{} : it->second;
}

}  // namespace synoptic
