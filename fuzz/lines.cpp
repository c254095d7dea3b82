// Dates, stamps, addresses and by-lines: one line of text in, sound values out.
#include <cstdlib>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "ingest/dates.hpp"
#include "ingest/lines.hpp"
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace synoptic;
  using namespace synoptic::ingest;
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (utf8::valid_prefix(line) != size) return 0;
  const auto expect = [](bool ok) {
    if (!ok) std::abort();
  };
  for (const DayOrder order : {DayOrder::unknown, DayOrder::day_first, DayOrder::month_first}) {
    std::size_t from = 0;
    for (const FoundDate& d : find_dates(line, {order, order == DayOrder::day_first})) {
      expect(d.value.size() == 10 && parse_day(d.value).has_value());
      expect(d.span.begin >= from && d.span.begin < d.span.end && d.span.end <= size && utf8::is_boundary(line, d.span.begin) && utf8::is_boundary(line, d.span.end));
      const int minute = minute_after(line, d);
      expect(minute >= -1 && minute < 24 * 60);
      from = d.span.end;
    }
    const std::string stamp = normal_stamp(line, order);
    expect(stamp.empty() || (parse_day(stamp).has_value() && (stamp.size() == 10 || parse_instant(stamp).has_value())));
  }
  const std::string day = date_in_url(line);
  expect(day.empty() || parse_day(day).has_value());
  if (const auto stated = parse_date_line(line)) expect(stated->published.has_value() || stated->modified.has_value());
  (void)order_shown(line);
  (void)label_of(line);
  const auto check = [&](const Byline& b) {
    for (const auto* list : {&b.authors, &b.credits})
      for (const auto& name : *list) expect(!name.empty() && utf8::valid_prefix(name) == name.size() && name.size() <= 500);
  };
  check(split_authors(line, fuzz::world()));
  if (const auto b = parse_byline(line, fuzz::world())) check(*b);
  if (const auto b = parse_credit_line(line, fuzz::world())) check(*b);
  return 0;
}
