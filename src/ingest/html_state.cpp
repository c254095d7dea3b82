// A page is refused only if it says what it is and next to nothing else is on it; with a report beside, the same words make
// a warning or nothing (a consent banner over a whole report is furniture).
#include "ingest/html_state.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "base/utf8.hpp"

namespace synoptic::ingest::html {
namespace {

constexpr std::uint32_t stub_words = 120;     // a report with fewer can be what a wall lets through, or no report
constexpr std::uint32_t excerpt_words = 400;  // with more, an offer to subscribe below the text is no wall
constexpr std::size_t wall_reach = 8;         // paragraphs after the report in which a wall stands
constexpr std::uint32_t most_checked = 600;   // bytes of a paragraph that are looked at: these sentences are short

using Phrases = std::span<const std::string_view>;
constexpr std::string_view wall_phrases[] = {"subscribe to continue", "subscribe to read", "to continue reading", "continue reading this article", "for subscribers only", "subscriber-only", "subscribers only", "already a subscriber",
                                  "article is for subscribers", "reserved for subscribers", "exclusive to subscribers", "to read the full", "unlock this article", "log in to continue", "register to continue",
                                  "sign in to continue", "free articles remaining", "reached your limit of free", "article limit", "jetzt weiterlesen", "weiterlesen mit", "exklusiv für abonnenten", "nur für abonnenten",
                                  "artikel für abonnenten", "bereits abonnent", "réservé aux abonnés", "réservé à nos abonnés", "pour lire la suite", "exclusivo para suscriptores", "solo para suscriptores"};
constexpr std::string_view consent_phrases[] = {"we use cookies", "uses cookies", "use of cookies", "our partners", "accept all", "your privacy", "manage preferences", "cookie policy", "privacy policy", "cookies akzeptieren",
                                     "mit werbung", "alle akzeptieren", "zustimmen", "einwilligung", "datenschutz", "utilisons des cookies", "accepter", "vie privée", "usamos cookies", "before you continue", "consent"};
constexpr std::string_view consent_titles[] = {"before you continue", "cookie", "consent", "privacy", "datenschutz", "zustimm", "einwilligung", "vie privée"};
constexpr std::string_view robot_phrases[] = {"enable javascript and cookies", "checking your browser", "checking if the site connection is secure", "verify you are human", "verifying you are human", "are not a robot", "not a robot",
                                   "unusual traffic", "unusual activity", "access to this page has been denied", "you have been blocked", "ddos protection by", "pardon our interruption",
                                   "request could not be satisfied", "please complete the security check", "attention required", "enable js and disable any ad blocker"};
constexpr std::string_view error_phrases[] = {"page not found", "404 not found", "error 404", "404 error", "page cannot be found", "page can't be found", "page can’t be found", "page you requested", "page you are looking for",
                                   "page you were looking for", "page doesn't exist", "page doesn’t exist", "page does not exist", "no longer available", "403 forbidden", "access denied", "internal server error", "bad gateway", "service unavailable",
                                   "gateway timeout", "seite nicht gefunden", "seite existiert nicht", "page introuvable", "página no encontrada", "500 error", "error 500", "410 gone"};

bool holds(std::string_view text, Phrases phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](auto p) { return text.find(p) != std::string_view::npos; });
}
bool holds_404(std::string_view title) {  // a report may be about such words, in a longer headline
  return title == "404" || title == "not found" || (title.size() <= 60 && (title.starts_with("404 ") || holds(title, error_phrases)));
}

class Reader {
 public:
  Reader(const Tree& tree, const Outline& outline, const std::vector<bool>& taken, const PageMetadata& meta) : t_(tree), list_(outline.list), taken_(taken), meta_(meta) {}

  PageState run() {
    measure();
    if (report_ < stub_words && refuse_stub()) return out_;
    wall();
    return out_;
  }

