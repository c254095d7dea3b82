// world.bin read where it lies (docs/format-world.md). Opening checks every number that says where something is, once, so that
// look-ups need no checks: a file with right checksums and wrong content is refused as well.
#include "world/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "base/container.hpp"
#include "base/models_path.hpp"
#include "world/records.hpp"
#include "world/table.hpp"

namespace synoptic {

struct World::Tables {
  Container file;
  TextTable phrases, names, people;
  std::span<const Entry> entries;
  std::span<const Holder> holders;        // by country, office, first day
  std::span<const CountryName> countries;  // by code
  std::span<const std::uint32_t> name_ids, people_holders;
  std::span<const Gender> genders;

  std::uint64_t serial = 0;

  explicit Tables(Container container) : file(std::move(container)) {
    static std::atomic<std::uint64_t> opened = 0;
    serial = ++opened;
  }
  Result<void> open();
};

namespace {

template <class T>
Result<void> take(Result<T> from, T& to) {
  if (!from) return tl::unexpected(from.error());
  to = std::move(*from);
  return {};
}

// Where the strings lie: every Placed must point to a length byte there, with the whole string behind it.
struct Strings {
  const char* begin;
  const char* end;
  bool holds(const Placed& p) const {
    std::int32_t distance = 0;
    std::memcpy(&distance, &p, sizeof distance);
    if (distance == 0) return true;
    const std::ptrdiff_t at = (reinterpret_cast<const char*>(&p) - begin) + distance;
    return at >= 0 && at < end - begin && static_cast<unsigned char>(begin[at]) < end - begin - at;
  }
};

}  // namespace

Result<void> World::Tables::open() {
  const auto wrong = [&](const char* what) { return fail(ErrorCode::corrupt, fmt::format("{}: {}", file.name(), what)); };
  const auto head = file.array<RecordCounts>("counts", 1);
  if (!head) return tl::unexpected(head.error());
  const RecordCounts counts = head->front();
  const auto records = file.bytes("records");
  if (!records) return tl::unexpected(records.error());
  const std::uint64_t fixed = std::uint64_t{counts.entries} * sizeof(Entry) + std::uint64_t{counts.holders} * sizeof(Holder) +
                              std::uint64_t{counts.countries} * sizeof(CountryName);
  if (records->size() < fixed) return wrong("section 'records' is too short");
  const auto* at = reinterpret_cast<const char*>(records->data());
  entries = {reinterpret_cast<const Entry*>(at), counts.entries};
  holders = {reinterpret_cast<const Holder*>(at + entries.size_bytes()), counts.holders};
  countries = {reinterpret_cast<const CountryName*>(at + entries.size_bytes() + holders.size_bytes()), counts.countries};

  const Strings strings{at + fixed, at + records->size()};
  bool good = true;
  for (const Entry& e : entries)
    good &= e.sense <= Sense::common_word && strings.holds(e.canonical) && strings.holds(e.country) && strings.holds(e.value);
  if (!good) return wrong("an entry points outside");
  for (const Holder& h : holders)
    good &= h.office <= OfficeClass::legislator && strings.holds(h.person) && strings.holds(h.title) && strings.holds(h.country);
  if (!good) return wrong("an office-holder points outside");
  for (const CountryName& c : countries) good &= strings.holds(c.code) && strings.holds(c.name);
  if (!good) return wrong("a country points outside");

  if (auto r = take(TextTable::open(file, "phrases", entries.size()), phrases); !r) return r;
  if (auto r = take(file.array<std::uint32_t>("names.ids"), name_ids); !r) return r;
  if (auto r = take(TextTable::open(file, "names", name_ids.size()), names); !r) return r;
  if (auto r = take(file.array<Gender>("names.genders", names.size()), genders); !r) return r;
  if (auto r = take(file.array<std::uint32_t>("people.holders"), people_holders); !r) return r;
  if (auto r = take(TextTable::open(file, "people", people_holders.size()), people); !r) return r;
  for (const std::uint32_t h : people_holders) good &= h < holders.size();
  for (const Gender g : genders) good &= g <= Gender::either;
  if (!good) return wrong("a name points outside");
  return {};
}

World::World(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

Result<World> World::load() {
  return find_models().and_then([](const std::filesystem::path& folder) { return open(folder / "world.bin"); });
}

namespace {

constexpr std::string_view kind = "world";

}  // namespace

Result<World> World::open(const std::filesystem::path& path) {
  auto file = Container::open(path, kind, version);
  if (!file) return tl::unexpected(file.error());
  auto tables = std::make_unique<Tables>(std::move(*file));
  if (auto r = tables->open(); !r) return tl::unexpected(r.error());
  return World(std::move(tables));
}

Result<World> World::read(std::string_view bytes, std::string name) {
  auto file = Container::read(bytes, std::move(name), kind, version);
  if (!file) return tl::unexpected(file.error());
  auto tables = std::make_unique<Tables>(std::move(*file));
  if (auto r = tables->open(); !r) return tl::unexpected(r.error());
  return World(std::move(tables));
}

std::uint64_t World::serial() const { return tables_->serial; }

std::span<const Entry> World::find(std::string_view phrase) const { return look_up(phrase).entries; }

World::Found World::look_up(std::string_view phrase) const {
  const auto row = tables_->phrases.find(phrase);
  if (!row) return {};
  const auto first = tables_->phrases.first(*row);
  return {tables_->entries.subspan(first, tables_->phrases.last(*row) - first), true};
}

const Entry* World::find(std::string_view phrase, Sense sense) const {
  for (const Entry& e : find(phrase))
    if (e.sense == sense) return &e;
  return nullptr;
}

bool World::begins_phrase(std::string_view words) const { return tables_->phrases.find(words).has_value(); }

std::string_view World::country_name(std::string_view iso2) const {
  const auto& names = tables_->countries;
  const auto it = std::lower_bound(names.begin(), names.end(), iso2, [](const CountryName& n, std::string_view code) { return n.code.view() < code; });
  return it == names.end() || it->code != iso2 ? std::string_view{} : it->name.view();
}

namespace {

void certain_first(std::vector<Held>& found) {
  std::stable_partition(found.begin(), found.end(), [](const Held& h) { return h.certain; });
}

}  // namespace

std::vector<Held> World::holders(std::string_view iso2, OfficeClass office, Day day) const {
  const auto& all = tables_->holders;
  const auto before = [&](const Holder& h, std::string_view country) { return h.country.view() < country; };
  std::vector<Held> out;
  for (auto it = std::lower_bound(all.begin(), all.end(), iso2, before); it != all.end() && it->country == iso2; ++it)
    if (it->office == office && it->may_hold(day)) out.push_back({&*it, it->holds(day)});
  certain_first(out);
  return out;
}

std::vector<Held> World::offices_of(std::string_view name, Day day) const {
  std::vector<Held> out;
  const auto row = tables_->people.find(name);
  if (!row) return out;
  for (auto i = tables_->people.first(*row); i < tables_->people.last(*row); ++i)
    if (const Holder& h = tables_->holders[tables_->people_holders[i]]; h.may_hold(day)) out.push_back({&h, h.holds(day)});
  certain_first(out);
  return out;
}

std::span<const std::uint32_t> World::name_variants(std::string_view name) const {
  const auto row = tables_->names.find(name);
  if (!row) return {};
  const auto first = tables_->names.first(*row);
  return tables_->name_ids.subspan(first, tables_->names.last(*row) - first);
}

NameTie World::same_name(std::string_view a, std::string_view b) const {
  if (a == b) return NameTie::variant;
  const auto x = name_variants(a), y = name_variants(b);
  NameTie tie = NameTie::none;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i] == y[j]) {
      if (!is_nickname_id(x[i])) return NameTie::variant;  // these come first
      tie = NameTie::nickname;
      break;
    }
    ++(x[i] < y[j] ? i : j);
  }
  return tie;
}

Gender World::gender(std::string_view name) const {
  const auto row = tables_->names.find(name);
  return row ? tables_->genders[*row] : Gender::unknown;
}

}  // namespace synoptic
