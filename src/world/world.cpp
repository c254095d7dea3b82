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

// Open addressing over 64-bit hashes. A slot is 8 bytes, so that the whole index stays in the cache and most words that
// are not in it are told apart without touching anything else.
struct World::Tables {
  struct Phrase {
    std::string_view text;
    std::uint32_t first = 0, count = 0;  // entries; none = only the beginning of some longer phrase
  };
  struct Slot {
    std::uint32_t tag = 0;  // upper half of the hash
    std::uint32_t phrase = 0;  // index + 1; 0 = free
  };
  std::vector<Entry> entries;  // those of one phrase stand together
  std::vector<Phrase> phrases;
  std::vector<Slot> slots;  // a power of two of them, at most half full
  std::vector<std::pair<std::string_view, std::string_view>> country_names;  // by code

  const Phrase* find(std::string_view text) const {
    const std::uint64_t h = hash64(text);
    const auto tag = static_cast<std::uint32_t>(h >> 32);
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = h & mask; slots[i].phrase != 0; i = (i + 1) & mask)
      if (slots[i].tag == tag && phrases[slots[i].phrase - 1].text == text) return &phrases[slots[i].phrase - 1];
    return nullptr;
  }
  std::uint32_t insert(std::string_view text) {
    const std::uint64_t h = hash64(text);
    const auto tag = static_cast<std::uint32_t>(h >> 32);
    const std::size_t mask = slots.size() - 1;
    std::size_t i = h & mask;
    for (; slots[i].phrase != 0; i = (i + 1) & mask)
      if (slots[i].tag == tag && phrases[slots[i].phrase - 1].text == text) return slots[i].phrase - 1;
    phrases.push_back({text, 0, 0});
    slots[i] = {tag, static_cast<std::uint32_t>(phrases.size())};
    return slots[i].phrase - 1;
  }
};

namespace {

constexpr std::array<std::pair<std::string_view, Sense>, 18> sense_names{{
    {"country", Sense::country}, {"demonym", Sense::demonym}, {"capital", Sense::capital}, {"metonym", Sense::metonym},
    {"region", Sense::region}, {"city", Sense::city}, {"organization", Sense::organization}, {"agency", Sense::agency},
    {"outlet", Sense::outlet}, {"office", Sense::office}, {"honorific", Sense::honorific}, {"given_name", Sense::given_name},
    {"surname", Sense::surname}, {"reporting_verb", Sense::reporting_verb}, {"reporting_phrase", Sense::reporting_phrase},
    {"finite_verb", Sense::finite_verb}, {"name_word", Sense::name_word}, {"common_word", Sense::common_word},
}};

struct Line {
  std::string_view phrase;
  Entry entry;
  std::uint32_t phrase_id = 0;
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
  tables->phrases.reserve(phrases);
  for (Line& l : lines) {
    for (std::size_t at = l.phrase.find(' '); at != std::string_view::npos; at = l.phrase.find(' ', at + 1)) tables->insert(l.phrase.substr(0, at));
    l.phrase_id = tables->insert(l.phrase);
    ++tables->phrases[l.phrase_id].count;
  }
  std::uint32_t next = 0;
  for (const Line& l : lines) {  // places in the order of first appearance
    auto& phrase = tables->phrases[l.phrase_id];
    if (phrase.first != 0 || phrase.count == 0) continue;
    phrase.first = next + 1;
    next += phrase.count;
    phrase.count = 0;
  }
  tables->entries.resize(lines.size());
  for (const Line& l : lines) {
    auto& phrase = tables->phrases[l.phrase_id];
    tables->entries[phrase.first - 1 + phrase.count++] = l.entry;
    if (l.entry.sense == Sense::country) tables->country_names.emplace_back(l.entry.country, l.entry.canonical);
  }
  std::stable_sort(tables->country_names.begin(), tables->country_names.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return World(std::move(tables));
}

std::span<const Entry> World::find(std::string_view phrase) const { return look_up(phrase).entries; }

World::Found World::look_up(std::string_view phrase) const {
  const auto* p = tables_->find(phrase);
  if (p == nullptr) return {};
  if (p->count == 0) return {{}, true};
  return {std::span(tables_->entries).subspan(p->first - 1, p->count), true};
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
