// Trains the scorer of sentence borders (src/text/borders.hpp) and writes its file. One command, a minute on one core:
//
//   cmake --build build/release --target train_borders
//   build/release/tools/train/train_borders --data DIR --out models/sentences.bin
//
// DIR holds documents.jsonl and words.jsonl as tools/train/borders.py makes them. In turn: the table of forms (tag and writing of every
// form seen twice); every place of every document that the splitter asks about, through the splitter itself, each document built twice,
// with its paragraphs and all on one line; logistic regression by AdaGrad; the weights cut to bytes. No chance but the order of the
// places, which comes from --seed.
//
// --folds N measures on GUM's training documents by cross-validation; with --hold GROUP on that group alone, trained on the others.
// Otherwise GUM's and EWT's dev documents are measured, GUM's news with --news yes. --look yes prints every border that is wrong.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <unordered_map>

#include "base/container.hpp"
#include "base/io.hpp"
#include "base/utf8.hpp"
#include "ingest/ingest.hpp"
#include "text/borders.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

using namespace synoptic;
using namespace synoptic::text;

namespace {

struct Options {
  std::map<std::string, std::string> given;
  const std::string& operator[](const char* name) const { return given.at(name); }
  [[nodiscard]] float real(const char* name) const { return std::stof(given.at(name)); }
  [[nodiscard]] std::uint32_t whole(const char* name) const { return static_cast<std::uint32_t>(std::stoul(given.at(name))); }
};

// ---- documents -----------------------------------------------------------------------------------------

struct Document {
  std::string group, part, way;
  int fold = -1;
  Report report;
  std::set<std::pair<std::uint32_t, std::uint32_t>> sentences;
  std::set<std::uint32_t> begins;
};

std::string json_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\', out += c;
    else if (c == '\n') out += "\\n";
    else out += c;
  }
  return out + '"';
}

Document build(const std::vector<std::vector<std::string>>& paragraphs, const char* way, std::string_view between, const World& world) {
  Document d;
  d.way = way;
  std::string text;
  for (std::size_t p = 0; p < paragraphs.size(); ++p)
    for (std::size_t s = 0; s < paragraphs[p].size(); ++s) {
      if (!text.empty()) text += s > 0 ? " " : between;
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += paragraphs[p][s];
      d.sentences.emplace(begin, static_cast<std::uint32_t>(text.size()));
      d.begins.insert(begin);
    }
  auto report = ingest::read_record(fmt::format(R"({{"id": "a", "text": {}, "language": "en"}})", json_string(text)), world);
  if (!report) throw std::runtime_error(report.error().message);
  d.report = std::move(*report);
  if (d.report.text.size() != text.size()) throw std::runtime_error("ingest changed the text of a document");
  return d;
}

std::vector<Document> read_documents(const std::string& path, const World& world) {
  std::vector<Document> out;
  std::ifstream lines(path);
  if (!lines) throw std::runtime_error(path + ": cannot be read");
  simdjson::dom::parser parser;
  for (std::string line; std::getline(lines, line);) {
    const simdjson::padded_string padded(line);
    const simdjson::dom::element row = parser.parse(padded);
    std::vector<std::vector<std::string>> paragraphs;
    for (const auto p : row["paragraphs"].get_array()) {
      paragraphs.emplace_back();
      for (const auto s : p.get_array()) paragraphs.back().emplace_back(std::string_view(s));
    }
    const std::string group{std::string_view(row["group"])}, part{std::string_view(row["part"])};
    const auto put = [&](const char* way, std::string_view between) {
      out.push_back(build(paragraphs, way, between, world));
      out.back().fold = static_cast<int>(std::int64_t{row["fold"]});
      out.back().group = group;
      out.back().part = part;
    };
    if (paragraphs.size() > 1) put("paragraphs", "\n\n");
    put("one line", " ");
  }
  return out;
}

// ---- forms ---------------------------------------------------------------------------------------------

