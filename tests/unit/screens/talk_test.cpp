// SPDX-License-Identifier: EUPL-1.2
#include "support/screen_pictures.h"
#include "unit/screens/layout_checks.h"

using namespace ontmoet;
using namespace ontmoet::screens;
namespace parts = ontmoet::test::picture_parts;

namespace {

Model table_model(Screen screen) {
    return test::open_house().model(screen, screen == Screen::talk ? "nl" : "ar");
}

template <class Wanted>
std::optional<Wanted> talk_said(Model const& model, std::string const& id) {
    auto const intent = test::said<TalkIntent>(model, id);
    if (!intent || !std::holds_alternative<Wanted>(*intent)) return std::nullopt;
    return std::get<Wanted>(*intent);
}

constexpr std::array talk_looks{
    test::Look{Screen::talk},
    test::Look{Screen::talk, "asking for the language",
               [](Model& model) { model.talk.other.clear(); }},
    test::Look{Screen::talk, "turned", parts::face_other},
    test::Look{Screen::talk, "with pictures", [](Model& model) { model.talk.theme = "pictures"; }},
    test::Look{Screen::talk, "with numbers", [](Model& model) { model.talk.theme = "numbers"; }},
    test::Look{Screen::talk_shown},
    test::Look{Screen::talk_shown, "without answers",
               [](Model& model) { parts::say(model, "goodbye"); }},
    test::Look{Screen::talk_shown, "with days",
               [](Model& model) { parts::say(model, "days_which"); }},
    test::Look{Screen::talk_shown, "answered",
               [](Model& model) {
                   parts::say(model, "start_when");
                   parts::give_answers(model, {"in_weeks"});
               }},
};

bool has(test::ScreenStage const& stage, std::string_view id) {
    return stage.tree().find(id) != nullptr;
}

}  // namespace

TEST_CASE("A sentence is chosen by its theme and touched") {
    auto const model = table_model(Screen::talk);
    CHECK(talk_said<TalkAbout>(model, "talk.about.travel")->theme == "travel");
    CHECK(talk_said<Say>(model, "talk.say.work_before")->saying == "work_before");
    CHECK(talk_said<TurnTalk>(model, "talk.turn"));
    CHECK(talk_said<TalkWith>(model, "talk.other")->language.empty());
    CHECK(test::said<Back>(model, "common.back"));
    auto asking = model;
    asking.talk.other.clear();
    CHECK(talk_said<TalkWith>(asking, "talk.with.ti")->language == "ti");
    auto pictures = model;
    pictures.talk.theme = "answers";
    CHECK(talk_said<Say>(pictures, "talk.say.answer.yes")->saying == "answer.yes");
}

TEST_CASE("Each side finds its own sentences, in its own language first") {
    test::ScreenStage stage(test::open_house());
    auto model = table_model(Screen::talk);
    auto const& dutch = test::open_house().tongues.get("nl");
    auto const& arabic = test::open_house().tongues.get("ar");
    stage.show(model);
    CHECK(has(stage, "talk.say.work_lift"));
    CHECK_FALSE(has(stage, "talk.say.work_paid"));
    CHECK(stage.tree().find("talk.say.work_lift")->label == dutch.text("talk.work_lift"));
    CHECK(stage.tree().find_label(arabic.text("talk.work_lift")) != nullptr);
    model.talk.across = true;
    stage.show(model);
    CHECK_FALSE(has(stage, "talk.say.work_lift"));
    CHECK(stage.tree().find("talk.say.work_paid")->label == arabic.text("talk.work_paid"));
    CHECK(talk_said<TurnTalk>(model, "common.back"));
    CHECK_FALSE(has(stage, "talk.other"));
}

