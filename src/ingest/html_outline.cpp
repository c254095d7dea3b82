// One pass over the nodes cuts, one over the text counts. Class words lie (<div class="widget"> may hold the whole
// article), so what holds much of the page's prose is no furniture, whatever it is called.
#include "ingest/html_outline.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>


namespace synoptic::ingest::html {
namespace {

constexpr float excuse_share = 0.4F;  // of the page's prose
constexpr std::size_t max_evidence_words = 1U << 16;

constexpr std::uint64_t no_word = 1469598103934665603ULL;
constexpr std::uint64_t with_byte(std::uint64_t word, unsigned char low) { return (word ^ low) * 1099511628211ULL; }  // FNV-1a

// A set of words by their hashes, in a table with room to spare.
class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> words) {
    for (const auto w : words) {
      std::uint64_t h = no_word;
      for (const char c : w) h = with_byte(h, static_cast<unsigned char>(c));
      std::size_t at = h >> 54;
      while (table_[at] != 0) at = (at + 1) % table_.size();
      table_[at] = h;
    }
  }
  [[nodiscard]] bool has(std::uint64_t word) const {
    for (std::size_t at = word >> 54; table_[at] != 0; at = (at + 1) % table_.size())
      if (table_[at] == word) return true;
    return false;
  }

 private:
  std::array<std::uint64_t, 1024> table_{};
};

// Of the languages news pages come in; any will do, the measure is "prose or not".
const WordSet& stop_words() {
  static const WordSet set{
      "a", "al", "an", "and", "are", "as", "at", "au", "auf", "aus", "be", "been", "but", "by", "che", "da", "das", "de", "del", "dem", "den", "der", "des", "det", "di", "die", "do", "du", "e", "ein",
      "eine", "el", "en", "er", "est", "et", "for", "from", "fur", "ha", "had", "has", "have", "he", "her", "het", "his", "i", "il", "im", "in", "is", "ist", "it", "its", "je", "la", "las",
      "le", "les", "los", "mit", "na", "nicht", "not", "o", "of", "og", "on", "or", "pa", "par", "por", "pour", "que", "qui", "said", "se", "she", "sich", "sie", "som", "that", "the",
      "their", "they", "this", "to", "un", "una", "und", "une", "van", "von", "was", "we", "were", "which", "who", "will", "with", "y", "you", "z", "zu"};
  return set;
}

// Words of calls to do something on the page or the web. One number for all of them: how many a paragraph has.
const WordSet& call_words() {
  static const WordSet set{"abonnieren", "account", "advertisement", "app", "click", "clique", "comment", "comments", "cookie", "cookies", "copyright", "download", "email", "facebook", "follow",
                           "hier", "inbox", "instagram", "join", "klicken", "linkedin", "login", "newsletter", "newsletters", "password", "podcast", "privacy", "register", "related", "reserved",
                           "rights", "share", "sharing", "sign", "subscribe", "subscriber", "subscribers", "subscription", "terms", "twitter", "updates", "whatsapp", "youtube"};
  return set;
}

std::uint64_t mix(std::uint64_t h, std::uint64_t v) {
  h ^= v + 0x9E3779B97F4A7C15ULL + (h << 6) + (h >> 2);
  h *= 0xFF51AFD7ED558CCDULL;
  return h ^ (h >> 32);
}

