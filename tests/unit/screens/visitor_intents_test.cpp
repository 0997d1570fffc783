// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "unit/screens/layout_checks.h"

#include <set>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::said;

namespace {

std::string id_of(std::string const& what, OrganisationId organisation) {
    return what + to_string(organisation);
}

}  // namespace

TEST_CASE("A language is chosen by its own name") {
    auto const chosen = said<ChooseLanguage>(Screen::languages, "languages.ti");
    REQUIRE(chosen);
    CHECK(chosen->tag == "ti");
    CHECK(said<Open>(Screen::languages, "languages.employer")->screen == Screen::staff_code);
    CHECK(said<Open>(Screen::languages, "languages.host")->screen == Screen::pin);
    CHECK(said<Open>(Screen::languages, "languages.text")->screen == Screen::accessibility);
    CHECK(said<ChooseLanguage>(Screen::change_language, "change_language.ar")->tag == "ar");
    CHECK(said<Open>(Screen::work, "common.language")->screen == Screen::change_language);
}

TEST_CASE("A speaker stands on a visitor's screen where the language can be heard") {
    CHECK(said<Listen>(Screen::welcome, "common.listen"));
    CHECK(said<HearLanguage>(Screen::languages, "languages.ar.listen")->tag == "ar");
    CHECK(said<HearLanguage>(Screen::change_language, "change_language.nl.listen")->tag == "nl");
    auto& house = test::open_house();
    auto const speaker = [&](Model const& model, std::string const& id) {
        test::ScreenStage stage(house);
        stage.show(model);
        return stage.tree().find(id) != nullptr;
    };
    for (auto const* tag : {"ti", "so", "ps"}) {
        INFO(tag);
        CHECK_FALSE(speaker(house.model(Screen::welcome, tag), "common.listen"));
        auto const tile = "languages." + std::string{tag} + ".listen";
        CHECK_FALSE(speaker(house.model(Screen::languages, "nl"), tile));
    }
    for (auto const screen : {Screen::pin, Screen::browse, Screen::arrivals})
        CHECK_FALSE(speaker(house.model(screen, "nl"), "common.listen"));
    auto model = house.model(Screen::welcome, "ti");
    auto recorded = *model.speech.voices;
    recorded.recorded["ti"] = {"welcome.title", "languages.hear"};
    model.speech.voices = std::make_shared<i18n::Voices const>(recorded);
    CHECK(speaker(model, "common.listen"));
    model.stack.push_back(Screen::search);
    CHECK_FALSE(speaker(model, "common.listen"));
    model.stack = {Screen::languages};
    CHECK(speaker(model, "languages.ti.listen"));
    model.accessibility.sound = false;
    CHECK_FALSE(speaker(model, "languages.ti.listen"));
    model = house.model(Screen::welcome, "nl");
    model.speech.works = false;
    CHECK_FALSE(speaker(model, "common.listen"));
}

TEST_CASE("A host sees that a kiosk has no sound") {
    auto model = test::open_house().model(Screen::arrivals, "nl");
    model.speech.works = false;
    for (bool const failed : {true, false}) {
        model.speech.failed = failed;
        test::ScreenStage stage(test::open_house());
        stage.show(model);
        CHECK((stage.tree().find("host.no_sound") != nullptr) == failed);
    }
}

TEST_CASE("There are three ways to check in") {
    CHECK(said<Open>(Screen::welcome, "welcome.scan")->screen == Screen::code);
    CHECK(said<Open>(Screen::welcome, "welcome.search")->screen == Screen::search);
    CHECK(said<BeginNew>(Screen::welcome, "welcome.new"));
    CHECK(said<Back>(Screen::welcome, "common.back"));
    CHECK(said<AskHelp>(Screen::welcome, "common.help"));
}

TEST_CASE("The digits of a code are given when there are six") {
    CHECK(said<TypeCode>(Screen::code, "code.pad.7")->code == "10007");
    CHECK(said<TypeCode>(Screen::code, "code.pad.erase")->code == "100");
    CHECK(said<Open>(Screen::code, "code.search")->screen == Screen::search);
    auto model = test::open_house().model(Screen::code, "nl");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK_FALSE(stage.tree().find("code.next")->enabled);
    model.visitor.typed_code = "100001";
    CHECK(said<GiveCode>(model, "code.next")->code == "100001");
}

