// Paragraphs with labels are many things: ratings of players, the lucky colours of a horoscope, pros and cons, calls to read on. A
// conversation is one where labels name persons or parts in a conversation, two of them at least, one comes again, and what follows
// them is talk: "I", "we", "you", a question. Labels of another kind end a turn and begin none.
//
// A paragraph without a label belongs to the turn before it only where the whole report is the conversation; in a report that has a few
// exchanges among its own paragraphs it is the reporter's. So is one that names the speaker, and whatever follows the last label.
#include "annotate/quotes_turns.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"

namespace synoptic::annotate::quotes {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view w) {
  return std::find(list.begin(), list.end(), w) != list.end();
}

constexpr auto talk = std::to_array<std::string_view>({"i", "we", "you", "me", "us", "my", "our", "your"});
constexpr auto noises = std::to_array<std::string_view>({"laughter", "laughs", "laughing", "applause", "crosstalk", "cross talk", "inaudible", "unintelligible", "cheering", "cheers", "music", "pause", "sic", "ph"});

std::string last_word(std::string_view folded) {
  const auto space = folded.find_last_of(' ');
  return std::string(space == std::string_view::npos ? folded : folded.substr(space + 1));
}

// "I", "we", "you" or a question mark.
bool is_talk(std::string_view bytes, Span s) {
  for (std::uint32_t at = s.begin; at < s.end;) {
    if (bytes[at] == '?') return true;
    std::uint32_t end = at;
    while (end < s.end && ((bytes[end] | 0x20) >= 'a' && (bytes[end] | 0x20) <= 'z')) ++end;
    if (end > at && end - at <= 4 && among(talk, utf8::fold(bytes.substr(at, end - at)))) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

// "(LAUGHTER)", "(Applause)", "[crosstalk]", "(SOUNDBITE OF ARCHIVED RECORDING)": heard, not said.
bool is_noise(std::string_view inside) {
  if (inside.empty()) return false;
  const std::string folded = utf8::fold(inside);
  if (among(noises, folded)) return true;
  for (const std::string_view begins : {"speaking ", "through ", "foreign language", "end video", "begin video"})
    if (folded.rfind(begins, 0) == 0) return true;
  bool small = false, space = false;
  for (std::uint32_t at = 0; at < inside.size();) {
    const auto c = utf8::decode(inside, at);
    small = small || (utf8::is_letter(c.code) && !utf8::is_upper(c.code));
    space = space || c.code == U' ';
    at += c.size;
  }
  return space && !small;
}

// What is left of a paragraph without its noises.
std::vector<Span> spoken(std::string_view bytes, Span s) {
  std::vector<Span> out;
  const auto add = [&](Span part) {
    while (part.begin < part.end && (bytes[part.begin] == ' ' || bytes[part.begin] == '\n')) ++part.begin;
    while (part.end > part.begin && (bytes[part.end - 1] == ' ' || bytes[part.end - 1] == '\n')) --part.end;
    bool word = false;
    for (std::uint32_t at = part.begin; at < part.end && !word;) {
      const auto c = utf8::decode(bytes, at);
      word = utf8::is_letter(c.code) || utf8::is_digit(c.code);
      at += c.size;
    }
    if (word) out.push_back(part);
  };
  std::uint32_t from = s.begin;
  for (std::uint32_t at = s.begin; at < s.end; ++at) {
    if (bytes[at] != '(' && bytes[at] != '[') continue;
    const auto close = bytes.find(bytes[at] == '(' ? ')' : ']', at);
    if (close == std::string_view::npos || close >= s.end) break;
    if (is_noise(bytes.substr(at + 1, close - at - 1))) {
      add({from, at});
      from = static_cast<std::uint32_t>(close) + 1;
    }
    at = static_cast<std::uint32_t>(close);
  }
  add({from, s.end});
  return out;
}

struct Paragraph {
  Span span;
  SectionKind kind = SectionKind::body;
  std::optional<Label> label;
};

// Who the labels name.
class Speakers {
 public:
  Speakers(std::string_view bytes, const Text& text, const People& people) : bytes_(bytes), people_(people) {
    for (std::uint32_t e = 0; e < people.entities.size(); ++e) {
      if (people.entities[e].kind != EntityKind::person) continue;
      const std::string name = utf8::fold(people.entities[e].name);
      if (name.find(' ') == std::string::npos) continue;
      const auto [at, fresh] = by_last_.emplace(last_word(name), e);
      if (!fresh && at->second != e) at->second = several;
    }
    for (const Name& n : text.names)
      for (std::string_view rest = view(bytes, n.span); !rest.empty();) {
        const auto space = rest.find(' ');
        ++in_names_[utf8::fold(rest.substr(0, space))];
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
      }
  }

  // The person whom the whole report knows by the label's family name, or whom People knows at the label itself.
  [[nodiscard]] std::optional<std::uint32_t> find(const Label& l) const {
    if (l.role) return std::nullopt;
    const auto here = mention_in(l.name);
    if (here && people_.entities[*here].name.find(' ') != std::string::npos) return here;
    const auto at = by_last_.find(l.key);
    if (at != by_last_.end() && at->second != several) return at->second;
    return at == by_last_.end() ? here : std::nullopt;
  }
  [[nodiscard]] bool is_person(const Label& l) const {
    const auto e = find(l);
    if (by_last_.contains(l.key)) return true;
    // A single word is a person's only if the report has the person outside labels too: "CLAIM", "FACTS" are easily taken for names.
    return e && people_.entities[*e].kind == EntityKind::person &&
           std::any_of(people_.mentions.begin(), people_.mentions.end(), [&](const Mention& m) { return m.entity == *e && (m.span.end >= bytes_.size() || bytes_[m.span.end] != ':'); });
  }
  // A word of names elsewhere too.
  [[nodiscard]] bool is_known(const Label& l) const {
    const auto at = in_names_.find(l.key);
    return at != in_names_.end() && at->second > 1;
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> mention_in(Span name) const {
    auto m = std::partition_point(people_.mentions.begin(), people_.mentions.end(), [&](const Mention& x) { return x.span.begin < name.begin; });
    std::optional<std::uint32_t> last;
    for (; m != people_.mentions.end() && m->span.begin < name.end; ++m)
      if (m->form == MentionForm::name && m->entity < people_.entities.size() && m->span.end >= name.end) last = m->entity;
    return last;
  }
  static constexpr std::uint32_t several = 0xFFFFFFFF;
  std::string_view bytes_;
  const People& people_;
  std::unordered_map<std::string, std::uint32_t> by_last_;
  std::unordered_map<std::string, std::uint32_t> in_names_;
};

// The one person whom the report names before the conversation begins.
std::optional<std::uint32_t> only_person(const People& people, std::uint32_t before) {
  std::optional<std::uint32_t> only;
  for (const Mention& m : people.mentions) {
    if (m.span.begin >= before) break;
    if (m.form != MentionForm::name || m.entity >= people.entities.size() || people.entities[m.entity].kind != EntityKind::person) continue;
    if (only && *only != m.entity) return std::nullopt;
    only = m.entity;
  }
  return only;
}

bool names_entity(const People& people, Span in, std::uint32_t entity) {
  auto m = std::partition_point(people.mentions.begin(), people.mentions.end(), [&](const Mention& x) { return x.span.begin < in.begin; });
  for (; m != people.mentions.end() && m->span.begin < in.end; ++m)
    if (m->entity == entity && m->form == MentionForm::name) return true;
  return false;
}

}  // namespace

std::vector<Turn> find_turns(const Report& report, const Text& text, const People& people, const std::vector<Quoted>& quoted) {
  const std::string_view bytes = report.text;
  std::vector<Paragraph> paragraphs;
  std::size_t labels = 0;
  for (const Section& s : report.sections) {
    if (!is_prose(s.kind) && s.kind != SectionKind::heading) continue;
    paragraphs.push_back({s.span, s.kind, label_of(bytes, s.span)});
    labels += paragraphs.back().label.has_value();
  }
  if (labels < 2) return {};
  // "Ada Hill, who lives by the quay, said: ..." is a sentence with its verb.
  for (Paragraph& p : paragraphs)
    if (p.label && !p.label->role) {
      const auto t = std::partition_point(text.tokens.begin(), text.tokens.end(), [&](const Token& x) { return x.span.end < p.label->whole.end; });
      if (t != text.tokens.end() && t->span.begin < p.label->whole.end && t->upos == Upos::verb && !utf8::is_upper(utf8::decode(bytes, t->span.begin).code)) p.label.reset();
    }

  // Is it a conversation?
  const Speakers speakers(bytes, text, people);
  std::unordered_map<std::string, std::uint32_t> count;
  std::unordered_set<std::string> persons;
  for (const Paragraph& p : paragraphs)
    if (p.label) {
      ++count[p.label->key];
      if (p.label->role || speakers.is_person(*p.label)) persons.insert(p.label->key);
    }
  const auto speaks = [&](const Label& l) {
    if (persons.contains(l.key)) return true;
    const auto name = view(bytes, l.name);
    const bool capitals = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return capitals && count[l.key] > 1 && speakers.is_known(l);
  };
  std::unordered_set<std::string> keys;
  std::uint32_t turns = 0, talking = 0;
  bool again = false, person = false;
  std::size_t first = paragraphs.size(), last = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const auto& l = paragraphs[i].label;
    if (!l || !speaks(*l)) continue;
    first = std::min(first, i);
    last = i;
    ++turns;
    const bool fresh = keys.insert(l->key).second;
    again = again || !fresh;
    person = person || persons.contains(l->key);
    const bool alone = l->text.empty() && i + 1 < paragraphs.size() && !paragraphs[i + 1].label;
    talking += is_talk(bytes, alone ? paragraphs[i + 1].span : l->text);
  }
  const bool exchange = turns == 2 && last == first + 1 && paragraphs[first].label->key == "q" && paragraphs[last].label->key == "a";
  if (keys.size() < 2 || !person || !(again || exchange) || talking < 2 || talking * 3 < turns) return {};

  // Is the whole report one?
  std::uint32_t all = 0, inside = 0, with_label = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    all += paragraphs[i].span.size();
    if (i < first || i > last) continue;
    inside += paragraphs[i].span.size();
    with_label += paragraphs[i].label.has_value();
  }
  const bool whole = turns >= 4 && inside * 10 >= all * 6 && with_label * 10 >= (last - first + 1) * 3;
  const auto answers = only_person(people, paragraphs[first].span.begin);

  std::vector<Turn> out;
  bool open = false, empty = false;  // the last turn goes on; it is a label alone so far
  Turn turn;
  const auto finish = [&] {
    if (open && !turn.content.empty()) out.push_back(std::move(turn));
    turn = {};
    open = false;
  };
  const auto stretch_at = [&](std::uint32_t at) {
    const auto q = std::partition_point(quoted.begin(), quoted.end(), [&](const Quoted& x) { return x.content.begin < at; });
    return q != quoted.end() && q->content.begin <= at + 3 ? &*q : nullptr;
  };
  for (std::size_t i = first; i < paragraphs.size(); ++i) {
    const Paragraph& p = paragraphs[i];
    if (p.label) {
      finish();
      if (i > last || !speaks(*p.label)) continue;
      open = true;
      empty = p.label->text.empty();
      turn.source = p.label->whole;
      turn.speaker = p.label->key == "a" || p.label->key == "answer" ? answers : speakers.find(*p.label);
      if (empty) continue;
      if (const Quoted* q = stretch_at(p.label->text.begin)) {
        turn.marks = true;
        turn.content.push_back(q->content);
      } else {
        turn.content = spoken(bytes, p.label->text);
      }
      continue;
    }
    if (!open) continue;
    const bool goes_on = empty || (whole && i < last && p.kind != SectionKind::heading && !turn.marks && !(turn.speaker && names_entity(people, p.span, *turn.speaker)) && !stretch_at(p.span.begin));
    if (!goes_on) {
      finish();
      continue;
    }
    if (const Quoted* q = empty ? stretch_at(p.span.begin) : nullptr) {
      turn.marks = true;
      turn.content.push_back(q->content);
    } else {
      const auto more = spoken(bytes, p.span);
      // A paragraph of noise: laughter goes by, a recording is somebody else's.
      if (more.empty() && !among(noises, utf8::fold(view(bytes, {p.span.begin + 1, p.span.end - 1})))) {
        finish();
        continue;
      }
      turn.content.insert(turn.content.end(), more.begin(), more.end());
    }
    empty = false;
  }
  finish();
  return out;
}

