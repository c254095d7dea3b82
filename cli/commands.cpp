#include "cli/commands.hpp"

#include <algorithm>
#include <thread>

namespace synoptic::cli {

unsigned thread_count(const Common& common) {
  if (common.threads) return common.threads;
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace synoptic::cli
