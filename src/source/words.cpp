#include "source/words.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/entities.hpp"
#include "ingest/lines.hpp"

namespace synoptic::source {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool opens_tag(std::string_view s, std::size_t at) {
  return at + 1 < s.size() && (is_letter(s[at + 1]) || s[at + 1] == '!' || (s[at + 1] == '/' && at + 2 < s.size() && is_letter(s[at + 2])));
}

std::string one_line(std::string_view s) {
  std::string out;
  for (const char c : ingest::trim(s)) {
    if (!is_blank(c)) out += c;
    else if (out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace

std::string plain_of(std::string_view html) {
  std::string out;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] == '<' && opens_tag(html, i)) {
      const auto end = html.find('>', i);
      if (end == std::string_view::npos) break;
      i = end + 1;
      continue;
    }
    if (html[i] == '&')
      if (const auto entity = ingest::decode_entity(html, i); entity.size != 0) {
        for (const char32_t c : {entity.code, entity.second})
          if (c != 0) utf8::append(out, c == 0xA0 ? U' ' : c);
        i += entity.size;
        continue;
      }
    out += html[i++];
  }
  return one_line(out);
}

bool has_markup(std::string_view text) {
  for (std::size_t i = text.find_first_of("<&"); i != std::string_view::npos; i = text.find_first_of("<&", i + 1)) {
    if (text[i] == '<' ? opens_tag(text, i) && text.find('>', i) != std::string_view::npos : ingest::decode_entity(text, i).size != 0) return true;
  }
  return false;
}

bool is_web_address(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://")) && text.find_first_of(" \t\n<>\"") == std::string_view::npos && text.size() > 10;
}

std::string resolved(std::string_view base, std::string_view address) {
  address = ingest::trim(address);
  base = ingest::trim(base);
  if (address.empty()) return {};
  const auto colon = address.find(':');
  if (colon != std::string_view::npos && colon < address.find_first_of("/?#")) return std::string(address);  // has a scheme
  const auto scheme = base.find("://");
  if (scheme == std::string_view::npos) return std::string(address);
  const auto host_end = std::min(base.find_first_of("/?#", scheme + 3), base.size());
  if (address.starts_with("//")) return std::string(base.substr(0, scheme + 1)) + std::string(address);
  if (address.front() == '/') return std::string(base.substr(0, host_end)) + std::string(address);
  auto path = base.substr(0, base.find_first_of("?#", host_end));
  if (address.front() == '?' || address.front() == '#') return std::string(path) + std::string(address);
  const auto slash = path.rfind('/');
  if (slash < host_end || slash == std::string_view::npos) return std::string(base.substr(0, host_end)) + "/" + std::string(address);
  return std::string(path.substr(0, slash + 1)) + std::string(address);
}

std::string person_of(std::string_view mailbox) {
  mailbox = ingest::trim(mailbox);
  const auto at = mailbox.find('@');
  if (at == std::string_view::npos) return one_line(mailbox);
  std::string_view name;
  if (const auto open = mailbox.find('<'); open != std::string_view::npos) name = mailbox.substr(0, open);
  if (ingest::trim(name).empty())
    if (const auto open = mailbox.find('('); open != std::string_view::npos) name = mailbox.substr(open + 1, mailbox.rfind(')') == std::string_view::npos ? std::string_view::npos : mailbox.rfind(')') - open - 1);
  std::string out = one_line(name);
  out.erase(std::remove(out.begin(), out.end(), '"'), out.end());
  if (const auto comma = out.find(", "); comma != std::string::npos && out.find(',', comma + 1) == std::string::npos && out.find(' ') == comma + 1)
    out = out.substr(comma + 2) + " " + out.substr(0, comma);  // "Holt, Mira"
  return std::string(ingest::trim(out));
}

std::string mail_domain(std::string_view mailbox) {
  const auto at = mailbox.rfind('@');
  if (at == std::string_view::npos) return {};
  std::size_t end = at + 1;
  while (end < mailbox.size() && (is_letter(mailbox[end]) || (mailbox[end] >= '0' && mailbox[end] <= '9') || mailbox[end] == '.' || mailbox[end] == '-')) ++end;
  const auto host = mailbox.substr(at + 1, end - at - 1);
  return host.find('.') == std::string_view::npos || host.size() > 253 ? std::string{} : utf8::lower(host);
}

void append(ingest::MappedText& out, const ingest::MappedText& piece, std::size_t skipped) {
  const std::size_t base = out.text.size();
  out.text += std::string_view(piece.text).substr(skipped);
  for (const RawSpan& p : piece.map.pieces()) {
    if (p.text.end <= skipped) continue;
    if (p.text.end > piece.text.size()) break;
    const std::size_t begin = std::max<std::size_t>(p.text.begin, skipped), size = p.text.end - begin;
    if (p.text.size() == p.raw_end - p.raw_begin) out.map.copied(base + begin - skipped, size, p.raw_begin + (begin - p.text.begin));
    else out.map.replaced(base + begin - skipped, size, p.raw_begin, p.raw_end);
  }
}

void Page::append(const ingest::MappedText& html) { source::append(out_, html); }

void Page::add(std::string_view tag, std::string_view attributes, const ingest::MappedText& text) {
  if (ingest::trim(text.text).empty()) return;
  out_.text += "<" + std::string(tag) + (attributes.empty() ? "" : " ") + std::string(attributes) + ">";
  // The pieces of `text`, cut at its "<" and "&".
  const auto& pieces = text.map.pieces();
  std::size_t piece = 0, mark = 0;
  for (std::size_t at = 0; at < text.text.size();) {
    if (mark <= at && (at == 0 || mark < at)) mark = std::min(text.text.find_first_of("<&", at), text.text.size());
    while (piece < pieces.size() && pieces[piece].text.end <= at) ++piece;
    const bool mapped = piece < pieces.size() && pieces[piece].text.begin <= at;
    std::size_t end = mapped ? pieces[piece].text.end : piece < pieces.size() ? pieces[piece].text.begin : text.text.size();
    const bool exact = mapped && pieces[piece].text.size() == pieces[piece].raw_end - pieces[piece].raw_begin;
    if (mark < end) end = mark == at ? at + 1 : mark;
    const std::string_view stretch = std::string_view(text.text).substr(at, end - at);
    const std::string_view shown = stretch == "<" ? "&lt;" : stretch == "&" ? "&amp;" : stretch;
    if (!mapped) out_.text += shown;
    else if (!exact) out_.replace(shown, pieces[piece].raw_begin, pieces[piece].raw_end);
    else if (shown.data() == stretch.data()) out_.copy(stretch, pieces[piece].raw_begin + (at - pieces[piece].text.begin));
    else out_.replace(shown, pieces[piece].raw_begin + (at - pieces[piece].text.begin), pieces[piece].raw_begin + (end - pieces[piece].text.begin));
    at = end;
  }
  out_.text += "</" + std::string(tag) + ">\n";
}

void Page::add(std::string_view tag, std::string_view attributes, std::string_view text) {
  ingest::MappedText unmapped;
  unmapped.text = std::string(text);
  add(tag, attributes, unmapped);
}

}  // namespace synoptic::source