TEST_CASE("The screen is turned to who reads it, and a finger touches what they see") {
    auto const& tongues = test::open_house().tongues;
    auto model = table_model(Screen::talk);
    CHECK_FALSE(setting_of(model, tongues).turned);
    model.talk.across = true;
    CHECK(setting_of(model, tongues).turned);
    CHECK(setting_of(model, tongues).tongue == &tongues.get("ar"));
    test::ScreenStage stage(test::open_house());
    model = table_model(Screen::talk_shown);
    stage.show(model);
    auto const middle = stage.tree().find("common.back")->rect.middle();
    auto const on_panel = stage.stage().to_panel(middle);
    CHECK(on_panel.x == Approx(1280 - middle.x));
    CHECK(on_panel.y == Approx(800 - middle.y));
    CHECK(on_panel.y < 200);
    CHECK(stage.press(model, "common.back"));
}

TEST_CASE("The other side answers, and the one who asked goes on or asks again") {
    auto model = table_model(Screen::talk_shown);
    CHECK(talk_said<GiveAnswer>(model, "talk.answer.together")->saying == "together");
    model.talk.answers = {"together"};
    model.talk.answered = true;
    CHECK(talk_said<TakeAnswerBack>(model, "common.back"));
    CHECK(test::said<Back>(model, "common.next"));
    parts::say(model, "goodbye");
    CHECK(test::said<Back>(model, "common.next"));
    parts::say(model, "days_which");
    CHECK_FALSE(test::said<TalkIntent>(model, "talk.hear") == std::nullopt);
    model.talk.answers = {"day1"};
    CHECK(talk_said<AnswersGiven>(model, "common.next"));
}

TEST_CASE("What nobody can hear is not offered to be heard again") {
    auto model = table_model(Screen::talk_shown);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(has(stage, "talk.hear"));
    model.talk.other = "ti";
    stage.show(model);
    CHECK_FALSE(has(stage, "talk.hear"));
    model.talk.other = "ar";
    model.accessibility.sound = false;
    stage.show(model);
    CHECK_FALSE(has(stage, "talk.hear"));
}

TEST_CASE("An employer opens the talk help from the meet that is going on") {
    auto model = test::open_house().model(Screen::our_schedule, "nl");
    int const round = domain::hall_at(*model.state, model.now).round;
    std::erase_if(model.meets,
                  [&](MeetId id) { return model.state->meets.at(id).planned.round != round; });
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    int found = 0;
    for (auto const& [id, meet] : model.state->meets) {
        if (!has(stage, "ours.talk." + to_string(id))) continue;
        ++found;
        auto const opened = talk_said<OpenTalk>(model, "ours.talk." + to_string(id));
        REQUIRE(opened);
        CHECK(opened->person == meet.planned.person);
        CHECK(model.now < domain::round_end(*model.state, meet.planned.round));
    }
    CHECK(found >= 1);
}

TEST_CASE("No word of a talk is cut off, and every target has room for a finger") {
    test::for_every_picture(talk_looks, {"nl", "en", "ar", "ti"}, [](auto const&, auto& stage) {
        test::check_no_word_is_cut(stage.tree());
        test::check_targets(stage.tree());
        test::check_labels(stage.tree());
        test::check_rests(stage);
        test::check_nothing_overlaps(stage.tree(), {});
        constexpr std::array ids{"common.back", "common.next", "talk.turn", "talk.hear"};
        test::check_wholly_seen(stage.tree(), ids);
        CHECK(has(stage, "common.back"));
    });
}

TEST_CASE("No other language cuts words of a talk off at the usual size") {
    test::ScreenStage stage(test::open_house());
    for (auto const& language : {"fa", "tr", "so", "ps", "fr", "uk"})
        for (auto const& look : talk_looks) {
            auto model = test::open_house().model(look.screen, language);
            look.change(model);
            stage.forget();
            stage.show(model);
            INFO(name_of(look.screen) << " " << look.state << " in " << language);
            test::check_no_word_is_cut(stage.tree());
        }
}

TEST_CASE("Every sentence can be shown to every reader with all of its answers") {
    test::ScreenStage stage(test::open_house());
    for (auto const& language : i18n::interface_languages())
        for (auto const& saying : test::open_house().vocabulary.talk.sayings) {
            auto model = test::open_house().model(Screen::talk_shown, std::string{language.tag});
            parts::say(model, saying.id.c_str());
            stage.forget();
            stage.show(model);
            INFO(saying.id << " in " << language.tag);
            test::check_no_word_is_cut(stage.tree());
        }
}
