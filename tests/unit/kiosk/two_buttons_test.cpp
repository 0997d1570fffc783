// SPDX-License-Identifier: EUPL-1.2
#include "support/screen_stage.h"
#include "ui/focus.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <string>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

// A person at a kiosk who has a switch for "on" and one for "choose", and nothing else.
struct TwoButtons {
    test::ScreenHouse house = test::ScreenHouse::open();
    test::Kiosk kiosk;
    test::ScreenStage stage{house};
    int presses = 0;

    TwoButtons() {
        kiosk.model.vocabulary = &house.vocabulary;
        kiosk.model.tongues = &house.tongues;
        kiosk.model.accessibility.two_buttons = true;
        stage.show(kiosk.model);
        stage.frame(kiosk.model);
    }
    void press(ui::Key key) {
        ++presses;
        take(stage.key(kiosk.model, key));
        // What a keyboard on the screen typed comes with the next frame, the new screen after it.
        for (int frame = 0; frame < 3; ++frame) take(stage.frame(kiosk.model));
    }
    void take(MaybeIntent const& intent) {
        if (intent) kiosk.want(*intent);
    }
    // On and into, until it is chosen; false when that never comes.
    bool choose(std::string const& id) {
        for (int most = 120; most > 0; --most) {
            auto const* wanted = stage.tree().find(id);
            ui::Node const* here = nullptr;
            for (auto const& node : stage.tree().nodes)
                if (node.focused) here = &node;
            if (wanted == nullptr || here == nullptr) return false;
            bool const is_it = here->id == id;
            bool const is_around =
                here->id.starts_with("scan.group.") && here->rect.contains(wanted->rect.middle());
            press(is_it || is_around || here->id == ui::k_leave_id ? ui::Key::enter : ui::Key::tab);
            if (is_it) return true;
        }
        return false;
    }
};

}  // namespace

TEST_CASE("a walk-in chooses a language and registers with two buttons alone") {
    TwoButtons person;
    auto const& model = person.kiosk.model;
    REQUIRE(person.choose("languages.nl"));
    REQUIRE(person.choose("welcome.new"));
    CHECK(model.screen() == Screen::consent);
    CHECK(model.accessibility.two_buttons);
    REQUIRE(person.choose("consent.take_part"));
    REQUIRE(person.choose("common.next"));
    CHECK(model.screen() == Screen::name);
    int const before = person.presses;
    for (char const letter : std::string{"rosa"})
        REQUIRE(person.choose(std::string{"name.keyboard."} + letter));
    CHECK(model.visitor.profile.given_name == "rosa");
    CHECK(person.presses - before <= 4 * 10);
    REQUIRE(person.choose("common.next"));
    CHECK(model.screen() == Screen::language_skills);
    REQUIRE(person.choose("common.enough"));
    CHECK(model.screen() == Screen::ready);
    CHECK(model.candidate()->checked_in);
    CHECK(person.presses <= 100);
}
