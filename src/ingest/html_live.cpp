#include "ingest/html_live.hpp"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

#include "ingest/dates.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest::html {
namespace {

namespace dom = simdjson::dom;

constexpr std::uint32_t least_entries = 3;
constexpr float least_words = 8;          // of an entry
constexpr float least_share = 0.75F;      // of the report's words that the entries hold; comments below a report hold less
constexpr std::size_t most_updates = 2000;

class Finder {
 public:
  Finder(const Tree& tree, const Outline& outline, const std::vector<bool>& taken) : t_(tree), list_(outline.list), taken_(taken) {}

  std::vector<LiveEntry> run() {
    auto entries = by_markup();
    if (entries.empty()) entries = by_data();
    return entries;
  }

 private:
  std::vector<LiveEntry> by_markup() const {
    const std::size_t n = t_.nodes.size();
    std::vector<float> words(n, 0);
    std::vector<std::uint32_t> first_time(n, 0);  // 0: none below
    float all = 0;
    for (std::size_t i = 0; i < list_.size(); ++i)
      if (taken_[i]) {
        words[list_[i].parent] += static_cast<float>(list_[i].words);
        all += static_cast<float>(list_[i].words);
      }
    bool any = false;
    for (std::uint32_t i = 1; i < n; ++i)
      if (t_.nodes[i].tag == Tag::time && t_.has(i, Attribute::datetime)) {
        first_time[i] = i;
        any = true;
      }
    if (!any) return {};
    for (std::size_t i = n; i-- > 1;) {
      const auto up = t_.nodes[i].parent;
      words[up] += words[i];
      if (first_time[i]) first_time[up] = first_time[i];  // the last one seen going back is the first
    }
    std::unordered_map<std::uint32_t, std::pair<std::uint32_t, float>> groups;  // entries and their words below each element
    for (std::uint32_t i = 1; i < n; ++i)
      if (first_time[i] && words[i] >= least_words) {
        auto& g = groups[t_.nodes[i].parent];
        ++g.first;
        g.second += words[i];
      }
    std::uint32_t best = 0, most = least_entries - 1;
    for (const auto& [node, g] : groups)
      if (g.second >= least_share * all && (g.first > most || (g.first == most && best != 0 && node > best))) {
        best = node;
        most = g.first;
      }
    if (best == 0) return {};
    std::vector<LiveEntry> out;
    std::size_t p = 0;
    for (std::uint32_t c = best + 1; c < t_.nodes[best].end; c = t_.nodes[c].end) {
      if (!first_time[c] || words[c] < least_words) continue;
      while (p < list_.size() && (list_[p].first < c || !taken_[p])) ++p;
      if (p == list_.size() || list_[p].first >= t_.nodes[c].end) continue;
      LiveEntry e;
      e.paragraph = p;
      e.node = first_time[c];
      e.time = normal_stamp(t_.value(e.node, Attribute::datetime));
      e.source = stamp_place(e.node);
      if (e.time.find('T') != std::string::npos) out.push_back(std::move(e));  // a day alone is no time of an entry
    }
    return in_order(out) ? out : std::vector<LiveEntry>{};
  }

  // Blogs run forwards or backwards; comments and teasers jump. A pinned entry may stand apart.
  static bool in_order(const std::vector<LiveEntry>& entries) {
    if (entries.size() < least_entries) return false;
    std::size_t up = 0, down = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      up += entries[i - 1].time <= entries[i].time;
      down += entries[i - 1].time >= entries[i].time;
    }
    return 5 * std::max(up, down) >= 4 * (entries.size() - 1) && entries.front().time != entries.back().time;
  }

  [[nodiscard]] Span stamp_place(std::uint32_t node) const {
    const Node& n = t_.nodes[node];
    for (auto a = n.first_attribute; a < n.last_attribute; ++a)
      if (t_.attributes[a].key == Attribute::datetime) return trimmed(t_.source, t_.attributes[a].value);
    return {};
  }

  std::vector<LiveEntry> by_data() const {
    std::unordered_map<std::string, std::string> times;  // by the key of the update's headline
    dom::parser parser;
    for (std::uint32_t i = 1; i < t_.nodes.size(); ++i) {
      const Node& n = t_.nodes[i];
      if (n.tag != Tag::script || i + 1 >= n.end) continue;
      const auto json = trim(view(t_.source, t_.nodes[i + 1].text));
      if (json.size() > (8U << 20) || json.find("liveBlogUpdate") == std::string_view::npos) continue;
      dom::element root;
      if (parser.parse(json.data(), json.size(), true).get(root) == simdjson::SUCCESS) collect(root, times, false, 0);
    }
    std::vector<LiveEntry> out;
    if (times.empty()) return out;
    for (std::size_t i = 0; i < list_.size() && out.size() < most_updates; ++i) {
      if (!taken_[i] || list_[i].bytes > 300) continue;
      const auto it = times.find(key_of(t_.text_between(list_[i].first, list_[i].last, 400)));
      if (it != times.end()) out.push_back({i, it->second, {}, 0});
    }
    return out.size() >= least_entries ? out : std::vector<LiveEntry>{};
  }

  static void collect(const dom::element& e, std::unordered_map<std::string, std::string>& times, bool update, int depth) {
    if (depth > 6 || times.size() > most_updates) return;
    dom::array list;
    if (e.get(list) == simdjson::SUCCESS) {
      for (const dom::element x : list) collect(x, times, update, depth + 1);
      return;
    }
    if (!e.is_object()) return;
    std::string_view headline, stamp;
    if (update && e.at_key("headline").get(headline) == simdjson::SUCCESS && (e.at_key("datePublished").get(stamp) == simdjson::SUCCESS || e.at_key("dateModified").get(stamp) == simdjson::SUCCESS))
      if (auto time = normal_stamp(stamp); !time.empty()) times.try_emplace(key_of(decode_references(headline)), std::move(time));
    for (const char* key : {"@graph", "liveBlogUpdate"}) {
      dom::element inner;
      if (e.at_key(key).get(inner) == simdjson::SUCCESS) collect(inner, times, std::string_view(key) == "liveBlogUpdate", depth + 1);
    }
  }

  const Tree& t_;
  const std::vector<Paragraph>& list_;
  const std::vector<bool>& taken_;
};

}  // namespace

std::vector<LiveEntry> find_live_entries(const Tree& tree, const Outline& outline, const std::vector<bool>& taken) { return Finder(tree, outline, taken).run(); }

}  // namespace synoptic::ingest::html
