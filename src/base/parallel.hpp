// The program's only threads: maps over independent items. The result does not depend on their number.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace synoptic {

// Calls fn(begin, end) over pieces of [0, n), each of `piece` items or fewer, on up to `threads` threads. Rethrows the
// first exception (memory, mostly) when all have stopped.
template <class Fn>
void parallel_pieces(std::size_t n, unsigned threads, std::size_t piece, Fn&& fn) {
  if (n == 0) return;
  if (threads <= 1 || n <= piece) {
    fn(std::size_t{0}, n);
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
    const std::size_t helpers = std::min<std::size_t>(threads - 1, (n - 1) / piece);
    for (std::size_t t = 0; t < helpers; ++t) pool.emplace_back(work);
    work();
  }
  if (error) std::rethrow_exception(error);
}

// Calls fn(i) once for each i in [0, n).
template <class Fn>
void parallel_for(std::size_t n, unsigned threads, Fn&& fn) {
  parallel_pieces(n, threads, 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) fn(i);
  });
}

}  // namespace synoptic
