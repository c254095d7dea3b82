// libarchive, fed from a stream. A zip that can be read from its end (a file) is read by its directory, any other front
// to back. Names are labels: nothing is ever written or opened by them. Whatever a header says of sizes, a member is what
// comes out of it, counted as it comes.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "base/utf8.hpp"
#include "source/readers.hpp"

namespace synoptic::source {
namespace {

constexpr std::size_t piece = 64u << 10;

// libarchive's view of a stream.
struct Feed {
  std::unique_ptr<Stream> stream;
  std::uint64_t at = 0;
  std::optional<Error> error;
  std::string buffer = std::string(piece, '\0');

  static la_ssize_t read(archive* a, void* self, const void** out) {
    auto& feed = *static_cast<Feed*>(self);
    const auto got = feed.stream->read(feed.buffer.data(), feed.buffer.size());
    if (!got) {
      feed.error = got.error();
      archive_set_error(a, EIO, "%s", got.error().message.c_str());
      return -1;
    }
    feed.at += *got;
    *out = feed.buffer.data();
    return static_cast<la_ssize_t>(*got);
  }
  static la_int64_t seek(archive*, void* self, la_int64_t offset, int whence) {
    auto& feed = *static_cast<Feed*>(self);
    const auto size = static_cast<la_int64_t>(feed.stream->size());
    const la_int64_t to = offset + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<la_int64_t>(feed.at) : size);
    if (to < 0 || to > size || !feed.stream->seek(static_cast<std::uint64_t>(to))) return ARCHIVE_FATAL;
    feed.at = static_cast<std::uint64_t>(to);
    return to;
  }
};

struct Handle {
  archive* a = archive_read_new();
  Handle() = default;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { archive_read_free(a); }
};

std::string reason_of(archive* a) {
  const char* text = archive_error_string(a);
  return text && *text ? label_of(text) : "damaged";
}

bool is_hidden(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string_view step = name.substr(at, end - at);
    if ((step.starts_with('.') && step != "." && step != "..") || step == "__MACOSX") return true;
    at = end + 1;
  }
  return false;
}

class Archive final : public Reader {
 public:
  explicit Archive(Part part) : part_(std::move(part)), context_(*part_.context) {
    feed_.stream = part_.input->release();
    archive* a = handle_.a;
    archive_read_support_format_zip(a);
    archive_read_support_format_tar(a);
    archive_read_set_callback_data(a, &feed_);
    archive_read_set_read_callback(a, Feed::read);
    if (feed_.stream->size() > 0) archive_read_set_seek_callback(a, Feed::seek);
    if (archive_read_open1(a) != ARCHIVE_OK) failed_ = reason_of(a);
  }

  std::optional<Entry> next() override {
    for (;;) {
      if (inner_) {
        if (auto entry = inner_->next()) return entry;
        inner_.reset();
      }
      if (ended_ || (told_ && !failed_.empty())) return std::nullopt;
      if (!failed_.empty()) {
        ended_ = true;
        return broken(fmt::format("broken archive: {}", failed_));
      }
      archive_entry* head = nullptr;
      told_ = false;
      const int code = archive_read_next_header(handle_.a, &head);
      if (code == ARCHIVE_EOF) {
        ended_ = true;
        continue;
      }
      if (code == ARCHIVE_FATAL || code == ARCHIVE_RETRY) {
        failed_ = reason_of(handle_.a);
        continue;
      }
      if (auto entry = member(head, code)) return entry;
    }
  }

 private:
  // A member as a stream; it must be read before the archive goes on.
  class Member final : public Stream {
   public:
    explicit Member(Archive& owner) : owner_(owner) {}
    Result<std::size_t> read(char* into, std::size_t size) override {
      auto got = owner_.read(into, size);
      if (!got) owner_.told_ = true;
      return got;
    }

   private:
    Archive& owner_;
  };