FormTable::Tag tag_of(std::string_view penn, std::string_view form) {
  using T = FormTable;
  static const std::set<std::string_view> auxiliaries = {"am", "are", "'m", "'re", "'s", "is", "was", "were", "has", "have", "had", "do", "does", "did", "’s", "’re", "’m", "'ve", "'d", "'ll"};
  static const std::set<std::string_view> months = {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"};
  static const std::set<std::string_view> weekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  if (months.contains(form)) return T::month;
  if (weekdays.contains(form)) return T::weekday;
  if (penn == "MD" || (penn.starts_with("VB") && auxiliaries.contains(form))) return T::auxiliary;
  static const std::map<std::string_view, FormTable::Tag> tags = {
      {"DT", T::determiner}, {"PDT", T::determiner}, {"WDT", T::determiner}, {"IN", T::preposition}, {"TO", T::preposition}, {"PRP", T::pronoun}, {"EX", T::pronoun}, {"WP", T::pronoun},
      {"PRP$", T::possessive}, {"WP$", T::possessive}, {"CC", T::conjunction}, {"VBZ", T::verb_s}, {"VBD", T::verb_past}, {"VB", T::verb_base}, {"VBP", T::verb_base}, {"VBG", T::verb_ing},
      {"VBN", T::participle}, {"NN", T::noun}, {"NNS", T::nouns}, {"NNP", T::proper}, {"NNPS", T::proper}, {"JJ", T::adjective}, {"JJR", T::adjective}, {"JJS", T::adjective},
      {"RB", T::adverb}, {"RBR", T::adverb}, {"RBS", T::adverb}, {"WRB", T::adverb}, {"CD", T::number}};
  const auto it = tags.find(penn);
  return it == tags.end() ? T::other : it->second;
}

std::vector<std::uint32_t> make_forms(const std::string& path) {
  struct Seen {
    std::array<std::uint32_t, FormTable::tag_count> tags{};
    std::uint32_t all = 0, small = 0, capital = 0;
  };
  std::map<std::string, Seen> seen;
  std::ifstream lines(path);
  if (!lines) throw std::runtime_error(path + ": cannot be read");
  simdjson::dom::parser parser;
  for (std::string line; std::getline(lines, line);) {
    const simdjson::padded_string padded(line);
    const simdjson::dom::element row = parser.parse(padded);
    std::vector<std::string_view> words, tags;
    for (const auto w : row["w"].get_array()) words.emplace_back(std::string_view(w));
    for (const auto t : row["t"].get_array()) tags.emplace_back(std::string_view(t));
    const auto capital = [&](std::size_t i) { return utf8::is_upper(utf8::decode(words[i], 0).code); };
    const auto letters = [&](std::size_t i) { return utf8::is_letter(utf8::decode(words[i], 0).code); };
    std::size_t capitals = 0, all = 0;
    for (std::size_t i = 0; i < words.size(); ++i) all += letters(i), capitals += letters(i) && capital(i);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!letters(i) && words[i][0] != '\'') continue;
      std::string form(words[i]);
      std::transform(form.begin(), form.end(), form.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      Seen& s = seen[form];
      ++s.all;
      ++s.tags[tag_of(tags[i], form)];
      if (i > 0 && letters(i - 1) && capitals * 2 < all) ++(capital(i) ? s.capital : s.small);  // not in a headline
    }
  }
  std::vector<std::pair<std::string, Seen>> kept;
  for (const auto& [form, s] : seen)
    if (s.all >= 2) kept.emplace_back(form, s);
  std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.second.all > b.second.all; });
  std::vector<std::uint32_t> slots(std::bit_ceil(kept.size() + kept.size() / 4));
  for (const auto& [form, s] : kept) {
    const auto best = static_cast<FormTable::Tag>(std::max_element(s.tags.begin(), s.tags.end()) - s.tags.begin());
    const std::uint32_t told = s.small + s.capital;
    const auto writing = told == 0 ? FormTable::unseen : s.small * 10 >= told * 9 ? FormTable::small : s.capital * 10 >= told * 9 ? FormTable::capital : FormTable::both;
    FormTable::put(slots, FormTable::hash(form), FormTable::make(best, writing));
  }
  fmt::print("{} forms, {} slots\n", kept.size(), slots.size());
  return slots;
}