// Cuts text into words; `word(begin, end, hash, capital)` for each, `mark(c)` for sentence ends and commas. References and
// typographic quotes, dashes and spaces part words; in scripts without spaces two characters are a word.
template <class OnWord, class OnMark>
void scan(std::string_view s, OnWord word, OnMark mark) {
  std::uint64_t hash = no_word;
  std::size_t begin = 0;
  bool open = false, capital = false;
  std::size_t wide = 0;
  const auto close = [&](std::size_t at) {
    if (open) word(begin, at, hash, capital);
    open = false;
    hash = no_word;
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto b = static_cast<unsigned char>(s[i]);
    const unsigned char low = b | 0x20;
    if ((low >= 'a' && low <= 'z') || (b >= '0' && b <= '9')) {
      if (!open) {
        open = true;
        begin = i;
        capital = b >= 'A' && b <= 'Z';
      }
      hash = with_byte(hash, b >= 'A' ? low : b);
      continue;
    }
    if (b < 0x80) {
      if (b == '&') {  // a reference is a mark between words, or a letter that is not worth decoding here
        std::size_t e = i + 1;
        while (e < s.size() && e < i + 10 && s[e] != ';' && s[e] != ' ' && s[e] != '&') ++e;
        if (e < s.size() && s[e] == ';') {
          close(i);
          i = e;
          continue;
        }
      }
      if (b == '.' || b == '!' || b == '?') mark(open, true);
      else if (b == ',') mark(open, false);
      close(i);
      continue;
    }
    if (b >= 0xE3 && b <= 0xED && i + 2 < s.size()) {
      close(i);
      ++wide;
      const bool stop = b == 0xE3 && static_cast<unsigned char>(s[i + 1]) == 0x80 && static_cast<unsigned char>(s[i + 2]) == 0x82;  // 。
      if (stop) mark(true, true);
      else if (wide % 2 == 1) word(i, i + 3, mix(b, (static_cast<unsigned char>(s[i + 1]) << 8) | static_cast<unsigned char>(s[i + 2])), false);
      i += 2;
      continue;
    }
    const bool parting = (b == 0xE2 && i + 2 < s.size() && static_cast<unsigned char>(s[i + 1]) == 0x80) || (b == 0xC2 && i + 1 < s.size() && (static_cast<unsigned char>(s[i + 1]) == 0xA0 || static_cast<unsigned char>(s[i + 1]) == 0xAB || static_cast<unsigned char>(s[i + 1]) == 0xBB));
    if (parting) {
      if (b == 0xE2 && static_cast<unsigned char>(s[i + 2]) == 0xA6) mark(open, true);
      close(i);
      i += b == 0xE2 ? 2 : 1;
      continue;
    }
    if (!open) {
      open = true;
      begin = i;
      capital = b == 0xC3 && i + 1 < s.size() && static_cast<unsigned char>(s[i + 1]) < 0x9F;
    }
    hash = with_byte(hash, b);
  }
  close(s.size());
}

// The last three words as a rolling key.
struct Triple {
  std::uint64_t a = 0, b = 0;
  std::size_t n = 0;
  // True from the third word on; `key` is then that of the last three.
  bool push(std::uint64_t word, std::uint64_t& key) {
    key = mix(mix(a, b), word);
    a = b;
    b = word;
    return ++n >= 3;
  }
};

std::vector<std::uint64_t> triples_of(std::string_view text) {
  std::vector<std::uint64_t> out;
  Triple triple;
  scan(text, [&](std::size_t, std::size_t, std::uint64_t hash, bool) {
    std::uint64_t key = 0;
    if (triple.push(hash, key) && out.size() < max_evidence_words) out.push_back(key);
  }, [](bool, bool) {});
  std::sort(out.begin(), out.end());
  return out;
}

// A JSON string that begins after its opening quote, escapes resolved as far as words need it.
std::string json_string(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size() && s[i] != '"'; ++i) {
    if (s[i] != '\\' || i + 1 >= s.size()) {
      out += s[i];
      continue;
    }
    const char c = s[++i];
    if (c != 'u') {
      out += c == '"' || c == '/' || c == '\\' ? c : ' ';
      continue;
    }
    std::uint32_t code = 0;
    std::size_t k = 0;
    for (; k < 4 && i + 1 + k < s.size(); ++k) {
      const char d = s[i + 1 + k];
      const char l = static_cast<char>(d | 0x20);
      if (d >= '0' && d <= '9') code = code * 16 + static_cast<std::uint32_t>(d - '0');
      else if (l >= 'a' && l <= 'f') code = code * 16 + static_cast<std::uint32_t>(l - 'a' + 10);
      else break;
    }
    i += k;
    if (k < 4) continue;
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0 | (code >> 6));
      out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0xD800 || code > 0xDFFF) {
      out += static_cast<char>(0xE0 | (code >> 12));
      out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  return out;
}

// Tags off: some pages put HTML into articleBody.
std::string without_tags(std::string_view s) {
  std::string out;
  bool in_tag = false;
  for (const char c : s) {
    if (c == '<') in_tag = true;
    if (!in_tag) out += c;
    if (c == '>') {
      in_tag = false;
      out += ' ';
    }
  }
  return out;
}

std::uint64_t shape_of(const Tree& t, std::uint32_t i) {  // tag and class, digits off: "paragraph-12" is "paragraph-13"
  const Node& n = t.nodes[i];
  std::uint64_t h = no_word ^ static_cast<std::uint64_t>(n.tag);
  if (n.first_attribute == n.last_attribute) return h;
  for (const char c : t.attribute(i, Attribute::class_).substr(0, 200))
    if (c < '0' || c > '9') h = with_byte(h, static_cast<unsigned char>(c));
  return h;
}