TEST_CASE("An unknown code is answered beside the keys, with two ways on") {
    auto model = test::open_house().model(Screen::code, "en");
    model.toast = Toast{"code.unknown", false, model.now + Duration{4'000}};
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    auto const words = test::open_house().tongues.get("en").text("code.unknown");
    auto const* message = stage.tree().find_label(words);
    REQUIRE(message != nullptr);
    CHECK(stage.tree().find("toast") == nullptr);
    for (auto const* id : {"code.search", "common.help", "code.pad.0"}) {
        auto const* node = stage.tree().find(id);
        REQUIRE(node != nullptr);
        auto const shared = node->visible.intersected(message->rect);
        CHECK((shared.w <= 0 || shared.h <= 0));
    }
}

TEST_CASE("A search shows no family names and leads on when nobody is found") {
    auto model = test::open_house().model(Screen::search, "nl");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    for (auto const& node : stage.tree().nodes) {
        CHECK(node.label.find("Voorbeeld") == std::string::npos);
        CHECK(node.label.find("نموذج") == std::string::npos);
    }
    auto const result = "search.result." + to_string(test::hall::person(1));
    CHECK(said<ChoosePerson>(model, result)->person == test::hall::person(1));
    model.visitor.found.clear();
    model.visitor.search = NameSearch::nobody;
    CHECK(said<BeginNew>(model, "search.new"));
    for (auto const outcome : {NameSearch::too_short, NameSearch::too_many}) {
        model.visitor.search = outcome;
        test::ScreenStage more_letters(test::open_house());
        more_letters.show(model);
        CHECK(more_letters.tree().find("search.new") == nullptr);
    }
}

TEST_CASE("Whether somebody is known already is asked with masked names, and no is an answer") {
    auto model = test::open_house().model(Screen::are_you, "nl");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    for (auto const& node : stage.tree().nodes)
        CHECK(node.label.find("Voorbeeld") == std::string::npos);
    auto const row = "are_you." + to_string(test::hall::person(1));
    CHECK(said<AnswerWho>(model, row)->person == test::hall::person(1));
    CHECK(said<AnswerWho>(model, "are_you.somebody_else")->person.is_none());
}

TEST_CASE("A name that is found stands first in the script that was typed") {
    auto model = test::open_house().model(Screen::search, "ar");
    auto const& profile = model.state->people.at(test::hall::person(1)).profile;
    auto const result = "search.result." + to_string(test::hall::person(1));
    auto const label = [&](char const* typed) {
        model.visitor.typed_name = typed;
        test::ScreenStage stage(test::open_house());
        stage.show(model);
        return stage.tree().find(result)->label;
    };
    CHECK(label("moham").starts_with(public_name(profile)));
    CHECK(label("محمد").starts_with(public_own_name(profile)));
}

TEST_CASE("A whole name in one field is masked like any other") {
    domain::Profile profile;
    profile.given_name = "Selam Tesfay Kidane";
    CHECK(public_name(profile) == i18n::isolate("Selam K."));
    profile.given_name = "Selam";
    CHECK(public_name(profile) == i18n::isolate("Selam"));
}

TEST_CASE("Letters of the keyboard come into the name") {
    auto const model = test::open_house().model(Screen::search, "nl");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    // The field takes the letter in the frame after the press.
    CHECK_FALSE(stage.press(model, "search.keyboard.e"));
    auto const intent = stage.frame(model);
    REQUIRE(intent);
    CHECK(std::get<TypeSearch>(*intent).text == "mohame");
}

TEST_CASE("A person says whether it is them") {
    CHECK(said<ConfirmIdentity>(Screen::identity, "identity.yes")->is_me);
    CHECK_FALSE(said<ConfirmIdentity>(Screen::identity, "identity.no")->is_me);
    test::ScreenStage stage(test::open_house());
    stage.show(test::open_house().model(Screen::identity, "nl"));
    for (auto const& node : stage.tree().nodes)
        CHECK(node.label.find("Tesfay") == std::string::npos);
}

TEST_CASE("Consent is off until it is given, purpose by purpose") {
    auto model = test::open_house().model(Screen::consent, "nl");
    model.visitor.person = test::hall::id<PersonId>("nobody yet");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    int toggles = 0;
    for (auto const& node : stage.tree().nodes) {
        if (node.role != ui::Role::toggle) continue;
        ++toggles;
        CHECK_FALSE(node.selected);
    }
    CHECK(toggles == 5);
    auto const given = said<SetConsent>(model, "consent.take_part");
    REQUIRE(given);
    CHECK(given->purpose == domain::Purpose::take_part);
    CHECK(given->given);
    CHECK_FALSE(said<SetConsent>(Screen::consent, "consent.show_work")->given);
    CHECK(said<Next>(model, "common.next"));
}

TEST_CASE("Next without taking part is explained") {
    auto model = test::open_house().model(Screen::consent, "en");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    auto const why = test::open_house().tongues.get("en").text("consent.why_needed");
    CHECK(stage.tree().find_label(why) == nullptr);
    model.visitor.asked_without_consent = true;
    stage.show(model);
    CHECK(stage.tree().find_label(why) != nullptr);
}

TEST_CASE("Languages and levels become part of the profile") {
    auto const more = said<EditProfile>(Screen::language_skills, "languages.skill.ar");
    REQUIRE(more);
    CHECK(more->profile.languages.back().language == "ar");
    auto const fewer = said<EditProfile>(Screen::language_skills, "languages.skill.ti");
    CHECK(fewer->profile.languages.size() == 1);
    auto const level = said<EditProfile>(Screen::language_skills, "dutch.b1");
    CHECK(level->profile.dutch.speaking == domain::Level::b1);
    auto const alone = said<EditProfile>(Screen::language_skills, "skills.interpreter");
    CHECK(alone->profile.interpreter_wanted.empty());
}

TEST_CASE("Work is a sector and then what was done in it") {
    CHECK(said<ChooseSector>(Screen::work, "work.sector.zorg")->sector == "zorg");
    auto model = test::open_house().model(Screen::work, "nl");
    model.visitor.chosen_sector = "zorg";
    auto const done = said<EditProfile>(model, "work.occupation.5321");
    REQUIRE(done);
    CHECK(done->profile.work.back() == domain::WorkDone{"zorg", "5321", 0});
    CHECK(said<ChooseSector>(model, "common.back")->sector.empty());
    CHECK(said<Next>(model, "common.next"));
    CHECK(said<EditProfile>(Screen::work, "work.none")->profile.work.empty());
    model = test::open_house().model(Screen::work, "nl");
    model.visitor.profile.work.clear();
    CHECK(said<Next>(model, "work.none"));
}

TEST_CASE("Wishes can be several and taken back") {
    auto const more = said<EditProfile>(Screen::wish, "wish.sector.bouw");
    CHECK(more->profile.wished_sectors.size() == 3);
    auto const fewer = said<EditProfile>(Screen::wish, "wish.way.paid_job");
    CHECK(fewer->profile.ways == std::vector{domain::Way::bbl});
}

TEST_CASE("The week of the grid is the week of the profile") {
    auto const edit = said<EditProfile>(Screen::days, "days.grid.16");  // Wednesday evening
    REQUIRE(edit);
    CHECK(edit->profile.days.has(2, 2));
    CHECK(edit->profile.days.has(0, 0));
    auto const without = said<EditProfile>(Screen::days, "days.grid.7");  // Monday afternoon
    CHECK_FALSE(without->profile.days.has(0, 1));
    auto const all = said<EditProfile>(Screen::days, "days.all");
    CHECK(all->profile.days.mask == (1U << 21) - 1);
}

TEST_CASE("Employers are answered on their card or opened") {
    auto const baker = test::hall::organisation(0);
    auto const yes = said<AnswerEmployer>(Screen::employers, id_of("employers.yes.", baker));
    REQUIRE(yes);
    CHECK(yes->organisation == baker);
    CHECK(yes->answer == domain::Answer::yes);
    CHECK(said<AnswerEmployer>(Screen::employers, id_of("employers.no.", baker))->answer ==
          domain::Answer::no);
    CHECK(said<TurnPage>(Screen::employers, "employers.page.1")->page == 1);
    CHECK(said<AnswerEmployer>(Screen::employer, "employer.maybe")->answer ==
          domain::Answer::maybe);
    CHECK(said<Finish>(Screen::employers, "common.done"));
}

TEST_CASE("Every employer stands on one of the pages") {
    auto model = test::open_house().model(Screen::employers, "nl");
    test::ScreenStage stage(test::open_house());
    std::set<std::string> seen;
    for (model.visitor.page = 0; model.visitor.page < 3; ++model.visitor.page) {
        stage.show(model);
        for (auto const& node : stage.tree().nodes)
            if (node.id.starts_with("employers.yes.")) seen.insert(node.id);
    }
    CHECK(seen.size() == test::hall::firms.size());
    model.employer_cards.clear();
    stage.show(model);
    auto const empty = test::open_house().tongues.get("nl").text("employers.empty");
    CHECK(stage.tree().find_label(empty) != nullptr);
}

TEST_CASE("A meet can be judged when it has begun, not before") {
    auto model = test::open_house().model(Screen::schedule, "nl");
    auto const first = "schedule.meet." + to_string(test::hall::meet(0));
    CHECK_FALSE(said<OpenVerdict>(model, first));
    model.now = test::hall::start + std::chrono::minutes{3};
    CHECK(said<OpenVerdict>(model, first)->meet == test::hall::meet(0));
    auto const given = said<GiveVerdict>(Screen::verdict, "verdict.maybe");
    CHECK(given->meet == test::hall::meet(0));
    CHECK(given->side == domain::Side::candidate);
    CHECK(given->answer == domain::Answer::maybe);
}

TEST_CASE("While it is asked whether somebody is there nothing else can be touched") {
    auto model = test::open_house().model(Screen::ready, "nl");
    CHECK(said<Open>(model, "ready.employers")->screen == Screen::employers);
    model.asks_presence = true;
    CHECK(said<StillHere>(model, "presence.yes"));
    CHECK(said<Finish>(model, "presence.stop"));
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK_FALSE(stage.tree().find("ready.employers")->reachable);
}

TEST_CASE("The question for the language comes in every language in its turn") {
    auto const model = test::open_house().model(Screen::languages, "nl");
    test::ScreenStage stage(test::open_house());
    std::set<std::string> seen;
    for (std::size_t i = 0; i < i18n::interface_languages().size(); ++i) {
        stage.show(model);
        seen.insert(stage.tree().find("languages.title")->label);
        stage.wait(Duration{4'000 - 800});
    }
    std::set<std::string> all;
    for (auto const& tongue : test::open_house().tongues.all())
        if (tongue.has("languages.title")) all.insert(tongue.text("languages.title"));
    CHECK(seen == all);
}

TEST_CASE("Where nothing may move the question for the language stands still") {
    auto model = test::open_house().model(Screen::languages, "fr");
    model.accessibility.reduced_motion = true;
    test::ScreenStage stage(test::open_house());
    for (int turn = 0; turn < 4; ++turn) {
        stage.show(model);
        CHECK(stage.tree().find("languages.title")->label ==
              test::open_house().tongues.get("fr").text("languages.title"));
        stage.wait(Duration{4'000});
    }
}

TEST_CASE("A kiosk without the server says so quietly") {
    auto model = test::open_house().model(Screen::welcome, "nl");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("common.offline") == nullptr);
    model.network.online = false;
    stage.show(model);
    CHECK(stage.tree().find("common.offline") != nullptr);
}

TEST_CASE("How the kiosk looks, sounds and is worked is chosen by touch") {
    auto const chosen = [](std::string const& name) {
        return said<SetAccessibility>(Screen::accessibility, "accessibility." + name)
            ->accessibility;
    };
    CHECK(chosen("text_2") == Accessibility{.text_step = 2});
    CHECK(chosen("high_contrast") == Accessibility{.high_contrast = true});
    CHECK(chosen("reduced_motion") == Accessibility{.reduced_motion = true});
    CHECK(chosen("sound") == Accessibility{.sound = false});
    CHECK(chosen("volume.less") == Accessibility{.volume = 6});
    CHECK(chosen("volume.more") == Accessibility{.volume = 8});
    CHECK(chosen("reach") == Accessibility{.reach = true});
    CHECK(chosen("two_buttons") == Accessibility{.two_buttons = true});
    CHECK(said<Back>(Screen::accessibility, "accessibility.done"));
}
