// Read around the mentions by name (people.hpp) of each sentence, on written words:
//   after the name    "NAME, 27," "NAME (27)" "NAME of Torvik, 27," "NAME, aged 27" "NAME, who is 27," "NAME, a 27-year-old nurse,"
//                     "NAME is 27" "NAME was a 27-year-old"
//   before the name   "27-year-old NAME" "the 27-year-old suspect, NAME," "27-year-old nurse NAME" "a 27-year-old identified as NAME"
// What follows the number decides: an age closes its phrase, a count does not ("Moll, 27 others and").
#include "align/attributes_ages.hpp"

#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "align/attributes_words.hpp"
#include "align/differences.hpp"

namespace synoptic::align {
namespace {

constexpr int oldest = 115;

struct Name {
  std::uint32_t first = 0, last = 0;  // words
  std::uint32_t entity = 0;
  bool person = false;  // or perhaps one: a full name that was not recognized for what it is
};

class Reader {
 public:
  explicit Reader(const Document& d) : d_(d), words_(d) { collect_names(); }

  std::vector<AgeSaid> run() {
    const auto& sentences = d_.analysis.text.sentences;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
      s_ = &sentences[i];
      sentence_ = i;
      while (next < names_.size() && names_[next].first < s_->first_word) ++next;
      begin_ = end_ = next;
      while (end_ < names_.size() && names_[end_].first < s_->last_word) ++end_;
      if (begin_ == end_) continue;
      const std::size_t known = out_.size();
      for (std::size_t n = begin_; n < end_; ++n)
        if (names_[n].person) after(n);
      std::set<std::uint32_t> told;
      for (std::size_t a = known; a < out_.size(); ++a) told.insert(out_[a].entity);
      for (std::uint32_t w = s_->first_word; w < s_->last_word; ++w) before(w, told);
      next = end_;
    }
    std::sort(out_.begin(), out_.end(), [](const AgeSaid& a, const AgeSaid& b) { return std::tie(a.span, a.entity) < std::tie(b.span, b.entity); });
    return std::move(out_);
  }

 private:
  // An age as a word of its own or at the head of "27-year-old"; `bytes` of the word are the number.
  struct Number {
    int years = 0;
    std::uint32_t bytes = 0;
    std::uint32_t words = 1;  // of the whole expression: 1, or more for "27 year old", "27 years old"
    bool adjective = false;   // "27-year-old"
  };

  [[nodiscard]] std::string_view word(std::int64_t w) const { return words_.at(w, *s_); }

  void collect_names() {
    const auto& people = d_.analysis.people;
    std::map<std::string, int> families;  // last word of a person's name -> how many people of the report have it
    const auto family = [](const std::string& name) { return utf8::fold(name.substr(name.rfind(' ') == std::string::npos ? 0 : name.rfind(' ') + 1)); };
    for (const Entity& e : people.entities)
      if (e.kind == EntityKind::person) ++families[family(e.name)];
    for (const Mention& m : people.mentions) {
      if (m.form != MentionForm::name) continue;
      const WordRange r = words_in(d_.analysis.text, m.span);
      if (r.first >= r.last) continue;
      const Entity& e = people.entities[m.entity];
      const bool full = e.name.find(' ') != std::string::npos;
      bool person = full && (e.kind == EntityKind::person || (e.country.empty() && e.kind != EntityKind::organization && r.last - r.first > 1));
      // A family name alone is one person's only where the report has one of that family.
      if (r.last - r.first == 1 && families[family(e.name)] > 1) person = false;
      names_.push_back({r.first, r.last, m.entity, person});
    }
  }

  [[nodiscard]] std::optional<Number> number_at(std::int64_t w) const {
    std::string_view f = word(w);
    if (f.empty()) return std::nullopt;
    Number n;
    if (const auto year = std::min(f.find("-year"), f.find("-yr")); year != std::string_view::npos) {
      const std::string_view rest = f.substr(year);
      if (rest == "-year" && word(w + 1) == "old") n.words = 2;
      else if (rest == "-yr-old") n.words = 1;
      else if (rest != "-year-old") return std::nullopt;
      n.adjective = true;
      f = f.substr(0, year);
    } else if (one_of(word(w + 1), {"year-old", "yr-old"})) {
      n.adjective = true;
      n.words = 2;
    } else if (one_of(word(w + 1), {"year", "years"}) && one_of(word(w + 2), {"old", "of"})) {
      if (word(w + 2) == "of" && word(w + 3) != "age") return std::nullopt;
      n.adjective = word(w + 1) == "year";
      n.words = word(w + 2) == "of" ? 4 : 3;
    }
    const auto value = number_value(f);
    if (!value || *value < 0 || *value > oldest || *value != static_cast<int>(*value) || f.find('.') != std::string_view::npos) return std::nullopt;
    n.years = static_cast<int>(*value);
    n.bytes = static_cast<std::uint32_t>(f.size());
    return n;
  }

