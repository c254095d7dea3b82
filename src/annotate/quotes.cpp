// Who said what, read on frames (quotes_frame.hpp) and trees (quotes_roles.hpp): first every quoted stretch looks for its cue on its frame,
// then the attributions that the trees have give such quotations their borders and add what is said without marks. A text without trees
// has frames alone: there every cue without a quotation looks for the clause that it reports (quotes_clauses.hpp).
//
// A stretch belongs, in this order, to the cue right before it (said: "Q"); to the cue right after it ("Q," Hill said /
// said Hill), if the stretch ends like one; to the nearest cue to its left whose clause it stands in (called the plan
// "Q"); to a cue that closes the sentence (... "Q" ..., Hill told Cole); to "according to". Verbs that report evidence
// or wishes hand it on to a verb of saying further left. A stretch that is alone in its sentence goes on from the last
// speaker of the paragraph or of the paragraph before. What no cue claims is kept without a speaker if it is long
// enough to be somebody's words, and dropped if it looks like a title, a nickname or scare quotes.
//
// Speakers are People's entities or nobody: the nearest name is never good enough.
#include "annotate/quotes.hpp"

#include <algorithm>
#include <array>

#include "annotate/quotes_authors.hpp"
#include "annotate/quotes_clauses.hpp"
#include "annotate/quotes_frame.hpp"
#include "annotate/quotes_links.hpp"
#include "annotate/quotes_roles_weights.hpp"
#include "annotate/quotes_trees.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate {
namespace {

using namespace quotes;

// Below it a cue is none. F on PolNeAR is flat from 0.36 to 0.48; what is surer costs recall, what is less sure precision.
constexpr double least_sure = 0.42;

// Verbs that only ever stand with words, so that even a capitalised phrase beside them is speech.
bool is_plain_speech(CueClass c) {
  return c == CueClass::say || c == CueClass::tell || c == CueClass::ask || c == CueClass::write ||
         c == CueClass::manner || c == CueClass::read || c == CueClass::put || c == CueClass::claim;
}

// Without the comma that belongs to the sentence around it, and without spaces.
Span without_comma(std::string_view text, Span s) {
  while (s.end > s.begin && (text[s.end - 1] == ',' || text[s.end - 1] == ' ' || text[s.end - 1] == '\n')) --s.end;
  return s;
}

class Finder {
 public:
  Finder(const Report& report, const Text& text, const People& people, const std::vector<Quoted>& quoted,
         const std::vector<Frame>& frames, const std::vector<TreeQuote>& trees, bool has_trees, const World& world)
      : text_(report.text),
        world_(world),
        tokens_(text),
        people_(people),
        quoted_(quoted),
        frames_(frames),
        trees_(trees),
        has_trees_(has_trees),
        quote_of_(quoted.size(), no_index),
        authors_(people, text.names) {}

