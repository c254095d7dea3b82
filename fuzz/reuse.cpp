// Texts, one a line, through the reuse index: runs are equal words, passages are made of them, clusters keep their borders.
#include <cstdlib>

#include "base/utf8.hpp"
#include "reuse/clusters.hpp"
#include "reuse/index.hpp"
#include "reuse/passages.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace synoptic;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  if (utf8::valid_prefix(rest) != size) return 0;
  const auto expect = [](bool ok) {
    if (!ok) std::abort();
  };
  reuse::Index index({.least = 3, .most_outlets = 4, .most_words = 400});
  reuse::Clusters clusters;
  for (std::uint32_t text = 0; !rest.empty() && text < 200; ++text) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    reuse::Words words;
    reuse::scan(line, {0, static_cast<std::uint32_t>(line.size())}, words);
    const auto runs = index.take(words, text % 5);
    for (std::size_t first = 0, last = 0; first < runs.size(); first = last) {
      while (last < runs.size() && runs[last].text == runs[first].text) ++last;
      const auto earlier = index.ids(runs[first].text);
      for (std::size_t r = first; r < last; ++r)
        for (std::uint32_t k = 0; k < runs[r].size; ++k) expect(earlier[runs[r].a + k] == words.ids[runs[r].b + k]);
      for (const reuse::Passage& p : reuse::passages_of(std::span(runs).subspan(first, last - first), earlier, words.ids)) {
        expect(p.a.begin < p.a.end && p.a.end <= earlier.size() && p.b.begin < p.b.end && p.b.end <= words.ids.size());
        const Span a{index.span(runs[first].text, p.a.begin).begin, index.span(runs[first].text, p.a.end - 1).end};
        const Span b{words.spans[p.b.begin].begin, words.spans[p.b.end - 1].end};
        expect(a.begin < a.end && utf8::is_boundary(line, b.begin) && utf8::is_boundary(line, b.end));
        clusters.add({runs[first].text, a}, {text, b});
      }
    }
  }
  for (const reuse::Cluster& c : clusters.make()) expect(c.texts > 0 && c.members.size() >= c.texts);
  return 0;
}
