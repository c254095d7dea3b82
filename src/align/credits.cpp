// Words are looked up in the world tables, the longest name first. What a name is there for, its surroundings tell:
//
//   where      a by-line or dateline, the head "CITY (AFP) -", the tail "(Reuters)", a line of its own near either end, a caption
//   around it  in prose: "told", "according to", "citing" before it; "reported", "quoted" behind it
//
// A line is a credit only if nearly all its words are names or words that credits are made of: prose that mentions an agency is
// not. Short labels must be written in capitals ("AP"), names that are everyday words ("Time", "Mirror") need an article or
// "newspaper" beside them. In doubt a name is no credit.
#include "align/credits.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t line_bytes = 320;  // a credit line is not longer
constexpr std::size_t near_ends = 4;     // sections from either end of the report in which credit lines stand
constexpr std::size_t most_unlisted = 8; // agencies that only the report's own credits name
constexpr std::uint32_t sentence_bytes = 1000;  // to either side, where no analysis tells the sentence

struct Piece {
  Span span;
  std::string fold;
};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view w) {
  return std::find(list.begin(), list.end(), w) != list.end();
}

// Words that credit lines are made of.
constexpr std::array<std::string_view, 58> glue{
    "by", "with", "and", "from", "source", "sources", "reporting", "additional", "report", "reports", "reported", "files", "file", "inputs", "input", "agencies",
    "agency", "press", "via", "copyright", "the", "news", "in", "for", "a", "of", "wire", "service", "services", "contributed", "contribution", "to", "this", "story",
    "article", "was", "first", "originally", "published", "posted", "on", "at", "material", "editing", "writing", "written", "all", "rights", "reserved", "c", "more",
    "text", "staff", "also", "information", "appeared", "credit", "writer"};
constexpr std::array<std::string_view, 7> helping{"additional", "contributed", "contribution", "inputs", "input", "files", "material"};
constexpr std::array<std::string_view, 12> picture{"photo", "photos", "image", "images", "picture", "pictures", "getty", "video", "photograph", "file photo", "pool", "handout"};
constexpr std::array<std::string_view, 20> describing{"the", "state", "news", "agency", "official", "state-run", "state-owned", "state-controlled", "newspaper", "broadcaster",
                                                      "daily", "magazine", "outlet", "website", "media", "local", "weekly", "paper", "semi-official", "tabloid"};
constexpr std::array<std::string_view, 14> adverbs{"also", "first", "later", "earlier", "has", "had", "have", "newspaper", "magazine", "daily", "agency", "news", "sport", "sports"};

bool opens_word(char32_t c) { return utf8::is_letter(c) || utf8::is_digit(c); }

// Letters and digits with inner . - ' &; the trailing "'s" is cut off.
std::vector<Piece> cut(std::string_view text, Span where) {
  std::vector<Piece> out;
  const std::size_t end = std::min<std::size_t>(where.end, text.size());
  for (std::size_t at = where.begin; at < end;) {
    const auto c = utf8::decode(text, at);
    if (!opens_word(c.code)) {
      at += c.size;
      continue;
    }
    std::size_t to = at + c.size;
    while (to < end) {
      const auto d = utf8::decode(text, to);
      if (opens_word(d.code) || utf8::is_mark(d.code)) {
        to += d.size;
        continue;
      }
      const bool joins = d.code == '.' || d.code == '-' || d.code == '\'' || d.code == U'’' || d.code == '&';
      if (!joins || to + d.size >= end || !opens_word(utf8::decode(text, to + d.size).code)) break;
      to += d.size;
    }
    Piece p{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(to)}, utf8::fold(text.substr(at, to - at))};
    for (const std::string_view s : {"'s", "’s"})
      if (p.fold.size() > s.size() && p.fold.ends_with(s)) p.fold.resize(p.fold.size() - s.size());
    out.push_back(std::move(p));
    at = to;
  }
  return out;
}

struct Name {
  std::size_t first = 0, end = 0;  // pieces
  std::string label, key;
  bool agency = false;
};

bool capital(std::string_view text, Span s) { return utf8::is_upper(utf8::decode(text, s.begin).code); }
bool shouted(std::string_view word) { return word.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos; }

