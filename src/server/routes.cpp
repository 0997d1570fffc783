// SPDX-License-Identifier: EUPL-1.2
#include "server/routes.h"

namespace ontmoet::server {

void Routes::handle(std::shared_ptr<Exchange> exchange) {
    auto target = parse_target(exchange->request().target);
    bool const is_readable = target.has_value();
    auto const call = std::make_shared<Call>(m_books, std::move(exchange),
                                             is_readable ? std::move(*target) : Target{});
    if (!is_readable) return call->refuse(400, "error.http_malformed", "target");
    auto const match = match_route(call->method(), call->target().segments);
    if (match.allowed.empty()) return call->refuse(404, "error.unknown_route");
    if (match.route == nullptr) {
        auto response = error_response(405, "error.method_not_allowed", match.allowed);
        response.headers.emplace_back("Allow", match.allowed);
        return call->answer(std::move(response));
    }
    call->set_route(*match.route);
    if (m_is_ending) return call->answer(busy_response());
    auto const act = match.route->act;
    if (ConsoleRoutes::is_for_console(act))
        return m_parts.console.handle(call, *match.route, match.values);
    if (match.route->caller == Caller::key)
        return m_parts.scan.handle(call, *match.route, match.values);
    switch (act) {
        case Act::health: return answer_health(*call);
        case Act::metrics: return answer_metrics(*call);
        case Act::openapi: return call->answer({200, "application/json", {}, m_openapi});
        case Act::pair: return m_parts.pair.handle(call);
        case Act::knock: return m_parts.pair.knock(call);
        case Act::ask_knock: return m_parts.pair.ask_knock(call);
        case Act::phone_page:
        case Act::phone_calendar: return m_parts.phone.handle(call, act, match.values.front());
        case Act::follow_page:
        case Act::follow_say: return m_parts.follow.handle(call, act, match.values.front());
        case Act::table_page:
        case Act::table_say:
        case Act::table_link:
        case Act::offer_table:
        case Act::table_script:
            return m_parts.table.handle(call, act,
                                        match.values.empty() ? std::string{} : match.values[0]);
        case Act::pull:
        case Act::push:
        case Act::answer_orders:
        case Act::watch_devices: return m_parts.facts.handle(call, act, match.values.front());
        default: return m_parts.admin.handle(call, act, match.values);
    }
}

std::size_t Routes::body_limit(Request const& head) const {
    bool const is_owner = head.target.starts_with("/v1/admin/") && m_parts.admin.is_admin(head);
    return is_owner ? k_admin_body_bytes : HttpLimits{}.body_bytes;
}

void Routes::answer_health(Call& call) const {
    Response response;
    response.body = R"({"status":"ok"})";
    call.answer(std::move(response));
}

void Routes::answer_metrics(Call& call) const {
    Gauges gauges{.connections = m_connections ? m_connections() : 0,
                  .parked_polls = m_parts.facts.parked(),
                  .waiting_jobs = m_parts.facts.waiting() + m_parts.slow.waiting()};
    if (m_venue) gauges.venue = m_venue();
    Response response;
    response.content_type = "text/plain; version=0.0.4";
    response.body = metrics_text(m_books.metrics, gauges);
    call.answer(std::move(response));
}

}  // namespace ontmoet::server
