// Readers of feeds, agencies' formats, mail, tables and JSON, for the rows of `formats()`: how each is known by its head
// and how it is opened. Each reads its part whole (at most Limits::max_entry_bytes) except tables and mailboxes, which
// are read row by row and message by message.
#pragma once

#include <memory>
#include <string_view>

#include "source/source.hpp"

namespace synoptic::source {

// feed.cpp: RSS 0.9x, 1.0, 2.0 and Atom, an entry a report; OPML, whose feeds are named in an error
[[nodiscard]] bool is_feed(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_feed(Part part);
[[nodiscard]] bool is_opml(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_opml(Part part);

// newsml.cpp: NewsML-G2 (newsItem, newsMessage, packageItem) and NITF
[[nodiscard]] bool is_newsml(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_newsml(Part part);

// XML that is none of these: an error that names its root
[[nodiscard]] bool is_other_xml(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_other_xml(Part part);

// json_list.cpp: one JSON document that holds many reports (a list, or a list under "articles" and the like; ninjs and JSON
// Feed among them) or one
[[nodiscard]] bool is_json_list(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_json_list(Part part);

// mail.cpp: a message (.eml), a mailbox of them (mbox)
[[nodiscard]] bool is_mail(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_mail(Part part);
[[nodiscard]] bool is_mailbox(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_mailbox(Part part);

// table.cpp: CSV and TSV with a header
[[nodiscard]] bool is_table(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_table(Part part);

}  // namespace synoptic::source