// ---- places --------------------------------------------------------------------------------------------

struct Places {
  std::vector<fast::Key> keys;
  std::vector<std::uint32_t> at{0};
  std::vector<std::uint8_t> border;
  std::vector<float> weight;
};

class Gold : public BorderJudge {
 public:
  Gold(const Document& d, FormTable forms, Places& out, float weight) : d_(d), features_(forms), out_(out), weight_(weight) {}
  void section(const Report& report, const Section& section, std::span<const Token> all, std::uint32_t first, std::uint32_t last) override {
    all_ = all;
    features_.section(report, section, all, first, last);
  }
  bool cuts(const BorderPlace& place) override {
    const bool cut = d_.begins.contains(all_[place.at].span.begin);
    features_.of(place, out_.keys);
    out_.at.push_back(static_cast<std::uint32_t>(out_.keys.size()));
    out_.border.push_back(cut);
    out_.weight.push_back(weight_);
    if (cut) features_.note(place);
    return cut;
  }

 private:
  const Document& d_;
  BorderFeatures features_;
  Places& out_;
  float weight_;
  std::span<const Token> all_;
};

struct Count {
  int right = 0, ours = 0, gold = 0;
};
using Counts = std::map<std::pair<std::string, std::string>, Count>;

// `borders`: none for the rules alone. `look`: print every border that is wrong.
void measure(const std::vector<const Document*>& documents, const Borders* borders, bool look, Counts& counts) {
  for (const Document* d : documents) {
    Text t;
    if (borders != nullptr) {
      TrainedJudge judge(*borders);
      split(d->report, t, &judge);
    } else {
      split(d->report, t);
    }
    for (const auto& key : {std::pair{d->group, d->way}, std::pair{std::string("~all"), d->way}}) {
      Count& c = counts[key];
      c.gold += static_cast<int>(d->sentences.size());
      c.ours += static_cast<int>(t.sentences.size());
      for (const Sentence& s : t.sentences) c.right += d->sentences.contains({s.span.begin, s.span.end});
    }
    if (!look) continue;
    std::set<std::uint32_t> ours;
    for (const Sentence& s : t.sentences) ours.insert(s.span.begin);
    const auto show = [&](const char* what, std::uint32_t at) {
      const std::string& text = d->report.text;
      const std::uint32_t from = at > 60 ? at - 60 : 0;
      std::string part = text.substr(from, at - from) + " || " + text.substr(at, 50);
      std::replace(part.begin(), part.end(), '\n', '~');
      fmt::print("{} {:9s} {:9s} {}\n", what, d->group, d->way, part);
    };
    for (const auto at : d->begins)
      if (!ours.contains(at)) show("missed", at);
    for (const auto at : ours)
      if (!d->begins.contains(at)) show("false ", at);
  }
}

void print(const Counts& counts, const char* name) {
  for (const auto& [key, c] : counts)
    fmt::print("{:10s} {:14s} {:10s} P {:5.1f} R {:5.1f} F {:5.1f} of {}\n", name, key.first, key.second, 100.0 * c.right / std::max(1, c.ours), 100.0 * c.right / std::max(1, c.gold), 200.0 * c.right / std::max(1, c.ours + c.gold), c.gold);
}

// ---- weights -------------------------------------------------------------------------------------------

