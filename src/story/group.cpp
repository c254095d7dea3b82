#include "story/group.hpp"
namespace synoptic::story {
std::vector<Story> group(const std::vector<Report>& r, const GroupOptions&) { return {one_story(r)}; }
Story one_story(const std::vector<Report>& r) { Story s; s.id = "s-0"; for (std::uint32_t i = 0; i < r.size(); ++i) s.reports.push_back(i); return s; }
}  // namespace synoptic::story