class Reader {
 public:
  Reader(const Document& document, const World& world) : d_(document), text_(document.report.text), world_(world) {
    // Agencies that the tables do not know, but the report's own credits name ("Halden Press Agency").
    for (const std::string& credit : document.report.credits) {
      if (unlisted_.size() == most_unlisted) break;
      if (credit.empty() || credit.size() > line_bytes || is_generic_credit(credit) || is_agency(credit, world)) continue;
      std::string phrase;
      for (const Piece& p : cut(credit, {0, static_cast<std::uint32_t>(credit.size())})) phrase += (phrase.empty() ? "" : " ") + p.fold;
      if (!phrase.empty()) unlisted_.push_back({std::move(phrase), credit});
    }
  }

  std::vector<Credit> run() {
    const auto& sections = d_.report.sections;
    std::vector<std::size_t> lines;  // sections that are read, in order
    for (std::size_t s = 0; s < sections.size(); ++s)
      if (!sections[s].span.empty()) lines.push_back(s);
    std::size_t bodies = 0, body = 0;
    for (const std::size_t s : lines) bodies += is_prose(sections[s].kind);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Section& s = sections[lines[i]];
      if (s.kind == SectionKind::title || s.kind == SectionKind::heading) continue;
      pieces_ = cut(text_, s.span);
      names_ = find_names();
      const bool prose = is_prose(s.kind);
      const bool end = i < near_ends || i + near_ends >= lines.size();
      if (s.kind == SectionKind::caption) {
        for (const Name& n : names_)
          if (n.agency) add(n, CreditKind::photo, "caption");
      } else if (s.kind == SectionKind::embed) {
        post(s.span);
      } else if (s.kind == SectionKind::byline || s.kind == SectionKind::dateline) {
        if (s.span.size() <= line_bytes) signed_line(s.kind == SectionKind::byline ? "byline" : "dateline");
      } else if (!(end && credit_line(s)) && prose) {
        if (body < 2) head(s);
        if (body + near_ends >= bodies) tail(s);
        sources(s);
      }
      body += prose;
    }
    metadata();
    std::stable_sort(out_.begin(), out_.end(), [](const Credit& a, const Credit& b) {
      return std::pair(!a.span, a.span.value_or(Span{})) < std::pair(!b.span, b.span.value_or(Span{}));
    });
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view raw(Span s) const { return std::string_view(text_).substr(s.begin, s.size()); }
  [[nodiscard]] std::string_view fold(std::size_t i) const { return i < pieces_.size() ? std::string_view(pieces_[i].fold) : std::string_view{}; }
  [[nodiscard]] Span span(const Name& n) const { return {pieces_[n.first].span.begin, pieces_[n.end - 1].span.end}; }

  std::vector<Name> find_names() const {
    std::vector<Name> out;
    for (std::size_t i = 0; i < pieces_.size();) {
      auto n = name_at(i);
      if (!n) {
        ++i;
        continue;
      }
      i = n->end;
      out.push_back(std::move(*n));
    }
    return out;
  }

  // The longest agency or outlet that begins at piece `i`.
  std::optional<Name> name_at(std::size_t i) const {
    if (!capital(text_, pieces_[i].span) && !among(std::array<std::string_view, 2>{"dpa", "apnews.com"}, pieces_[i].fold)) return std::nullopt;
    std::string phrase;
    std::optional<Name> best;
    for (std::size_t n = 0; n < World::longest && i + n < pieces_.size(); ++n) {
      // A name does not go on behind a comma or a bracket.
      if (n > 0 && raw({pieces_[i + n - 1].span.end, pieces_[i + n].span.begin}).find_first_not_of(" \xC2\xA0") != std::string_view::npos) break;
      phrase += (n ? " " : "") + pieces_[i + n].fold;
      if (const Entry* e = world_.find(phrase, Sense::agency)) {
        const std::string_view written = raw({pieces_[i].span.begin, pieces_[i + n].span.end});
        const bool mixed = among(std::array<std::string_view, 8>{"dpa", "efe", "tass", "ansa", "lusa", "jiji", "wafa", "irna"}, phrase);
        if (phrase.size() > 4 || mixed || shouted(written)) best = Name{i, i + n + 1, std::string(e->canonical), agency_key(e->canonical, world_), true};
      } else if (const Entry* o = world_.find(phrase, Sense::outlet); o && phrase.find('.') == std::string::npos) {
        best = Name{i, i + n + 1, std::string(o->canonical), "outlet " + utf8::lower(o->value.empty() ? o->canonical.view() : o->value.view()), false};
      }
      bool begins = world_.begins_phrase(phrase);
      for (const auto& [name, label] : unlisted_) {
        if (name == phrase) best = Name{i, i + n + 1, label, agency_key(label, world_), true};
        begins = begins || name.starts_with(phrase);
      }
      if (!begins) break;
    }
    return best;
  }

