// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/admin_routes.h"
#include "server/fact_routes.h"

#include <memory>
#include <string_view>

namespace ontmoet::server {

// Which part of the server a request belongs to: facts of an event, the owner's commands, or the
// operator's /healthz and /metrics (numbers only; who may see them is the proxy's business).
class Routes {
public:
    Routes(Books books, FactRoutes& facts, AdminRoutes& admin,
           std::function<std::size_t()> connections)
        : m_books(books), m_facts(facts), m_admin(admin), m_connections(std::move(connections)) {}

    // On the I/O thread.
    void handle(std::shared_ptr<Exchange> exchange);
    // Devices send pages of facts, the owner whole events.
    std::size_t body_limit(Request const& head) const;

private:
    void answer_health(Call& call) const;
    void answer_metrics(Call& call) const;

    Books m_books;
    FactRoutes& m_facts;
    AdminRoutes& m_admin;
    std::function<std::size_t()> m_connections;
};

}  // namespace ontmoet::server
