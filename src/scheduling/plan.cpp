// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/plan.h"

#include "base/check.h"
#include "scheduling/colouring.h"
#include "scheduling/day_prices.h"
#include "scheduling/day_tree.h"
#include "scheduling/explain.h"
#include "scheduling/hour_prices.h"
#include "scheduling/polish.h"
#include "scheduling/relaxation.h"
#include "scheduling/schedule.h"
#include "scheduling/team.h"
#include "scheduling/tidy_days.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>

namespace ontmoet::scheduling {

namespace {

// What a budget is spent on, in moves on an event with so many pairs.
constexpr double usual_pairs = 5'500;
constexpr double moves_a_solve = 17;
// Solves for the prices of interpreters' hours, and the part of the budget they may take.
constexpr double most_solves = 400;
constexpr double solving_part = 0.15;
// The part that prices of days may take, where they help: only if people walk.
constexpr double days_part = 0.1;
// Small events are searched for so many moves, then exactly.
constexpr double moves_before_the_tree = 3'000;

// What a budget pays for on an event of this size. Solves and moves cost more on larger events; so
// much more, as measured on events of up to 50,000 pairs.
class Budget {
public:
    Budget(std::uint64_t moves, std::size_t pairs)
        : m_all(static_cast<double>(moves)),
          m_size(static_cast<double>(std::max<std::size_t>(1, pairs)) / usual_pairs),
          m_solve(moves_a_solve * std::pow(m_size, 1.4)) {}

