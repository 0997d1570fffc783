// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/day_tree.h"

#include "scheduling/polish.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace ontmoet::scheduling {

namespace {

// A use this near to a whole number is one; limits are a little wider than they are.
constexpr double nearly = 0.02;
// A program of more rows takes longer than the search does for as good a plan.
constexpr std::size_t most_rows = 256;
// In moves of the search, as measured on events of 16 candidates: a step changes the square of the
// rows, a look at all days so many numbers.
constexpr double squares_a_move = 7'000;
constexpr double day_numbers_a_move = 420;
constexpr double moves_to_round_off = 100;
constexpr double looks_for_losses = 3;  // at all days, the time of as many
constexpr int most_narrowings = 4;
// The tree is begun anew after so many moves, then so many times as many.
constexpr double first_moves = 8'000;
constexpr double more_moves = 1.5;

}  // namespace

bool DayTree::is_for(Problem const& problem) {
    return DayProgram::rows_of(problem) <= most_rows;
}

DayTree::DayTree(Problem const& problem, Relaxation& relaxation)
    : m_problem(problem), m_relaxation(relaxation), m_days(problem, relaxation) {}

bool DayTree::is_over() const {
    return m_options->stop.stop_requested() || (m_options->out_of_time && m_options->out_of_time());
}

bool DayTree::may_go_on() {
    m_is_stopped = m_is_stopped || m_spent >= m_spent_until || !m_days.is_exact() || is_over();
    if (!m_options->on_progress) return !m_is_stopped;
    auto const bound = m_relaxation.bound();
    m_options->on_progress({static_cast<std::uint64_t>(m_spent),
                            static_cast<std::uint64_t>(m_budget), m_best_value, bound,
                            gap_percent(bound, m_best_value, m_best_score)});
    return !m_is_stopped;
}

// Until no day is missing, or nothing better can come of this branch.
DayTree::Relaxed DayTree::relax(Points& bound) {
    bound = std::numeric_limits<Points>::max();
    auto const rows = static_cast<double>(m_days.rows());
    double const moves_a_step = rows * rows / squares_a_move;
    while (may_go_on()) {
        int const most = static_cast<int>((m_spent_until - m_spent) / moves_a_step) + 1;
        int left = most;
        bool const is_solved = m_days.solve(left);
        m_spent += (most - left) * moves_a_step;
        if (!is_solved) continue;
        Points now = 0;
        bool const has_added = m_days.add_best_days(now);
        m_spent += m_days.numbers() / day_numbers_a_move;
        bound = std::min(bound, now);
        if (bound < (m_best_value + 1) * one_point) return Relaxed::worse;
        if (!has_added) return Relaxed::mixed;
    }
    return Relaxed::stopped;
}

// Meets that no plan better than the best can have are left out; true when there were any.
bool DayTree::narrow() {
    Points bound = 0;
    auto const losses = m_days.losses(bound);
    m_spent += looks_for_losses * m_days.numbers() / day_numbers_a_move;
    bool is_narrower = false;
    for (int pair = 0; pair < static_cast<int>(m_problem.pairs.size()); ++pair) {
        auto decision = m_days.decided(pair);
        RoundMask const before = decision.window;
        for (RoundMask left = before; left != 0; left &= left - 1) {
            int const round = std::countr_zero(left);
            Points const loss = losses[index(pair * m_problem.rounds + round)];
            if (bound - loss < (m_best_value + 1) * one_point)
                decision.window &= ~(RoundMask{1} << round);
        }
        if (decision.window == before) continue;
        is_narrower = true;
        m_days.decide(decision);
    }
    return is_narrower;
}

// At the root: again, as long as a mix leaves out meets. What is left out makes the bound one on
// better plans only.
DayTree::Relaxed DayTree::relax_narrowly(Points& bound) {
    auto relaxed = relax(bound);
    for (int times = 0; relaxed == Relaxed::mixed && times < most_narrowings; ++times) {
        round_off();
        if (!narrow()) break;
        relaxed = relax(bound);
    }
    if (relaxed != Relaxed::stopped)
        m_relaxation.tighten(std::max(bound, m_best_value * one_point));
    return relaxed;
}