// How much a paragraph looks like prose, wherever it stands.
float prose_of(const Paragraph& p) {
  const float link = p.link_share();
  if (p.words < 5 || link > 0.5F || (p.words < 12 && p.ends == 0)) return 0;
  if (p.words >= 10 && p.ends == 0 && static_cast<float>(p.stops) < 0.08F * static_cast<float>(p.words)) return 0;
  return std::min(static_cast<float>(p.words), 120.0F) * (1 - link) * (p.ends ? 1.0F : 0.4F);
}

class Cutter {
 public:
  Cutter(const Tree& tree, const Evidence& evidence) : t_(tree), evidence_(evidence) {}

  Outline run() {
    cut();
    shapes();
    for (Paragraph& p : out_.list) count(p);
    std::erase_if(out_.list, [](const Paragraph& p) { return p.words == 0; });
    for (Paragraph& p : out_.list) p.prose = prose_of(p);
    sum_up();
    excuse();
    hand_down();
    return std::move(out_);
  }

 private:
  void cut() {
    const auto size = static_cast<std::uint32_t>(t_.nodes.size());
    out_.marks.assign(size, 0);
    block_.assign(size, 0);
    inline_.assign(size, 0);
    ClassMemory classes;
    bool open = false;
    for (std::uint32_t i = 0; i < size; ++i) {
      const Node& n = t_.nodes[i];
      const std::uint32_t up = n.parent;
      if (i > 0) {
        const Tag tag = t_.nodes[up].tag;
        inline_[i] = static_cast<unsigned char>(inline_[up] | (tag == Tag::a ? link : 0) | (tag == Tag::strong || tag == Tag::b ? strong : 0) | (out_.marks[up] & hidden ? gone : 0));
        block_[i] = is_block(tag) || up == 0 ? up : block_[up];
      }
      if (n.tag != Tag::text) {
        out_.marks[i] = marks_of(t_, i, classes);
        if (is_block(n.tag)) open = false;
        continue;
      }
      if (n.raw || (inline_[i] & gone)) continue;
      if (open && out_.list.back().parent == block_[i]) {
        out_.list.back().last = i + 1;
        continue;
      }
      Paragraph p;
      p.first = i;
      p.last = i + 1;
      p.parent = block_[i];
      p.tag = t_.nodes[p.parent].tag;
      out_.list.push_back(p);
      open = true;
    }
  }

  void shapes() {
    std::uint32_t before = static_cast<std::uint32_t>(-1), before_up = before;
    std::uint64_t signature = 0, above = 0;
    for (Paragraph& p : out_.list) {
      if (p.parent != before) {
        before = p.parent;
        const std::uint32_t up = t_.nodes[p.parent].parent, top = t_.nodes[up].parent;
        if (up != before_up) above = mix(shape_of(t_, up), shape_of(t_, top));
        before_up = up;
        signature = mix(shape_of(t_, p.parent), above);
      }
      p.signature = signature;
    }
  }