    int solves() const {
        return static_cast<int>(std::min(most_solves, std::floor(m_all * solving_part / m_solve)));
    }
    // What so many solves leave.
    double moves_after(int solves) const {
        return (m_all - solves * m_solve) / std::pow(std::max(1.0, m_size), 0.65);
    }

private:
    double m_all, m_size, m_solve;
};

// Tidying takes about a fifth of the time of the search on the largest events, less on others.
constexpr double passes_a_move = 0.0025;
constexpr double most_passes = 2'000;

int passes_for(PlanOptions const& options, std::size_t pairs) {
    if (options.tidy_passes) return *options.tidy_passes;
    double const size = static_cast<double>(std::max<std::size_t>(1, pairs)) / usual_pairs;
    double const passes =
        passes_a_move * static_cast<double>(options.move_budget) / std::pow(size, 0.8);
    return static_cast<int>(std::ceil(std::min(most_passes, passes)));
}

DayPrices::Spent price_days(Relaxation& relaxation, Problem const& problem, double moves,
                            std::function<bool()> const& is_over) {
    bool const is_one_zone = std::ranges::all_of(problem.employers, [&](Employer const& it) {
        return it.zone == problem.employers.front().zone;
    });
    if (problem.walk_gap == 0 || is_one_zone) return {};
    return DayPrices(relaxation, problem).improve_within(moves, is_over);
}

// Everybody is there in the same rounds, and nothing but numbers of meets limits them: then the
// flow and a colouring are the optimum. `rounds` gets those rounds.
bool is_core(Problem const& problem, std::vector<int>& rounds) {
    if (!problem.fixed.empty()) return false;
    RoundMask common = 0;
    for (auto const& candidate : problem.candidates) common |= candidate.available;
    for (auto const& candidate : problem.candidates) {
        if (candidate.available != common || candidate.companion >= 0) return false;
    }
    bool one_zone = true;
    for (auto const& employer : problem.employers) {
        one_zone = one_zone && employer.zone == problem.employers.front().zone;
        for (RoundMask table : employer.tables) {
            if (table != common) return false;
        }
    }
    if (problem.walk_gap > 0 && !one_zone) return false;
    for (auto const& pair : problem.pairs) {
        if (pair.language >= 0) return false;
    }
    rounds.clear();
    int run = 0;
    for (int round = 0; round < problem.rounds; ++round) {
        run = (common >> round & 1U) != 0 ? run + 1 : 0;
        if (run > problem.max_run) return false;
        if (run > 0) rounds.push_back(round);
    }
    return true;
}

// What keeps the pair out of this round as things stand; empty when nothing does.
std::string obstacle_to(Schedule const& schedule, int pair, int round) {
    auto const& problem = schedule.problem();
    auto const& it = problem.pairs[static_cast<std::size_t>(pair)];
    auto const& candidate = problem.candidates[static_cast<std::size_t>(it.candidate)];
    auto const& employer = problem.employers[static_cast<std::size_t>(it.employer)];
    auto const has = [round](RoundMask mask) { return (mask >> round & 1U) != 0; };
    if (schedule.is_planned(pair)) return "these two meet already";
    if (!has(candidate.available)) return "the candidate is not there in this round";
    if (has(schedule.busy(it.candidate))) return "the candidate has another meet in this round";
    if (has(schedule.companion_blocks(it.candidate))) return "the companion is with somebody else";
    if (!has(schedule.open_tables(it.employer))) return "no table is open in this round";
    if (!has(schedule.free_tables(it.employer))) return "no table is left in this round";
    if (!has(schedule.desk().rounds_for(it.language))) return "no interpreter is left";
    if (has(schedule.run_blocks(it.candidate))) return "too many rounds without a breather";
    if (has(schedule.walk_blocks(it.candidate, employer.zone))) return "no time to walk";
    if (schedule.meets_of_candidate(it.candidate) >= candidate.max_meets) {
        return "the candidate has too many meets";
    }
    if (!schedule.has_room(pair)) return "the employer has too many meets";
    return "";
}

Status place_fixed(Schedule& schedule) {
    auto const& problem = schedule.problem();
    std::unordered_map<std::int64_t, int> pair_of;
    auto const key = [](int candidate, int employer) {
        return std::int64_t{candidate} * max_people + employer;
    };
    if (!problem.fixed.empty()) {
        for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
            auto const& pair = problem.pairs[p];
            pair_of[key(pair.candidate, pair.employer)] = static_cast<int>(p);
        }
    }
    for (std::size_t f = 0; f < problem.fixed.size(); ++f) {
        auto const& fixed = problem.fixed[f];
        int const pair = pair_of.at(key(fixed.candidate, fixed.employer));
        std::string obstacle = obstacle_to(schedule, pair, fixed.round);
        if (obstacle.empty()) {
            schedule.add(pair, fixed.round);
            continue;
        }
        return Error{ErrorKind::refused, "error.fixed_meets_impossible",
                     "/fixed/" + std::to_string(f) + ": candidate " +
                         std::to_string(fixed.candidate) + ", employer " +
                         std::to_string(fixed.employer) + ", round " + std::to_string(fixed.round) +
                         ": " + obstacle};
    }
    schedule.forget_journal();
    return {};
}

void describe(Plan& plan, Schedule const& schedule) {
    auto const& problem = schedule.problem();
    plan.meets = schedule.meets();
    plan.value = schedule.value();
    plan.score = schedule.score();
    plan.coverage.assign(problem.bonus.size(), 0);
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        int const count = schedule.meets_of_candidate(static_cast<int>(i));
        for (int m = 0; m < count && m < static_cast<int>(plan.coverage.size()); ++m) {
            ++plan.coverage[static_cast<std::size_t>(m)];
        }
    }
    plan.idle_rounds = idle_rounds(schedule);
    plan.unmet = explain_wishes(schedule, plan.possible);
    plan.shortages = interpreter_shortages(schedule, plan.unmet);
    check(plan.value <= plan.bound, "no plan is worth more than the bound");
    plan.optimal = plan.value == plan.bound;
    plan.gap_pct = gap_percent(plan.bound, plan.value, plan.score);
}

void solve_core(Schedule& schedule, Relaxation const& relaxation, std::vector<int> const& rounds) {
    std::vector<int> chosen;
    for (std::size_t p = 0; p < schedule.problem().pairs.size(); ++p) {
        if (relaxation.is_chosen(static_cast<int>(p))) chosen.push_back(static_cast<int>(p));
    }
    for (auto const& meet : colour_rounds(schedule.problem(), chosen, rounds)) {
        schedule.add(meet.pair, meet.round);
    }
}

