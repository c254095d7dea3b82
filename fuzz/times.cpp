// Text in, times out: spans in bounds and order, inside one section, on character borders; days in order; what they hang on before them.
#include <cstdlib>

#include "annotate/times.hpp"
#include "base/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace synoptic;
  if (size == 0 || size > 20000) return 0;
  const auto expect = [](bool ok) {
    if (!ok) std::abort();
  };
  Report r;
  r.text.assign(reinterpret_cast<const char*>(data), size);
  const bool characters = utf8::valid_prefix(r.text) == r.text.size();
  // The first byte chooses the day of publication, the country of the outlet and whether lines are posts.
  static constexpr const char* anchors[] = {"", "2023-03-01", "2024-02-29", "0001-01-01", "9999-12-31"};
  const auto anchor = parse_day(anchors[data[0] % 5]);
  r.outlet = Outlet{"", data[0] % 3 == 0 ? "a.us" : data[0] % 3 == 1 ? "a.uk" : "a.com"};
  for (std::size_t at = 0; at < size;) {
    const auto end = std::min(r.text.find('\n', at), size);
    if (end > at) r.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, data[0] % 7 == 0 ? SectionKind::embed : SectionKind::heading});
    at = end + 1;
  }
  const auto times = annotate::find_times(r, {}, anchor);
  std::uint32_t from = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Time& t = times[i];
    expect(t.span.begin >= from && t.span.begin < t.span.end && t.span.end <= size);
    expect(!characters || (utf8::is_boundary(r.text, t.span.begin) && utf8::is_boundary(r.text, t.span.end)));
    bool inside = false;
    for (const Section& s : r.sections) inside = inside || s.span.contains(t.span);
    expect(inside);
    expect(!t.value.empty() && t.rule[0] != '\0');
    expect(!t.from == !t.to && (!t.from || *t.from <= *t.to));
    expect(!t.anchor_time || (*t.anchor_time < i && t.anchor == TimeAnchor::mention));
    expect(!t.evidence || t.evidence->end <= size);
    expect(!annotate::explain_time(t, r.text, times).empty());
    from = t.span.end;
  }
  return 0;
}
