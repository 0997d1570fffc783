// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/explain.h"

#include "scheduling/possible.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace ontmoet::scheduling {

namespace {

std::size_t index_of(int i) {
    return static_cast<std::size_t>(i);
}

class WishExplainer {
public:
    WishExplainer(Schedule const& schedule, std::vector<int> const& possible)
        : m_schedule(schedule),
          m_problem(schedule.problem()),
          m_possible(possible),
          m_window(pair_windows(m_problem)) {}

    UnmetWish explain(int pair) const {
        auto const& it = m_problem.pairs[index_of(pair)];
        auto const& candidate = m_problem.candidates[index_of(it.candidate)];
        RoundMask const common = candidate.available & m_schedule.open_tables(it.employer);
        if (common == 0) return {pair, Reason::no_common_round, 0};
        if (m_window[index_of(pair)] == 0) return {pair, Reason::interpreter_scarce, 0};
        int const has = m_schedule.meets_of_candidate(it.candidate);
        int const most = std::min(candidate.max_meets, m_possible[index_of(it.candidate)]);
        if (has >= most) return {pair, Reason::your_maximum, 0};
        auto const& employer = m_problem.employers[index_of(it.employer)];
        if (m_schedule.meets_of_employer(it.employer) >= employer.max_meets) {
            return place_taken(pair, common);
        }
        return first_obstacle(pair, common & ~m_schedule.busy(it.candidate));
    }

private:
    // `rounds`: both could and the candidate is free. The obstacle that stands alone in some round
    // is the reason; the breather first, because nobody else has to give way for it.
    UnmetWish first_obstacle(int pair, RoundMask rounds) const {
        auto const& it = m_problem.pairs[index_of(pair)];
        int const zone = m_problem.employers[index_of(it.employer)].zone;
        RoundMask const rest =
            m_schedule.run_blocks(it.candidate) | m_schedule.walk_blocks(it.candidate, zone);
        RoundMask const full = ~m_schedule.free_tables(it.employer);
        RoundMask const unspoken = ~m_schedule.desk().rounds_for(it.language);
        if (rounds == 0) return {pair, Reason::no_common_round, 0};
        if ((rounds & rest & ~full & ~unspoken) != 0) return {pair, Reason::breather_or_walk, 0};
        if ((rounds & unspoken & ~full & ~rest) != 0) return {pair, Reason::interpreter_scarce, 0};
        if ((rounds & full & ~rest & ~unspoken) != 0) return place_taken(pair, rounds & full);
        if ((rounds & full) != 0) return place_taken(pair, rounds & full);
        return {pair, it.language >= 0 ? Reason::interpreter_scarce : Reason::breather_or_walk, 0};
    }

    // Who sits there in those rounds: fairness when somebody who fits less sits there because they
    // would have no more meets than this candidate without it.
    UnmetWish place_taken(int pair, RoundMask rounds) const {
        auto const& it = m_problem.pairs[index_of(pair)];
        auto const& tables = m_problem.employers[index_of(it.employer)].tables;
        int const has = m_schedule.meets_of_candidate(it.candidate);
        int others = 0;
        bool for_fairness = false;
        for (int round = 0; round < m_problem.rounds; ++round) {
            if ((rounds >> round & 1U) == 0) continue;
            for (std::size_t r = 0; r < tables.size(); ++r) {
                int const there = m_schedule.meet_at_table(it.employer, static_cast<int>(r), round);
                if (there < 0) continue;
                ++others;
                auto const& other = m_problem.pairs[index_of(there)];
                bool const had_fewer = m_schedule.meets_of_candidate(other.candidate) - 1 < has;
                if (other.score < it.score && had_fewer) for_fairness = true;
            }
        }
        return {pair, for_fairness ? Reason::fairness : Reason::employer_full, others};
    }

    Schedule const& m_schedule;
    Problem const& m_problem;
    std::vector<int> const& m_possible;
    std::vector<RoundMask> m_window;
};

}  // namespace

std::vector<UnmetWish> explain_wishes(Schedule const& schedule, std::vector<int> const& possible) {
    WishExplainer const explainer(schedule, possible);
    std::vector<UnmetWish> unmet;
    for (std::size_t p = 0; p < schedule.problem().pairs.size(); ++p) {
        int const pair = static_cast<int>(p);
        if (schedule.is_planned(pair)) continue;
        if (schedule.problem().pairs[p].like == liked_by_nobody) continue;
        unmet.push_back(explainer.explain(pair));
    }
    return unmet;
}

std::vector<Shortage> interpreter_shortages(Schedule const& schedule,
                                            std::vector<UnmetWish> const& unmet) {
    auto const& problem = schedule.problem();
    // Who waits for which language in which round; each person once.
    std::set<std::tuple<int, int, int>> waiting;
    for (auto const& wish : unmet) {
        if (wish.reason != Reason::interpreter_scarce) continue;
        auto const& pair = problem.pairs[index_of(wish.pair)];
        RoundMask rounds = problem.candidates[index_of(pair.candidate)].available &
                           schedule.open_tables(pair.employer) & ~schedule.busy(pair.candidate);
        for (; rounds != 0; rounds &= rounds - 1)
            waiting.insert({pair.language, std::countr_zero(rounds), pair.candidate});
    }
    std::map<std::pair<int, int>, int> wanted;
    for (auto const& [language, round, candidate] : waiting) ++wanted[{language, round}];
    std::vector<Shortage> shortages;
    for (auto const& [place, count] : wanted) {
        auto const [language, round] = place;
        auto const served = static_cast<int>(schedule.meets_in_language(language, round).size());
        Shortage shortage{language, round, count + served, 0};
        for (auto const& interpreter : problem.interpreters) {
            bool const is_there = (interpreter.available >> round & 1U) != 0;
            if (is_there && std::ranges::count(interpreter.languages, language) > 0)
                ++shortage.present;
        }
        auto const lacking = [](Shortage const& it) { return it.wanted - it.present; };
        if (lacking(shortage) <= 0) continue;
        bool const is_new = shortages.empty() || shortages.back().language != language;
        if (is_new) {
            shortages.push_back(shortage);
        } else if (lacking(shortage) > lacking(shortages.back())) {
            shortages.back() = shortage;
        }
    }
    return shortages;
}

}  // namespace ontmoet::scheduling