  void count(Paragraph& p) const {
    static const WordSet &stops = stop_words(), &calls = call_words();
    Triple triple;
    std::uint64_t text = 0;
    const bool compare = !evidence_.article.empty() || !evidence_.description.empty();
    for (std::uint32_t i = p.first; i < p.last; ++i) {
      const Node& n = t_.nodes[i];
      if (n.tag != Tag::text || n.raw || (inline_[i] & gone)) continue;
      const auto s = view(t_.source, n.text);
      const auto shown = trim_ascii(s);
      if (shown.empty()) continue;
      if (const auto colon = p.words < 4 ? shown.substr(0, 40).find(':') : std::string_view::npos; colon != std::string_view::npos)
        p.labelled = p.labelled || p.words + static_cast<std::uint32_t>(std::count(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(colon), ' ')) < 4;
      p.signs += static_cast<std::uint32_t>(std::count_if(shown.begin(), shown.end(), [](char c) { return c == '@' || c == '|' || c == '>' || c == '/' || c == '#'; }));
      p.bytes += static_cast<std::uint32_t>(shown.size());
      p.last_char = static_cast<unsigned char>(shown.back()) < 0x80 ? shown.back() : char{1};
      const bool linked = inline_[i] & link, bold = inline_[i] & strong;
      scan(s, [&](std::size_t begin, std::size_t end, std::uint64_t hash, bool capital) {
        if (p.words == 0) p.starts_small = s[begin] >= 'a' && s[begin] <= 'z';
        ++p.words;
        p.linked_words += linked;
        p.strong_words += bold;
        p.capitals += capital;
        p.digits += s[begin] >= '0' && s[begin] <= '9';
        if (capital && end - begin >= 2) p.shouted += std::all_of(s.begin() + static_cast<std::ptrdiff_t>(begin), s.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (end - begin <= 6) p.stops += stops.has(hash);
        if (end - begin >= 3 && end - begin <= 13) p.calls += calls.has(hash);
        text = mix(text, hash);
        std::uint64_t key = 0;
        if (compare && triple.push(hash, key)) {
          ++p.triples;
          p.in_article += std::binary_search(evidence_.article.begin(), evidence_.article.end(), key);
          p.in_description += std::binary_search(evidence_.description.begin(), evidence_.description.end(), key);
        }
      }, [&](bool in_word, bool end) {
        if (end) p.ends += in_word;
        else ++p.commas;
      });
      if (p.ends == 0 && p.words > 0 && (p.last_char == '.' || p.last_char == '!' || p.last_char == '?')) p.ends = 1;
    }
    p.text_hash = text;
  }

  static std::string_view trim_ascii(std::string_view s) {
    while (!s.empty() && static_cast<unsigned char>(s.front()) <= ' ') s.remove_prefix(1);
    while (!s.empty() && static_cast<unsigned char>(s.back()) <= ' ') s.remove_suffix(1);
    return s;
  }

  void sum_up() {
    out_.prose.assign(t_.nodes.size(), 0);
    for (const Paragraph& p : out_.list) out_.prose[p.parent] += p.prose;
    for (std::size_t i = out_.prose.size(); i-- > 1;) out_.prose[t_.nodes[i].parent] += out_.prose[i];
  }

  void excuse() {
    constexpr std::uint32_t local = furniture | author | note | caption | embed | standfirst | byline | quote | headline | figure | head;
    const float limit = excuse_share * out_.prose[0];
    for (std::size_t i = 1; i < out_.marks.size(); ++i)
      if ((out_.marks[i] & local) && out_.prose[i] > limit) out_.marks[i] &= ~local;
  }

  // Each node gets the marks of everything above it.
  void hand_down() {
    out_.above = out_.marks;
    for (std::uint32_t i = 1; i < out_.above.size(); ++i) out_.above[i] |= out_.above[t_.nodes[i].parent];
    for (Paragraph& p : out_.list) {
      p.marks = out_.above[p.parent];
      p.near = out_.marks[p.parent] | out_.marks[t_.nodes[p.parent].parent];
      const std::uint32_t inner = t_.nodes[p.first].parent;
      if (inner != p.parent) {
        p.near |= out_.marks[inner];
        p.marks |= out_.above[inner];
      }
    }
  }

  enum : unsigned char { link = 1, strong = 2, gone = 4 };
  const Tree& t_;
  const Evidence& evidence_;
  Outline out_;
  std::vector<std::uint32_t> block_;    // per node: nearest block element above
  std::vector<unsigned char> inline_;   // per node: inside a link, bold, or what is not shown
};

}  // namespace

Evidence find_evidence(const Tree& t) {
  Evidence out;
  for (std::uint32_t i = 1; i < t.nodes.size(); ++i) {
    const Node& n = t.nodes[i];
    if (n.tag == Tag::meta && out.description.empty()) {
      const auto name = t.attribute(i, Attribute::name), property = t.attribute(i, Attribute::property);
      if (name == "description" || name == "Description" || property == "og:description") out.description = triples_of(t.attribute(i, Attribute::content).substr(0, 2000));
    }
    if (n.tag != Tag::script || !out.article.empty() || i + 1 >= n.end || t.attribute(i, Attribute::type).find("ld+json") == std::string_view::npos) continue;
    const auto script = view(t.source, t.nodes[i + 1].text);
    const auto at = script.find("\"articleBody\"");
    if (at == std::string_view::npos) continue;
    const auto quote = script.find('"', at + 13);
    if (quote == std::string_view::npos || quote > at + 40) continue;
    out.article = triples_of(without_tags(decode_references(json_string(script.substr(quote + 1)))));
  }
  return out;
}

Outline outline(const Tree& tree, const Evidence& evidence) { return Cutter(tree, evidence).run(); }

}  // namespace synoptic::ingest::html
