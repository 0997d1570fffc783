// SPDX-License-Identifier: EUPL-1.2
#include "server/json_guard.h"

#include "server/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet::server;

namespace {

std::string key_of(std::string const& text) {
    auto const status = guard_json(text);
    return status.ok() ? "" : status.error().message_key;
}

}  // namespace

TEST_CASE("an object may come in") {
    CHECK(key_of("{}") == "");
    CHECK(key_of(" \r\n\t{\"facts\":[{\"body\":{}}]}") == "");
}

TEST_CASE("a page of somebody else is not JSON") {
    CHECK(key_of("") == "error.not_json");
    CHECK(key_of("<!doctype html><html>Log in to the hall's Wi-Fi</html>") == "error.not_json");
    CHECK(key_of("[1]") == "error.not_json");
    CHECK(key_of("null") == "error.not_json");
}

TEST_CASE("nesting that would cost a reader its stack is refused at the limit") {
    auto const nested = [](std::size_t depth) {
        return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
    };
    CHECK(key_of(nested(k_most_json_depth)) == "");
    CHECK(key_of(nested(k_most_json_depth + 1)) == "error.json_too_deep");
    CHECK(key_of("{" + std::string(3'000'000, '[')) == "error.json_too_deep");
}

TEST_CASE("brackets inside text do not nest") {
    CHECK(key_of("{\"a\":\"" + std::string(1'000, '[') + "\"}") == "");
    CHECK(key_of("{\"a\":\"\\\"" + std::string(1'000, '{') + "\"}") == "");
    CHECK(key_of("{\"a\":\"\\\\\"," + std::string(1'000, '[')) == "error.json_too_deep");
}
