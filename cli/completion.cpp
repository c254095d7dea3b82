// Walks the commands and options of the parser and writes them in each shell's own form. Paths are completed by the
// shell itself; what takes one of a few words offers them.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"

namespace synoptic::cli {
namespace {

struct Flag {
  std::vector<std::string> names;  // "--format", "-o"
  std::vector<std::string> values; // the words it takes, if few
  bool takes_value = false;
  std::string help;
};
struct Command {
  std::string name, help;
  std::vector<Flag> flags;
  std::vector<std::string> words;  // what its positional argument may be, if few
};

std::vector<std::string> split(const std::string& words, char by) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : words + by) {
    if (c != by) word += c;
    else if (!word.empty()) out.push_back(std::exchange(word, {}));
  }
  return out;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::vector<Command> commands_of(const CLI::App& app) {
  std::vector<Command> out;
  for (const CLI::App* sub : app.get_subcommands(nullptr)) {
    Command command{sub->get_name(), sub->get_description(), {}, {}};
    for (const CLI::Option* option : sub->get_options()) {
      const std::string type = option->get_type_name().substr(0, option->get_type_name().find(':'));  // after it CLI11 lists what stands for what
      const auto words = type.find('|') != std::string::npos ? split(type, '|') : std::vector<std::string>{};
      if (option->get_positional() && option->get_lnames().empty()) {
        if (option->get_name() == "SHELL") command.words = {"bash", "zsh", "fish"};
        continue;
      }
      Flag flag;
      for (const auto& n : option->get_lnames()) flag.names.push_back("--" + n);
      for (const auto& n : option->get_snames()) flag.names.push_back("-" + n);
      flag.takes_value = option->get_type_size() > 0;
      flag.values = words;
      flag.help = first_line(option->get_description());
      command.flags.push_back(std::move(flag));
    }
    out.push_back(std::move(command));
  }
  return out;
}

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string bash(const std::vector<Command>& commands) {
  std::string names, cases;
  for (const Command& c : commands) {
    names += c.name + ' ';
    std::string flags;
    for (const Flag& f : c.flags) flags += fmt::format("{} ", fmt::join(f.names, " "));
    cases += fmt::format("    {}) words=\"{}{}\" ;;\n", c.name, flags, fmt::join(c.words, " "));
  }
  std::string values;  // one option may take other words under another command
  for (const Command& c : commands)
    for (const Flag& f : c.flags)
      if (!f.values.empty())
        values += fmt::format("    {}:{}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return ;;\n", c.name, fmt::join(f.names, fmt::format("|{}:", c.name)), fmt::join(f.values, " "));
  return "_synoptic() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\"\"\n  case ${COMP_WORDS[1]}:$prev in\n" + values +
         "  esac\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W \"" + names +
         "--help --version\" -- \"$cur\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n" + cases +
         "  esac\n  case $cur in\n    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$cur\") $(compgen -W \"${words//-*/}\" -- \"$cur\")) ;;\n  esac\n}\n"
         "complete -o filenames -F _synoptic synoptic\n";
}

std::string zsh(const std::vector<Command>& commands) {
  std::string list, cases;
  for (const Command& c : commands) {
    list += fmt::format("    {}\n", shell_quoted(c.name + ":" + c.help));
    cases += fmt::format("    {})\n      _arguments", c.name);
    for (const Flag& f : c.flags)
      for (const auto& name : f.names) {
        std::string help;
        for (const char ch : f.help)
          if (ch != '[' && ch != ']' && ch != ':') help += ch;
        std::string spec = fmt::format("{}[{}]", name, help);
        if (f.takes_value) spec += f.values.empty() ? ":value:_files" : fmt::format(":value:({})", fmt::join(f.values, " "));
        cases += " " + shell_quoted(spec);
      }
    cases += c.words.empty() ? " '*:report:_files' ;;\n" : fmt::format(" '1:shell:({})' ;;\n", fmt::join(c.words, " "));
  }
  return "#compdef synoptic\n_synoptic() {\n  local -a commands=(\n" + list +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n  local command=$words[2]\n"
         "  shift words\n  (( CURRENT-- ))\n  case $command in\n" + cases + "  esac\n}\n_synoptic \"$@\"\n";
}

std::string fish(const std::vector<Command>& commands) {
  std::string out;
  for (const Command& c : commands) {
    out += fmt::format("complete -c synoptic -n __fish_use_subcommand -f -a {} -d {}\n", c.name, shell_quoted(c.help));
    const std::string when = fmt::format("-n '__fish_seen_subcommand_from {}'", c.name);
    for (const Flag& f : c.flags) {
      out += "complete -c synoptic " + when;
      for (const auto& n : f.names) out += n.starts_with("--") ? " -l " + n.substr(2) : " -s " + n.substr(1);
      if (f.takes_value) out += f.values.empty() ? " -r" : fmt::format(" -x -a {}", shell_quoted(fmt::format("{}", fmt::join(f.values, " "))));
      out += " -d " + shell_quoted(f.help) + "\n";
    }
    if (!c.words.empty()) out += fmt::format("complete -c synoptic {} -f -a {}\n", when, shell_quoted(fmt::format("{}", fmt::join(c.words, " "))));
  }
  return out;
}

}  // namespace

std::string completion(const CLI::App& app, const std::string& shell) {
  const auto commands = commands_of(app);
  if (shell == "bash") return bash(commands);
  if (shell == "zsh") return zsh(commands);
  return fish(commands);
}

}  // namespace synoptic::cli
