#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <iostream>
#include <new>

#include "base/models_path.hpp"
#include "cli/commands.hpp"

namespace {

using namespace synoptic;

constexpr const char* about =
    "synoptic reads many outlets' reports of the same events and lays them side by side: who says what, in whose words,\n"
    "where they agree, where they differ, whose text is whose, and how many independent origins stand behind each statement.";

constexpr const char* inputs =
    "Files and folders of reports, of any format that `extract --list-formats` names, also compressed or in archives.\n"
    "'-' is standard input, of any of them; by default JSONL:\n"
    "one report a line, {\"id\", \"text\" or \"html\", \"title\", \"url\", \"outlet\", \"published\", \"language\"}";

constexpr const char* examples = R"(
Examples
  synoptic read reports/                              the stories in a folder, on the terminal
  synoptic read reports/ --format html -o story.html  one page to open in a browser
  synoptic read a.html b.txt --format json | jq '.stories[].counts'
  synoptic extract page.html | jq -r .text            what was read, before any analysis
  cat reports.jsonl | synoptic group -                which reports belong to one story, and why
  cat one-story.jsonl | synoptic compare - > dossier.json
  synoptic reuse archive/ --format passim             which passages went around, in clusters

Exit status: 0 done, 1 some input could not be read (the rest was done), 2 wrong usage.)";

void add_common(CLI::App* command, cli::Common& common) {
  command->add_option("PATH", common.paths, inputs)->required();
  command->add_option("--threads", common.threads, "How many threads to use; the result is the same for any number")
      ->check(CLI::Range(1, 1024))->type_name("N")->default_str("one a core");
  command->add_option("-o,--output", common.output, "Write to FILE instead of standard output")->type_name("FILE");
  command->add_option("--models", common.models, "The folder of models, instead of $SYNOPTIC_MODELS or the one installed with the program")->type_name("DIR");
  command->add_flag("-q,--quiet", common.quiet, "No progress and no remarks on standard error; errors still show");
}

void add_tier(CLI::App* command, cli::Common& common) {
  command->add_flag("--fast", common.fast, "Tags, trees and names by the fast models: several times faster, some points less accurate");
}

