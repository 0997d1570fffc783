// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "domain/fact.h"

// Bodies of what hosts decide about employers, and of the talks of two employers; a part of
// bodies.h.
namespace ontmoet::domain {

struct OrganisationConfirmed {
    static constexpr auto k_type = fact_type::organisation_confirmed;
    OrganisationId organisation;
    bool confirmed = true;  // false: it waits again
};
// A host does not let an employer take part whom nobody announced. Confirming them later ends that.
struct OrganisationRefused {
    static constexpr auto k_type = fact_type::organisation_refused;
    OrganisationId organisation;
    bool refused = true;  // false: it waits again
};
// Staff of `guest` come to the table of an ambassador, in a break or in a round in which both are
// free: nobody else meets at either table then. Two organisations have one such talk.
struct VisitBooked {
    static constexpr auto k_type = fact_type::visit_booked;
    OrganisationId guest;
    OrganisationId ambassador;
    TableId table;        // where they talk
    TableId guest_table;  // that stays empty meanwhile; none: in a break, or they have none
    int round = 0;
};
struct VisitCancelled {
    static constexpr auto k_type = fact_type::visit_cancelled;
    OrganisationId guest;
    OrganisationId ambassador;
};

// The clock of a round that a host has touched.
struct RoundClock {
    Moment starts_at;
    Moment ends_at;      // a pause is added when it is over
    Moment paused_at{};  // 0: it runs
    bool skipped = false;
    friend bool operator==(RoundClock const&, RoundClock const&) = default;
};

}  // namespace ontmoet::domain
