// Features of the ranker of pronouns, and the ranking. A feature is a group and a bucket; groups have fixed places in the table of
// weights, so a new bucket or group means a new training.
#include "annotate/people_buckets.hpp"
#include "annotate/people_ranker.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

constexpr std::uint32_t lead_sentences = 3;
constexpr std::uint32_t longest_look = 10;  // sentences back

// Buckets of each group, in the order of the table.
enum Group : std::uint8_t {
  distance,        // sentences since the last mention, by the pronoun's case
  last_grammar,    // of the last mention, by the pronoun's case
  best_grammar,    // subject somewhere in this or the last sentence: which of them, main or clause
  last_form,
  mentions,        // so far
  share,           // of the mentions of the one most spoken of
  recency,         // others spoken of since
  more_subject,    // somebody else was the subject of the last sentence
  gender_shown,    // by the report: unknown, agrees
  gender_named,    // by the given name alone: unknown, agrees, disagrees
  he_before,       // pronouns of that gender that meant this one; of the other gender
  last_was_he,     // the last mention is a pronoun of that gender in this or the last sentence
  left_since,      // a pronoun of that gender was left open since the last mention
  quoting,         // quotation marks: pronoun inside, mention inside
  says,            // subject of a reporting verb: pronoun, and this one's last mention
  quoted_says,     // pronoun in quotation marks, this one speaks in its sentence
  same_governor,   // arguments of one verb, by the pronoun's case
  paragraph,       // last mention in this paragraph, the one before, further back
  opens,           // the pronoun opens its sentence, by the grammar of the last mention
  several,         // last mention in a coordination
  in_lead,         // spoken of at the report's beginning
  has_role,
  rivals,          // others who fit
  sieve,           // what the sieves chose: this one, somebody else, nobody; by sieve
  nobody_base,     // by the pronoun's case
  nobody_rivals,
  nobody_nouns,    // nouns of persons without a name nearby: how many
  nobody_subject,  // such a noun is the subject of this or the last sentence
  nobody_left,     // a pronoun of that gender was left open in this or the last sentence
  nobody_near,     // sentences since anybody who fits was spoken of
  nobody_quoted,
  nobody_kin,      // a noun of a relative of that gender in between
  nobody_sieve,
  groups,
};
constexpr std::array<std::uint16_t, groups> buckets{24, 28, 6, 3, 5, 4, 4, 3, 2, 3, 6, 2, 2, 4, 4, 2, 8, 3, 14, 2, 3, 2, 3, 10, 4, 4, 4, 3, 2, 4, 2, 2, 5};

constexpr auto begin = begins(buckets);

void add(Features& features, Group group, std::size_t bucket) { set_bucket(buckets, begin, group, bucket, features); }

// The written word that holds a token.
std::string_view word_of(const Reading& r, std::uint32_t token) {
  const auto words = std::partition_point(r.text.words.begin(), r.text.words.end(), [&](const WrittenWord& w) { return w.last_token <= token; });
  return r.word(static_cast<std::uint32_t>(words - r.text.words.begin()));
}

}  // namespace

std::uint16_t feature_count() { return begin[groups]; }

Pronoun read_pronoun(const Reading& r, std::uint32_t t) {
  Pronoun p{t};
  const std::string_view w = r.word(t);
  p.gender = one_of(w, {"he", "his", "him", "himself"}) ? Gender::male : one_of(w, {"she", "her", "hers", "herself"}) ? Gender::female : Gender::unknown;
  if (p.gender == Gender::unknown) return p;
  const Token& token = r.text.tokens[r.text.words[t].last_token - 1];
  if (w.ends_with("self")) p.form = PronounCase::reflexive;
  else if (w == "him") p.form = PronounCase::object;
  else if (w == "his" || w == "hers") p.form = PronounCase::possessive;
  else if (w == "her") p.form = token.xpos == Xpos::prp ? PronounCase::object : PronounCase::possessive;
  return p;
}

Attention::Attention(const Reading& reading, const People& people, const std::vector<Gender>& gender, std::span<const Gender> named)
    : r(reading), people_(people), gender_(gender), named_(named) {}

