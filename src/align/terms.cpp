#include "align/terms.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <unordered_set>

#include "align/synonyms.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

const std::unordered_set<std::string_view>& stop_words() {
  static const std::unordered_set<std::string_view> words = {
      "a", "about", "above", "after", "again", "against", "all", "also", "although", "am", "amid", "among", "an", "and", "another",
      "any", "are", "around", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by",
      "can", "could", "did", "do", "does", "doing", "down", "during", "each", "either", "else", "even", "ever", "every", "few",
      "for", "from", "further", "get", "got", "had", "has", "have", "having", "he", "her", "here", "hers", "herself", "him",
      "himself", "his", "how", "however", "i", "if", "in", "including", "into", "is", "it", "its", "itself", "just", "like",
      "many", "may", "me", "meanwhile", "might", "more", "most", "mr", "mrs", "ms", "much", "must", "my", "myself", "near",
      "nor", "now", "of", "off", "on", "once", "one", "only", "or", "other", "others", "our", "ours", "out", "over", "own", "per",
      "quite", "rather", "said", "same", "say", "says", "saying", "shall", "she", "should", "since", "so", "some", "still",
      "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this", "those",
      "though", "through", "to", "told", "too", "toward", "towards", "under", "until", "up", "upon", "us", "very", "via", "was",
      "we", "well", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
      "within", "would", "yet", "you", "your", "yours", "'s", "'", "'re", "'ve", "'ll", "'d", "'m", "s", "according", "added",
      "adding", "following", "tell", "tells", "telling"};
  return words;
}

constexpr auto negations = std::to_array<std::string_view>({"cannot", "denied", "denies", "deny", "denying", "n't", "neither",
                                                            "never", "no", "none", "not", "refuted", "without"});

// The stems as Snowball makes them.
constexpr auto casualty_classes = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"dead", "dead"}, {"death", "dead"}, {"die", "dead"}, {"kill", "dead"}, {"fatal", "dead"},
     {"injur", "injured"}, {"wound", "injured"}, {"hurt", "injured"}, {"hospit", "injured"}, {"miss", "missing"},
     {"unaccount", "missing"}, {"rescu", "rescued"}, {"surviv", "rescued"}, {"evacu", "evacuated"}, {"arrest", "arrested"},
     {"detain", "arrested"}});

// Stems, and one class of them.
constexpr auto of_the_law = std::to_array<std::string_view>({"accus", "acquit", "arraign", "arrested", "bail", "bond", "charg", "convict", "custodi", "guilti", "indict", "jail", "plead", "prison", "sentenc"});

constexpr auto number_words = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"two", "2"}, {"three", "3"}, {"four", "4"}, {"five", "5"}, {"six", "6"}, {"seven", "7"}, {"eight", "8"}, {"nine", "9"},
     {"ten", "10"}, {"eleven", "11"}, {"twelve", "12"}, {"twenty", "20"}, {"thirty", "30"}, {"forty", "40"}, {"fifty", "50"}});

std::string number_key(std::string_view folded) {
  for (const auto& [word, digits] : number_words)
    if (word == folded) return "#" + std::string(digits);
  std::string out = "#";
  for (const char c : folded)
    if (c != ',') out += c;
  return out;
}

bool starts_with_digit(std::string_view s) { return !s.empty() && s.front() >= '0' && s.front() <= '9'; }

bool is_number_word(std::string_view s) {
  return std::any_of(number_words.begin(), number_words.end(), [&](const auto& n) { return n.first == s; });
}

