#include "cli/input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>

#include "base/io.hpp"
#include "base/utf8.hpp"
#include "base/parallel.hpp"
#include "ingest/ingest.hpp"

namespace synoptic::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t batch_items = 256;
constexpr std::size_t batch_bytes = 64u << 20;
constexpr std::size_t max_line_bytes = std::size_t{1} << 28;  // a JSONL line longer than this is skipped, with an error

bool is_jsonl(const fs::path& path) {
  const auto ext = path.extension();
  return ext == ".jsonl" || ext == ".ndjson";
}

bool is_report_name(const fs::path& path) {
  constexpr auto endings = std::to_array<std::string_view>(
      {"", ".htm", ".html", ".jsonl", ".markdown", ".md", ".ndjson", ".text", ".txt", ".xhtml"});
  return std::binary_search(endings.begin(), endings.end(), std::string_view(utf8::lower(path.extension().string())));
}

}  // namespace

std::string place_of(const Item& item) { return item.line ? fmt::format("{}:{}", item.name, item.line) : item.name; }

Input::Input(const std::vector<std::string>& paths) {
  for (const std::string& name : paths) {
    std::error_code ec;
    if (name != "-" && fs::is_directory(name, ec)) {
      const auto found = list_files(name);
      if (!found) failures_.push_back({name, 0, tl::unexpected(found.error())});
      else for (const fs::path& path : *found) {
        if (is_report_name(path)) files_.push_back(path);
        else left_out_.push_back(path);
      }
    } else {
      files_.emplace_back(name);
    }
  }
}

std::size_t Input::known() const { return taken_ + files_.size(); }

std::optional<Item> Input::next() {
  if (!failures_.empty()) {
    Item item = std::move(failures_.front());
    failures_.pop_front();
    return item;
  }
  for (;;) {
    if (lines_) {
      if (auto item = next_line()) return item;
      lines_ = nullptr;
      opened_.reset();
    }
    if (files_.empty()) return std::nullopt;
    const fs::path path = std::move(files_.front());
    files_.pop_front();
    if (path == "-") {
      lines_ = &std::cin;
    } else if (is_jsonl(path)) {
      opened_ = std::make_unique<std::ifstream>(path, std::ios::binary);
      if (!*opened_) {
        ++taken_;
        return Item{path.string(), 0, fail(ErrorCode::not_found, fmt::format("{}: cannot be opened", path.string()))};
      }
      lines_ = opened_.get();
    } else {
      ++taken_;
      return Item{path.string(), 0, read_file(path)};
    }
    lines_name_ = path.string();
    line_ = 0;
  }
}

std::optional<Item> Input::next_line() {
  std::string line;
  while (std::getline(*lines_, line)) {
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    ++taken_;
    if (line.size() > max_line_bytes)
      return Item{lines_name_, line_, fail(ErrorCode::too_large, fmt::format("a line of {} bytes; the limit is {}", line.size(), max_line_bytes))};
    return Item{lines_name_, line_, std::move(line)};
  }
  return std::nullopt;
}

void tell_left_out(const Input& input) {
  const auto& files = input.left_out();
  if (files.empty()) return;
  std::cerr << fmt::format("synoptic: {} {} of other kinds not read: {}{}\n", files.size(), files.size() == 1 ? "file" : "files",
                           files.front().string(), files.size() > 1 ? ", ..." : "");
}

Result<Report> parse(Item item, const World& world) {
  if (!item.bytes) return tl::unexpected(item.bytes.error());
  if (item.line) return ingest::read_record(*item.bytes, world);
  ingest::Given given;
  given.ref = item.name;
  return ingest::read_bytes(*item.bytes, ingest::sniff(*item.bytes, item.name), given, world);
}

void for_each_report(Input& input, const World& world, unsigned threads, const Take& take) {
  std::vector<Item> batch;
  std::vector<std::optional<Result<Report>>> results;
  for (bool more = true; more;) {
    batch.clear();
    for (std::size_t bytes = 0; batch.size() < batch_items && bytes < batch_bytes;) {
      auto item = input.next();
      if (!item) {
        more = false;
        break;
      }
      bytes += item->bytes ? item->bytes->size() : 0;
      batch.push_back(std::move(*item));
    }
    std::vector<std::pair<std::string, std::size_t>> places;
    places.reserve(batch.size());
    for (const Item& item : batch) places.emplace_back(place_of(item), item.line);
    results.assign(batch.size(), std::nullopt);
    parallel_for(batch.size(), threads, [&](std::size_t i) { results[i] = parse(std::move(batch[i]), world); });
    for (std::size_t i = 0; i < batch.size(); ++i) take(std::move(*results[i]), places[i].first, places[i].second);
  }
}

}  // namespace synoptic::cli
