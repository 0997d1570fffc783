// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/former_doings.h"
#include "planning/make_plan.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

struct Desk : test::Kiosk {
    Desk() { unlock(); }
    void unlock() {
        want(Open{Screen::pin});
        happen(kiosk::PinChecked{true, {}});
    }
    Doing const& latest() const { return model.doings.front(); }
    void take_back(std::size_t which = 0) {
        want(HostIntent{TakeBackDoing{model.doings[which].facts.front().id}});
    }
};

}  // namespace

TEST_CASE("what a host did is on the list, also after the kiosk was locked meanwhile") {
    Desk desk;
    desk.want(HostCheckIn{desk.selam});
    REQUIRE(desk.model.doings.size() == 1);
    desk.want(Finish{});
    CHECK_FALSE(desk.model.host.unlocked);
    desk.unlock();
    desk.want(Open{Screen::doings});
    CHECK(desk.model.screen() == Screen::doings);
    REQUIRE(desk.model.doings.size() == 1);
    CHECK(desk.latest().back.why_not.empty());
    desk.take_back();
    CHECK_FALSE(desk.state.people.at(desk.selam).checked_in);
    CHECK(desk.said.back().actor == "host:back:" + to_string(desk.said.front().id));
    CHECK(desk.latest().is_taken_back);
    CHECK(desk.model.toast->message_key == "undo.done");
}

TEST_CASE("each is taken back once, in any order, and taking back is no doing itself") {
    Desk desk;
    desk.want(HostCheckIn{desk.selam});
    desk.want(SetRound{0, domain::RoundAction::start});
    desk.want(SetRound{0, domain::RoundAction::extend, 1});
    REQUIRE(desk.model.doings.size() == 3);
    desk.take_back(2);
    auto const said = desk.said.size();
    desk.take_back(2);
    CHECK(desk.said.size() == said);
    CHECK(desk.model.doings.size() == 3);
    // The start is under the minute that came after it.
    desk.take_back(1);
    CHECK(desk.model.toast->message_key == "undo.changed");
    desk.take_back(0);
    desk.take_back(1);
    CHECK(desk.state.rounds.empty());
}

TEST_CASE("the list holds the last ten, the latest first") {
    Desk desk;
    for (int i = 0; i < 12; ++i) desk.want(SetRound{0, domain::RoundAction::extend, 1});
    REQUIRE(desk.model.doings.size() == k_most_doings);
    CHECK(desk.latest().facts.front().id == desk.said.back().id);
}

TEST_CASE("after a start the list is as it was, and what is on it can be taken back") {
    Desk desk;
    auto const touch = [&](Intent const& intent) {
        desk.clock.advance(std::chrono::seconds{5});
        desk.want(intent);
    };
    touch(HostCheckIn{desk.selam});
    touch(SetRound{0, domain::RoundAction::start});
    touch(SetRound{0, domain::RoundAction::extend, 1});
    touch(RestartRound{0});
    for (auto const which : {2U, 0U}) {
        desk.clock.advance(std::chrono::seconds{5});
        desk.take_back(which);
    }
    auto const firsts = [](Model const& model) {
        std::vector<std::pair<FactId, bool>> found;
        for (auto const& doing : model.doings)
            found.emplace_back(doing.facts.front().id, doing.is_taken_back);
        return found;
    };
    REQUIRE(desk.model.doings.size() == 4);

    auto const decided = GENERATE(0U, 4U, 7U, 100U);
    auto const part = desk.log.begin() + std::min<std::ptrdiff_t>(decided, std::ssize(desk.log));
    platform::StoredEvent stored{{desk.log.begin(), part}, {part, desk.log.end()}, {}};
    sync::LocalState local;
    Model model;
    model.device = desk.model.device;
    kiosk::begin_with(stored, local, model);
    CHECK(firsts(model) == firsts(desk.model));
    CHECK(local.view().rounds == desk.state.rounds);
    // As it was before the start: one touch, and the check-in is no more.
    auto const& check_in = model.doings.back();
    CHECK(check_in.facts.front().type == domain::fact_type::check_in);
    auto const back =
        planning::taking_back(check_in.before, local.view(), check_in.facts, desk.clock.now());
    REQUIRE(back.facts.size() == 1);
    CHECK(back.facts.front().type == domain::fact_type::check_out);
}

TEST_CASE("what others say is on no host's list, and nobody but a host takes back") {
    Desk desk;
    desk.want(HostCheckIn{desk.selam});
    auto const first = desk.latest().facts.front().id;
    desk.want(Finish{});
    desk.want(ChoosePerson{desk.selam});
    desk.want(ConfirmIdentity{true});
    desk.want(SetConsent{domain::Purpose::take_part, true});
    CHECK(desk.model.doings.size() == 1);
    desk.want(HostIntent{TakeBackDoing{first}});
    CHECK(desk.state.people.at(desk.selam).checked_in);
}

TEST_CASE("nothing of a person who is erased stays on the list, and nothing that was not saved") {
    Desk desk;
    desk.want(HostCheckIn{desk.selam});
    desk.want(SetRound{0, domain::RoundAction::start});
    SECTION("erased") {
        desk.fold(domain::PersonErased{desk.selam});
        desk.happen(kiosk::StateChanged{{desk.selam.uuid}, false});
        REQUIRE(desk.model.doings.size() == 1);
        CHECK(desk.latest().facts.front().type == domain::fact_type::round_set);
    }
    SECTION("not saved") {
        kiosk::forget_doings(desk.model, {desk.said.back().id});
        REQUIRE(desk.model.doings.size() == 1);
        CHECK(desk.latest().facts.front().type == domain::fact_type::check_in);
    }
    SECTION("revoked") {
        desk.happen(kiosk::DeviceRevoked{});
        CHECK(desk.model.doings.empty());
    }
}

TEST_CASE("a round that was begun anew is one doing, and so is an employer with their table") {
    Desk desk;
    desk.want(SetRound{0, domain::RoundAction::start});
    auto const before = desk.state.rounds;
    desk.clock.advance(std::chrono::minutes{2});
    desk.want(RestartRound{0});
    CHECK(desk.latest().facts.size() == 2);
    desk.take_back();
    CHECK(desk.state.rounds == before);
    auto const stranger = OrganisationId::from_name({}, "stranger");
    desk.fold(domain::OrganisationRegistered{stranger, R"({"name":"Nieuw"})"});
    desk.want(OffersIntent{OpenNewEmployer{stranger}});
    desk.want(OffersIntent{ConfirmEmployer{true}});
    CHECK(desk.latest().facts.size() == 2);
    desk.take_back();
    CHECK(desk.state.unconfirmed.contains(stranger));
    // Its number can be given again.
    desk.want(OffersIntent{OpenNewEmployer{stranger}});
    CHECK(desk.model.host.new_table == 5);
}

TEST_CASE("an employer who was not let in stays on the page until somebody thinks again") {
    Desk desk;
    auto const stranger = OrganisationId::from_name({}, "stranger");
    desk.fold(domain::OrganisationRegistered{stranger, R"({"name":"Nieuw"})"});
    desk.want(OffersIntent{OpenNewEmployer{stranger}});
    desk.want(HostIntent{RefuseEmployer{}});
    CHECK(desk.state.refused_employers.contains(stranger));
    CHECK(desk.model.screen() == Screen::arrivals);
    desk.want(HostIntent{AllowEmployer{stranger}});
    CHECK(desk.state.refused_employers.empty());
    CHECK(desk.state.unconfirmed.contains(stranger));
}
