// What each paragraph is. Lines are judged in three rounds: alone (a credit, a call to subscribe, a date, a byline:
// lines.hpp), then by their neighbours (the text above a tweet's signature, a picture's description above its caption,
// a title, a standfirst, a heading), and what is left is body. Two ends of the body are cut further: a dateline is split
// off the head of a first paragraph, an agency's credit off the tail of the last. Where nothing fits, body: a sentence of
// the account lost as boilerplate costs more than a stray line read as prose.
#include <algorithm>
#include <unordered_set>

#include "base/utf8.hpp"
#include "ingest/blocks.hpp"
#include "ingest/dates.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

constexpr std::size_t max_title_bytes = 260;
constexpr std::size_t max_heading_bytes = 110;
constexpr std::size_t head_blocks = 12;  // bylines and dates stand among the first blocks ...
constexpr std::size_t tail_blocks = 6;   // ... or among the last

struct Paragraph {
  Span span;
  Hint hint = Hint::none;
  SectionKind kind = SectionKind::body;
  bool fixed = false;  // the kind is settled
};

class Finder {
 public:
  Finder(Report& report, const std::vector<Block>& blocks, const World& world) : r_(report), world_(world) {
    list_.reserve(blocks.size());
    for (const Block& b : blocks) list_.push_back({b.span, b.hint});
  }

  void run() {
    from_hints();
    alone();
    tweets();
    descriptions();
    title();
    standfirst();
    headings();
    emit();
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t i) const { return view(r_.text, list_[i].span); }
  void set(std::size_t i, SectionKind kind) {
    list_[i].kind = kind;
    list_[i].fixed = true;
  }
  [[nodiscard]] bool open(std::size_t i) const { return i < list_.size() && !list_[i].fixed; }

  void from_hints() {
    for (std::size_t i = 0; i < list_.size(); ++i) switch (list_[i].hint) {
        case Hint::title: set(i, SectionKind::title); break;
        case Hint::standfirst: set(i, SectionKind::standfirst); break;
        case Hint::heading: set(i, SectionKind::heading); break;
        case Hint::caption: set(i, SectionKind::caption); break;
        case Hint::embed: set(i, SectionKind::embed); break;
        case Hint::dateline: set(i, SectionKind::dateline); break;
        case Hint::boilerplate: set(i, SectionKind::boilerplate); break;
        default: break;
      }
  }

  void take(const Byline& b) {
    for (const auto& a : b.authors)
      if (std::find(r_.authors.begin(), r_.authors.end(), a) == r_.authors.end()) r_.authors.push_back(a);
    for (const auto& c : b.credits)
      if (std::find(r_.credits.begin(), r_.credits.end(), c) == r_.credits.end()) r_.credits.push_back(c);
  }

  void take(const DateLine& d, Span line) {
    const auto stamp = [&](DateStamp& to, const std::optional<FoundDate>& found) {
      if (!found) return;
      const Span where{line.begin + found->span.begin, line.begin + found->span.end};
      if (to.basis == DateBasis::none) to = {found->value, DateBasis::stated, where, {}};
      else if (!to.evidence && !to.source.empty() && to.value.starts_with(found->value)) to.evidence = where;  // the page's metadata, borne out by its text
    };
    stamp(r_.published, d.published);
    stamp(r_.modified, d.modified);
  }

