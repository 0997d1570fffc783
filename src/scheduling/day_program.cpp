// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/day_program.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ontmoet::scheduling {

namespace {

// What a meet that must be brings beside its worth, and one that may not be costs.
constexpr double far = 1e6;
constexpr Points far_points = 1'000'000 * one_point;
constexpr Points too_far = -64 * far_points;
// More than all prices that this leads to.
constexpr Points must_meet_points = 1'000 * far_points;
// A day that meets somebody twice ends the search, so more is tracked than for a mere bound.
constexpr int most_tracked = 8;
// A day must be worth so much more than those known, or it is the same.
constexpr Points least_gain = 2;
constexpr double least_profit = 1e-3;

}  // namespace

std::size_t DayProgram::rows_of(Problem const& problem) {
    auto const rounds = index(problem.rounds);
    return problem.candidates.size() + problem.employers.size() * (rounds + 2) +
           (index(problem.languages) + problem.interpreters.size()) * rounds;
}

DayProgram::DayProgram(Problem const& problem, Relaxation const& relaxation)
    : m_problem(problem),
      m_relaxation(relaxation),
      m_days_of(problem.candidates.size()),
      m_window(problem.pairs.size(), 0),
      m_must_meet(problem.pairs.size(), 0) {
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        m_best_days.emplace_back(problem, relaxation, static_cast<int>(i), m_rows, most_tracked);
        add_row(1, false);
        m_numbers += static_cast<double>(m_best_days.back().size());
    }
    for (auto const& day : m_best_days)
        for (int n = 0; n < static_cast<int>(day.pairs().size()); ++n)
            m_window[index(day.pairs()[index(n)])] = day.window(n);
    add_employer_rows();
    add_interpreter_rows();
    add_companion_rows();
    m_program = SmallProgram(m_limits);
    add_inner_columns();
    hold_fixed();
}

void DayProgram::hold_fixed() {
    for (auto const& fixed : m_problem.fixed) {
        for (int pair : m_relaxation.pairs_of(fixed.candidate))
            if (m_problem.pairs[index(pair)].employer == fixed.employer)
                decide({pair, RoundMask{1} << fixed.round, true});
    }
}

int DayProgram::add_row(int limit, bool is_priced) {
    m_limits.push_back(limit);
    m_priced.push_back(is_priced ? limit : 0);
    return static_cast<int>(m_limits.size()) - 1;
}

void DayProgram::add_employer_rows() {
    m_place.assign(m_problem.employers.size() * index(m_problem.rounds), -1);
    for (std::size_t j = 0; j < m_problem.employers.size(); ++j) {
        auto const& employer = m_problem.employers[j];
        int places = 0;
        for (int round = 0; round < m_problem.rounds; ++round) {
            int open = 0;
            for (RoundMask table : employer.tables) open += static_cast<int>(table >> round & 1U);
            places += open;
            m_place[j * index(m_problem.rounds) + index(round)] = add_row(open, true);
        }
        bool const is_capped = employer.max_meets < places;
        m_most.push_back(is_capped ? add_row(employer.max_meets, true) : -1);
        bool const has_least = employer.min_meets > 0 && m_problem.employer_bonus > 0;
        m_least.push_back(has_least ? add_row(0, false) : -1);
        m_least_limit.push_back(has_least ? add_row(employer.min_meets, false) : -1);
    }
}

void DayProgram::add_interpreter_rows() {
    m_language.assign(index(m_problem.languages * m_problem.rounds), -1);
    for (auto const& pair : m_problem.pairs) {
        if (pair.language < 0) continue;
        for (int round = 0; round < m_problem.rounds; ++round) {
            int& row = m_language[index(pair.language * m_problem.rounds + round)];
            if (row < 0) row = add_row(0, false);
        }
    }
    for (std::size_t n = 0; n < m_relaxation.hours().size(); ++n)
        m_hour.push_back(add_row(1, false));
}

