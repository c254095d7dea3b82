// All entries of the paths of a command line, one after the other: files, folders in the order of their paths, "-" for
// standard input.
#pragma once

#include <deque>

#include "source/source.hpp"

namespace synoptic::source {

class Walk {
 public:
  explicit Walk(const std::vector<std::string>& paths, const Limits& limits = {});
  Walk(const Walk&) = delete;  // readers point into it
  Walk& operator=(const Walk&) = delete;

  [[nodiscard]] std::optional<Entry> next();  // nullopt at the end; a path that can't be read is an entry with an error
  [[nodiscard]] std::size_t taken() const { return taken_; }                         // entries so far
  [[nodiscard]] std::size_t known() const { return taken_ + files_.size(); }         // and files to come: for a progress bar
  // Files found in folders whose ending is that of no format: not read. A file named by the user is always read.
  [[nodiscard]] const std::vector<std::filesystem::path>& other_files() const { return other_files_; }
  // What containers held that was no report.
  [[nodiscard]] const LeftOut& left_out() const { return context_.left_out; }

 private:
  struct File {
    std::string path;
    bool named = false;
  };
  std::deque<Entry> failures_;
  std::deque<File> files_;
  std::vector<std::filesystem::path> other_files_;
  Context context_;
  std::unique_ptr<Reader> reader_;
  std::size_t taken_ = 0;
};

}  // namespace synoptic::source
