// A pipeline of precise sieves, the most certain first, each seeing what the ones before it put together (the idea of
// Lee et al. 2013, "Deterministic coreference resolution based on entity-centric, precision-ranked rules", cut down to
// what news names need): names -> roles -> nominals -> pronouns -> the nominals that are left. Each sieve is one file, people_<sieve>.cpp. A later sieve
// adds mentions to entities and never joins two of them. Known limits: no cataphora, no plural or impersonal pronouns,
// no entity without a name.
#include "annotate/people.hpp"

#include <algorithm>
#include <numeric>

#include "annotate/people_nominal_ranker.hpp"
#include "annotate/people_parts.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate {
namespace {

// What the report shows of a person's gender outside names: roles ("spokeswoman", "his wife").
people::Gender gender_of_roles(const Entity& e, std::span<const people::KnownRole> roles, std::uint32_t index) {
  if (e.kind != EntityKind::person) return people::Gender::unknown;
  for (const people::KnownRole& k : roles)
    if (k.entity == index)
      if (const auto g = people::gender_of_word(k.what.head); g != people::Gender::unknown) return g;
  return people::Gender::unknown;
}

void sort_mentions(std::vector<Mention>& mentions) {
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tuple(a.span, a.form, a.entity) < std::tuple(b.span, b.form, b.entity);
  });
  mentions.erase(std::unique(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span == b.span; }), mentions.end());
}

// Ids in order of first mention.
void number(People& people) {
  std::vector<std::uint32_t> order;
  std::vector<std::int32_t> place(people.entities.size(), -1);
  for (const Mention& m : people.mentions)
    if (place[m.entity] < 0) {
      place[m.entity] = static_cast<std::int32_t>(order.size());
      order.push_back(m.entity);
    }
  std::vector<Entity> entities;
  entities.reserve(order.size());
  for (const auto old : order) {
    entities.push_back(std::move(people.entities[old]));
    entities.back().id = "e" + std::to_string(entities.size() - 1);
    auto& roles = entities.back().roles;
    std::stable_sort(roles.begin(), roles.end(), [](const Role& a, const Role& b) { return a.span < b.span; });
  }
  for (Mention& m : people.mentions) m.entity = static_cast<std::uint32_t>(place[m.entity]);
  people.entities = std::move(entities);
}

}  // namespace

people::Known people::before_pronouns(const people::Reading& reading) {
  people::Clusters clusters = people::cluster_names(reading);
  people::Known known;
  People& out = known.people;
  auto& gender = known.gender;
  for (std::uint32_t c = 0; c < clusters.all.size(); ++c) {
    people::Cluster& cluster = clusters.all[c];
    Entity e;
    e.name = std::move(cluster.name);
    e.kind = cluster.kind;
    e.country = std::move(cluster.country);
    out.entities.push_back(std::move(e));
    gender.push_back(cluster.gender);
    for (Mention& m : cluster.mentions) {
      m.entity = c;
      out.mentions.push_back(m);
    }
  }
  sort_mentions(out.mentions);

  known.roles = people::find_roles(reading, clusters.of, out.entities);
  const auto& roles = known.roles;
  for (std::uint32_t e = 0; e < gender.size(); ++e)
    if (gender[e] == people::Gender::unknown) gender[e] = gender_of_roles(out.entities[e], roles, e);

  auto nominals = people::find_nominals(reading, out, roles);
  out.mentions.insert(out.mentions.end(), nominals.begin(), nominals.end());
  sort_mentions(out.mentions);
  // A given name makes nobody "he" or "she", but it speaks against being the other.
  known.named.assign(out.entities.size(), people::Gender::unknown);
  for (std::uint32_t e = 0; e < known.named.size(); ++e) {
    const std::string name = utf8::fold(out.entities[e].name);
    const auto cut = name.find(' ');
    if (out.entities[e].kind != EntityKind::person || cut == std::string::npos) continue;
    const synoptic::Gender g = reading.world.gender(std::string_view(name).substr(0, cut));
    if (g == synoptic::Gender::male) known.named[e] = people::Gender::male;
    if (g == synoptic::Gender::female) known.named[e] = people::Gender::female;
  }
  return known;
}

People find_people(const Report& report, const Text& text, const World& world) {
  const people::Reading reading = people::make_reading(report, text, world);
  people::Known known = people::before_pronouns(reading);
  People& out = known.people;
  const auto join = [&](const std::vector<Mention>& more) {
    out.mentions.insert(out.mentions.end(), more.begin(), more.end());
    sort_mentions(out.mentions);
  };
  join(people::find_pronouns(reading, out, known.gender, known.named));
  join(people::rank_nominals(reading, out, known.roles, known.gender, known.named, people::nominal_model()));
  number(out);
  return std::move(out);
}

}  // namespace synoptic::annotate
