// SPDX-License-Identifier: EUPL-1.2
#include "server/device_troubles.h"

#include "support/sample_event.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Words = std::vector<std::string>;

namespace {

constexpr Moment k_now{1'800'000'000'000};

sync::DeviceStatus device_that_says(std::string troubles) {
    sync::DeviceStatus device{named<DeviceId>("desk"), "Desk"};
    device.last_seen = k_now;
    device.presence = sync::Presence{0, 0, "1", {std::move(troubles)}};
    return device;
}

}  // namespace

TEST_CASE("what a device says of itself is told in its own order, between what the server sees") {
    CHECK(troubles_of(device_that_says(""), k_now).empty());
    auto device = device_that_says("paper,disk,touch");
    device.presence->backlog = 2;
    device.presence->offset_ms = -61'000;
    CHECK(troubles_of(device, k_now) == Words{"paper", "disk", "clock", "backlog", "touch"});
    device.too_old = true;
    device.last_seen = k_now - Duration{60'000};
    CHECK(troubles_of(device, k_now) ==
          Words{"too_old", "silent", "paper", "disk", "clock", "backlog", "touch"});
    device.revoked = true;
    CHECK(troubles_of(device, k_now).empty());
}

TEST_CASE("words of a newer program are one word, and a device that never came is not silent") {
    CHECK(troubles_of(device_that_says("flood,heat,meteor"), k_now) == Words{"other", "heat"});
    sync::DeviceStatus const never{named<DeviceId>("new"), "New"};
    CHECK(troubles_of(never, k_now).empty());
}

TEST_CASE("nobody has to go for what passes by itself or may be nothing") {
    CHECK_FALSE(needs_somebody({}));
    CHECK_FALSE(needs_somebody({"backlog", "touch"}));
    CHECK(needs_somebody({"paper"}));
    CHECK(needs_somebody({"clock", "backlog"}));
}

TEST_CASE("who needs somebody most comes first, the revoked last") {
    auto well = device_that_says("");
    well.name = "A";
    auto hot = device_that_says("heat");
    hot.name = "C";
    auto fallen = device_that_says("falls");
    fallen.name = "D";
    auto gone = device_that_says("falls");
    gone.name = "B";
    gone.revoked = true;
    std::vector devices{gone, well, hot, fallen};
    sort_by_need(devices, k_now);
    std::string order;
    for (auto const& device : devices) order += device.name;
    CHECK(order == "DCAB");
}

TEST_CASE("a page has a battery and a printer only of a device that told of them") {
    nlohmann::json object;
    auto device = device_that_says("battery");
    put_health(object, device, k_now);
    CHECK_FALSE(object.contains("battery"));
    CHECK_FALSE(object.contains("printer"));
    CHECK(object["troubles"] == nlohmann::json{"battery"});
    device.presence->health.battery = 9;
    device.presence->health.printer = "ready";
    put_health(object, device, k_now);
    CHECK(object["battery"] == 9);
    CHECK(object["is_charging"] == false);
    CHECK(object["printer"] == "ready");
    nlohmann::json silent;
    put_health(silent, {named<DeviceId>("new"), "New"}, k_now);
    CHECK(silent["last_seen"] == 0);
    CHECK_FALSE(silent.contains("backlog"));
}