Seen describe(const Reading& r, WordRange words, MentionForm form) {
  Seen s;
  s.word = words.first;
  s.sentence = r.sentence[words.first];
  s.form = form;
  s.quoted = r.quoted[words.first] != 0;
  // The token that hangs outside the mention; from an apposition, a name's part or a coordination up to what they belong to.
  const auto first = r.text.words[words.first].first_token, last = r.text.words[words.last - 1].last_token;
  auto token = first;
  for (auto t = first; t < last; ++t)
    if (const auto h = r.text.tokens[t].head; h < 0 || static_cast<std::uint32_t>(h) < first || static_cast<std::uint32_t>(h) >= last) {
      token = t;
      if (r.text.tokens[t].upos != Upos::part && r.text.tokens[t].upos != Upos::punct) break;
    }
  s.token = token;
  for (int climbed = 0; climbed < 4; ++climbed) {
    const Token& x = r.text.tokens[token];
    const Deprel main = main_of(x.deprel);
    const bool name_part = main == Deprel::appos || main == Deprel::flat || (main == Deprel::compound && form == MentionForm::name);
    if (main == Deprel::conj) s.several = true;
    if ((!name_part && main != Deprel::conj) || x.head < 0) break;
    token = static_cast<std::uint32_t>(x.head);
  }
  const Token& x = r.text.tokens[token];
  s.governor = x.head;
  const Upos up = x.head >= 0 ? r.text.tokens[static_cast<std::size_t>(x.head)].upos : Upos::none;
  switch (main_of(x.deprel)) {
    case Deprel::none: s.grammar = Grammar::unknown; break;
    case Deprel::nsubj:
    case Deprel::csubj: {
      const Deprel clause = x.head >= 0 ? main_of(r.text.tokens[static_cast<std::size_t>(x.head)].deprel) : Deprel::none;
      s.grammar = clause == Deprel::root || clause == Deprel::conj || clause == Deprel::parataxis ? Grammar::subject : Grammar::clause_subject;
      if (x.head >= 0) s.says = r.world.find(word_of(r, static_cast<std::uint32_t>(x.head)), Sense::reporting_verb) != nullptr;
      break;
    }
    case Deprel::obj:
    case Deprel::iobj: s.grammar = Grammar::object; break;
    case Deprel::obl: s.grammar = Grammar::oblique; break;
    case Deprel::nmod: s.grammar = x.deprel == Deprel::nmod_poss ? Grammar::possessive : Grammar::oblique; break;
    default: s.grammar = up == Upos::none ? Grammar::subject : Grammar::other; break;
  }
  // "Marsh and Bel": the first of a coordination too.
  if (!s.several && words.last < r.end_of_sentence(words.first) && r.word(words.last) == "and" && r.name(words.last + 1) && r.name(words.last + 1)->kind == EntityKind::person)
    s.several = true;
  return s;
}

std::uint32_t Attention::doer_of(std::int32_t verb) const {
  const auto& tokens = r.text.tokens;
  bool asked = false;  // of "asked Bel to help" the one asked
  for (int climbed = 0; verb >= 0 && climbed < 4; ++climbed) {
    const auto v = static_cast<std::uint32_t>(verb);
    const auto sentence = std::partition_point(r.text.sentences.begin(), r.text.sentences.end(), [&](const Sentence& s) { return s.last_token <= v; });
    if (sentence == r.text.sentences.end()) return no_token;
    std::uint32_t subject = no_token, object = no_token;
    for (auto t = sentence->first_token; t < sentence->last_token; ++t) {
      if (tokens[t].head != verb) continue;
      if (main_of(tokens[t].deprel) == Deprel::nsubj) subject = t;
      if (main_of(tokens[t].deprel) == Deprel::obj || main_of(tokens[t].deprel) == Deprel::iobj) object = t;
    }
    if (asked && object != no_token) return object;
    if (subject != no_token) return subject;
    const Deprel as = main_of(tokens[v].deprel);
    if (as != Deprel::xcomp && as != Deprel::advcl && as != Deprel::conj) return no_token;
    asked = as == Deprel::xcomp;
    verb = tokens[v].head;
  }
  return no_token;
}

void Attention::touch(std::uint32_t entity) {
  if (const auto it = std::find(recent_.rbegin(), recent_.rend(), entity); it != recent_.rend()) recent_.erase(std::next(it).base());
  recent_.push_back(entity);
  if (recent_.size() > 4 * most_candidates) recent_.erase(recent_.begin(), recent_.begin() + static_cast<std::ptrdiff_t>(most_candidates));
}

void Attention::advance(std::uint32_t word) {
  for (; next_ < people_.mentions.size(); ++next_) {
    const Mention& m = people_.mentions[next_];
    const WordRange at = words_in(r.text, m.span);
    if (at.first >= at.last) continue;
    if (at.first >= word) break;
    if (people_.entities[m.entity].kind != EntityKind::person) continue;
    Known& k = known_[m.entity];
    k.seen.push_back(describe(r, at, m.form));
    k.in_lead += r.sentence[at.first] < lead_sentences;
    k.role = !people_.entities[m.entity].roles.empty();
    most_ = std::max(most_, static_cast<std::uint32_t>(k.seen.size()));
    touch(m.entity);
  }
}

void Attention::note(std::uint32_t word, std::uint32_t entity, Gender gender) {
  Known& k = known_[entity];
  k.seen.push_back(describe(r, {word, word + 1}, MentionForm::pronoun));
  ++(gender == Gender::male ? k.male : k.female);
  most_ = std::max(most_, static_cast<std::uint32_t>(k.seen.size()));
  touch(entity);
}

