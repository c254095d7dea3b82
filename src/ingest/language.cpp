// CLD2 counts letter groups; on less than a few sentences it is unsure, and then English function words decide: a
// headline with "the", "of" and "says" in it is English enough to be read. A page's own <html lang> is often a template's
// default, so a long text that CLD2 is sure of overrules it; what a caller gives in a record is never overruled.
#include "ingest/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

constexpr std::size_t sample_bytes = 4 << 10;  // enough for certainty (the same answers as 64 KB on 2,857 reports), and cheap
constexpr std::size_t sure_bytes = 200;         // below this CLD2's word alone is not enough

double english_share(std::string_view text) {
  static constexpr std::string_view common[] = {"the", "of", "to", "and", "in", "a", "is", "was", "for", "on", "that", "with", "as", "by", "at", "from", "has", "have",
                                                "he", "she", "it", "his", "her", "after", "says", "said", "over", "not", "are", "were", "be", "will", "who", "its", "new"};
  const auto words = split_words(text.substr(0, 4000));
  if (words.empty()) return 0;
  const auto hits = std::count_if(words.begin(), words.end(), [](const Word& w) { return std::find(std::begin(common), std::end(common), w.fold) != std::end(common); });
  return static_cast<double>(hits) / static_cast<double>(words.size());
}

}  // namespace

std::string language_code(std::string_view tag) {
  std::string s = utf8::lower(trim(tag.substr(0, 32)));
  s = s.substr(0, s.find_first_of("-_.@;, "));
  if (s == "eng" || s == "english") return "en";
  if (s.size() < 2 || s.size() > 3 || s.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) return {};
  return s;
}

std::string language_of(std::string_view text, std::string_view said) {
  std::size_t cut = std::min(text.size(), sample_bytes);
  while (cut > 0 && cut < text.size() && !utf8::is_boundary(text, cut)) --cut;
  text = text.substr(0, cut);
  std::string told = language_code(said);
  bool reliable = false, plain = true;
  CLD2::Language top[3];
  int percent[3], bytes = 0;
  double score[3];
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const auto best = CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), plain, &hints, 0, top, percent, score, nullptr, &bytes, &reliable);
  std::string found = best == CLD2::UNKNOWN_LANGUAGE ? std::string{} : language_code(CLD2::LanguageCode(best));
  if (reliable && percent[0] >= 70 && text.size() >= sure_bytes && !found.empty()) return found;
  if (!told.empty()) return told;
  if (found == "en" || english_share(text) >= 0.15) return "en";
  return reliable && text.size() >= sure_bytes / 2 && !found.empty() ? found : "und";
}

}  // namespace synoptic::ingest
