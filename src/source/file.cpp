// Files and standard input as streams, and the reader of a path.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "source/readers.hpp"

namespace synoptic::source {
namespace {

class File final : public Stream {
 public:
  File(int descriptor, bool ours, Context& context) : descriptor_(descriptor), ours_(ours), context_(context) {
    struct stat about{};
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && lseek(descriptor, 0, SEEK_CUR) == 0) size_ = static_cast<std::uint64_t>(about.st_size);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() override {
    if (ours_) close(descriptor_);
  }

  Result<std::size_t> read(char* into, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, into, size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return fail(ErrorCode::io, std::strerror(errno));
      context_.stored_bytes += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
  }
  std::uint64_t size() const override { return size_; }
  bool seek(std::uint64_t at) override { return size_ > 0 && lseek(descriptor_, static_cast<off_t>(at), SEEK_SET) >= 0; }

 private:
  int descriptor_;
  bool ours_;
  Context& context_;
  std::uint64_t size_ = 0;
};

}  // namespace

std::unique_ptr<Reader> open(const std::string& path, Context& context, bool named) {
  Part part;
  part.place = part.name = path;
  if (path != "-") part.given.ref = path;
  part.named = named;
  part.context = &context;
  const auto failed = [&](ErrorCode code, std::string_view why) { return reader_of(entry_of(part, ingest::Format::automatic, fail(code, fmt::format("{}: {}", path, why)))); };
  int descriptor = STDIN_FILENO;
  if (path != "-") {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return failed(errno == ENOENT ? ErrorCode::not_found : ErrorCode::io, std::strerror(errno));
    struct stat about{};
    if (fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode)) {
      close(descriptor);
      return failed(ErrorCode::invalid, "is a folder, expected a file");
    }
  }
  part.input = std::make_shared<Input>(std::make_unique<File>(descriptor, path != "-", context));
  return open_part(std::move(part));
}

}  // namespace synoptic::source
