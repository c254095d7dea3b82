// Reports pass one after the other through an index of those before them (reuse/index.hpp). Their texts are put aside in a
// temporary file without a name, so that a passage can be quoted from a report that has gone by; in memory stay its
// name and some twelve bytes a word. Pairs are printed as they are found; clusters, which passim gives, when all is read.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <map>
#include <memory>
#include <unordered_map>

#include "align/passages_edits.hpp"
#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "ingest/plain.hpp"
#include "render/json.hpp"
#include "render/reuse.hpp"
#include "reuse/clusters.hpp"
#include "reuse/index.hpp"
#include "reuse/passages.hpp"

namespace synoptic::cli {
namespace {

constexpr std::uint64_t bytes_per_word = 14;  // of the index, at runs of twelve words

// Texts put aside, to be quoted from.
class Aside {
 public:
  Aside() : file_(std::tmpfile(), &std::fclose) {}
  [[nodiscard]] bool ok() const { return file_ != nullptr && !failed_; }
  std::uint64_t add(std::string_view text) {
    const std::uint64_t at = size_;
    if (!ok()) return at;
    seek(size_);
    failed_ = failed_ || std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size();
    size_ += text.size();
    return at;
  }
  [[nodiscard]] std::string read(std::uint64_t at, std::size_t size) {
    std::string out(size, '\0');
    if (!ok()) return {};
    seek(at);
    out.resize(std::fread(out.data(), 1, size, file_.get()));
    return out;
  }

 private:
  void seek(std::uint64_t at) {  // only where it must be: every seek empties the buffer
    if (at != size_ || !at_end_) failed_ = failed_ || fseeko(file_.get(), static_cast<off_t>(at), SEEK_SET) != 0;
    at_end_ = at == size_;
  }
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::uint64_t size_ = 0;
  bool at_end_ = true, failed_ = false;
};

// What is kept of a report that has gone by.
struct Kept {
  std::string id, ref, outlet, published, title;
  std::uint64_t at = 0;  // in Aside
  std::uint32_t size = 0;
};

std::string outlet_name(const Report& r) { return !r.outlet ? "" : r.outlet->name.empty() ? r.outlet->domain : r.outlet->name; }

class Reuse {
 public:
  Reuse(const ReuseOptions& options, Output& output) : options_(options), output_(output), index_(index_options(options)) {}

  [[nodiscard]] bool ok() const { return aside_.ok(); }

  void take(const Report& report) {
    const reuse::Words words = reuse::prose_words(report);
    const std::string outlet = outlet_name(report);
    const std::uint32_t number = outlet.empty() ? 0 : outlets_.try_emplace(outlet, static_cast<std::uint32_t>(outlets_.size() + 1)).first->second;
    const std::vector<reuse::Run> runs = index_.take(words, number);
    const std::uint32_t text = index_.texts() - 1;
    kept_.push_back({report.id, report.ref, outlet, report.published.value, report.title, aside_.add(report.text), static_cast<std::uint32_t>(report.text.size())});
    if (!passim())  // clusters are made of all texts
      for (; first_kept_ < index_.first_kept(); ++first_kept_) kept_.pop_front();
    shown_.clear();
    for (std::size_t first = 0; first < runs.size();) {
      std::size_t last = first;
      while (last < runs.size() && runs[last].text == runs[first].text) ++last;
      const std::uint32_t earlier = runs[first].text;
      if (earlier < text)
        for (const reuse::Passage& p : reuse::passages_of(std::span(runs).subspan(first, last - first), index_.ids(earlier), words.ids))
          show(report, words, earlier, text, p);
      first = last;
    }
  }

  void finish() {
    if (!passim()) return;
    std::uint64_t number = 0;
    for (const reuse::Cluster& c : clusters_.make()) print(c, number++);
  }

 private:
  static reuse::Options index_options(const ReuseOptions& o) {
    reuse::Options out;
    out.least = o.words;
    out.most_outlets = o.outlets;
    out.within_outlets = o.within;
    out.most_words = std::max<std::uint64_t>((std::uint64_t{o.memory_mib} << 20) / bytes_per_word, 1);
    return out;
  }
  [[nodiscard]] bool passim() const { return options_.format == ReuseFace::passim; }
  [[nodiscard]] const Kept& kept(std::uint32_t text) const { return kept_[text - first_kept_]; }

  // Bytes of words [first, last); empty spans are borders, where something that is no prose was left out.
  [[nodiscard]] Span earlier_span(std::uint32_t text, reuse::Range r) const { return {index_.span(text, r.begin).begin, index_.span(text, r.end - 1).end}; }
  static Span later_span(const reuse::Words& words, reuse::Range r) { return {words.spans[r.begin].begin, words.spans[r.end - 1].end}; }