  void add(std::uint32_t entity, std::uint32_t w, const Number& n) {
    const Span whole = words_.span(w);
    out_.push_back({entity, sentence_, n.years, {whole.begin, std::min(whole.end, whole.begin + n.bytes)}});
  }

  [[nodiscard]] bool ends_here(std::int64_t w) const {
    return word(w).empty() || one_of(word(w), {",", ".", ";", ":", ")", "]", "?", "!", "-", "–", "—", "--", "\"", "”", "'", "’", "|"});
  }

  // A bare number is an age where its phrase ends with it.
  [[nodiscard]] bool closes(std::int64_t w) const {
    if (word(w) == "," || word(w) == "and" || word(w) == "&") {
      const std::int64_t next = word(w) == "," && word(w + 1) == "and" ? w + 2 : w + 1;
      const auto more = number_at(next);
      return !more || more->adjective;  // "Moll and Ness, 5 and 7": whose is whose?
    }
    if (word(w) == "of" || word(w) == "from") return words_.capital(w + 1, *s_);  // not "27 of them"
    return ends_here(w) || one_of(word(w), {"was", "were", "is", "are", "has", "had", "who", "whose", "died", "dies", "faces", "pleaded", "said"});
  }

  void after(std::size_t i) {
    const Name& name = names_[i];
    std::int64_t w = name.last;
    while (one_of(word(w), {"jr", "jr.", "sr", "sr.", "ii", "iii"})) ++w;
    if (one_of(word(w), {"is", "was"})) {
      // "when Moll was 27", "Moll was 27 when": of another time.
      if (one_of(word(static_cast<std::int64_t>(name.first) - 1), {"when", "if", "until", "since", "after", "before", "once", "while"})) return;
      ++w;
      const bool article = one_of(word(w), {"a", "an", "the"});
      if (article) ++w;
      const auto n = number_at(w);
      if (!n || article != n->adjective) return;
      const std::int64_t end = w + n->words;
      if (!n->adjective && n->words == 1 && !ends_here(end)) return;
      for (std::int64_t u = end; u < end + 3; ++u)
        if (one_of(word(u), {"when", "at", "then"})) return;
      add(name.entity, static_cast<std::uint32_t>(w), *n);
      return;
    }
    if (one_of(word(w), {"of", "from"})) {  // "Moll of Torvik, 27,"
      const auto place = std::find_if(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1, names_.begin() + static_cast<std::ptrdiff_t>(end_), [&](const Name& n) { return n.first == w + 1; });
      if (place == names_.begin() + static_cast<std::ptrdiff_t>(end_) || d_.analysis.people.entities[place->entity].kind != EntityKind::place) return;
      w = place->last;
    }
    if (word(w) == "age" || word(w) == "aged") {
      if (const auto n = number_at(w + 1); n && closes(w + 2)) add(name.entity, static_cast<std::uint32_t>(w + 1), *n);
      return;
    }
    const bool bracket = word(w) == "(";
    if (!bracket && word(w) != ",") return;
    ++w;
    const bool both = word(w) == "both";
    if (both) ++w;
    if (word(w) == "who" && one_of(word(w + 1), {"is", "was"})) w += 2;
    if (one_of(word(w), {"age", "aged", "now"})) ++w;
    const bool article = one_of(word(w), {"a", "an", "the"});
    if (article) ++w;
    const auto n = number_at(w);
    if (!n || (article && !n->adjective)) return;
    const std::int64_t end = w + n->words;
    if (n->adjective) {
      // "Moll, a 27-year-old nurse from Torvik," and not "according to Moll, a 27-year-old man was".
      std::int64_t u = end;
      while (u < end + 4 && !ends_here(u) && !one_of(word(u), {"from", "of", "who", "with", "and", "was", "is"})) ++u;
      if (!article && (u != end || word(u + 1).empty() || !ends_here(u))) return;  // "Moll, 27-year-old Jon Ness,"
      const bool from = one_of(word(u), {"from", "who", "with"});
      if (u == end + 4 || (!from && !one_of(word(u), {",", "."}) && !word(u).empty())) return;
      if (word(u) == "," && one_of(word(u + 1), {"a", "an", "and", "the"})) return;  // a list of the dead
      for (std::int64_t b = 1; b <= 4; ++b)
        if (one_of(word(name.first - b), {"according", "by", "said", "says"})) return;
    } else if (bracket ? word(end) != ")" : n->words == 1 && !closes(end)) {
      return;
    }
    add(name.entity, static_cast<std::uint32_t>(w), *n);
    // "Moll and Jon Ness, both 27,"
    if (both && i > begin_ && names_[i - 1].person && names_[i - 1].last + 1 == name.first && word(names_[i - 1].last) == "and") add(names_[i - 1].entity, static_cast<std::uint32_t>(w), *n);
  }

