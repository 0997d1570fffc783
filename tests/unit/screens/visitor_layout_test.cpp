// SPDX-License-Identifier: EUPL-1.2
#include "unit/screens/layout_checks.h"

using namespace ontmoet;
using screens::Screen;

namespace {

constexpr std::array visitor_looks{
    test::Look{Screen::languages},     test::Look{Screen::welcome},
    test::Look{Screen::code},          test::Look{Screen::search},
    test::Look{Screen::identity},      test::Look{Screen::consent},
    test::Look{Screen::name},          test::Look{Screen::language_skills},
    test::Look{Screen::work},          test::Look{Screen::wish},
    test::Look{Screen::days},          test::Look{Screen::ready},
    test::Look{Screen::employers},     test::Look{Screen::employer},
    test::Look{Screen::schedule},      test::Look{Screen::verdict},
    test::Look{Screen::info},          test::Look{Screen::info_card},
    test::Look{Screen::accessibility}, test::Look{Screen::change_language},
};

}  // namespace

TEST_CASE("No visitor screen cuts its words off") {
    test::for_every_picture(visitor_looks, {"nl", "en", "ar"}, [](auto const&, auto& stage) {
        test::check_no_word_is_cut(stage.tree());
    });
}

TEST_CASE("No other language cuts words off at the usual size") {
    test::ScreenStage stage(test::open_house());
    for (auto const& language : {"ti", "fa", "tr", "so", "ps", "fr", "uk"})
        for (auto const& look : visitor_looks) {
            stage.forget();
            stage.show(test::open_house().model(look.screen, language));
            INFO(screens::name_of(look.screen) << " in " << language);
            test::check_no_word_is_cut(stage.tree());
        }
}

TEST_CASE("Every target of a visitor screen has its own id and room for a finger") {
    test::for_every_picture(visitor_looks, {"nl", "ar"},
                            [](auto const&, auto& stage) { test::check_targets(stage.tree()); });
}

TEST_CASE("Every target of a visitor screen says aloud what it does") {
    test::for_every_picture(visitor_looks, {"nl", "ar"},
                            [](auto const&, auto& stage) { test::check_labels(stage.tree()); });
}

TEST_CASE("A visitor screen that nobody touches is not drawn again and again") {
    test::for_every_picture(visitor_looks, {"nl"},
                            [](auto const&, auto& stage) { test::check_rests(stage); });
}

TEST_CASE("What leads on and help can always be touched without scrolling") {
    constexpr std::array ids{"common.next", "common.back",  "common.done", "common.help",
                             "code.next",   "employer.yes", "verdict.yes", "identity.yes"};
    test::for_every_picture(visitor_looks, {"nl", "ar"}, [&](auto const& model, auto& stage) {
        test::check_wholly_seen(stage.tree(), ids);
        if (model.screen() != Screen::languages) CHECK(stage.tree().find("common.help") != nullptr);
    });
}

TEST_CASE("No two targets lie over each other") {
    test::for_every_picture(visitor_looks, {"nl", "ar"}, [](auto const&, auto& stage) {
        test::check_nothing_overlaps(stage.tree(), {"employers.open"});
    });
}

TEST_CASE("A language that runs from right to left mirrors the bars") {
    test::ScreenStage stage(test::open_house());
    stage.show(test::open_house().model(Screen::consent, "nl"));
    float const middle = stage.tree().canvas.w / 2;
    CHECK(stage.tree().find("common.back")->rect.x < middle);
    CHECK(stage.tree().find("common.next")->rect.x > middle);
    stage.forget();
    stage.show(test::open_house().model(Screen::consent, "ar"));
    CHECK(stage.tree().find("common.back")->rect.x > middle);
    CHECK(stage.tree().find("common.next")->rect.x < middle);
}
