// SPDX-License-Identifier: EUPL-1.2
#include "server/admin_routes.h"

#include "server/admin_messages.h"

#include <algorithm>
#include <charconv>

#include <sodium.h>

namespace ontmoet::server {
namespace {

std::int64_t number_or_zero(std::optional<std::string_view> text) {
    std::int64_t number = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return std::max<std::int64_t>(number, 0);
}

}  // namespace

bool AdminRoutes::is_admin(Request const& request) const {
    auto const token = bearer_token(request);
    return token.size() == m_token.size() && !m_token.empty() &&
           sodium_memcmp(token.data(), m_token.data(), m_token.size()) == 0;
}

void AdminRoutes::handle(CallPtr call, std::vector<std::string> const& segments) {
    call->set_route("/v1/admin");
    if (!is_admin(call->request())) return call->refuse(401, "error.not_the_owner");
    auto work = work_for(call, segments);
    if (!work) return call->refuse(404, "error.unknown_route");
    do_later(std::move(call), std::move(work));
}

AdminRoutes::Work AdminRoutes::work_for(CallPtr const& call,
                                        std::vector<std::string> const& segments) {
    bool const is_get = call->method() == "GET";
    bool const is_post = call->method() == "POST";
    if (segments.empty() || segments[0] != "events" || segments.size() == 2) return {};
    call->set_route(segments.size() == 1         ? "/v1/admin/events"
                    : segments.back() == "facts" ? "/v1/admin/events/{event}/facts"
                                                 : "/v1/admin/events/{event}/devices");
    if (segments.size() == 1 && is_get)
        return [this]() -> Result<std::string> {
            TRY_ASSIGN(auto const events, m_desk.events());
            return encode(events);
        };
    if (segments.size() != 3) return {};
    auto const event = parse_id<EventId>(segments[1]);
    if (!event.ok()) return [error = event.error()]() -> Result<std::string> { return error; };
    if (segments[2] == "facts" && is_get) {
        auto const after = number_or_zero(call->target().value("after"));
        return [this, event = *event, after]() -> Result<std::string> {
            TRY_ASSIGN(auto const page, m_desk.facts(event, after, k_admin_page_facts));
            return encode(page);
        };
    }
    if (segments[2] == "facts" && is_post)
        return [this, event = *event, call]() -> Result<std::string> {
            TRY_ASSIGN(auto order, decode_append_order(call->request().body));
            TRY_ASSIGN(auto const answers,
                       m_desk.append(event, std::move(order.facts), order.actor));
            return encode(answers);
        };
    if (segments[2] == "devices" && is_post)
        return [this, event = *event, call]() -> Result<std::string> {
            TRY_ASSIGN(auto const order, decode_pair_order(call->request().body));
            TRY_ASSIGN(auto const pairing, m_desk.pair(event, order.role, order.name));
            return sync::encode(pairing);
        };
    return {};
}

void AdminRoutes::do_later(CallPtr call, Work work) {
    if (!m_worker.add({call, std::move(work)})) call->refuse(503, "error.server_busy");
}

// On the slow thread.
void AdminRoutes::do_jobs(std::vector<Job> jobs) {
    for (auto& job : jobs) {
        auto result = job.work();
        if (!result.ok()) {
            job.call->answer(result.error());
            continue;
        }
        Response response;
        response.body = std::move(*result);
        job.call->answer(std::move(response));
    }
}

}  // namespace ontmoet::server
