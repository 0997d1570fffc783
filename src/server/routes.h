// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/admin_routes.h"
#include "server/console_routes.h"
#include "server/fact_routes.h"
#include "server/follow_route.h"
#include "server/openapi.h"
#include "server/pair_route.h"
#include "server/phone_route.h"
#include "server/scan_routes.h"
#include "server/table_route.h"

#include <memory>
#include <string_view>

namespace ontmoet::server {

// Hands each request to the part of the server it belongs to, by route_table.h; answers /healthz,
// /metrics (numbers only; who may see them is the proxy's business) and /openapi.json itself.
class Routes {
public:
    struct Parts {
        FactRoutes& facts;
        AdminRoutes& admin;
        PairRoute& pair;
        PhoneRoute& phone;
        FollowRoute& follow;
        TableRoute& table;
        ConsoleRoutes& console;
        ScanRoutes& scan;
        SlowWork& slow;
    };
    Routes(Books books, Parts parts, std::function<std::size_t()> connections,
           std::function<VenueGauges()> venue = {})
        : m_books(books),
          m_parts(parts),
          m_connections(std::move(connections)),
          m_venue(std::move(venue)) {}

    // On the I/O thread.
    void handle(std::shared_ptr<Exchange> exchange);
    // Devices send pages of facts, the owner whole events.
    std::size_t body_limit(Request const& head) const;
    // From now on everything is refused with 503: the server ends. On the I/O thread.
    void begin_ending() { m_is_ending = true; }

private:
    void answer_health(Call& call) const;
    void answer_metrics(Call& call) const;

    Books m_books;
    Parts m_parts;
    std::function<std::size_t()> m_connections;
    std::function<VenueGauges()> m_venue;  // empty: this is a central server
    std::string m_openapi = openapi_document();
    bool m_is_ending = false;
};

}  // namespace ontmoet::server
