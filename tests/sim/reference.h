// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "sim/server.h"
#include "sync/judge.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ontmoet::sim {

// The server's log read along as it grows, and what it means for a device of each role: what
// invariants compare everybody with. While the server is down it stands as it was last read.
class Reference {
public:
    Reference();
    // Says what is wrong when the log of one epoch lost or changed what it had shown.
    std::optional<std::string> read(Server& server);
    // The same for every fact again, after a crash.
    std::optional<std::string> read_again(Server& server);

    std::string const& epoch() const { return m_epoch; }
    std::vector<domain::Fact> const& facts() const { return m_facts; }
    domain::Cursor newest() const { return static_cast<domain::Cursor>(m_facts.size()); }
    // 0: it is not there.
    domain::Cursor place_of(FactId fact) const;
    // Everything that a device of this role may have.
    domain::State const& state(storage::Role role) const { return view(role).state; }
    // How near a person is to the device of that role now.
    sync::Closeness closeness(storage::Role role, PersonId person) const;
    // Their ids in order, up to a cursor; for screens of employers, to whom people come and go, as
    // it is now.
    std::span<FactId const> visible(storage::Role role, domain::Cursor end) const;
    // Nothing but its place is left of it: whoever reads only now may have it or not.
    bool is_emptied(FactId fact) const { return m_emptied.contains(fact); }
    // With the cursor of the erasure.
    std::map<PersonId, domain::Cursor> const& erased() const { return m_erased; }

private:
    struct View {
        domain::State state;
        std::vector<FactId> facts;
        std::vector<domain::Cursor> cursors;
        domain::Cursor newest = -1;  // up to where it was read, for screens of employers
    };

    void begin(std::string const& epoch);
    void take(domain::Fact const& fact);
    View const& view(storage::Role role) const;
    void show(View& view, storage::Role role, domain::Fact const& fact) const;
    void reread_emptied(Server& server);

    std::string m_epoch;
    std::vector<domain::Fact> m_facts;
    std::map<FactId, domain::Cursor> m_places;
    sync::Ground m_ground;
    mutable std::map<storage::Role, View> m_views;  // of screens of employers made when asked for
    std::map<PersonId, domain::Cursor> m_erased;
    std::set<FactId> m_emptied;
};

}  // namespace ontmoet::sim
