#include "invented.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "align/speakers.hpp"

namespace synoptic::invented {
namespace {

using Parts = std::vector<std::pair<SectionKind, std::string>>;

// Builds a dossier; places are named by their words.
struct Maker {
  Dossier d;

  std::uint32_t report(const std::string& outlet, const std::string& domain, const std::string& date, DateBasis basis, const std::string& url, const Parts& parts) {
    Report r;
    r.outlet = Outlet{outlet, domain};
    r.ref = "reports/" + domain + ".txt";
    r.url = url;
    r.published = {date, basis, {}};
    for (const auto& [kind, text] : parts) {
      if (!r.text.empty()) r.text += "\n\n";
      const auto begin = static_cast<std::uint32_t>(r.text.size());
      r.text += text;
      r.sections.push_back({{begin, static_cast<std::uint32_t>(r.text.size())}, kind});
      if (kind == SectionKind::title) r.title = text;
    }
    r.id = make_report_id(r);
    Document doc;
    doc.report = std::move(r);
    doc.analysis.analysed = true;
    d.documents.push_back(std::move(doc));
    d.provenance.copied.push_back(0);
    d.provenance.own.push_back(0);
    d.provenance.stretches.emplace_back();
    return static_cast<std::uint32_t>(d.documents.size() - 1);
  }

  Place at(std::uint32_t report, const std::string& words, int nth = 0) const {
    const std::string& text = d.documents[report].report.text;
    std::size_t found = text.find(words);
    while (nth-- > 0 && found != std::string::npos) found = text.find(words, found + 1);
    if (found == std::string::npos) throw std::runtime_error("not in report: " + words);
    return {report, {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + words.size())}};
  }

  std::uint32_t origin(const std::string& label, OriginKind kind, std::vector<std::uint32_t> reports, std::vector<std::string> evidence) {
    auto& list = d.provenance.origins;
    list.push_back({"o" + std::to_string(list.size() + 1), label, kind, std::move(reports), std::move(evidence)});
    return static_cast<std::uint32_t>(list.size() - 1);
  }

  void passage(std::optional<std::uint32_t> origin, std::vector<Place> spans, bool verbatim = true, bool quotation = false) {
    for (const Place& p : spans)
      if (origin && !quotation && d.provenance.own[p.report] != *origin) d.provenance.stretches[p.report].push_back({p.span, *origin});
    Passage p;
    p.id = "t" + std::to_string(d.passages.size() + 1);
    p.verbatim = verbatim;
    p.quotation = quotation;
    p.origin = origin;
    p.spans = std::move(spans);
    d.passages.push_back(std::move(p));
  }

  std::uint32_t person(const std::string& name, EntityKind kind, const std::vector<std::string>& forms, const std::vector<std::pair<std::string, std::vector<Place>>>& roles = {}) {
    Identity e;
    e.id = "p" + std::to_string(d.entities.size() + 1);
    e.name = name;
    e.kind = kind;
    for (const auto& [role, places] : roles) e.roles.push_back({role, places});
    for (std::uint32_t r = 0; r < d.documents.size(); ++r) {
      std::vector<Span> taken;  // a form inside a longer one is not a mention of its own
      for (const std::string& form : forms)
        for (std::size_t pos = d.documents[r].report.text.find(form); pos != std::string::npos; pos = d.documents[r].report.text.find(form, pos + 1)) {
          const Span s{static_cast<std::uint32_t>(pos), static_cast<std::uint32_t>(pos + form.size())};
          if (std::any_of(taken.begin(), taken.end(), [&](Span t) { return t.overlaps(s); })) continue;
          taken.push_back(s);
          e.mentions.push_back({r, s});
          auto& list = e.forms[r];
          if (std::find(list.begin(), list.end(), form) == list.end()) list.push_back(form);
        }
    }
    std::sort(e.mentions.begin(), e.mentions.end());
    d.entities.push_back(std::move(e));
    return static_cast<std::uint32_t>(d.entities.size() - 1);
  }

