// The word list of the time tagger: one row a word, looked up by a hash table made at compile time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "annotate/times_words.hpp"

namespace synoptic::annotate::times {

constexpr std::int16_t v(Unit u) { return static_cast<std::int16_t>(u); }
constexpr std::int16_t v(Part p) { return static_cast<std::int16_t>(p); }
constexpr std::int16_t v(Mod m) { return static_cast<std::int16_t>(m); }

// Rows 0..10 are the forms that the scanner makes itself.
enum : std::uint16_t { lex_none, lex_number, lex_ordinal, lex_decade, lex_clock, lex_iso, lex_possessive, lex_quarter, lex_slash, lex_undecided, lex_year_month };

constexpr auto abbr = c_abbreviation;
constexpr auto odd = c_needs_context;
constexpr auto feast = c_holiday;
constexpr auto alone = c_holiday_alone;
constexpr Lex lexicon[] = {
    {"", 0, 0}, {"#number", c_number, 0}, {"#ordinal", c_ordinal, 0}, {"#decade", c_decade, 0},
    {"#clock", c_clock, 0}, {"#iso", c_iso, 0}, {"'s", c_possessive, 0}, {"#quarter", c_quarter, 0}, {"#slash", c_slash, 0}, {"#undecided", c_undecided, 0}, {"#yearmonth", c_year_month, 0},
    // months
    {"january", c_month, 1}, {"february", c_month, 2}, {"march", c_month | odd, 3}, {"april", c_month | c_holiday, 4},
    {"may", c_month | odd | c_modal | c_holiday, 5}, {"june", c_month, 6}, {"july", c_month, 7}, {"august", c_month, 8},
    {"september", c_month, 9}, {"october", c_month, 10}, {"november", c_month, 11}, {"december", c_month, 12},
    {"jan", c_month | abbr | odd, 1}, {"feb", c_month | abbr | odd, 2}, {"mar", c_month | abbr | odd, 3},
    {"apr", c_month | abbr | odd, 4}, {"jun", c_month | abbr | odd, 6}, {"jul", c_month | abbr | odd, 7},
    {"aug", c_month | abbr | odd, 8}, {"sept", c_month | abbr, 9}, {"sep", c_month | abbr | odd, 9},
    {"oct", c_month | abbr | odd, 10}, {"nov", c_month | abbr | odd, 11}, {"dec", c_month | abbr | odd, 12},
    // days of the week
    {"monday", c_weekday, 1}, {"tuesday", c_weekday, 2}, {"wednesday", c_weekday, 3}, {"thursday", c_weekday, 4},
    {"friday", c_weekday, 5}, {"saturday", c_weekday, 6}, {"sunday", c_weekday, 7},
    {"mondays", c_weekdays, 1}, {"tuesdays", c_weekdays, 2}, {"wednesdays", c_weekdays, 3}, {"thursdays", c_weekdays, 4},
    {"fridays", c_weekdays, 5}, {"saturdays", c_weekdays, 6}, {"sundays", c_weekdays, 7},
    {"mon", c_weekday | abbr | odd, 1}, {"tue", c_weekday | abbr | odd, 2}, {"tues", c_weekday | abbr | odd, 2},
    {"wed", c_weekday | abbr | odd, 3}, {"thu", c_weekday | abbr | odd, 4}, {"thur", c_weekday | abbr | odd, 4},
    {"thurs", c_weekday | abbr | odd, 4}, {"fri", c_weekday | abbr | odd, 5}, {"sat", c_weekday | abbr | odd, 6},
    {"sun", c_weekday | abbr | odd, 7},
    // units
    {"seconds", c_units, v(Unit::second)}, {"minute", c_unit, v(Unit::minute)}, {"minutes", c_units, v(Unit::minute)},
    {"hour", c_unit, v(Unit::hour)}, {"hours", c_units, v(Unit::hour)}, {"day", c_unit, v(Unit::day)},
    {"days", c_units, v(Unit::day)}, {"week", c_unit, v(Unit::week)}, {"weeks", c_units, v(Unit::week)},
    {"weekend", c_unit, v(Unit::weekend)}, {"weekends", c_units, v(Unit::weekend)},
    {"fortnight", c_unit, v(Unit::fortnight)}, {"fortnights", c_units, v(Unit::fortnight)},
    {"month", c_unit, v(Unit::month)}, {"months", c_units, v(Unit::month)}, {"quarter", c_unit, v(Unit::quarter)},
    {"quarters", c_units, v(Unit::quarter)}, {"year", c_unit, v(Unit::year)}, {"years", c_units, v(Unit::year)},
    {"decade", c_unit, v(Unit::decade)}, {"decades", c_units, v(Unit::decade)}, {"century", c_unit, v(Unit::century)},
    {"centuries", c_units, v(Unit::century)}, {"mins", c_units, v(Unit::minute)}, {"hrs", c_units, v(Unit::hour)},
    {"yrs", c_units, v(Unit::year)}, {"yr", c_unit | c_units | odd, v(Unit::year)}, {"hr", c_unit | c_units, v(Unit::hour)}, {"min", c_unit | c_units | odd, v(Unit::minute)}, {"sec", c_unit | c_units | odd, v(Unit::second)},
    {"secs", c_units, v(Unit::second)}, {"wks", c_units, v(Unit::week)},
    {"period", 0, 0}, {"comparable", 0, 0}, {"corresponding", 0, 0}, {"so", 0, 0}, {"dozens", c_vague, 0}, {"hundreds", c_vague, 0}, {"thousands", c_vague, 0}, {"half", 0, 0}, {"term", 0, 0},
    // seasons
    {"spring", c_season | odd, 0}, {"summer", c_season, 1}, {"autumn", c_season, 2}, {"fall", c_season | odd, 2}, {"winter", c_season, 3},
    // parts of a day
    {"morning", c_part, v(Part::morning)}, {"afternoon", c_part, v(Part::afternoon)}, {"evening", c_part, v(Part::evening)},
    {"night", c_part, v(Part::night)}, {"mornings", c_parts, v(Part::morning)}, {"afternoons", c_parts, v(Part::afternoon)},
    {"evenings", c_parts, v(Part::evening)}, {"nights", c_parts, v(Part::night)}, {"daytime", c_part, v(Part::daytime)},
    {"noon", c_fixed_clock, 720}, {"noonish", c_fixed_clock, 720}, {"midday", c_fixed_clock, 720}, {"midnight", c_fixed_clock, 1440},
    {"am", c_meridiem, 0}, {"pm", c_meridiem, 12}, {"o'clock", 0, 0},
    {"bc", 0, 0}, {"bce", 0, 0}, {"gmt", c_zone, 0}, {"utc", c_zone, 0}, {"est", c_zone, 0}, {"edt", c_zone, 0}, {"et", c_zone, 0}, {"pst", c_zone, 0},
    {"pdt", c_zone, 0}, {"cst", c_zone, 0}, {"cdt", c_zone, 0}, {"mst", c_zone, 0}, {"bst", c_zone, 0}, {"cet", c_zone, 0},
    {"cest", c_zone, 0}, {"ist", c_zone, 0}, {"msk", c_zone, 0}, {"jst", c_zone, 0}, {"local", 0, 0}, {"time", 0, 0}, {"eastern", 0, 0},
    // days by name
    {"today", c_day_word, 0}, {"yesterday", c_day_word, -1}, {"tomorrow", c_day_word, 1}, {"tonight", 0, 0}, {"overnight", 0, 0},
    // numbers
    {"one", c_ones, 1}, {"two", c_ones, 2}, {"three", c_ones, 3}, {"four", c_ones, 4}, {"five", c_ones, 5}, {"six", c_ones, 6},
    {"seven", c_ones, 7}, {"eight", c_ones, 8}, {"nine", c_ones, 9}, {"ten", c_ones, 10}, {"eleven", c_ones, 11},
    {"twelve", c_ones, 12}, {"thirteen", c_ones, 13}, {"fourteen", c_ones, 14}, {"fifteen", c_ones, 15}, {"sixteen", c_ones, 16},
    {"seventeen", c_ones, 17}, {"eighteen", c_ones, 18}, {"nineteen", c_ones, 19}, {"twenty", c_tens, 20}, {"thirty", c_tens, 30},
    {"forty", c_tens, 40}, {"fifty", c_tens, 50}, {"sixty", c_tens, 60}, {"seventy", c_tens, 70}, {"eighty", c_tens, 80},
    {"ninety", c_tens, 90}, {"hundred", c_scale, 100}, {"thousand", c_scale, 1000}, {"dozen", 0, 12}, {"couple", c_vague, 2},
    {"a", c_article | c_determiner, 1}, {"an", c_article | c_determiner, 1}, {"few", c_vague, 0}, {"several", c_vague, 0}, {"many", c_vague, 0},
    {"first", c_ordinal, 1}, {"second", c_ordinal | c_unit | odd, 2}, {"third", c_ordinal, 3}, {"fourth", c_ordinal, 4},
    {"fifth", c_ordinal, 5}, {"sixth", c_ordinal, 6}, {"seventh", c_ordinal, 7}, {"eighth", c_ordinal, 8}, {"ninth", c_ordinal, 9},
    {"tenth", c_ordinal, 10}, {"eleventh", c_ordinal, 11}, {"twelfth", c_ordinal, 12}, {"thirteenth", c_ordinal, 13},
    {"fourteenth", c_ordinal, 14}, {"fifteenth", c_ordinal, 15}, {"sixteenth", c_ordinal, 16}, {"seventeenth", c_ordinal, 17},
    {"eighteenth", c_ordinal, 18}, {"nineteenth", c_ordinal, 19}, {"twentieth", c_ordinal, 20}, {"thirtieth", c_ordinal, 30},
    // relations
    {"last", c_rel, -1}, {"previous", c_rel, -1}, {"past", c_rel, -1}, {"next", c_rel, 1}, {"coming", c_rel, 1}, {"upcoming", c_rel | c_future, 1},
    {"following", c_rel, 1}, {"this", c_rel | c_determiner, 0}, {"current", c_rel, 0}, {"recent", 0, 0}, {"latest", 0, 0}, {"same", 0, 0},
    {"that", 0, 0}, {"these", c_determiner, 0}, {"those", c_determiner, 0}, {"prior", 0, 0}, {"preceding", c_rel, -1}, {"final", 0, 0},
    {"early", c_early, v(Mod::start)}, {"earlier", c_early, v(Mod::start)}, {"late", c_early, v(Mod::end)}, {"later", c_early, v(Mod::end)},
    {"mid", c_early, v(Mod::mid)}, {"beginning", c_edge, v(Mod::start)}, {"start", c_edge, v(Mod::start)}, {"middle", c_edge, v(Mod::mid)},
    {"end", c_edge, v(Mod::end)}, {"close", c_edge, v(Mod::end)}, {"outset", c_edge, v(Mod::start)},
    {"about", c_approximate, v(Mod::approx)}, {"around", c_approximate | c_preposition, v(Mod::approx)}, {"nearly", c_approximate, v(Mod::less_than)},
    {"almost", c_approximate, v(Mod::less_than)}, {"roughly", c_approximate, v(Mod::approx)}, {"approximately", c_approximate, v(Mod::approx)},
    {"over", c_approximate, v(Mod::more_than)}, {"some", c_determiner, 0}, {"than", 0, 0}, {"more", c_adjective, 0}, {"less", 0, 0}, {"fewer", 0, 0}, {"least", 0, 0},
    {"most", 0, 0}, {"up", 0, 0}, {"under", c_approximate, v(Mod::less_than)}, {"just", 0, 0},
    {"additional", c_adjective, 0}, {"consecutive", c_adjective, 0}, {"straight", c_adjective, 0}, {"full", c_adjective, 0},
    {"long", c_adjective, 0}, {"whole", c_adjective, 0}, {"working", c_adjective, 0}, {"business", c_adjective, 0}, {"trading", c_adjective, 0},
    {"calendar", c_adjective, 0}, {"other", c_adjective, 0}, {"successive", c_adjective, 0}, {"extra", c_adjective, 0}, {"entire", c_adjective, 0}, {"solid", c_adjective, 0},
    {"ago", 0, 0}, {"hence", 0, 0}, {"every", c_each, 0}, {"each", c_each, 0}, {"once", 0, 0}, {"twice", 0, 0}, {"times", 0, 0}, {"per", 0, 0},
    {"daily", c_set, v(Unit::day)}, {"weekly", c_set, v(Unit::week)}, {"monthly", c_set, v(Unit::month)}, 
    {"yearly", c_set, v(Unit::year)}, {"annually", c_set, v(Unit::year)}, {"hourly", c_set, v(Unit::hour)}, {"nightly", c_set, v(Unit::night)},
    {"now", c_reference, 0}, {"currently", c_reference, 0}, {"nowadays", c_reference, 0}, {"presently", c_reference, 0},
    {"recently", c_reference, -1}, {"lately", c_reference, -1}, {"soon", c_reference, 1},
    {"moment", 0, 0}, {"date", 0, 0}, {"any", 0, 0}, {"workweek", 0, 0}, {"semi", 0, 0}, {"present", 0, 0}, {"future", 0, 0}, {"near", 0, 0}, {"right", 0, 0}, {"foreseeable", 0, 0}, {"distant", 0, 0}, {"immediate", 0, 0}, {"ahead", 0, 0},
    {"fifties", c_decade, 1950}, {"sixties", c_decade, 1960}, {"seventies", c_decade, 1970}, {"eighties", c_decade, 1980}, {"nineties", c_decade, 1990}, {"fiscal", 0, 0}, {"financial", 0, 0}, {"old", 0, 0}, {"aged", 0, 0}, {"age", 0, 0}, {"ages", 0, 0}, {"long-time", 0, 0},
    // words of holidays (times_feasts.hpp)
    {"christmas", feast | alone, 0}, {"halloween", feast | alone, 0}, {"thanksgiving", feast | alone, 0}, {"easter", feast | alone, 0}, {"juneteenth", feast | alone, 0},
    {"pentecost", feast | alone, 0}, {"new", feast, 0}, {"valentine", feast, 0}, {"boxing", feast, 0}, {"saint", feast, 0}, {"st", feast | abbr, 0}, {"earth", feast, 0},
    {"labor", feast, 0}, {"memorial", feast, 0}, {"veterans", feast, 0}, {"armistice", feast, 0}, {"remembrance", feast, 0}, {"anzac", feast, 0}, {"bastille", feast, 0},
    {"canada", feast, 0}, {"australia", feast, 0}, {"black", feast, 0}, {"cyber", feast, 0}, {"ash", feast, 0}, {"palm", feast, 0}, {"good", feast, 0}, {"international", feast, 0},
    {"martin", feast, 0}, {"mlk", feast, 0}, {"guy", feast, 0}, {"bonfire", feast, 0}, {"groundhog", feast, 0}, {"cinco", feast, 0}, {"independence", feast, 0}, {"mother", feast, 0},
    {"father", feast, 0}, {"ascension", feast, 0}, {"eve", 0, 0}, {"patrick", 0, 0}, {"workers", 0, 0}, {"luther", 0, 0}, {"king", 0, 0}, {"jr", abbr, 0}, {"fawkes", 0, 0}, {"de", 0, 0},
    {"mayo", 0, 0}, {"fools", 0, 0},
    // words around them
    {"the", c_determiner, 0}, {"of", c_preposition, 0}, {"in", c_preposition, 0}, {"on", c_preposition, 0}, {"at", 0, 0}, {"and", 0, 0}, {"or", 0, 0}, {"to", 0, 0},
    {"through", c_preposition, 0}, {"throughout", c_preposition, 0}, {"during", c_preposition, 0}, {"since", c_preposition | c_past_verb, 0}, {"until", c_preposition | c_bound, 0},
    {"till", c_preposition | c_bound, 0}, {"by", c_preposition | c_bound, 0}, {"from", c_preposition, 0}, {"before", c_preposition, 0}, {"after", c_preposition, 0},
    {"between", c_preposition, 0}, {"for", 0, 0}, {"within", 0, 0}, {"as", 0, 0}, {"into", c_preposition, 0}, {"with", 0, 0}, {"starting", c_preposition, 0}, {"ending", c_preposition, 0},
    {"ended", c_preposition | c_past_verb, 0}, {"beyond", c_preposition, 0}, {"dated", c_preposition, 0}, {"if", 0, 0}, {"all", 0, 0}, {"back", 0, 0}, {"then", 0, 0}, {"its", c_determiner, 0},
    {"his", c_pronoun, 0}, {"her", c_pronoun, 0}, {"their", c_pronoun, 0}, {"my", c_pronoun | c_chat, 0}, {"he", 0, 0}, {"she", 0, 0},
    {"percent", c_of_number, 0}, {"million", c_of_number, 0}, {"billion", c_of_number, 0}, {"feet", c_of_number, 0}, {"people", c_of_number, 0}, {"men", c_of_number, 0},
    {"women", c_of_number, 0}, {"children", c_of_number, 0}, {"km", c_of_number, 0}, {"meters", c_of_number, 0}, {"troops", c_of_number, 0}, {"pounds", c_of_number, 0},
    // tense
    {"will", c_future, 0}, {"shall", c_future, 0}, {"scheduled", c_future, 0}, {"slated", c_future, 0}, {"due", c_future, 0}, {"expected", c_future, 0}, {"planned", c_future, 0},
    {"going", c_future, 0},  {"deadline", c_future, 0}, {"tentatively", c_future, 0}, {"expects", c_future, 0}, {"'ll", c_future, 0},
    // what makes the infinitive after it a plan
    {"agreed", c_intends | c_past_verb, 0}, {"plan", c_intends, 0}, {"plans", c_intends, 0}, {"planning", c_intends, 0}, {"wants", c_intends, 0}, {"want", c_intends, 0},
    {"hopes", c_intends, 0}, {"hope", c_intends, 0}, {"hoped", c_intends | c_past_verb, 0}, {"intends", c_intends, 0}, {"intend", c_intends, 0}, {"intended", c_intends | c_past_verb, 0},
    {"vowed", c_intends | c_past_verb, 0}, {"pledged", c_intends | c_past_verb, 0}, {"promised", c_intends | c_past_verb, 0}, {"threatened", c_intends | c_past_verb, 0},
    {"preparing", c_intends, 0}, {"prepares", c_intends, 0}, {"prepared", c_intends | c_past_verb, 0}, {"ready", c_intends, 0}, {"set", c_intends, 0}, {"likely", c_intends, 0},
    {"poised", c_intends, 0}, {"decided", c_intends | c_past_verb, 0}, {"decision", c_intends, 0}, {"invited", c_intends | c_past_verb, 0}, {"urged", c_intends | c_past_verb, 0},
    {"ordered", c_intends | c_past_verb, 0}, {"asked", c_intends | c_past_verb, 0}, {"proposed", c_intends | c_past_verb, 0}, {"willing", c_intends, 0}, {"able", c_intends, 0},
    {"need", c_intends, 0}, {"needs", c_intends, 0}, {"continue", c_intends, 0}, {"supposed", c_intends, 0},
    {"would", c_modal, 0}, {"could", c_modal, 0}, {"should", c_modal, 0}, {"must", c_modal, 0}, {"can", c_modal, 0}, {"might", c_modal, 0}, {"cannot", c_modal, 0},
    {"be", c_be, 0}, {"is", c_intends, 0}, {"are", c_intends, 0}, {"was", c_past_verb, 0}, {"were", c_past_verb, 0}, {"had", c_past_verb, 0}, {"has", c_past_verb, 0},
    {"have", 0, 0}, {"did", c_past_verb, 0}, {"been", c_past_verb, 0}, {"said", c_past_verb, 0}, {"says", 0, 0}, {"told", c_past_verb, 0}, {"met", c_past_verb, 0},
    {"went", c_past_verb, 0}, {"came", c_past_verb, 0}, {"made", c_past_verb, 0}, {"took", c_past_verb, 0}, {"gave", c_past_verb, 0}, {"got", c_past_verb, 0},
    {"held", c_past_verb, 0}, {"began", c_past_verb, 0}, {"became", c_past_verb, 0}, {"found", c_past_verb, 0}, {"left", c_past_verb, 0}, {"lost", c_past_verb, 0},
    {"won", c_past_verb, 0}, {"rose", c_past_verb, 0}, {"fell", c_past_verb, 0}, {"saw", c_past_verb, 0}, {"sent", c_past_verb, 0}, {"shot", c_past_verb, 0},
    {"brought", c_past_verb, 0}, {"bought", c_past_verb, 0}, {"sold", c_past_verb, 0}, {"spoke", c_past_verb, 0}, {"struck", c_past_verb, 0}, {"broke", c_past_verb, 0},
    {"wrote", c_past_verb, 0}, {"drew", c_past_verb, 0}, {"grew", c_past_verb, 0}, {"flew", c_past_verb, 0}, {"threw", c_past_verb, 0}, {"knew", c_past_verb, 0},
    {"kept", c_past_verb, 0}, {"led", c_past_verb, 0}, {"paid", c_past_verb, 0}, {"ran", c_past_verb, 0}, {"stood", c_past_verb, 0}, {"fought", c_past_verb, 0},
    {"died", c_past_verb, 0}, {"chose", c_past_verb, 0}, {"drove", c_past_verb, 0}, {"felt", c_past_verb, 0}, {"heard", c_past_verb, 0}, {"put", 0, 0},
    {"built", c_past_verb, 0}, {"caught", c_past_verb, 0}, {"dropped", c_past_verb, 0}, {"sank", c_past_verb, 0}, {"swept", c_past_verb, 0}, {"thought", c_past_verb, 0},
    // chat
    {"lol", c_chat, 0}, {"haha", c_chat, 0}, {"hahaha", c_chat, 0}, {"hahahaha", c_chat, 0}, {"hehe", c_chat, 0}, {"omg", c_chat, 0}, {"lmao", c_chat, 0}, {"gonna", c_chat | c_future, 0},
    {"wanna", c_chat, 0}, {"gotta", c_chat, 0}, {"u", c_chat, 0}, {"ur", c_chat, 0}, {"pls", c_chat, 0}, {"plz", c_chat, 0}, {"thx", c_chat, 0}, {"btw", c_chat, 0}, {"gg", c_chat, 0},
    {"im", c_chat, 0}, {"dont", c_chat, 0}, {"cant", c_chat, 0}, {"rt", c_chat, 0}, {"fb", c_chat, 0}, {"rn", c_reference | c_chat | odd, 0}, {"atm", c_reference | c_chat | odd, 0},
    {"another", c_determiner, 0}, {"everyday", c_set, v(Unit::day)}, {"eoy", 0, 0}, {"eom", 0, 0},  {"quarterly", c_set, v(Unit::quarter)}, {"school", 0, 0}, {"academic", 0, 0}, {"commencing", 0, 0},
    {"i", c_chat | c_pronoun, 0}, {"me", c_chat | c_pronoun, 0}, {"greater", 0, 0},
 {"p", 0, 0}, {"h", c_unit | c_units | odd, v(Unit::hour)},
    // newspapers that are named for a day
    {"times", 0, 0}, {"telegraph", 0, 0}, {"mirror", 0, 0}, {"express", 0, 0}, {"mail", 0, 0}, {"herald", 0, 0}, {"tribune", 0, 0}, {"post", 0, 0}, {"star", 0, 0},
};
constexpr std::size_t lexicon_size = std::size(lexicon);

// Other spellings: posts and their typing.
struct Alias {
  std::string_view word, of;
  bool chat = true;  // written so in posts only
};
constexpr Alias aliases[] = {
    {"tmr", "tomorrow"}, {"tmrw", "tomorrow"}, {"tmw", "tomorrow"}, {"tmrrw", "tomorrow"}, {"tmmrw", "tomorrow"}, {"tmmr", "tomorrow"}, {"trmw", "tomorrow"}, {"tomo", "tomorrow"},
    {"tomoro", "tomorrow"}, {"tomorro", "tomorrow"}, {"tomoz", "tomorrow"}, {"tomolo", "tomorrow"}, {"tommorow", "tomorrow"}, {"tommorrow", "tomorrow"}, {"tomorow", "tomorrow"},
    {"2moro", "tomorrow"}, {"2morrow", "tomorrow"}, {"2mrw", "tomorrow"}, {"2mr", "tomorrow"}, {"tdy", "today"}, {"2day", "today"}, {"tday", "today"}, {"todae", "today"},
    {"ystd", "yesterday"}, {"ytd", "yesterday"}, {"ysty", "yesterday"}, {"yest", "yesterday"}, {"yday", "yesterday"}, {"yesterdae", "yesterday"},
    {"tonite", "tonight", false}, {"2nite", "tonight"}, {"2night", "tonight"}, {"tnite", "tonight"}, {"tonyt", "tonight"}, {"2nyt", "tonight"},
    {"nite", "night"}, {"nites", "nights"}, {"nyt", "night"}, {"midnite", "midnight"}, {"mornin", "morning"}, {"morn", "morning", false}, {"arvo", "afternoon"},
    {"wknd", "weekend"}, {"wkend", "weekend"}, {"weeknd", "weekend"}, {"wknds", "weekends"}, {"nxt", "next"}, {"weds", "wed", false}, {"xmas", "christmas", false},
    {"minit", "minute"}, {"oclock", "o'clock", false}, {"rite", "right"},
};

constexpr std::uint32_t lex_hash(std::string_view word) {
  std::uint32_t h = 2166136261u;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h ^ (h >> 15);
}
constexpr std::size_t lex_slots = 2048;
constexpr std::size_t longest_lex = 13;

// A slot holds 1 + the index of a row: of the lexicon, or after it of the aliases.
struct LexTable {
  std::array<std::uint16_t, lex_slots> slot{};
  std::array<std::uint32_t, lex_slots> hash{};  // of the slot's word: most others differ here already
  std::array<std::uint32_t, 256> lengths{};     // for each first letter the lengths of its words, a bit each
};
constexpr std::string_view lex_key(std::size_t row) { return row < lexicon_size ? lexicon[row].word : aliases[row - lexicon_size].word; }
constexpr LexTable make_lex_table() {
  LexTable t;
  for (std::uint16_t i = 1; i < lexicon_size + std::size(aliases); ++i) {
    auto at = lex_hash(lex_key(i)) & (lex_slots - 1);
    bool twice = false;
    while (t.slot[at] != 0) {
      if (lex_key(t.slot[at]) == lex_key(i)) { twice = true; break; }
      at = (at + 1) & (lex_slots - 1);
    }
    if (twice) continue;
    t.slot[at] = i;
    t.hash[at] = lex_hash(lex_key(i));
    t.lengths[static_cast<unsigned char>(lex_key(i)[0])] |= 1u << lex_key(i).size();
  }
  return t;
}
inline constexpr LexTable lex_table = make_lex_table();

// The row of the lexicon or, beyond its size, of the aliases; 0 = unknown.
constexpr std::uint16_t find_row(std::string_view word) {
  if (word.empty() || word.size() > longest_lex || (lex_table.lengths[static_cast<unsigned char>(word[0])] >> word.size() & 1) == 0) return 0;
  const std::uint32_t hash = lex_hash(word);
  for (auto at = hash & (lex_slots - 1); lex_table.slot[at] != 0; at = (at + 1) & (lex_slots - 1))
    if (lex_table.hash[at] == hash && lex_key(lex_table.slot[at]) == word) return lex_table.slot[at];
  return 0;
}
constexpr std::uint16_t find_lexicon_row(std::string_view word) {
  for (std::uint16_t i = 1; i < lexicon_size; ++i)
    if (lexicon[i].word == word) return i;
  return 0;
}
constexpr std::array<std::uint16_t, std::size(aliases)> compile_aliases() {
  std::array<std::uint16_t, std::size(aliases)> out{};
  for (std::size_t i = 0; i < std::size(aliases); ++i) {
    out[i] = find_lexicon_row(aliases[i].of);
    if (out[i] == 0) throw "an alias of a word that the lexicon lacks";  // at compile time
  }
  return out;
}
inline constexpr auto alias_of = compile_aliases();

constexpr std::uint16_t find_lex(std::string_view word) {
  const std::uint16_t row = find_row(word);
  return row < lexicon_size ? row : alias_of[row - lexicon_size];
}

}  // namespace synoptic::annotate::times
