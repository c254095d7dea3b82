// Features of the ranker of nominals, and the reading of a report with it. A feature is a group and a bucket; groups have fixed places in
// the table of weights, so a new bucket or group means a new training.
#include "annotate/people_buckets.hpp"
#include "annotate/people_nominal_ranker.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"

namespace synoptic::annotate::people {
namespace {


constexpr std::uint32_t lead_sentences = 3;
constexpr std::uint32_t longest_look = 12;    // sentences back, for somebody of whom the report says nothing that fits
constexpr std::size_t most_fitting = 6;       // of those of whom it does, however far back
constexpr std::size_t most_recent = 64;

// Buckets of each group, in the order of the table. "By family" has four times as many.
enum Group : std::uint8_t {
  distance,       // sentences since the last mention, by family
  paragraph,      // by family
  last_grammar,   // by family
  best_grammar,   // subject somewhere in this or the last sentence, by family
  last_form,      // by family
  mentions,       // so far, by family
  share,          // of the mentions of the one most spoken of
  recency,        // others of the kind spoken of since, by family
  in_lead,        // by family
  kind,           // of the candidate, by family
  said_match,     // what the report says that it is, by family
  class_match,    // the same by class
  by_name,        // what its name shows: nothing, another class, this class, this noun; by family
  article_match,
  shares,         // modifiers: none, all said of it too, some, none said of it; by family
  shows_gender, same_country, same_age,
  said_before,    // this noun: not yet, of this one, of another, left open; by family
  same_governor,
  doer,           // subject of this sentence, by article
  quoting,
  best_match,     // no match, the only best one, one of the best, not the best; by family
  only_kind,      // the only one of its kind so far, by family
  rivals,         // by family
  is_press,
  pronoun_before, // the last mention is a pronoun
  nothing_base,   // by class and article
  nothing_modified,  // by family
  nothing_new,    // an indefinite of this noun before; by family
  nothing_said,   // this noun before: no, linked, left open; by family
  nothing_match,  // the best match of all, by family
  nothing_best,   // how many have it
  nothing_near, nothing_rivals, nothing_quoted,
  nothing_grammar,
  groups,
};
constexpr std::array<std::uint16_t, groups> buckets{24, 12, 28, 20, 12, 20, 4, 20, 12, 16, 28, noun_classes * matches, 16, 12, 16, 3, 3, 3, 16, 2, 9, 4, 16, 8, 12, 2, 2,
                                                    noun_classes * 3, 32, 16, 12, 28, 3, 16, 16, 8, 7};

constexpr auto begin = begins(buckets);

void add(Features& features, Group group, std::size_t bucket) { set_bucket(buckets, begin, group, bucket, features); }

bool has(const std::vector<std::string>& sorted, const std::string& w) { return std::binary_search(sorted.begin(), sorted.end(), w); }
bool has(std::uint32_t classes, NounClass c) { return (classes >> static_cast<unsigned>(c) & 1u) != 0; }

class Nominals {
 public:
  Nominals(const Reading& reading, const People& people, std::span<const KnownRole> roles, std::span<const Gender> gender, std::span<const Gender> named,
           const NominalModel& model, const NominalWatcher& watcher)
      : r(reading), people_(people), gender_(gender.begin(), gender.end()), named_(named), model_(model), watcher_(watcher),
        said_(what_is_said(reading, people, roles)), known_(people.entities.size()) {
    for (std::uint32_t e = 0; e < said_.size(); ++e)
      for (const auto& noun : said_[e].nouns) called_[noun].push_back(e);
    // Who "he" was: the report shows it, but for links that hang on a given name.
    entity_at_.assign(r.words.size(), -1);
    for (const Mention& m : people.mentions) {
      const WordRange at = words_in(r.text, m.span);
      for (auto w = at.first; w < at.last; ++w) entity_at_[w] = static_cast<std::int32_t>(m.entity);
      if (m.form != MentionForm::pronoun || at.first >= at.last || gender_[m.entity] != Gender::unknown) continue;
      if (std::string_view(m.rule).find("given name") == std::string_view::npos) gender_[m.entity] = read_pronoun(r, at.first).gender;
    }
  }

