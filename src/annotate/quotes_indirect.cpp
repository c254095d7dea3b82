// A text without trees: every cue without a quotation looks for the clause that it reports (quotes_clauses.hpp).
#include <algorithm>

#include "annotate/quotes_clauses.hpp"
#include "annotate/quotes_draft.hpp"

namespace synoptic::annotate::quotes {
namespace {

// "The plan, Hill said, will fail.": what stands on both sides is one quotation.
void write_parenthetical(Draft& d, const Frame& f, std::size_t index, std::size_t k, const Subject& s, std::int32_t begin, std::int32_t middle,
                         std::int32_t rest, std::int32_t& covered) {
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
  if (q.speaker) d.last = {index, f.last_section, q.speaker, std::nullopt, true, no_index};
  d.quotes.push_back(std::move(q));
  covered = end;
}

}  // namespace

void write_clauses(const Reading& r, Draft& d, std::size_t index, const std::vector<Subject>& subjects, std::vector<std::uint8_t>& used) {
  const Frame& f = r.frames[index];
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
      begin = reported_clause(f, r.people, subjects, k, rule);
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
          write_parenthetical(d, f, index, k, s, std::max(covered, clause_begin(f, start - 1)), start - 1,
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
      if (f.is_quote(i) && d.quote_of[static_cast<std::size_t>(f.at(i).quoted)] != no_index) holds_quote = true;
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
        go_on_from_the_last(r, d, index, one);
        q.speaker = one.front().second.subject.entity;
      }
    }
    if (c.what != CueClass::according) q.addressee = addressee_of(r.people, f, c, q.speaker);
    q.act = act_of(c.what);
    q.rule = rule;
    if (q.speaker) d.last = {index, f.last_section, q.speaker, q.addressee, true, no_index};
    d.quotes.push_back(std::move(q));
    used[k] = 1;
    covered = std::max(end, covered);
  }
}

}  // namespace synoptic::annotate::quotes
