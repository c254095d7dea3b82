// A progress bar on standard error: only on a terminal, only when the work takes longer than a second.
#pragma once

#include <chrono>
#include <string>

namespace synoptic::cli {

class Progress {
 public:
  Progress(std::string what, bool wanted);  // wanted = not --quiet
  ~Progress();
  void at(std::size_t done, std::size_t total);  // total 0 = not known

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  bool on_;
  bool drawn_ = false;
  Clock::time_point start_, last_;
};

}  // namespace synoptic::cli
