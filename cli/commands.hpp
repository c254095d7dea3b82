// The commands and what they share. Each command lives in a file of its own and returns an exit code:
// 0 done, 1 some input failed (the rest was done), 2 wrong usage.
#pragma once

#include <string>
#include <vector>

#include "engine/pipeline.hpp"
#include "world/world.hpp"

namespace CLI {
class App;
}

namespace synoptic::cli {

enum Exit { done = 0, failed = 1, usage = 2 };

struct Common {
  std::vector<std::string> paths;  // files, folders, "-" = standard input
  unsigned threads = 0;            // 0 = one a core
  bool quiet = false;
  bool fast = false;               // the fast tier of the language models
  std::string output;              // a file; empty = standard output
  std::string models;              // the folder of models; empty = found (base/models_path.hpp)
};

enum class Face { text, json, html };

struct ReadOptions {
  Common common;
  Face format = Face::text;
  std::size_t width = 0;  // columns; 0 = the terminal's
  bool explain = false;   // why the origins are what they are
  std::string speaker;    // of the text only the pages of these speakers; empty: all of the text
};
enum class CompareFace { json, passim };
struct CompareOptions {
  Common common;
  CompareFace format = CompareFace::json;
  bool explain = false;  // for people, instead of the record
};
struct AnalyseOptions {
  Common common;
  bool tokens = false;
  bool explain = false;  // for people: why each finding is what it is
};

enum class ReuseFace { json, passim };
struct ReuseOptions {
  Common common;
  ReuseFace format = ReuseFace::json;
  unsigned words = 12;         // the shortest run of equal words that counts
  unsigned outlets = 100;      // that a passage is remembered of
  unsigned memory_mib = 1024;  // of the index
  bool within = false;         // an outlet's reuse of its own text as well
  bool plain = false;          // JSONL texts as they are
};
struct FetchOptions {
  std::vector<std::string> urls;
  std::string output = "fetched.warc.gz";
  unsigned max_mib = 64, max_seconds = 60, max_redirects = 5, entries = 0;
  double delay_seconds = 1;
  bool quiet = false;
};

int read(const ReadOptions&, const engine::Knowledge&);
int extract(const Common&, const World&);
void list_formats();  // on standard output
int analyse(const AnalyseOptions&, const engine::Knowledge&);
int fetch(const FetchOptions&);
int group(const Common&, const World&);
int compare(const CompareOptions&, const engine::Knowledge&);
int reuse(const ReuseOptions&, const World&);

// Shell completion made from the commands and options themselves, so that it can't fall behind them.
// shell: "bash", "zsh" or "fish".
[[nodiscard]] std::string completion(const CLI::App& app, const std::string& shell);

[[nodiscard]] unsigned thread_count(const Common&);

}  // namespace synoptic::cli
