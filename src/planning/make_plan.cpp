// SPDX-License-Identifier: EUPL-1.2
#include "planning/make_plan.h"

#include "planning/translation.h"
#include "scheduling/same_interpreters.h"

#include <algorithm>
#include <set>

namespace ontmoet::planning {
namespace {

Status refuse_empty(domain::State const& state, Translation const& translation) {
    char const* key = nullptr;
    if (state.event.rounds <= 0)
        key = "error.plan_no_rounds";
    else if (translation.organisations.empty())
        key = "error.plan_no_tables";
    else if (translation.problem.pairs.empty() && translation.aside.empty())
        key = "error.plan_no_wishes";
    if (key != nullptr) return Error{ErrorKind::refused, key, {}};
    return {};
}

bool is_candidates_wish(scheduling::Pair const& pair) {
    return (pair.like & scheduling::liked_by_candidate) != 0;
}

std::vector<UnmetWish> unmet_wishes(Translation const& translation, scheduling::Plan const& plan) {
    auto unmet = translation.not_offered;
    for (auto const& wish : plan.unmet) {
        auto const& pair = translation.problem.pairs[static_cast<std::size_t>(wish.pair)];
        if (!is_candidates_wish(pair)) continue;
        unmet.push_back({translation.people[static_cast<std::size_t>(pair.candidate)],
                         translation.organisations[static_cast<std::size_t>(pair.employer)],
                         std::string("unmet.") + scheduling::to_string(wish.reason), wish.others});
    }
    std::ranges::sort(
        unmet, {}, [](UnmetWish const& wish) { return std::pair(wish.person, wish.organisation); });
    return unmet;
}

}  // namespace

Result<Outcome> make_plan(domain::State const& state, PlanId id, Settings const& settings,
                          scheduling::PlanOptions const& options) {
    auto translation = to_problem(state, settings);
    TRY(refuse_empty(state, translation));
    auto with_standing = options;
    with_standing.standing = standing_meets(state, translation);
    TRY_ASSIGN(auto plan, scheduling::plan(translation.problem, with_standing));
    scheduling::keep_interpreters(translation.problem, standing_of(state, translation), plan.meets);
    Outcome outcome;
    auto& published = outcome.published;
    published.plan = id;
    if (state.plan) {
        published.replaces = state.plan->id;
        published.away = state.plan->away;
    }
    published.meets = to_meets(state, translation, plan.meets);
    published.gap_per_mille = per_mille(plan.gap_pct);
    published.optimal = plan.optimal;
    outcome.unmet = unmet_wishes(translation, plan);
    for (auto const& it : plan.shortages) {
        auto const& language = translation.languages[static_cast<std::size_t>(it.language)];
        outcome.shortages.push_back({language, it.round, it.wanted, it.present});
    }
    outcome.coverage = plan.coverage;
    std::set<int> people;
    for (auto const& pair : translation.problem.pairs) {
        people.insert(pair.candidate);
        if (is_candidates_wish(pair)) ++outcome.wishes;
    }
    outcome.people = static_cast<int>(people.size());
    outcome.wishes_met = static_cast<int>(std::ranges::count_if(plan.meets, [&](auto const& meet) {
        return is_candidates_wish(translation.problem.pairs[static_cast<std::size_t>(meet.pair)]);
    }));
    outcome.without_interpreter = std::move(translation.without_interpreter);
    return outcome;
}

}  // namespace ontmoet::planning