void DayProgram::add_companion_rows() {
    int most = -1;
    for (auto const& candidate : m_problem.candidates) most = std::max(most, candidate.companion);
    m_companion.assign(index((most + 1) * m_problem.rounds), -1);
    for (auto const& candidate : m_problem.candidates) {
        if (candidate.companion < 0) continue;
        for (int round = 0; round < m_problem.rounds; ++round) {
            int& row = m_companion[index(candidate.companion * m_problem.rounds + round)];
            if (row < 0) row = add_row(1, true);
        }
    }
}

// First meets of employers, and hours of interpreters in one of their languages.
void DayProgram::add_inner_columns() {
    for (std::size_t j = 0; j < m_least.size(); ++j)
        if (m_least[j] >= 0)
            m_program.add({{m_least[j], 1.0}, {m_least_limit[j], 1.0}}, m_problem.employer_bonus);
    for (std::size_t n = 0; n < m_hour.size(); ++n) {
        auto const& hour = m_relaxation.hours()[n];
        for (int language : m_problem.interpreters[index(hour.interpreter)].languages) {
            int const row = m_language[index(language * m_problem.rounds + hour.round)];
            if (row >= 0) m_program.add({{row, -1.0}, {m_hour[n], 1.0}}, 0.0);
        }
    }
}

// Every row beside the candidate's that a meet takes one of, or (-1) adds one to.
template <class Use>
void DayProgram::for_each_row(int pair, int round, Use use) const {
    auto const& it = m_problem.pairs[index(pair)];
    use(m_place[index(it.employer * m_problem.rounds + round)], 1);
    if (int const row = m_most[index(it.employer)]; row >= 0) use(row, 1);
    if (int const row = m_least[index(it.employer)]; row >= 0) use(row, -1);
    if (it.language >= 0) use(m_language[index(it.language * m_problem.rounds + round)], 1);
    int const companion = m_problem.candidates[index(it.candidate)].companion;
    if (companion >= 0) use(m_companion[index(companion * m_problem.rounds + round)], 1);
}

Points DayProgram::price(int row) const {
    double const points = m_program.price_of(row) * static_cast<double>(one_point);
    return std::max<Points>(0, std::llround(points));
}

// What is paid for limits, bonuses and hours.
Points DayProgram::inner_bound() const {
    Points sum = 0;
    auto const people = m_problem.candidates.size();
    for (auto row = people; row < m_priced.size(); ++row)
        if (m_priced[row] > 0) sum += m_priced[row] * price(static_cast<int>(row));
    for (std::size_t j = 0; j < m_least.size(); ++j) {
        if (m_least[j] < 0) continue;
        Points const gain = m_problem.employer_bonus * one_point - price(m_least[j]);
        sum += m_problem.employers[j].min_meets * std::max<Points>(0, gain);
    }
    for (auto const& hour : m_relaxation.hours()) {
        Points most = 0;
        for (int language : m_problem.interpreters[index(hour.interpreter)].languages) {
            int const row = m_language[index(language * m_problem.rounds + hour.round)];
            if (row >= 0) most = std::max(most, price(row));
        }
        sum += most;
    }
    return sum;
}

// What each meet is worth at the program's prices, as branched; returns what must be taken off the
// best day for the meets that must be.
Points DayProgram::set_worth(BestDay& day) const {
    Points forced = 0;
    auto* worth = day.worth().data();
    for (int pair : day.pairs()) {
        Points base = m_problem.pairs[index(pair)].score * one_point;
        if (m_must_meet[index(pair)] != 0) {
            base += must_meet_points;
            forced += must_meet_points;
        }
        for (int round = 0; round < m_problem.rounds; ++round, ++worth) {
            bool const may_meet = (m_window[index(pair)] >> round & 1U) != 0;
            *worth = may_meet ? base : too_far;
            if (!may_meet) continue;
            for_each_row(pair, round, [&](int row, int sign) { *worth -= sign * price(row); });
        }
    }
    return forced;
}

