#include "annotate/times.hpp"

namespace synoptic::annotate {

std::string explain_time(const Time& time, std::string_view text, const std::vector<Time>& times) {
  std::string out = std::string("rule \"") + time.rule + "\"";
  switch (time.anchor) {
    case TimeAnchor::none:
      if (time.basis == TimeBasis::absolute) out += "; names its day, month or year itself";
      else if (time.basis != TimeBasis::none) out += "; hangs on a day that is not known";
      break;
    case TimeAnchor::published: out += "; hangs on the day of publication"; break;
    case TimeAnchor::mention:
      out += "; hangs on";
      if (time.anchor_time && *time.anchor_time < times.size()) out += " \"" + std::string(view(text, times[*time.anchor_time].span)) + "\"";
      else out += " what was named before";
      break;
  }
  if (time.anchor_day) out += ", " + format_day(*time.anchor_day);
  const char* side = time.side == TimeSide::before ? "before it" : time.side == TimeSide::after ? "after it" : time.side == TimeSide::same ? "with it" : "";
  if (time.reason == TimeReason::none) return out;
  out += std::string("; ") + side;
  const std::string word = time.evidence ? " \"" + std::string(view(text, *time.evidence)) + "\"" : std::string();
  switch (time.reason) {
    case TimeReason::none: break;
    case TimeReason::word: out += ", as it says itself"; break;
    case TimeReason::tense: out += ", by the tense of" + word; break;
    case TimeReason::preposition: out += ", by the preposition" + word; break;
    case TimeReason::range: out += ", as its range needs it"; break;
    case TimeReason::nearest: out += ", the nearest"; break;
    case TimeReason::prior: out += ", as news tells what has happened"; break;
  }
  return out;
}

}  // namespace synoptic::annotate
