// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/device_settings.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::kiosk;

namespace {

std::string taken(DeviceSettings& settings, char const* kind, char const* value) {
    return take_order({1, kind, value}, settings);
}

}  // namespace

TEST_CASE("what an organiser set is kept, and shown") {
    DeviceSettings settings;
    CHECK(taken(settings, "languages", "ti,ar").empty());
    CHECK(taken(settings, "volume", "3").empty());
    CHECK(taken(settings, "rotation", "270").empty());
    CHECK(taken(settings, "printer", "label=QL_800").empty());
    CHECK(device_settings_from(to_text(settings)) == settings);

    screens::Model model;
    model.stack = {screens::Screen::languages};
    apply_settings(settings, model);
    CHECK(model.usual_language == "ti");
    CHECK(model.language == "ti");
    CHECK(model.first_languages == std::vector<std::string>{"ti", "ar"});
    CHECK(model.usual_accessibility.volume == 3);
    CHECK(model.quarter_turns == 3);

    // Somebody stands there who chose otherwise.
    model.stack = {screens::Screen::languages, screens::Screen::welcome};
    model.language = "fa";
    apply_settings(settings, model);
    CHECK(model.language == "fa");
    CHECK(taken(settings, "printer", "").empty());
    CHECK_FALSE(settings.printer);
}

TEST_CASE("what a device cannot do is answered, and changes nothing") {
    DeviceSettings settings;
    DeviceSettings const before = settings;
    CHECK(taken(settings, "colour", "red") == "console.order_unknown");
    CHECK(taken(settings, "volume", "99") == "console.order_bad_value");
    CHECK(taken(settings, "languages", "ar,xx") == "console.order_unknown_language");
    CHECK(settings == before);
    CHECK(taken(settings, "restart", "").empty());
    CHECK(taken(settings, "wipe", "").empty());
    CHECK(settings == before);
}

TEST_CASE("settings that a disk spoiled are left out one by one") {
    CHECK(device_settings_from("") == DeviceSettings{});
    CHECK(device_settings_from("[]") == DeviceSettings{});
    auto const some = device_settings_from(
        R"({"languages":["ar",7,"xx"],"volume":"loud","quarter_turns":9,"printer":4})");
    CHECK(some.languages == std::vector<std::string>{"ar"});
    CHECK_FALSE(some.volume);
    CHECK(some.quarter_turns == 3);
    CHECK_FALSE(some.printer);
}
