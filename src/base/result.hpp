// Result and Error are part of the public API; see include/synoptic/result.hpp.
#pragma once

#include "synoptic/result.hpp"
