// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/fact.h"
#include "domain/state.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ontmoet::sync {

// A fact that does not hold (any more), in words by key, with what could be done instead. Of facts
// that other devices said, the host's devices know what the server's note says (FactRefused).
struct Problem {
    domain::Fact fact;
    std::string message_key;
    std::vector<domain::PlannedMeet> alternatives;
    bool decided = false;  // the server refused it; false: foreseen here, it may still come right
    friend bool operator==(Problem const&, Problem const&) = default;
};

// What a kiosk shows: the confirmed facts with its own pending ones on top, kept in the order in
// which they were said and applied anew whenever the ground changes (sync.md, contract 4).
class LocalState {
public:
    // The state to draw. Without anything pending it is the confirmed one, without a copy.
    domain::State const& view() const { return m_view ? *m_view : m_confirmed; }
    domain::State const& confirmed() const { return m_confirmed; }
    std::vector<domain::Fact> const& pending() const { return m_pending; }
    // Everything that does not hold and that nobody has closed, wherever it was said, the oldest of
    // a kind first; alternatives are those of this moment.
    std::vector<Problem> const& problems() const { return m_problems; }

    // Meets that were booked here and that the server has not confirmed.
    std::set<MeetId> provisional() const;

    // Facts of the server, in cursor order, and how far it had decided this device's own ones.
    void confirm(std::span<domain::Fact const> facts, std::int64_t decided_up_to);
    // Begins again with nothing confirmed and these own facts pending.
    void reset(std::vector<domain::Fact> pending);
    void append(std::vector<domain::Fact> const& own);
    // Takes back facts that could not be saved.
    void forget(std::span<FactId const> facts);
    // The server refused this fact: it leaves the view and stays a problem until a problem.closed
    // names it.
    void refuse(Problem problem);

private:
    void rebase();
    void put_on_top(domain::Fact const& fact);
    void gather_problems();

    domain::State m_confirmed;
    std::optional<domain::State> m_view;  // only while something is pending
    std::vector<domain::Fact> m_pending;
    std::vector<Problem> m_refused;
    std::vector<Problem> m_foreseen;
    std::vector<Problem> m_problems;
};

}  // namespace ontmoet::sync
