// SPDX-License-Identifier: EUPL-1.2
#include "server/request_log.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::server;

TEST_CASE("a request is one line of JSON with its route, never its target") {
    ManualClock const clock(Moment{1'234});
    std::vector<std::string> lines;
    RequestLog const log(clock, [&](std::string_view line) { lines.emplace_back(line); });
    log.request({.method = "GET",
                 .route = "/v1/events/{event}/facts",
                 .status = 401,
                 .took = Duration{7},
                 .device = {},
                 .message_key = "sync.revoked"});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].back() == '\n');
    CHECK(lines[0].find('\n') == lines[0].size() - 1);
    auto const line = nlohmann::json::parse(lines[0]);
    CHECK(line["at"] == 1'234);
    CHECK(line["route"] == "/v1/events/{event}/facts");
    CHECK(line["status"] == 401);
    CHECK(line["ms"] == 7);
    CHECK(line["message_key"] == "sync.revoked");
    CHECK_FALSE(line.contains("device"));
}

TEST_CASE("a method with a line break in it cannot forge a line") {
    ManualClock const clock;
    std::string written;
    RequestLog const log(clock, [&](std::string_view line) { written = line; });
    LoggedRequest request;
    request.method = "GET\n{\"what\":\"stopped\"}";
    log.request(request);
    CHECK(written.find('\n') == written.size() - 1);
}
