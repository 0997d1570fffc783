// SPDX-License-Identifier: EUPL-1.2
#include "server/call.h"

#include "sync/protocol.h"

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
    m_books.metrics.count_answer(response.status);
    m_books.log.request({.method = method(),
                         .route = m_route,
                         .status = response.status,
                         .took = m_books.clock.uptime() - m_started,
                         .device = m_device,
                         .message_key = message_key});
    m_exchange->answer(std::move(response));
}

std::string_view bearer_token(Request const& request) {
    constexpr std::string_view scheme = "Bearer ";
    auto const value = request.header("authorization").value_or("");
    return value.starts_with(scheme) ? value.substr(scheme.size()) : std::string_view{};
}

}  // namespace ontmoet::server