// Everybody's best day, if it is worth more than the days known are; false when nobody has one.
// `bound` gets what all are worth.
bool DayProgram::add_best_days(Points& bound) {
    bool has_added = false;
    bound = inner_bound();
    for (int i = 0; i < static_cast<int>(m_best_days.size()); ++i) {
        auto& day = m_best_days[index(i)];
        Points const forced = set_worth(day);
        Points const worth = day.solve() - forced;
        bound += worth;
        double const paid = m_program.price_of(i) * static_cast<double>(one_point);
        if (worth < std::llround(paid) + least_gain) continue;
        std::vector<BestDay::Visit> visits;
        for (auto const& visit : day.visits())
            visits.push_back({day.pairs()[index(visit.pair)], visit.round});
        has_added = (is_allowed(i, visits) && add_day(i, std::move(visits))) || has_added;
    }
    return has_added;
}

MeetLosses DayProgram::losses(Points& bound) {
    auto const rounds = index(m_problem.rounds);
    MeetLosses losses(m_problem.pairs.size() * rounds, -too_far);
    bound = inner_bound();
    for (auto& day : m_best_days) {
        Points const forced = set_worth(day);
        bound += day.solve() - forced;
        auto const own = day.losses();
        for (std::size_t n = 0; n < day.pairs().size(); ++n)
            std::copy_n(&own[n * rounds], rounds, &losses[index(day.pairs()[n]) * rounds]);
    }
    return losses;
}

// False when it is worth no more than its prices, which bounds round.
bool DayProgram::add_day(int candidate, std::vector<BestDay::Visit> visits) {
    std::vector<SmallProgram::Entry> entries{{candidate, 1.0}};
    double profit = 0;
    for (std::size_t n = 0; n < visits.size(); ++n) {
        auto const& visit = visits[n];
        auto const is_same = [&](BestDay::Visit const& it) { return it.pair == visit.pair; };
        if (std::ranges::count_if(visits, is_same) > 1) m_is_exact = false;
        profit += m_problem.pairs[index(visit.pair)].score;
        if (n < m_problem.bonus.size()) profit += m_problem.bonus[n];
        for_each_row(visit.pair, visit.round, [&](int row, int sign) {
            auto const known = std::ranges::find(entries, row, &SmallProgram::Entry::row);
            if (known == entries.end())
                entries.push_back({row, static_cast<double>(sign)});
            else
                known->amount += sign;
        });
    }
    double gain = profit;
    for (auto const& entry : entries) gain -= entry.amount * m_program.price_of(entry.row);
    if (gain < least_profit) return false;
    int const column = m_program.add(std::move(entries), profit);
    m_days_of[index(candidate)].push_back(static_cast<int>(m_days.size()));
    m_days.push_back({column, candidate, profit, std::move(visits)});
    return true;
}

bool DayProgram::is_allowed(int candidate, std::vector<BestDay::Visit> const& visits) const {
    int needed = 0;
    for (int pair : m_relaxation.pairs_of(candidate)) needed += m_must_meet[index(pair)];
    for (auto const& visit : visits) {
        if ((m_window[index(visit.pair)] >> visit.round & 1U) == 0) return false;
        needed -= m_must_meet[index(visit.pair)];
    }
    return needed == 0;
}

void DayProgram::decide(Decision const& it) {
    m_window[index(it.pair)] = it.window;
    m_must_meet[index(it.pair)] = it.must_meet ? 1 : 0;
    int const candidate = m_problem.pairs[index(it.pair)].candidate;
    for (int n : m_days_of[index(candidate)]) {
        auto const& day = m_days[index(n)];
        m_program.set_profit(day.column, is_allowed(candidate, day.visits) ? day.profit : -far);
    }
    auto const must = [this](int pair) { return m_must_meet[index(pair)] != 0; };
    bool const must_meet = std::ranges::any_of(m_relaxation.pairs_of(candidate), must);
    m_program.set_slack_profit(candidate, must_meet ? -far : 0.0);
}

void DayProgram::add_days_of(Schedule const& schedule) {
    for (int i = 0; i < static_cast<int>(m_best_days.size()); ++i) {
        std::vector<BestDay::Visit> visits;
        for (int round = 0; round < m_problem.rounds; ++round)
            if (int const pair = schedule.meet_of_candidate(i, round); pair >= 0)
                visits.push_back({pair, round});
        if (!visits.empty()) add_day(i, std::move(visits));
    }
}

}  // namespace ontmoet::scheduling