  std::vector<Mention> run() {
    const auto definites = find_definites(r);
    std::set<int> named_ages;
    for (const SaidOf& s : said_) named_ages.insert(s.years);
    for (const Definite& d : definites)
      if (d.years >= 0 && !named_ages.contains(d.years)) unnamed_ages_.insert(d.years);
    for (const Definite& d : definites) {
      const SectionKind section = r.text.sentences[r.sentence[d.word]].section;
      if (section != SectionKind::body && section != SectionKind::standfirst) continue;
      advance(d.words.first);
      if (d.ordinal && d.years < 0) continue;  // "the first woman"
      if (d.article == Definite::Article::indefinite) {
        brought_in_[d.noun] = d.word + 1;
        if (d.years >= 0) brought_in_[std::to_string(d.years)] = d.word + 1;
        continue;
      }
      if (entity_at_[d.word] >= 0) {  // a sieve's
        last_called_[d.noun] = {static_cast<std::uint32_t>(entity_at_[d.word]), true};
        continue;
      }
      resolve(d);
    }
    return std::move(out_);
  }

 private:
  struct Known {
    std::vector<Seen> seen;
    std::uint32_t in_lead = 0;
  };
  struct Call {
    std::uint32_t entity = 0;
    bool linked = false;
  };

  void note(std::uint32_t entity, const Seen& seen) {
    Known& k = known_[entity];
    k.seen.push_back(seen);
    k.in_lead += seen.sentence < lead_sentences;
    auto& most = most_[static_cast<std::size_t>(people_.entities[entity].kind)];
    if (k.seen.size() == 1) ++kinds_[static_cast<std::size_t>(people_.entities[entity].kind)];
    most = std::max(most, static_cast<std::uint32_t>(k.seen.size()));
    if (const auto it = std::find(recent_.rbegin(), recent_.rend(), entity); it != recent_.rend()) recent_.erase(std::next(it).base());
    recent_.push_back(entity);
    if (recent_.size() > 2 * most_recent) recent_.erase(recent_.begin(), recent_.begin() + most_recent);
  }
  void advance(std::uint32_t word) {
    for (; next_ < people_.mentions.size(); ++next_) {
      const Mention& m = people_.mentions[next_];
      const WordRange at = words_in(r.text, m.span);
      if (at.first >= at.last) continue;
      if (at.first >= word) break;
      const Name* name = m.form == MentionForm::name ? r.name(at.first) : nullptr;
      if (name && name->demonym) continue;  // "Velorian": nobody speaks of Veloria
      note(m.entity, describe(r, at, m.form));
    }
  }