  void alone() {
    const bool had_authors = !r_.authors.empty();
    std::size_t prose = 0;  // blocks that look like the account itself so far
    bool url_next = false;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const std::string_view line = text(i);
      if (std::exchange(url_next, false))
        if (const auto url = bare_url(line); !url.empty()) take_url(i, url);
      if (list_[i].fixed && list_[i].kind != SectionKind::boilerplate) continue;
      if (line.size() <= 400) {
        const bool head = i < head_blocks && prose < 2, tail = i + tail_blocks >= list_.size();
        if (is_original_url(line)) {
          set(i, SectionKind::boilerplate);
          if (const auto at = line.find("http"); at != std::string_view::npos) take_url(i, bare_url(line.substr(at)));
          else url_next = true;
          continue;
        }
        if (list_[i].fixed) continue;
        if (head || tail || list_[i].hint == Hint::byline) {
          if (const auto date = parse_date_line(line); date && (head || list_[i].hint == Hint::byline)) {
            set(i, SectionKind::byline);
            take(*date, list_[i].span);
            continue;
          }
          if (const auto credit = parse_credit_line(line, world_)) {
            set(i, head && !is_boilerplate(line) && utf8::fold(line.substr(0, 6)) != "source" ? SectionKind::byline : SectionKind::boilerplate);
            take(Byline{{}, credit->credits});
            continue;
          }
          if (const auto byline = byline_with_date(i, line)) {
            set(i, SectionKind::byline);
            if (!had_authors || byline->authors.empty()) take(*byline);
            else take(Byline{{}, byline->credits});
            continue;
          }
          if (list_[i].hint == Hint::byline) {
            set(i, SectionKind::byline);
            continue;
          }
        }
        if (head && line.size() < 80)  // a dateline on a line of its own
          if (const auto d = parse_dateline(line, world_); d && d->span.end >= line.size()) {
            set(i, SectionKind::dateline);
            if (!d->credit.empty()) take(Byline{{}, {d->credit}});
            continue;
          }
        if (is_tweet_signature(line)) {
          set(i, SectionKind::embed);
          continue;
        }
        if (line.find("pic.twitter.com/") != std::string_view::npos && line.size() < 40) {
          set(i, SectionKind::embed);
          continue;
        }
        if (is_caption(line)) {
          set(i, SectionKind::caption);
          continue;
        }
        // An address on a line of its own is a thing listed where a page's markup puts it among paragraphs.
        const bool listed = list_[i].hint == Hint::paragraph && !bare_url(line).empty();
        if (is_boilerplate(line) && !listed) {
          if (utf8::fold(trim(line)).starts_with("continue reading") && tail) r_.complete = false;
          set(i, SectionKind::boilerplate);
          continue;
        }
      }
      if (line.size() > 60 && line_end(line) == LineEnd::sentence) ++prose;
    }
  }

  // "By Jane Doe | March 1, 2023": the date is taken out before the names are read.
  std::optional<Byline> byline_with_date(std::size_t i, std::string_view line) {
    if (const auto plain = parse_byline(line, world_)) {
      if (const auto date = find_date(line)) take(DateLine{date, {}}, list_[i].span);
      return plain;
    }
    const auto date = find_date(line);
    if (!date || date->span.begin == 0) return std::nullopt;
    auto byline = parse_byline(trim(line.substr(0, date->span.begin)), world_);
    if (byline) take(DateLine{date, {}}, list_[i].span);
    return byline;
  }

  void take_url(std::size_t i, std::string_view url) {
    set(i, SectionKind::boilerplate);
    if (r_.url.empty()) r_.url = std::string(url);
  }

  // The block above a tweet's signature is the tweet.
  void tweets() {
    for (std::size_t i = 1; i < list_.size(); ++i)
      if (list_[i].fixed && list_[i].kind == SectionKind::embed && list_[i].hint != Hint::embed && is_tweet_signature(text(i)) && text(i - 1).size() <= 1200 &&
          (open(i - 1) || list_[i - 1].kind == SectionKind::boilerplate))
        set(i - 1, SectionKind::embed);
  }

  // A line without a full stop just before a caption, nearly all of whose words the caption repeats: an alt text.
  void descriptions() {
    for (std::size_t i = 0; i + 1 < list_.size(); ++i) {
      if (!open(i) || list_[i + 1].kind != SectionKind::caption || text(i).size() > 300 || line_end(text(i)) == LineEnd::sentence) continue;
      std::unordered_set<std::string> caption;
      for (auto& w : split_words(text(i + 1))) caption.insert(std::move(w.fold));
      const auto words = split_words(text(i));
      const auto shared = std::count_if(words.begin(), words.end(), [&](const Word& w) { return caption.contains(w.fold); });
      if (words.size() >= 3 && shared * 10 >= static_cast<std::ptrdiff_t>(words.size()) * 6) set(i, SectionKind::caption);
    }
  }

  [[nodiscard]] bool title_like(std::size_t i) const {
    const auto line = text(i);
    const auto end = line_end(line);
    if (line.size() > max_title_bytes || line.size() < 8 || line.find('\n') != std::string_view::npos) return false;
    if (end == LineEnd::comma || end == LineEnd::colon || end == LineEnd::ellipsis) return false;
    // A full stop makes it a sentence of the account; a question or a cry may be a title.
    if (end == LineEnd::sentence && !line.ends_with('?') && !line.ends_with('!')) return false;
    return split_words(line).size() >= 2 && !starts_lower(line) && list_[i].hint != Hint::item;
  }
  // The account follows: some later block is prose.
  [[nodiscard]] bool prose_after(std::size_t i) const {
    for (std::size_t k = i + 1; k < list_.size() && k < i + 12; ++k)
      if (!list_[k].fixed && (text(k).size() > 80 || line_end(text(k)) == LineEnd::sentence)) return true;
    return false;
  }

  void title() {
    std::size_t found = list_.size();
    for (std::size_t i = 0; i < list_.size(); ++i)
      if (list_[i].kind == SectionKind::title && list_[i].fixed) {
        found = i;
        break;
      }
    if (found == list_.size() && !r_.title.empty()) {
      const std::string key = key_of(r_.title);
      for (std::size_t i = 0; i < list_.size() && i < head_blocks; ++i)
        if (open(i) && text(i).size() <= r_.title.size() * 2 + 16 && !key.empty() && key_of(text(i)) == key) {
          found = i;
          break;
        }
    } else if (found == list_.size()) {
      for (std::size_t i = 0; i < list_.size() && i < head_blocks; ++i) {
        if (!open(i)) continue;
        if (title_like(i) && prose_after(i)) found = i;
        break;
      }
    }
    if (found == list_.size()) return;
    set(found, SectionKind::title);
    if (r_.title.empty()) r_.title = one_line(text(found));
  }

  static std::string one_line(std::string_view s) {
    std::string out;
    for (const char c : trim(s)) {
      const bool space = c == '\n' || c == '\t' || c == ' ' || c == '\r';
      if (!space) out += c;
      else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
  }

  // Between the title and a byline, a date, a caption or a "Published" that comes before the account: one block of at
  // most 400 bytes. Without such a line after it, a first sentence cannot be told from a standfirst, so it stays body.
  void standfirst() {
    std::size_t t = 0;
    while (t < list_.size() && t < head_blocks && list_[t].kind != SectionKind::title) ++t;
    if (t >= list_.size() || t >= head_blocks) return;
    std::size_t i = t + 1;
    while (i < list_.size() && list_[i].fixed && list_[i].kind != SectionKind::heading) ++i;
    if (!open(i) || text(i).size() > 400 || i + 1 >= list_.size() || list_[i].hint == Hint::item) return;
    const bool full_stop = line_end(text(i)) == LineEnd::sentence;
    const SectionKind next = list_[i + 1].kind;
    const bool furniture = list_[i + 1].fixed && (next == SectionKind::byline || next == SectionKind::caption || next == SectionKind::boilerplate);
    const bool directly = i == t + 1;
    std::size_t after = i + 1;
    while (after < list_.size() && list_[after].fixed) ++after;
    if (after >= list_.size()) return;
    if ((furniture && (directly || next != SectionKind::boilerplate)) || (!full_stop && list_[i].span.size() > 50 && title_like(i) && text(after).size() > 60)) set(i, SectionKind::standfirst);
  }

  [[nodiscard]] bool heading_like(std::size_t i) const {
    if (!open(i) || list_[i].hint == Hint::item || list_[i].hint == Hint::paragraph) return false;
    const auto line = text(i);
    if (line.size() > max_heading_bytes || line.size() < 3 || line.find('\n') != std::string_view::npos) return false;
    const auto end = line_end(line);
    if (end == LineEnd::comma || end == LineEnd::colon || end == LineEnd::ellipsis) return false;
    if (end == LineEnd::sentence) {
      const char last = trim(line).back();
      if ((last != '?' && last != '!') || line.size() > 70) return false;
    }
    const auto words = split_words(line);
    if (words.empty() || words.size() > 14 || !starts_upper(line)) return false;
    const char first = line.front();
    if (first == '-' || first == '*' || first == '(') return false;
    return utf8::decode(line, 0).code != U'•' && utf8::decode(line, 0).code != U'—';
  }

  // A short line without a full stop that stands between paragraphs. Several in a row are a list or a table.
  void headings() {
    std::size_t like = 0, all = 0;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (!list_[i].fixed) ++all;
      if (heading_like(i)) ++like;
    }
    if (like * 3 > all + 2) return;
    bool body_before = false;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (list_[i].fixed) continue;
      if (!heading_like(i)) {
        body_before = true;
        continue;
      }
      std::size_t next = i + 1;
      while (next < list_.size() && list_[next].fixed && list_[next].kind != SectionKind::heading) ++next;
      const bool before_list = i > 0 && !list_[i - 1].fixed && heading_like(i - 1);
      if (body_before && open(next) && !heading_like(next) && !before_list && (text(next).size() > 60 || line_end(text(next)) == LineEnd::sentence))
        heading_marks_.push_back(i);
    }
    for (const auto i : heading_marks_) set(i, SectionKind::heading);
  }

  void emit() {
    std::size_t body_seen = 0, last_body = list_.size();
    for (std::size_t i = list_.size(); i-- > 0;)
      if (list_[i].kind == SectionKind::body) {
        last_body = i;
        break;
      }
    for (std::size_t i = 0; i < list_.size(); ++i) {
      Span span = list_[i].span;
      const SectionKind kind = list_[i].kind;
      if (kind != SectionKind::body) {
        r_.sections.push_back({span, kind});
        continue;
      }
      if (body_seen++ < 3)
        if (const auto d = parse_dateline(view(r_.text, span), world_)) {
          r_.sections.push_back({{span.begin, span.begin + d->span.end}, SectionKind::dateline});
          if (!d->credit.empty()) take(Byline{{}, {d->credit}});
          span = trimmed(r_.text, {span.begin + d->span.end, span.end});
          body_seen = 3;  // one dateline a report
        }
      std::optional<TailCredit> tail;
      if (i == last_body) {
        const std::uint32_t window = span.size() > 400 ? span.end - 400 : span.begin;
        std::uint32_t from = window;
        while (from < span.end && !utf8::is_boundary(r_.text, from)) ++from;
        tail = parse_tail_credit(view(r_.text, Span{from, span.end}), world_);
        if (tail) {
          tail->begin += from - span.begin;
          take(Byline{{}, {tail->credit}});
        }
        const auto body_end = line_end(view(r_.text, Span{from, span.end}));
        if (body_end == LineEnd::ellipsis) r_.complete = false;
      }
      if (!tail) {
        if (!span.empty()) r_.sections.push_back({span, kind});
        continue;
      }
      const Span front = trimmed(r_.text, {span.begin, span.begin + static_cast<std::uint32_t>(tail->begin)});
      if (!front.empty()) r_.sections.push_back({front, kind});
      r_.sections.push_back({trimmed(r_.text, {span.begin + static_cast<std::uint32_t>(tail->begin), span.end}), SectionKind::byline});
    }
  }

  Report& r_;
  const World& world_;
  std::vector<Paragraph> list_;
  std::vector<std::size_t> heading_marks_;
};

}  // namespace

void find_sections(Report& report, const std::vector<Block>& blocks, const World& world) { Finder(report, blocks, world).run(); }

}  // namespace synoptic::ingest
