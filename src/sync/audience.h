// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/fact.h"
#include "storage/devices.h"

#include <functional>
#include <optional>
#include <string_view>

// Who gets what: one table of role × fact × member (audience_table.h), and the letters of the
// fields (domain/fields.h). tests/golden/audience.txt shows all of it.
namespace ontmoet::sync {

// How near a person is to whoever looks, each step with what the ones before it show.
enum class Closeness {
    none,
    number,   // they will meet: the badge number
    card,     // and they agreed to show their work (at a table with the first name)
    match,    // and both sides said yes: only now either answer shows to the other side
    contact,  // and they agreed to share name and contact then
};

// Whoever looks, or speaks. Hosts, reception, board and venue need no more than the role.
struct Viewer {
    storage::Role role = storage::Role::board;
    // Whose table or screen it is. A table without one sees no meets; a browse screen without one
    // is everybody's.
    OrganisationId organisation{};
    std::function<Closeness(PersonId)> closeness{};
    std::function<OrganisationId(MeetId)> organisation_of{};
};

// The fact as that device may have it: whole, with fewer members and fields, or not at all. A
// field this program does not know goes to nobody, a fact type it does not know goes to hosts only.
// A venue gets every fact, without what is for organisers.
std::optional<domain::Fact> visible_to(Viewer const& viewer, domain::Fact const& fact);

// Whether that device may say it: only hosts change the event itself, and a table speaks for its
// own organisation alone.
bool may_say(Viewer const& viewer, domain::Fact const& fact);

// Whether the fact goes with a person's closeness: it is revealed and concealed with them.
bool goes_with_person(domain::Fact const& fact);

}  // namespace ontmoet::sync