  bool kind_fits(const Definite& d, std::uint32_t e) const {
    const EntityKind k = people_.entities[e].kind;
    switch (family_of(d.as)) {
      case NounFamily::person: return k == EntityKind::person;
      case NounFamily::organization: return k != EntityKind::person && (k != EntityKind::place || people_.entities[e].country.empty());
      case NounFamily::place: return k == EntityKind::place;
      case NounFamily::work: return k == EntityKind::other || k == EntityKind::organization;
      case NounFamily::none: break;
    }
    return false;
  }
  // Who or what can't be meant, whatever else speaks for it.
  bool excluded(const Definite& d, std::uint32_t e, std::int32_t owner) const {
    if (known_[e].seen.empty() || !kind_fits(d, e) || static_cast<std::int32_t>(e) == owner) return true;
    if (d.says_itself != no_token && (family_of(d.as) != NounFamily::place || entity_at_[d.says_itself] != static_cast<std::int32_t>(e))) return true;
    const SaidOf& said = said_[e];
    const Gender other = d.gender == Gender::male ? Gender::female : d.gender == Gender::female ? Gender::male : Gender::unknown;
    if (other != Gender::unknown && (gender_[e] == other || (gender_[e] == Gender::unknown && named_[e] == other))) return true;
    if (const int years = said.years; years >= 0) {
      if (d.years >= 0 && d.years != years) return true;
      if (d.years < 0 && d.as == NounClass::age && !may_be(d.noun, years)) return true;
    } else if (d.years >= 0) {
      return true;
    }
    const std::size_t match = match_of(d, said);
    if (match == 3 || (match == 4 && d.named)) return true;  // "the Velorian judge"
    if (match == 4 && (d.as == NounClass::body || d.as == NounClass::chamber || d.as == NounClass::party || d.as == NounClass::school)) return true;  // "the state party"
    const bool shares = std::any_of(d.modifiers.begin(), d.modifiers.end(), [&](const auto& m) { return has(said.words, m); });
    if (match < least_match(d) && !(d.as == NounClass::trade && match == 2 && shares)) return true;
    // An official or a neighbour is hardly "the suspect", a ministry no "company".
    const auto any = [&](std::initializer_list<NounClass> classes) { return std::any_of(classes.begin(), classes.end(), [&](NounClass c) { return has(said.classes | said.name_classes, c); }); };
    using enum NounClass;
    if (d.article == Definite::Article::possessive && (d.as == company || d.as == product || d.as == group || d.as == club || d.as == party)) return true;  // "her business"
    if (d.as == plain) return true;  // "the man" is mostly somebody without a name
    if (d.of && d.says_itself == no_token && (d.as == product || family_of(d.as) == NounFamily::place)) return true;  // "the site of the crash"
    if (d.years >= 0 && brought_in_.contains(std::to_string(d.years))) return true;
    if (people_.entities[e].name.find(' ') == std::string::npos && utf8::fold(people_.entities[e].name) == d.noun) return true;  // "Series": a piece of a name
    if (!d.country.empty() && family_of(d.as) == NounFamily::place && !said.country.empty() && said.country != d.country) return true;
    // "An 11-year-old boy" whom the report does not name may be "the child".
    if (d.as == age && d.years < 0 && std::any_of(unnamed_ages_.begin(), unnamed_ages_.end(), [&](int years) { return may_be(d.noun, years); })) return true;
    if (d.as == age || d.as == accused || d.as == harmed) return match < 4 && any({office, tie});
    if (d.as == fame) return match < 2 && any({office, tie, accused, harmed});
    if (d.as == trader && any({city, country, region})) return true;
    if (said.branch && match < 4 && (d.as == company || d.as == group)) return true;
    if (d.as == company) return match < 2 && any({body, chamber, party, club, school, venue, city, country, region, event, work});
    if (d.as == group) return match < 2 && any({chamber, school, venue, city, country, region, event, work});
    if (d.as == product) return match < 2 && any({body, chamber, party, club, school, venue, city, country, region, event});
    if (d.as == city) return match < 2 && any({country, region, body, company, trader, press, club, school});
    if ((d.as == kin || d.as == tie) && d.owner != no_token) {  // whose brother
      const auto is_owner = [&](const auto& x) { return x.first == d.noun && owner >= 0 && entity_at_[x.second] == owner; };
      return std::none_of(said.of.begin(), said.of.end(), is_owner);
    }
    return false;
  }

