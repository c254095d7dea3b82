// Where records go, and how errors are told: one record on the output, one line on standard error.
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace synoptic::cli {

class Output {
 public:
  explicit Output(const std::string& path);  // empty = standard output
  [[nodiscard]] bool ok() const { return stream_->good(); }
  void line(std::string_view record);
  void write(std::string_view bytes);
  // Flushes; false (and a line on standard error) if the bytes could not be written.
  [[nodiscard]] bool finish();

 private:
  std::string path_;
  std::ofstream file_;
  std::ostream* stream_;
};

// "synoptic: PLACE: MESSAGE" on standard error.
void complain(const std::string& place, const Error& error);

[[nodiscard]] bool is_terminal(int fd);
[[nodiscard]] bool colour_wanted(int fd);      // a terminal, and NO_COLOR not set
[[nodiscard]] std::size_t terminal_width(int fd);  // columns; 100 where it is not a terminal

}  // namespace synoptic::cli
