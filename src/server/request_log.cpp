// SPDX-License-Identifier: EUPL-1.2
#include "server/request_log.h"

#include <cstdio>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

std::string log_line(nlohmann::ordered_json const& line) {
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

void RequestLog::request(LoggedRequest const& request) const {
    nlohmann::ordered_json line = {{"at", m_clock.now().ms},   {"what", "request"},
                                   {"method", request.method}, {"route", request.route},
                                   {"status", request.status}, {"ms", request.took.count()}};
    if (!request.device.empty()) line["device"] = request.device;
    if (!request.message_key.empty()) line["message_key"] = request.message_key;
    m_sink(log_line(line));
}

void RequestLog::step(std::string_view what, std::string_view detail) const {
    nlohmann::ordered_json line = {{"at", m_clock.now().ms}, {"what", what}};
    if (!detail.empty()) line["detail"] = detail;
    m_sink(log_line(line));
}

void write_to_stderr(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace ontmoet::server
