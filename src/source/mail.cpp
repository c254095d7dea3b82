// Mail: a report sent round, a newsletter, an agency's wire by mail. Of the alternatives of a message the plain text is the
// report, unless it is empty; a message that was forwarded whole is a report of its own; pictures and other attachments are
// left out and counted. A message whose parts lie in parts deeper than `max_depth`, or that has more than `max_parts`,
// is read as far as that.
#include <fmt/format.h>

#include <array>
#include <deque>

#include "base/utf8.hpp"
#include "ingest/lines.hpp"
#include "source/mail_parts.hpp"
#include "source/wires.hpp"
#include "source/words.hpp"

namespace synoptic::source {
namespace {

using ingest::Format;
using ingest::MappedText;
using mail::ContentType;
using mail::Message;
using mail::Slice;

constexpr int max_depth = 20;
constexpr std::size_t max_parts = 1'000;
constexpr std::size_t max_message_bytes = 64u << 20;  // in a mailbox

struct Body {
  MappedText text;
  Format format = Format::text;
  std::string charset;
};

// What is found in one message.
struct Found {
  std::optional<Body> body;
  std::vector<Slice> forwarded;
  std::size_t parts = 0;
};

bool is_blank(std::string_view s) { return ingest::trim(s).empty(); }

void look(const Slice& part, int depth, bool is_message, LeftOut& left_out, Found& found) {
  Message m = mail::parse(part);
  if (++found.parts > max_parts || depth > max_depth) {
    left_out.add(depth > max_depth ? "mail part nested too deep" : "mail part beyond the 1000th");
    return;
  }
  ContentType type = mail::content_type(m.field("content-type"));
  if (type.type.empty()) type.type = "text/plain";
  const std::string disposition = utf8::lower(m.field("content-disposition").substr(0, 20));
  if (type.type.starts_with("multipart/")) {
    const auto parts = mail::split_parts(m.body, type.boundary, max_parts);
    if (type.type != "multipart/alternative") {
      for (const Slice& p : parts) look(p, depth + 1, false, left_out, found);
      return;
    }
    // Each alternative is looked at alone; the best is kept: plain text if there is any, else the first that has text.
    std::optional<Body> best;
    for (const Slice& p : parts) {
      Found one;
      one.parts = found.parts;
      look(p, depth + 1, false, left_out, one);
      found.parts = one.parts;
      found.forwarded.insert(found.forwarded.end(), one.forwarded.begin(), one.forwarded.end());
      if (one.body && (!best || (best->format == Format::html && one.body->format == Format::text))) best = std::move(one.body);
    }
    if (best && !found.body) found.body = std::move(best);
    return;
  }
  if (type.type == "message/rfc822") {
    found.forwarded.push_back(m.body);
    return;
  }
  const bool text = type.type == "text/plain" || type.type == "text/html";
  const bool attached = disposition.starts_with("attachment") || (!is_message && !type.name.empty() && found.body);
  if (!text || attached || found.body) {
    left_out.add("attachment " + type.type);
    return;
  }
  Body body;
  body.text = mail::decoded_body(m.body, m.field("content-transfer-encoding"));
  body.format = type.type == "text/html" ? Format::html : Format::text;
  body.charset = type.charset;
  const std::string_view shown = body.text.text;
  if (is_blank(shown) || (body.format == Format::html && plain_of(shown).empty())) return;
  found.body = std::move(body);
}

// A sender that is a desk or a list, not somebody.
bool is_desk(std::string_view mailbox, std::string_view name, std::string_view domain) {
  static constexpr auto desks = std::to_array<std::string_view>({"news", "newsletter", "newsletters", "noreply", "no-reply", "donotreply", "info", "alerts", "alert", "press", "editor", "editors",
                                                                 "desk", "service", "wire", "feeds", "updates", "hello", "mail", "contact", "digest"});
  const auto at = mailbox.rfind('@');
  const auto begin = at == std::string_view::npos ? 0 : mailbox.find_last_of(" <\t(", at) + 1;
  const std::string local = utf8::lower(mailbox.substr(begin, at == std::string_view::npos ? 0 : at - begin));
  if (std::find(desks.begin(), desks.end(), local) != desks.end()) return true;
  const std::string key = ingest::key_of(name);
  for (std::size_t from = 0; from < domain.size();) {
    const auto end = std::min(domain.find('.', from), domain.size());
    const auto label = ingest::key_of(domain.substr(from, end - from));
    if (label.size() > 3 && end < domain.size() && key.find(label) != std::string::npos) return true;
    from = end + 1;
  }
  return false;
}

bool is_freemail(std::string_view domain) {
  static constexpr auto hosts = std::to_array<std::string_view>({"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "gmx.de", "gmx.net", "web.de", "aol.com", "icloud.com",
                                                                 "proton.me", "protonmail.com", "mail.ru", "yandex.ru", "qq.com", "163.com"});
  return std::find(hosts.begin(), hosts.end(), domain) != hosts.end();
}

void take_head(const Message& m, ingest::Given& given) {
  given.title = mail::header_text(m.field("subject"));
  given.published = std::string(m.field("date").substr(0, m.field("date").find('(')));
  given.said_language = std::string(m.field("content-language"));
  if (const std::string url = std::string(m.field("archived-at")); url.starts_with("<http") && url.ends_with('>')) given.url = url.substr(1, url.size() - 2);
  const std::string from = mail::header_text(m.field("from"));
  const std::string name = person_of(from), domain = mail_domain(from);
  if (domain.empty() || is_freemail(domain)) {
    if (!name.empty()) given.authors = {name};
    return;
  }
  given.outlet_site = "https://" + domain + "/";
  if (is_desk(from, name, domain)) given.outlet = name;
  else if (!name.empty()) given.authors = {name};
}

// The messages of one: itself and those forwarded in it.
class Messages {
 public:
  // `base`: place and given of the entries; `bytes` must outlive the calls to `next`.
  void start(Slice message, std::string place) {
    open_.clear();
    open_.push_back({message, std::move(place), 0});
  }
  std::optional<Entry> next(const Part& part) {
    while (!open_.empty()) {
      const Open at = std::move(open_.front());
      open_.pop_front();
      Found found;
      look(at.message, 0, true, part.context->left_out, found);
      std::size_t n = 0;
      for (const Slice& f : found.forwarded) {
        if (at.depth >= static_cast<int>(part.context->limits.max_nesting)) {
          part.context->left_out.add("mail forwarded too deep");
          continue;
        }
        open_.push_back({f, fmt::format("{}>{}", at.place, ++n), at.depth + 1});
      }
      const Message head = mail::parse(at.message);
      if (!found.body) {
        if (!found.forwarded.empty()) continue;  // only an envelope
        Entry entry = entry_of(part, Format::automatic, fail(ErrorCode::invalid, "a mail message without a text"));
        entry.place = at.place;
        return entry;
      }
      Entry entry = entry_of(part, found.body->format, std::move(found.body->text.text));
      entry.place = entry.given.ref = at.place;
      take_head(head, entry.given);
      entry.given.charset = found.body->charset;
      if (head.cut) entry.given.notes.push_back({"header_cut", "the mail's header is too long: its rest was not read"});
      entry.raw = found.body->text.map.pieces();
      return entry;
    }
    return std::nullopt;
  }

