// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/interpreter_desk.h"

#include "base/check.h"

#include <algorithm>

namespace ontmoet::scheduling {

InterpreterDesk::InterpreterDesk(Problem const& problem)
    : m_problem(problem),
      m_rounds(problem.rounds),
      m_speakers(static_cast<std::size_t>(problem.languages)),
      m_serves(problem.interpreters.size() * static_cast<std::size_t>(problem.rounds), away),
      m_open(static_cast<std::size_t>(problem.languages), 0),
      m_seen(static_cast<std::size_t>(problem.languages), 0) {
    for (std::size_t h = 0; h < problem.interpreters.size(); ++h) {
        for (int language : problem.interpreters[h].languages) {
            m_speakers[static_cast<std::size_t>(language)].push_back(static_cast<int>(h));
        }
    }
    for (std::size_t h = 0; h < problem.interpreters.size(); ++h)
        refresh_interpreter(static_cast<int>(h));
}

void InterpreterDesk::refresh_interpreter(int interpreter) {
    RoundMask const present =
        m_problem.interpreters[static_cast<std::size_t>(interpreter)].available;
    for (int round = 0; round < m_rounds; ++round) {
        int const now = (present >> round & 1U) != 0 ? nobody : away;
        int& serves = at(interpreter, round);
        if (serves == now || (serves >= 0 && now == nobody)) continue;
        check(serves < 0, "an interpreter goes only when nobody needs them");
        serves = now;
        refresh(round);
    }
}

void InterpreterDesk::add(int language, int round) {
    if (language < 0) return;
    std::fill(m_seen.begin(), m_seen.end(), char{0});
    check(find_path(language, round), "a language is added only where it can be served");
    refresh(round);
}

// Gives `language` one interpreter more, moving others to other languages when that is needed.
bool InterpreterDesk::find_path(int language, int round) {
    auto const l = static_cast<std::size_t>(language);
    m_seen[l] = 1;
    for (int h : m_speakers[l]) {
        if (at(h, round) != nobody) continue;
        at(h, round) = language;
        return true;
    }
    for (int h : m_speakers[l]) {
        int const other = at(h, round);
        if (other == away || m_seen[static_cast<std::size_t>(other)] != 0) continue;
        if (!find_path(other, round)) continue;
        at(h, round) = language;
        return true;
    }
    return false;
}

void InterpreterDesk::remove(int language, int round) {
    if (language < 0) return;
    for (int h : m_speakers[static_cast<std::size_t>(language)]) {
        if (at(h, round) != language) continue;
        at(h, round) = nobody;
        refresh(round);
        return;
    }
    check(false, "a language is removed only where it is served");
}

void InterpreterDesk::refresh(int round) {
    RoundMask const bit = RoundMask{1} << round;
    for (auto& open : m_open) open &= ~bit;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t l = 0; l < m_open.size(); ++l) {
            if ((m_open[l] & bit) != 0) continue;
            bool const opens = std::any_of(m_speakers[l].begin(), m_speakers[l].end(), [&](int h) {
                int const other = at(h, round);
                if (other < 0) return other == nobody;
                return (m_open[static_cast<std::size_t>(other)] & bit) != 0;
            });
            if (!opens) continue;
            m_open[l] |= bit;
            changed = true;
        }
    }
}

std::vector<int> const& InterpreterDesk::in_the_way_of(int language, int round) {
    std::fill(m_seen.begin(), m_seen.end(), char{0});
    m_in_the_way.assign(1, language);
    m_seen[static_cast<std::size_t>(language)] = 1;
    for (std::size_t n = 0; n < m_in_the_way.size(); ++n) {
        for (int h : m_speakers[static_cast<std::size_t>(m_in_the_way[n])]) {
            int const other = at(h, round);
            if (other < 0 || m_seen[static_cast<std::size_t>(other)] != 0) continue;
            m_seen[static_cast<std::size_t>(other)] = 1;
            m_in_the_way.push_back(other);
        }
    }
    return m_in_the_way;
}

std::vector<int> InterpreterDesk::serving(int language, int round) const {
    std::vector<int> found;
    for (int h : m_speakers[static_cast<std::size_t>(language)]) {
        if (at(h, round) == language) found.push_back(h);
    }
    return found;
}

}  // namespace ontmoet::scheduling
