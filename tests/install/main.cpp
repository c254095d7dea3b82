#include <iostream>
#include <synoptic/engine.hpp>

int main() {
  const auto nowhere = synoptic::Engine::open({.models = "/no/such/folder"});
  if (nowhere || nowhere.error().message.find("/no/such/folder") == std::string::npos) return 1;
  const auto engine = synoptic::Engine::open({.models = MODELS});
  if (!engine) return 1;
  const auto record = engine->analyse(R"({"id": "1", "text": "The ferry sailed on Monday."})");
  if (!record || engine->analyse("not json")) return 1;
  std::cout << *record << '\n';
  return 0;
}
