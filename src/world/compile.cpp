#include "world/compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/container.hpp"
#include "base/utf8.hpp"
#include "world/records.hpp"
#include "world/table.hpp"

namespace synoptic::world {
namespace {

constexpr std::array<std::string_view, 18> senses{"country", "demonym", "capital", "metonym", "region", "city", "organization", "agency", "outlet", "office", "honorific",
                                                  "given_name", "surname", "reporting_verb", "reporting_phrase", "name_word", "finite_verb", "common_word"};
constexpr std::array<std::string_view, 5> offices{"head_of_state", "head_of_government", "deputy", "leader", "legislator"};
constexpr std::array<std::string_view, 4> genders{"unknown", "female", "male", "either"};
constexpr std::uint32_t nickname_bit = 1u << 31;

template <std::size_t N>
std::optional<std::uint8_t> index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<std::uint8_t>(it - names.begin());
}

std::string_view next(std::string_view& rest, char by) {
  const auto end = rest.find(by);
  const auto field = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return field;
}

bool folded(std::string_view phrase) {
  if (phrase.empty() || phrase.size() > 255) return false;
  for (const char c : phrase)
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z')) return utf8::fold(phrase) == phrase;
  return true;
}

// Values of a row of a table, gathered row by row.
using Values = std::vector<std::vector<std::uint32_t>>;
void put(Values& values, std::uint32_t row, std::uint32_t value) {
  if (values.size() <= row) values.resize(row + 1);
  values[row].push_back(value);
}
std::vector<std::uint32_t> flat(Values& values, std::size_t rows, std::vector<std::uint32_t>& counts) {
  values.resize(rows);
  std::vector<std::uint32_t> out;
  for (const auto& v : values) {
    counts.push_back(static_cast<std::uint32_t>(v.size()));
    out.insert(out.end(), v.begin(), v.end());
  }
  return out;
}

class Compiler {
 public:
  // What is wrong with the line; nullopt if nothing.
  using Wrong = std::optional<std::string>;

  Wrong add(std::string_view lexicon, std::string_view line) {
    if (lexicon == "offices_held.tsv") return add_holder(line);
    if (lexicon == "name_variants.tsv") return add_variants(line);
    if (lexicon == "nicknames.tsv") return add_nicknames(line);
    if (lexicon == "genders.tsv") return add_gender(line);
    return add_entry(line);
  }