// "Belarusian President ...": the country that most titles name for a person, by identity; empty if none does. Only for telling
// whether somebody and a country may be meant by one another.
std::vector<std::string> homes_of(const std::vector<Document>& documents, const Identities& identities) {
  std::vector<std::map<std::string, int>> votes(identities.entities.size());
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    const Analysis& a = documents[d].analysis;
    for (const Mention& m : a.people.mentions) {
      const std::uint32_t who = identities.of[d][m.entity];
      if (m.form != MentionForm::name || identities.entities[who].kind != EntityKind::person) continue;
      const auto at = std::partition_point(a.text.names.begin(), a.text.names.end(), [&](const Name& n) { return n.span.end <= m.span.begin; });
      if (at == a.text.names.end() || !at->span.overlaps(m.span)) continue;
      const std::uint32_t from = at->title.empty() ? at->span.begin : at->title.begin;
      for (auto n = at; n != a.text.names.begin();) {
        --n;
        // Inside the title, or right before it.
        if (n->span.end + 1 < from) break;
        if (!n->country.empty()) ++votes[who][n->country];
      }
    }
  }
  std::vector<std::string> out(votes.size());
  for (std::size_t i = 0; i < votes.size(); ++i) {
    int best = 0;
    for (const auto& [code, count] : votes[i])
      if (count > best) best = count, out[i] = code;
  }
  return out;
}

}  // namespace

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {}
Stemmer::~Stemmer() { sb_stemmer_delete(stemmer_); }

std::string Stemmer::operator()(std::string_view folded) const {
  const auto* in = reinterpret_cast<const sb_symbol*>(folded.data());
  const sb_symbol* out = sb_stemmer_stem(stemmer_, in, static_cast<int>(folded.size()));
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer_))};
}

std::string_view casualty_class(std::string_view stem) {
  for (const auto& [key, name] : casualty_classes)
    if (key == stem) return name;
  return {};
}

bool is_stop_word(std::string_view folded) { return stop_words().contains(folded); }
bool is_negation(std::string_view folded) { return std::binary_search(negations.begin(), negations.end(), folded); }

Terms::Terms(const std::vector<Document>& documents, const Identities& identities) : documents_(documents) {
  const auto homes = homes_of(documents, identities);
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    const Analysis& a = documents[d].analysis;
    std::vector<Marked> marks;
    const auto country = [](std::string_view code) { return "@" + std::string(code); };
    for (const Mention& m : a.people.mentions) {
      const Identity& who = identities.entities[identities.of[d][m.entity]];
      marks.push_back({m.span, who.kind == EntityKind::person ? "*" + who.id : who.country.empty() ? "=" + who.id : country(who.country), who.country.empty() ? homes[identities.of[d][m.entity]] : who.country});
    }
    for (const Name& n : a.text.names)
      if (n.demonym && !n.country.empty()) marks.push_back({n.span, country(n.country), n.country});
    std::stable_sort(marks.begin(), marks.end(), [](const Marked& x, const Marked& y) { return x.span < y.span; });
    std::vector<Marked> kept;
    for (Marked& m : marks)
      if (kept.empty() || kept.back().span.end <= m.span.begin) kept.push_back(std::move(m));
    marked_.push_back(std::move(kept));
  }
}

Term Terms::id(const std::string& key) {
  const auto [it, fresh] = ids_.try_emplace(key, static_cast<Term>(ids_.size()));
  if (fresh) {
    kinds_.push_back(key.front() == '#' ? Kind::number : key.front() == '=' ? Kind::name : key.front() == '*' ? Kind::person : key.front() == '@' ? Kind::country : Kind::word);
    matters_.push_back(key == "dead" ? Matter::death : std::binary_search(of_the_law.begin(), of_the_law.end(), std::string_view(key)) ? Matter::law : Matter::none);
    countries_.emplace_back();
    lemmas_.emplace_back();
  }
  return it->second;
}

bool Terms::is_mutual(Term t) const {
  static constexpr auto verbs = std::to_array<std::string_view>({"agree", "argue", "clash", "confer", "discuss", "exchange", "fight", "marry", "meet", "negotiate", "sign", "speak", "talk"});
  return std::any_of(lemmas_[t].begin(), lemmas_[t].end(), [](const std::string& l) { return std::binary_search(verbs.begin(), verbs.end(), l); });
}