// The pair that is as much met as not, else the one in a round, each second time (of pairs, of
// rounds) what is nearly so.
std::optional<DayProgram::Decision> DayTree::where_mixed() const {
    auto const rounds = index(m_problem.rounds);
    std::vector<double> met(m_problem.pairs.size(), 0.0);
    std::vector<double> met_at(m_problem.pairs.size() * rounds, 0.0);
    for (auto const& day : m_days.days()) {
        double const use = m_days.use_of(day);
        if (use == 0.0) continue;
        for (auto const& visit : day.visits) {
            met[index(visit.pair)] += use;
            met_at[index(visit.pair) * rounds + index(visit.round)] += use;
        }
    }
    auto const most_mixed = [](std::vector<double> const& uses, bool wants_high) {
        std::size_t best = uses.size();
        double most = 0;
        for (std::size_t n = 0; n < uses.size(); ++n) {
            double const mixed = std::min(uses[n], 1.0 - uses[n]);
            double const rank = wants_high ? uses[n] : mixed;
            if (mixed < nearly || rank <= most) continue;
            most = rank;
            best = n;
        }
        return best;
    };
    if (auto const n = most_mixed(met, m_times % 4 >= 2); n < met.size()) {
        auto decision = m_days.decided(static_cast<int>(n));
        decision.must_meet = true;
        return decision;
    }
    auto const n = most_mixed(met_at, m_times % 2 == 1);
    if (n == met_at.size()) return {};
    return DayProgram::Decision{static_cast<int>(n / rounds), RoundMask{1} << (n % rounds), true};
}

void DayTree::explore(bool is_root) {
    Points bound = 0;
    auto const relaxed = is_root ? relax_narrowly(bound) : relax(bound);
    if (relaxed != Relaxed::mixed) return;
    round_off();
    if (bound < (m_best_value + 1) * one_point) return;
    auto const first = where_mixed();
    if (!first) {  // only rounding is between this plan and the bound
        m_is_proof = false;
        return;
    }
    auto const before = m_days.decided(first->pair);
    m_days.decide(*first);
    explore(false);
    if (!m_is_stopped && m_best_value < m_relaxation.bound()) {
        auto second = before;
        bool const is_of_rounds = first->window != before.window;
        second.window = is_of_rounds ? before.window & ~first->window : 0;
        m_days.decide(second);
        explore(false);
    }
    m_days.decide(before);
}

// A plan near the mix: of the days used most what fits, then what chains find beside it.
void DayTree::round_off() {
    std::vector<std::pair<double, DayProgram::Day const*>> order;
    for (auto const& day : m_days.days())
        if (double const use = m_days.use_of(day); use > nearly) order.emplace_back(use, &day);
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [](auto const& it) { return it.first; });
    Schedule schedule(m_problem);
    for (auto const& fixed : m_problem.fixed)
        for (int pair : m_relaxation.pairs_of(fixed.candidate))
            if (m_problem.pairs[index(pair)].employer == fixed.employer)
                schedule.add(pair, fixed.round);
    for (auto const& [use, day] : order) {
        for (auto const& visit : day->visits) {
            bool const fits = !schedule.is_planned(visit.pair) && schedule.has_room(visit.pair) &&
                              (schedule.rounds_for(visit.pair) >> visit.round & 1U) != 0;
            if (fits) schedule.add(visit.pair, visit.round);
        }
    }
    polish(schedule);
    m_spent += moves_to_round_off;
    if (schedule.value() <= m_best_value) return;
    m_best_value = schedule.value();
    m_best_score = schedule.score();
    m_best.clear();
    for (int pair = 0; pair < static_cast<int>(m_problem.pairs.size()); ++pair)
        if (schedule.is_planned(pair)) m_best.push_back({pair, schedule.round_of(pair)});
}

double DayTree::improve(Schedule& schedule, double moves, PlanOptions const& options) {
    m_best_value = schedule.value();
    m_best_score = schedule.score();
    m_options = &options;
    m_budget = moves;
    m_days.add_days_of(schedule);
    double limit = first_moves;
    do {
        m_is_stopped = false;
        m_is_proof = true;
        m_spent_until = std::min(m_budget, m_spent + limit);
        explore(true);
        limit *= more_moves;
        ++m_times;
    } while (m_is_stopped && m_spent < m_budget && m_days.is_exact() && !is_over());
    if (!m_is_stopped && m_is_proof) m_relaxation.tighten(m_best_value * one_point);
    if (m_best.empty()) return m_spent;
    for (int pair = 0; pair < static_cast<int>(m_problem.pairs.size()); ++pair)
        if (schedule.is_planned(pair)) schedule.remove(pair);
    for (auto const& visit : m_best) schedule.add(visit.pair, visit.round);
    schedule.forget_journal();
    return m_spent;
}

}  // namespace ontmoet::scheduling
