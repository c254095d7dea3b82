#include "source/mail_parts.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/charset.hpp"
#include "ingest/lines.hpp"

namespace synoptic::source::mail {
namespace {

constexpr std::size_t max_fields = 2'000;
constexpr std::size_t max_header_bytes = 1u << 20;
constexpr std::size_t max_value_bytes = 64u << 10;
constexpr std::size_t max_text_bytes = 8u << 10;  // of a subject or a name

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}
int base64(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

void unquote(const Slice& in, ingest::MappedText& out) {
  const std::string_view s = in.bytes;
  std::size_t from = 0;
  for (std::size_t at = s.find('='); at != std::string_view::npos; at = s.find('=', at)) {
    std::size_t end = at + 1;
    while (end < s.size() && (s[end] == ' ' || s[end] == '\t')) ++end;  // blanks behind a soft line break
    if (end >= s.size() || s[end] == '\n' || (s[end] == '\r' && end + 1 < s.size() && s[end + 1] == '\n')) {
      out.copy(s.substr(from, at - from), in.offset + from);
      from = at = std::min(s.size(), end + (end < s.size() && s[end] == '\r' ? 2 : 1));
    } else if (at + 2 < s.size() && hex(s[at + 1]) >= 0 && hex(s[at + 2]) >= 0) {
      out.copy(s.substr(from, at - from), in.offset + from);
      const char byte = static_cast<char>(hex(s[at + 1]) * 16 + hex(s[at + 2]));
      out.replace({&byte, 1}, in.offset + at, in.offset + at + 3);
      from = at = at + 3;
    } else {
      ++at;
    }
  }
  out.copy(s.substr(std::min(from, s.size())), in.offset + from);
}

// Mapped by line: what a line gave stands in that line.
void unbase64(const Slice& in, ingest::MappedText& out) {
  constexpr std::size_t stretch_bytes = 76;
  std::uint32_t bits = 0;
  int have = 0;
  std::string made;
  std::size_t begin = 0;
  const std::string_view s = in.bytes;
  for (std::size_t at = 0; at <= s.size(); ++at) {
    if (at == s.size() || s[at] == '\n' || at - begin >= stretch_bytes) {
      out.replace(made, in.offset + begin, in.offset + at);
      made.clear();
      begin = at;
      if (at == s.size()) break;
    }
    const int v = base64(s[at]);
    if (v < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(v);
    if ((have += 6) >= 8) {
      have -= 8;
      made += static_cast<char>(bits >> have & 0xFF);
    }
  }
}

std::string one_line(std::string_view s) {
  std::string out;
  for (const char c : ingest::trim(s)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  auto decoded = ingest::decode(bytes, charset);
  return decoded ? std::move(decoded->text) : std::string{};
}

}  // namespace

std::string_view Message::field(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return {};
}

Message parse(Slice message) {
  Message out;
  const std::string_view s = message.bytes;
  std::size_t at = 0;
  bool open = false;  // the last field may go on
  while (at < s.size()) {
    const std::size_t end = std::min(s.find('\n', at), s.size());
    std::string_view line = s.substr(at, end - at);
    const std::size_t next = std::min(end + 1, s.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      at = next;
      break;
    }
    if (at > max_header_bytes || out.fields.size() >= max_fields) {
      out.cut = true;
      const std::size_t body = std::min(s.find("\n\n", at), s.find("\n\r\n", at));
      at = body == std::string_view::npos ? s.size() : s.find('\n', body + 1) + 1;
      break;
    }
    if (line.front() == ' ' || line.front() == '\t') {
      if (open && out.fields.back().second.size() + line.size() < max_value_bytes) out.fields.back().second.append(" ").append(ingest::trim(line));
    } else {
      const auto colon = line.find(':');
      const auto name = ingest::trim(line.substr(0, colon));
      open = colon != std::string_view::npos && !name.empty() && name.size() < 80 && name.find(' ') == std::string_view::npos;
      if (open) out.fields.emplace_back(utf8::lower(name), std::string(ingest::trim(line.substr(colon + 1)).substr(0, max_value_bytes)));
    }
    at = next;
  }
  out.body = message.from(at);
  return out;
}

ContentType content_type(std::string_view field) {
  ContentType out;
  out.type = utf8::lower(ingest::trim(field.substr(0, field.find(';'))));
  std::size_t at = field.find(';');
  while (at != std::string_view::npos && at < field.size()) {
    ++at;
    const std::size_t equals = field.find_first_of("=;", at);
    if (equals == std::string_view::npos) break;
    if (field[equals] == ';') {
      at = equals;
      continue;
    }
    std::string name = utf8::lower(ingest::trim(field.substr(at, equals - at)));
    if (const auto star = name.find('*'); star != std::string::npos) name.resize(star);
    std::size_t begin = equals + 1;
    while (begin < field.size() && (field[begin] == ' ' || field[begin] == '\t')) ++begin;
    std::string value;
    if (begin < field.size() && field[begin] == '"') {
      std::size_t i = begin + 1;
      for (; i < field.size() && field[i] != '"'; ++i) {
        if (field[i] == '\\' && i + 1 < field.size()) ++i;
        value += field[i];
      }
      at = field.find(';', i);
    } else {
      at = field.find(';', begin);
      value = std::string(ingest::trim(field.substr(begin, at == std::string_view::npos ? at : at - begin)));
    }
    if (name == "charset") out.charset = value;
    else if (name == "boundary") out.boundary = value;
    else if (name == "name") out.name = value;
  }
  return out;
}

std::string header_text(std::string_view value) {
  value = value.substr(0, max_text_bytes);
  std::string out;
  std::size_t at = 0;
  bool after_word = false;
  while (at < value.size()) {
    const std::size_t open = value.find("=?", at);
    const std::size_t charset_end = open == std::string_view::npos ? open : value.find('?', open + 2);
    const std::size_t text = charset_end == std::string_view::npos || charset_end + 2 >= value.size() || value[charset_end + 2] != '?' ? std::string_view::npos : charset_end + 3;
    const std::size_t close = text == std::string_view::npos ? text : value.find("?=", text);
    if (close == std::string_view::npos || charset_end - open > 60) {
      if (open == std::string_view::npos) break;
      out += to_utf8(value.substr(at, open + 2 - at), {});
      at = open + 2;
      after_word = false;
      if (charset_end == std::string_view::npos || value.find("?=", at) == std::string_view::npos) break;  // no other word can follow
      continue;
    }
    const auto between = value.substr(at, open - at);
    if (!(after_word && ingest::trim(between).empty())) out += to_utf8(between, {});
    const char how = static_cast<char>(value[charset_end + 1] | 0x20);
    std::string coded(value.substr(text, close - text));
    ingest::MappedText plain;
    if (how == 'b') {
      unbase64({coded, 0}, plain);
    } else {
      std::replace(coded.begin(), coded.end(), '_', ' ');
      unquote({coded, 0}, plain);
    }
    std::string charset(value.substr(open + 2, charset_end - open - 2));
    out += to_utf8(plain.text, charset.substr(0, charset.find('*')));
    at = close + 2;
    after_word = true;
  }
  if (at < value.size()) out += to_utf8(value.substr(at), {});
  return one_line(out);
}

ingest::MappedText decoded_body(const Slice& body, std::string_view encoding) {
  const std::string folded = utf8::lower(ingest::trim(encoding));
  ingest::MappedText out;
  if (folded == "quoted-printable") unquote(body, out);
  else if (folded == "base64") unbase64(body, out);
  else out.copy(body.bytes, body.offset);
  return out;
}

std::vector<Slice> split_parts(const Slice& body, std::string_view boundary, std::size_t limit) {
  std::vector<Slice> out;
  if (boundary.empty() || boundary.size() > 200) return out;
  const std::string mark = "--" + std::string(boundary);
  const std::string_view s = body.bytes;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = s.find(mark); at != std::string_view::npos && out.size() < limit; at = s.find(mark, at + mark.size())) {
    if (at > 0 && s[at - 1] != '\n') continue;
    const std::size_t behind = at + mark.size();
    const bool last = s.substr(behind, 2) == "--";
    if (!last && behind < s.size() && s[behind] != '\n' && s[behind] != '\r' && s[behind] != ' ' && s[behind] != '\t') continue;  // a longer boundary
    if (begin != std::string_view::npos) {
      std::size_t end = at > 0 ? at - 1 : 0;  // the line end before a boundary is its own
      if (end > begin && s[end - 1] == '\r') --end;
      out.push_back(body.from(begin, end > begin ? end - begin : 0));
    }
    begin = std::string_view::npos;
    if (last) return out;
    const std::size_t line = s.find('\n', behind);
    if (line == std::string_view::npos) return out;
    begin = line + 1;
  }
  if (begin != std::string_view::npos && out.size() < limit) out.push_back(body.from(begin));
  return out;
}

}  // namespace synoptic::source::mail
