// Which text of a page is the report. The page is cut into paragraphs (html_outline), each paragraph is judged by itself and
// by its neighbours (html_score): no best container is looked for, so neither a lead that stands in a box of its own nor the
// second half of a split report is lost. What is taken is told apart by its marks: headings, captions, posts of other sites,
// list items; captions and posts that stand inside the report are kept as what they are. The headline, standfirst and byline
// between it and the body are taken along.
#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/entities.hpp"
#include "ingest/html_live.hpp"
#include "ingest/html_metadata.hpp"
#include "ingest/html_score.hpp"
#include "ingest/html_state.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

using html::Node;
using html::Paragraph;
using html::Tag;
using html::Tree;

constexpr float taken_score = 0.5F;  // by cross-validation (tools/page_weights.py): F is flat between 0.4 and 0.55
// A run of taken paragraphs with gaps of one stays only if its mean score, by words, is as high: half-believed runs are comments
// and teasers. By cross-validation the exact bodies of the 181 pages of scrapinghub rise from 36 to 41 %, those of fundus from
// 38 to 40 %, and F of no set of pages falls; higher loses segments of pages that are no news.
constexpr float run_score = 0.65F;
// A heading between two paragraphs that are sure needs less: exact bodies of fundus rise from 39 to 41 %.
constexpr float heading_score = 0.3F, sure_score = 0.7F;
constexpr std::size_t front_reach = 24;  // paragraphs after the headline that may be byline and standfirst

class Page {
 public:
  Page(const Tree& tree, const World& world) : t_(tree), world_(world), outline_(html::outline(tree, html::find_evidence(tree))), list_(outline_.list) {}

  Rendered run(PageMetadata& meta) {
    choose();
    return write(meta);
  }

 private:
  struct Chosen {
    std::uint32_t first, last;  // nodes
    Hint hint;
    std::uint32_t entry = 0;    // of a dateline: of the live blog
  };

