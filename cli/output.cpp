#include "cli/output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace synoptic::cli {

Output::Output(const std::string& path) : path_(path), stream_(&std::cout) {
  if (path.empty()) return;
  file_.open(path, std::ios::binary | std::ios::trunc);
  stream_ = &file_;
}

void Output::line(std::string_view record) { *stream_ << record << '\n'; }
void Output::write(std::string_view bytes) { *stream_ << bytes; }

bool Output::finish() {
  stream_->flush();
  if (stream_->good()) return true;
  std::cerr << "synoptic: " << (path_.empty() ? "standard output" : path_) << ": cannot be written\n";
  return false;
}

void complain(const std::string& place, const Error& error) {
  // A message that names its file already is not given the name twice.
  if (error.message.starts_with(place)) std::cerr << "synoptic: " << error.message << '\n';
  else std::cerr << "synoptic: " << place << ": " << error.message << '\n';
}

bool is_terminal(int fd) { return isatty(fd) == 1; }

bool colour_wanted(int fd) {
  const char* off = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return is_terminal(fd) && !(off && *off) && !(term && std::string_view(term) == "dumb");
}

std::size_t terminal_width(int fd) {
  winsize size{};
  if (is_terminal(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::max<std::size_t>(60, size.ws_col);
  return 100;
}

}  // namespace synoptic::cli
