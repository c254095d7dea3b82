#include "source/walk.hpp"

#include "base/io.hpp"

namespace synoptic::source {
namespace fs = std::filesystem;

Walk::Walk(const std::vector<std::string>& paths, const Limits& limits) {
  context_.limits = limits;
  for (const std::string& name : paths) {
    std::error_code ec;
    if (name == "-" || !fs::is_directory(name, ec)) {
      files_.push_back({name, true});
      continue;
    }
    const auto found = list_files(name);
    if (!found) {
      Part shown;
      shown.place = name;
      failures_.push_back(entry_of(shown, ingest::Format::automatic, tl::unexpected(found.error())));
      continue;
    }
    for (const fs::path& path : *found) {
      if (is_read(path.filename().string())) files_.push_back({path.string(), false});
      else other_files_.push_back(path);
    }
  }
}

std::optional<Entry> Walk::next() {
  for (;;) {
    if (!failures_.empty()) {
      ++taken_;
      Entry entry = std::move(failures_.front());
      failures_.pop_front();
      return entry;
    }
    if (reader_) {
      if (auto entry = reader_->next()) {
        ++taken_;
        return entry;
      }
      reader_.reset();
    }
    if (files_.empty()) return std::nullopt;
    const File file = std::move(files_.front());
    files_.pop_front();
    context_.stored_bytes = context_.decompressed_bytes = 0;
    reader_ = open(file.path, context_, file.named);
  }
}

}  // namespace synoptic::source
