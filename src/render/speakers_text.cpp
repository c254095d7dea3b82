// One block a speaker, one part a report. A quotation stands in the words of the report; under it, what the report left out of the
// fullest version and what it put otherwise. A paraphrase is marked as such and compared with nothing.
#include "render/speakers_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "base/utf8.hpp"
#include "render/lines.hpp"

namespace synoptic::render {
namespace {

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> out;
  std::string word;
  for (const char c : utf8::fold(text) + ' ') {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || byte >= 0x80) word += c;
    else if (!word.empty()) out.insert(std::exchange(word, {}));
  }
  return out;
}

bool called(const Identity& e, const std::set<std::string>& who) {
  const auto has = [&](std::string_view form) {
    const auto words = words_of(form);
    return std::includes(words.begin(), words.end(), who.begin(), who.end());
  };
  return has(e.name) || std::any_of(e.forms.begin(), e.forms.end(), [&](const auto& f) { return std::any_of(f.second.begin(), f.second.end(), has); });
}

class Page {
 public:
  Page(const Dossier& d, const TextOptions& how) : d_(d), how_(how) {}

  std::string run(const Speaker& s) {
    const Identity& e = d_.entities[s.entity];
    std::string head = clean(e.name);
    if (!e.roles.empty()) head += ", " + clean(e.roles.front().role);
    line(0, head, true);
    line(0, fmt::format("{} in {} of {} reports, {} behind them: {}", count(s.utterances, "quotation"), s.reports.size(), d_.documents.size(), count(s.origins, "origin"),
                        clean(d_.title.empty() ? "(no title)" : d_.title)));
    for (const SpeakerReport& r : s.reports) report(r);
    if (!s.silent.empty()) {
      std::vector<std::string> names;
      for (const auto r : s.silent) names.push_back(short_name(d_.documents[r].report));
      out_ += '\n';
      line(2, fmt::format("not quoted in {}", fmt::join(names, ", ")));
    }
    return std::move(out_);
  }

 private:
  void line(std::size_t indent, std::string_view text, bool bold = false) {
    for (const std::string& l : wrap(text, how_.width > indent + 20 ? how_.width - indent : 20))
      out_.append(indent, ' ').append(bold && how_.colour ? "\033[1m" + l + "\033[0m" : l) += '\n';
  }
  static std::string count(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }
  [[nodiscard]] std::string quoted(std::string_view words) const { return (how_.unicode ? "“" : "\"") + clean(words) + (how_.unicode ? "”" : "\""); }

  void report(const SpeakerReport& r) {
    const Report& at = d_.documents[r.report].report;
    out_ += '\n';
    line(2, short_name(at) + (at.published.value.empty() ? "" : (how_.unicode ? " · " : " | ") + at.published.value.substr(0, 10)), true);
    for (const SpeakerSaid& s : r.said) {
      const Utterance& u = d_.quotes[s.utterance];
      for (const auto v : s.variants) variant(u.variants[v]);
      for (const Place& c : s.cut) line(6, fmt::format("cut: {}", quoted(d_.quote(c))));
      if (u.reports() > 1) line(6, fmt::format("{}: carried by {}{}", u.id, count(u.reports(), "report"), u.fullest.report == r.report ? ", here the fullest" : ""));
    }
    if (!r.without.empty()) line(4, fmt::format("without {} that other reports carry", count(r.without.size(), "quotation")));
  }

  void variant(const Variant& v) {
    line(4, v.kind == QuoteKind::indirect ? fmt::format("reported: {}", clean(d_.quote(v.place))) : quoted(d_.quote(v.place)));
    for (const Edit& e : v.edits) {
      if (e.a && e.b) line(6, fmt::format("changed: {} became {}", quoted(d_.quote(*e.a)), quoted(d_.quote(*e.b))));
      else if (e.b) line(6, fmt::format("added: {}", quoted(d_.quote(*e.b))));
    }
  }

  const Dossier& d_;
  const TextOptions& how_;
  std::string out_;
};

}  // namespace

std::string speakers_text(const std::vector<Dossier>& dossiers, std::string_view who, const TextOptions& how) {
  const auto words = words_of(who);
  std::string out;
  for (const Dossier& d : dossiers)
    for (const Speaker& s : d.speakers)
      if (!words.empty() && called(d.entities[s.entity], words)) out += (out.empty() ? "" : "\n") + Page(d, how).run(s);
  return out.empty() ? fmt::format("Nobody called {} is quoted in these reports.\n", clean(who)) : out;
}

}  // namespace synoptic::render
