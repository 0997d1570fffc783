// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/provision.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::kiosk;

TEST_CASE("the wifi of a stick is written so that its name says nothing else") {
    exchange::ProvisionFile file;
    CHECK(wifi_settings(file).empty());
    file.wifi_name = "a\"}";
    CHECK(wifi_settings(file).find("ssid=61227d\n  key_mgmt=NONE\n") != std::string::npos);
    file.wifi_password = "een \"goed\" geheim";
    CHECK(wifi_settings(file).find("  psk=\"een \"goed\" geheim\"\n}") != std::string::npos);
}

TEST_CASE("a stick that is not there or has no code lets nobody in") {
    struct Standing final : Clock {
        Moment now() const override { return {}; }
        Duration uptime() const override { return Duration{0}; }
    } const clock;
    auto const missing = open_provision("/nowhere/file", "AAAA", clock);
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().message_key == "error.cannot_read");
    auto const used = pair_by_provision({}, {}, "/nowhere/pairing");
    REQUIRE_FALSE(used.ok());
    CHECK(used.error().message_key == "error.provision_used");
}