 private:
  struct Open {
    Slice message;
    std::string place;
    int depth = 0;
  };
  std::deque<Open> open_;
};

class Mail final : public Reader {
 public:
  Mail(Part part, std::string bytes) : part_(std::move(part)), bytes_(std::move(bytes)) { messages_.start({bytes_, 0}, part_.place); }
  std::optional<Entry> next() override { return messages_.next(part_); }

 private:
  Part part_;
  std::string bytes_;
  Messages messages_;
};

// "From mira@veltra.example Wed Mar  1 10:00:00 2023"
bool is_from_line(std::string_view line) {
  line = line.substr(0, line.find('\n'));
  if (!line.starts_with("From ") || line.size() > 300) return false;
  const auto colon = line.find(':');
  return colon != std::string_view::npos && colon > 10 && line.find_first_of("0123456789") != std::string_view::npos;
}

class Mailbox final : public Reader {
 public:
  explicit Mailbox(Part part) : part_(std::move(part)) {}

  std::optional<Entry> next() override {
    for (;;) {
      if (auto entry = messages_.next(part_)) return entry;
      const std::uint64_t offset = part_.input->offset();
      const auto size = message_size();
      if (!size) {
        Entry entry = entry_of(part_, Format::automatic, fail(ErrorCode::too_large, fmt::format("a message of more than {} bytes, skipped", max_message_bytes)));
        entry.place = fmt::format("{}#{}", part_.place, ++number_);
        return entry;
      }
      if (*size == 0) return std::nullopt;
      bytes_ = std::string(part_.input->peek(*size));
      part_.input->skip(bytes_.size());
      // Its "From " line is no header field.
      const std::size_t begin = bytes_.starts_with("From ") ? std::min(bytes_.find('\n'), bytes_.size() - 1) + 1 : 0;
      if (is_blank(std::string_view(bytes_).substr(begin))) continue;
      messages_.start({std::string_view(bytes_).substr(begin), offset + begin}, fmt::format("{}#{}", part_.place, ++number_));
    }
  }

