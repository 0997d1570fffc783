// SPDX-License-Identifier: EUPL-1.2
#include "sim/invariant.h"

#include <algorithm>
#include <array>

namespace ontmoet::sim {

std::span<Invariant const* const> invariants() {
    static constexpr std::array all{&k_every_saved_fact_is_kept,
                                    &k_no_fact_counts_twice,
                                    &k_same_audience_has_same_state,
                                    &k_one_meet_per_person_table_interpreter_and_round,
                                    &k_no_device_holds_what_its_audience_forbids,
                                    &k_an_erased_person_is_nowhere,
                                    &k_who_was_erased_stays_erased,
                                    &k_cursors_have_no_holes,
                                    &k_a_refused_fact_is_seen_by_a_person,
                                    &k_what_was_said_stays_on_the_screen,
                                    &k_a_badge_is_one_persons,
                                    &k_what_is_withdrawn_is_gone,
                                    &k_a_lease_keeps_its_promise};
    return all;
}

bool is_in_epoch(Look const& look, Kiosk const& kiosk) {
    auto const checkpoint = kiosk.store->checkpoint();
    return checkpoint.ok() && look.reference.is_now(checkpoint->epoch);
}

bool sees_people_come_and_go(storage::Role role) {
    return role == storage::Role::browse || role == storage::Role::table;
}

bool was_said_at(Kiosk const& kiosk, std::string const& words) {
    return std::ranges::any_of(kiosk.said, [&](Said const& said) {
        return said.fact.body.find(words) != std::string::npos;
    });
}

bool is_about_somebody_erased(Look const& look, domain::Fact const& fact) {
    return std::ranges::any_of(fact.subjects, [&](Uuid const& subject) {
        return look.reference.erased().contains(PersonId{subject});
    });
}

bool is_about_somebody_forgotten(Kiosk const& kiosk, domain::Fact const& fact) {
    return std::ranges::any_of(fact.subjects, [&](Uuid const& subject) {
        return kiosk.erased.contains(PersonId{subject});
    });
}

bool is_closed(Look const& look, Kiosk const& kiosk, FactId fact) {
    return kiosk.closed.contains(fact) || kiosk.local.view().closed_problems.contains(fact) ||
           look.reference.state(storage::Role::host).closed_problems.contains(fact);
}

std::string described(domain::Fact const& fact) {
    return fact.type + " (number " + std::to_string(fact.device_sequence) + " of its device)";
}

}  // namespace ontmoet::sim
