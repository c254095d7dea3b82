// A map over independent items; the result does not depend on the number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace synoptic::story {

// Calls fn(begin, end) over pieces of [0, n); rethrows the first exception (memory, mostly).
template <class Fn>
void in_pieces(std::size_t n, unsigned threads, Fn&& fn) {
  constexpr std::size_t piece = 64;
  if (threads <= 1 || n <= piece) {
    if (n > 0) fn(std::size_t{0}, n);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::exception_ptr error;
  std::mutex guard;
  const auto work = [&] {
    try {
      for (std::size_t i = next.fetch_add(piece); i < n; i = next.fetch_add(piece)) fn(i, std::min(n, i + piece));
    } catch (...) {
      const std::lock_guard lock(guard);
      if (!error) error = std::current_exception();
      next = n;
    }
  };
  {
    std::vector<std::jthread> pool;
    for (unsigned t = 1; t < threads && t <= n / piece; ++t) pool.emplace_back(work);
    work();
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace synoptic::story
