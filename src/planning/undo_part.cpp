// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "planning/undo.h"

#include <algorithm>

namespace ontmoet::planning {
namespace {

using domain::Fact;
using domain::State;

template <class Map, class Key>
void keep_entry(Map& part, Map const& all, Key const& key) {
    if (auto const found = all.find(key); found != all.end()) part.insert(*found);
}

class PartOf {
public:
    PartOf(State const& state, State& part) : m_state(state), m_part(part) {}

    template <class... Bodies>
    void keep_one_of(Fact const& fact) {
        (void)(keep_as<Bodies>(fact) || ...);
    }

private:
    template <class Body>
    bool keep_as(Fact const& fact) {
        if (fact.type != Body::k_type) return false;
        if (auto const body = domain::read_body<Body>(fact); body.ok()) keep(*body);
        return true;
    }
    template <class Body>
    requires requires(Body body) { body.person; }
    void keep(Body const& body) {
        auto const person = domain::same_person(m_state, body.person);
        keep_entry(m_part.people, m_state.people, person);
        if constexpr (requires { body.meet.uuid; }) keep_meet(body.meet);
        if constexpr (requires { body.staff; }) keep_entry(m_part.staff, m_state.staff, body.staff);
        if constexpr (requires { body.organisation; }) {
            keep_entry(m_part.preferences, m_state.preferences,
                       std::pair{person, body.organisation});
            keep_entry(m_part.notes, m_state.notes, std::pair{person, body.organisation});
        }
    }
    void keep(domain::MeetMoved const& body) { keep_meet(body.meet.meet); }
    void keep(domain::OrganisationSet const& body) { keep_organisation(body.organisation); }
    void keep(domain::OrganisationConfirmed const& body) { keep_organisation(body.organisation); }
    void keep(domain::OfferSet const& body) {
        keep_entry(m_part.offers, m_state.offers, body.offer);
    }
    void keep(domain::StaffSet const& body) { keep_entry(m_part.staff, m_state.staff, body.staff); }
    void keep(domain::TableSet const& body) {
        keep_entry(m_part.tables, m_state.tables, body.table);
    }
    void keep(domain::InterpreterSet const& body) {
        keep_entry(m_part.interpreters, m_state.interpreters, body.interpreter);
    }
    void keep(domain::VisitCancelled const& body) {
        keep_entry(m_part.visits, m_state.visits, std::pair{body.guest, body.ambassador});
    }
    void keep(domain::AnnouncementEnded const& body) {
        std::ranges::copy_if(m_state.announcements, std::back_inserter(m_part.announcements),
                             [&](auto const& each) { return each.id == body.announcement; });
    }
    void keep_meet(MeetId id) { keep_entry(m_part.meets, m_state.meets, id); }
    void keep_organisation(OrganisationId id) {
        keep_entry(m_part.organisations, m_state.organisations, id);
        keep_entry(m_part.unconfirmed, m_state.unconfirmed, id);
        keep_entry(m_part.refused_employers, m_state.refused_employers, id);
    }

    State const& m_state;
    State& m_part;
};

}  // namespace

State part_about(State const& state, std::span<Fact const> facts) {
    using namespace domain;
    State part;
    part.event = state.event;
    part.rounds = state.rounds;
    PartOf keeper(state, part);
    for (auto const& fact : facts)
        keeper.keep_one_of<PersonSet, PersonRegistered, ConsentGiven, CheckIn, CheckOut,
                           PreferenceSet, NoteSet, TreatmentRated, MeetCancelled, MeetMissed,
                           VerdictGiven, NextStepSet, MeetMoved, OrganisationSet,
                           OrganisationConfirmed, OfferSet, StaffSet, TableSet, InterpreterSet,
                           VisitCancelled, AnnouncementEnded>(fact);
    return part;
}

}  // namespace ontmoet::planning
