// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/fact.h"
#include "domain/state.h"
#include "sync/protocol.h"

#include <cstdint>
#include <map>
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

// How a venue server's list changed: what the hall said and the central server has not decided yet.
struct HallChange {
    bool reset = false;  // first the list is emptied
    std::vector<domain::Fact> facts;
    std::vector<FactId> gone;
};

// What a kiosk shows: the confirmed facts, on them those of the hall, and its own pending ones on
// top, kept in the order in which they were said and applied anew whenever the ground changes
// (sync.md, contract 4). An own fact that lies at the hall has its place in the hall's order. The
// hall's facts are in memory only: the venue server has them, and each kiosk its own.
class LocalState {
public:
    // The state to draw. Without anything pending it is the confirmed one, without a copy.
    domain::State const& view() const { return m_view ? *m_view : m_confirmed; }
    domain::State const& confirmed() const { return m_confirmed; }
    std::vector<domain::Fact> const& pending() const { return m_pending; }
    // Everything that does not hold and that nobody has closed, wherever it was said, the oldest of
    // a kind first; alternatives are those of this moment.
    std::vector<Problem> const& problems() const { return m_problems; }

    // Meets that were booked here or at the hall, that the server has not confirmed and for which
    // the device that booked them holds no lease at `now`, by the server's clock.
    std::set<MeetId> provisional(Moment now) const;

    std::vector<domain::Fact> const& hall() const { return m_hall; }

    // Facts of the server, in cursor order, how far it had decided this device's own ones, and what
    // changed at the hall.
    void confirm(std::span<domain::Fact const> facts, std::int64_t decided_up_to,
                 HallChange const& hall = {});
    // Some people may be seen here from now on, others no longer (reveal.h).
    void move(AudienceMoves const& moves);
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
    void put_all_on_top();
    void put_on_top(domain::Fact const& fact, bool own);
    void gather_problems();

    domain::State m_confirmed;
    std::optional<domain::State> m_view;  // only while something is pending
    // The last confirmed sequence of each device: the server decides them in order, so what a hall
    // that is behind still lists below it is decided.
    std::map<DeviceId, std::int64_t> m_decided;
    std::vector<domain::Fact> m_hall;
    std::vector<domain::Fact> m_pending;
    std::vector<Problem> m_refused;
    std::vector<Problem> m_foreseen;
    std::vector<Problem> m_problems;
};

}  // namespace ontmoet::sync
