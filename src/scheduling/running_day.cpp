// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/running_day.h"

#include "base/check.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <string>
#include <utility>

namespace ontmoet::scheduling {

namespace {

std::size_t slot_of(int i) {
    return static_cast<std::size_t>(i);
}

bool has_round(RoundMask mask, int round) {
    return (mask >> round & 1U) != 0;
}

Error broken_plan(Meet const& meet, std::string const& what) {
    return {ErrorKind::invalid_input, "error.instance_not_valid",
            "/meets: candidate " + std::to_string(meet.candidate) + ", employer " +
                std::to_string(meet.employer) + ", round " + std::to_string(meet.round) + ": " +
                what};
}

// The pairs of each candidate together.
class PairFinder {
public:
    explicit PairFinder(Problem const& problem)
        : m_pairs(problem.pairs), m_first(problem.candidates.size() + 1, 0) {
        for (auto const& pair : m_pairs) ++m_first[slot_of(pair.candidate) + 1];
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_order.resize(m_pairs.size());
        auto next = m_first;
        for (std::size_t p = 0; p < m_pairs.size(); ++p)
            m_order[next[slot_of(m_pairs[p].candidate)]++] = static_cast<int>(p);
    }
    // -1: there is none.
    int find(int candidate, int employer) const {
        if (candidate < 0 || slot_of(candidate) + 1 >= m_first.size()) return -1;
        for (auto at = m_first[slot_of(candidate)]; at < m_first[slot_of(candidate) + 1]; ++at)
            if (m_pairs[slot_of(m_order[at])].employer == employer) return m_order[at];
        return -1;
    }

private:
    std::vector<Pair> const& m_pairs;
    std::vector<std::size_t> m_first;
    std::vector<int> m_order;
};

}  // namespace

RunningDay::RunningDay(Problem problem)
    : m_problem(std::move(problem)), m_schedule(m_problem), m_mender(m_schedule, m_standing) {
    resize();
}

Result<std::unique_ptr<RunningDay>> RunningDay::start(Problem problem,
                                                      std::vector<Meet> const& published) {
    std::unique_ptr<RunningDay> day(new RunningDay(std::move(problem)));
    TRY(day->publish(published));
    return day;
}

// Finds the pair of each meet and checks that the plan can be.
Status RunningDay::publish(std::vector<Meet> const& published) {
    PairFinder const finder(m_problem);
    for (auto const& meet : published) {
        int const pair = finder.find(meet.candidate, meet.employer);
        if (pair < 0) return broken_plan(meet, "no such pair");
        if (meet.round < 0 || meet.round >= m_problem.rounds)
            return broken_plan(meet, "no such round");
        if (!try_add(pair, meet.round, meet.table)) return broken_plan(meet, "it does not fit");
        m_standing.round[index(pair)] = meet.round;
        m_standing.table[index(pair)] = meet.table;
        m_standing.interpreter[index(pair)] = meet.interpreter;
    }
    for (auto const& fixed : m_problem.fixed) {
        int const pair = finder.find(fixed.candidate, fixed.employer);
        if (pair >= 0) m_standing.is_fixed[index(pair)] = 1;
    }
    return {};
}

// At its own table when that is open and free, else at another of the employer's.
bool RunningDay::try_add(int pair, int round, int table) {
    int const employer = m_problem.pairs[index(pair)].employer;
    auto const& tables = m_problem.employers[index(employer)].tables;
    if (m_schedule.is_planned(pair) || !m_schedule.has_room(pair)) return false;
    if (!has_round(m_schedule.rounds_for(pair), round)) return false;
    bool const is_open = table >= 0 && index(table) < tables.size() &&
                         has_round(tables[index(table)], round) &&
                         m_schedule.meet_at_table(employer, table, round) < 0;
    m_schedule.add(pair, round, is_open ? table : Schedule::any_table);
    return true;
}

void RunningDay::resize() {
    m_schedule.resize();
    m_standing.resize(m_problem.pairs.size());
    m_mender.resize();
}

Result<std::vector<ReplanOption>> RunningDay::happen(Happening const& happening,
                                                     ReplanRules const& rules) {
    TRY(validate(m_problem, happening));
    Past past;
    past.mark = m_schedule.mark();
    past.windows = windows_after(m_problem, happening);
    past.candidates = m_problem.candidates.size();
    past.pairs = m_problem.pairs.size();
    past.published = static_cast<int>(
        std::ranges::count_if(m_standing.round, [](int round) { return round >= 0; }));
    take_along(happening, past.windows);
    auto const endangered = endangered_by(past.windows, happening.now);
    m_mender.remember_hours();
    for (int pair : endangered) m_schedule.remove(pair);
    past.emptied = m_schedule.mark();
    m_past.push_back(std::move(past));
    exchange_windows();
    if (happening.kind == HappeningKind::walk_in) {
        add_walk_in(m_problem, happening);
        resize();
    }
    m_mender.begin(rules, happening.now);
    if (happening.kind == HappeningKind::walk_in)
        m_mender.touch_candidate(static_cast<int>(m_problem.candidates.size()) - 1);
    lose_what_cannot_be(endangered);
    auto options = find_options(happening.kind, rules);
    for (int pair : endangered) {
        m_standing.is_lost[index(pair)] = 0;
        int const round = m_schedule.round_of(pair);
        bool const is_back = round == m_standing.round[index(pair)];
        set_standing(pair, round, m_schedule.table_of(pair),
                     is_back ? m_standing.interpreter[index(pair)] : -1);
    }
    return options;
}

// The table and the interpreter of a meet that takes longer are taken as well.
void RunningDay::take_along(Happening const& happening, std::vector<Window>& windows) const {
    if (happening.kind != HappeningKind::meet_extended) return;
    int const pair = m_schedule.meet_of_candidate(happening.candidate, happening.now);
    if (pair < 0) return;
    RoundMask taken = 0;
    for (int round = happening.now + 1; round < happening.until; ++round)
        taken |= RoundMask{1} << round;
    auto const& it = m_problem.pairs[index(pair)];
    int const table = m_schedule.table_of(pair);
    auto const& tables = m_problem.employers[index(it.employer)].tables;
    windows.push_back({Window::Of::table, it.employer, table, tables[index(table)] & ~taken});
    if (it.language < 0) return;
    int interpreter = m_standing.interpreter[index(pair)];
    if (interpreter < 0)
        interpreter = m_schedule.desk().serving(it.language, happening.now).front();
    if (index(interpreter) >= m_problem.interpreters.size()) return;
    windows.push_back({Window::Of::interpreter, interpreter, 0,
                       m_problem.interpreters[index(interpreter)].available & ~taken});
}

// Meets that something they may need is lost for. What was held comes first, then what was called,
// then the meets worth most.
std::vector<int> RunningDay::endangered_by(std::vector<Window> const& windows, int now) {
    std::vector<int> pairs;
    for (auto const& window : windows) {
        RoundMask lost = rounds_in(m_problem, window) & ~window.rounds;
        for (; lost != 0; lost &= lost - 1) {
            int const round = std::countr_zero(lost);
            if (window.of == Window::Of::candidate) {
                pairs.push_back(m_schedule.meet_of_candidate(window.which, round));
            } else if (window.of == Window::Of::table) {
                auto const tables = m_problem.employers[index(window.which)].tables.size();
                for (std::size_t r = 0; r < tables; ++r)
                    pairs.push_back(
                        m_schedule.meet_at_table(window.which, static_cast<int>(r), round));
            } else {
                for (int language = 0; language < m_problem.languages; ++language) {
                    auto const& there = m_schedule.meets_in_language(language, round);
                    pairs.insert(pairs.end(), there.begin(), there.end());
                }
            }
        }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    if (!pairs.empty() && pairs.front() < 0) pairs.erase(pairs.begin());
    auto const rank = [&](int pair) {
        int const round = m_schedule.round_of(pair);
        int const called = round < now ? 4 : round == now ? 2 : 0;
        return std::pair(-called - m_standing.is_fixed[index(pair)],
                         -m_problem.pairs[index(pair)].score);
    };
    std::ranges::stable_sort(pairs, {}, rank);
    return pairs;
}

// The windows before and after the last happening change places.
void RunningDay::exchange_windows() {
    for (auto& window : m_past.back().windows) {
        std::swap(rounds_in(m_problem, window), window.rounds);
        switch (window.of) {
            case Window::Of::candidate: m_schedule.refresh_candidate(window.which); break;
            case Window::Of::table: m_schedule.refresh_tables(window.which); break;
            case Window::Of::interpreter: m_schedule.refresh_interpreter(window.which); break;
        }
    }
}

// Fixed meets that the happening made impossible are no limit any more.
void RunningDay::lose_what_cannot_be(std::vector<int> const& endangered) {
    for (int pair : endangered) {
        if (try_add(pair, m_standing.round[index(pair)], m_standing.table[index(pair)])) continue;
        m_standing.is_lost[index(pair)] = 1;
        m_mender.lose(pair);
        if (m_standing.is_fixed[index(pair)] == 0) continue;
        auto& past = m_past.back();
        if (past.fixed.empty()) past.fixed = m_problem.fixed;
        auto const& it = m_problem.pairs[index(pair)];
        std::erase_if(m_problem.fixed, [&](FixedMeet const& fixed) {
            return fixed.candidate == it.candidate && fixed.employer == it.employer;
        });
    }
}

void RunningDay::set_standing(int pair, int round, int table, int interpreter) {
    auto const p = index(pair);
    auto& past = m_past.back();
    past.standing.push_back({pair, m_standing.round[p], m_standing.table[p],
                             m_standing.interpreter[p], m_standing.is_fixed[p]});
    if (m_standing.round[p] != round) m_standing.is_fixed[p] = 0;
    m_standing.round[p] = round;
    m_standing.table[p] = table;
    m_standing.interpreter[p] = interpreter;
}

// By its meets, not its changes: a lost meet that came back to its own place is none.
void RunningDay::choose(ReplanOption const& option) {
    struct Place {
        int round = -1, table = -1, interpreter = -1;
    };
    std::vector<Place> places(m_problem.pairs.size());
    for (auto const& meet : option.meets)
        places[index(meet.pair)] = {meet.round, meet.table, meet.interpreter};
    auto const is_there = [&](int pair) {
        auto const& place = places[index(pair)];
        return place.round == m_schedule.round_of(pair) && place.table == m_schedule.table_of(pair);
    };
    auto const pairs = static_cast<int>(places.size());
    for (int pair = 0; pair < pairs; ++pair)
        if (m_schedule.is_planned(pair) && !is_there(pair)) m_schedule.remove(pair);
    for (int pair = 0; pair < pairs; ++pair) {
        auto const [round, table, interpreter] = places[index(pair)];
        if (!is_there(pair)) m_schedule.add(pair, round, table);
        int const before = m_standing.interpreter[index(pair)];
        bool const stood = m_standing.round[index(pair)] == round &&
                           (round < 0 || m_standing.table[index(pair)] == table) &&
                           (before < 0 || before == interpreter);
        if (!stood) set_standing(pair, round, table, interpreter);
    }
}

void RunningDay::take_back() {
    check(!m_past.empty(), "only what happened is taken back");
    auto& past = m_past.back();
    m_schedule.undo_to(past.emptied);
    exchange_windows();
    m_schedule.undo_to(past.mark);
    if (!past.fixed.empty()) m_problem.fixed = past.fixed;
    for (auto it = past.standing.rbegin(); it != past.standing.rend(); ++it) {
        auto const p = index(it->pair);
        m_standing.round[p] = it->round;
        m_standing.table[p] = it->table;
        m_standing.interpreter[p] = it->interpreter;
        m_standing.is_fixed[p] = it->is_fixed;
    }
    m_problem.candidates.resize(past.candidates);
    m_problem.pairs.resize(past.pairs);
    resize();
    m_past.pop_back();
}

}  // namespace ontmoet::scheduling
