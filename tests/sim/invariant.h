// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/kiosk.h"
#include "sim/reference.h"
#include "sim/server.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ontmoet::sim {

// Everything an invariant may look at: from outside, with what each of them says it holds.
struct Look {
    Reference const& reference;
    Server& server;
    bool healed = false;  // the network, the disks and everybody's patience are good again
};

// Nothing while it holds, else how it is broken, in words.
using Broken = std::optional<std::string>;

// A claim that holds after each step: about the server when it did something, about a kiosk that is
// up when that did something. Each has a file of its own in invariants/.
struct Invariant {
    std::string_view name;
    Broken (*of_server)(Look const&);
    Broken (*of_kiosk)(Look const&, Kiosk&);
};

extern Invariant const k_every_saved_fact_is_kept;
extern Invariant const k_no_fact_counts_twice;
extern Invariant const k_same_audience_has_same_state;
extern Invariant const k_one_meet_per_person_table_interpreter_and_round;
extern Invariant const k_no_device_holds_what_its_audience_forbids;
extern Invariant const k_an_erased_person_is_nowhere;
extern Invariant const k_who_was_erased_stays_erased;
extern Invariant const k_cursors_have_no_holes;
extern Invariant const k_a_refused_fact_is_seen_by_a_person;
extern Invariant const k_what_was_said_stays_on_the_screen;
extern Invariant const k_a_badge_is_one_persons;
extern Invariant const k_what_is_withdrawn_is_gone;
extern Invariant const k_a_lease_keeps_its_promise;

std::span<Invariant const* const> invariants();

// Whether both speak of the same log.
bool is_in_epoch(Look const& look, Kiosk const& kiosk);
// For whom people are revealed and concealed.
bool sees_people_come_and_go(storage::Role role);
bool is_about_somebody_erased(Look const& look, domain::Fact const& fact);
// The kiosk heard that they were erased and holds nothing of them, whether or not a server that was
// put back knows of it by now.
bool is_about_somebody_forgotten(Kiosk const& kiosk, domain::Fact const& fact);
// Whether somebody said these words there.
bool was_said_at(Kiosk const& kiosk, std::string const& words);
// Whether a person has read that it was refused.
bool is_closed(Look const& look, Kiosk const& kiosk, FactId fact);
// For the words: what it is and about whom.
std::string described(domain::Fact const& fact);

}  // namespace ontmoet::sim
