// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "server/http_server.h"
#include "server/metrics.h"
#include "server/request_log.h"
#include "server/route_table.h"

#include <memory>
#include <string>
#include <string_view>

namespace ontmoet::server {

// Where it is written down what was answered.
struct Books {
    Clock const& clock;
    Metrics& metrics;
    RequestLog const& log;
};

// One request on its way through the routes: answering it also counts and logs it. Shared by the
// threads that work on it, one after the other.
class Call {
public:
    Call(Books const& books, std::shared_ptr<Exchange> exchange, Target target)
        : m_books(books),
          m_exchange(std::move(exchange)),
          m_target(std::move(target)),
          m_started(books.clock.uptime()) {}

    Request const& request() const { return m_exchange->request(); }
    Target const& target() const { return m_target; }
    std::string_view method() const { return request().method; }
    void on_gone(std::function<void()> gone) { m_exchange->on_gone(std::move(gone)); }

    void set_route(Route const& route) { m_route = &route; }
    void set_device(std::string device) { m_device = std::move(device); }

    void answer(Response response);
    void answer(Error const& error) { refuse(error_response(error), error.message_key); }
    void refuse(int status, std::string_view message_key, std::string_view detail = {}) {
        refuse(error_response(status, message_key, detail), message_key);
    }

private:
    void refuse(Response response, std::string_view message_key);
    void close(Response response, std::string_view message_key);

    Books m_books;
    std::shared_ptr<Exchange> m_exchange;
    Target m_target;
    Route const* m_route = nullptr;  // its pattern is logged, never the target: targets name events
    std::string m_device;
    Duration m_started;
};
using CallPtr = std::shared_ptr<Call>;

// The token of "Authorization: Bearer …", or nothing.
std::string_view bearer_token(Request const& request);
// The address it comes from; behind a proxy the last one of X-Forwarded-For.
std::string peer_of(Request const& request, bool behind_proxy);

// "Try again in a moment", for what would not end well now.
Response busy_response();
Response too_many_tries(int seconds_left);
inline constexpr std::string_view k_too_many_tries = "error.too_many_attempts";

}  // namespace ontmoet::server
