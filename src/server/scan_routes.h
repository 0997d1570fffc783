// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/desk.h"
#include "server/key_gate.h"
#include "server/scan_list.h"

#include <string>
#include <vector>

namespace ontmoet::server {

// What badge scanners ask, by a key (scan_list.h): who is expected, and who is here now.
class ScanRoutes {
public:
    struct Parts {
        Desk& desk;
        storage::FactLog& log;
        sync::Hub& hub;
        storage::Accounts& accounts;
        SlowWork& slow;
    };
    // What it is given must outlive it.
    ScanRoutes(Books books, Parts parts, bool behind_proxy)
        : m_books(books),
          m_parts(parts),
          m_gate(books, parts.accounts, parts.hub, parts.slow, behind_proxy) {}

    // On the loop.
    void handle(CallPtr const& call, Route const& route, std::vector<std::string> const& values);

private:
    Result<std::string> read(Call const& call, Act act, KeyVisit const& visit);
    Result<std::string> events(KeyVisit const& visit);
    Result<Response> redeem(KeyVisit const& visit, Scan const& scan);
    // Of the organiser's events the one with a list of these.
    Result<EventId> event_of(KeyVisit const& visit, std::vector<std::int64_t> const& lists);

    Books m_books;
    Parts m_parts;
    KeyGate m_gate;
};

}  // namespace ontmoet::server
