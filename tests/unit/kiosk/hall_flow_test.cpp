// SPDX-License-Identifier: EUPL-1.2
#include "domain/announcements.h"
#include "i18n/assets.h"
#include "kiosk/option_words.h"
#include "screens/board/board_parts.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using domain::RoundAction;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

// Three rounds of 8 minutes with 2 between them; the first begins in ten minutes.
struct RunningHall : test::Kiosk {
    Moment start = clock.now() + minutes{10};

    void host() {
        model.host.unlocked = true;
        model.stack = {Screen::languages, Screen::hall};
    }
    domain::HallMoment hall() const { return domain::hall_at(state, clock.now()); }
    // Second by second, as a board does; the keys that were called, "gong" for the gong.
    std::vector<std::string> heard_until(Moment until) {
        std::vector<std::string> heard;
        while (clock.now() < until) {
            clock.advance(Duration{1'000});
            others.clear();
            happen(kiosk::Tick{});
            for (auto const& effect : others) {
                auto const* sound = std::get_if<kiosk::PlaySound>(&effect);
                if (sound != nullptr && sound->sound == platform::Sound::gong)
                    heard.emplace_back("gong");
                if (auto const* call = std::get_if<kiosk::CallHall>(&effect))
                    heard.push_back(call->key);
            }
        }
        return heard;
    }
};

}  // namespace

TEST_CASE("a host starts, stops and goes on with the clock of all devices") {
    RunningHall hall;
    hall.want(SetRound{0, RoundAction::start});
    CHECK(hall.said.empty());
    hall.host();
    hall.want(SetRound{0, RoundAction::start});
    CHECK(hall.hall().phase == domain::HallMoment::Phase::meeting);
    CHECK(hall.said.back().actor == "host");
    hall.want(SetRound{0, RoundAction::pause});
    CHECK(hall.hall().stands_still);
    hall.want(SetRound{0, RoundAction::start});
    CHECK_FALSE(hall.hall().stands_still);
    hall.want(SetRound{0, RoundAction::extend, 1});
    CHECK(hall.hall().left == minutes{9});
}

TEST_CASE("a round that is started again has all its time") {
    RunningHall hall;
    hall.host();
    hall.want(SetRound{0, RoundAction::start});
    hall.clock.advance(minutes{5});
    hall.want(RestartRound{0});
    CHECK(hall.hall().phase == domain::HallMoment::Phase::meeting);
    CHECK(hall.hall().left == minutes{8});
}

TEST_CASE("an announcement goes out in all languages for ten minutes, and can be ended") {
    RunningHall hall;
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale").value();
    hall.model.tongues = &tongues;
    hall.want(Announce{"announce.break"});
    CHECK(hall.state.announcements.empty());
    hall.host();
    hall.want(Announce{"announce.break"});
    REQUIRE(hall.state.announcements.size() == 1);
    auto const& said = hall.state.announcements.front();
    CHECK(said.texts.size() == 10);
    CHECK(said.texts.at("nl") == "Het is tijd voor pauze.");
    CHECK(said.until == hall.clock.now() + minutes{10});
    hall.want(EndAnnouncement{said.id});
    CHECK(hall.state.announcements.empty());
    for (auto const& key : domain::ready_announcements())
        for (auto const& language : i18n::interface_languages())
            CHECK(tongues.get(language.tag).has(key));
}

TEST_CASE("words of a host's own go out in the language they were typed in") {
    RunningHall hall;
    hall.host();
    hall.want(TypeAnnouncement{std::string{}});
    hall.want(AnnounceTyped{});
    CHECK(hall.said.empty());
    hall.want(TypeAnnouncement{"Soep bij de deur"});
    hall.want(AnnounceTyped{});
    CHECK(hall.state.announcements.at(0).texts ==
          std::map<std::string, std::string>{{"nl", "Soep bij de deur"}});
    CHECK_FALSE(hall.model.host.announcement);
}

TEST_CASE("a board calls a minute before the first round, and at each turn once") {
    RunningHall hall;
    hall.model.home = Screen::board;
    hall.model.stack = {Screen::board};
    using Heard = std::vector<std::string>;
    CHECK(hall.heard_until(hall.start - seconds{70}).empty());
    CHECK(hall.heard_until(hall.start - seconds{50}) == Heard{"gong", "board.walk"});
    CHECK(hall.heard_until(hall.start + seconds{5}) == Heard{"gong"});
    CHECK(hall.heard_until(hall.start + minutes{7}).empty());
    CHECK(hall.heard_until(hall.start + minutes{9}) == Heard{"gong", "board.walk"});
    CHECK(hall.heard_until(hall.start + minutes{11}) == Heard{"gong"});
    CHECK(hall.heard_until(hall.start + minutes{29}) ==
          Heard{"gong", "board.walk", "gong", "gong", "board.over"});
}

TEST_CASE("nobody touches a board: it stays what it is for hours") {
    RunningHall hall;
    hall.model.home = Screen::board;
    hall.model.stack = {Screen::board};
    hall.clock.advance(std::chrono::hours{9});
    hall.happen(kiosk::Tick{std::chrono::hours{9}});
    CHECK(hall.model.stack == std::vector{Screen::board});
    CHECK_FALSE(hall.model.asks_presence);
}

TEST_CASE("a board is set up for the hall, for a zone, for free tables or to welcome") {
    CHECK(kiosk::read_board("hall") == Board{});
    CHECK(kiosk::read_board("hall=2") == Board{Board::Kind::hall, 2});
    CHECK(kiosk::read_board("free=0") == Board{Board::Kind::free, 0});
    CHECK(kiosk::read_board("welcome") == Board{Board::Kind::welcome});
    for (auto const* wrong : {"", "wall", "hall=", "hall=x", "hall=-1", "hall=2x", "welcome=1"})
        CHECK_FALSE(kiosk::read_board(wrong));
}

TEST_CASE("a board names the languages of the hall: Dutch, the interpreters' and English") {
    RunningHall hall;
    auto const add = [&](char const* fields) {
        hall.fold(domain::InterpreterSet{InterpreterId::make(hall.clock, hall.random), fields});
    };
    CHECK(hall_languages(hall.state) == std::vector<std::string>{"nl", "en"});
    add(R"({"languages":["ar","en","xx"]})");
    add(R"({"languages":["ti","nl"]})");
    add(R"({"languages":["ti"]})");
    CHECK(hall_languages(hall.state) == std::vector<std::string>{"nl", "ti", "ar", "en"});
}

TEST_CASE("a board shows numbers only, of one zone or of all, and calls who is not there") {
    RunningHall hall;
    auto const person = [&](char const* badge) {
        auto const id = PersonId::make(hall.clock, hall.random);
        hall.fold(domain::PersonRegistered{id, domain::Origin::kiosk, "{}"});
        hall.fold(domain::CheckIn{id, {}, badge, "code"});
        return id;
    };
    auto const table = [&](char const* fields) {
        auto const id = TableId::make(hall.clock, hall.random);
        hall.fold(domain::TableSet{id, fields});
        return id;
    };
    auto const book = [&](PersonId who, TableId where) {
        auto const id = MeetId::make(hall.clock, hall.random);
        hall.fold(domain::MeetBooked{{id, who, hall.bakery, {}, where, 0, {}}, false});
        return id;
    };
    auto const near = table(R"({"number":7,"zone":0})");
    auto const far = table(R"({"number":8,"zone":1})");
    auto const first = person("A-09");
    auto const second = person("A-08");
    auto const begun = book(first, near);
    book(second, far);
    book(hall.selam, table(R"({"number":9})"));  // not here yet: no number to show
    auto const lines = [&](std::optional<int> zone, Moment now) {
        return board_lines(hall.state, 0, zone, now);
    };
    auto const all = lines({}, hall.start);
    REQUIRE(all.size() == 2);
    CHECK(all[0].badge == "A-08");
    CHECK(all[0].table == 8);
    CHECK(lines(1, hall.start).size() == 1);
    CHECK(lines(2, hall.start).empty());
    // Nobody is called while no table says that it began.
    CHECK_FALSE(lines({}, hall.start + minutes{3})[0].is_called);
    hall.fold(domain::MeetStarted{begun, first});
    CHECK_FALSE(lines({}, hall.start + seconds{30})[0].is_called);
    auto const later = lines({}, hall.start + minutes{3});
    CHECK(later[0].is_called);
    CHECK_FALSE(later[1].is_called);
    hall.fold(domain::CheckOut{second, {}});
    CHECK(lines({}, hall.start).size() == 1);
}

TEST_CASE("in the first half of a round a board is about it, then about the next one") {
    RunningHall hall;
    auto const at = [&](Duration after) { return board_round(hall.state, hall.start + after); };
    CHECK(at(-minutes{5}).key == "board.begins");
    CHECK(at(minutes{1}).key == "board.now");
    CHECK(at(minutes{1}).left == minutes{7});
    auto const next = at(minutes{6});
    CHECK(next.key == "board.next");
    CHECK(next.round == 1);
    CHECK(next.left == minutes{4});
    CHECK(at(minutes{27}).key == "board.now");  // the last one
    CHECK(at(minutes{30}).is_over);
    CHECK(countdown(seconds{124}, {}) == "2:04");
    CHECK(countdown(Duration{59'001}, {}) == "1:00");
}

TEST_CASE("an interpreter's day is looked at and printed by a host, and by nobody else") {
    RunningHall hall;
    auto const interpreter = InterpreterId::make(hall.clock, hall.random);
    hall.fold(domain::InterpreterSet{interpreter, R"({"name":"Aster","languages":["ti"]})"});
    auto const printed = [&] {
        return std::ranges::count_if(hall.others, [](auto const& effect) {
            return std::holds_alternative<kiosk::PrintInterpreterDay>(effect);
        });
    };
    hall.want(PrintInterpreter{interpreter});
    CHECK(printed() == 0);
    hall.host();
    hall.want(Open{Screen::interpreters});
    CHECK(hall.model.screen() == Screen::interpreters);
    hall.want(LookAtInterpreter{interpreter});
    CHECK(hall.model.host.interpreter == interpreter);
    hall.want(PrintInterpreter{interpreter});
    CHECK(printed() == 1);
    hall.want(PrintInterpreter{InterpreterId::make(hall.clock, hall.random)});
    CHECK(printed() == 1);
    hall.want(Back{});
    CHECK(hall.model.screen() == Screen::hall);
}
