// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/state.h"

#include <vector>

// What of an event somebody has to look at, the same for a host's kiosk and an organiser's browser.
namespace ontmoet::domain {

// A doubt about people, with an id that a problem.closed can name.
struct Doubt {
    enum class Kind {
        alike,    // may be the same person as `other`
        again,    // checked in twice
        unknown,  // checked in, and never registered
    };
    FactId id;
    Kind kind = Kind::alike;
    PersonId person;
    PersonId other{};
    friend bool operator==(Doubt const&, Doubt const&) = default;
};
// Those that were closed as well (State::closed_problems). They follow from the state alone; some
// 20 ms for 5,000 people.
std::vector<Doubt> doubts_about_people(State const& state);

// Who should sit at a table now and does not, as far as is known; by the table's number.
std::vector<Meet const*> missing_now(State const& state, Moment now);

}  // namespace ontmoet::domain
