// Quoted stretches become quotations: what looks like a title, a nickname or scare quotes is dropped, fragments of one clause are one
// quotation, and a stretch that is alone in its sentence goes on from the last speaker of the paragraph or of the paragraph before.
#include <algorithm>
#include <array>

#include "annotate/quotes_draft.hpp"

namespace synoptic::annotate::quotes {
namespace {

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

bool looks_like_a_name(const Frame& f, std::int32_t i, const Look& l) {
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

}  // namespace

void write_stretches(const Reading& r, Draft& d, std::size_t index, const std::vector<std::pair<std::int32_t, Link>>& links, std::vector<std::uint8_t>& used) {
  const Frame& f = r.frames[index];
  std::int32_t open_cue = no_index;  // the cue of the last quotation written here, and its index
  std::size_t open = 0;
  Look open_look;
  bool open_direct = false;
  Side open_side = Side::none;
  std::int32_t open_item = 0;
  for (const auto& [i, l] : links) {
    const Item& it = f.at(i);
    const Look look = look_at(r.bytes, it.span);
    if (look.words == 0) continue;
    const Quoted& stretch = r.quoted[static_cast<std::size_t>(it.quoted)];
    const bool continued =
        stretch.continues || (it.quoted > 0 && r.quoted[static_cast<std::size_t>(it.quoted) - 1].continues);
    const bool attributed = l.side != Side::none && l.side != Side::alone;
    const bool named = looks_like_a_name(f, i, look) && !continued;
    const bool plain = l.cue != no_index && is_plain_speech(f.cues[static_cast<std::size_t>(l.cue)].what);
    const bool adjacent_cue = plain && (l.side == Side::before || l.side == Side::after) &&
                              (f.is_quote(i + 1) || look.ends_open || look.ends_full || f.word(i - 1) == "," ||
                               f.word(i - 1) == ":" || f.at(std::max(i - 1, 0)).verb);
    if (named && !adjacent_cue) continue;
    if (l.side == Side::none && !continued && look.words < 3 && f.kind != SectionKind::title) continue;
    if (l.side == Side::none && look.words < 2) continue;
    const Span content = without_comma(r.bytes, it.span);
    if (content.empty()) continue;
    // One sentence going on around its cue, or several fragments of one clause: one quotation.
    const bool fragment = !look.upper_first;
    // Fragments far apart in the reporter's own sentence are quotations of their own.
    const bool beside = l.side == Side::after || open_side == Side::after || i - open_item <= 5;
    if (l.cue != no_index && l.cue == open_cue && beside && (fragment || !open_direct) &&
        !(open_look.ends_full && look.upper_first)) {
      d.quotes[open].content.push_back(content);
      d.quotes[open].quoted.push_back(content);
      d.quote_of[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(open);
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
      q.addressee = addressee_of(r.people, f, c, l.subject.entity);
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
    if (l.side == Side::alone && d.credit.frame == index) {
      q.speaker = d.credit.subject.entity;
      q.source = d.credit.source;
      q.rule = "name after a dash";
      d.last = {index, f.last_section, q.speaker, std::nullopt, true, static_cast<std::int32_t>(d.quotes.size())};
    }
    const bool near =
        !q.speaker && d.last.valid &&
        (index - d.last.frame <= 1 || (index - d.last.frame == 2 && d.last.speaker && !another_person(r, d.last, index))) &&
        (f.section == d.last.section || f.section == d.last.section + 1);
    const bool speaks_on =
        l.side == Side::alone && is_prose(f.kind) && near && (look.ends_full || look.ends_open || look.words > 7);
    if (speaks_on) {
      q.speaker = d.last.speaker;
      q.addressee = d.last.addressee;
      q.rule = "goes on from the last speaker";
    }
    if (attributed || speaks_on) d.last = {index, f.last_section, q.speaker, q.addressee, true, static_cast<std::int32_t>(d.quotes.size())};
    open = d.quotes.size();
    open_cue = l.cue;
    open_side = l.side;
    open_item = i;
    open_look = look;
    open_direct = q.kind == QuoteKind::direct;
    d.quote_of[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(open);
    d.verb_of.resize(d.quotes.size());
    d.verb_of.push_back(l.cue == no_index ? Span{} : f.items_span(f.cues[static_cast<std::size_t>(l.cue)].first, f.cues[static_cast<std::size_t>(l.cue)].last));
    d.quotes.push_back(std::move(q));
  }
}

}  // namespace synoptic::annotate::quotes
