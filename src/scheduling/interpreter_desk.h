// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/problem.h"

#include <vector>

namespace ontmoet::scheduling {

// Keeps, for every round, a matching of the meets that need a language to the interpreters present
// (Hall's condition, by alternating paths). Meets of one language are interchangeable here, so only
// languages are matched.
class InterpreterDesk {
public:
    explicit InterpreterDesk(Problem const& problem);

    // The rounds in which one more meet in this language can be served; all rounds for -1.
    RoundMask rounds_for(int language) const {
        return language < 0 ? ~RoundMask{0} : m_open[static_cast<std::size_t>(language)];
    }
    // Only in a round of rounds_for().
    void add(int language, int round);
    void remove(int language, int round);
    // After the problem's window of this interpreter was changed, who serves nobody in a round that
    // went away.
    void refresh_interpreter(int interpreter);
    // The languages of which one meet less would let one in `language` be served in this round.
    std::vector<int> const& in_the_way_of(int language, int round);
    // The interpreters who serve this language in this round.
    std::vector<int> serving(int language, int round) const;

private:
    static constexpr int nobody = -1;  // present and free
    static constexpr int away = -2;
    int& at(int interpreter, int round) {
        return m_serves[static_cast<std::size_t>(interpreter * m_rounds + round)];
    }
    int at(int interpreter, int round) const {
        return m_serves[static_cast<std::size_t>(interpreter * m_rounds + round)];
    }
    bool find_path(int language, int round);
    void refresh(int round);

    Problem const& m_problem;
    int m_rounds;
    std::vector<std::vector<int>> m_speakers;
    std::vector<int> m_serves;  // [interpreter][round]: a language, nobody or away
    std::vector<RoundMask> m_open;
    std::vector<char> m_seen;
    std::vector<int> m_in_the_way;
};

}  // namespace ontmoet::scheduling
