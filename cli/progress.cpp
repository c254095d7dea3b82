#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/output.hpp"

namespace synoptic::cli {

Progress::Progress(std::string what, bool wanted)
    : what_(std::move(what)), on_(wanted && is_terminal(STDERR_FILENO)), start_(Clock::now()), last_(start_) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::at(std::size_t done, std::size_t total) {
  using namespace std::chrono_literals;
  if (!on_) return;
  const auto now = Clock::now();
  if (now - start_ < 1s || now - last_ < 100ms) return;
  last_ = now;
  drawn_ = true;
  constexpr std::size_t cells = 30;
  std::string line;
  if (total >= done && total > 0) {
    const std::size_t full = cells * done / total;
    line = fmt::format("\r\033[K{} [{}{}] {} of {}", what_, std::string(full, '#'), std::string(cells - full, ' '), done, total);
  } else {
    line = fmt::format("\r\033[K{} {}", what_, done);
  }
  std::fputs(line.c_str(), stderr);
}

}  // namespace synoptic::cli
