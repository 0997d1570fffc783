// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/kept_session.h"

#include "kiosk/limits.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::kiosk;
using namespace ontmoet::test;
using namespace ontmoet::screens;

namespace {

std::string kept_of(Kiosk const& kiosk) {
    return kept_session(kiosk.model, {"this start", kiosk.clock.uptime()});
}

// The same kiosk after its start: what it knows, and nobody in front of it.
Model fresh(Kiosk const& kiosk) {
    Model model;
    model.state = &kiosk.state;
    model.home = kiosk.model.home;
    model.stack = {model.home};
    model.now = kiosk.clock.now();
    return model;
}

// Comes back so long after the last touch?
bool comes_back(Kiosk const& kiosk, std::string const& kept, Duration later) {
    auto model = fresh(kiosk);
    KeptAt now{"this start", kiosk.clock.uptime() + later};
    return restore_session(model, kept, now);
}

void types_a_name(Kiosk& kiosk, std::string const& name) {
    kiosk.want(ChooseLanguage{"ti"});
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = name;
    kiosk.want(EditProfile{profile});
}

}  // namespace

TEST_CASE("the letters somebody typed and the page they typed them on come back after a fall") {
    Kiosk kiosk;
    types_a_name(kiosk, "Senait");
    REQUIRE(kiosk.model.screen() == Screen::name);
    auto model = fresh(kiosk);
    KeptAt now{"this start", kiosk.clock.uptime() + Duration{3'000}};
    REQUIRE(restore_session(model, kept_of(kiosk), now));
    CHECK(now.touched == kiosk.clock.uptime());
    CHECK(model.stack == kiosk.model.stack);
    CHECK(model.language == "ti");
    CHECK(model.visitor.person == kiosk.model.visitor.person);
    CHECK(model.visitor.profile == kiosk.model.visitor.profile);
    CHECK_FALSE(model.visitor.profile_is_saved);
    CHECK(model.visitor.is_new);
    CHECK(model.visitor.confirmed);
    // Kept once more it is the same.
    CHECK(kept_session(model, {"this start", now.touched}) == kept_of(kiosk));
}

TEST_CASE("a session comes back for as long as the screen would have waited, and no longer") {
    Kiosk kiosk;
    types_a_name(kiosk, "Senait");
    auto const kept = kept_of(kiosk);
    auto const waits = k_idle_ask + k_idle_answer;
    CHECK(comes_back(kiosk, kept, waits - Duration{1}));
    CHECK_FALSE(comes_back(kiosk, kept, waits));
    CHECK_FALSE(comes_back(kiosk, kept, Duration{-1}));
    auto model = fresh(kiosk);
    KeptAt other{"another start", kiosk.clock.uptime()};
    CHECK_FALSE(restore_session(model, kept, other));
    CHECK(kept_session(kiosk.model, {"", kiosk.clock.uptime()}).empty());
}

TEST_CASE("nothing is kept when nobody is there, nor of a host, a board and a PIN pad") {
    Kiosk kiosk;
    CHECK(kept_of(kiosk).empty());
    kiosk.want(Open{Screen::pin});
    CHECK(kept_of(kiosk).empty());
    kiosk.happen(PinChecked{true, {}});
    CHECK(kept_of(kiosk).empty());
    kiosk.want(Finish{});
    types_a_name(kiosk, "Senait");
    CHECK_FALSE(kept_of(kiosk).empty());
    kiosk.want(Finish{});
    CHECK(kept_of(kiosk).empty());
    kiosk.model.home = Screen::board;
    kiosk.model.stack = {Screen::board, Screen::accessibility};
    CHECK(kept_of(kiosk).empty());
}

TEST_CASE("a square to take along is made for one look: its page comes back without it") {
    Kiosk kiosk;
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.model.stack = {Screen::languages, Screen::ready, Screen::take_along, Screen::take_code};
    auto model = fresh(kiosk);
    KeptAt now{"this start", kiosk.clock.uptime()};
    REQUIRE(restore_session(model, kept_of(kiosk), now));
    CHECK(model.screen() == Screen::take_along);
}

TEST_CASE("nobody comes back who was erased meanwhile, or whom this kiosk does not know") {
    Kiosk kiosk;
    kiosk.want(GiveCode{"482913"});
    auto const invited = kept_of(kiosk);
    CHECK(comes_back(kiosk, invited, {}));
    kiosk.want(Finish{});
    types_a_name(kiosk, "Senait");
    auto const walk_in = kept_of(kiosk);
    auto const person = kiosk.model.visitor.person;
    kiosk.fold(domain::PersonErased{kiosk.selam});
    kiosk.fold(domain::PersonErased{person});
    CHECK_FALSE(comes_back(kiosk, invited, {}));
    CHECK_FALSE(comes_back(kiosk, walk_in, {}));
}

TEST_CASE("a table comes back with its note, and an employer with their offer and their filter") {
    Kiosk kiosk;
    auto& model = kiosk.model;
    model.home = Screen::table;
    model.stack = {Screen::table, Screen::table_note};
    model.at_table.note = "Zwaluw";
    model.at_table.longer_min = 2;
    model.at_table.longer_round = 1;
    model.talk.other = "ti";
    model.talk.answers = {"yes"};
    model.employer.organisation = kiosk.bakery;
    model.employer.levels = {domain::Level::a2};
    model.employer.browsing.note = "rustig";
    model.employer.browsing.taken_off = {kiosk.selam};
    model.employer.draft.offer = OfferId::make(kiosk.clock, kiosk.random);
    model.employer.draft.is_new = true;
    model.employer.draft.is_saved = false;
    model.employer.draft.record.title = "Bakker";
    model.employer.ours.record.pitch = "Brood";
    auto after = fresh(kiosk);
    KeptAt now{"this start", kiosk.clock.uptime()};
    REQUIRE(restore_session(after, kept_of(kiosk), now));
    CHECK(after.stack == model.stack);
    CHECK(after.at_table == model.at_table);
    CHECK(after.talk.other == "ti");
    CHECK(after.talk.answers == model.talk.answers);
    CHECK(after.employer.levels == model.employer.levels);
    CHECK(after.employer.browsing.note == model.employer.browsing.note);
    CHECK(after.employer.browsing.taken_off == model.employer.browsing.taken_off);
    CHECK(after.employer.draft.record == model.employer.draft.record);
    CHECK_FALSE(after.employer.draft.is_saved);
    CHECK(after.employer.ours.record == model.employer.ours.record);
}

TEST_CASE("what is not whole, of another form or of another kind of device changes nothing") {
    Kiosk kiosk;
    types_a_name(kiosk, "Senait");
    auto const kept = nlohmann::json::parse(kept_of(kiosk));
    std::vector<nlohmann::json> wrong;
    auto const without = [&](char const* path, nlohmann::json const& value) {
        wrong.push_back(kept);
        wrong.back()[nlohmann::json::json_pointer(path)] = value;
    };
    without("/screens", {"languages", "no such screen"});
    without("/screens", {"languages", "arrivals"});
    without("/screens", {"table", "agreed"});
    without("/screens", nlohmann::json::array());
    without("/language", "klingon");
    without("/visitor", 7);
    without("/visitor/profile", nullptr);
    without("/visitor/person", "not an id");
    without("/visitor/open_meet", to_string(kiosk.selam));
    without("/employer/levels", {"C9"});
    without("/touched", "now");
    for (auto const& one : wrong) {
        INFO(one.dump());
        auto model = fresh(kiosk);
        KeptAt now{"this start", kiosk.clock.uptime()};
        CHECK_FALSE(restore_session(model, one.dump(), now));
        CHECK(model.stack == std::vector{Screen::languages});
        CHECK(model.visitor.person.is_none());
    }
    CHECK_FALSE(comes_back(kiosk, "", {}));
    CHECK_FALSE(comes_back(kiosk, kept.dump().substr(0, 100), {}));
}