  Statement& statement(Status status, std::vector<Place> spans, std::vector<Difference> differences = {}) {
    Statement s;
    s.id = "s" + std::to_string(d.statements.size() + 1);
    s.shown = spans.front();
    s.text = d.quote(s.shown);
    s.status = status;
    for (const Place& p : spans) s.origins.push_back(d.provenance.origin_of(p));
    std::sort(s.origins.begin(), s.origins.end());
    s.origins.erase(std::unique(s.origins.begin(), s.origins.end()), s.origins.end());
    s.spans = std::move(spans);
    std::sort(s.spans.begin(), s.spans.end());
    s.differences = std::move(differences);
    d.statements.push_back(std::move(s));
    return d.statements.back();
  }

  void quote(std::optional<std::uint32_t> speaker, std::uint32_t origins, std::vector<Variant> variants) {
    d.quotes.push_back({"q" + std::to_string(d.quotes.size() + 1), speaker, {}, variants.front().place, origins, variants});
  }

  void dated(const std::string& from, const std::string& to, const std::string& granularity, std::vector<Place> spans, std::uint32_t origins, bool differs = false) {
    TimelineEntry t;
    t.from = parse_day(from);
    t.to = parse_day(to);
    t.granularity = granularity;
    t.text = std::string(d.quote(spans.front()));
    t.spans = std::move(spans);
    t.origins = origins;
    t.differs = differs;
    d.timeline.push_back(std::move(t));
  }

  Variant variant(const Place& place, Relation relation, QuoteKind kind = QuoteKind::direct) const { return {place, kind, relation, {}, 0}; }
};

constexpr auto title = SectionKind::title;
constexpr auto body = SectionKind::body;

}  // namespace