void Attention::leave(std::uint32_t word, Gender gender) { left_[static_cast<std::size_t>(gender)] = word + 1; }

Ranking Attention::look(const Pronoun& p, Sieve sieve_, std::uint32_t choice) {
  advance(p.word);
  Ranking out;
  const auto sentence_at = r.sentence[p.word];
  const Seen me = describe(r, {p.word, p.word + 1}, MentionForm::pronoun);
  const auto form = static_cast<std::size_t>(p.form);
  const auto section = [&](std::uint32_t s) { return r.text.sentences[s].section_index; };
  auto opening = r.first_of_sentence(p.word);
  while (opening < p.word && (r.text.words[opening].kind == TokenKind::punct)) ++opening;
  const bool opens_sentence = opening == p.word;
  const auto left = left_[static_cast<std::size_t>(p.gender)];
  const Gender other = p.gender == Gender::male ? Gender::female : Gender::male;

  const std::uint32_t doer = p.form == PronounCase::object ? doer_of(me.governor) : no_token;

  std::vector<std::uint32_t> fit;
  for (auto it = recent_.rbegin(); it != recent_.rend() && fit.size() < most_candidates; ++it) {
    const Known& k = known_[*it];
    if (gender_[*it] == other || k.seen.empty() || k.seen.back().sentence + longest_look < sentence_at) continue;
    // '"Bel must go," he said': who speaks is nobody whom the words inside the quotation marks name.
    const Seen& last = k.seen.back();
    const bool one_speech = last.sentence == sentence_at || (last.sentence + 1 == sentence_at && r.quoted[opening]);
    if (me.says && !me.quoted && last.quoted && one_speech) continue;
    // Inside quotation marks somebody speaks of whom the same words name; of others we cannot know.
    if (me.quoted && !(last.quoted && last.sentence + 2 >= sentence_at)) continue;
    // "Marsh asked Bel to help him": not who would do the helping.
    if (doer != no_token && std::any_of(k.seen.rbegin(), k.seen.rend(), [&](const Seen& x) { return x.token == doer; })) continue;
    fit.push_back(*it);
  }
  // Outside quotation marks what stands inside them is another's words: the last mention outside counts, if it is near.
  const auto last_for = [&](const Known& k, bool quoted) -> const Seen& {
    if (!quoted)
      for (auto i = k.seen.rbegin(); i != k.seen.rend() && i->sentence + longest_look >= sentence_at; ++i)
        if (!i->quoted) return *i;
    return k.seen.back();
  };
  // Who was the subject of the last sentence, and of this one.
  const auto subject_in = [&](const Known& k, std::uint32_t s) {
    for (auto i = k.seen.rbegin(); i != k.seen.rend() && i->sentence >= s; ++i)
      if (i->sentence == s && (me.quoted || !i->quoted) && (i->grammar == Grammar::subject || i->grammar == Grammar::clause_subject)) return i->grammar == Grammar::subject ? 2 : 1;
    return 0;
  };
  std::size_t subjects_here = 0, subjects_before = 0;
  for (const auto e : fit) {
    subjects_here += subject_in(known_[e], sentence_at) > 0;
    subjects_before += sentence_at > 0 && subject_in(known_[e], sentence_at - 1) > 0;
  }
  for (std::size_t i = 0; i < fit.size(); ++i) {
    const Known& k = known_[fit[i]];
    const Seen& last = last_for(k, me.quoted);
    Candidate c;
    c.entity = fit[i];
    Features& f = c.features;
    const auto away = sentence_at - last.sentence;
    add(f, distance, form * 6 + steps(away, {1, 2, 3, 4, 6}));
    add(f, last_grammar, form * 7 + static_cast<std::size_t>(last.grammar));
    const int here = subject_in(k, sentence_at), before = sentence_at > 0 ? subject_in(k, sentence_at - 1) : 0;
    add(f, best_grammar, here == 2 ? 0 : here == 1 ? 1 : before == 2 ? 2 : before == 1 ? 3 : away <= 1 ? 4 : 5);
    add(f, last_form, static_cast<std::size_t>(last.form));
    add(f, mentions, steps(k.seen.size(), {2, 3, 5, 10}));
    add(f, share, steps(4 * k.seen.size() / std::max<std::size_t>(1, most_), {1, 2, 4}));
    add(f, recency, i);
    const bool more = (here == 0 && subjects_here > 0) || (here == 0 && before == 0 && subjects_before > 0);
    add(f, more_subject, more ? (subjects_here > 0 ? 2 : 1) : 0);
    const bool shown = gender_[fit[i]] == p.gender;
    add(f, gender_shown, shown);
    if (const Gender n = named_[fit[i]]; !shown) add(f, gender_named, n == Gender::unknown ? 0 : n == p.gender ? 1 : 2);
    const auto same = p.gender == Gender::male ? k.male : k.female, against = p.gender == Gender::male ? k.female : k.male;
    add(f, he_before, against > 0 ? 5 : steps(same, {1, 2, 4, 8}));
    add(f, last_was_he, last.form == MentionForm::pronoun && away <= 1);
    add(f, left_since, left > last.word + 1);
    add(f, quoting, (me.quoted ? 2 : 0) + (last.quoted ? 1 : 0));
    if (me.grammar == Grammar::subject || me.grammar == Grammar::clause_subject) add(f, says, (me.says ? 2 : 0) + (last.says ? 1 : 0));
    if (me.quoted) add(f, quoted_says, here > 0 && last.says && !last.quoted && away == 0);
    if (away == 0 && me.governor >= 0) add(f, same_governor, form * 2 + (last.governor == me.governor || last.governor == static_cast<std::int32_t>(me.token)));
    const auto paragraphs = section(sentence_at) - section(last.sentence);
    add(f, paragraph, paragraphs);
    add(f, opens, (opens_sentence ? 7 : 0) + static_cast<std::size_t>(last.grammar));
    add(f, several, last.several);
    add(f, in_lead, steps(k.in_lead, {1, 2}));
    add(f, has_role, k.role);
    add(f, rivals, fit.size() - 1);
    if (sieve_ != Sieve::none) add(f, sieve, choice == fit[i] ? static_cast<std::size_t>(sieve_) : 4 + static_cast<std::size_t>(sieve_));
    else add(f, sieve, 0);
    out.candidates.push_back(std::move(c));
  }

  // Nobody: nouns of persons without a name in this sentence before the pronoun and in the last one.
  Features& f = out.nobody;
  add(f, nobody_base, form);
  add(f, nobody_rivals, steps(fit.size(), {1, 2, 4}));
  std::size_t nouns = 0;
  std::size_t subject = 0;
  bool kin = false;
  const auto from = sentence_at > 0 && section(sentence_at) <= section(sentence_at - 1) + 1 ? r.text.sentences[sentence_at - 1].first_word : r.first_of_sentence(p.word);
  for (auto t = std::max(from, p.word > 80 ? p.word - 80 : 0); t < p.word; ++t) {
    const WrittenWord& w = r.text.words[t];
    const Token& head = r.text.tokens[w.last_token - 1];
    if (r.name(t) || head.xpos != Xpos::nn || !is_person_noun(r.world, r.word(t))) continue;
    if (t + 1 < r.words.size() && r.name(t + 1) && r.same_sentence(t, t + 1)) continue;  // a title
    const Gender g = gender_of_word(r.word(t));
    if (g == other || head.deprel == Deprel::appos || head.deprel == Deprel::compound || head.deprel == Deprel::flat) continue;
    const auto m = std::partition_point(people_.mentions.begin(), people_.mentions.end(), [&](const Mention& x) { return x.span.end <= w.span.begin; });
    if (m != people_.mentions.end() && m->span.begin <= w.span.begin) continue;  // it has a name
    ++nouns;
    kin |= g == p.gender;
    if (main_of(head.deprel) == Deprel::nsubj) subject = r.sentence[t] == sentence_at ? 2 : std::max<std::size_t>(subject, 1);
  }
  add(f, nobody_nouns, nouns);
  add(f, nobody_subject, subject);
  add(f, nobody_left, left > 0 && r.sentence[left - 1] + 1 >= sentence_at);
  add(f, nobody_near, fit.empty() ? 3 : steps(sentence_at - known_[fit[0]].seen.back().sentence, {1, 2, 4}));
  add(f, nobody_quoted, me.quoted);
  add(f, nobody_kin, kin);
  add(f, nobody_sieve, static_cast<std::size_t>(sieve_));
  return out;
}

Ranking without_given_names(const Ranking& ranking) {
  Ranking out = ranking;
  for (Candidate& c : out.candidates)
    for (auto& f : c.features)
      if (f >= begin[gender_named] && f < begin[gender_named + 1]) f = begin[gender_named];
  return out;
}

std::vector<double> probabilities(const Ranking& ranking, const RankerModel& model) {
  const auto score = [&](const Features& features) {
    std::int32_t sum = 0;  // whole numbers: the same on every machine
    for (const auto f : features) sum += f < model.weights.size() ? model.weights[f] : 0;
    return sum / 100.0;
  };
  std::vector<double> p;
  for (const Candidate& c : ranking.candidates) p.push_back(score(c.features));
  p.push_back(score(ranking.nobody));
  const double most = *std::max_element(p.begin(), p.end());
  double sum = 0;
  for (double& x : p) sum += x = std::exp(x - most);
  for (double& x : p) x /= sum;
  return p;
}

}  // namespace synoptic::annotate::people
