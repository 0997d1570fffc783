// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/replan.h"

#include "scheduling/mender.h"
#include "scheduling/schedule.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace ontmoet::scheduling {

namespace {

std::size_t at_index(int i) {
    return static_cast<std::size_t>(i);
}

bool holds(RoundMask mask, int round) {
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
        for (auto const& pair : m_pairs) ++m_first[at_index(pair.candidate) + 1];
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_order.resize(m_pairs.size());
        auto next = m_first;
        for (std::size_t p = 0; p < m_pairs.size(); ++p)
            m_order[next[at_index(m_pairs[p].candidate)]++] = static_cast<int>(p);
    }
    // -1: there is none.
    int find(int candidate, int employer) const {
        if (candidate < 0 || at_index(candidate) + 1 >= m_first.size()) return -1;
        for (auto at = m_first[at_index(candidate)]; at < m_first[at_index(candidate) + 1]; ++at)
            if (m_pairs[at_index(m_order[at])].employer == employer) return m_order[at];
        return -1;
    }

private:
    std::vector<Pair> const& m_pairs;
    std::vector<std::size_t> m_first;
    std::vector<int> m_order;
};

// A running event: the problem after the happening, and the published meets in it.
class Running {
public:
    Running(Problem const& problem, std::vector<Meet> const& published, int now)
        : m_problem(problem), m_meets(published), m_now(now) {}

    // Finds the pair of each meet and checks that the plan stood before the happening.
    Status understand(Problem const& before);
    void extend(Happening const& happening, Problem& problem) const;
    // Puts into the schedule what can stand; the past first, then the meets worth most.
    void place(Schedule& schedule, Mender::Published& published);
    std::vector<Meet> const& meets() const { return m_meets; }

private:
    bool try_add(Schedule& schedule, Meet const& meet) const;

    Problem const& m_problem;
    std::vector<Meet> m_meets;
    int m_now;
};

Status Running::understand(Problem const& before) {
    PairFinder const finder(before);
    Schedule schedule(before);
    for (auto& meet : m_meets) {
        meet.pair = finder.find(meet.candidate, meet.employer);
        if (meet.pair < 0) return broken_plan(meet, "no such pair");
        if (meet.round < 0 || meet.round >= before.rounds)
            return broken_plan(meet, "no such round");
        if (!try_add(schedule, meet)) return broken_plan(meet, "it does not fit");
    }
    return {};
}

// At its own table when that is open and free, else at another of the employer's.
bool Running::try_add(Schedule& schedule, Meet const& meet) const {
    auto const& tables = schedule.problem().employers[at_index(meet.employer)].tables;
    if (schedule.is_planned(meet.pair) || !schedule.has_room(meet.pair)) return false;
    if (!holds(schedule.rounds_for(meet.pair), meet.round)) return false;
    bool const is_open = meet.table >= 0 && at_index(meet.table) < tables.size() &&
                         holds(tables[at_index(meet.table)], meet.round) &&
                         schedule.meet_at_table(meet.employer, meet.table, meet.round) < 0;
    schedule.add(meet.pair, meet.round, is_open ? meet.table : Schedule::any_table);
    return true;
}

// The table and the interpreter of the meet that takes longer are taken as well.
void Running::extend(Happening const& happening, Problem& problem) const {
    for (auto const& meet : m_meets) {
        if (meet.candidate != happening.candidate || meet.round != happening.now) continue;
        RoundMask taken = 0;
        for (int round = happening.now + 1; round < happening.until; ++round) {
            taken |= RoundMask{1} << round;
        }
        auto& tables = problem.employers[at_index(meet.employer)].tables;
        if (meet.table >= 0 && at_index(meet.table) < tables.size()) {
            tables[at_index(meet.table)] &= ~taken;
        }
        if (meet.interpreter >= 0 && at_index(meet.interpreter) < problem.interpreters.size()) {
            problem.interpreters[at_index(meet.interpreter)].available &= ~taken;
        }
    }
}

