#include "annotate/quotes.hpp"
namespace synoptic::annotate {
std::vector<Quote> find_quotes(const Report&, const Text&, const People&, const World&) { return {}; }
std::vector<Quoted> find_quoted(const Report&) { return {}; }
}  // namespace synoptic::annotate