void write_turns(const People& people, const std::vector<Turn>& turns, std::vector<Quote>& quotes) {
  if (turns.empty()) return;
  // Where the turns reach: their labels and all between their first and last words.
  const auto turn_at = [&](Span s) -> const Turn* {
    auto t = std::partition_point(turns.begin(), turns.end(), [&](const Turn& x) { return x.content.back().end <= s.begin; });
    return t != turns.end() && t->source.begin < s.end ? &*t : nullptr;
  };
  const auto named = [&](const Quote& q, const Turn& t) {
    if (!q.speaker || !q.source || !q.cue || q.speaker == t.speaker || !names_entity(people, *q.source, *q.speaker)) return false;
    const auto in_content = [&](Span s) { return std::any_of(t.content.begin(), t.content.end(), [&](Span c) { return c.contains(s); }); };
    return in_content(*q.cue) && in_content(*q.source) && std::all_of(q.content.begin(), q.content.end(), in_content);
  };
  std::erase_if(quotes, [&](const Quote& q) {
    const Turn* t = nullptr;
    for (const Span c : q.content)
      if (t == nullptr) t = turn_at(c);
    if (t == nullptr && q.cue) t = turn_at(*q.cue);
    return t != nullptr && !named(q, *t);
  });
  for (const Turn& t : turns) {
    Quote q;
    q.content = q.quoted = t.content;
    q.source = t.source;
    q.speaker = t.speaker;
    q.kind = QuoteKind::direct;
    q.rule = "turn of a transcript";
    quotes.push_back(std::move(q));
  }
}

}  // namespace synoptic::annotate::quotes
