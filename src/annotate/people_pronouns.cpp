// "He" and "she". First the sieves: the person who is the subject of the clauses before the pronoun in its own sentence, else
// the subject of the sentence before (each resolved pronoun hands its person on, so that "He said. He added." runs
// through), else the only person whom that sentence names. Two subjects, two persons that fit, a pronoun inside quotation marks, a
// gap of more than one sentence: the sieves don't choose. Then, where there are trees, the ranker (people_ranker.hpp): it confirms what
// the sieves chose or leaves it alone, and links what they left open if it is sure. Gender is that which the report shows (honorifics,
// "spokeswoman", an earlier "she"); what only a given name shows speaks against a link, and a link that needs it says so in its rule.
// "It" and "they" are left alone, but for "it said" after an organisation's sentence.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "annotate/people_parts.hpp"
#include "annotate/people_ranker.hpp"

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}
constexpr std::uint32_t longest_look = 60;  // words back to somebody else who may be meant
constexpr std::size_t most_mentions = 120;  // in one sentence; keeps the work linear in the text

bool is_dash(std::string_view w) { return w == "-" || w == "--" || w == "---"; }

struct At {
  WordRange tokens;
  std::uint32_t entity = 0;
  bool subject = false;
  bool several = false;  // one of a coordination: "Xi and Marsh"
};

class Pronouns {
 public:
  Pronouns(const Reading& reading, const People& so_far, std::span<const Gender> gender, std::span<const Gender> named, const RankerModel& model, const Watcher& watcher)
      : r(reading), people_(so_far), gender_(gender.begin(), gender.end()), named_(named), model_(model), watcher_(watcher),
        attention_(reading, so_far, gender_, named),
        trees_(std::any_of(r.text.tokens.begin(), r.text.tokens.end(), [](const Token& t) { return t.head >= 0; })) {}

  std::vector<Mention> run() {
    std::vector<std::vector<At>> by_sentence(r.text.sentences.size());
    for (const Mention& m : people_.mentions) {
      const WordRange range = words_in(r.text, m.span);
      if (range.first >= range.last) continue;
      by_sentence[r.sentence[range.first]].push_back({range, m.entity, false, false});
    }
    for (const Called& c : find_descriptors(r)) {
      const auto m = std::lower_bound(people_.mentions.begin(), people_.mentions.end(), c.span, [](const Mention& x, Span y) { return x.span < y; });
      if (m != people_.mentions.end() && m->span == c.span) continue;
      auto verb = c.token + 1;
      while (verb < r.end_of_sentence(c.token) && is_adverb(r.word(verb))) ++verb;
      if (r.verb_like(verb) && r.same_sentence(c.token, verb)) unknown_.push_back(c.token);
    }
    for (std::uint32_t s = 0; s < r.text.sentences.size(); ++s) {
      const Sentence& sentence = r.text.sentences[s];
      auto& here = by_sentence[s];
      if (here.size() > most_mentions) {  // a list, a table, a whole text without a full stop
        here.clear();
        continue;
      }
      for (At& a : here) mark(a, here);
      if (sentence.section != SectionKind::body && sentence.section != SectionKind::standfirst) continue;
      const std::vector<At>* before = previous(s, by_sentence);
      // Resolved pronouns are mentions too: the cap holds for what grows here as well.
      for (auto t = sentence.first_word; t < sentence.last_word && here.size() <= most_mentions; ++t) resolve(t, s, here, before);
      std::sort(here.begin(), here.end(), [](const At& a, const At& b) { return a.tokens.first < b.tokens.first; });
    }
    return std::move(out_);
  }

 private:
  bool person(const At& a) const { return people_.entities[a.entity].kind == EntityKind::person; }
  bool fits(const At& a, Gender g) const {
    return person(a) && (gender_[a.entity] == Gender::unknown || gender_[a.entity] == g);
  }

  // The sentence before, in the running text: same or neighbouring paragraph, nothing but running text in between.
  const std::vector<At>* previous(std::uint32_t s, const std::vector<std::vector<At>>& all) const {
    if (s == 0) return nullptr;
    const Sentence &a = r.text.sentences[s - 1], &b = r.text.sentences[s];
    const bool prose = a.section == SectionKind::body || a.section == SectionKind::standfirst;
    if (!prose || b.section_index > a.section_index + 1) return nullptr;
    return &all[s - 1];
  }

