#include "engine/pipeline.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "align/across.hpp"
#include "align/attributes.hpp"
#include "align/changes.hpp"
#include "align/identities.hpp"
#include "align/origins.hpp"
#include "align/origins_statements.hpp"
#include "align/passages.hpp"
#include "align/speakers.hpp"
#include "align/statements.hpp"
#include "align/statements_rank.hpp"
#include "align/terms.hpp"
#include "align/timeline.hpp"
#include "align/utterances.hpp"
#include "annotate/anchor.hpp"
#include "annotate/people.hpp"
#include "annotate/quotes.hpp"
#include "annotate/times.hpp"
#include "base/parallel.hpp"
#include "ingest/repeated.hpp"
#include "ingest/versions.hpp"
#include "story/group.hpp"
#include "text/text.hpp"

namespace synoptic::engine {
namespace {

bool readable(const Report& r) { return r.language == "en" || r.language == "und"; }

// By date, then by id: the order of the columns, whatever order the files came in.
bool earlier(const Document& a, const Document& b) {
  const auto day = [](const Document& d) { return d.report.published.day().value_or(std::numeric_limits<Day>::max()); };
  return std::pair(day(a), std::string_view(a.report.id)) < std::pair(day(b), std::string_view(b.report.id));
}

// The same report under two refs is one report, and not a copy of itself. What is left out goes by id with its ref; `members` by id.
std::multimap<std::string, std::string> set_aside_twins(std::vector<std::uint32_t>& members, const std::vector<Report>& batch) {
  std::multimap<std::string, std::string> twice;
  std::vector<std::uint32_t> once;
  for (const auto m : members)
    if (once.empty() || batch[once.back()].id != batch[m].id) once.push_back(m);
    else twice.emplace(batch[m].id, batch[m].ref);
  members = std::move(once);
  return twice;
}

void warn(Dossier& d, const std::multimap<std::string, std::string>& twice) {
  for (std::uint32_t i = 0; i < d.documents.size(); ++i) {
    const auto& [report, analysis] = d.documents[i];
    for (auto [at, end] = twice.equal_range(report.id); at != end; ++at) d.warnings.push_back({"twice", "the same report came again, as " + at->second, i});
    for (const Warning& w : report.warnings) d.warnings.push_back({w.code, w.message, i});
    if (!analysis.analysed) d.warnings.push_back({"not_analysed", analysis.why_not, i});
    if (report.published.basis == DateBasis::none) d.warnings.push_back({"undated", "no date of publication is stated, and none could be inferred", i});
  }
}

}  // namespace

Result<Knowledge> Knowledge::load(const std::filesystem::path& models, text::Tier tier) {
  auto world = World::open(models / "world.bin");
  if (!world) return tl::unexpected(world.error());
  auto language = text::Language::load(models, tier);
  if (!language) return tl::unexpected(language.error());
  return Knowledge{std::move(*world), std::move(*language)};
}

std::vector<Report> settle(std::vector<Report> reports) {
  reports = ingest::fold_versions(std::move(reports));
  ingest::mark_repeated(reports);
  return reports;
}

Analysis analyse(const Report& report, const Knowledge& known, text::SentenceMemory* memory) {
  Analysis a;
  if (!readable(report)) {
    a.why_not = "language: " + report.language;
    return a;
  }
  a.analysed = true;
  a.text = text::read(report, known.world, known.language ? &*known.language : nullptr, memory);
  a.people = annotate::find_people(report, a.text, known.world);
  a.times = annotate::find_times(report, a.text, annotate::day_of_publication(report, known.world));
  a.quotes = annotate::find_quotes(report, a.text, a.people, known.world);
  return a;
}

Dossier compare(const std::vector<Report>& reports, const Knowledge& known, unsigned threads) {
  const Story story = story::one_story(reports);
  return compare(story, reports, known, threads);
}

Dossier compare(const Story& story, const std::vector<Report>& batch, const Knowledge& known, unsigned threads) {
  Dossier d;
  d.id = story.id;
  d.title = story.title;

  std::vector<std::uint32_t> members = story.reports;
  const auto by_id = [&](auto a, auto b) { return std::tie(batch[a].id, batch[a].ref) < std::tie(batch[b].id, batch[b].ref); };
  std::sort(members.begin(), members.end(), by_id);
  const auto twice = set_aside_twins(members, batch);
  d.documents.resize(members.size());
  text::SentenceMemory memory;
  parallel_for(members.size(), threads, [&](std::size_t i) {
    d.documents[i].report = batch[members[i]];
    d.documents[i].analysis = analyse(d.documents[i].report, known, &memory);
  });

  // A report without a date gets one from its neighbours; its times are read again on that anchor.
  const auto stamps = annotate::infer_published(d.documents, known.world);
  parallel_for(d.documents.size(), threads, [&](std::size_t i) {
    auto& [report, analysis] = d.documents[i];
    if (report.published.basis != DateBasis::none || stamps[i].basis == DateBasis::none) return;
    report.published = stamps[i];
    if (analysis.analysed) analysis.times = annotate::find_times(report, analysis.text, report.published.day());
  });
  std::stable_sort(d.documents.begin(), d.documents.end(), earlier);
  for (const Document& doc : d.documents)
    if (const auto day = doc.report.published.day()) {
      d.from = d.from ? std::min(*d.from, *day) : *day;
      d.to = d.to ? std::max(*d.to, *day) : *day;
    }

  align::Identities identities = align::find_identities(d.documents, known.world);
  d.passages = align::find_passages(d.documents);
  d.provenance = align::find_origins(d.documents, d.passages, known.world);
  d.quotes = align::find_utterances(d.documents, identities, d.provenance);
  d.speakers = align::find_speakers(d.documents, d.quotes, d.provenance);
  const auto parallels = align::align_passages(d.documents, d.passages);
  align::Terms terms(d.documents, identities);
  d.statements = align::find_statements(d.documents, identities, terms, parallels, align::find_changes(d.documents, identities, parallels, known.world), d.provenance, known.world,
                                         known.language ? known.language->vectors() : nullptr);
  // The timeline puts sentences together by the statements of their clauses; an age joins sentences of different days.
  d.timeline = align::make_timeline(d.documents, terms, d.statements, d.provenance);
  align::merge_attributes(d.documents, d.statements, align::find_attributes(d.documents, identities, d.provenance, known.world), d.provenance);
  align::rank_statements(d.documents, d.statements);
  align::tie_to_utterances(d.statements, d.quotes);
  d.entities = std::move(identities.entities);
  warn(d, twice);
  return d;
}

std::vector<CorpusIdentity> link(const std::vector<Dossier>& dossiers, const Knowledge& known) { return align::link_stories(dossiers, known.world); }

}  // namespace synoptic::engine