 private:
  [[nodiscard]] std::string text_of(const Paragraph& p) const {
    std::string out;
    for (auto i = p.first; i < p.last && out.size() < most_checked; ++i)
      if (t_.nodes[i].tag == Tag::text && !t_.nodes[i].raw) {
        const auto piece = view(t_.source, t_.nodes[i].text);
        out += piece.substr(0, utf8::valid_prefix(piece.substr(0, most_checked)));
      }
    out = utf8::lower(decode_references(out));
    std::string spaced;
    for (const char c : out)
      if (static_cast<unsigned char>(c) > ' ') spaced += c;
      else if (!spaced.empty() && spaced.back() != ' ') spaced += ' ';
    return spaced;
  }

  void measure() {
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const Paragraph& p = list_[i];
      words_ += p.words;
      linked_ += p.linked_words;
      if (taken_[i]) {
        report_ += p.words;
        last_ = i;
        any_ = true;
      }
      if (p.words >= 4 && p.link_share() > 0.8F) ++link_lines_;
    }
  }

  // With so little text, every paragraph is read. True if the page is refused.
  bool refuse_stub() {
    std::uint32_t consent_words = 0, said = 0, own_consent = 0, looked = 0;
    const std::string title = utf8::lower(meta_.title);
    bool robot = false, error = holds_404(title), wall = false;
    for (std::size_t i = 0; i < list_.size() && looked < 400; ++i) {
      const Paragraph& p = list_[i];
      if (p.link_share() > 0.8F && !taken_[i]) continue;
      ++looked;
      const auto text = text_of(p);
      robot |= holds(text, robot_phrases);
      error |= p.tag == Tag::h1 && holds_404(text);
      wall |= holds(text, wall_phrases);
      if ((p.marks & consent) || holds(text, consent_phrases)) {
        consent_words += p.words;
        own_consent += taken_[i] ? p.words : 0;
        ++said;
      }
    }
    const std::uint32_t rest = report_ - own_consent;
    if (robot && words_ < 300) return refuse("robot_check", "a check for robots, not a report");
    if (error && rest < 40) return refuse("error_page", "an error page, not a report");
    // A banner stands on every other page, so a short report beside one says nothing.
    if (said >= 2 && consent_words >= 25 && rest < (holds(title, consent_titles) ? 60U : 15U) && !wall) return refuse("consent", "a consent form, not a report");
    if (own_consent > rest) warn("consent", "more of the text is about consent than is report");
    if (link_lines_ >= 15 && 2 * linked_ > words_ && report_ < 60) {
      if (report_ < 15) return refuse("index", "a list of links, not a report");
      warn("index", "most of the page is links to other pages");
    }
    return false;
  }

  // An offer to subscribe at the end of a short text, or a page that says itself that it is not free.
  void wall() {
    bool shown = false;
    if (report_ < excerpt_words && any_)
      for (std::size_t i = last_ > 1 ? last_ - 1 : 0; i < std::min(list_.size(), last_ + wall_reach); ++i) shown |= (list_[i].marks & paywall && !(list_[i].marks & unseen) && list_[i].words >= 4) || holds(text_of(list_[i]), wall_phrases);
    if (!shown && meta_.free) return;
    out_.complete = false;
    warn("paywall", meta_.free ? "the page asks for a subscription where the text ends" : "the page says that it is not free to read; its text may be cut");
  }

  bool refuse(const char* code, const char* why) {
    warn(code, why);
    out_.complete = false;
    out_.refusal = why;
    return true;
  }
  void warn(const char* code, const char* message) { out_.warnings.push_back({code, message}); }

  const Tree& t_;
  const std::vector<Paragraph>& list_;
  const std::vector<bool>& taken_;
  const PageMetadata& meta_;
  PageState out_;
  std::uint32_t words_ = 0, linked_ = 0, report_ = 0, link_lines_ = 0;
  std::size_t last_ = 0;
  bool any_ = false;
};

}  // namespace

PageState find_state(const Tree& tree, const Outline& outline, const std::vector<bool>& taken, const PageMetadata& meta) { return Reader(tree, outline, taken, meta).run(); }

}  // namespace synoptic::ingest::html