  void choose() {
    take_.assign(list_.size(), false);
    if (list_.empty()) return;
    const std::uint32_t container = html::find_container(t_, outline_);
    const auto scores = html::Scorer(t_, outline_, container).run();
    for (std::size_t i = 0; i < list_.size(); ++i) take_[i] = scores[i] > taken_score;
    drop_weak_runs(scores);
    for (std::size_t i = 1; i + 1 < list_.size(); ++i)
      if (!take_[i] && (list_[i].marks & html::heading) && scores[i] > heading_score && take_[i - 1] && take_[i + 1] && std::min(scores[i - 1], scores[i + 1]) > sure_score) take_[i] = true;
    // Pages unlike any page of the press: all prose of the container, for want of it in furniture too.
    for (const std::uint32_t unwanted : {html::furniture, html::unseen | html::navigation | html::foot}) {
      if (any_prose()) break;
      for (std::size_t i = 0; i < list_.size(); ++i) {
        const Paragraph& p = list_[i];
        if (p.first >= container && p.first < t_.nodes[container].end && !(p.marks & unwanted) && (p.prose > 0 || (p.tag == Tag::p && p.words >= 2)) && p.link_share() < 0.5F) take_[i] = true;
      }
    }
    first_prose_ = last_prose_ = list_.size();
    std::size_t lead = list_.size();  // a standfirst is no first paragraph unless there is no other
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (!take_[i] || list_[i].prose <= 0 || (list_[i].marks & (html::heading | html::caption | html::embed))) continue;
      last_prose_ = i;
      if (lead == list_.size()) lead = i;
      if (first_prose_ == list_.size() && !(list_[i].near & html::standfirst)) first_prose_ = i;
    }
    if (first_prose_ == list_.size()) first_prose_ = lead;
  }

  [[nodiscard]] bool any_prose() const {
    for (std::size_t i = 0; i < list_.size(); ++i)
      if (take_[i] && list_[i].words >= 2 && !(list_[i].marks & (html::heading | html::caption))) return true;
    return false;
  }

  void drop_weak_runs(const std::vector<float>& scores) {
    std::vector<bool> strong(take_.size(), false);
    bool any = false;
    for (std::size_t i = 0; i < take_.size();) {
      if (!take_[i]) {
        ++i;
        continue;
      }
      float words = 0, sum = 0;
      std::size_t end = i;
      for (std::size_t k = i; k < take_.size() && k <= end + 1; ++k)
        if (take_[k]) {
          words += static_cast<float>(list_[k].words);
          sum += scores[k] * static_cast<float>(list_[k].words);
          end = k;
        }
      if (sum >= run_score * words) {
        any = true;
        for (std::size_t k = i; k <= end; ++k) strong[k] = take_[k];
      }
      i = end + 1;
    }
    if (any) take_ = std::move(strong);
  }

  // The headline, standfirst and byline that stand before the first prose.
  std::vector<Chosen> front(PageMetadata& meta) const {
    std::vector<Chosen> out;
    const std::string wanted = key_of(meta.title);
    std::size_t best = list_.size();
    int best_score = 0;
    for (std::size_t i = 0; i < list_.size() && i <= std::min(first_prose_ + 3, list_.size() - 1); ++i) {
      const Paragraph& p = list_[i];
      if (!(p.marks & html::heading) || p.bytes > 400) continue;
      const std::string text = rendered(p);
      const std::string key = key_of(text);
      int score = 0;
      if (!wanted.empty() && key == wanted) score = 4;
      else if (!wanted.empty() && key.size() > 12 && (wanted.find(key) != std::string::npos || key.find(wanted) != std::string::npos)) score = 3;
      else if (p.tag == Tag::h1 && p.words >= 3 && shares_words(text, meta.title)) score = 2;
      else if (p.tag == Tag::h1 && p.words >= 4 && meta.title.empty() && !(p.marks & html::furniture)) score = 1;
      if (score >= best_score && score > 0 && (score > best_score || best == list_.size() || p.tag == Tag::h1)) {
        best = i;
        best_score = score;
      }
    }
    if (best == list_.size()) return out;
    const Paragraph& h = list_[best];
    if (best_score >= 2 || meta.title.empty()) {
      const std::string shown = rendered(h);
      if (h.tag == Tag::h1 || best_score == 4) {
        meta.title = shown;
        meta.title_source = "headline";
      }
    }
    out.push_back({h.first, h.last, Hint::title});
    for (std::size_t i = best + 1; i < list_.size() && i < first_prose_ && i < best + front_reach; ++i) {
      const Paragraph& p = list_[i];
      if (take_[i] || p.bytes > 500) continue;
      if ((p.marks & html::standfirst) && p.words >= 5 && !(p.marks & html::furniture)) out.push_back({p.first, p.last, is_caption(rendered(p)) ? Hint::caption : Hint::standfirst});
      else if ((p.marks & (html::byline | html::furniture)) == html::byline && p.bytes < 200) out.push_back({p.first, p.last, Hint::byline});
      else if (p.bytes < 120 && !(p.marks & (html::furniture | html::caption))) {
        const auto text = rendered(p);
        if (parse_byline(text, world_)) out.push_back({p.first, p.last, Hint::byline});
      }
    }
    return out;
  }

  static bool shares_words(std::string_view a, std::string_view b) {
    const auto x = split_words(a), y = split_words(b.substr(0, 500));
    std::size_t n = 0;
    for (const auto& w : x)
      if (w.fold.size() > 3 && std::any_of(y.begin(), y.end(), [&](const Word& v) { return v.fold == w.fold; })) ++n;
    return n >= 2 && n * 3 >= std::min(x.size(), y.size());
  }

  std::string rendered(const Paragraph& p) const {
    MappedText out;
    render(p.first, p.last, out);
    return std::string(trim(out.text));
  }

  // White space is collapsed as browsers do; <br> is a line end; each piece keeps its place in the source.
  void render(std::uint32_t first, std::uint32_t last, MappedText& out) const {
    const std::size_t begin = out.text.size();
    const auto at_gap = [&] { return out.text.size() == begin || out.text.back() == ' ' || out.text.back() == '\n'; };
    for (std::uint32_t i = first; i < last; ++i) {
      const Node& n = t_.nodes[i];
      if (n.tag != Tag::text || n.raw || (outline_.above[i] & html::hidden)) continue;
      const auto s = view(t_.source, n.text);
      for (std::size_t k = 0; k < s.size();) {
        const char c = s[k];
        const std::uint64_t raw = n.text.begin + k;
        if (c == ' ' || c == '\n' || c == '\t') {
          std::size_t e = k;
          while (e < s.size() && (s[e] == ' ' || s[e] == '\n' || s[e] == '\t')) ++e;
          if (!at_gap()) {
            if (e - k == 1 && c == ' ') out.copy(" ", raw);
            else out.replace(" ", raw, raw + (e - k));
          }
          k = e;
          continue;
        }
        if (c == '&')
          if (const auto e = decode_entity(s, k); e.size) {
            std::string piece;
            utf8::append(piece, e.code == 0xA0 ? U' ' : e.code);
            if (!(piece == " " || piece == "\n") || !at_gap()) out.replace(piece, raw, raw + e.size);
            k += e.size;
            continue;
          }
        std::size_t e = k + 1;
        while (e < s.size() && s[e] != ' ' && s[e] != '\n' && s[e] != '\t' && s[e] != '&') ++e;
        out.copy(s.substr(k, e - k), raw);
        k = e;
      }
    }
  }

  // What a paragraph of the report is.
  [[nodiscard]] Hint hint_of(std::size_t i) const {
    const Paragraph& p = list_[i];
    if (p.marks & html::embed) return Hint::embed;
    if (p.marks & html::caption || (p.marks & html::figure && p.words < 40 && p.ends < 2 && !(p.marks & html::heading))) return Hint::caption;
    if (i < first_prose_ && p.bytes < 200 && ((p.near & html::byline) || (p.bytes < 120 && parse_byline(rendered(p), world_)))) return Hint::byline;
    if (i < first_prose_ && p.words >= 8 && p.words < 80 && ((p.near & html::standfirst) || (p.marks & html::heading))) return Hint::standfirst;
    if (p.marks & html::heading) return Hint::heading;
    return (p.marks & html::item) ? Hint::item : Hint::paragraph;
  }

  Rendered write(PageMetadata& meta) const {
    Rendered r;
    if (list_.empty()) return r;
    html::PageState state = html::find_state(t_, outline_, take_, meta);
    r.complete = state.complete;
    r.warnings = std::move(state.warnings);
    r.refusal = std::move(state.refusal);
    if (!r.refusal.empty()) return r;
    std::vector<Chosen> chosen = front(meta);
    const std::size_t fronts = chosen.size();
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const Paragraph& p = list_[i];
      if (std::any_of(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(fronts), [&](const Chosen& c) { return c.first == p.first; })) continue;
      // Captions and posts inside the report are kept although they are none of its prose.
      const bool beside = i + 3 >= first_prose_ && i <= last_prose_ + 1 && p.words >= 3 && !(p.marks & html::furniture) && (p.marks & (html::embed | html::caption));
      if (take_[i] || beside) chosen.push_back({p.first, p.last, hint_of(i)});
    }
    const auto live = html::find_live_entries(t_, outline_, take_);
    for (std::size_t e = 0; e < live.size(); ++e) {
      const std::uint32_t at = live[e].source.empty() ? list_[live[e].paragraph].first : live[e].node;
      chosen.push_back({at, at, Hint::dateline, static_cast<std::uint32_t>(e)});
    }
    std::stable_sort(chosen.begin(), chosen.end(), [](const Chosen& a, const Chosen& b) { return a.first != b.first ? a.first < b.first : a.last < b.last; });
    MappedText& out = r.out;
    for (const Chosen& c : chosen) {
      const std::size_t begin = out.text.size();
      if (c.hint == Hint::dateline) stamp(live[c.entry], out);
      else render(c.first, c.last, out);
      const Span span = trimmed(out.text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out.text.size())});
      if (span.empty()) continue;
      r.blocks.push_back({span, c.hint});
      out.text += "\n\n";
    }
    return r;
  }

  // The time of an entry is text of the report: as the page's attribute has it, or, where only the page's data have it, without
  // a place in the source.
  void stamp(const html::LiveEntry& entry, MappedText& out) const {
    const auto written = view(t_.source, entry.source);
    const bool in_order = !written.empty() && (out.map.pieces().empty() || out.map.pieces().back().raw_end <= entry.source.begin);
    if (!in_order) out.text += entry.time;
    else if (written == entry.time) out.copy(written, entry.source.begin);
    else out.replace(entry.time, entry.source.begin, entry.source.end);
  }

  const Tree& t_;
  const World& world_;
  const html::Outline outline_;
  const std::vector<Paragraph>& list_;
  std::vector<bool> take_;
  std::size_t first_prose_ = 0, last_prose_ = 0;
};

}  // namespace

bool looks_like_html(std::string_view text) {
  const std::string head = utf8::lower(trim(text.substr(0, utf8::valid_prefix(text.substr(0, 4096)))));
  if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.find("<html") != std::string::npos || head.find("<body") != std::string::npos) return true;
  std::size_t tags = 0;
  for (const std::string_view tag : {"<p>", "<p ", "<div", "<br", "</p>", "</div>", "<h1", "<article", "<meta ", "<title>"})
    if (head.find(tag) != std::string::npos) ++tags;
  return head.starts_with('<') && tags >= 2;
}

Rendered read_html(std::string_view source, const World& world, std::uint32_t max_depth, std::string_view url, PageMetadata& meta) {
  const Tree tree = html::parse(source, max_depth);
  meta = html::find_metadata(tree, world, url);
  return Page(tree, world).run(meta);
}

}  // namespace synoptic::ingest
