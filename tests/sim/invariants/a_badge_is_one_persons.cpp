// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "sim/invariant.h"

#include <map>
#include <set>

namespace ontmoet::sim {
namespace {

// The same for all ids that were ever said to be one person's.
PersonId one_name_of(Kiosk const& kiosk, PersonId person) {
    std::set<PersonId> names{person};
    for (std::size_t known = 0; known != names.size();) {
        known = names.size();
        for (auto const& [id, known_as] : kiosk.linked)
            if (names.contains(id) || names.contains(known_as)) names.insert({id, known_as});
    }
    return *names.begin();
}

// A number that a kiosk has handed out on a card is not handed to somebody else, whatever other
// desks did meanwhile, unless its owner was erased.
Broken badge_of_two(Look const& look, Kiosk& kiosk) {
    std::map<std::string, PersonId> given;
    for (auto const& said : kiosk.said) {
        auto const body = domain::read_body<domain::CheckIn>(said.fact);
        if (!body.ok() || said.shown != Said::Shown::saved) continue;
        if (kiosk.erased.contains(body->person) || is_about_somebody_erased(look, said.fact))
            continue;
        auto const person = one_name_of(kiosk, body->person);
        auto const owner = given.emplace(body->badge, person).first->second;
        if (owner != person) return kiosk.name() + " gave " + body->badge + " to two people";
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_a_badge_is_one_persons{"a badge is one person's", nullptr, badge_of_two};

}  // namespace ontmoet::sim
