// SPDX-License-Identifier: EUPL-1.2
// The ways to go on after a happening, and what each changes.
#include "scheduling/replan.h"

#include "scheduling/running_day.h"
#include "scheduling/same_interpreters.h"

#include <algorithm>
#include <functional>
#include <span>

namespace ontmoet::scheduling {

// First without a change, then each wider one from where the last ended.
std::vector<ReplanOption> RunningDay::find_options(HappeningKind kind, ReplanRules const& rules) {
    auto const start = m_schedule.mark();
    std::vector<ReplanOption> options;
    for (int const most : {0, rules.most_changes, rules.wide_changes}) {
        auto const before = m_schedule.mark();
        if (most > rules.most_changes)
            m_mender.mend(most);
        else
            m_mender.mend_well(most);
        if (!options.empty() && m_schedule.mark() == before) continue;
        auto option = option_now();
        if (options.empty() || option.changes != options.back().changes) {
            options.push_back(std::move(option));
        }
    }
    m_schedule.undo_to(start);
    // The one within the limit comes first, the last that still changes few enough; unless it has
    // nobody to change a meet for.
    auto const is_wide = [&](auto const& option) { return option.changed > rules.most_changes; };
    auto const best = std::ranges::find_if(options, is_wide) - 1;
    auto const worth = [](auto const& option) { return option.value - option.price; };
    bool const is_absence = kind == HappeningKind::no_show || kind == HappeningKind::left;
    bool const is_worth_it =
        worth(*best) - worth(options.front()) >= rules.worth_a_change_after(kind);
    if (is_worth_it && !is_absence) std::rotate(options.begin(), best, best + 1);
    return options;
}

ReplanOption RunningDay::option_now() const {
    ReplanOption option;
    option.meets = m_schedule.meets();
    keep_interpreters(m_problem, m_standing, option.meets);
    option.value = m_schedule.value();
    option.score = m_schedule.score();
    option.price = m_mender.price();
    option.changed = m_mender.changed();
    option.coverage.assign(m_problem.bonus.size(), 0);
    for (std::size_t i = 0; i < m_problem.candidates.size(); ++i) {
        int const count = m_schedule.meets_of_candidate(static_cast<int>(i));
        for (int m = 0; m < count && m < static_cast<int>(option.coverage.size()); ++m) {
            ++option.coverage[index(m)];
        }
    }
    option.changes = changes_now();
    add_new_interpreters(option);
    auto const is_kept = [](MeetChange const& change) {
        return change.from_round < 0 || change.from_round == change.to_round;
    };
    auto const gone = std::ranges::count_if(option.changes, std::not_fn(is_kept));
    option.kept = m_past.back().published - static_cast<int>(gone);
    return option;
}

std::vector<MeetChange> RunningDay::changes_now() const {
    std::vector<int> pairs;
    for (auto at = m_past.back().mark; at < m_schedule.mark(); ++at)
        pairs.push_back(m_schedule.change(at).pair);
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<MeetChange> changes;
    for (int pair : pairs) {
        int const was = m_standing.round[index(pair)];
        int const was_at = m_standing.table[index(pair)];
        int const is = m_schedule.round_of(pair);
        int const is_at = m_schedule.table_of(pair);
        if (was == is && (was < 0 || was_at == is_at)) continue;
        auto const kind = was < 0     ? ChangeKind::added
                          : is < 0    ? ChangeKind::cancelled
                          : is == was ? ChangeKind::other_table
                                      : ChangeKind::moved;
        bool const forced = m_standing.is_lost[index(pair)] != 0;
        changes.push_back({kind, forced, pair, was, was_at, is, is_at});
    }
    return changes;
}

// Meets that stay where they are, with somebody else to help them.
void RunningDay::add_new_interpreters(ReplanOption& option) const {
    auto const known = static_cast<std::ptrdiff_t>(option.changes.size());
    for (auto const& meet : option.meets) {
        auto const pair = index(meet.pair);
        int const before = m_standing.interpreter[pair];
        if (before < 0 || before == meet.interpreter || m_standing.round[pair] != meet.round)
            continue;
        auto const own = std::span(option.changes).first(static_cast<std::size_t>(known));
        if (std::ranges::binary_search(own, meet.pair, {}, &MeetChange::pair)) continue;
        option.changes.push_back({ChangeKind::other_interpreter, true, meet.pair, meet.round,
                                  meet.table, meet.round, meet.table});
    }
    std::ranges::inplace_merge(option.changes, option.changes.begin() + known, {},
                               &MeetChange::pair);
}

Result<Replanned> replan(Problem const& problem, std::vector<Meet> const& published,
                         Happening const& happening, ReplanRules const& rules) {
    TRY_ASSIGN(auto const day, RunningDay::start(problem, published));
    TRY_ASSIGN(auto options, day->happen(happening, rules));
    return Replanned{day->problem(), std::move(options)};
}

}  // namespace ontmoet::scheduling