  // Is this mention the subject of a clause? Skips an apposition between it and its verb.
  void mark(At& a, const std::vector<At>& all) const {
    const auto first = r.first_of_sentence(a.tokens.first);
    const auto end = r.end_of_sentence(a.tokens.first);
    const auto last = a.tokens.last;
    if (r.possessive_after(last - 1) || r.quoted[a.tokens.first]) return;
    auto start = a.tokens.first;
    if (const Name* n = r.name(start); n && !n->title.empty()) start = std::min(start, words_in(r.text, n->title).first);
    while (start > first && is_person_noun(r.world, r.word(start - 1))) --start;
    while (start > first && (r.name(start - 1) ? r.name(start - 1)->demonym : r.word(start - 1) == "the")) --start;
    if (start > first) {
      const std::string_view prev = r.word(start - 1);
      if (is_preposition(prev) && !one_of(prev, {"as", "after", "before", "since", "until", "than", "like"})) return;
      if (r.world.find(prev, Sense::reporting_verb) && !r.capital(start - 1) && last < end &&
          (r.text.words[last].kind == TokenKind::punct || last == end)) {
        // inverted: '..., said Ivo Tarkan.' Only after quoted words or at a comma; "told Ivo Tarkan" has an object.
        a.subject = one_of(prev, {"said", "says", "added", "explained", "argued", "wrote", "warned", "insisted"});
        return;
      }
      if (prev == "and" || prev == "or") {
        a.several = true;
        for (const At& o : all)
          if (o.tokens.last + 1 == start) return;
      }
    }
    if (last < end && (r.word(last) == "and" || r.word(last) == "or")) {
      for (const At& o : all)
        if (o.tokens.first > last && o.tokens.first <= last + 4 && person(o)) {
          a.several = true;
          break;
        }
    }
    auto t = last;
    if (t < end && (r.word(t) == "," || is_dash(r.word(t)) || r.word(t) == "(")) {
      const std::string_view opener = r.word(t);
      auto u = t + 1;
      const auto limit = std::min(end, t + 30);
      while (u < limit && !(opener == "(" ? r.word(u) == ")" : opener == "," ? r.word(u) == "," && !r.quoted[u] : is_dash(r.word(u)))) ++u;
      if (u < limit) t = u + 1;
      else return;
    }
    for (int steps = 0; t < end && steps < 4 && is_adverb(r.word(t)); ++t) ++steps;
    if (t < end && (r.word(t) == "\"" || r.word(t) == "'")) ++t;
    a.subject = r.verb_like(t) || (t < end && is_auxiliary(r.word(t)));
  }

  struct Choice {
    Sieve sieve = Sieve::none;
    std::uint32_t entity = 0;
  };
  static const char* rule_of(Sieve sieve) {
    switch (sieve) {
      case Sieve::subject_here: return "pronoun: the subject of its sentence";
      case Sieve::only_here: return "pronoun: the only person named in its sentence";
      case Sieve::subject_before: return "pronoun: the subject of the sentence before";
      case Sieve::only_before: return "pronoun: the only person named in the sentence before";
      case Sieve::none: break;
    }
    return "";
  }
  // A given name that speaks against the one who is left: nobody. It makes no other more likely.
  bool named_otherwise(std::uint32_t entity, Gender g) const {
    return gender_[entity] == Gender::unknown && named_[entity] != Gender::unknown && named_[entity] != g;
  }

  void link(const Pronoun& p, std::uint32_t entity, const char* rule, std::vector<At>& here, bool shows_gender = true) {
    out_.push_back({r.text.words[p.word].span, MentionForm::pronoun, entity, rule});
    if (shows_gender && gender_[entity] == Gender::unknown) gender_[entity] = p.gender;
    here.push_back({{p.word, p.word + 1}, entity, p.form == PronounCase::subject, false});
  }

