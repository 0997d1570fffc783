// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/possible.h"

#include "scheduling/limits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace ontmoet::scheduling {

namespace {

std::size_t slot(int i) {
    return static_cast<std::size_t>(i);
}

// How many employers can get a round of their own (Kuhn's augmenting paths).
class RoundMatching {
public:
    int size(std::vector<RoundMask> const& windows) {
        m_owner.fill(-1);
        int matched = 0;
        for (std::size_t p = 0; p < windows.size(); ++p) {
            RoundMask seen = 0;
            if (augment(windows, static_cast<int>(p), seen)) ++matched;
        }
        return matched;
    }

private:
    bool augment(std::vector<RoundMask> const& windows, int pair, RoundMask& seen) {
        for (RoundMask left = windows[slot(pair)] & ~seen; left != 0; left &= ~seen) {
            int const round = std::countr_zero(left);
            seen |= RoundMask{1} << round;
            left &= left - 1;
            int const owner = m_owner[slot(round)];
            if (owner >= 0 && !augment(windows, owner, seen)) continue;
            m_owner[slot(round)] = pair;
            return true;
        }
        return false;
    }

    std::array<int, max_rounds> m_owner{};
};

// The most rounds one can use when a run may not be too long and zones lie a walk apart, whoever
// sits there: best[round][zone][run] by the last round used.
int most_rounds(std::vector<RoundMask> const& zones, Problem const& problem) {
    auto const rounds = slot(problem.rounds);
    auto const runs = slot(std::min(problem.max_run, problem.rounds));
    std::vector<int> best(rounds * zones.size() * (runs + 1), 0);
    std::vector<int> any(rounds * zones.size(), 0);
    auto const at = [&](std::size_t round, std::size_t zone, std::size_t run) -> int& {
        return best[(round * zones.size() + zone) * (runs + 1) + run];
    };
    int most = 0;
    for (std::size_t t = 0; t < rounds; ++t) {
        for (std::size_t z = 0; z < zones.size(); ++z) {
            if ((zones[z] >> t & 1U) == 0) continue;
            at(t, z, 1) = 1;
            for (std::size_t y = 0; y < zones.size(); ++y) {
                auto const apart = y == z ? std::size_t{1} : 1 + slot(problem.walk_gap);
                for (std::size_t s = 0; s + std::max(apart, std::size_t{2}) <= t; ++s) {
                    if (any[s * zones.size() + y] == 0) continue;
                    at(t, z, 1) = std::max(at(t, z, 1), any[s * zones.size() + y] + 1);
                }
                if (t < apart || apart > 1) continue;
                for (std::size_t run = 1; run < runs; ++run) {
                    int const before = at(t - 1, y, run);
                    if (before > 0) at(t, z, run + 1) = std::max(at(t, z, run + 1), before + 1);
                }
            }
            for (std::size_t run = 1; run <= runs; ++run) {
                any[t * zones.size() + z] = std::max(any[t * zones.size() + z], at(t, z, run));
            }
            most = std::max(most, any[t * zones.size() + z]);
        }
    }
    return most;
}

int possible_for(Problem const& problem, std::vector<int> const& pairs,
                 std::vector<RoundMask> const& windows) {
    std::vector<RoundMask> own;
    std::map<int, RoundMask> by_zone;
    for (int pair : pairs) {
        auto const& employer = problem.employers[slot(problem.pairs[slot(pair)].employer)];
        if (employer.max_meets == 0) continue;
        own.push_back(windows[slot(pair)]);
        by_zone[problem.walk_gap > 0 ? employer.zone : 0] |= windows[slot(pair)];
    }
    std::vector<RoundMask> zones;
    for (auto const& [zone, mask] : by_zone) zones.push_back(mask);
    return std::min(RoundMatching().size(own), most_rounds(zones, problem));
}

}  // namespace

std::vector<RoundMask> pair_windows(Problem const& problem) {
    std::vector<RoundMask> spoken(slot(problem.languages), 0);
    for (auto const& interpreter : problem.interpreters) {
        for (int language : interpreter.languages) spoken[slot(language)] |= interpreter.available;
    }
    std::vector<RoundMask> open;
    for (auto const& employer : problem.employers) {
        RoundMask any = 0;
        for (RoundMask table : employer.tables) any |= table;
        open.push_back(any);
    }
    std::vector<RoundMask> windows;
    windows.reserve(problem.pairs.size());
    for (auto const& pair : problem.pairs) {
        RoundMask window =
            problem.candidates[slot(pair.candidate)].available & open[slot(pair.employer)];
        if (pair.language >= 0) window &= spoken[slot(pair.language)];
        windows.push_back(window);
    }
    return windows;
}

std::vector<int> possible_meets(Problem const& problem) {
    auto const windows = pair_windows(problem);
    std::vector<std::vector<int>> of_candidate(problem.candidates.size());
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        of_candidate[slot(problem.pairs[p].candidate)].push_back(static_cast<int>(p));
    }
    std::vector<int> possible;
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        possible.push_back(std::min(problem.candidates[i].max_meets,
                                    possible_for(problem, of_candidate[i], windows)));
    }
    return possible;
}

}  // namespace ontmoet::scheduling