int run(int argc, char** argv) {
  CLI::App app(about);
  app.set_version_flag("--version", "synoptic " SYNOPTIC_VERSION);
  app.require_subcommand(1);
  app.footer(examples);
  app.get_formatter()->column_width(34);

  int status = cli::done;
  // Loads what a command needs, or says what is missing.
  const auto with = [&](const cli::Common& common, auto&& load, auto&& command) {
    return [&status, &common, load, command] {
      const auto known = find_models(common.models).and_then([&](const std::filesystem::path& folder) { return load(folder); });
      if (!known) {
        std::cerr << "synoptic: " << known.error().message << '\n';
        status = cli::failed;
      } else {
        status = command(*known);
      }
    };
  };
  const auto with_world = [&](const cli::Common& common, auto&& command) {
    return with(common, [](const std::filesystem::path& folder) { return World::open(folder / "world.bin"); }, command);
  };
  const auto with_all = [&](const cli::Common& common, auto&& command) {
    return with(common, [&common](const std::filesystem::path& folder) { return engine::Knowledge::load(folder, common.fast ? text::Tier::fast : text::Tier::network); }, command);
  };

  cli::ReadOptions read_options;
  auto* read = app.add_subcommand("read", "Read reports, find their stories and lay each one side by side");
  add_common(read, read_options.common);
  add_tier(read, read_options.common);
  read->add_option("--format", read_options.format, "text (for people), json (one object), html (one self-contained page)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, cli::Face>{{"text", cli::Face::text}, {"json", cli::Face::json}, {"html", cli::Face::html}}))
      ->type_name("text|json|html")->default_str("text");
  read->add_option("--width", read_options.width, "Columns of the text")->check(CLI::Range(60, 400))->type_name("N")->default_str("the terminal's");
  read->add_flag("--explain", read_options.explain, "In the text: why the origins are what they are, line by line, with places");
  read->add_option("--speaker", read_options.speaker, "Instead of the stories: all that this speaker is quoted with, report by report, and what each outlet cut or changed")
      ->type_name("NAME");
  read->footer("\nThe text is meant for a terminal; programs take --format json, the dossier record of docs/schema/dossier.json.");
  read->callback(with_all(read_options.common, [&](const engine::Knowledge& k) { return cli::read(read_options, k); }));

  cli::Common extract_options;
  auto* extract = app.add_subcommand("extract", "Print one report record a line: what the source says, no language analysis");
  add_common(extract, extract_options);
  extract->add_flag_callback("--list-formats", [] {
    cli::list_formats();
    throw CLI::Success();
  }, "Print what is read: formats, endings, what of each");
  extract->callback(with_world(extract_options, [&](const World& w) { return cli::extract(extract_options, w); }));

  cli::AnalyseOptions analyse_options;
  auto* analyse = app.add_subcommand("analyse", "Print one full report record a line: names, times, quotations");
  add_common(analyse, analyse_options.common);
  add_tier(analyse, analyse_options.common);
  auto* tokens = analyse->add_flag("--tokens", analyse_options.tokens, "Add the tokens");
  analyse->add_flag("--explain", analyse_options.explain, "Instead of records, tell in words why each time, quotation and name was read as it was: rule, anchor, evidence")
      ->excludes(tokens);
  analyse->callback(with_all(analyse_options.common, [&](const engine::Knowledge& k) { return cli::analyse(analyse_options, k); }));

  cli::Common group_options;
  auto* group = app.add_subcommand("group", "Print one story record a line: which reports belong together, and why");
  add_common(group, group_options);
  group->footer("\nTakes reports of the input format, or the records that `extract` and `analyse` print.");
  group->callback(with_world(group_options, [&](const World& w) { return cli::group(group_options, w); }));

  cli::CompareOptions compare_options;
  auto* compare = app.add_subcommand("compare", "Take all reports as ONE story and print its dossier");
  add_common(compare, compare_options.common);
  add_tier(compare, compare_options.common);
  auto* face = compare->add_option("--format", compare_options.format, "json (the dossier), passim (the shared passages alone, one a line, in the fields of passim's output)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, cli::CompareFace>{{"json", cli::CompareFace::json}, {"passim", cli::CompareFace::passim}}))
      ->type_name("json|passim")->default_str("json");
  compare->add_flag("--explain", compare_options.explain, "Print why the origins are what they are, with places, for people; the same stands in the record")->excludes(face);
  compare->callback(with_all(compare_options.common, [&](const engine::Knowledge& k) { return cli::compare(compare_options, k); }));

  cli::ReuseOptions reuse_options;
  auto* reuse = app.add_subcommand("reuse", "Print text that reports share with earlier ones, across a whole stream, one passage a line");
  add_common(reuse, reuse_options.common);
  reuse->add_option("--format", reuse_options.format, "json (pairs, as they are found), passim (clusters, when all is read)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, cli::ReuseFace>{{"json", cli::ReuseFace::json}, {"passim", cli::ReuseFace::passim}}))
      ->type_name("json|passim")->default_str("json");
  reuse->add_option("--words", reuse_options.words, "The shortest run of equal words that counts")->check(CLI::Range(4, 200))->type_name("N")->capture_default_str();
  reuse->add_option("--outlets", reuse_options.outlets, "Of a passage that goes around, the first N outlets that have it are what later ones are compared with")
      ->check(CLI::Range(1, 1000000))->type_name("N")->capture_default_str();
  reuse->add_option("--memory", reuse_options.memory_mib, "Memory of the index; when it is full, the older half of the reports is forgotten")
      ->check(CLI::Range(1, 40000))->type_name("MIB")->capture_default_str();
  reuse->add_flag("--within", reuse_options.within, "Also what an outlet shares with its own earlier reports");
  reuse->add_flag("--plain", reuse_options.plain, "Take the texts of JSONL as they are: no titles, by-lines and boilerplate are set apart; several times faster");
  reuse->footer("\nTakes the input of passim, {\"id\", \"series\", \"text\"}, as well. Reports are compared with those before them: give them in the order of their dates.");
  reuse->callback(with_world(reuse_options.common, [&](const World& w) { return cli::reuse(reuse_options, w); }));

  cli::FetchOptions fetch_options;
  auto* fetch = app.add_subcommand("fetch", "Fetch pages or feeds by address into a web archive (the only command that uses the network)");
  fetch->add_option("URL", fetch_options.urls, "http or https addresses")->required();
  fetch->add_option("-o,--output", fetch_options.output, "The archive; one that exists is added to, '-' is standard output")->type_name("FILE.warc.gz")->capture_default_str();
  fetch->add_option("--entries", fetch_options.entries, "Of a feed, fetch the pages of its first N entries as well")->check(CLI::Range(0, 1000))->type_name("N")->capture_default_str();
  fetch->add_option("--max-size", fetch_options.max_mib, "Largest answer, in MiB")->check(CLI::Range(1, 1024))->type_name("MIB")->capture_default_str();
  fetch->add_option("--max-time", fetch_options.max_seconds, "Longest request, in seconds")->check(CLI::Range(1, 3600))->type_name("S")->capture_default_str();
  fetch->add_option("--max-redirects", fetch_options.max_redirects, "Redirects followed, each checked like an address asked for")->check(CLI::Range(0, 20))->type_name("N")->capture_default_str();
  fetch->add_option("--delay", fetch_options.delay_seconds, "Pause between two requests to a host, in seconds; robots.txt may ask for more")->check(CLI::Range(0.0, 3600.0))->type_name("S")->capture_default_str();
  fetch->add_flag("-q,--quiet", fetch_options.quiet, "No remarks on standard error; errors still show");
  fetch->footer("\n  synoptic fetch https://news.example/story.html -o story.warc.gz && synoptic read story.warc.gz\n"
                "\nrobots.txt is respected. What was sent and received is kept as it was; `read` and the others take the archive like any file.");
  fetch->callback([&] { status = cli::fetch(fetch_options); });

  std::string shell;
  auto* completion = app.add_subcommand("completion", "Print the completion script of a shell");
  completion->add_option("SHELL", shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->footer("\n  synoptic completion bash > /etc/bash_completion.d/synoptic\n"
                     "  synoptic completion zsh  > \"${fpath[1]}/_synoptic\"\n"
                     "  synoptic completion fish > ~/.config/fish/completions/synoptic.fish");
  completion->callback([&] { std::cout << cli::completion(app, shell); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? cli::done : cli::usage;
  }
  if (!std::cout.flush()) {
    std::cerr << "synoptic: standard output: write error\n";
    return cli::failed;
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("synoptic: out of memory; read fewer reports at a time\n", stderr);
    return synoptic::cli::failed;
  }
}