  std::optional<Entry> member(archive_entry* head, int code) {
    const char* raw = archive_entry_pathname_utf8(head);
    if (!raw) raw = archive_entry_pathname(head);
    const std::string name = raw && *raw ? label_of(raw) : fmt::format("member {}", number_ + 1);
    ++number_;
    const auto type = archive_entry_filetype(head);
    if (type == AE_IFDIR) return std::nullopt;
    const char* link = archive_entry_hardlink(head);
    if (type != AE_IFREG || (link && *link)) {
      context_.left_out.add("link or device in an archive");
      return std::nullopt;
    }
    const std::string place = part_.place + "/" + name;
    if (code == ARCHIVE_FAILED || archive_entry_is_encrypted(head) == 1) {
      Part shown = shadow(name, place);
      return entry_of(shown, ingest::Format::automatic, fail(code == ARCHIVE_FAILED ? ErrorCode::corrupt : ErrorCode::unsupported,
                                                              code == ARCHIVE_FAILED ? reason_of(handle_.a) : "encrypted"));
    }
    if (is_hidden(name) || !is_read(name)) {
      if (is_hidden(name)) context_.left_out.add("hidden file");
      else context_.left_out.add("." + ending_of(name) + " file");
      if (!archive_entry_size_is_set(head)) drain();
      return std::nullopt;
    }
    Part inside = shadow(name, place);
    inside.input = std::make_shared<Input>(std::make_unique<Member>(*this));
    inner_ = open_part(std::move(inside));
    return std::nullopt;
  }

  [[nodiscard]] Part shadow(const std::string& name, const std::string& place) const {
    Part p;
    p.place = p.given.ref = place;
    p.name = name;
    p.depth = part_.depth + 1;
    p.context = &context_;
    return p;
  }

  // Reads past a member whose end is only known when one is there: libarchive would do so itself, uncounted.
  void drain() {
    char buffer[4096];
    for (auto got = read(buffer, sizeof buffer); got && *got > 0;) got = read(buffer, sizeof buffer);
  }

  Result<std::size_t> read(char* into, std::size_t size) {
    const la_ssize_t got = archive_read_data(handle_.a, into, size);
    if (got < 0) {
      const std::string why = reason_of(handle_.a);
      if (got == ARCHIVE_FATAL) failed_ = why;
      if (feed_.error) return tl::unexpected(*feed_.error);
      return fail(ErrorCode::corrupt, fmt::format("in the archive at byte {}: {}", archive_read_header_position(handle_.a), why));
    }
    const auto n = static_cast<std::size_t>(got);
    made_ += n;
    context_.decompressed_bytes += n;
    const Limits& limits = context_.limits;
    if ((made_ > limits.free_bytes && made_ / limits.max_ratio > feed_.at) || context_.decompressed_bytes > limits.max_total_bytes) {
      failed_ = fmt::format("{} bytes out of {}; more are not read", made_, feed_.at);
      return fail(ErrorCode::too_large, failed_);
    }
    return n;
  }

  Entry broken(const std::string& message) {
    if (feed_.error) return entry_of(part_, ingest::Format::automatic, tl::unexpected(*feed_.error));
    return entry_of(part_, ingest::Format::automatic, fail(ErrorCode::corrupt, fmt::format("{} (at byte {})", message, feed_.at)));
  }

  Part part_;
  Context& context_;
  Feed feed_;      // before the handle, which reads from it until it is freed
  Handle handle_;
  std::unique_ptr<Reader> inner_;
  std::string failed_;
  std::uint64_t number_ = 0, made_ = 0;
  bool ended_ = false;
  bool told_ = false;  // the last error went into the entry of a member
};

}  // namespace

std::string label_of(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size() && out.size() < 300;) {
    const auto c = utf8::decode(name, at);
    if (c.code < 0x20 || c.code == 0x7F || c.code == 0xFFFD) out += '?';
    else out.append(name.substr(at, c.size));
    at += c.size;
  }
  return out;
}

bool is_zip(const Part&, std::string_view head) {
  return head.starts_with(std::string_view("PK\3\4", 4)) || head.starts_with(std::string_view("PK\5\6", 4)) || head.starts_with("PK00PK\3\4");
}

// By the checksum of its first header: old tars have no magic.
bool is_tar(const Part&, std::string_view head) {
  if (head.size() < 512) return false;
  unsigned sum = 8 * ' ', said = 0;
  for (std::size_t i = 0; i < 512; ++i)
    if (i < 148 || i >= 156) sum += static_cast<unsigned char>(head[i]);
  std::size_t at = 148;
  while (at < 156 && head[at] == ' ') ++at;
  if (at == 156 || head[at] < '0' || head[at] > '7') return false;
  for (; at < 156 && head[at] >= '0' && head[at] <= '7'; ++at) said = said * 8 + static_cast<unsigned>(head[at] - '0');
  return said == sum;
}

std::unique_ptr<Reader> open_archive(Part part) { return std::make_unique<Archive>(std::move(part)); }

}  // namespace synoptic::source
