// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading_aloud.h"
#include "support/screen_stage.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

test::ScreenHouse& talk_house() {
    static auto opened = test::ScreenHouse::open();
    return opened;
}

// An employer who speaks Dutch and a candidate who reads Tigrinya.
struct TwoAtTable : test::Kiosk {
    TwoAtTable() {
        model.vocabulary = &talk_house().vocabulary;
        model.tongues = &talk_house().tongues;
        want(TalkIntent{OpenTalk{selam}});
    }
    void talk(TalkIntent const& intent) { want(intent); }
    kiosk::Tell told() const {
        REQUIRE_FALSE(others.empty());
        return std::get<kiosk::Tell>(others.back());
    }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("A talk begins in the language of the candidate's screen, or asks for it") {
    TwoAtTable table;
    CHECK(table.model.screen() == Screen::talk);
    CHECK(table.model.talk.other == "ti");
    CHECK_FALSE(table.model.faces_other());
    table.talk(TalkWith{"uk"});
    CHECK(table.model.talk.other == "uk");
    table.talk(TalkWith{"xx"});
    CHECK(table.model.talk.other.empty());
    table.want(Back{});
    table.talk(OpenTalk{PersonId::make(table.clock, table.random)});
    CHECK(table.model.talk.other.empty());
}

TEST_CASE("A sentence turns to the other side, and the answer turns back") {
    TwoAtTable table;
    table.talk(Say{"work_together"});
    CHECK(table.model.screen() == Screen::talk_shown);
    CHECK(table.model.faces_other());
    CHECK(table.model.reader_language() == "ti");
    CHECK(table.told().language == "ti");
    CHECK(table.told().sayings == Ids{"work_together"});
    table.talk(GiveAnswer{"together"});
    CHECK_FALSE(table.model.faces_other());
    CHECK(table.told().language == "nl");
    CHECK(table.told().sayings == Ids{"together"});
    table.talk(HearAgain{});
    CHECK(table.told().sayings == Ids{"together"});
    table.talk(TakeAnswerBack{});
    CHECK(table.model.faces_other());
    CHECK(table.model.talk.answers.empty());
    table.want(Back{});
    CHECK(table.model.screen() == Screen::talk);
    CHECK(table.count(domain::fact_type::person_registered) == 0);
    CHECK(table.said.empty());
}

TEST_CASE("Where several answers fit they are gathered, and told in the order of the book") {
    TwoAtTable table;
    table.talk(Say{"days_which"});
    table.talk(AnswersGiven{});
    CHECK_FALSE(table.model.talk.answered);
    for (auto const* day : {"day5", "day1", "day2", "day2"}) table.talk(GiveAnswer{day});
    CHECK(table.model.faces_other());
    table.talk(AnswersGiven{});
    CHECK_FALSE(table.model.faces_other());
    CHECK(table.told().sayings == Ids{"day1", "day5"});
    table.talk(GiveAnswer{"day3"});
    CHECK(table.model.talk.answers == Ids{"day1", "day5"});
}

TEST_CASE("The candidate speaks, too: their sentence turns to this side, the answer to them") {
    TwoAtTable table;
    table.talk(TurnTalk{});
    CHECK(table.model.faces_other());
    table.talk(Say{"work_learn"});
    CHECK_FALSE(table.model.faces_other());
    CHECK(table.told().language == "nl");
    table.talk(GiveAnswer{"answer.yes"});
    CHECK(table.model.faces_other());
    CHECK(table.told().language == "ti");
    table.want(Back{});
    CHECK(table.model.talk.across);
}

TEST_CASE("Nothing of a talk stays when the session ends") {
    TwoAtTable table;
    table.talk(Say{"hello"});
    table.want(Finish{});
    CHECK(table.model.talk.other.empty());
    CHECK(table.model.talk.saying.empty());
    CHECK_FALSE(table.model.faces_other());
}

TEST_CASE("Sayings are told by their key, and only in a language that can be heard") {
    i18n::Voices voices;
    voices.spoken = {"ar", "nl"};
    voices.recorded["ti"] = {"talk.hello"};
    kiosk::ScriptWriter const writer(talk_house().tongues);
    auto const arabic = writer.tell("ar", {"hello", "7:30", "day1"}, voices);
    REQUIRE(arabic.size() == 3);
    auto const& tongue = talk_house().tongues.get("ar");
    CHECK(arabic[0].key == "talk.hello");
    CHECK(arabic[0].words == tongue.text("talk.hello"));
    CHECK(arabic[1].words == i18n::words_for_voice(tongue, "7:30"));
    CHECK(arabic[2].words == tongue.weekday_name(1));
    auto const tigrinya = writer.tell("ti", {"hello", "goodbye", "24"}, voices);
    REQUIRE(tigrinya.size() == 1);
    CHECK(tigrinya[0].key == "talk.hello");
}
