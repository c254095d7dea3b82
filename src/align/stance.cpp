#include "align/stance.hpp"

#include <algorithm>
#include <cmath>

namespace synoptic::align {
namespace {

constexpr Cue plain_cues[] = {Cue::fake, Cue::deny, Cue::doubt, Cue::negation, Cue::no_first, Cue::allegedly, Cue::rumour, Cue::report, Cue::claim, Cue::say, Cue::perhaps, Cue::will,
                              Cue::confirm, Cue::question, Cue::wh, Cue::colon_end, Cue::exclaim};
static_assert(std::size(plain_cues) == tf_denies);
constexpr Cue hedge_cues[] = {Cue::allegedly, Cue::rumour, Cue::report, Cue::claim, Cue::say, Cue::think, Cue::perhaps, Cue::question};
constexpr std::pair<StanceFeature, SimilarityFeature> nearness[] = {{tf_mean, sf_mean},   {tf_bigrams, sf_bigrams},     {tf_numbers, sf_numbers},   {tf_predicate, sf_predicate}, {tf_rare_shared, sf_rare_shared},
                                                                    {tf_names, sf_names}, {tf_names_one, sf_names_one}, {tf_polarity, sf_polarity}, {tf_short, sf_short}};

}  // namespace

StanceFeatures stance_features(const Cues& claim, const Cues& text, const SimilarityFeatures& similarity) {
  StanceFeatures f{};
  const auto only = [&](Cue c) { return text[c] && !claim[c]; };
  for (std::size_t i = 0; i < std::size(plain_cues); ++i) f[i] = only(plain_cues[i]) ? 1 : 0;
  const bool denies = only(Cue::fake) || only(Cue::deny) || only(Cue::negation) || similarity[sf_opposite] > 0;
  const bool against = denies || only(Cue::doubt);
  const auto hedges = std::count_if(std::begin(hedge_cues), std::end(hedge_cues), only);
  f[tf_denies] = denies ? 1 : 0;
  f[tf_hedges] = hedges > 0 ? 1 : 0;
  f[tf_hedge_count] = static_cast<float>(std::min<std::ptrdiff_t>(hedges, 3)) / 3;
  f[tf_plain] = hedges == 0 && !against ? 1 : 0;
  f[tf_denied_claim] = only(Cue::claim) && against ? 1 : 0;
  f[tf_denied_report] = only(Cue::report) && against ? 1 : 0;
  const bool text_speaks = only(Cue::say) || only(Cue::claim) || only(Cue::report);
  f[tf_both_speak] = text_speaks && (claim[Cue::say] || claim[Cue::claim] || claim[Cue::report]) ? 1 : 0;
  f[tf_yes_or_no] = only(Cue::question) && only(Cue::asks) ? 1 : 0;
  for (const auto& [to, from] : nearness) f[to] = similarity[from];
  return f;
}

const char* name_of(StanceFeature f) {
  static constexpr const char* names[] = {"fake", "deny", "doubt", "negation", "no_first", "allegedly", "rumour", "report", "claim", "say", "perhaps", "will",
                                          "confirm", "question", "wh", "colon_end", "exclaim", "denies", "hedges", "hedge_count", "plain", "denied_claim", "denied_report",
                                          "both_speak", "yes_or_no", "mean", "bigrams", "numbers", "predicate", "rare_shared", "names", "names_one", "polarity", "short"};
  static_assert(std::size(names) == stance_feature_count);
  return names[f];
}

}  // namespace synoptic::align