void Terms::remember(Term t, std::string_view lemma) {
  constexpr std::size_t most = 3;
  auto& list = lemmas_[t];
  if (list.size() < most && std::find(list.begin(), list.end(), lemma) == list.end()) list.emplace_back(lemma);
}

std::vector<Terms::Related> Terms::related(Term t) const {
  std::vector<Related> out;
  for (const std::string& lemma : lemmas_[t])
    for (const Synonym& s : synonyms(lemma)) {
      const std::string stem = stem_(s.word);
      const std::string_view casualty = casualty_class(stem);
      const auto it = ids_.find(casualty.empty() ? stem : std::string(casualty));
      if (it != ids_.end() && it->second != t) out.push_back({it->second, s.weight});
    }
  std::sort(out.begin(), out.end(), [](const Related& a, const Related& b) { return a.term != b.term ? a.term < b.term : a.weight > b.weight; });
  out.erase(std::unique(out.begin(), out.end(), [](const Related& a, const Related& b) { return a.term == b.term; }), out.end());
  return out;
}

Terms::Set Terms::of(std::uint32_t report, const Clause& clause) {
  Set out = of(report, clause.words);
  out.predicates = of(report, clause.predicates).content;
  const Set agent = of(report, clause.agent);
  out.doers = agent.content;
  for (const Term t : agent.all)
    if (is_name(t)) out.agents.push_back(t);
  return out;
}

Terms::Set Terms::of(std::uint32_t report, std::span<const std::uint32_t> words) {
  Set out;
  if (words.empty()) return out;
  const Report& r = documents_[report].report;
  const Text& text = documents_[report].analysis.text;
  const auto& marks = marked_[report];
  auto mark = std::partition_point(marks.begin(), marks.end(), [&](const Marked& m) { return m.span.end <= text.words[words.front()].span.begin; });
  const Marked* named = nullptr;  // the last mention that was counted
  const auto add_word = [&](const std::string& folded, std::string_view lemma) {
    if (is_negation(folded)) {
      out.negated = !out.negated;
    } else if (!folded.empty() && !is_stop_word(folded)) {
      const bool number = starts_with_digit(folded) || is_number_word(folded);
      const std::string stem = number ? number_key(folded) : stem_(folded);
      const std::string_view casualty = casualty_class(stem);
      const Term t = id(casualty.empty() ? stem : std::string(casualty));
      if (!number) remember(t, lemma);
      out.content.push_back(t);
    }
  };
  for (const std::uint32_t t : words) {
    const WrittenWord& token = text.words[t];
    while (mark != marks.end() && mark->span.end <= token.span.begin) ++mark;
    if (mark != marks.end() && mark->span.overlaps(token.span)) {
      if (named != &*mark) {
        out.all.push_back(id(mark->key));
        countries_[out.all.back()] = mark->country;
      }
      named = &*mark;
      continue;
    }
    if (token.kind == TokenKind::punct || token.kind == TokenKind::symbol || token.kind == TokenKind::url) continue;
    // "three-day" is compared as "three" and "day".
    const std::string folded = utf8::fold(view(r.text, token.span));
    for (std::size_t b = 0; b <= folded.size();) {
      const auto e = std::min(folded.find('-', b), folded.size());
      const std::string part = folded.substr(b, e - b);
      const bool of_age = b > 0 && starts_with_digit(folded) && (part == "year" || part == "old");  // "34-year-old"
      if (!of_age) add_word(part, token.last_token == token.first_token + 1 ? std::string_view(text.tokens[token.first_token].lemma) : std::string_view(part));
      b = e + 1;
    }
  }
  const auto tidy = [](std::vector<Term>& v) {
    std::sort(v.begin(), v.end());
    v.erase(std::unique(v.begin(), v.end()), v.end());
  };
  tidy(out.content);
  out.all.insert(out.all.end(), out.content.begin(), out.content.end());
  tidy(out.all);
  return out;
}

}  // namespace synoptic::align
