// SPDX-License-Identifier: EUPL-1.2
#include "sync/audience_history.h"

#include "domain/rules.h"
#include "storage/tombstone.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace ontmoet::sync {
namespace {

namespace fact_type = domain::fact_type;
using domain::Cursor;

bool may_change_closeness(std::string_view type) {
    constexpr std::array k_types{
        fact_type::person_registered, fact_type::consent_given,  fact_type::consent_withdrawn,
        fact_type::identity_linked,   fact_type::person_erased,  fact_type::meet_booked,
        fact_type::meet_moved,        fact_type::meet_cancelled, fact_type::verdict_given};
    return std::ranges::find(k_types, type) != k_types.end();
}

}  // namespace

void AudienceHistory::note(domain::State const& state, domain::Fact const& fact) {
    if (goes_with_person(fact) || fact.type == fact_type::identity_linked)
        for (auto const& subject : fact.subjects) m_about[PersonId{subject}].push_back(fact.cursor);
    if (!storage::erasure_of(fact).is_none()) m_moved_at = m_erased_at = fact.cursor;
    bool const is_plan = fact.type == fact_type::plan_published;
    if (!is_plan && !may_change_closeness(fact.type)) return;
    m_moved_at = fact.cursor;
    if (is_plan) return note_meets(state, fact);
    if (auto const booked = domain::booked_meet(fact)) {
        m_organisations[booked->meet] = booked->organisation;
        m_meets[booked->person].insert(booked->meet);
    }
    for (auto const& subject : fact.subjects) refresh(state, PersonId{subject}, fact.cursor);
}

// A plan changes everybody's meets at once.
void AudienceHistory::note_meets(domain::State const& state, domain::Fact const& fact) {
    std::set<PersonId> concerned;
    for (auto const& [person, meets] : m_meets) concerned.insert(person);
    m_meets.clear();
    for (auto const& [id, meet] : state.meets) {
        m_organisations[id] = meet.planned.organisation;
        m_meets[meet.planned.person].insert(id);
        concerned.insert(meet.planned.person);
    }
    for (auto const person : concerned) refresh(state, person, fact.cursor);
}

void AudienceHistory::refresh(domain::State const& state, PersonId named, Cursor at) {
    auto ids = domain::ids_of(state, named);
    if (std::ranges::find(ids, named) == ids.end()) ids.push_back(named);
    auto const found = state.people.find(ids.front());
    bool const shown = found != state.people.end() && domain::is_shown_to_employers(found->second);

    std::map<OrganisationId, Closeness> near;
    near[{}] = shown ? Closeness::card : Closeness::none;
    for (auto const id : ids) {
        for (auto const organisation : m_tables[id]) near.emplace(organisation, Closeness::none);
        for (auto const meet_id : m_meets[id]) {
            auto const meet = state.meets.find(meet_id);
            if (meet == state.meets.end() || meet->second.status == domain::MeetStatus::cancelled ||
                found == state.people.end())
                continue;
            auto closeness = shown ? Closeness::card : Closeness::number;
            if (shown && domain::is_match(meet->second))
                closeness = domain::contact_may_be_shared(state, meet->second) ? Closeness::contact
                                                                               : Closeness::match;
            auto& nearest = near[meet->second.planned.organisation];
            nearest = std::max(nearest, closeness);
        }
    }
    for (auto const& [organisation, closeness] : near)
        for (auto const id : ids) put(organisation, id, at, closeness);
}

void AudienceHistory::put(OrganisationId tables_of, PersonId person, Cursor at,
                          Closeness closeness) {
    auto& steps = m_steps[{tables_of, person}];
    if ((steps.empty() ? Closeness::none : steps.back().closeness) == closeness) return;
    steps.push_back({at, closeness});
    m_changes[tables_of].emplace_back(at, person);
    if (!tables_of.is_none()) m_tables[person].insert(tables_of);
}

Closeness AudienceHistory::closeness(OrganisationId tables_of, PersonId person, Cursor at) const {
    auto const found = m_steps.find({tables_of, person});
    if (found == m_steps.end()) return Closeness::none;
    auto const& steps = found->second;
    auto const after = std::ranges::upper_bound(steps, at, {}, &Step::at);
    return after == steps.begin() ? Closeness::none : std::prev(after)->closeness;
}

std::vector<std::pair<Cursor, PersonId>> AudienceHistory::changes(OrganisationId tables_of,
                                                                  Cursor after, Cursor to) const {
    auto const found = m_changes.find(tables_of);
    if (found == m_changes.end()) return {};
    auto const cursor = &std::pair<Cursor, PersonId>::first;
    auto const begin = std::ranges::upper_bound(found->second, after, {}, cursor);
    auto const end = std::ranges::upper_bound(found->second, to, {}, cursor);
    return {begin, end};
}

OrganisationId AudienceHistory::organisation_of(MeetId meet) const {
    auto const found = m_organisations.find(meet);
    return found == m_organisations.end() ? OrganisationId{} : found->second;
}

std::vector<Cursor> const& AudienceHistory::facts_about(PersonId person) const {
    static std::vector<Cursor> const nothing;
    auto const found = m_about.find(person);
    return found == m_about.end() ? nothing : found->second;
}

}  // namespace ontmoet::sync
