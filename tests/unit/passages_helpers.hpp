// Reports by hand for the tests of passages and origins: paragraphs separated by a blank line, each a body section.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "doc/analysis.hpp"
#include "doc/dossier.hpp"

namespace synoptic {

struct Given {
  std::string outlet, text, published, credit;
};

// A paragraph that begins with "[boilerplate]" or "[caption]" is such a section; the marker stays outside it.
inline Document make_document(const Given& g, std::string_view gap = "\n\n") {
  Document d;
  Report& r = d.report;
  r.ref = g.outlet;
  if (!g.outlet.empty()) r.outlet = Outlet{g.outlet, ""};
  if (!g.published.empty()) r.published = {g.published, DateBasis::stated, {}};
  if (!g.credit.empty()) r.credits = {g.credit};
  r.text = g.text;
  for (std::size_t at = 0; at < r.text.size();) {
    const std::size_t end = std::min(r.text.find(gap, at), r.text.size());
    SectionKind kind = SectionKind::body;
    std::size_t begin = at;
    for (const auto& [mark, k] : {std::pair<std::string_view, SectionKind>{"[boilerplate]", SectionKind::boilerplate},
                                  {"[caption]", SectionKind::caption}, {"[title]", SectionKind::title}, {"[embed]", SectionKind::embed}})
      if (std::string_view(r.text).substr(at).starts_with(mark)) kind = k, begin += mark.size();
    if (end > begin) r.sections.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind});
    at = end + gap.size();
  }
  r.id = make_report_id(r);
  return d;
}

inline std::vector<Document> make_documents(const std::vector<Given>& given) {
  std::vector<Document> out;
  for (const Given& g : given) out.push_back(make_document(g));
  return out;
}

// "quotation edited | outlet: text | outlet: text", one passage a line, in the order found.
inline std::string to_text(const std::vector<Passage>& passages, const std::vector<Document>& documents) {
  std::string out;
  for (const Passage& p : passages) {
    out += std::string(p.quotation ? "quotation " : "") + (p.verbatim ? "verbatim" : "edited");
    for (const Place& s : p.spans)
      out += " | " + documents[s.report].report.ref + ": " + std::string(view(documents[s.report].report.text, s.span));
    out += "\n";
  }
  return out;
}

}  // namespace synoptic