  void add(const Name& n, CreditKind kind, std::string rule, std::optional<Span> at = {}, Span scope = {}) {
    out_.push_back({0, at ? *at : span(n), n.label, n.key, kind, std::move(rule), scope});
  }

  // "with AFP", "By Reuters and Beacon staff", "AFP contributed": the agency is one hand among others.
  [[nodiscard]] bool helps(const Name& n) const {
    for (const Piece& p : pieces_)
      if (among(helping, p.fold)) return true;
    if (n.first > 0 && (fold(n.first - 1) == "with" || (fold(n.first - 1) == "the" && n.first > 1 && fold(n.first - 2) == "with"))) return true;
    return fold(n.end) == "and" && std::none_of(names_.begin(), names_.end(), [&](const Name& m) { return m.first == n.end + 1 || m.first == n.end + 2; });
  }

  void signed_line(const char* rule) {
    for (const Name& n : names_)
      if (n.agency) add(n, helps(n) ? CreditKind::part : CreditKind::text, rule);
  }

  [[nodiscard]] bool pictured(const Section& s) const {
    for (const Piece& p : pieces_)
      if (among(picture, p.fold)) return true;
    const auto line = raw(s.span);
    if (line.find("://") != std::string_view::npos) return false;  // the slash is an address's
    return line.find("AFP/") != std::string_view::npos || line.find("/AFP") != std::string_view::npos || line.find("REUTERS/") != std::string_view::npos || line.find("/AP") != std::string_view::npos;
  }

