// SPDX-License-Identifier: EUPL-1.2
#include "unit/screens/layout_checks.h"

#include <memory>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::said;

TEST_CASE("Good to know is reached from the screens where people wait, and leads to its cards") {
    for (auto const screen : {Screen::welcome, Screen::ready, Screen::schedule})
        CHECK(said<Open>(screen, "common.info")->screen == Screen::info);
    CHECK(said<OpenCard>(Screen::info, "info.card.help")->name == "help");
    CHECK(said<OpenCard>(Screen::info_card, "info_card.next")->name == "unpaid");
    CHECK(said<OpenCard>(Screen::info_card, "info_card.before")->name == "ways");
    CHECK(said<Back>(Screen::info_card, "common.back"));
}

TEST_CASE("Nothing leads to good to know where there are no cards") {
    auto& house = test::open_house();
    cards::Shelf const none;
    for (auto const* info : {&none, static_cast<cards::Shelf const*>(nullptr)}) {
        auto model = house.model(Screen::welcome, "nl");
        model.info = info;
        test::ScreenStage stage(house);
        stage.show(model);
        CHECK(stage.tree().find("common.info") == nullptr);
    }
}

TEST_CASE("The ends of the cards are seen, and a card has its code where it has a link") {
    auto& house = test::open_house();
    auto model = house.model(Screen::info_card, "nl");
    test::ScreenStage stage(house);
    auto const show = [&](std::string const& name) -> ui::Tree const& {
        model.visitor.open_card = name;
        stage.show(model);
        return stage.tree();
    };
    CHECK_FALSE(show("speed-meet").find("info_card.before")->enabled);
    CHECK(stage.tree().find("info_card.code") == nullptr);
    CHECK_FALSE(show("data").find("info_card.next")->enabled);
    CHECK(stage.tree().find("info_card.code") != nullptr);
    CHECK(show("gone").find("common.back") != nullptr);
}

TEST_CASE("A card can be heard where its language has a voice or its title is recorded") {
    auto& house = test::open_house();
    auto const has_speaker = [&](Model const& model) {
        test::ScreenStage stage(house);
        stage.show(model);
        return stage.tree().find("common.listen") != nullptr;
    };
    CHECK(has_speaker(house.model(Screen::info_card, "ar")));
    auto model = house.model(Screen::info_card, "ti");
    CHECK_FALSE(has_speaker(model));
    auto voices = std::make_shared<i18n::Voices>(*model.speech.voices);
    voices->recorded["ti"] = {"info.rights.title"};
    model.speech.voices = voices;
    CHECK(has_speaker(model));
}
