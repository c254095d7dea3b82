// One table for all lexicons: folded phrase -> the entries it may stand for, in the order of the files (by name) and of
// their lines. Loading parses the embedded text once; everything else is a hash look-up on views into it.
#include "world/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic {

extern const EmbeddedFile embedded_lexicons[];
extern const std::size_t embedded_lexicons_count;

struct World::Tables {
  struct Range {
    std::uint32_t first = 0, last = 0;
  };
  struct Hash {
    std::size_t operator()(std::string_view s) const { return hash64(s); }
  };
  std::vector<Entry> entries;                                    // those of one phrase stand together
  std::unordered_map<std::string_view, Range, Hash> by_phrase;   // keys point into the embedded text
  std::unordered_set<std::uint64_t> beginnings;                  // hashes of all whole-word beginnings
  std::unordered_map<std::string_view, std::string_view, Hash> country_names;
};

namespace {

constexpr std::array<std::pair<std::string_view, Sense>, 15> sense_names{{
    {"country", Sense::country}, {"demonym", Sense::demonym}, {"capital", Sense::capital}, {"metonym", Sense::metonym},
    {"region", Sense::region}, {"city", Sense::city}, {"organization", Sense::organization}, {"agency", Sense::agency},
    {"outlet", Sense::outlet}, {"office", Sense::office}, {"honorific", Sense::honorific}, {"given_name", Sense::given_name},
    {"surname", Sense::surname}, {"reporting_verb", Sense::reporting_verb}, {"reporting_phrase", Sense::reporting_phrase},
}};

struct Line {
  std::string_view phrase;
  Entry entry;
};

std::string_view next_field(std::string_view& rest) {
  const auto tab = rest.find('\t');
  const auto field = rest.substr(0, tab);
  rest = tab == std::string_view::npos ? std::string_view{} : rest.substr(tab + 1);
  return field;
}

Result<Line> parse_line(std::string_view line) {
  Line out;
  out.phrase = next_field(line);
  const auto sense = next_field(line);
  const auto known = std::find_if(sense_names.begin(), sense_names.end(), [&](const auto& s) { return s.first == sense; });
  if (known == sense_names.end()) return fail(ErrorCode::corrupt, fmt::format("unknown sense '{}'", sense));
  if (out.phrase.empty() || utf8::fold(out.phrase) != out.phrase)
    return fail(ErrorCode::corrupt, fmt::format("'{}' is not a folded phrase", out.phrase));
  if (std::count(out.phrase.begin(), out.phrase.end(), ' ') >= World::longest)
    return fail(ErrorCode::corrupt, fmt::format("'{}' has more than {} words", out.phrase, World::longest));
  out.entry = {known->second, next_field(line), next_field(line), next_field(line)};
  return out;
}

}  // namespace

World::World(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

Result<World> World::load() {
  auto tables = std::make_unique<Tables>();
  std::vector<Line> lines;
  for (std::size_t f = 0; f < embedded_lexicons_count; ++f) {
    std::string_view rest = embedded_lexicons[f].bytes();
    for (std::size_t number = 1; !rest.empty(); ++number) {
      const auto end = rest.find('\n');
      const auto line = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
      if (line.empty() || line.front() == '#') continue;
      auto parsed = parse_line(line);
      if (!parsed) return fail(ErrorCode::corrupt, fmt::format("{}:{}: {}", embedded_lexicons[f].name, number, parsed.error().message));
      lines.push_back(*parsed);
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.phrase < b.phrase; });
  tables->entries.reserve(lines.size());
  tables->by_phrase.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size();) {
    const auto phrase = lines[i].phrase;
    const auto first = static_cast<std::uint32_t>(tables->entries.size());
    for (; i < lines.size() && lines[i].phrase == phrase; ++i) {
      const Entry& e = lines[i].entry;
      if (e.sense == Sense::country) tables->country_names.try_emplace(e.country, e.canonical);
      tables->entries.push_back(e);
    }
    tables->by_phrase[phrase] = {first, static_cast<std::uint32_t>(tables->entries.size())};
    for (std::size_t at = phrase.find(' '); at != std::string_view::npos; at = phrase.find(' ', at + 1))
      tables->beginnings.insert(hash64(phrase.substr(0, at)));
    tables->beginnings.insert(hash64(phrase));
  }
  return World(std::move(tables));
}

std::span<const Entry> World::find(std::string_view phrase) const {
  const auto it = tables_->by_phrase.find(phrase);
  if (it == tables_->by_phrase.end()) return {};
  return std::span(tables_->entries).subspan(it->second.first, it->second.last - it->second.first);
}

const Entry* World::find(std::string_view phrase, Sense sense) const {
  for (const Entry& e : find(phrase))
    if (e.sense == sense) return &e;
  return nullptr;
}

bool World::begins_phrase(std::string_view words) const { return tables_->beginnings.contains(hash64(words)); }

std::string_view World::country_name(std::string_view iso2) const {
  const auto it = tables_->country_names.find(iso2);
  return it == tables_->country_names.end() ? std::string_view{} : it->second;
}

}  // namespace synoptic
