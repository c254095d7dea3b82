#include <fmt/format.h>

#include "base/models_path.hpp"
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"
#include "render/json.hpp"
#include "story/group.hpp"
#include "synoptic/engine.hpp"

namespace synoptic {
namespace {

Result<std::vector<Report>> parse_all(const std::vector<std::string>& records, const World& world) {
  std::vector<Report> reports;
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto report = ingest::read_record(records[i], world);
    if (!report) return fail(report.error().code, fmt::format("record {}: {}", i + 1, report.error().message));
    reports.push_back(std::move(*report));
  }
  return engine::settle(std::move(reports));
}

}  // namespace

Engine::Engine(std::unique_ptr<const engine::Knowledge> known) : known_(std::move(known)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const EngineOptions& options) {
  auto known = find_models(options.models).and_then([&](const std::filesystem::path& folder) { return engine::Knowledge::load(folder, options.fast ? text::Tier::fast : text::Tier::network); });
  if (!known) return tl::unexpected(known.error());
  return Engine(std::make_unique<const engine::Knowledge>(std::move(*known)));
}

Result<std::string> Engine::extract(std::string_view record) const {
  return ingest::read_record(record, known_->world).map([](const Report& r) { return render::report_json(r); });
}

Result<std::string> Engine::analyse(std::string_view record, bool with_tokens) const {
  return ingest::read_record(record, known_->world).map([&](Report r) {
    Document document{std::move(r), {}};
    document.analysis = engine::analyse(document.report, *known_);
    return render::document_json(document, with_tokens);
  });
}

Result<std::vector<std::string>> Engine::group(const std::vector<std::string>& records, unsigned threads) const {
  const auto reports = parse_all(records, known_->world);
  if (!reports) return tl::unexpected(reports.error());
  std::vector<std::string> out;
  for (const Story& story : story::group(*reports, {.threads = threads})) out.push_back(render::story_json(story, *reports));
  return out;
}

Result<std::string> Engine::compare(const std::vector<std::string>& records, unsigned threads) const {
  auto reports = parse_all(records, known_->world);
  if (!reports) return tl::unexpected(reports.error());
  if (reports->empty()) return fail(ErrorCode::invalid, "no reports to compare, expected at least one");
  return render::dossier_json(engine::compare(*reports, *known_, threads));
}

}  // namespace synoptic
