// Tables of reports: CSV as RFC 4180 has it (quotes, doubled quotes, line ends inside quotes) and the same with semicolons,
// tabs or bars. Which of them, and what the columns are, the header tells: the separator under which most column names are
// names of fields (ingest/fields.hpp). Rows are read one by one; memory holds one row.
//
// A quote that is never closed would swallow the rest of the file. A row is therefore given `max_row_bytes` to end; then it
// is an error that names its line, and reading goes on at the line behind, as long as that does not mean reading the file
// many times over.
#include <fmt/format.h>

#include <array>
#include <deque>

#include "base/utf8.hpp"
#include "ingest/charset.hpp"
#include "ingest/fields.hpp"
#include "ingest/lines.hpp"
#include "source/wires.hpp"
#include "source/words.hpp"

namespace synoptic::source {
namespace {

using ingest::Field;
using ingest::Format;
using ingest::MappedText;

constexpr std::size_t max_row_bytes = 16u << 20;
constexpr std::size_t max_bad_rows = 1'000;  // told one by one; a file of the wrong kind has millions
constexpr std::size_t max_cells = 10'000;
constexpr std::size_t max_reread_bytes = 4 * max_row_bytes;
constexpr std::string_view separators = ",;\t|";

struct Line {
  std::string bytes;
  std::uint64_t offset = 0;
  std::size_t number = 0;
};

// Appends the cells of one line; true if the line ends inside quotes. `cells` holds the row so far.
bool split(const Line& line, char separator, std::vector<MappedText>& cells, bool quoted) {
  if (cells.empty()) cells.emplace_back();
  const std::string_view s = line.bytes;
  std::size_t from = 0;
  bool begins = !quoted && cells.back().text.empty();
  const auto take = [&](std::size_t end) {
    if (end > from) cells.back().copy(s.substr(from, end - from), line.offset + from);
  };
  for (std::size_t i = 0; i < s.size();) {
    if (quoted) {
      const std::size_t quote = std::min(s.find('"', i), s.size());
      if (quote == s.size()) break;
      if (quote + 1 < s.size() && s[quote + 1] == '"') {
        take(quote);
        cells.back().replace("\"", line.offset + quote, line.offset + quote + 2);
        from = i = quote + 2;
        continue;
      }
      take(quote);
      from = i = quote + 1;
      quoted = false;
      begins = false;
    } else if (s[i] == separator) {
      take(i);
      if (cells.size() >= max_cells) return false;
      cells.emplace_back();
      from = ++i;
      begins = true;
    } else if (s[i] == '"' && begins) {
      quoted = true;
      from = ++i;
    } else {
      if (s[i] != ' ') begins = false;
      ++i;
    }
  }
  take(s.size());
  return quoted;
}

std::size_t known_columns(const std::vector<MappedText>& header, bool& text) {
  std::size_t known = 0;
  for (const MappedText& cell : header) {
    const Field f = ingest::field_named(cell.text).field;
    known += f != Field::none;
    text |= f == Field::text || f == Field::html || f == Field::summary;
  }
  return known;
}

struct Header {
  char separator = ',';
  std::size_t known = 0, columns = 0;
  bool text = false;
};
Header header_of(std::string_view line) {
  Header best;
  for (const char separator : separators) {
    std::vector<MappedText> cells;
    if (split({std::string(line), 0, 0}, separator, cells, false)) continue;
    Header h{separator, 0, cells.size(), false};
    h.known = known_columns(cells, h.text);
    if (std::pair(h.known, h.columns) > std::pair(best.known, best.columns)) best = h;
  }
  return best;
}

std::string_view first_line(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  auto line = head.substr(0, head.find('\n'));
  if (line.starts_with("sep=") && line.size() <= 6) {  // as Excel writes it
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    line = head.substr(0, head.find('\n'));
  }
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_utf16(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

class Table final : public Reader {
 public:
  // `map` leads from the bytes of `input` to the source, where they were decoded before; empty: they are the source's.
  Table(Part part, ingest::SourceMap map) : part_(std::move(part)), map_(std::move(map)) {
    charset_ = "utf-8";
    if (const auto head = part_.input->peek(64u << 10); utf8::valid_prefix(head) + 4 < head.size())
      if (auto decoded = ingest::decode(head)) charset_ = decoded->charset;
  }

  std::optional<Entry> next() override {
    if (!begun_) {
      begun_ = true;
      if (auto error = read_header()) return error;
    }
    while (!done_) {
      std::vector<MappedText> cells;
      std::string fault;
      std::size_t number = 0;
      if (!read_row(cells, number, fault)) break;
      if (!fault.empty()) return failure(number, fault);
      if (cells.size() == 1 && ingest::trim(cells[0].text).empty()) continue;
      if (cells.size() != columns_ && bad_rows_ >= max_bad_rows) {
        part_.context->left_out.add(fmt::format("bad row of a table, beyond the {}th", max_bad_rows));
        continue;
      }
      if (cells.size() != columns_) {
        ++bad_rows_;
        return failure(number, fmt::format("a row of {} cell{}, the header has {}", cells.size(), cells.size() == 1 ? "" : "s", columns_));
      }
      if (auto entry = read(cells, number)) return entry;
    }
    return std::nullopt;
  }

 private:
  std::optional<Line> next_line() {
    if (!again_.empty()) {
      Line line = std::move(again_.front());
      again_.pop_front();
      return line;
    }
    Line line;
    line.offset = part_.input->offset();
    auto bytes = part_.input->line(max_row_bytes);
    if (!bytes) return std::nullopt;
    line.number = ++lines_;
    if (*bytes) line.bytes = std::move(**bytes);
    else too_long_ = line.number;
    if (line.number == 1 && line.bytes.starts_with("\xEF\xBB\xBF")) {
      line.bytes.erase(0, 3);
      line.offset += 3;
    }
    return line;
  }

  // False at the end. A row that cannot be had is told by `fault`.
  bool read_row(std::vector<MappedText>& cells, std::size_t& number, std::string& fault) {
    std::vector<Line> row;
    std::size_t bytes = 0;
    bool quoted = false;
    for (;;) {
      auto line = next_line();
      if (!line) {
        if (row.empty()) return false;
        break;
      }
      if (row.empty()) number = line->number;
      if (line->number == too_long_) {
        fault = fmt::format("a row of more than {} bytes", max_row_bytes);
        too_long_ = 0;
        return true;
      }
      if (quoted) cells.back().replace("\n", row.back().offset + row.back().bytes.size(), line->offset);
      quoted = split(*line, separator_, cells, quoted);
      bytes += line->bytes.size() + 1;
      row.push_back(std::move(*line));
      if (!quoted) return true;
      if (bytes > max_row_bytes) break;
    }
    // The quote was not closed: the lines behind its row are read again, each for itself.
    fault = fmt::format("a quote that is opened in this row is not closed{}", bytes > max_row_bytes ? fmt::format(" within {} bytes", max_row_bytes) : "");
    reread_ += bytes;
    if (reread_ > max_reread_bytes) {
      fault += "; nothing is read behind it, there were too many such rows";
      done_ = true;
    } else {
      again_.insert(again_.begin(), std::make_move_iterator(row.begin() + 1), std::make_move_iterator(row.end()));
    }
    return true;
  }

  std::optional<Entry> read_header() {
    std::vector<MappedText> cells;
    std::string fault;
    std::size_t number = 0;
    separator_ = header_of(first_line(part_.input->peek(64u << 10))).separator;
    if (!read_row(cells, number, fault)) {
      part_.context->left_out.add("table without rows");
      done_ = true;
      return std::nullopt;
    }
    if (cells[0].text.starts_with("sep=")) {
      cells.clear();
      if (!read_row(cells, number, fault)) done_ = true;
    }
    std::array<std::uint8_t, ingest::field_count> best;
    best.fill(255);
    std::string names;
    bool text = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto named = ingest::field_named(ingest::trim(cells[i].text));
      const auto f = static_cast<std::size_t>(named.field);
      if (named.field != Field::none && named.rank < best[f]) {
        best[f] = named.rank;
        column_[f] = static_cast<int>(i);
        rank_[f] = named.rank;
      }
      text |= named.field == Field::text || named.field == Field::html || named.field == Field::summary;
      if (i < 40) names += (i ? ", " : "") + words(cells[i]).substr(0, 60);
    }
    columns_ = cells.size();
    if (cells.size() > 40) names += ", ...";
    if (!fault.empty() || !text) {
      done_ = true;
      return failure(number, !fault.empty() ? fault : fmt::format("no column holds the text (text, body, content, article ...); the columns are: {}", names));
    }
    return std::nullopt;
  }

  Entry failure(std::size_t number, std::string what) {
    Entry entry = entry_of(part_, Format::automatic, fail(ErrorCode::invalid, std::move(what)));
    entry.place = fmt::format("{}:{}", part_.place, number);
    entry.line = number;
    return entry;
  }

  std::string words(const MappedText& cell) const {
    auto decoded = ingest::decode(cell.text, charset_);
    return decoded ? std::string(ingest::trim(decoded->text)) : std::string{};
  }

  MappedText* cell_of(std::vector<MappedText>& cells, Field f) const {
    const int column = column_[static_cast<std::size_t>(f)];
    return column < 0 || ingest::trim(cells[static_cast<std::size_t>(column)].text).empty() ? nullptr : &cells[static_cast<std::size_t>(column)];
  }

  std::optional<Entry> read(std::vector<MappedText>& cells, std::size_t number) {
    Entry entry = entry_of(part_, Format::text, std::string{});
    entry.place = fmt::format("{}:{}", part_.place, number);
    entry.line = number;
    entry.given.ref = entry.place;
    entry.given.charset = charset_;
    for (const Field f : {Field::url, Field::id, Field::outlet, Field::language, Field::title, Field::published, Field::modified, Field::authors, Field::credits, Field::section})
      if (const MappedText* cell = cell_of(cells, f)) ingest::give(entry.given, {f, rank_[static_cast<std::size_t>(f)]}, words(*cell));
    if (entry.given.published.empty()) std::swap(entry.given.published, entry.given.modified);
    if (entry.given.modified == entry.given.published) entry.given.modified.clear();
    MappedText* text = cell_of(cells, Field::text);
    bool html = false;
    if (!text) {
      text = cell_of(cells, Field::html);
      html = text != nullptr;
    }
    if (!text) {
      text = cell_of(cells, Field::summary);
      entry.given.complete = false;
    }
    if (!text) {
      part_.context->left_out.add("row without a text");
      return std::nullopt;
    }
    if (ingest::says_cut(text->text)) entry.given.complete = false;
    MappedText out;
    if (html || ingest::is_markup(text->text)) {
      entry.format = Format::html;
      if (text->text.find("<body") == std::string::npos) {
        Page page;
        page.append(*text);
        out = page.take();
      } else {
        out = std::move(*text);
      }
    } else {
      out = std::move(*text);
    }
    entry.raw = map_.pieces().empty() ? out.map.pieces() : out.map.through(map_).pieces();
    entry.bytes = std::move(out.text);
    return entry;
  }

  Part part_;
  ingest::SourceMap map_;
  std::string charset_;
  std::deque<Line> again_;
  char separator_ = ',';
  bool begun_ = false, done_ = false;
  std::size_t lines_ = 0, columns_ = 0, too_long_ = 0, reread_ = 0, bad_rows_ = 0;
  std::array<int, ingest::field_count> column_ = [] {
    std::array<int, ingest::field_count> none{};
    none.fill(-1);
    return none;
  }();
  std::array<std::uint8_t, ingest::field_count> rank_{};
};

}  // namespace

bool is_table(const Part& part, std::string_view head) {
  if (!part.media_type.empty()) return part.media_type == "text/csv" || part.media_type == "text/tab-separated-values";
  const std::string ending = ending_of(part.name);
  const bool table = ending == "csv" || ending == "tsv" || ending == "tab";
  if (table && (part.named || is_utf16(head))) return true;
  if (!table && !ending.empty() && ending != "txt" && !part.named) return false;
  const auto line = first_line(head);
  if (table) return header_of(line).text;  // other people's tables in a folder are no mistake
  if (line.size() > 1000 || line.size() == head.size()) return false;
  const Header h = header_of(line);
  return h.text && h.known >= 3;
}

std::unique_ptr<Reader> open_table(Part part) {
  if (!is_utf16(part.input->peek(2))) return std::make_unique<Table>(std::move(part), ingest::SourceMap{});
  auto bytes = part.input->rest(part.context->limits.max_entry_bytes);
  if (!bytes) return reader_of(entry_of(part, Format::automatic, std::move(bytes)));
  auto decoded = ingest::decode(*bytes);
  if (!decoded) return reader_of(entry_of(part, Format::automatic, tl::unexpected(decoded.error())));
  part.input = std::make_shared<Input>(stream_of(std::move(decoded->text)));
  return std::make_unique<Table>(std::move(part), std::move(decoded->map));
}

}  // namespace synoptic::source