  std::vector<Quote> run() {
    for (std::size_t i = 0; i < frames_.size(); ++i) read(i);
    join_paragraphs();
    std::erase_if(out_, [](const Quote& q) { return q.content.empty(); });
    for (Quote& q : out_) {
      std::sort(q.content.begin(), q.content.end());
      std::sort(q.quoted.begin(), q.quoted.end());
    }
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Quote& a, const Quote& b) { return a.content.front() < b.content.front(); });
    return std::move(out_);
  }

 private:
  // The last quotation of somebody: who speaks on, if a sentence holds nothing but a quotation.
  struct Last {
    std::size_t frame = 0;
    std::uint32_t section = 0;
    std::optional<std::uint32_t> speaker;
    std::optional<std::uint32_t> addressee;
    bool valid = false;
  };

  void read(std::size_t index) {
    const Frame& f = frames_[index];
    auto subjects = find_subjects(f, people_);
    for (Subject& s : subjects) authors_.speak_for(f, index, s);
    authors_.note(f, index);
    std::vector<std::uint8_t> used(f.cues.size(), 0);
    std::vector<std::pair<std::int32_t, Link>> links;
    for (std::int32_t i = 0; i < f.size(); ++i)
      if (f.is_quote(i)) links.emplace_back(i, link_quotation(text_, people_, f, subjects, i));
    // "Q." - Ada Hill, as a line of its own after a quotation that stands alone.
    if (!links.empty() && links.back().second.side == Side::alone && index + 1 < frames_.size()) {
      const Frame& next = frames_[index + 1];
      if (next.section <= f.section + 1 && next.word(0) == "-" && next.size() < 16) {
        const Subject s = phrase_after(next, people_, 1);
        if (s.found() && s.entity && !s.pronoun && end_of_description(next, s.last) + 2 >= next.size())
          credit_ = {index, s, next.items_span(s.first, s.last)};
      }
    }
    // Q, Hill said, and still "Q": a fragment after the cue goes on.
    for (std::size_t k = 1; k < links.size(); ++k) {
      const Link& a = links[k - 1].second;
      if (links[k].second.side != Side::none || a.side != Side::after) continue;
      if (!look_at(text_, f.at(links[k].first).span).upper_first &&
          !border_between(f, links[k - 1].first + 1, links[k].first))
        links[k].second = a;
    }
    // Both "expressed concern" about X and "deep interest in Y": the second fragment has the subject of the first.
    for (std::size_t k = 1; k < links.size(); ++k) {
      const Link& a = links[k - 1].second;
      if (links[k].second.side != Side::none || a.side != Side::inside) continue;
      const std::int32_t i = links[k].first;
      if (f.word(i - 1) == "and" || (f.word(i - 1) == "," && f.word(i - 2) == "and")) links[k].second = a;
    }
    resolve_pronouns(index, links);
    const std::size_t first = out_.size();
    write_quoted(index, links, used);
    if (has_trees_)
      write_trees(index, first);
    else
      write_indirect(index, subjects, used);
  }

  // The words that name the speaker, with the description after a name that follows its verb.
  [[nodiscard]] Span source_of(const Frame& f, const Subject& s, std::int32_t cue) const {
    std::int32_t last = s.last;
    if (cue != no_index && s.first > f.cues[static_cast<std::size_t>(cue)].last && !s.pronoun)
      last = end_of_description(f, last);
    return f.items_span(s.first, last);
  }

  // "he said" that People could not place goes on from the person who spoke last, close by.
  void resolve_pronouns(std::size_t index, std::vector<std::pair<std::int32_t, Link>>& links) const {
    const Frame& f = frames_[index];
    for (auto& [item, l] : links) {
      Subject& s = l.subject;
      if (!s.found() || s.entity) continue;
      if (!s.pronoun) {
        the_body(index, s);
        continue;
      }
      const auto w = f.word(s.head);
      if (w == "they") two_before(f, s);
      if (w != "he" && w != "she") continue;
      if (!last_.valid || !last_.speaker || index - last_.frame > 2 ||
          people_.entities[*last_.speaker].kind != EntityKind::person)
        continue;
      if (f.section > last_.section + 1 || another_person(index)) continue;
      const std::string name = utf8::fold(people_.entities[*last_.speaker].name);
      const Gender g = name.find(' ') == std::string::npos ? Gender::unknown : world_.gender(std::string_view(name).substr(0, name.find(' ')));
      if (g == (w == "he" ? Gender::female : Gender::male)) continue;
      s.entity = last_.speaker;
      s.rule = "pronoun: last speaker";
    }
  }

  // "The company added" goes on from the organisation that spoke last, close by.
  void the_body(std::size_t index, Subject& s) const {
    const Frame& f = frames_[index];
    static constexpr auto bodies = std::to_array<std::string_view>({"company", "firm", "club", "bank", "agency", "band", "group", "organization", "organisation", "university", "ministry", "party", "airline", "newspaper", "department", "union"});
    const auto w = f.word(s.head);
    if (f.word(s.head - 1) != "the" || std::find(bodies.begin(), bodies.end(), w) == bodies.end()) return;
    if (!last_.valid || !last_.speaker || index - last_.frame > 2 || people_.entities[*last_.speaker].kind != EntityKind::organization) return;
    s.entity = last_.speaker;
    s.rule = "the body that spoke last";
  }

  // "Hill and Cole met in May, when they praised": two that one clause has for its subject, with nobody between who could be meant.
  void two_before(const Frame& f, Subject& s) const {
    for (std::int32_t i = s.head - 1; i > 1 && s.head - i < 40; --i) {
      if (f.is_quote(i)) continue;
      const WordRange r = words_in(tokens_, f.at(i).span);
      for (auto w = r.first; w < r.last; ++w)
        for (auto t = tokens_.words[w].first_token; t < tokens_.words[w].last_token; ++t)
          if (const Xpos x = tokens_.tokens[t].xpos; x == Xpos::nns || x == Xpos::nnps || x == Xpos::none) return;
      const auto& second = f.at(i);
      if (second.mention == no_index || f.word(second.mention_first - 1) != "and") continue;
      const std::int32_t k = second.mention_first - 2;
      if (k < 0 || f.at(k).mention == no_index) return;
      const auto a = people_.mentions[static_cast<std::size_t>(f.at(k).mention)].entity, b = people_.mentions[static_cast<std::size_t>(second.mention)].entity;
      if (a == b || a >= people_.entities.size() || b >= people_.entities.size() || is_preposition(f.word(f.at(k).mention_first - 1))) return;
      s.entity = a;
      s.other = b;
      s.plural = true;
      s.rule = "pronoun: two before it";
      return;
    }
  }

  // A person other than the last speaker is named outside quotation marks since.
  [[nodiscard]] bool another_person(std::size_t index) const {
    for (std::size_t k = last_.frame + 1; k <= index; ++k)
      for (const Item& it : frames_[k].items) {
        if (it.mention == no_index) continue;
        const auto e = people_.mentions[static_cast<std::size_t>(it.mention)].entity;
        if (e < people_.entities.size() && people_.entities[e].kind == EntityKind::person && e != *last_.speaker)
          return true;
      }
    return false;
  }

  // ---- writing quotations ----

  [[nodiscard]] std::optional<std::uint32_t> addressee_of(const Frame& f, const Cue& c,
                                                          std::optional<std::uint32_t> speaker) const {
    if (!takes_addressee(c.what) && !(f.word(c.last + 1) == "to" && c.what != CueClass::call)) return std::nullopt;
    std::int32_t k = c.last + 1;
    if (f.word(k) == "to") ++k;
    const Subject s = phrase_after(f, people_, k);
    if (!s.found() || !s.entity || s.entity == speaker || f.word(s.last + 1) == "'s") return std::nullopt;
    return s.entity;
  }

  [[nodiscard]] bool looks_like_a_name(const Frame& f, std::int32_t i, const Look& l) const {
    // Nickname between the parts of a name, or a title: nearly every word has a capital.
    if (i > 0 && i + 1 < f.size() && f.at(i - 1).capital && f.at(i + 1).capital && f.at(i + 1).is_word &&
        l.words <= 3 && l.capitals >= 1 && (l.capitals == l.words || l.words <= 2))
      return true;
    if (l.words <= 9 && (l.capitals + l.small) * 5 >= l.words * 4 && l.capitals * 3 >= l.words && !l.ends_full &&
        l.words > 0 && !(l.words == 1 && l.ends_open))
      return l.capitals == l.words || (l.words > 2 && l.capitals > 1);
    static constexpr auto naming = std::to_array<std::string_view>(
        {"film",    "movie",    "book",      "novel",     "song",  "album",   "series",      "show", "play",
         "titled",  "entitled", "nicknamed", "headlined", "named", "episode", "documentary", "poem", "essay",
         "podcast", "column",   "magazine",  "word",      "term",  "phrase",  "so-called"});
    const auto w = f.word(i - 1) == "," ? f.word(i - 2) : f.word(i - 1);
    return std::find(naming.begin(), naming.end(), w) != naming.end();
  }

  void write_quoted(std::size_t index, const std::vector<std::pair<std::int32_t, Link>>& links,
                    std::vector<std::uint8_t>& used) {
    const Frame& f = frames_[index];
    std::int32_t open_cue = no_index;  // the cue of the last quotation written here, and its index
    std::size_t open = 0;
    Look open_look;
    bool open_direct = false;
    Side open_side = Side::none;
    std::int32_t open_item = 0;
    for (const auto& [i, l] : links) {
      const Item& it = f.at(i);
      const Look look = look_at(text_, it.span);
      if (look.words == 0) continue;
      const Quoted& stretch = quoted_[static_cast<std::size_t>(it.quoted)];
      const bool continued =
          stretch.continues || (it.quoted > 0 && quoted_[static_cast<std::size_t>(it.quoted) - 1].continues);
      const bool attributed = l.side != Side::none && l.side != Side::alone;
      const bool named = looks_like_a_name(f, i, look) && !continued;
      const bool plain = l.cue != no_index && is_plain_speech(f.cues[static_cast<std::size_t>(l.cue)].what);
      const bool adjacent_cue = plain && (l.side == Side::before || l.side == Side::after) &&
                                (f.is_quote(i + 1) || look.ends_open || look.ends_full || f.word(i - 1) == "," ||
                                 f.word(i - 1) == ":" || f.at(std::max(i - 1, 0)).verb);
      if (named && !adjacent_cue) continue;
      if (l.side == Side::none && !continued && look.words < 3 && f.kind != SectionKind::title) continue;
      if (l.side == Side::none && look.words < 2) continue;
      const Span content = without_comma(text_, it.span);
      if (content.empty()) continue;
      // One sentence going on around its cue, or several fragments of one clause: one quotation.
      const bool fragment = !look.upper_first;
      // Fragments far apart in the reporter's own sentence are quotations of their own.
      const bool beside = l.side == Side::after || open_side == Side::after || i - open_item <= 5;
      if (l.cue != no_index && l.cue == open_cue && beside && (fragment || !open_direct) &&
          !(open_look.ends_full && look.upper_first)) {
        out_[open].content.push_back(content);
        out_[open].quoted.push_back(content);
        quote_of_[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(open);
        open_look = look;
        open_item = i;
        continue;
      }
      Quote q;
      q.content.push_back(content);
      q.quoted.push_back(content);
      const bool sentence = look.upper_first && (look.words > 1 || look.ends_full || look.ends_open);
      bool words_around = false;
      for (std::int32_t k = 0; k < f.size() && !words_around; ++k) {
        if (!f.is_word(k)) continue;
        const bool in_subject = l.subject.found() && l.subject.first <= k && k <= l.subject.last;
        const bool in_cue = l.cue != no_index && f.cues[static_cast<std::size_t>(l.cue)].group <= k &&
                            k <= f.cues[static_cast<std::size_t>(l.cue)].last;
        words_around = !in_subject && !in_cue;
      }
      q.kind = (sentence && f.word(i - 1) != "that") || !words_around ? QuoteKind::direct : QuoteKind::mixed;
      if (l.cue != no_index) {
        const Cue& c = f.cues[static_cast<std::size_t>(l.cue)];
        q.cue = f.items_span(c.group, c.last);
        used[static_cast<std::size_t>(l.cue)] = 1;
        q.addressee = addressee_of(f, c, l.subject.entity);
        q.act = act_of(c.what);
      }
      if (l.subject.found()) {
        q.source = source_of(f, l.subject, l.cue);
        q.speaker = l.subject.entity;
        if (q.speaker && l.subject.other && l.subject.other != q.speaker) q.together.push_back(*l.subject.other);
      }
      switch (l.side) {
        case Side::none: q.rule = "no cue"; break;
        case Side::before: q.rule = "cue before"; break;
        case Side::after: q.rule = "cue after"; break;
        case Side::outer: q.rule = "cue closes the sentence"; break;
        case Side::according: q.rule = "according to"; break;
        case Side::colon:
          q.rule = "colon";
          if (f.word(i - 1) == ":") q.cue = f.at(i - 1).span;
          else if (f.word(i + 1) == ":") q.cue = f.at(i + 1).span;
          break;
        case Side::inside: q.rule = "subject of the quoted verb"; break;
        case Side::alone: q.rule = "alone"; break;
      }
      if (l.side == Side::alone && credit_.frame == index) {
        q.speaker = credit_.subject.entity;
        q.source = credit_.source;
        q.rule = "name after a dash";
        last_ = {index, f.section, q.speaker, std::nullopt, true};
      }
      const bool near =
          !q.speaker && last_.valid &&
          (index - last_.frame <= 1 || (index - last_.frame == 2 && last_.speaker && !another_person(index))) &&
          (f.section == last_.section || f.section == last_.section + 1);
      const bool speaks_on =
          l.side == Side::alone && is_prose(f.kind) && near && (look.ends_full || look.ends_open || look.words > 7);
      if (speaks_on) {
        q.speaker = last_.speaker;
        q.addressee = last_.addressee;
        q.rule = "goes on from the last speaker";
      }
      if (attributed || speaks_on) last_ = {index, f.section, q.speaker, q.addressee, true};
      open = out_.size();
      open_cue = l.cue;
      open_side = l.side;
      open_item = i;
      open_look = look;
      open_direct = q.kind == QuoteKind::direct;
      quote_of_[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(open);
      verb_of_.resize(out_.size());
      verb_of_.push_back(l.cue == no_index ? Span{} : f.items_span(f.cues[static_cast<std::size_t>(l.cue)].first, f.cues[static_cast<std::size_t>(l.cue)].last));
      out_.push_back(std::move(q));
    }
  }

  // ---- what the trees say ----

  void write_trees(std::size_t index, std::size_t first) {
    const Frame& f = frames_[index];
    if (f.items.empty()) return;
    verb_of_.resize(out_.size());
    const Span here = f.items_span(0, f.size() - 1);
    while (next_tree_ < trees_.size() && trees_[next_tree_].head_span.begin < here.begin) ++next_tree_;
    for (; next_tree_ < trees_.size() && trees_[next_tree_].head_span.begin < here.end; ++next_tree_) {
      TreeQuote q = trees_[next_tree_];
      const auto head = item_at(f, q.head_span.begin);
      if (head == no_index || f.is_quote(head)) continue;  // nothing said inside the marks brings words
      std::erase_if(q.content, [&](Span s) { return s.begin < here.begin || s.begin >= here.end; });
      if (!q.content.empty()) write_tree(index, first, head, q);
    }
  }

  // The words found one speaker, the tree another. The tree is right where its source takes in the other ("said Cole campaign manager Ada
  // Hill"), where the words took whom something was told for the teller, and where only its source is a person; a source that begins
  // with a preposition is none. Otherwise two persons stand against each other, and nobody is named.
  void settle(Quote& x, const Subject& s, const TreeQuote& q) const {
    const auto person = [&](std::uint32_t e) { return people_.entities[e].kind == EntityKind::person; };
    if (!q.source || !person(*s.entity)) return;
    const WordRange r = words_in(tokens_, *q.source);
    const Upos first = r.first < r.last ? tokens_.tokens[tokens_.words[r.first].first_token].upos : Upos::none;
    if (first == Upos::adp || first == Upos::sconj || first == Upos::verb) return;
    const bool takes_in = x.source && q.source->contains(*x.source) && *q.source != *x.source;
    const bool told = x.source && x.source->begin >= q.head_span.end && q.source->end <= q.head_span.begin;
    if (takes_in || told || !person(*x.speaker)) {
      x.speaker = s.entity;
      x.source = q.source;
      x.together.clear();
    } else if (!x.source || !q.source->overlaps(*x.source)) {
      x.speaker.reset();
    }
  }

  // Nobody who is "he" names himself in what he is reported to say: "He said Cole should go" is not Cole.
  [[nodiscard]] bool names(const std::vector<Span>& content, std::uint32_t entity) const {
    for (const Span c : content) {
      auto m = std::partition_point(people_.mentions.begin(), people_.mentions.end(), [&](const Mention& x) { return x.span.begin < c.begin; });
      for (; m != people_.mentions.end() && m->span.begin < c.end; ++m)
        if (m->entity == entity && m->form == MentionForm::name) return true;
    }
    return false;
  }

  // Quotations of this frame that have the same cue take their borders from the tree; those that nobody claimed and that lie in its
  // content are its own; what is left is indirect speech.
  void write_tree(std::size_t index, std::size_t first, std::int32_t head, const TreeQuote& q) {
    const Frame& f = frames_[index];
    Subject s = subject_in(f, tokens_, people_, q);
    authors_.speak_for(f, index, s);
    if (s.found() && !s.entity) {
      std::vector<std::pair<std::int32_t, Link>> one{{head, Link{Side::before, no_index, s}}};
      resolve_pronouns(index, one);
      s = one.front().second.subject;
    }
    if (s.pronoun && s.entity && names(q.content, *s.entity)) s.entity.reset();
    std::vector<std::uint32_t> together;
    if (s.entity && s.other && s.other != s.entity) together.push_back(*s.other);
    for (const auto t : q.others)
      if (const auto e = entity_at(f, tokens_, people_, t); e && s.entity && e != s.entity && std::find(together.begin(), together.end(), *e) == together.end()) together.push_back(*e);

    const auto in_content = [&](Span x) { return std::any_of(q.content.begin(), q.content.end(), [&](Span c) { return c.overlaps(x); }); };
    std::vector<std::size_t> mine;
    for (auto i = first; i < out_.size(); ++i)
      if (verb_of_[i].overlaps(q.head_span)) mine.push_back(i);
    const bool by_cue = !mine.empty();
    if (!by_cue)
      for (auto i = first; i < out_.size(); ++i)
        if (!out_[i].cue && !out_[i].speaker && std::any_of(out_[i].quoted.begin(), out_[i].quoted.end(), in_content)) mine.push_back(i);
    std::optional<std::size_t> whole;  // the mixed quotation that takes in the clause and the others
    bool met = false;
    for (const auto i : mine) {
      Quote& x = out_[i];
      x.cue = q.cue;
      x.modality = q.modality;
      if (!by_cue) x.act = act_of(q.what), x.rule = "tree";
      const bool same_source = x.source && q.source && x.source->overlaps(*q.source);
      if (x.speaker && s.entity && x.speaker != s.entity && by_cue) settle(x, s, q);
      if (!x.speaker && s.entity && (!x.source || same_source)) x.speaker = s.entity, x.together = together;
      else if (x.speaker && x.speaker == s.entity && !together.empty()) x.together = together;
      if (q.source && (!x.source || same_source)) x.source = q.source;
      if (!by_cue && x.speaker) last_ = {index, f.section, x.speaker, x.addressee, true};
      const bool meets = std::any_of(x.quoted.begin(), x.quoted.end(), in_content);
      met = met || meets;
      // "told them the plan was 'Dead on arrival'": a sentence of the reporter's that ends in quoted words.
      if (x.kind == QuoteKind::direct && meets && std::any_of(q.content.begin(), q.content.end(), [&](Span c) { return c.begin + 4 < x.quoted.front().begin && c.contains(x.quoted.front()); }))
        x.kind = QuoteKind::mixed;
      if (x.kind != QuoteKind::mixed || !meets) continue;
      if (!whole) {
        whole = i;
        continue;
      }
      Quote& into = out_[*whole];
      into.quoted.insert(into.quoted.end(), x.quoted.begin(), x.quoted.end());
      for (const Item& it : f.items)
        if (it.quoted != no_index && quote_of_[static_cast<std::size_t>(it.quoted)] == static_cast<std::int32_t>(i)) quote_of_[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(*whole);
      x.content.clear();
      x.quoted.clear();
    }
    if (whole) {
      Quote& x = out_[*whole];
      x.content = q.content;
      for (Span& c : x.content)
        for (const Span k : x.quoted)
          if (c.overlaps(k)) c = {std::min(c.begin, k.begin), std::max(c.end, k.end)};
      for (const Span k : x.quoted)
        if (!in_content(k)) x.content.push_back(k);
      std::sort(x.content.begin(), x.content.end());
    }
    if (met) return;

    // Words that another cue has already are not said twice, unless that cue is itself part of what is said here.
    std::uint32_t all = 0, taken = 0;
    for (const Span c : q.content) {
      all += c.size();
      for (auto i = first; i < out_.size(); ++i)
        if (out_[i].speaker && !in_content(verb_of_[i]))
          for (const Span k : out_[i].content)
            if (k.overlaps(c)) taken += std::min(k.end, c.end) - std::max(k.begin, c.begin);
    }
    if (taken * 2 > all) return;
    if (!is_prose(f.kind) && !(f.word(head) == ":" && s.entity)) return;
    Quote x;
    x.kind = QuoteKind::indirect;
    x.content = q.content;
    x.cue = q.cue;
    x.source = q.source;
    x.speaker = s.entity;
    x.together = std::move(together);
    x.act = act_of(q.what);
    // "disputed the figure", "recalled the war": a stand taken, no words, unless the verb asks for what it names.
    const bool asks = q.what == CueClass::urge || q.what == CueClass::call_for || q.what == CueClass::ask || q.what == CueClass::accuse || q.what == CueClass::announce;
    if (x.act == QuoteAct::speech && q.what != CueClass::according && f.word(head) != ":" && !q.clause && !(asks && x.speaker)) x.act = QuoteAct::thought;
    if (q.what == CueClass::none && f.word(head) != ":") x.act = QuoteAct::thought;
    x.modality = q.modality;
    x.rule = "tree";
    for (const Cue& c : f.cues)
      if (c.first <= head && head <= c.last && c.what != CueClass::according) x.addressee = addressee_of(f, c, x.speaker);
    if (x.speaker) last_ = {index, f.section, x.speaker, x.addressee, true};
    verb_of_.resize(out_.size());
    verb_of_.push_back(q.head_span);
    out_.push_back(std::move(x));
  }

  // ---- without trees: a cue without a quotation looks for its clause ----

  void write_indirect(std::size_t index, const std::vector<Subject>& subjects, std::vector<std::uint8_t>& used) {
    const Frame& f = frames_[index];
    if (!is_prose(f.kind)) return;
    std::int32_t covered = 0;  // items before it are content already
    for (std::size_t k = 0; k < f.cues.size(); ++k) {
      if (used[k]) continue;
      const Cue& c = f.cues[k];
      const Subject& s = subjects[k];
      if (c.first < covered || (s.found() && s.first < covered)) continue;
      if (c.negated) continue;  // what somebody did not say is nobody's words
      std::int32_t begin = no_index, end = no_index;
      const char* rule = "";
      if (c.what == CueClass::according) {
        if (!s.found()) continue;
        if (c.first <= 1) {
          begin = s.last + 1;
          while (begin < f.size() && is_stop_punct(f.word(begin))) ++begin;
          end = clause_end(f, subjects, k, begin);
        } else {
          begin = std::max(covered, clause_begin(f, c.first));
          end = c.first;
        }
        rule = "according to";
      } else {
        begin = reported_clause(f, people_, subjects, k, rule);
        if (begin != no_index) {
          end = clause_end(f, subjects, k, begin);
          if (rule == std::string_view("cue object"))
            for (std::int32_t i = begin + 2; i + 2 < end; ++i)
              if (f.word(i) == "," && f.word(i + 1) == "and" &&
                  (is_subject_pronoun(f.word(i + 2)) || f.at(i + 2).covered != no_index))
                end = i;
        } else if (s.found() &&
                   (c.what == CueClass::say || c.what == CueClass::tell || c.what == CueClass::claim ||
                    c.what == CueClass::announce || c.what == CueClass::warn || c.what == CueClass::think ||
                    c.what == CueClass::admit || c.what == CueClass::write) &&
                   c.form != Form::ing && !c.infinitive) {
          // CLAUSE, Hill said. / CLAUSE, said Hill.
          const std::int32_t start = std::min(s.first, c.group);
          if (start >= 3 && f.word(start - 1) == "," && f.word(std::max(c.last, s.last) + 1) == "," &&
              !f.is_quote(std::max(c.last, s.last) + 2) && start > covered) {
            write_parenthetical(index, k, s, std::max(covered, clause_begin(f, start - 1)), start - 1,
                                std::max(c.last, s.last) + 2, covered);
            used[k] = 1;
            continue;
          }
          if (start < 4 || f.word(start - 1) != "," || !nothing_follows(f, std::max(c.last, s.last) + 1)) continue;
          begin = std::max(covered, clause_begin(f, start - 1));
          end = start - 1;
          if (!has_verb(f, begin, end)) continue;
          rule = "clause, cue";
        } else {
          continue;
        }
      }
      while (end > begin && (is_stop_punct(f.word(end - 1)) && f.word(end - 1) != ")")) --end;
      if (begin == no_index || end - begin < 2 || (end - begin < 3 && rule == std::string_view("cue object"))) continue;
      bool holds_quote = false;
      for (std::int32_t i = begin; i < end; ++i)
        if (f.is_quote(i) && quote_of_[static_cast<std::size_t>(f.at(i).quoted)] != no_index) holds_quote = true;
      if (holds_quote) continue;
      Quote q;
      q.kind = QuoteKind::indirect;
      q.content.push_back(f.items_span(begin, end - 1));
      q.cue = f.items_span(c.group, c.last);
      if (s.found()) {
        q.source = source_of(f, s, static_cast<std::int32_t>(k));
        q.speaker = s.entity;
        if (!q.speaker && s.pronoun) {
          std::vector<std::pair<std::int32_t, Link>> one{{begin, Link{Side::before, static_cast<std::int32_t>(k), s}}};
          resolve_pronouns(index, one);
          q.speaker = one.front().second.subject.entity;
        }
      }
      if (c.what != CueClass::according) q.addressee = addressee_of(f, c, q.speaker);
      q.act = act_of(c.what);
      q.rule = rule;
      if (q.speaker) last_ = {index, f.section, q.speaker, q.addressee, true};
      out_.push_back(std::move(q));
      used[k] = 1;
      covered = std::max(end, covered);
    }
  }

  // "The plan, Hill said, will fail.": what stands on both sides is one quotation.
  void write_parenthetical(std::size_t index, std::size_t k, const Subject& s, std::int32_t begin, std::int32_t middle,
                           std::int32_t rest, std::int32_t& covered) {
    const Frame& f = frames_[index];
    const Cue& c = f.cues[k];
    std::int32_t end = f.size();
    while (end > rest && is_stop_punct(f.word(end - 1)) && f.word(end - 1) != ")") --end;
    for (std::int32_t i = begin; i < end; ++i)
      if (f.is_quote(i) || f.word(i) == ";") return;
    if (middle - begin < 1 || end - rest < 2 || is_clause_word(f.word(rest)) || !has_verb(f, rest - 1, end)) return;
    Quote q;
    q.kind = QuoteKind::indirect;
    q.content = {f.items_span(begin, middle - 1), f.items_span(rest, end - 1)};
    q.cue = f.items_span(c.group, c.last);
    q.source = source_of(f, s, static_cast<std::int32_t>(k));
    q.speaker = s.entity;
    q.rule = "cue inside the clause";
    if (q.speaker) last_ = {index, f.section, q.speaker, std::nullopt, true};
    out_.push_back(std::move(q));
    covered = end;
  }

  // A quotation over paragraphs is one quotation.
  void join_paragraphs() {
    for (std::size_t i = 0; i + 1 < quoted_.size(); ++i) {
      if (!quoted_[i].continues || quote_of_[i] == no_index || quote_of_[i + 1] == no_index ||
          quote_of_[i] == quote_of_[i + 1])
        continue;
      Quote& a = out_[static_cast<std::size_t>(quote_of_[i])];
      Quote& b = out_[static_cast<std::size_t>(quote_of_[i + 1])];
      if (a.speaker && b.speaker && a.speaker != b.speaker) {
        if (b.cue) continue;
      }
      a.content.insert(a.content.end(), b.content.begin(), b.content.end());
      a.quoted.insert(a.quoted.end(), b.quoted.begin(), b.quoted.end());
      if (!a.cue) a.cue = b.cue;
      if (!a.source) a.source = b.source;
      if (!a.speaker) a.speaker = b.speaker;
      if (!a.addressee) a.addressee = b.addressee;
      b.content.clear();
      const auto gone = quote_of_[i + 1];
      for (std::size_t j = i + 1; j < quote_of_.size() && j < i + 3; ++j)
        if (quote_of_[j] == gone) quote_of_[j] = quote_of_[i];
    }
  }

  std::string_view text_;
  const World& world_;
  const Text& tokens_;
  const People& people_;
  const std::vector<Quoted>& quoted_;
  const std::vector<Frame>& frames_;
  const std::vector<TreeQuote>& trees_;
  bool has_trees_ = false;
  std::size_t next_tree_ = 0;
  std::vector<Span> verb_of_;           // the cue's verb of each quotation in `out_`; empty where there is none
  std::vector<std::int32_t> quote_of_;  // quoted stretch -> quotation in `out_`
  std::vector<Quote> out_;
  struct Credit {
    std::size_t frame = static_cast<std::size_t>(-1);
    Subject subject;
    Span source;
  };
  Credit credit_;
  Authors authors_;
  Last last_;
};

}  // namespace

std::vector<Quote> find_quotes(const Report& report, const Text& text, const People& people, const World& world) {
  const auto quoted = find_quoted(report);
  const auto frames = make_frames(report, text, people, world, quoted);
  const bool has_trees = std::any_of(text.tokens.begin(), text.tokens.end(), [](const Token& t) { return t.deprel != Deprel::none; });
  std::vector<TreeQuote> trees;
  if (has_trees)
    for (const Attribution& a : find_attributions(report.text, text, quoted, world, role_model(), least_sure)) trees.push_back(in_bytes(report.text, text, a));
  return Finder(report, text, people, quoted, frames, trees, has_trees, world).run();
}

}  // namespace synoptic::annotate
