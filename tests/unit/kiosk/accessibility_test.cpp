// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/limits.h"
#include "kiosk/option_words.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
namespace kiosk = ontmoet::kiosk;
using test::Kiosk;

TEST_CASE("how the kiosk is worked holds for one session and then goes back to the device's way") {
    Kiosk kiosk;
    kiosk.model.usual_accessibility = {.reach = true};
    kiosk.model.accessibility = kiosk.model.usual_accessibility;
    Accessibility const mine{.text_step = 2, .sound = false, .two_buttons = true};

    // Chosen before the language is: it holds, also after the way back to the languages.
    kiosk.want(Open{Screen::accessibility});
    kiosk.want(SetAccessibility{mine});
    kiosk.want(Back{});
    CHECK(kiosk.model.screen() == Screen::languages);
    CHECK(kiosk.model.accessibility == mine);
    kiosk.want(ChooseLanguage{"ti"});
    CHECK(kiosk.model.accessibility == mine);
    kiosk.want(Finish{});
    CHECK(kiosk.model.accessibility == kiosk.model.usual_accessibility);

    // Who walks away from the first screen leaves it as it was, too.
    kiosk.want(SetAccessibility{mine});
    kiosk.happen(kiosk::Tick{kiosk::k_idle_ask * 3});
    CHECK(kiosk.model.accessibility == kiosk.model.usual_accessibility);
}

TEST_CASE("the next person's badge ends what the person before had chosen") {
    Kiosk kiosk;
    kiosk.want(BeginNew{});
    kiosk.want(SetAccessibility{{.high_contrast = true}});
    kiosk.happen(kiosk::Scanned{"482913"});
    CHECK(kiosk.model.accessibility == Accessibility{});
}

TEST_CASE("an own choice survives checking in with a code") {
    Kiosk kiosk;
    kiosk.want(SetAccessibility{{.high_contrast = true}});
    kiosk.happen(kiosk::Scanned{"482913"});
    CHECK(kiosk.model.screen() == Screen::identity);
    CHECK(kiosk.model.accessibility.high_contrast);
}

TEST_CASE("a device is set up with words") {
    CHECK(kiosk::read_accessibility("") == Accessibility{});
    CHECK(kiosk::read_accessibility("reach,two_buttons") ==
          Accessibility{.reach = true, .two_buttons = true});
    CHECK(kiosk::read_accessibility("text125") == Accessibility{.text_step = 1});
    CHECK(kiosk::read_accessibility("text150,high_contrast,reduced_motion,silent,volume10") ==
          Accessibility{.text_step = 2,
                        .high_contrast = true,
                        .reduced_motion = true,
                        .sound = false,
                        .volume = 10});
    for (auto const* wrong : {"rich", "reach,", ",reach", "reach two_buttons", "volume", "volume11",
                              "volume-1", "volume3x", "text110"}) {
        INFO(wrong);
        CHECK_FALSE(kiosk::read_accessibility(wrong));
    }
}

TEST_CASE("who walks with two buttons is asked later and has longer to answer") {
    auto const two_buttons = GENERATE(false, true);
    auto const times = two_buttons ? 3 : 1;
    Kiosk kiosk;
    kiosk.want(SetAccessibility{{.two_buttons = two_buttons}});
    kiosk.want(BeginNew{});
    auto const last_moment = kiosk::k_idle_ask * times - Duration{1};
    kiosk.happen(kiosk::Tick{last_moment});
    CHECK_FALSE(kiosk.model.asks_presence);
    kiosk.happen(kiosk::Tick{last_moment + Duration{1}});
    CHECK(kiosk.model.asks_presence);
    kiosk.happen(kiosk::Tick{last_moment + kiosk::k_idle_answer * times});
    CHECK(kiosk.model.screen() == Screen::consent);
    kiosk.happen(kiosk::Tick{last_moment + Duration{1} + kiosk::k_idle_answer * times});
    CHECK(kiosk.model.screen() == Screen::languages);
}

TEST_CASE("the question whether somebody is there waits for at least twenty seconds") {
    Kiosk kiosk;
    CHECK(kiosk::waits_for_answer(kiosk.model) >= Duration{20'000});
}

TEST_CASE("whoever comes next begins in the kiosk's own language, but at a table it stays") {
    test::Kiosk kiosk;
    auto const is_table = GENERATE(false, true);
    kiosk.model.home = is_table ? Screen::table : Screen::languages;
    kiosk.model.stack = {kiosk.model.home};
    kiosk.want(ChooseLanguage{"ti"});
    REQUIRE(kiosk.model.language == "ti");
    kiosk.want(Finish{});
    CHECK(kiosk.model.language == (is_table ? "ti" : "nl"));
}
