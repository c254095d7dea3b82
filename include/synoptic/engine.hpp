// The library: records in, records out, as in docs/schema/. The same as the commands, without the process.
//
//   auto engine = synoptic::Engine::open();
//   if (!engine) return complain(engine.error().message);
//   auto record = engine->analyse(R"({"id": "1", "outlet": "Veltra Post", "text": "..."})");
//
// An Engine is immutable after `open`: any number of threads may use one. Input text must be UTF-8 JSON; what is wrong
// with a record comes back as an Error that says what was expected. Nothing is printed; no file
// is touched but the models, no network at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/result.hpp"

namespace synoptic {

namespace engine {
struct Knowledge;
}

struct EngineOptions {
  // The folder of models. Empty: $SYNOPTIC_MODELS, else the one installed or built with the program, else with the library.
  std::string models;
  // The fast tier of the language models: several times faster, some points less accurate.
  bool fast = false;
};

class Engine {
 public:
  // Maps the models into memory (milliseconds) and checks them. Fails if one is missing, damaged or made for another version;
  // the error names the file.
  [[nodiscard]] static Result<Engine> open(const EngineOptions& options = {});
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // One input record or report record -> one report record: what the source says.
  [[nodiscard]] Result<std::string> extract(std::string_view record) const;
  // The same with the language analysis; tokens on request.
  [[nodiscard]] Result<std::string> analyse(std::string_view record, bool with_tokens = false) const;
  // Records of any number of reports -> story records. The order of the input does not matter.
  [[nodiscard]] Result<std::vector<std::string>> group(const std::vector<std::string>& records, unsigned threads = 1) const;
  // Records of the reports of ONE story -> its dossier.
  [[nodiscard]] Result<std::string> compare(const std::vector<std::string>& records, unsigned threads = 1) const;

 private:
  explicit Engine(std::unique_ptr<const engine::Knowledge> known);
  std::unique_ptr<const engine::Knowledge> known_;
};

}  // namespace synoptic