 private:
  // Bytes up to the next "From " line; 0 at the end; nullopt: too many, they have been skipped.
  std::optional<std::size_t> message_size() {
    std::size_t searched = 1, window = 64u << 10;
    for (;;) {
      const std::string_view seen = part_.input->peek(window);
      for (std::size_t at = seen.find("\nFrom ", searched > 8 ? searched - 8 : 0); at != std::string_view::npos; at = seen.find("\nFrom ", at + 1)) {
        const bool blank_before = at > 0 && (seen[at - 1] == '\n' || (at > 1 && seen[at - 1] == '\r' && seen[at - 2] == '\n'));
        if (seen.size() - at < 320 && seen.size() == window) break;  // the line is not all there yet
        if (blank_before && is_from_line(seen.substr(at + 1))) return at + 1;
      }
      if (seen.size() < window) return seen.size();
      searched = seen.size() > 340 ? seen.size() - 340 : 1;
      if (window >= max_message_bytes) {
        skip_message();
        return std::nullopt;
      }
      window = std::min(window * 2, max_message_bytes);
    }
  }

  void skip_message() {
    for (bool first = true;; first = false) {
      const std::string_view seen = part_.input->peek(1u << 20);
      if (seen.empty()) return;
      const std::size_t at = seen.find("\nFrom ", first ? 1 : 0);
      if (at != std::string_view::npos) {
        part_.input->skip(at + 1);
        if (is_from_line(part_.input->peek(320))) return;
        continue;
      }
      part_.input->skip(seen.size() > 8 ? seen.size() - 8 : seen.size());
      if (seen.size() <= 8) return;
    }
  }

  Part part_;
  std::string bytes_;
  Messages messages_;
  std::size_t number_ = 0;
};

// A head that begins with fields, some of them only a mail has.
bool has_mail_head(std::string_view head) {
  const auto line = head.substr(0, head.find('\n'));
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 40 || line.substr(0, colon).find_first_of(" \t<{[\"") != std::string_view::npos) return false;
  const Message m = mail::parse({head.substr(0, 16u << 10), 0});
  const auto there = [&](std::string_view name) { return !m.field(name).empty(); };
  return there("from") && (there("message-id") || there("mime-version") || there("received") || there("return-path"));
}

}  // namespace

bool is_mail(const Part& part, std::string_view head) {
  if (!part.media_type.empty()) return part.media_type == "message/rfc822";
  const std::string ending = ending_of(part.name);
  if (ending == "eml") return true;
  return (ending.empty() || ending == "txt" || part.named) && has_mail_head(head);
}

std::unique_ptr<Reader> open_mail(Part part) {
  auto bytes = part.input->rest(part.context->limits.max_entry_bytes);
  if (!bytes) return reader_of(entry_of(part, Format::automatic, std::move(bytes)));
  return std::make_unique<Mail>(std::move(part), std::move(*bytes));
}

bool is_mailbox(const Part& part, std::string_view head) {
  if (!part.media_type.empty()) return part.media_type == "application/mbox";
  const std::string ending = ending_of(part.name);
  return ending == "mbox" || (is_from_line(head) && head.find('\n') != std::string_view::npos && has_mail_head(head.substr(head.find('\n') + 1)));
}

std::unique_ptr<Reader> open_mailbox(Part part) { return std::make_unique<Mailbox>(std::move(part)); }

}  // namespace synoptic::source
