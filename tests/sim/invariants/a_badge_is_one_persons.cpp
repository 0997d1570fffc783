// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "sim/invariant.h"

#include <map>

namespace ontmoet::sim {
namespace {

// A number that a kiosk has handed out on a card is not handed to somebody else, whatever other
// desks did meanwhile, unless its owner was erased.
Broken badge_of_two(Look const& look, Kiosk& kiosk) {
    std::map<std::string, PersonId> given;
    for (auto const& said : kiosk.said) {
        auto const body = domain::read_body<domain::CheckIn>(said.fact);
        if (!body.ok() || said.shown != Said::Shown::saved) continue;
        if (kiosk.erased.contains(body->person) || is_about_somebody_erased(look, said.fact))
            continue;
        auto const owner = given.emplace(body->badge, body->person).first->second;
        if (owner != body->person) return kiosk.name() + " gave " + body->badge + " to two people";
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_a_badge_is_one_persons{"a badge is one person's", nullptr, badge_of_two};

}  // namespace ontmoet::sim
