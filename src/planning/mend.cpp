// SPDX-License-Identifier: EUPL-1.2
#include "planning/mend.h"

#include "domain/rules.h"
#include "planning/translation.h"
#include "scheduling/limits.h"
#include "scheduling/running_day.h"

#include <algorithm>
#include <set>

namespace ontmoet::planning {
namespace {

using scheduling::ChangeKind;
using scheduling::Happening;
using scheduling::HappeningKind;

Error refuse(char const* key) {
    return {ErrorKind::refused, key, {}};
}

// The rounds from `first` until before `end`, as bits.
std::uint32_t rounds_between(int first, int end) {
    std::uint32_t rounds = 0;
    for (int round = std::max(0, first); round < std::min(end, domain::k_most_rounds); ++round)
        rounds |= 1U << round;
    return rounds;
}

// The first round that counts as lost to whoever is not here: the one that is running, else the
// next one.
int first_lost(domain::State const& state, int next, Moment now) {
    bool const one_runs = next > 0 && domain::round_left(state, next - 1, now) > Duration{0};
    return one_runs ? next - 1 : next;
}

domain::PlannedMeet const* running_meet(domain::State const& state, PersonId person, int next) {
    for (auto const* meet : domain::meets_of(state, person))
        if (meet->planned.round == next - 1) return &meet->planned;
    return nullptr;
}

std::vector<domain::Away> away_by(domain::State const& state, Trouble const& it, int next,
                                  Moment now) {
    int const lost = first_lost(state, next, now);
    int const end = state.event.rounds;
    switch (it.kind) {
        case HappeningKind::no_show: return {{it.person, {}, {}, rounds_between(lost, end)}};
        case HappeningKind::left: return {{it.person, {}, {}, rounds_between(next, end)}};
        case HappeningKind::late: return {{it.person, {}, {}, rounds_between(lost, it.until)}};
        case HappeningKind::table_closed: return {{{}, it.table, {}, rounds_between(next, end)}};
        case HappeningKind::interpreter_gone:
            return {{{}, {}, it.interpreter, rounds_between(next, end)}};
        case HappeningKind::round_cancelled:
            return {{{}, {}, {}, rounds_between(it.round, it.round + 1)}};
        case HappeningKind::meet_extended: {
            auto const* meet = running_meet(state, it.person, next);
            auto const rounds = rounds_between(next, it.until);
            std::vector<domain::Away> away{{it.person, {}, {}, rounds},
                                           {{}, meet->table, {}, rounds}};
            if (!meet->interpreter.is_none()) away.push_back({{}, {}, meet->interpreter, rounds});
            return away;
        }
        case HappeningKind::walk_in: break;
    }
    return {};
}

template <class Value>
int index_in(std::vector<Value> const& list, Value const& value) {
    auto const found = std::ranges::find(list, value);
    return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

// What happened, in the numbers of the translation; nothing when they do not hold it.
std::optional<Happening> happening_of(domain::State const& state, Translation const& translation,
                                      Trouble const& it, int next) {
    Happening happening;
    happening.kind = it.kind;
    happening.now = next;
    happening.candidate = index_in(translation.people, it.person);
    happening.until = it.until;
    happening.interpreter = index_in(translation.interpreters, it.interpreter);
    happening.round = it.round;
    bool known = happening.candidate >= 0;
    if (it.kind == HappeningKind::table_closed) {
        for (std::size_t employer = 0; employer < translation.tables.size(); ++employer)
            if (int const table = index_in(translation.tables[employer], it.table); table >= 0) {
                happening.employer = static_cast<int>(employer);
                happening.table = table;
            }
        known = happening.table >= 0;
    } else if (it.kind == HappeningKind::interpreter_gone) {
        known = happening.interpreter >= 0;
    } else if (it.kind == HappeningKind::round_cancelled) {
        known = it.round >= next && domain::round_is_open(state.event, it.round);
    } else if (it.kind == HappeningKind::late) {
        known = known && it.until > next && it.until <= state.event.rounds;
    } else if (it.kind == HappeningKind::meet_extended) {
        happening.now = next - 1;
        known = known && running_meet(state, it.person, next) != nullptr && it.until > next &&
                it.until <= state.event.rounds;
    }
    return known ? std::optional{happening} : std::nullopt;
}

// The last candidate with their pairs goes from the problem into the happening.
void take_out_newcomer(scheduling::Problem& problem, Happening& happening) {
    auto const& numbers = problem.candidates.back();
    happening.available = numbers.available;
    happening.max_meets = numbers.max_meets;
    auto const first =
        std::ranges::find(problem.pairs, happening.candidate, &scheduling::Pair::candidate);
    happening.pairs.assign(first, problem.pairs.end());
    problem.pairs.erase(first, problem.pairs.end());
    problem.candidates.pop_back();
}

bool is_lost(std::vector<domain::Away> const& away, domain::PlannedMeet const& meet) {
    return domain::is_in(
        domain::rounds_away(away, meet.person) | domain::rounds_away(away, meet.table) |
            domain::rounds_away(away, meet.interpreter) | domain::rounds_cancelled(away),
        meet.round);
}

// Changes, and whom they touch. Whoever it is about need not be told when they are gone.
void describe(MendOption& option, std::vector<domain::PlannedMeet> const& before,
              std::vector<domain::Away> const& away, Trouble const& trouble) {
    option.changes = changes_between(before, option.published.meets);
    std::set<PersonId> others;
    for (auto& change : option.changes) {
        auto const was = std::ranges::find(before, change.meet, &domain::PlannedMeet::meet);
        change.forced = was != before.end() && is_lost(away, *was);
        bool const is_change =
            change.kind == ChangeKind::moved || change.kind == ChangeKind::cancelled;
        if (is_change && change.person != trouble.person) others.insert(change.person);
    }
    option.others_changed = static_cast<int>(others.size());
    option.told = told_of(option.changes);
    bool const is_gone = trouble.kind == HappeningKind::no_show ||
                         trouble.kind == HappeningKind::left || trouble.kind == HappeningKind::late;
    if (is_gone) std::erase(option.told.people, trouble.person);
    if (trouble.kind == HappeningKind::interpreter_gone)
        std::erase(option.told.interpreters, trouble.interpreter);
}

// Those of the new plan; what the numbers had no room for only where it can still be.
std::vector<domain::PlannedMeet> mended_meets(domain::State const& state,
                                              Translation const& translation,
                                              scheduling::ReplanOption const& option,
                                              std::vector<domain::Away> const& away, int next) {
    auto meets = to_meets(state, translation, option.meets);
    std::erase_if(meets,
                  [&](auto const& meet) { return meet.round >= next && is_lost(away, meet); });
    for (auto& meet : meets)
        if (auto const was = state.meets.find(meet.meet); was != state.meets.end())
            meet.offer = was->second.planned.offer;
    return meets;
}

// A walk-in who was said to be away is here after all.
domain::State with_everybody_here(domain::State state, Trouble const& trouble, int next) {
    auto const past = rounds_between(0, next);
    for (auto& away : state.plan->away)
        if (away.person == trouble.person) away.rounds &= past;
    std::erase_if(state.plan->away, [](auto const& away) { return away.rounds == 0; });
    return state;
}

Result<std::vector<MendOption>> mend_state(domain::State const& state, Trouble const& trouble,
                                           PlanId id, int next, domain::Booker const& host) {
    Mending mending;
    if (trouble.kind == HappeningKind::walk_in) mending.newcomer = trouble.person;
    auto translation = to_problem(state, {Who::checked_in, next, host}, mending);
    auto happening = happening_of(state, translation, trouble, next);
    if (!happening) return refuse("error.mend_unknown");
    if (trouble.kind == HappeningKind::walk_in) take_out_newcomer(translation.problem, *happening);
    auto const standing = standing_meets(state, translation);
    TRY_ASSIGN(auto const day, scheduling::RunningDay::start(translation.problem, standing));
    TRY_ASSIGN(auto const ways, day->happen(*happening));
    auto const bound = day->bound(next, scheduling::solves_for_mended_bound);
    auto const news = away_by(state, trouble, next, host.at);
    std::vector<MendOption> options;
    for (auto const& way : ways) {
        MendOption option;
        auto& plan = option.published;
        plan.plan = id;
        plan.replaces = state.plan->id;
        plan.away = state.plan->away;
        plan.away.insert(plan.away.end(), news.begin(), news.end());
        plan.gap_per_mille = per_mille(scheduling::gap_percent(bound, way.value, way.score));
        plan.optimal = way.value == bound;
        plan.meets = mended_meets(state, translation, way, news, next);
        describe(option, plan_of(state), news, trouble);
        options.push_back(std::move(option));
    }
    return options;
}

}  // namespace

Result<std::vector<MendOption>> mend(domain::State const& state, Trouble const& trouble, PlanId id,
                                     domain::Booker const& host) {
    int const next = domain::next_round(state, host.at);
    if (!state.plan) return refuse("plan.none");
    if (next >= state.event.rounds) return refuse("error.mend_over");
    if (trouble.kind == HappeningKind::walk_in)
        return mend_state(with_everybody_here(state, trouble, next), trouble, id, next, host);
    return mend_state(state, trouble, id, next, host);
}

}  // namespace ontmoet::planning
