// Any bytes as sections of a world.bin with right checksums: refused, or every answer stays inside the file.
// Input: sections in the order of the format, each behind a length of 2 bytes.
#include "world/world.hpp"

#include <cstdlib>
#include <cstring>

#include "base/container.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace synoptic;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  ContainerWriter w;
  for (const char* name : {"counts", "records", "phrases.slots", "phrases.rows", "phrases.text", "names.slots", "names.rows", "names.text", "names.ids",
                           "names.genders", "people.slots", "people.rows", "people.text", "people.holders"}) {
    std::uint16_t length = 0;
    if (rest.size() >= 2) {
      std::memcpy(&length, rest.data(), 2);
      rest.remove_prefix(2);
    }
    const auto section = rest.substr(0, length);
    w.add(name, section);
    rest.remove_prefix(section.size());
  }
  const auto world = World::read(w.bytes("world", World::version), "input");
  if (!world) {
    if (world.error().message.empty()) std::abort();
    return 0;
  }
  std::size_t sum = 0;
  for (const char* phrase : {"harbour", "harbour board", "brandt", "bob", "robert", "", "x"}) {
    for (const Entry& e : world->find(phrase)) sum += e.canonical.size() + e.country.size() + e.value.size();
    for (const Held& h : world->offices_of(phrase, 0)) sum += h.holder->person.size() + h.holder->title.size();
    for (const std::uint32_t id : world->name_variants(phrase)) sum += id;
    sum += world->country_name(phrase).size() + static_cast<std::size_t>(world->gender(phrase)) + static_cast<std::size_t>(world->same_name(phrase, "bob"));
  }
  for (const Held& h : world->holders("XA", OfficeClass::head_of_state, 0)) sum += h.holder->title.size();
  return sum == static_cast<std::size_t>(-1) ? 1 : 0;
}