void Running::place(Schedule& schedule, Mender::Published& published) {
    published.round.assign(m_problem.pairs.size(), -1);
    published.was_lost.assign(m_problem.pairs.size(), 0);
    std::vector<char> is_fixed(m_problem.pairs.size(), 0);
    for (auto const& meet : m_meets) published.round[at_index(meet.pair)] = meet.round;
    for (auto const& fixed : m_problem.fixed) {
        for (auto const& meet : m_meets) {
            if (meet.candidate == fixed.candidate && meet.employer == fixed.employer) {
                is_fixed[at_index(meet.pair)] = 1;
            }
        }
    }
    auto const worth = [&](Meet const& meet) {
        int const called = meet.round < m_now ? 4 : meet.round == m_now ? 2 : 0;
        return std::pair(called + is_fixed[at_index(meet.pair)],
                         m_problem.pairs[at_index(meet.pair)].score);
    };
    std::vector<Meet const*> order;
    for (auto const& meet : m_meets) order.push_back(&meet);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto const* a, auto const* b) { return worth(*a) > worth(*b); });
    for (auto const* meet : order) {
        if (!try_add(schedule, *meet)) published.was_lost[at_index(meet->pair)] = 1;
    }
    schedule.forget_journal();
}

// Fixed meets that the happening made impossible are no limit any more.
void forget_lost_fixed(Problem& problem, Schedule const& schedule) {
    std::erase_if(problem.fixed, [&](FixedMeet const& fixed) {
        int const there = schedule.meet_of_candidate(fixed.candidate, fixed.round);
        return there < 0 || problem.pairs[at_index(there)].employer != fixed.employer;
    });
}

void list_changes(ReplanOption& option, Schedule const& schedule,
                  std::vector<Meet> const& published, Mender::Published const& was) {
    for (auto const& meet : published) {
        int const round = schedule.round_of(meet.pair);
        int const table = schedule.table_of(meet.pair);
        if (round == meet.round) ++option.kept;
        if (round == meet.round && table == meet.table) continue;
        bool const forced = was.was_lost[at_index(meet.pair)] != 0;
        auto const kind = round < 0             ? ChangeKind::cancelled
                          : round == meet.round ? ChangeKind::other_table
                                                : ChangeKind::moved;
        option.changes.push_back({kind, forced, meet.pair, meet.round, meet.table, round, table});
    }
    for (auto const& meet : option.meets) {
        if (was.round[at_index(meet.pair)] >= 0) continue;
        option.changes.push_back(
            {ChangeKind::added, false, meet.pair, -1, -1, meet.round, meet.table});
    }
    std::ranges::stable_sort(option.changes, {}, &MeetChange::pair);
}

ReplanOption option_of(Schedule const& schedule, Mender const& mender,
                       std::vector<Meet> const& published, Mender::Published const& was) {
    auto const& problem = schedule.problem();
    ReplanOption option;
    option.meets = schedule.meets();
    option.value = schedule.value();
    option.price = mender.price();
    option.changed = mender.changed();
    option.coverage.assign(problem.bonus.size(), 0);
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        int const count = schedule.meets_of_candidate(static_cast<int>(i));
        for (int m = 0; m < count && m < static_cast<int>(option.coverage.size()); ++m) {
            ++option.coverage[at_index(m)];
        }
    }
    for (auto const& meet : option.meets) option.score += problem.pairs[at_index(meet.pair)].score;
    list_changes(option, schedule, published, was);
    return option;
}

}  // namespace

Result<Replanned> replan(Problem const& problem, std::vector<Meet> const& published,
                         Happening const& happening, ReplanRules const& rules) {
    Replanned result;
    result.problem = problem;
    TRY(take_place(result.problem, happening));
    Running running(result.problem, published, happening.now);
    TRY(running.understand(problem));
    if (happening.kind == HappeningKind::meet_extended) running.extend(happening, result.problem);

    Schedule schedule(result.problem);
    Mender::Published was;
    running.place(schedule, was);
    forget_lost_fixed(result.problem, schedule);
    Mender mender(schedule, was, rules, happening.now);
    for (std::size_t p = 0; p < result.problem.pairs.size(); ++p) {
        if (was.was_lost[p] != 0) mender.touch(static_cast<int>(p), was.round[p]);
    }
    for (auto i = problem.candidates.size(); i < result.problem.candidates.size(); ++i) {
        mender.touch_candidate(static_cast<int>(i));
    }
    std::vector<ReplanOption> options;
    for (int const most : {0, rules.most_changes, rules.wide_changes}) {
        auto const before = schedule.mark();
        mender.mend(most);
        if (!options.empty() && schedule.mark() == before) continue;
        auto option = option_of(schedule, mender, running.meets(), was);
        if (options.empty() || option.changes != options.back().changes) {
            options.push_back(std::move(option));
        }
    }
    // The one within the limit comes first: the last that still changes few enough.
    auto const is_wide = [&](auto const& option) { return option.changed > rules.most_changes; };
    auto const first_wide = std::ranges::find_if(options, is_wide);
    std::rotate(options.begin(), first_wide - 1, first_wide);
    result.options = std::move(options);
    return result;
}

}  // namespace ontmoet::scheduling
