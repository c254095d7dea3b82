// Inside `find_quotes`: the weights that tools/train/quotes.cpp wrote. Private to the folder.
#pragma once

#include "annotate/quotes_roles.hpp"

namespace synoptic::annotate::quotes {

[[nodiscard]] Model role_model();

}  // namespace synoptic::annotate::quotes