// The best plan that so many moves find; returns how many it took.
std::uint64_t solve(Schedule& schedule, Relaxation& relaxation, double moves,
                    PlanOptions const& options) {
    auto const& problem = schedule.problem();
    auto searching = options;
    if (!DayTree::is_for(problem)) {
        auto const days = price_days(relaxation, problem, moves * days_part, options.out_of_time);
        searching.move_budget = static_cast<std::uint64_t>(moves - days.moves);
        return search_twice(schedule, relaxation, days.losses, searching);
    }
    searching.move_budget = static_cast<std::uint64_t>(std::min(moves, moves_before_the_tree));
    auto const searched = search_together(schedule, relaxation, {}, searching);
    double const left = moves - static_cast<double>(searching.move_budget);
    if (left < 1 || schedule.value() == relaxation.bound()) return searched;
    double const spent = DayTree(problem, relaxation).improve(schedule, left, options);
    return searched + static_cast<std::uint64_t>(spent);
}

// Meets that stand, as far as they hold, and what fits beside them. `schedule` holds the fixed
// ones.
void lay_out(Schedule& schedule, std::vector<Meet> const& standing) {
    for (auto const& meet : standing) {
        RoundMask const bit = RoundMask{1} << meet.round;
        bool const holds = !schedule.is_planned(meet.pair) && schedule.has_room(meet.pair) &&
                           (schedule.rounds_for(meet.pair) & bit) != 0;
        if (!holds) continue;
        auto const& it = schedule.problem().pairs[static_cast<std::size_t>(meet.pair)];
        auto const& tables =
            schedule.problem().employers[static_cast<std::size_t>(it.employer)].tables;
        bool const has_own = meet.table >= 0 && meet.table < static_cast<int>(tables.size()) &&
                             (tables[static_cast<std::size_t>(meet.table)] & bit) != 0 &&
                             schedule.meet_at_table(it.employer, meet.table, meet.round) < 0;
        schedule.add(meet.pair, meet.round, has_own ? meet.table : Schedule::any_table);
    }
    polish(schedule);
}

}  // namespace

char const* to_string(Reason reason) {
    switch (reason) {
        case Reason::no_common_round: return "no_common_round";
        case Reason::employer_full: return "employer_full";
        case Reason::interpreter_scarce: return "interpreter_scarce";
        case Reason::fairness: return "fairness";
        case Reason::your_maximum: return "your_maximum";
        case Reason::companion_busy: return "companion_busy";
        case Reason::breather_or_walk: return "breather_or_walk";
        case Reason::already_started: return "already_started";
    }
    return "";
}

double gap_percent(std::int64_t bound, std::int64_t value, std::int64_t score) {
    if (score <= 0) return bound == value ? 0.0 : 100.0;
    return static_cast<double>(bound - value) / static_cast<double>(score) * 100.0;
}

std::function<bool()> deadline(Clock const& clock, Duration limit) {
    Duration const end = clock.uptime() + limit;
    return [&clock, end] { return clock.uptime() >= end; };
}

Result<Plan> plan(Problem const& problem, PlanOptions const& options) {
    TRY(validate(problem));
    Schedule schedule(problem);
    TRY(place_fixed(schedule));
    std::optional<Schedule> kept;
    if (!options.standing.empty()) lay_out(kept.emplace(schedule), options.standing);
    Relaxation relaxation(problem);
    Plan plan;
    std::vector<int> rounds;
    if (is_core(problem, rounds)) {
        relaxation.solve();
        solve_core(schedule, relaxation, rounds);
    } else {
        Budget const budget(options.move_budget, problem.pairs.size());
        int const solves =
            HourPrices(relaxation, problem).improve(budget.solves(), options.out_of_time);
        plan.moves = solve(schedule, relaxation, budget.moves_after(solves), options);
        if (!options.out_of_time || !options.out_of_time()) polish(schedule);
    }
    plan.bound = relaxation.bound();
    plan.possible = relaxation.possible();
    // Nobody's day changes for nothing.
    if (kept && kept->value() >= schedule.value())
        schedule.take_over(*kept);
    else
        tidy_days(schedule, passes_for(options, problem.pairs.size()), options.out_of_time);
    describe(plan, schedule);
    return plan;
}

}  // namespace ontmoet::scheduling