Dossier river_accord() {
  Maker m;
  Dossier& d = m.d;
  d.id = "story-river";
  d.title = "Kestria and Velmora sign accord on the waters of the Sell";
  d.from = parse_day("2031-03-04");
  d.to = parse_day("2031-03-06");

  const std::string wire_a = "The prime ministers of Kestria and Velmora signed an accord on the waters of the river Sell on Tuesday, ending a quarrel that began when Velmora closed the sluices of the Harn dam two summers ago.";
  const std::string wire_b = "Under the accord Velmora will let at least 60 cubic metres of water a second pass the dam in the dry months, and Kestria will pay 40 million crowns a year towards its upkeep.";
  const std::string wire_c = "Fishermen on the lower Sell said their catches had halved since the dam was closed.";

  const auto gazette = m.report("The Harbour Gazette", "harbourgazette.example", "2031-03-04", DateBasis::metadata, "https://harbourgazette.example/2031/03/river-accord", {
    {title, "Neighbours share a river at last"},
    {SectionKind::byline, "By Ane Tolliver in Port Sellen"},
    {body, "Ilona Varga and Teodor Anselm put their names to a treaty in the customs house of Port Sellen on Tuesday morning, after three days of talks that twice came close to breaking down."},
    {body, "“We did not come here to divide a river. We came here to share it, and our grandchildren will hold us to every drop,” Ms Varga, the prime minister of Kestria, said before the signing."},
    {body, "Velmora has promised that no less than 60 cubic metres a second will pass the Harn dam between June and September. Kestria will pay 40 million crowns each year for the upkeep of the dam."},
    {body, "Some 2,000 people stood along the quay. A handful of farmers from the upper valley held placards against the treaty; their union says it will go to court."},
    {SectionKind::caption, "The two leaders in the customs house on Tuesday. Photograph: Harbour Gazette"},
    {body, "Mr Anselm called the accord “a beginning, not an end”."},
  });
  const auto ledger = m.report("Northern Ledger", "northernledger.example", "2031-03-04", DateBasis::stated, "https://northernledger.example/world/88213", {
    {title, "River deal signed by Kestria and Velmora"},
    {SectionKind::byline, "ANV, Port Sellen, 4 March 2031"},
    {body, wire_a},
    {body, wire_b},
    {body, "“We came here to share it,” Kestrian Prime Minister Ilona Varga told reporters."},
    {body, wire_c},
  });
  const auto radio = m.report("Radio Sellen", "radiosellen.example", "2031-03-04", DateBasis::inferred, "https://radiosellen.example/news/accord", {
    {title, "🌊 Accord signed: what it means for the valley"},
    {body, "🎙️ The customs house was full when prime ministers Ilona Várga and Teodor Anselm arrived on Monday for the last of their two days of talks. They signed on Tuesday."},
    {body, "Várga told the hall: “We did not come here to divide a river. We came here to share it … and our grandchildren will hold us to every drop.”"},
    {body, "About 5,000 people filled the quay, the harbour police told us, and the ferries sounded their horns."},
    {body, "Teodor Anselm said the accord was “a beginning, not an end”. He would not say whether the sluices will be open in a dry June."},
    {SectionKind::embed, "@valleyfarms: Nobody asked the farmers. We will see them in court. #Sell"},
    {body, "The farmers’ union of the upper valley will sue, its chair Mira Dolenec said."},
  });
  const auto today = m.report("Kestria Today", "kestriatoday.example", "2031-03-05", DateBasis::metadata, "https://kestriatoday.example/politics/varga-triumph", {
    {title, "Varga brings home the water"},
    {SectionKind::standfirst, "A treaty that many thought impossible, and what it costs."},
    {body, "Prime Minister Varga came home on Wednesday with the treaty that her party had promised for ten years."},
    {body, wire_b},
    {body, "“We did not come here to divide [the Sell]. We came here to share it,” she said in Port Sellen."},
    {body, "The opposition leader, Joran Pell, said the price of 45 million crowns a year was “a ransom paid to a neighbour”."},
    {body, "The treaty must still be approved by the parliament in Tessaly, which meets on 18 March."},
    {SectionKind::boilerplate, "Kestria Today is read by more than a million people every week. Subscribe for full access."},
  });
  const auto meridian = m.report("The Meridian", "meridian.example", "2031-03-06", DateBasis::url, "https://meridian.example/2031-03-06/sell-accord-analysis", {
    {title, "Who won on the Sell?"},
    {SectionKind::byline, "By Oskar Lindqvale, with ANV"},
    {body, "When Velmora shut the sluices in July 2029, the lower valley lost a third of its rice. The accord signed on 4 March is meant to see that it does not happen again."},
    {body, wire_c},
    {body, "Two officials who saw the text say that the flow of 60 cubic metres a second is a target and not a duty. Ms Varga’s office denies this."},
    {body, "She had come, she said, to share the river and not to divide it. Mr Anselm spoke of “a start, not the end”."},
    {SectionKind::heading, "A court case"},
    {body, "The farmers of the upper valley have lodged their complaint with the court in Harnstadt."},
  });
  const auto strombote = m.report("Der Strombote", "strombote.example", "2031-03-05", DateBasis::metadata, "https://strombote.example/sell-vertrag", {
    {title, "Vertrag über das Wasser der Sell unterzeichnet"},
    {body, "Kestrien und Velmora haben am Dienstag einen Vertrag über das Wasser der Sell geschlossen. Das teilten beide Regierungen mit."},
  });
  const auto post = m.report("Vellin Post", "vellinpost.example", "", DateBasis::none, "https://vellinpost.example/p/99120", {
    {title, "Water treaty: the farmers’ case"},
    {body, "The farmers’ union will bring its case against the treaty in Harnstadt, and it has asked Joran Pell to speak for it."},
    {body, "To read on, please log in."},
  });
  d.documents[strombote].analysis.analysed = false;
  d.documents[strombote].analysis.why_not = "language: de";
  d.documents[strombote].report.language = "de";
  d.documents[post].report.complete = false;
  d.documents[ledger].report.credits = {"ANV"};
  d.documents[meridian].report.credits = {"ANV"};
  d.documents[meridian].report.authors = {"Oskar Lindqvale"};
  d.documents[gazette].report.authors = {"Ane Tolliver"};

  const auto anv = m.origin("ANV", OriginKind::wire, {ledger, today, meridian}, {"credit line in Northern Ledger: “ANV, Port Sellen”", "credit line in The Meridian: “with ANV”", "Kestria Today carries 31 consecutive words of the same text without a credit"});
  for (const auto r : {gazette, radio, today, meridian, strombote, post}) {
    const std::string& name = d.documents[r].report.outlet->name;
    d.provenance.own[r] = m.origin(name, OriginKind::outlet, {r}, {"text that stands in no other report"});
  }
  d.provenance.own[ledger] = anv;
  d.provenance.copied = {0, 1, 0, 0.38, 0.12, 1, 0};
  m.passage(anv, {m.at(ledger, wire_b), m.at(today, wire_b)});
  m.passage(anv, {m.at(ledger, wire_c), m.at(meridian, wire_c)});
  m.passage(d.provenance.own[gazette], {m.at(gazette, "after three days of talks"), m.at(radio, "their two days of talks")}, false);
  d.passages.back().origin.reset();
  m.passage(std::nullopt, {m.at(gazette, "We did not come here to divide a river. We came here to share it"), m.at(radio, "We did not come here to divide a river. We came here to share it")}, true, true);
  for (auto& list : d.provenance.stretches) std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
  d.provenance.stretches[radio].clear();
  d.provenance.copies = {
    {anv, {}, ledger, 1.0, true, {"credit line “ANV, Port Sellen, 4 March 2031”"}, Direction::stated, false,
     {{ReasonKind::credit, "credit line “ANV, Port Sellen, 4 March 2031”", {m.at(ledger, "ANV")}}}, {0, 1}},
    {anv, {}, today, 0.38, false, {"31 consecutive words in common with Northern Ledger’s ANV text", "published a day later"}, Direction::likely, false,
     {{ReasonKind::text, "31 consecutive words in common with Northern Ledger’s ANV text", {m.at(today, wire_b)}}, {ReasonKind::time, "published a day later", {}}}, {0}},
    {anv, {}, meridian, 0.12, true, {"credit line “with ANV”", "14 consecutive words in common"}, Direction::stated, false,
     {{ReasonKind::credit, "credit line “with ANV”", {m.at(meridian, "with ANV")}}, {ReasonKind::text, "14 consecutive words in common", {m.at(meridian, wire_c)}}}, {1}},
    {{}, gazette, radio, 0.04, false, {"same selection of details; no credit"}, Direction::undetermined, false,
     {{ReasonKind::details, "same selection of details; no credit", {}}, {ReasonKind::none, "which of the two was first is not known", {}}}, {2}},
    {anv, {}, strombote, 1.0, true, {"credit in its metadata"}, Direction::stated, true, {{ReasonKind::credit, "credit in its metadata", {}}}, {}},
  };
  d.provenance.only.resize(d.documents.size());
  d.provenance.only[today] = {m.at(today, "Prime Minister Varga came home on Wednesday with the treaty that her party had promised for ten years.").span,
                              m.at(today, "The treaty must still be approved by the parliament in Tessaly, which meets on 18 March.").span};

  const auto varga = m.person("Ilona Varga", EntityKind::person, {"Ilona Varga", "Ilona Várga", "Varga", "Várga"}, {{"prime minister of Kestria", {m.at(gazette, "the prime minister of Kestria")}}, {"Kestrian Prime Minister", {m.at(ledger, "Kestrian Prime Minister")}}});
  const auto anselm = m.person("Teodor Anselm", EntityKind::person, {"Teodor Anselm", "Anselm"}, {{"prime minister", {m.at(radio, "prime ministers")}}});
  const auto pell = m.person("Joran Pell", EntityKind::person, {"Joran Pell", "Pell"}, {{"opposition leader", {m.at(today, "opposition leader")}}});
  m.person("Mira Dolenec", EntityKind::person, {"Mira Dolenec"}, {{"chair of the farmers’ union", {m.at(radio, "its chair")}}});
  const auto union_ = m.person("farmers’ union of the upper valley", EntityKind::organization, {"farmers’ union of the upper valley", "farmers’ union"});
  m.person("ANV", EntityKind::organization, {"ANV"});
  m.person("Kestria", EntityKind::place, {"Kestria"});
  m.person("Velmora", EntityKind::place, {"Velmora"});
  m.person("Port Sellen", EntityKind::place, {"Port Sellen"});
  m.person("Sell", EntityKind::place, {"river Sell", "the Sell"});

  m.statement(Status::agree, {m.at(gazette, "Ilona Varga and Teodor Anselm put their names to a treaty in the customs house of Port Sellen on Tuesday morning"), m.at(ledger, "The prime ministers of Kestria and Velmora signed an accord on the waters of the river Sell on Tuesday"), m.at(radio, "They signed on Tuesday."), m.at(meridian, "The accord signed on 4 March")});
  m.statement(Status::differ, {m.at(gazette, "Kestria will pay 40 million crowns each year for the upkeep of the dam."), m.at(ledger, "Kestria will pay 40 million crowns a year towards its upkeep."), m.at(today, "Kestria will pay 40 million crowns a year towards its upkeep."), m.at(today, "the price of 45 million crowns a year was “a ransom paid to a neighbour”")},
              {{Slot::number, {{"40 million crowns a year", {m.at(gazette, "40 million crowns"), m.at(ledger, "40 million crowns"), m.at(today, "40 million crowns")}}, {"45 million crowns a year", {m.at(today, "45 million crowns")}}}, DifferenceKind::conflict, "amounts of one payment, more than 10 percent apart"}});
  m.statement(Status::differ, {m.at(gazette, "no less than 60 cubic metres a second will pass the Harn dam between June and September"), m.at(ledger, "Velmora will let at least 60 cubic metres of water a second pass the dam in the dry months"), m.at(today, "Velmora will let at least 60 cubic metres of water a second pass the dam in the dry months"), m.at(meridian, "the flow of 60 cubic metres a second is a target and not a duty")},
              {{Slot::certainty, {{"promised", {m.at(gazette, "promised"), m.at(ledger, "will let"), m.at(today, "will let")}}, {"a target and not a duty", {m.at(meridian, "a target and not a duty")}}}, DifferenceKind::hedge, "an obligation against an aim"}});
  m.statement(Status::differ, {m.at(gazette, "after three days of talks that twice came close to breaking down"), m.at(radio, "the last of their two days of talks")},
              {{Slot::number, {{"three days", {m.at(gazette, "three days")}}, {"two days", {m.at(radio, "two days")}}}, DifferenceKind::conflict, "durations of one event"}});
  m.statement(Status::differ, {m.at(gazette, "Some 2,000 people stood along the quay."), m.at(radio, "About 5,000 people filled the quay, the harbour police told us")},
              {{Slot::number, {{"2,000", {m.at(gazette, "Some 2,000 people")}}, {"5,000", {m.at(radio, "About 5,000 people")}}}, DifferenceKind::basis, "counts with different sources: own estimate, harbour police"}});
  m.statement(Status::agree, {m.at(gazette, "their union says it will go to court"), m.at(radio, "The farmers’ union of the upper valley will sue"), m.at(meridian, "The farmers of the upper valley have lodged their complaint with the court in Harnstadt."), m.at(post, "The farmers’ union will bring its case against the treaty in Harnstadt")},
              {{Slot::wording, {{"will sue", {m.at(gazette, "will go to court"), m.at(radio, "will sue"), m.at(post, "will bring its case")}}, {"have lodged their complaint", {m.at(meridian, "have lodged their complaint")}}}, DifferenceKind::update, "plan, then the deed at a later date"}});
  m.statement(Status::one_origin, {m.at(ledger, wire_c), m.at(meridian, wire_c)});
  m.statement(Status::one_origin, {m.at(meridian, "When Velmora shut the sluices in July 2029, the lower valley lost a third of its rice.")});
  m.statement(Status::one_origin, {m.at(today, "The treaty must still be approved by the parliament in Tessaly, which meets on 18 March.")});

  m.quote(varga, 3, {
    m.variant(m.at(gazette, "We did not come here to divide a river. We came here to share it, and our grandchildren will hold us to every drop"), Relation::identical),
    m.variant(m.at(ledger, "We came here to share it"), Relation::trimmed),
    m.variant(m.at(radio, "We did not come here to divide a river. We came here to share it … and our grandchildren will hold us to every drop."), Relation::ellipsis),
    m.variant(m.at(today, "We did not come here to divide [the Sell]. We came here to share it"), Relation::bracketed),
    m.variant(m.at(meridian, "She had come, she said, to share the river and not to divide it."), Relation::reworded, QuoteKind::indirect),
  });
  m.quote(anselm, 3, {m.variant(m.at(gazette, "a beginning, not an end"), Relation::identical, QuoteKind::mixed), m.variant(m.at(radio, "a beginning, not an end"), Relation::identical, QuoteKind::mixed), m.variant(m.at(meridian, "a start, not the end"), Relation::reworded, QuoteKind::mixed)});
  m.quote(pell, 1, {m.variant(m.at(today, "a ransom paid to a neighbour"), Relation::identical, QuoteKind::mixed)});
  m.quote(std::nullopt, 1, {m.variant(m.at(radio, "Nobody asked the farmers. We will see them in court."), Relation::identical)});

  m.dated("2021-01-01", "2021-12-31", "year", {m.at(today, "the treaty that her party had promised for ten years")}, 1);
  m.dated("2029-07-01", "2029-07-31", "month", {m.at(meridian, "When Velmora shut the sluices in July 2029, the lower valley lost a third of its rice."), m.at(ledger, "Velmora closed the sluices of the Harn dam two summers ago")}, 2);
  m.dated("2031-03-02", "2031-03-04", "range", {m.at(gazette, "after three days of talks that twice came close to breaking down"), m.at(radio, "the last of their two days of talks")}, 2, true);
  m.dated("2031-03-04", "2031-03-04", "day", {m.at(gazette, "Ilona Varga and Teodor Anselm put their names to a treaty in the customs house of Port Sellen on Tuesday morning"), m.at(ledger, "The prime ministers of Kestria and Velmora signed an accord on the waters of the river Sell on Tuesday"), m.at(radio, "They signed on Tuesday."), m.at(meridian, "The accord signed on 4 March is meant to see that it does not happen again.")}, 4);
  m.dated("2031-03-05", "2031-03-05", "day", {m.at(today, "Prime Minister Varga came home on Wednesday with the treaty that her party had promised for ten years.")}, 1);
  m.dated("2031-03-18", "2031-03-18", "day", {m.at(today, "The treaty must still be approved by the parliament in Tessaly, which meets on 18 March.")}, 1);
  m.dated("2031-06-01", "", "range", {m.at(gazette, "no less than 60 cubic metres a second will pass the Harn dam between June and September")}, 1);
  m.dated("", "", "", {m.at(post, "The farmers’ union will bring its case against the treaty in Harnstadt")}, 1);

  d.positions = {{union_, "the treaty", "opposes", {m.at(radio, "The farmers’ union of the upper valley will sue")}}, {pell, "the treaty", "opposes", {m.at(today, "“a ransom paid to a neighbour”")}}};
  d.ties = {{varga, anselm, "counterpart", {m.at(ledger, "The prime ministers of Kestria and Velmora")}}};
  d.warnings = {{"not_analysed", "language: de", strombote}, {"undated", "no date of publication is stated, and none could be inferred", post}, {"cut_short", "the text ends at a request to log in", post}};
  d.speakers = align::find_speakers(d.documents, d.quotes, d.provenance);
  return d;
}

