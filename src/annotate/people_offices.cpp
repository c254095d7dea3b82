#include "annotate/people_offices.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

bool title_has(const Holder& h, std::initializer_list<std::string_view> words) {
  const std::string title = utf8::fold(h.title.view());
  return std::any_of(words.begin(), words.end(), [&](auto w) { return title.find(w) != std::string::npos; });
}
bool crowned(const Holder& h) { return title_has(h, {"king", "queen", "emperor", "sultan", "emir", "amir", "grand duke", "prince", "pope", "governor"}); }

// The certain ones, or all if none is.
std::vector<const Holder*> surest(const std::vector<Held>& held) {
  std::vector<const Holder*> out;
  const bool any = std::any_of(held.begin(), held.end(), [](const Held& h) { return h.certain; });
  for (const Held& h : held)
    if (h.certain == any) out.push_back(h.holder);
  return out;
}

}  // namespace

std::vector<const Holder*> office_holders(const World& world, const Descriptor& called, Day day) {
  if (called.country.size() != 2) return {};
  if (!called.modifiers.empty()) return {};
  const bool vice = called.ranks == std::vector<std::string>{"vice"};
  if (!called.ranks.empty() && !(vice && called.head == "president")) return {};
  const auto of = [&](OfficeClass office) { return surest(world.holders(called.country, office, day)); };
  const auto with = [](std::vector<const Holder*> holders, std::initializer_list<std::string_view> words) {
    std::erase_if(holders, [&](const Holder* h) { return !title_has(*h, words); });
    return holders;
  };
  if (vice) return with(of(OfficeClass::deputy), {"vice president"});
  if (called.head == "president") return with(of(OfficeClass::head_of_state), {"president"});
  if (one_of(called.head, {"king", "queen", "emperor", "sultan", "emir"})) return with(of(OfficeClass::head_of_state), {called.head});
  if (called.head == "monarch") return with(of(OfficeClass::head_of_state), {"king", "queen", "emperor", "sultan", "emir"});
  if (called.head == "prime minister") return with(of(OfficeClass::head_of_government), {"prime minister", "premier"});
  if (called.head == "chancellor") return with(of(OfficeClass::head_of_government), {"chancellor"});
  if (called.head == "head of state") return of(OfficeClass::head_of_state);
  if (called.head == "head of government") return of(OfficeClass::head_of_government);
  if (!is_any_leader(called.head)) return {};
  const auto state = of(OfficeClass::head_of_state), government = of(OfficeClass::head_of_government);
  if (const auto rulers = world.holders(called.country, OfficeClass::leader, day); !rulers.empty()) {
    auto sure = surest(rulers);
    // A row without an end counts while its person still holds another office.
    if (!rulers.front().certain)
      std::erase_if(sure, [&](const Holder* h) {
        const auto same = [&](const Holder* o) { return o->person == h->person; };
        return std::none_of(state.begin(), state.end(), same) && std::none_of(government.begin(), government.end(), same);
      });
    if (!sure.empty()) return sure;
  }
  if (government.size() != 1 || state.size() != 1) return {};
  return crowned(*state.front()) || state.front()->person == government.front()->person ? government : std::vector<const Holder*>{};
}

bool is_holder(const World& world, const PersonName& name, const Holder& holder, Day day) {
  if (name.words.empty() || !name.suffix.empty()) return false;
  const auto known_as = [&](std::string_view words) {
    const auto held = world.offices_of(words, day);
    return std::any_of(held.begin(), held.end(), [&](const Held& h) { return h.holder == &holder; });
  };
  std::string all;
  for (const auto& w : name.words) all += (all.empty() ? "" : " ") + w;
  if (known_as(all)) return true;
  if (!known_as(name.family())) return false;
  const auto given = name.given();
  if (given.empty()) return true;
  const PersonName own = parse_person_name(holder.person.view());
  const auto others = own.given();
  if (others.empty()) return false;
  const auto &a = given.front(), &b = others.front();
  if (a.size() == 1 || b.size() == 1) return !a.empty() && !b.empty() && a[0] == b[0];
  return world.same_name(a, b) != NameTie::none;
}

}  // namespace synoptic::annotate::people
