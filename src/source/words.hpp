// Small things that the fields of containers need: text out of markup, addresses, addresses of people.
#pragma once

#include <string>
#include <string_view>

#include "ingest/source_map.hpp"

namespace synoptic::source {

// One line of text: tags taken out, references resolved, white space joined ("A <b>ferry</b> &amp; a quay" -> "A ferry & a quay").
[[nodiscard]] std::string plain_of(std::string_view html);
// Whether a text that may be plain or HTML is HTML: a tag or a reference stands in it.
[[nodiscard]] bool has_markup(std::string_view text);
// `address` as seen from `base`: absolute ones stay, "" gives "". Dots in paths are left as they are.
[[nodiscard]] std::string resolved(std::string_view base, std::string_view address);
[[nodiscard]] bool is_web_address(std::string_view text);

// "desk@veltra.example (Mira Holt)", "Mira Holt <desk@veltra.example>", "\"Holt, Mira\" <..>" -> the name; an address alone -> "".
[[nodiscard]] std::string person_of(std::string_view mailbox);
// The domain of the first mail address in the text; "" if there is none.
[[nodiscard]] std::string mail_domain(std::string_view mailbox);

// An HTML fragment as a page whose whole body is the article: for the HTML reader. The frame maps to nothing.
class Page {
 public:
  Page() { out_.text = "<html><body><article itemprop=\"articleBody\">\n"; }
  ingest::MappedText& body() { return out_; }
  // Text as a paragraph or heading of its own, its "<" and "&" written as references.
  void add(std::string_view tag, std::string_view attributes, const ingest::MappedText& text);
  void add(std::string_view tag, std::string_view attributes, std::string_view text);  // from nowhere
  void append(const ingest::MappedText& html);
  [[nodiscard]] ingest::MappedText take() {
    out_.text += "\n</article></body></html>\n";
    return std::move(out_);
  }

 private:
  ingest::MappedText out_;
};

// `piece` behind `out`, with its map as far as its text goes; without its first `skipped` bytes.
void append(ingest::MappedText& out, const ingest::MappedText& piece, std::size_t skipped = 0);

}  // namespace synoptic::source