Dossier hostile() {
  Maker m;
  Dossier& d = m.d;
  d.id = "story-\"><img src=x onerror=alert(1)>";
  d.title = "</title><script>alert(1)</script> \"quoted\" & 'single' ]]> <!-- {{data}} 𝕿itle";
  const std::string attack = "<script>window.attacked = 1</script><img src=x onerror=\"window.attacked = 2\"><!-- ]]> </script> </style> ${window.attacked = 3} {{script}} &lt;b&gt;";
  const auto a = m.report("<b>Bold</b> & \"Sons\"", "bold.example", "2031-05-01", DateBasis::stated, "javascript:window.attacked=4", {
    {title, "😀👩‍👩‍👧 é é ﷺ שלום עולם " + attack},
    {body, "𝒜𝓈𝓉𝓇𝒶𝓁 letters 𐍈 stand before this: " + attack + " and after it a plain sentence about the harbour."},
    {body, "مرحبا بالعالم: the harbour was closed on Friday, said the mayor\xE2\x80\xA8of the town\xE2\x80\xA9."},
  });
  const auto b = m.report("שלום Times", "shalom.example", "2031-05-02", DateBasis::stated, "https://shalom.example/?a=1&b=\"><script>window.attacked=5</script>", {
    {title, "Harbour: closed"},
    {body, "e\xCC\x81" "e\xCC\x81 👍🏽 The harbour was closed on Friday, " + attack + " said the mayor."},
  });
  d.provenance.own[a] = m.origin("<i>own</i>", OriginKind::outlet, {a}, {attack});
  d.provenance.own[b] = m.origin("Wire</script>", OriginKind::wire, {b}, {});
  m.passage(d.provenance.own[b], {m.at(a, attack, 1), m.at(b, attack)});
  d.provenance.copies = {{d.provenance.own[b], {}, a, 0.5, false, {attack}}};
  const auto mayor = m.person("the mayor <script>window.attacked=6</script>", EntityKind::person, {"the mayor"}, {{"<u>mayor</u>", {m.at(b, "the mayor")}}});
  m.statement(Status::differ, {m.at(a, attack, 1), m.at(b, attack)}, {{Slot::thing, {{attack, {m.at(a, attack, 1)}}, {"</td><td>", {m.at(b, "harbour")}}}, DifferenceKind::conflict, "<rule>"}});
  m.statement(Status::agree, {m.at(a, "the harbour was closed on Friday"), m.at(b, "The harbour was closed on Friday")});
  m.quote(mayor, 2, {m.variant(m.at(a, "𝒜𝓈𝓉𝓇𝒶𝓁 letters 𐍈 stand before this: " + attack), Relation::identical), m.variant(m.at(b, attack), Relation::conflicting)});
  m.dated("2031-05-02", "2031-05-02", "day", {m.at(b, "The harbour was closed on Friday, " + attack + " said the mayor.")}, 1);
  d.speakers = align::find_speakers(d.documents, d.quotes, d.provenance);
  d.warnings = {{"x", attack, a}};
  return d;
}

