// SPDX-License-Identifier: EUPL-1.2
#include "sync/local_state.h"

#include "base/planted_fault.h"
#include "domain/apply.h"
#include "domain/rules.h"
#include "sync/reveal.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace ontmoet::sync {
namespace {

using domain::Fact;

bool is_about_somebody_erased(domain::State const& state, Fact const& fact) {
    if (fact.type == domain::fact_type::plan_published) return false;
    return std::ranges::any_of(fact.subjects, [&](Uuid const& subject) {
        return state.erased.contains(PersonId{subject});
    });
}

// What could be done instead, on the state of this moment: the booking itself if it has become
// possible again.
std::vector<domain::PlannedMeet> alternatives_now(domain::State const& state, Fact const& fact) {
    auto const booked = domain::booked_meet(fact);
    if (!booked) return {};
    auto const refusal = domain::refusal(state, fact);
    if (!refusal) return {*booked};
    return refusal->alternatives;
}

// The fact as far as the server's note about it tells.
Problem problem_of(domain::FactRefused const& said) {
    Fact fact;
    if (said.type == domain::fact_type::meet_booked)
        fact = domain::make_fact(domain::MeetBooked{said.meet, said.any_time});
    else if (said.type == domain::fact_type::meet_moved)
        fact = domain::make_fact(domain::MeetMoved{said.meet, said.any_time});
    else if (!said.meet.person.is_none())
        fact.subjects.push_back(said.meet.person.uuid);
    fact.id = said.fact;
    fact.type = said.type;
    fact.device = said.device;
    fact.actor = said.actor;
    fact.recorded_at = said.said_at;
    return {std::move(fact), said.message_key, {}, true};
}

}  // namespace

void LocalState::confirm(std::span<Fact const> facts, std::int64_t decided_up_to,
                         HallChange const& hall) {
    for (auto const& fact : facts) {
        domain::apply(m_confirmed, fact);
        auto& decided = m_decided[fact.device];
        decided = std::max(decided, fact.device_sequence);
    }
    if (hall.reset) m_hall.clear();
    m_hall.insert(m_hall.end(), hall.facts.begin(), hall.facts.end());
    std::unordered_set<FactId> const gone(hall.gone.begin(), hall.gone.end());
    std::erase_if(m_hall, [&](Fact const& fact) {
        auto const decided = m_decided.find(fact.device);
        return (decided != m_decided.end() && fact.device_sequence <= decided->second) ||
               gone.contains(fact.id) || is_about_somebody_erased(m_confirmed, fact);
    });
    std::unordered_set<FactId> ids;
    if (!m_pending.empty() || !m_refused.empty())
        for (auto const& fact : facts) ids.insert(fact.id);
    auto const arrived = [&](FactId id) { return ids.contains(id); };
    std::erase_if(m_pending, [&](Fact const& fact) {
        bool const decided = fact.device_sequence <= decided_up_to;
        return (decided && !ONTMOET_FAULT(overlay_ignores_refusals)) || arrived(fact.id);
    });
    std::erase_if(m_refused, [&](Problem const& problem) {
        return arrived(problem.fact.id) || m_confirmed.closed_problems.contains(problem.fact.id) ||
               is_about_somebody_erased(m_confirmed, problem.fact);
    });
    rebase();
}

void LocalState::move(AudienceMoves const& moves) {
    if (moves.empty()) return;
    take_moves(m_confirmed, moves);
    rebase();
}

void LocalState::reset(std::vector<Fact> pending) {
    m_confirmed = {};
    m_decided.clear();
    m_hall.clear();
    m_pending = std::move(pending);
    rebase();
}

void LocalState::append(std::vector<Fact> const& own) {
    for (auto const& fact : own) {
        if (ONTMOET_FAULT(arrival_order)) domain::apply(m_confirmed, fact);
        m_pending.push_back(fact);
        put_on_top(fact, true);
    }
    gather_problems();
}

void LocalState::forget(std::span<FactId const> facts) {
    std::erase_if(m_pending, [&](Fact const& fact) {
        return std::ranges::find(facts, fact.id) != facts.end();
    });
    rebase();
}

void LocalState::refuse(Problem problem) {
    std::erase_if(m_pending, [&](Fact const& fact) {
        return fact.id == problem.fact.id && !ONTMOET_FAULT(overlay_ignores_refusals);
    });
    bool const known = std::ranges::any_of(
        m_refused, [&](Problem const& refused) { return refused.fact.id == problem.fact.id; });
    problem.decided = true;
    if (!known) m_refused.push_back(std::move(problem));
    rebase();
}

std::set<MeetId> LocalState::provisional(Moment now) const {
    std::set<MeetId> meets;
    for (auto const* facts : {&m_hall, &m_pending})
        for (auto const& fact : *facts) {
            auto const booked = domain::booked_meet(fact);
            auto const shown = booked ? view().meets.find(booked->meet) : view().meets.end();
            if (shown == view().meets.end()) continue;
            auto const& meet = shown->second.planned;
            if (!domain::holds_lease(view(), meet.table, meet.round, {fact.device, now, {}}))
                meets.insert(meet.meet);
        }
    return meets;
}

void LocalState::rebase() {
    m_view.reset();
    m_foreseen.clear();
    put_all_on_top();
    gather_problems();
}

void LocalState::put_all_on_top() {
    std::unordered_map<FactId, Fact const*> own;
    for (auto const& fact : m_pending) own.emplace(fact.id, &fact);
    std::unordered_set<FactId> refused;
    for (auto const& problem : m_refused) refused.insert(problem.fact.id);
    for (auto const& fact : m_hall) {
        if (refused.contains(fact.id)) continue;
        auto const ours = own.extract(fact.id);
        put_on_top(ours.empty() ? fact : *ours.mapped(), !ours.empty());
    }
    for (auto const& fact : m_pending)
        if (own.contains(fact.id)) put_on_top(fact, true);
}

// The server decides by the same rules; a booking that any time would suit it will move, so it is
// shown where it would move to. What others said and does not hold is a problem where it was said.
void LocalState::put_on_top(Fact const& fact, bool own) {
    if (!m_view) m_view = m_confirmed;
    if (is_about_somebody_erased(*m_view, fact)) return;
    auto const refusal = domain::refusal(*m_view, fact);
    if (!refusal) {
        domain::apply(*m_view, fact);
        return;
    }
    if (auto const moved = domain::moved_booking(*m_view, fact)) {
        domain::apply(*m_view, *moved);
        return;
    }
    if (own) m_foreseen.push_back({fact, refusal->message_key, {}, false});
}

void LocalState::gather_problems() {
    m_problems = m_refused;
    m_problems.insert(m_problems.end(), m_foreseen.begin(), m_foreseen.end());
    auto const is_closed = [&](Problem const& problem) {
        return view().closed_problems.contains(problem.fact.id);
    };
    std::erase_if(m_problems, is_closed);
    std::unordered_set<FactId> said_here;
    for (auto const& problem : m_problems) said_here.insert(problem.fact.id);
    for (auto const& [id, refused] : view().refused)
        if (!said_here.contains(id)) m_problems.push_back(problem_of(refused.said));
    for (auto& problem : m_problems) problem.alternatives = alternatives_now(view(), problem.fact);
}

}  // namespace ontmoet::sync