  void before(std::uint32_t w, const std::set<std::uint32_t>& told) {
    const auto n = number_at(w);
    if (!n || !n->adjective) return;
    std::int64_t u = static_cast<std::int64_t>(w) + n->words;
    bool comma = false, called = false;
    for (int step = 0; step < 7; ++step, ++u) {
      const auto name = std::find_if(names_.begin() + static_cast<std::ptrdiff_t>(begin_), names_.begin() + static_cast<std::ptrdiff_t>(end_), [&](const Name& x) { return x.first <= u && u < x.last; });
      if (name != names_.begin() + static_cast<std::ptrdiff_t>(end_)) {
        if (name->first != u) return;
        if (!name->person) {  // "a 27-year-old Torvik nurse, Ida Moll,"
          u = static_cast<std::int64_t>(name->last) - 1;
          continue;
        }
        const std::int64_t end = name->last;
        if (told.contains(name->entity)) return;  // it has its own number beside it
        if (comma && !ends_here(end)) return;     // "the 27-year-old man, Moll said"
        if (comma && word(end) == "," && one_of(word(end + 1), {"and", "said", "says"})) return;  // "a 27-year-old man, Moll, and"
        if (one_of(word(end), {"family", "campaign", "administration", "home", "foundation"})) return;
        // "the 27-year-old man Ida Moll is accused of killing"
        if (!comma && !called && one_of(word(u - 1), {"man", "woman", "girl", "boy", "person", "child", "teen", "teenager"}) &&
            one_of(word(end), {"is", "was", "had", "has", "allegedly", "shot", "killed"})) return;
        add(name->entity, w, *n);
        return;
      }
      const std::string_view f = word(u);
      if (f == "," && !comma) {
        comma = true;
        continue;
      }
      if (comma && f == "identified" && word(u + 1) == "as") {
        ++u;
        comma = false;
        called = true;
        continue;
      }
      if (f == "named" || (f == "identified" && word(u + 1) == "as")) {
        if (f != "named") ++u;
        called = true;
        continue;
      }
      if (f.empty() || comma || !plain_noun(u)) return;
    }
  }

  // May stand between "27-year-old" and the name it belongs to: nouns and adjectives, as far as words and tags tell.
  [[nodiscard]] bool plain_noun(std::int64_t w) const {
    const std::string_view f = word(w);
    if (f == "-" || f == "\"" || f == "“" || f == "”") return true;
    const WrittenWord& written = d_.analysis.text.words[static_cast<std::size_t>(w)];
    if (written.kind != TokenKind::word || is_stop_word(f) || f.starts_with("'") || f.starts_with("’")) return false;
    const Upos tag = d_.analysis.text.tokens[written.last_token - 1].upos;
    return tag == Upos::none || tag == Upos::noun || tag == Upos::propn || tag == Upos::adj;
  }

  const Document& d_;
  FoldedWords words_;
  std::vector<Name> names_;  // by place
  const Sentence* s_ = nullptr;
  std::uint32_t sentence_ = 0;
  std::size_t begin_ = 0, end_ = 0;  // names of the sentence
  std::vector<AgeSaid> out_;
};

}  // namespace

std::vector<AgeSaid> find_ages(const Document& document) { return Reader(document).run(); }

}  // namespace synoptic::align
