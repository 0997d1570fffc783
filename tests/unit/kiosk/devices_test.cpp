// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/devices.h"

#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using State = screens::Device::State;

namespace {

Moment const k_list_time{1'800'000'000'000};

sync::DeviceStatus status(char const* name, Duration ago) {
    sync::DeviceStatus made;
    made.device = DeviceId::from_name({}, name);
    made.name = name;
    made.last_seen = k_list_time - ago;
    made.presence = sync::Presence{0, 0, "0.3.0"};
    return made;
}

}  // namespace

TEST_CASE("devices that need help come first") {
    sync::DeviceList list{{}, k_list_time};
    auto revoked = status("revoked", Duration{0});
    revoked.revoked = true;
    auto never = status("never", Duration{0});
    never.last_seen = {};
    never.presence.reset();
    auto yesterday = status("yesterday", std::chrono::hours{20});
    auto well = status("well", Duration{20'000});
    auto behind = status("behind", Duration{1'000});
    behind.presence->backlog = 2;
    auto clock = status("clock", Duration{1'000});
    clock.presence->offset_ms = -120'000;
    auto silent = status("silent", Duration{120'000});
    auto silent_with_answers = status("silent with answers", Duration{120'000});
    silent_with_answers.presence->backlog = 7;
    auto old = status("old", Duration{1'000});
    old.too_old = true;
    list.devices = {revoked, never,  yesterday,           well, behind,
                    clock,   silent, silent_with_answers, old};
    auto const judged = kiosk::judged_devices(list, well.device);
    std::vector<std::pair<std::string, State>> order;
    for (auto const& device : judged.list) order.emplace_back(device.name, device.state);
    CHECK(order ==
          std::vector<std::pair<std::string, State>>{{"old", State::too_old},
                                                     {"silent with answers", State::silent},
                                                     {"silent", State::silent},
                                                     {"clock", State::clock_off},
                                                     {"behind", State::behind},
                                                     {"well", State::well},
                                                     {"never", State::never_seen},
                                                     {"yesterday", State::never_seen},
                                                     {"revoked", State::revoked}});
    CHECK(judged.at == k_list_time);
    int in_need = 0;
    for (auto const& device : judged.list) {
        in_need += device.needs_help() ? 1 : 0;
        CHECK(device.is_this == (device.name == "well"));
    }
    CHECK(in_need == 4);
}

TEST_CASE("a host sees since when the kiosk is offline, and tries again at once") {
    test::Kiosk kiosk;
    kiosk.want(screens::Open{screens::Screen::pin});
    kiosk.happen(kiosk::PinChecked{true, {}});
    kiosk.happen(kiosk::NetworkChanged{{true, true, 0, {}}});
    kiosk.clock.advance(Duration{60'000});
    kiosk.happen(kiosk::NetworkChanged{{false, true, 1, "sync.no_server"}});
    auto const since = kiosk.clock.now();
    kiosk.clock.advance(Duration{60'000});
    kiosk.happen(kiosk::NetworkChanged{{false, true, 2, "sync.no_server"}});
    CHECK(kiosk.model.network.offline_since == since);
    kiosk.want(screens::TrySync{});
    REQUIRE(kiosk.others.size() == 1);
    CHECK(std::holds_alternative<kiosk::RetrySync>(kiosk.others.front()));
    kiosk.happen(kiosk::NetworkChanged{{true, true, 0, {}}});
    CHECK(kiosk.model.network.offline_since == Moment{});
}

TEST_CASE("pages beside each other do not pile up") {
    test::Kiosk kiosk;
    using screens::Open;
    using screens::Screen;
    kiosk.want(Open{Screen::pin});
    kiosk.happen(kiosk::PinChecked{true, {}});
    for (int i = 0; i < 3; ++i) {
        kiosk.want(Open{Screen::problems});
        kiosk.want(Open{Screen::sync});
    }
    CHECK(kiosk.model.stack ==
          std::vector{Screen::languages, Screen::arrivals, Screen::problems, Screen::sync});
    kiosk.want(screens::Back{});
    kiosk.want(screens::Back{});
    CHECK(kiosk.model.screen() == Screen::arrivals);
}
