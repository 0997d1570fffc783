// SPDX-License-Identifier: EUPL-1.2
#include "storage/tombstone.h"

#include "domain/bodies.h"

#include <algorithm>

namespace ontmoet::storage {

using domain::Fact;

bool is_tombstone(Fact const& fact) {
    return fact.body == k_tombstone_body;
}

bool is_about(Fact const& fact, PersonId person) {
    return fact.type != domain::fact_type::person_erased &&
           std::ranges::find(fact.subjects, person.uuid) != fact.subjects.end();
}

void erase_from(Fact& fact, PersonId person) {
    if (!is_about(fact, person)) return;
    auto plan = domain::read_body<domain::PlanPublished>(fact);
    if (!plan.ok()) {
        fact.body = k_tombstone_body;
        return;
    }
    auto const is_theirs = [&](auto const& one) { return one.person == person; };
    std::erase_if(plan->meets, is_theirs);
    std::erase_if(plan->away, is_theirs);
    fact.body = domain::make_fact(*plan).body;
    std::erase(fact.subjects, person.uuid);
}

PersonId erased_person(Fact const& fact) {
    auto const body = domain::read_body<domain::PersonErased>(fact);
    return body.ok() ? body->person : PersonId{};
}

}  // namespace ontmoet::storage
