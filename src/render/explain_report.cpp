#include "render/explain_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "annotate/times.hpp"
#include "base/utf8.hpp"

namespace synoptic::render {
namespace {

// On one line, without what could steer a terminal.
std::string shown(std::string_view text, std::size_t most = 120) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.size;
    if (out.size() > most) return out + "...";
    if (c.code < 0x20 || utf8::is_space(c.code)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c.code < 0x7F || (c.code >= 0xA0 && !(c.code >= 0x202A && c.code <= 0x202E) && !(c.code >= 0x2066 && c.code <= 0x2069))) {
      utf8::append(out, c.code);
    }
  }
  return out;
}

std::string days(const Time& t) {
  if (!t.from && !t.to) return "no days";
  const std::string from = t.from ? format_day(*t.from) : "?", to = t.to ? format_day(*t.to) : "?";
  return from == to ? from : from + " to " + to;
}

}  // namespace

std::string explain_report(const Document& document) {
  const auto& [report, analysis] = document;
  const auto words = [&](Span span) { return "\"" + shown(view(report.text, span)) + "\""; };
  std::string out = fmt::format("== {}{}{}\n", shown(report.ref), report.title.empty() ? "" : "  ", shown(report.title));
  out += report.published.basis == DateBasis::none
             ? "published: not known\n"
             : fmt::format("published {} ({}{}{})\n", report.published.value, name_of(report.published.basis), report.published.evidence ? ": " : "",
                           report.published.evidence ? words(*report.published.evidence) : shown(report.published.source));
  if (!analysis.analysed) return out + "not analysed: " + analysis.why_not + "\n";

  out += "times\n";
  for (const Time& t : analysis.times)
    out += fmt::format("  {:>6} {} {} {}{}{}, {}\n         {}\n", t.span.begin, words(t.span), name_of(t.type), t.value.empty() ? "-" : t.value, t.mod.empty() ? "" : " ", t.mod,
                       days(t), annotate::explain_time(t, report.text, analysis.times));
  out += "quotations\n";
  for (const Quote& q : analysis.quotes) {
    std::string content;
    for (const Span s : q.content) content += (content.empty() ? "" : " ... ") + words(s);
    out += fmt::format("  {:>6} {} {}\n         rule \"{}\"; cue {}; source {}; speaker {}", q.content.empty() ? 0 : q.content.front().begin, name_of(q.kind), content, q.rule,
                       q.cue ? words(*q.cue) : "none", q.source ? words(*q.source) : "none",
                       q.speaker && *q.speaker < analysis.people.entities.size() ? shown(analysis.people.entities[*q.speaker].name) : "not told");
    // The mention inside the source that names him.
    if (q.source && q.speaker)
      for (const Mention& m : analysis.people.mentions)
        if (q.source->contains(m.span) && m.entity == *q.speaker) {
          out += fmt::format(", by {} ({})", words(m.span), m.rule);
          break;
        }
    out += '\n';
  }
  out += "names\n";
  for (const Mention& m : analysis.people.mentions)
    out += fmt::format("  {:>6} {} {} = {} {}; {}\n", m.span.begin, name_of(m.form), words(m.span), analysis.people.entities[m.entity].id,
                       shown(analysis.people.entities[m.entity].name), m.rule);
  return out;
}

}  // namespace synoptic::render
