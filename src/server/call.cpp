// SPDX-License-Identifier: EUPL-1.2
#include "server/call.h"

#include "server/limits.h"
#include "sync/protocol.h"

#include <algorithm>

namespace ontmoet::server {

void Call::answer(Response response) {
    close(std::move(response), {});
}

void Call::refuse(Response response, std::string_view message_key) {
    close(std::move(response), message_key);
}

void Call::close(Response response, std::string_view message_key) {
    response.headers.emplace_back(std::string(sync::k_protocol_header),
                                  std::to_string(sync::k_protocol_version));
    if (m_route != nullptr && m_route->has_etag) tag(request(), response);
    m_books.metrics.count_answer(response.status);
    auto const took = m_books.clock.uptime() - m_started;
    bool const is_poll = m_route != nullptr && m_route->act == Act::pull;
    if (!is_poll) m_books.metrics.answer_times.count(took);
    m_books.log.request({.method = method(),
                         .route = m_route == nullptr ? "-" : m_route->pattern,
                         .status = response.status,
                         .took = took,
                         .device = m_device,
                         .message_key = message_key});
    m_exchange->answer(std::move(response));
}

std::string_view bearer_token(Request const& request) {
    constexpr std::string_view scheme = "Bearer ";
    auto const value = request.header("authorization").value_or("");
    return value.starts_with(scheme) ? value.substr(scheme.size()) : std::string_view{};
}

std::string peer_of(Request const& request, bool behind_proxy) {
    auto const forwarded = request.header("x-forwarded-for");
    if (!behind_proxy || !forwarded) return request.peer;
    auto const last = forwarded->substr(forwarded->rfind(',') + 1);
    return std::string(last.substr(std::min(last.find_first_not_of(' '), last.size())));
}

Response busy_response() {
    auto response = error_response(503, "error.server_busy");
    response.headers.emplace_back("Retry-After", std::to_string(k_retry_after_s));
    return response;
}

Response too_many_tries(int seconds_left) {
    auto response = error_response(429, k_too_many_tries);
    response.headers.emplace_back("Retry-After", std::to_string(seconds_left));
    return response;
}

}  // namespace ontmoet::server
