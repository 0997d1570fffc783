// SPDX-License-Identifier: EUPL-1.2
#include "server/routes.h"

namespace ontmoet::server {
namespace {

bool only_get(Call& call) {
    if (call.method() == "GET") return true;
    auto response = error_response(405, "error.method_not_allowed", "GET");
    response.headers.emplace_back("Allow", "GET");
    call.answer(std::move(response));
    return false;
}

}  // namespace

void Routes::handle(std::shared_ptr<Exchange> exchange) {
    auto target = parse_target(exchange->request().target);
    bool const is_readable = target.has_value();
    auto const call = std::make_shared<Call>(m_books, std::move(exchange),
                                             is_readable ? std::move(*target) : Target{});
    if (!is_readable) return call->refuse(400, "error.http_malformed", "target");
    auto const& path = call->target().segments;
    bool const is_v1 = path.size() >= 2 && path[0] == "v1";
    if (path.size() == 1 && path[0] == "healthz") return answer_health(*call);
    if (path.size() == 1 && path[0] == "metrics") return answer_metrics(*call);
    if (is_v1 && path.size() == 4 && path[1] == "events" && path[3] == "facts")
        return m_facts.handle(call, path[2]);
    if (is_v1 && path[1] == "admin") return m_admin.handle(call, {path.begin() + 2, path.end()});
    call->refuse(404, "error.unknown_route");
}

std::size_t Routes::body_limit(Request const& head) const {
    bool const is_owner = head.target.starts_with("/v1/admin/") && m_admin.is_admin(head);
    return is_owner ? k_admin_body_bytes : HttpLimits{}.body_bytes;
}

void Routes::answer_health(Call& call) const {
    call.set_route("/healthz");
    if (!only_get(call)) return;
    Response response;
    response.body = R"({"status":"ok"})";
    call.answer(std::move(response));
}

void Routes::answer_metrics(Call& call) const {
    call.set_route("/metrics");
    if (!only_get(call)) return;
    Gauges const gauges{.connections = m_connections ? m_connections() : 0,
                        .parked_polls = m_facts.parked(),
                        .waiting_jobs = m_facts.waiting() + m_admin.waiting()};
    Response response;
    response.content_type = "text/plain; version=0.0.4";
    response.body = metrics_text(m_books.metrics, gauges);
    call.answer(std::move(response));
}

}  // namespace ontmoet::server