std::vector<std::int8_t> learn(const Places& places, const Options& options) {
  const float rate = options.real("--rate"), decay = options.real("--decay");
  const auto epochs = options.whole("--epochs"), least = options.whole("--least"), bits = options.whole("--bits");
  std::unordered_map<fast::Key, std::uint32_t> seen;
  for (const auto k : places.keys) ++seen[k];
  std::unordered_map<fast::Key, std::uint32_t> index;
  std::vector<fast::Key> names;
  std::vector<std::uint32_t> features(places.keys.size());
  constexpr auto none = ~std::uint32_t{0};
  for (std::size_t i = 0; i < places.keys.size(); ++i) {
    const auto k = places.keys[i];
    if (seen[k] < least) {
      features[i] = none;
      continue;
    }
    const auto [it, fresh] = index.try_emplace(k, static_cast<std::uint32_t>(names.size()));
    if (fresh) names.push_back(k);
    features[i] = it->second;
  }
  std::vector<float> w(names.size()), g(names.size(), 1.0F);
  std::vector<std::uint32_t> order(places.border.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(options.whole("--seed"));
  for (std::uint32_t e = 0; e < epochs; ++e) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double loss = 0;
    for (const auto p : order) {
      float sum = 0;
      for (auto i = places.at[p]; i < places.at[p + 1]; ++i)
        if (features[i] != none) sum += w[features[i]];
      const float y = places.border[p] ? 1.0F : 0.0F, guess = 1.0F / (1.0F + std::exp(-sum)), error = (guess - y) * places.weight[p];
      loss -= std::log(std::max(1e-6F, y > 0 ? guess : 1 - guess));
      for (auto i = places.at[p]; i < places.at[p + 1]; ++i) {
        const auto f = features[i];
        if (f == none) continue;
        const float step = error + decay * w[f];
        g[f] += step * step;
        w[f] -= rate * step / std::sqrt(g[f]);
      }
    }
    fmt::print("epoch {}: loss {:.5f}\n", e + 1, loss / static_cast<double>(order.size())), std::fflush(stdout);
  }
  // Precision first: the rules, for which a place without a stop is no border, are overruled only where the weights are surer by `lean`.
  for (const auto kind : {BorderKind::stop, BorderKind::refused, BorderKind::none})
    for (const std::uint32_t heading : {0u, 8u})
      if (const auto it = index.find(fast::hash_of(static_cast<std::uint32_t>(kind) + heading)); it != index.end()) w[it->second] += kind == BorderKind::stop ? options.real("--lean") : -options.real("--lean");
  float largest = 0;
  for (const float x : w) largest = std::max(largest, std::abs(x));
  std::vector<std::uint32_t> by_size(names.size());
  for (std::uint32_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
  std::stable_sort(by_size.begin(), by_size.end(), [&](auto a, auto b) { return std::abs(w[a]) > std::abs(w[b]); });
  using Weights = Borders::Weights;
  std::vector<std::int8_t> out((std::size_t{1} << bits) * Weights::bucket_bytes);
  std::vector<std::uint8_t> used(std::size_t{1} << bits);
  std::size_t kept = 0, lost = 0;
  for (const auto f : by_size) {
    const auto value = std::lround(w[f] * 127 / largest);
    if (value == 0) break;
    const auto bucket = names[f] >> (32 - bits);
    if (used[bucket] == 2) {
      ++lost;
      continue;
    }
    auto* row = out.data() + std::size_t{bucket} * Weights::bucket_bytes + std::size_t{used[bucket]++} * Weights::stride;
    row[0] = static_cast<std::int8_t>(value);
    row[1] = static_cast<std::int8_t>(names[f] >> (32 - bits - fast::proof_bits) & 0xFF);
    ++kept;
  }
  fmt::print("{} features, {} kept, {} without room, largest {:.2f}\n", names.size(), kept, lost, largest);
  return out;
}

std::string train(const std::vector<const Document*>& documents, const std::vector<std::uint32_t>& slots, const Options& options) {
  Places places;
  std::size_t gmb = 0, made_up = 0, asked = 0, wanted = 0;
  for (const Document* d : documents) {
    if (d->group == "gmb" && gmb++ >= options.whole("--gmb")) continue;
    if (d->group == "made_up" && made_up++ >= options.whole("--made-up") * 2) continue;  // both ways
    const bool careless = d->group == "ewt_email" || d->group == "ewt_answers" || d->group == "ewt_reviews" || d->group == "conversation";
    Text t;
    const auto before = places.border.size();
    Gold gold(*d, FormTable(slots), places, careless ? options.real("--careless") : 1.0F);
    split(d->report, t, &gold);
    if (d->way != "one line") continue;
    wanted += d->sentences.size() - 1;
    for (auto i = before; i < places.border.size(); ++i) asked += places.border[i];
  }
  fmt::print("{} places, {} borders; {} of {} borders on one line are asked about\n", places.border.size(), std::count(places.border.begin(), places.border.end(), 1), asked, wanted);
  ContainerWriter file;
  file.add("forms", slots);
  file.add("weights", learn(places, options));
  return file.bytes("sentences", 1);
}

int run(const Options& options) {
  const auto world = World::load();
  if (!world) throw std::runtime_error(world.error().message);
  const auto all = read_documents(options["--data"] + "/documents.jsonl", *world);
  const auto slots = make_forms(options["--data"] + "/words.jsonl");
  std::vector<const Document*> learnt, dev, news;
  for (const Document& d : all) {
    if (d.part == "news") news.push_back(&d);
    if (d.part == "dev") dev.push_back(&d);
    if (d.part == "train") learnt.push_back(&d);
  }
  const bool look = options["--look"] == "yes";
  const auto trained = [&](const std::vector<const Document*>& documents, const std::function<void(const Borders&)>& then) {
    const std::string bytes = train(documents, slots, options);
    const auto borders = Borders::read(bytes, options["--out"]);
    if (!borders) throw std::runtime_error(borders.error().message);
    then(*borders);
    return bytes;
  };
  if (const auto folds = options.whole("--folds"); folds > 0) {
    Counts rules, ours;
    for (std::uint32_t f = 0; f < folds; ++f) {
      std::vector<const Document*> rest, held;
      for (const Document* d : learnt) {
        const bool out = options["--hold"].empty() ? d->fold == static_cast<int>(f) : d->group == options["--hold"];
        if (out && d->group == "made_up") continue;
        (out ? held : rest).push_back(d);
      }
      trained(rest, [&](const Borders& b) { measure(held, &b, look, ours); });
      measure(held, nullptr, false, rules);
      if (!options["--hold"].empty()) break;
    }
    print(rules, "rules");
    print(ours, "folds");
    return 0;
  }
  const auto judge = [&](const std::vector<const Document*>& documents, const char* name, const Borders* b) {
    Counts counts;
    measure(documents, b, look && b != nullptr, counts);
    print(counts, name);
  };
  const std::string bytes = trained(learnt, [&](const Borders& b) {
    judge(dev, "rules dev", nullptr);
    judge(dev, "dev", &b);
    if (options["--news"] == "yes") judge(news, "rules news", nullptr), judge(news, "news", &b);
  });
  if (!options["--out"].empty())
    if (const auto done = write_file(options["--out"], bytes); !done) throw std::runtime_error(done.error().message);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options{{{"--data", ""}, {"--out", ""}, {"--folds", "0"}, {"--hold", ""}, {"--look", "no"}, {"--news", "no"}, {"--gmb", "4000"}, {"--made-up", "2000"}, {"--careless", "0.3"}, {"--epochs", "5"}, {"--rate", "0.15"},
                   {"--decay", "0.0002"}, {"--least", "3"}, {"--bits", "16"}, {"--lean", "1"}, {"--seed", "1"}}};
  for (int i = 1; i + 1 < argc; i += 2) {
    if (!options.given.contains(argv[i])) return fmt::print(stderr, "{}: no such option\n", argv[i]), 2;
    options.given[argv[i]] = argv[i + 1];
  }
  try {
    return run(options);
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 1;
  }
}