  Ranking look(const Definite& d) {
    Ranking out;
    const auto f = static_cast<std::size_t>(family_of(d.as));
    const auto article = static_cast<std::size_t>(d.article);
    const auto at = r.sentence[d.word];
    const auto section = [&](std::uint32_t s) { return r.text.sentences[s].section_index; };
    const Seen me = describe(r, d.words, MentionForm::nominal);
    const std::int32_t owner = d.owner == no_token ? -1 : entity_at_[d.owner];
    std::vector<std::uint32_t> fit;
    std::size_t looked = 0;
    for (auto it = recent_.rbegin(); it != recent_.rend() && fit.size() + most_fitting < most_candidates && looked < most_recent; ++it, ++looked)
      if (known_[*it].seen.back().sentence + longest_look >= at && !excluded(d, *it, owner)) fit.push_back(*it);
    if (const auto named = called_.find(d.noun); named != called_.end())
      for (std::size_t i = 0; i < named->second.size() && i < most_recent; ++i) {
        const auto e = named->second[i];
        if (fit.size() >= most_candidates) break;
        if (!excluded(d, e, owner) && std::find(fit.begin(), fit.end(), e) == fit.end()) fit.push_back(e);
      }
    std::vector<std::size_t> match(fit.size());
    std::size_t best = 0, have_best = 0, nearest = 99;
    for (std::size_t i = 0; i < fit.size(); ++i) {
      match[i] = match_of(d, said_[fit[i]]);
      if (match[i] > best) best = match[i], have_best = 0;
      have_best += match[i] == best;
      nearest = std::min<std::size_t>(nearest, at - known_[fit[i]].seen.back().sentence);
    }
    const auto call = last_called_.find(d.noun);
    // Two mayors are nobody's "the mayor", unless it was said of one of them before.
    const bool told_apart = call != last_called_.end() && call->second.linked;
    if (f == static_cast<std::size_t>(NounFamily::person) && best >= 2 && have_best > 1 && d.as != NounClass::fame && d.as != NounClass::plain) {
      std::vector<std::uint32_t> kept;
      std::vector<std::size_t> kept_match;
      for (std::size_t i = 0; i < fit.size(); ++i)
        if (match[i] < best || (told_apart && call->second.entity == fit[i])) kept.push_back(fit[i]), kept_match.push_back(match[i]);
      fit = std::move(kept);
      match = std::move(kept_match);
    }
    for (std::size_t i = 0; i < fit.size(); ++i) {
      const auto e = fit[i];
      const Known& k = known_[e];
      const SaidOf& said = said_[e];
      const Seen& last = k.seen.back();
      const auto entity_kind = static_cast<std::size_t>(people_.entities[e].kind);
      Candidate c;
      c.entity = e;
      Features& x = c.features;
      const auto away = at - last.sentence;
      add(x, distance, f * 6 + steps(away, {1, 2, 3, 5, 8}));
      add(x, paragraph, f * 3 + std::min<std::size_t>(2, section(at) - section(last.sentence)));
      add(x, last_grammar, f * 7 + static_cast<std::size_t>(last.grammar));
      std::size_t subject = away <= 1 ? 3 : 4;
      std::size_t steps_back = 0;
      for (auto s = k.seen.rbegin(); s != k.seen.rend() && s->sentence + 1 >= at && ++steps_back < 16; ++s)
        if (s->grammar == Grammar::subject || s->grammar == Grammar::clause_subject) subject = std::min<std::size_t>(subject, s->sentence == at ? 0 : s->grammar == Grammar::subject ? 1 : 2);
      add(x, best_grammar, f * 5 + subject);
      add(x, last_form, f * 3 + static_cast<std::size_t>(last.form));
      add(x, mentions, f * 5 + steps(k.seen.size(), {2, 3, 5, 10}));
      add(x, share, steps(4 * k.seen.size() / std::max<std::size_t>(1, most_[entity_kind]), {1, 2, 4}));
      add(x, recency, f * 5 + std::min<std::size_t>(i, 4));
      add(x, in_lead, f * 3 + steps(k.in_lead, {1, 2}));
      add(x, kind, f * 4 + entity_kind);
      add(x, said_match, f * matches + match[i]);
      add(x, class_match, static_cast<std::size_t>(d.as) * matches + match[i]);
      add(x, by_name, f * 4 + (said.name_classes == 0 ? 0 : has(said.name_classes, d.as) ? 2 : 1));
      add(x, article_match, article * 3 + steps(match[i], {2, 4}));
      const auto told = static_cast<std::size_t>(std::count_if(d.modifiers.begin(), d.modifiers.end(), [&](const auto& m) { return has(said.words, m); }));
      add(x, shares, f * 4 + (d.modifiers.empty() ? 0 : told == d.modifiers.size() ? 1 : told > 0 ? 2 : 3));
      if (d.gender != Gender::unknown) add(x, shows_gender, gender_[e] == d.gender ? 1 : named_[e] == d.gender ? 2 : 0);
      if (!d.country.empty()) add(x, same_country, country_of(e) == d.country ? 1 : country_of(e).empty() ? 0 : 2);
      if (d.as == NounClass::age || d.years >= 0) add(x, same_age, said.years < 0 ? 0 : d.years >= 0 ? 2 : 1);
      add(x, said_before, f * 4 + (call == last_called_.end() ? 0 : !call->second.linked ? 3 : call->second.entity == e ? 1 : 2));
      if (away == 0 && me.governor >= 0) add(x, same_governor, last.governor == me.governor || last.governor == static_cast<std::int32_t>(me.token));
      if (subject == 0) add(x, doer, article * 3 + (me.grammar == Grammar::subject || me.grammar == Grammar::clause_subject ? 1 : 0));
      add(x, quoting, (me.quoted ? 2 : 0) + (last.quoted ? 1 : 0));
      add(x, best_match, f * 4 + (match[i] < 2 ? 0 : match[i] < best ? 3 : have_best > 1 ? 2 : 1));
      add(x, only_kind, f * 2 + (kinds_[entity_kind] == 1));
      add(x, rivals, f * 3 + steps(fit.size(), {2, 4}));
      if (f == static_cast<std::size_t>(NounFamily::organization)) add(x, is_press, said.press);
      add(x, pronoun_before, last.form == MentionForm::pronoun && away <= 1);
      out.candidates.push_back(std::move(c));
    }
    Features& x = out.nobody;
    add(x, nothing_base, static_cast<std::size_t>(d.as) * 3 + article);
    const auto modified = [&](bool is, std::size_t which) {
      if (is) add(x, nothing_modified, f * 8 + which);
    };
    modified(d.adjective, 1), modified(d.compound, 2), modified(d.named, 3), modified(d.ordinal, 4), modified(d.relative, 5), modified(d.of, 6), modified(d.other_phrase, 7);
    modified(d.modifiers.empty() && !d.relative && !d.of && !d.other_phrase, 0);
    const auto brought = brought_in_.find(d.noun);
    add(x, nothing_new, f * 4 + (brought == brought_in_.end() ? 0 : 1 + steps(at - r.sentence[brought->second - 1], {2, 5})));
    add(x, nothing_said, f * 3 + (call == last_called_.end() ? 0 : call->second.linked ? 1 : 2));
    add(x, nothing_match, f * matches + best);
    add(x, nothing_best, best < 2 ? 0 : have_best > 1 ? 2 : 1);
    add(x, nothing_near, f * 4 + steps(nearest, {1, 3, 99}));
    add(x, nothing_rivals, f * 4 + steps(fit.size(), {1, 2, 4}));
    add(x, nothing_quoted, f * 2 + me.quoted);
    add(x, nothing_grammar, static_cast<std::size_t>(me.grammar));
    return out;
  }