  void resolve(std::uint32_t t, std::uint32_t s, std::vector<At>& here, const std::vector<At>* before) {
    if (r.word(t) == "it") {
      if (!r.quoted[t]) organisation(t, here, before);
      return;
    }
    const Pronoun p = read_pronoun(r, t);
    if (p.gender == Gender::unknown) return;
    Choice choice = r.quoted[t] ? Choice{} : by_sieves(t, s, p.gender, here, before);
    if (choice.sieve != Sieve::none && named_otherwise(choice.entity, p.gender)) choice = {};
    if (!trees_) {
      if (choice.sieve != Sieve::none) link(p, choice.entity, rule_of(choice.sieve), here);
      return;
    }
    const Ranking ranking = attention_.look(p, choice.sieve, choice.entity);
    if (watcher_) watcher_(p, ranking);
    if (model_.weights.empty()) {  // the sieves alone
      if (choice.sieve == Sieve::none) return attention_.leave(t, p.gender);
      link(p, choice.entity, rule_of(choice.sieve), here);
      return attention_.note(t, choice.entity, p.gender);
    }
    const auto sure = probabilities(ranking, model_);
    const auto best = static_cast<std::size_t>(std::max_element(sure.begin(), sure.end()) - sure.begin());
    if (best < ranking.candidates.size()) {
      const std::uint32_t entity = ranking.candidates[best].entity;
      const bool chosen = choice.sieve != Sieve::none && entity == choice.entity;
      if (sure[best] >= (chosen ? model_.keep : model_.link) && !named_otherwise(entity, p.gender)) {
        const bool by_name = !chosen && by_given_name(ranking, best);
        link(p, entity, chosen ? rule_of(choice.sieve) : by_name ? "pronoun: ranked, gender by given name" : "pronoun: ranked", here, !by_name);
        attention_.note(t, entity, p.gender);
        return;
      }
    }
    attention_.leave(t, p.gender);
  }

  // Would the link fall without what given names say of gender?
  bool by_given_name(const Ranking& ranking, std::size_t best) const {
    const auto blind = probabilities(without_given_names(ranking), model_);
    return blind[best] < model_.link || blind[best] < *std::max_element(blind.begin(), blind.end());
  }

  Choice by_sieves(std::uint32_t t, std::uint32_t s, Gender g, const std::vector<At>& here, const std::vector<At>* before) const {
    const std::string_view w = r.word(t);
    if (w == "him" || w == "hers") return {};
    const bool subject = w == "he" || w == "she";
    if (t > 0 && (w == "his" || w == "her") && one_of(r.word(t - 1), {"is", "was", "became"})) return {};  // "Marsh is his son": another's
    const auto end = r.text.sentences[s].last_word;
    if (w == "her" && (t + 1 >= end || r.text.words[t + 1].kind != TokenKind::word || is_preposition(r.word(t + 1)) ||
                       is_determiner(r.word(t + 1)) || is_adverb(r.word(t + 1)) || one_of(r.word(t + 1), {"and", "that", "or"})))
      return {};  // the object

    // In its own sentence.
    std::set<std::uint32_t> subjects, persons;
    const At* nearest = nullptr;
    for (const At& a : here) {
      if (a.tokens.first >= t || !fits(a, g)) continue;
      persons.insert(a.entity);
      if (a.subject && !a.several) {
        subjects.insert(a.entity);
        if (!nearest || a.tokens.first > nearest->tokens.first) nearest = &a;
      }
    }
    if (subjects.size() == 1) {
      if (kin_between(nearest->tokens.last, t, g)) return {};
      if (unknown_between(nearest->tokens.last, t)) return {};  // "Marsh said that when the actress could talk, she ..."
      // A possessive or an object among several persons may be anybody's.
      return subject || persons.size() == 1 ? Choice{Sieve::subject_here, nearest->entity} : Choice{};
    }
    if (subjects.size() > 1) return {};
    if (!persons.empty() && !(subject && t == first_word(s))) {
      // Named in the sentence but not as its subject: "For Marsh, he ..." may be anybody.
      return persons.size() == 1 && !subject ? Choice{Sieve::only_here, *persons.begin()} : Choice{};
    }
    if (!before || kin_between(r.text.sentences[s].first_word, t, g)) return {};
    const At* who = nullptr;
    std::set<std::uint32_t> named;
    subjects.clear();
    for (const At& a : *before) {
      if (!fits(a, g)) continue;
      named.insert(a.entity);
      if (a.subject && !a.several) {
        subjects.insert(a.entity);
        if (!who) who = &a;
      }
    }
    if (!subject && (named.size() > 1 || (!who && t != first_word(s)))) return {};
    if (!who && unknown_between(r.text.sentences[s - 1].first_word, r.text.sentences[s].first_word)) return {};
    // "When asked if he would sell, Marsh said ...": he may be the one who follows.
    if (const At* follows = later_subject(t, here); follows && (!who || follows->entity != who->entity)) return {};
    if (who && subjects.size() == 1) return {Sieve::subject_before, who->entity};
    if (!subjects.empty() || named.size() != 1) return {};
    const auto only = std::find_if(before->begin(), before->end(), [&](const At& a) { return a.entity == *named.begin(); });
    return only->several || beside(*only) ? Choice{} : Choice{Sieve::only_before, only->entity};
  }