  Result<std::string> write() {
    // Rows of the phrases in the order of first appearance, their entries together and in the order of the lines.
    std::stable_sort(holders_.begin(), holders_.end(), [](const HolderLine& a, const HolderLine& b) {
      return std::tuple(a.country, a.office, a.days[0], a.person) < std::tuple(b.country, b.office, b.days[0], b.person);
    });
    for (std::uint32_t i = 0; i < holders_.size(); ++i)
      for (std::string_view rest = holders_[i].names; !rest.empty();) put(holders_of_, people_.insert(next(rest, ';')), i);

    std::vector<std::uint32_t> phrase_counts, people_counts, name_counts;
    const auto order = flat(entries_of_, phrases_.size(), phrase_counts);
    const auto holders = flat(holders_of_, people_.size(), people_counts);
    for (auto& ids : ids_of_) {
      std::sort(ids.begin(), ids.end());
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
    const auto ids = flat(ids_of_, names_.size(), name_counts);
    genders_.resize(names_.size());

    std::map<std::string_view, std::string_view> countries;  // the first row of a country names it
    for (const EntryLine& e : entries_)
      if (e.sense == static_cast<std::uint8_t>(Sense::country)) countries.emplace(e.country, e.canonical);

    const std::size_t fixed = entries_.size() * sizeof(Entry) + holders_.size() * sizeof(Holder) + countries.size() * sizeof(CountryName);
    std::string records, strings;
    std::unordered_map<std::string_view, std::size_t> placed;
    const auto word = [&](std::uint32_t value) { records.append(reinterpret_cast<const char*>(&value), sizeof value); };
    const auto text = [&](std::string_view s) {
      if (s.empty()) return word(0);
      const auto [it, fresh] = placed.emplace(s, strings.size());
      if (fresh) {
        strings += static_cast<char>(s.size());
        strings += s;
      }
      word(static_cast<std::uint32_t>(fixed + it->second - records.size()));
    };
    for (const std::uint32_t i : order) {
      const EntryLine& e = entries_[i];
      word(e.sense);
      text(e.canonical);
      text(e.country);
      text(e.value);
    }
    for (const HolderLine& h : holders_) {
      word(h.office);
      text(h.person);
      text(h.title);
      text(h.country);
      for (const Day day : h.days) word(static_cast<std::uint32_t>(day));
    }
    for (const auto& [code, name] : countries) {
      text(code);
      text(name);
    }
    const RecordCounts counts{static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(holders_.size()),
                              static_cast<std::uint32_t>(countries.size()), 0};
    ContainerWriter out;
    out.add("counts", std::vector<RecordCounts>{counts});
    out.add("records", records + strings);
    if (auto r = phrases_.write(out, "phrases", phrase_counts); !r) return tl::unexpected(r.error());
    if (auto r = names_.write(out, "names", name_counts); !r) return tl::unexpected(r.error());
    out.add("names.ids", ids);
    out.add("names.genders", genders_);
    if (auto r = people_.write(out, "people", people_counts); !r) return tl::unexpected(r.error());
    out.add("people.holders", holders);
    return out.bytes("world", World::version);
  }

 private:
  struct EntryLine {
    std::uint8_t sense;
    std::string_view canonical, country, value;
  };
  struct HolderLine {
    std::uint8_t office;
    std::string_view person, title, country, names;
    std::array<Day, 4> days;
  };

  Wrong add_entry(std::string_view line) {
    const auto phrase = next(line, '\t');
    const auto name = next(line, '\t');
    const auto sense = index_of(senses, name);
    if (!sense) return fmt::format("unknown sense '{}'", name);
    if (!folded(phrase)) return fmt::format("'{}' is not a folded phrase", phrase);
    if (std::count(phrase.begin(), phrase.end(), ' ') >= World::longest) return fmt::format("'{}' has more than {} words", phrase, World::longest);
    EntryLine e{*sense, next(line, '\t'), {}, {}};
    e.country = next(line, '\t');
    e.value = next(line, '\t');
    if (std::max({e.canonical.size(), e.country.size(), e.value.size()}) > 255) return fmt::format("a field of '{}' is longer than 255 bytes", phrase);
    for (auto at = phrase.find(' '); at != std::string_view::npos; at = phrase.find(' ', at + 1)) phrases_.insert(phrase.substr(0, at));
    put(entries_of_, phrases_.insert(phrase), static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(e);
    return {};
  }

  Wrong add_holder(std::string_view line) {
    HolderLine h{};
    h.country = next(line, '\t');
    if (h.country.size() != 2) return fmt::format("'{}' is no code of a country", h.country);
    const auto name = next(line, '\t');
    const auto office = index_of(offices, name);
    if (!office) return fmt::format("unknown office class '{}'", name);
    h.office = *office;
    h.person = next(line, '\t');
    h.title = next(line, '\t');
    h.names = next(line, '\t');
    if (h.person.empty() || std::max(h.person.size(), h.title.size()) > 255) return "a person or title is empty or longer than 255 bytes";
    if (h.names.empty()) return fmt::format("'{}' has no names to be found by", h.person);
    for (std::string_view rest = h.names; !rest.empty();)
      if (const auto one = next(rest, ';'); !folded(one)) return fmt::format("'{}' is not a folded name", one);
    for (Day& day : h.days) {
      const auto field = next(line, '\t');
      const auto parsed = field == "open" && &day == &h.days[3] ? std::optional(Holder::open_end) : field.size() == 10 ? parse_day(field) : std::nullopt;
      if (!parsed) return fmt::format("'{}' is no day", field);
      day = *parsed;
    }
    if (!(h.days[0] <= h.days[1] && h.days[2] <= h.days[3] && h.days[0] <= h.days[3])) return "the days are not in order";
    holders_.push_back(h);
    return {};
  }

  Wrong add_variants(std::string_view line) {
    const auto field = next(line, '\t');
    std::uint32_t id = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), id);
    if (error != std::errc() || end != field.data() + field.size() || id == 0 || id >= nickname_bit) return fmt::format("'{}' is no id", field);
    return add_names(line, id);
  }

  Wrong add_nicknames(std::string_view line) {
    const std::uint32_t id = nickname_bit | ++formal_;
    const auto name = next(line, '\t');
    if (const auto wrong = add_names(name, id)) return wrong;
    return add_names(line, id);
  }

  Wrong add_names(std::string_view names, std::uint32_t id) {
    if (names.empty()) return "no names";
    while (!names.empty()) {
      const auto name = next(names, ' ');
      if (!folded(name)) return fmt::format("'{}' is not a folded name", name);
      put(ids_of_, names_.insert(name), id);
    }
    return {};
  }

  Wrong add_gender(std::string_view line) {
    const auto name = next(line, '\t');
    if (!folded(name)) return fmt::format("'{}' is not a folded name", name);
    const auto field = next(line, '\t');
    const auto gender = index_of(genders, field);
    if (!gender || *gender == 0) return fmt::format("unknown gender '{}'", field);
    const auto row = names_.insert(name);
    if (genders_.size() <= row) genders_.resize(row + 1);
    genders_[row] = *gender;
    return {};
  }

  std::vector<EntryLine> entries_;
  std::vector<HolderLine> holders_;
  TextTableMaker phrases_{33}, names_{60}, people_{60};
  Values entries_of_, ids_of_, holders_of_;
  std::vector<std::uint8_t> genders_;
  std::uint32_t formal_ = 0;
};

}  // namespace

Result<std::string> compile(std::span<const Lexicon> lexicons) {
  Compiler compiler;
  for (const Lexicon& lexicon : lexicons) {
    std::string_view rest = lexicon.text;
    for (std::size_t number = 1; !rest.empty(); ++number) {
      const auto line = next(rest, '\n');
      if (line.empty() || line.front() == '#') continue;
      if (const auto wrong = compiler.add(lexicon.name, line)) return fail(ErrorCode::corrupt, fmt::format("{}:{}: {}", lexicon.name, number, *wrong));
    }
  }
  return compiler.write();
}

}  // namespace synoptic::world