  void show(const Report& report, const reuse::Words& words, std::uint32_t earlier, std::uint32_t text, const reuse::Passage& p) {
    const Span a = earlier_span(earlier, p.a), b = later_span(words, p.b);
    if (passim()) {
      clusters_.add({earlier, a}, {text, b});
      return;
    }
    const Kept& from = kept(earlier);
    const std::string quote = aside_.read(from.at + a.begin, a.size());
    const auto a_place = [&](reuse::Range r) {
      const Span s = earlier_span(earlier, r);
      return render::ReusePlace{s, quote.substr(s.begin - a.begin, s.size())};
    };
    const auto b_place = [&](reuse::Range r) {
      const Span s = later_span(words, r);
      return render::ReusePlace{s, std::string(view(report.text, s))};
    };
    render::ReusePair pair{{from.id, from.ref, from.outlet, from.published, {a, quote}},
                           {report.id, report.ref, outlet_name(report), report.published.value, b_place(p.b)},
                           p.shared, static_cast<double>(p.b.size()) / static_cast<double>(words.ids.size()), false, {}, {}};
    const align::MatterCount count = matter(report, p, words);
    pair.matter = count.matter();
    pair.quotation = count.mainly_quoted();
    for (const reuse::Change& c : p.changes) {
      render::ReuseChange change;
      if (c.a.size() > 0) change.a = a_place(c.a);
      if (c.b.size() > 0) change.b = b_place(c.b);
      if (c.a.size() == 1 && c.b.size() == 1) change.manner = align::manner_of(utf8::fold(change.a->quote), utf8::fold(change.b->quote));
      pair.changes.push_back(std::move(change));
    }
    output_.line(render::reuse_json(pair));
  }

  // What the shared words are, as far as the later text tells.
  align::MatterCount matter(const Report& report, const reuse::Passage& p, const reuse::Words& words) {
    if (shown_.empty()) {
      align::Vocabulary vocabulary;
      shown_ = align::scan_words(report, vocabulary);
    }
    align::MatterCount count;
    std::size_t change = 0;
    auto it = std::lower_bound(shown_.begin(), shown_.end(), words.spans[p.b.begin].begin, [](const align::Word& w, std::uint32_t at) { return w.span.begin < at; });
    for (std::uint32_t w = p.b.begin; w < p.b.end; ++w) {
      while (change < p.changes.size() && p.changes[change].b.end <= w) ++change;
      if (change < p.changes.size() && p.changes[change].b.begin <= w) continue;
      while (it != shown_.end() && it->span.begin < words.spans[w].begin) ++it;
      if (it != shown_.end()) count.add(*it, *it);
    }
    return count;
  }

  void print(const reuse::Cluster& c, std::uint64_t number) {
    std::size_t same = 0;
    for (const reuse::Member& m : c.members)
      same += std::any_of(m.sources.begin(), m.sources.end(), [&](const reuse::Piece& s) {
        return !kept(s.text).outlet.empty() && kept(s.text).outlet == kept(m.piece.text).outlet;
      });
    const double boilerplate = c.members.size() > 1 ? static_cast<double>(same) / static_cast<double>(c.members.size() - 1) : 0;
    // passim counts characters, so each text is read again, once.
    std::map<reuse::Piece, std::pair<std::uint64_t, std::uint64_t>> characters;
    std::vector<std::string> quotes;
    for (const reuse::Member& m : c.members) {
      const Kept& k = kept(m.piece.text);
      const std::string text = aside_.read(k.at, m.piece.span.end);
      const std::uint64_t begin = render::characters_before(text, m.piece.span.begin);
      quotes.emplace_back(view(text, m.piece.span));
      characters[m.piece] = {begin, begin + render::characters_before(quotes.back(), quotes.back().size())};
    }
    for (std::size_t i = 0; i < c.members.size(); ++i) {
      const reuse::Member& m = c.members[i];
      const Kept& k = kept(m.piece.text);
      const auto [begin, end] = characters.at(m.piece);
      render::PassimRow row{name(k), k.outlet, k.published, k.title, number, c.texts, begin, end, std::move(quotes[i]), {}, boilerplate};
      for (const reuse::Piece& s : m.sources) row.sources.push_back({name(kept(s.text)), characters.at(s).first, characters.at(s).second});
      output_.line(render::passim_json(row));
    }
  }
  static const std::string& name(const Kept& k) { return k.ref.empty() ? k.id : k.ref; }

  const ReuseOptions& options_;
  Output& output_;
  reuse::Index index_;
  reuse::Clusters clusters_;
  Aside aside_;
  std::unordered_map<std::string, std::uint32_t> outlets_;
  std::deque<Kept> kept_;
  std::uint32_t first_kept_ = 0;
  std::vector<align::Word> shown_;  // of the report at hand, once it shares something
};

}  // namespace

int reuse(const ReuseOptions& options, const World& world) {
  source::Walk input(options.common.paths);
  Output output(options.common.output);
  Progress progress("reuse", !options.common.quiet);
  Reuse found(options, output);
  const auto no_room = [] {
    complain("temporary file", {ErrorCode::io, "could not be written: reports' texts are kept there while they may be quoted"});
    return failed;
  };
  if (!found.ok()) return no_room();
  int status = done;
  const Parse parse = [&](source::Entry entry) -> Result<Report> {
    if (!options.plain || entry.format != ingest::Format::jsonl || !entry.bytes) return source::read_entry(std::move(entry), world);
    auto report = ingest::read_plain_record(*entry.bytes, world, {}, entry.given);
    if (report && report->ref.empty()) report->ref = entry.given.ref;
    return report;
  };
  const Tally tally = for_each_report(input, parse, thread_count(options.common), [&](Result<Report> report, const std::string& place, std::size_t line) {
    progress.at(input.taken(), input.known());
    if (report) {
      found.take(*report);
    } else {
      complain(place, report.error());
      output.line(render::error_json(report.error(), place, line));
      status = failed;
    }
  });
  found.finish();
  if (!options.common.quiet) tell_left_out(input, tally);
  if (!found.ok()) return no_room();
  return output.finish() ? status : failed;
}

}  // namespace synoptic::cli