Dossier nothing_found() {
  Maker m;
  m.d.id = "story-nothing";
  m.report("", "", "", DateBasis::none, "", {{body, "A line about nothing much."}});
  m.d.documents[0].report.outlet.reset();
  return m.d;
}

Dossier large(std::size_t reports, std::size_t statements) {
  Maker m;
  Dossier& d = m.d;
  d.id = "story-large";
  d.title = "A story of many reports";
  d.from = parse_day("2031-01-01");
  d.to = parse_day("2031-01-20");
  static constexpr const char* subjects[] = {"the harbour", "the bridge", "a ferry", "the council", "the valley", "the mill"};
  const auto sentence = [&](std::size_t i) { return fmt::format("Sentence {} says that {} was counted {} times by the clerk of ward {}.", i, subjects[i % 6], i * 7 % 91 + 2, i % 13 + 1); };
  for (std::size_t r = 0; r < reports; ++r) {
    Parts parts{{title, fmt::format("Report {} on the count 🧮", r + 1)}};
    for (std::size_t i = r % 5; i < statements; i += 5) parts.emplace_back(body, sentence(i));
    m.report(fmt::format("Outlet {}", r + 1), fmt::format("outlet{}.example", r + 1), format_day(*parse_day("2031-01-01") + static_cast<Day>(r * 20 / reports)), DateBasis::metadata, fmt::format("https://outlet{}.example/x", r + 1), parts);
  }
  for (std::size_t r = 0; r < reports; ++r) d.provenance.own[r] = m.origin(fmt::format("Outlet {}", r + 1), OriginKind::outlet, {static_cast<std::uint32_t>(r)}, {});
  // The last ten carry the agency's text from end to end.
  const auto wire = m.origin("ANV", OriginKind::wire, {}, {"credit lines"});
  for (auto r = static_cast<std::uint32_t>(reports - std::min<std::size_t>(10, reports)); r < reports; ++r) {
    d.provenance.own[r] = wire;
    d.provenance.origins[wire].reports.push_back(r);
  }
  for (std::size_t i = 0; i < statements; ++i) {
    std::vector<Place> spans;
    for (std::size_t r = i % 5; r < reports; r += 5) spans.push_back(m.at(static_cast<std::uint32_t>(r), sentence(i)));
    if (!spans.empty()) m.statement(spans.size() > 1 ? Status::agree : Status::one_origin, spans);
  }
  for (std::uint32_t r = 5; r < reports; r += 5) d.provenance.copies.push_back({{}, r - 5, r, 0.3, false, {}});
  return d;
}

}  // namespace synoptic::invented