  std::string_view country_of(std::uint32_t e) const {
    if (!people_.entities[e].country.empty()) return people_.entities[e].country;
    for (const Descriptor* role : said_[e].roles)
      if (!role->country.empty()) return role->country;
    return {};
  }

  void resolve(const Definite& d) {
    const Ranking ranking = look(d);
    if (watcher_) watcher_(d, ranking);
    const auto sure = probabilities(ranking, {model_.weights, 0, 0});
    const auto best = static_cast<std::size_t>(std::max_element(sure.begin(), sure.end()) - sure.begin());
    if (model_.weights.empty() || best >= ranking.candidates.size() || sure[best] < model_.link[static_cast<std::size_t>(family_of(d.as))]) {
      last_called_[d.noun] = {};
      return;
    }
    const auto entity = ranking.candidates[best].entity;
    out_.push_back({{r.text.words[d.words.first].span.begin, r.text.words[d.word].span.end}, MentionForm::nominal, entity, "nominal: ranked"});
    last_called_[d.noun] = {entity, true};
    note(entity, describe(r, d.words, MentionForm::nominal));
  }

  const Reading& r;
  const People& people_;
  std::vector<Gender> gender_;
  std::span<const Gender> named_;
  const NominalModel& model_;
  const NominalWatcher& watcher_;
  std::vector<SaidOf> said_;
  std::vector<Known> known_;
  std::map<std::string, std::vector<std::uint32_t>> called_;  // by noun: of whom the report says it
  std::vector<std::int32_t> entity_at_;                       // by word
  std::vector<std::uint32_t> recent_;                         // the last one spoken of last
  std::size_t next_ = 0;                                      // mention that was not yet read
  std::uint32_t most_[4] = {}, kinds_[4] = {};                // by kind: mentions of the one most spoken of; how many so far
  std::map<std::string, std::uint32_t> brought_in_;           // 1 + word of the last indefinite
  std::map<std::string, Call> last_called_;
  std::set<int> unnamed_ages_;                                // that the report gives to nobody it names
  std::vector<Mention> out_;
};

}  // namespace

std::uint16_t nominal_feature_count() { return begin[groups]; }

std::vector<Mention> rank_nominals(const Reading& r, const People& so_far, std::span<const KnownRole> roles, std::span<const Gender> gender, std::span<const Gender> named,
                                   const NominalModel& model, const NominalWatcher& watcher) {
  if (std::none_of(r.text.tokens.begin(), r.text.tokens.end(), [](const Token& t) { return t.head >= 0; })) return {};
  return Nominals(r, so_far, roles, gender, named, model, watcher).run();
}

}  // namespace synoptic::annotate::people
