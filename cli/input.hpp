// Where reports come from: files, folders and JSONL lines, one after the other, in a fixed order. Sources are read
// one at a time and parsed in parallel, a batch at a time, so memory stays flat however many there are.
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::cli {

// One report to be: the bytes of a file or one line of JSONL, or why they could not be had.
struct Item {
  std::string name;       // path, or "-" for standard input
  std::size_t line = 0;   // 1-based in a JSONL source; 0 for a whole file
  Result<std::string> bytes;
};

// "reports/a.html", "reports.jsonl:12", "-:3": how an error names its place.
[[nodiscard]] std::string place_of(const Item& item);

class Input {
 public:
  explicit Input(const std::vector<std::string>& paths);
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  [[nodiscard]] std::optional<Item> next();  // nullopt at the end; a path that can't be read is an item with an error
  [[nodiscard]] std::size_t taken() const { return taken_; }
  [[nodiscard]] std::size_t known() const;   // files known to come, lines not counted: for the progress bar
  // Files found in folders whose ending is that of no report format (pictures, JSON of other programs): not read.
  // A file named by the user is always read.
  [[nodiscard]] const std::vector<std::filesystem::path>& left_out() const { return left_out_; }

 private:
  std::optional<Item> next_line();

  std::deque<std::filesystem::path> files_;
  std::vector<std::filesystem::path> left_out_;
  std::deque<Item> failures_;
  std::unique_ptr<std::istream> opened_;  // a JSONL file
  std::istream* lines_ = nullptr;         // that, or standard input
  std::string lines_name_;
  std::size_t line_ = 0;
  std::size_t taken_ = 0;
};

[[nodiscard]] Result<Report> parse(Item item, const World& world);

// Says on standard error which files in folders were not read.
void tell_left_out(const Input& input);

// Reads all of `input` in batches: parses each batch on `threads` threads, then hands over the results in order.
// The second argument of `take` names the place for an error message; `line` is 0 for whole files.
using Take = std::function<void(Result<Report>, const std::string& place, std::size_t line)>;
void for_each_report(Input& input, const World& world, unsigned threads, const Take& take);

}  // namespace synoptic::cli
