#include "base/mapped.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

namespace synoptic {
namespace {

constexpr std::align_val_t alignment{64};

struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

}  // namespace

Result<Mapped> Mapped::open(const std::filesystem::path& path) {
  const auto failed = [&](int error) {
    return fail(error == ENOENT ? ErrorCode::not_found : ErrorCode::io, fmt::format("{}: {}", path.string(), std::strerror(error)));
  };
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) return failed(errno);
  struct stat info {};
  if (::fstat(file.fd, &info) != 0) return failed(errno);
  if (!S_ISREG(info.st_mode)) return fail(ErrorCode::invalid, fmt::format("{}: is no regular file", path.string()));
  Mapped out;
  out.size_ = static_cast<std::size_t>(info.st_size);
  if (out.size_ == 0) return out;  // the system maps no empty file
  void* at = ::mmap(nullptr, out.size_, PROT_READ, MAP_SHARED, file.fd, 0);
  if (at == MAP_FAILED) return failed(errno);
  out.data_ = static_cast<const std::byte*>(at);
  out.file_ = true;
  return out;
}

Mapped Mapped::copy_of(std::string_view bytes) {
  Mapped out;
  if (bytes.empty()) return out;
  auto* at = static_cast<std::byte*>(::operator new(bytes.size(), alignment));
  std::memcpy(at, bytes.data(), bytes.size());
  out.data_ = at;
  out.size_ = bytes.size();
  return out;
}

Mapped::Mapped(Mapped&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)), file_(std::exchange(other.file_, false)) {}

Mapped& Mapped::operator=(Mapped&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(file_, other.file_);
  return *this;
}

Mapped::~Mapped() {
  if (data_ == nullptr) return;
  void* at = const_cast<std::byte*>(data_);
  if (file_) ::munmap(at, size_);
  else ::operator delete(at, alignment);
}

}  // namespace synoptic
