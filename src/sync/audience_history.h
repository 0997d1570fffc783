// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/fact.h"
#include "domain/state.h"
#include "sync/audience.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace ontmoet::sync {

// How near each person was to each screen of employers, at every cursor of an event: what makes an
// audience move (sync.md, contract 6). Grows with the facts; the server keeps it beside the State.
class AudienceHistory {
public:
    // To be told after each fact was folded into the state, in cursor order.
    void note(domain::State const& state, domain::Fact const& fact);

    // For browse screens (no organisation) or for the tables of one.
    Closeness closeness(OrganisationId tables_of, PersonId person, domain::Cursor at) const;
    // Whose closeness changed after `after` and at or before `to`: when, and who.
    std::vector<std::pair<domain::Cursor, PersonId>> changes(OrganisationId tables_of,
                                                             domain::Cursor after,
                                                             domain::Cursor to) const;
    // The organisation of any meet there ever was; none for an unknown one.
    OrganisationId organisation_of(MeetId meet) const;
    // Where the facts are that go with this person (goes_with_person), and those that link them.
    std::vector<domain::Cursor> const& facts_about(PersonId person) const;
    // Where something was taken away last; where anything of the above may have changed last.
    domain::Cursor erased_at() const { return m_erased_at; }
    domain::Cursor moved_at() const { return m_moved_at; }

private:
    struct Step {
        domain::Cursor at = 0;
        Closeness closeness = Closeness::none;
    };

    void note_meets(domain::State const& state, domain::Fact const& fact);
    void refresh(domain::State const& state, PersonId named, domain::Cursor at);
    void put(OrganisationId tables_of, PersonId person, domain::Cursor at, Closeness closeness);

    std::map<std::pair<OrganisationId, PersonId>, std::vector<Step>> m_steps;
    std::map<OrganisationId, std::vector<std::pair<domain::Cursor, PersonId>>> m_changes;
    std::map<MeetId, OrganisationId> m_organisations;
    std::map<PersonId, std::set<MeetId>> m_meets;           // that may stand
    std::map<PersonId, std::set<OrganisationId>> m_tables;  // to whose they ever were near
    std::map<PersonId, std::vector<domain::Cursor>> m_about;
    domain::Cursor m_erased_at = 0;
    domain::Cursor m_moved_at = 0;
};

}  // namespace ontmoet::sync