  // A line of its own, near an end of the report.
  bool credit_line(const Section& s) {
    if (s.span.size() > line_bytes || pieces_.empty()) return false;
    if (reuters_signature(s.span)) return true;
    if (names_.empty()) return false;
    std::size_t others = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const bool named = std::any_of(names_.begin(), names_.end(), [&](const Name& n) { return n.first <= i && i < n.end; });
      const bool digits = pieces_[i].fold.find_first_not_of("0123456789") == std::string::npos;
      const bool address = pieces_[i].fold.find('.') != std::string::npos || pieces_[i].fold.starts_with("http");
      others += !named && !digits && !address && !among(glue, pieces_[i].fold) && !among(picture, pieces_[i].fold);
    }
    const std::string_view first = fold(0);
    const bool republished = has("originally") || (has("first") && (has("published") || has("appeared")));
    const bool opens = first == "with" || first == "source" || first == "sources" || first == "additional" || first == "copyright" || first == "c" || first == "by" || first == "reporting" ||
                       (first == "more" && others <= 2) || republished || has("contributed") || raw(s.span).find("\xC2\xA9") != std::string_view::npos;
    if (others > (opens ? 8U : 0U) || (others > 1 && !opens)) return false;
    if (pictured(s)) {
      for (const Name& n : names_)
        if (n.agency) add(n, CreditKind::photo, "picture line");
      return true;
    }
    bool any = false;
    for (const Name& n : names_) {
      const bool listed = first == "source" || first == "sources";
      if (!n.agency && !republished && !listed) continue;
      any = true;
      if (!n.agency && listed && !republished) {  // what a list or a chart was made from
        add(n, CreditKind::source, "source line");
        continue;
      }
      add(n, helps(n) ? CreditKind::part : CreditKind::text, republished ? "published first by" : first == "copyright" || first == "c" ? "copyright" : "credit line");
    }
    return any;
  }

  [[nodiscard]] bool has(std::string_view word) const {
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& p) { return p.fold == word; });
  }

  // "@valleyfarms: Nobody asked us", "— Name (@name) March 1": who wrote what is embedded.
  void post(Span where) {
    const std::string_view line = raw(where);
    const auto at = line.find('@');
    if (at == std::string_view::npos) return;
    std::size_t end = at + 1;
    while (end < line.size() && end - at <= 40 && (std::isalnum(static_cast<unsigned char>(line[end])) != 0 || line[end] == '_')) ++end;
    if (end < at + 3) return;
    const Span span{static_cast<std::uint32_t>(where.begin + at), static_cast<std::uint32_t>(where.begin + end)};
    const std::string handle(line.substr(at, end - at));
    out_.push_back({0, span, handle, "post " + utf8::lower(handle), CreditKind::source, "embedded post", {}});
  }

  // "(Reporting by Ana Brook; Editing by Joe Holt)" closes the reports of Reuters, also where others print them.
  bool reuters_signature(Span where) {
    const std::string_view line = raw(where);
    const auto open = line.rfind("(Reporting by ");
    if (open == std::string_view::npos || line.find("diting by ", open) == std::string_view::npos || line.find(')', open) == std::string_view::npos) return false;
    const auto begin = static_cast<std::uint32_t>(where.begin + open);
    out_.push_back({0, Span{begin, where.end}, "Reuters", agency_key("Reuters", world_), CreditKind::text, "signature", {}});
    return true;
  }

  // "TESSEL, May 1 (Reuters) - ", "REUTERS: ", "(AP) — " at the head of the first paragraph.
  void head(const Section& s) {
    for (const Name& n : names_) {
      if (!n.agency || n.first > 8) continue;
      const Span at = span(n);
      const char before = at.begin > s.span.begin ? text_[at.begin - 1] : '\0';
      std::string_view after = raw({at.end, std::min(s.span.end, at.end + 6)});
      const bool bracket = before == '(' && after.starts_with(')');
      if (bracket) after.remove_prefix(1);
      while (!after.empty() && (after[0] == ' ' || after[0] == '\xC2' || after[0] == '\xA0')) after.remove_prefix(1);
      const bool dash = after.starts_with("-") || after.starts_with("\xE2\x80\x93") || after.starts_with("\xE2\x80\x94");
      if ((bracket && (dash || n.first == 0)) || (n.first == 0 && (after.starts_with(":") || dash))) {
        add(n, CreditKind::text, "dateline");
        return;
      }
    }
  }

  // "... the ministry said. (AFP)", "— Reuters", "[AFP]" at the end of a paragraph.
  void tail(const Section& s) {
    if (reuters_signature(s.span)) return;
    if (names_.empty()) return;
    const Name& n = names_.back();
    if (!n.agency || n.end != pieces_.size() || n.first == 0) return;
    const std::string_view gap = raw({pieces_[n.first - 1].span.end, pieces_[n.first].span.begin});
    const bool stop = gap.find_first_of(".!?") != std::string_view::npos || gap.find("\xE2\x80\x9D") != std::string_view::npos || gap.find('"') != std::string_view::npos;
    const bool marks = gap.find_first_of("([-/") != std::string_view::npos || gap.find("\xE2\x80\x93") != std::string_view::npos || gap.find("\xE2\x80\x94") != std::string_view::npos;
    if (stop && marks) add(n, CreditKind::text, "tail");
  }

  // Outlets whose names are everyday words are names only with something that says so.
  [[nodiscard]] bool sure_name(const Name& n) const {
    if (n.agency || n.end - n.first > 1) return true;
    const std::string_view w = fold(n.first);
    if (!world_.find(w, Sense::common_word) && !world_.find(w, Sense::surname) && !world_.find(w, Sense::given_name)) return true;
    const bool article = n.first > 0 && fold(n.first - 1) == "the";
    const std::string_view next = fold(n.end);
    return article || next == "magazine" || next == "newspaper" || next == "news";
  }

  // In prose: what a sentence has from somebody it names.
  void sources(const Section& s) {
    for (const Name& n : names_) {
      if (!sure_name(n)) continue;
      std::size_t p = n.first;  // the piece behind the word that governs the name
      for (int steps = 0; p > 0 && steps < 5 && (among(describing, fold(p - 1)) || demonym(p - 1)); ++steps) --p;
      const auto before = [&](std::size_t k) { return p >= k ? fold(p - k) : std::string_view{}; };
      const char* rule = nullptr;
      std::size_t first = n.first, end = n.end;
      const auto from = [&](std::size_t k, const char* r) { rule = r, first = p - k; };
      const std::string_view w = before(1);
      if (w == "told" || w == "tells" || w == "telling") from(1, "told");
      else if (w == "to" && (before(2) == "according" || before(2) == "speaking")) from(2, before(2) == "according" ? "according to" : "told");
      else if (w == "citing" || w == "quoting") from(1, "citing");
      else if (w == "with" && before(2) == "interview") from(2, "interview");
      else if ((w == "by" || w == "in" || w == "from") && (before(2) == "report" || before(2) == "reports")) from(2, "a report in");
      else if (w == "by" && (before(2) == "reported" || before(2) == "seen" || before(2) == "obtained" || before(2) == "reviewed" || before(2) == "quoted" || before(2) == "cited"))
        from(2, before(2) == "reported" ? "reported by" : before(2) == "quoted" || before(2) == "cited" ? "quoted by" : "seen by");
      if (!rule) {
        std::size_t v = n.end;
        for (int steps = 0; steps < 2 && among(adverbs, fold(v)); ++steps) ++v;
        const std::string_view verb = fold(v);
        const bool spoken = n.agency && (verb == "said" || verb == "says") && raw({pieces_[v - 1].span.end, pieces_[v].span.begin}).find('"') == std::string_view::npos;
        if (verb == "reported" || verb == "reports" || verb == "quoted" || verb == "understands" || verb == "cited" || (verb == "learned" && v > n.end) || spoken)
          rule = "reported", end = v + 1;
      }
      if (!rule) continue;
      const Span at{pieces_[first].span.begin, pieces_[end - 1].span.end};
      add(n, CreditKind::source, rule, at, sentence(at, s.span));
    }
  }

  [[nodiscard]] bool demonym(std::size_t i) const { return capital(text_, pieces_[i].span) && world_.find(fold(i), Sense::demonym) != nullptr; }

  // The sentence around `at`: as analysed, else between full stops of its section.
  [[nodiscard]] Span sentence(Span at, Span section) const {
    const auto& list = d_.analysis.text.sentences;
    const auto it = std::partition_point(list.begin(), list.end(), [&](const Sentence& s) { return s.span.end <= at.begin; });
    if (it != list.end() && it->span.begin <= at.begin) return {it->span.begin, std::max(it->span.end, at.end)};
    std::uint32_t begin = at.begin, end = at.end;
    const auto stops = [&](std::uint32_t i) { return (text_[i] == '.' || text_[i] == '!' || text_[i] == '?') && i + 1 < section.end && text_[i + 1] == ' '; };
    while (begin > section.begin && at.begin - begin < sentence_bytes && !stops(begin - 1)) --begin;
    while (end < section.end && end - at.end < sentence_bytes && !stops(end - 1)) ++end;
    while (begin < at.begin && (text_[begin] == ' ' || !utf8::is_boundary(text_, begin))) ++begin;
    while (end < section.end && !utf8::is_boundary(text_, end)) ++end;
    return {begin, end};
  }

  // What metadata and by-lines said, and no line of the text.
  void metadata() {
    for (const std::string& credit : d_.report.credits) {
      if (credit.empty() || is_generic_credit(credit)) continue;
      const std::string key = agency_key(credit, world_);
      const bool found = std::any_of(out_.begin(), out_.end(), [&](const Credit& c) { return c.key == key && (c.kind == CreditKind::text || c.kind == CreditKind::part); });
      if (!found) out_.push_back({0, std::nullopt, credit, key, CreditKind::text, "metadata", {}});
    }
  }

  const Document& d_;
  const std::string& text_;
  const World& world_;
  std::vector<std::pair<std::string, std::string>> unlisted_;  // folded, as credited
  std::vector<Piece> pieces_;                                  // of the section being read
  std::vector<Name> names_;
  std::vector<Credit> out_;
};

}  // namespace

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : utf8::fold(name)) {
    if (c == '.' || c == '"') continue;  // "A.F.P."
    out += c == '-' || c == '_' ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  while (!out.empty() && out.front() == ' ') out.erase(out.begin());
  return out;
}

bool is_generic_credit(std::string_view name) {
  constexpr std::array<std::string_view, 10> generic{"agencies",     "agency", "news agencies", "news agency",  "wire services",
                                                     "wire service", "wire",   "wires",         "wire reports", "staff"};
  return among(generic, plain_name(name));
}

std::string agency_key(std::string_view name, const World& world) {
  const std::string folded = plain_name(name);
  const Entry* e = world.find(utf8::fold(name), Sense::agency);
  if (!e) e = world.find(folded, Sense::agency);
  return "wire " + (e ? plain_name(e->canonical) : folded);
}

bool is_agency(std::string_view name, const World& world) {
  return world.find(utf8::fold(name), Sense::agency) || world.find(plain_name(name), Sense::agency);
}

std::vector<Credit> find_credits(const Document& document, const World& world) { return Reader(document, world).run(); }

}  // namespace synoptic::align