  // Does somebody whom no sieve knows stand in between: "the actress", "the captain"?
  bool unknown_between(std::uint32_t first, std::uint32_t last) const {
    const auto it = std::lower_bound(unknown_.begin(), unknown_.end(), first);
    return it != unknown_.end() && *it < last;
  }

  // "Marsh stared as her father ... he": somebody without a name whose noun has the pronoun's gender.
  bool kin_between(std::uint32_t first, std::uint32_t last, Gender g) const {
    for (auto t = std::max(first, last > longest_look ? last - longest_look : 0); t < last; ++t) {
      if (r.quoted[t] || r.name(t)) continue;
      const std::string_view w = r.word(t);
      const bool fits = g == Gender::male ? one_of(w, {"father", "dad", "son", "brother", "husband", "boyfriend", "uncle", "nephew", "grandfather", "stepfather", "man", "boy", "king", "prince", "priest"})
                                          : one_of(w, {"mother", "mom", "mum", "daughter", "sister", "wife", "girlfriend", "aunt", "niece", "grandmother", "stepmother", "woman", "girl", "queen", "princess", "actress"});
      if (fits && (t + 1 >= last || !r.name(t + 1))) return true;
    }
    return false;
  }

  // In a clause that opens the sentence: the person who is the subject of the main clause after it.
  const At* later_subject(std::uint32_t t, const std::vector<At>& here) const {
    const auto first = first_word(r.sentence[t]);
    if (t == first || !one_of(r.word(first), {"when", "while", "asked", "if", "after", "before", "although", "though", "because", "as", "since", "once", "until", "despite", "in", "during", "for", "at", "with", "on"}))
      return nullptr;
    for (const At& a : here)
      if (a.tokens.first > t && a.subject && person(a)) return &a;
    return nullptr;
  }

  // "along with Ivo Tarkan": named in passing.
  bool beside(const At& a) const {
    const auto first = r.first_of_sentence(a.tokens.first);
    for (auto t = a.tokens.first; t > first && a.tokens.first - t < 5;)
      if (one_of(r.word(--t), {"with", "alongside", "like", "including"})) return true;
    return false;
  }

  std::uint32_t first_word(std::uint32_t s) const {
    auto t = r.text.sentences[s].first_word;
    while (t < r.text.sentences[s].last_word && r.text.words[t].kind == TokenKind::punct) ++t;
    return t;
  }

  // "It said ..." at the start of a sentence, after a sentence whose only subject is an organisation.
  void organisation(std::uint32_t t, std::vector<At>& here, const std::vector<At>* before) {
    if (!before || t != first_word(r.sentence[t]) || !r.same_sentence(t, t + 1)) return;
    const Entry* verb = r.world.find(r.word(t + 1), Sense::reporting_verb);
    if (!verb && !one_of(r.word(t + 1), {"said", "added"})) return;
    std::set<std::uint32_t> subjects;
    const At* who = nullptr;
    for (const At& a : *before)
      if (a.subject && !a.several) {
        subjects.insert(a.entity);
        who = &a;
      }
    if (subjects.size() != 1 || people_.entities[who->entity].kind != EntityKind::organization) return;
    out_.push_back({r.text.words[t].span, MentionForm::pronoun, who->entity, "pronoun: the organisation that spoke before"});
    here.push_back({{t, t + 1}, who->entity, true, false});
  }

  const Reading& r;
  const People& people_;
  std::vector<Gender> gender_;
  std::span<const Gender> named_;
  std::vector<std::uint32_t> unknown_;  // heads of descriptors that are subjects and nobody's mention, sorted
  const RankerModel& model_;
  const Watcher& watcher_;
  Attention attention_;
  bool trees_;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> find_pronouns(const Reading& r, const People& so_far, std::span<const Gender> gender, std::span<const Gender> named) {
  return find_pronouns(r, so_far, gender, named, ranker_model(), {});
}
std::vector<Mention> find_pronouns(const Reading& r, const People& so_far, std::span<const Gender> gender, std::span<const Gender> named, const RankerModel& model,
                                   const Watcher& watcher) {
  return Pronouns(r, so_far, gender, named, model, watcher).run();
}

}  // namespace synoptic::annotate::people
