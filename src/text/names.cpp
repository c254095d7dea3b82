#include "text/text.hpp"

namespace synoptic::text {
void find_names(const Report&, const World&, Text&) {}
}  // namespace synoptic::text
