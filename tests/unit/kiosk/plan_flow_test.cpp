// SPDX-License-Identifier: EUPL-1.2
#include "planning/make_plan.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
namespace kiosk = ontmoet::kiosk;
using scheduling::HappeningKind;
using test::Kiosk;

namespace {

// A host stands at the kiosk; Selam and Omar are here and both want the bakery, which has one
// table. The plan is published and has not begun.
struct HostedPlan : Kiosk {
    PersonId omar = PersonId::make(clock, random);

    HostedPlan() {
        fold(domain::PersonRegistered{omar, domain::Origin::kiosk, R"({"given_name":"Omar"})"});
        for (auto const person : {selam, omar}) {
            fold(domain::ConsentGiven{person, domain::Purpose::take_part, "1", "nl"});
            fold(domain::CheckIn{
                person, {}, "A-0" + std::to_string(person == omar ? 2 : 1), "host"});
            fold(domain::PreferenceSet{person, bakery, domain::Side::candidate,
                                       domain::Answer::yes});
        }
        auto const outcome = planning::make_plan(state, PlanId::make(clock, random));
        REQUIRE(outcome.ok());
        fold(outcome->published);
        want(Open{Screen::pin});
        happen(kiosk::PinChecked{true, {}});
    }
    domain::PlannedMeet meet_with(PersonId person) const {
        auto const meets = domain::meets_of(state, person);
        return meets.empty() ? domain::PlannedMeet{} : meets.front()->planned;
    }
    int published() const { return count("plan.published"); }
};

}  // namespace

TEST_CASE("a host says who did not come, sees the ways to go on and chooses one") {
    HostedPlan kiosk;
    kiosk.want(Open{Screen::plan});
    auto const meet = kiosk.meet_with(kiosk.selam);
    kiosk.want(TouchPlan{{.meet = meet.meet}});
    CHECK(kiosk.model.screen() == Screen::touched);
    CHECK(kiosk.model.host.reason.candidate_chose);
    CHECK(kiosk.model.host.account.meets == 1);
    kiosk.want(MendPlan{{.kind = HappeningKind::no_show, .person = kiosk.selam}});
    CHECK(kiosk.model.screen() == Screen::mend);
    REQUIRE(kiosk.model.host.mend);
    CHECK(kiosk.published() == 0);
    kiosk.want(Back{});
    CHECK(kiosk.model.screen() == Screen::touched);
    kiosk.want(MendPlan{{.kind = HappeningKind::no_show, .person = kiosk.selam}});
    kiosk.want(ChooseMend{0});
    CHECK(kiosk.published() == 1);
    CHECK(kiosk.said.back().actor == "host");
    CHECK(kiosk.model.screen() == Screen::plan);
    CHECK(kiosk.model.toast->message_key == "mend.done");
    CHECK(domain::meets_of(kiosk.state, kiosk.selam).empty());
    CHECK_FALSE(kiosk.model.host.mend);
}

TEST_CASE("a host takes the last change back, and what happened with it") {
    HostedPlan kiosk;
    auto const before = kiosk.meet_with(kiosk.omar);
    kiosk.want(MendPlan{{.kind = HappeningKind::left, .person = kiosk.omar}});
    kiosk.want(ChooseMend{0});
    REQUIRE(domain::meets_of(kiosk.state, kiosk.omar).empty());
    kiosk.want(TakePlanBack{});
    REQUIRE(kiosk.model.host.mend);
    CHECK(kiosk.model.host.mend->takes_back);
    kiosk.want(ChooseMend{0});
    CHECK(kiosk.meet_with(kiosk.omar) == before);
    CHECK(kiosk.state.plan->away.empty());
    CHECK(kiosk.model.toast->message_key == "mend.taken_back");
}

TEST_CASE("what cannot be mended is told in words, and no page opens") {
    HostedPlan kiosk;
    kiosk.want(Open{Screen::plan});
    kiosk.clock.advance(std::chrono::hours{3});
    kiosk.want(MendPlan{{.kind = HappeningKind::left, .person = kiosk.omar}});
    CHECK(kiosk.model.toast->message_key == "error.mend_over");
    CHECK_FALSE(kiosk.model.toast->good);
    CHECK(kiosk.model.screen() == Screen::plan);
}

TEST_CASE("a way to go on that another host's plan has overtaken is not published") {
    HostedPlan kiosk;
    kiosk.want(MendPlan{{.kind = HappeningKind::left, .person = kiosk.omar}});
    domain::PlanPublished other;
    other.plan = PlanId::make(kiosk.clock, kiosk.random);
    other.replaces = kiosk.state.plan->id;
    kiosk.fold(other);
    kiosk.want(ChooseMend{0});
    CHECK(kiosk.published() == 0);
    CHECK(kiosk.model.host.planning_error == "refused.plan_outdated");
}

TEST_CASE("a meet moved or locked by hand is a draft until it is published") {
    HostedPlan kiosk;
    auto const meet = kiosk.meet_with(kiosk.selam);
    auto const other = kiosk.meet_with(kiosk.omar);
    int const free = 3 - meet.round - other.round;
    kiosk.want(BeginMove{meet.meet});
    CHECK(kiosk.model.screen() == Screen::plan);
    kiosk.want(MoveMeet{meet.meet, meet.table, other.round});
    CHECK(kiosk.model.toast->message_key == "clash.table_taken");
    CHECK_FALSE(kiosk.model.host.draft);
    kiosk.want(MoveMeet{meet.meet, meet.table, free});
    REQUIRE(kiosk.model.host.draft);
    CHECK(kiosk.model.host.changes.size() == 1);
    CHECK(kiosk.model.host.draft->people == 2);
    CHECK(kiosk.meet_with(kiosk.selam) == meet);
    kiosk.want(LockMeet{other.meet, true});
    kiosk.want(PublishPlan{});
    CHECK(kiosk.meet_with(kiosk.selam).round == free);
    CHECK(kiosk.meet_with(kiosk.selam).locked);
    CHECK(kiosk.meet_with(kiosk.omar).locked);
    CHECK(kiosk.state.plan->gap_per_mille == domain::k_gap_unknown);
    kiosk.want(LockMeet{other.meet, false});
    kiosk.want(DiscardPlan{});
    CHECK(kiosk.meet_with(kiosk.omar).locked);
}

TEST_CASE("what happens while a draft waits goes into the draft, and is published with it") {
    HostedPlan kiosk;
    auto const meet = kiosk.meet_with(kiosk.selam);
    int const free = 3 - meet.round - kiosk.meet_with(kiosk.omar).round;
    kiosk.want(MoveMeet{meet.meet, meet.table, free});
    kiosk.want(TouchPlan{{.meet = meet.meet}});
    kiosk.want(MendPlan{{.kind = HappeningKind::left, .person = kiosk.omar}});
    REQUIRE(kiosk.model.host.mend);
    kiosk.want(ChooseMend{0});
    CHECK(kiosk.published() == 0);
    CHECK(kiosk.model.toast->message_key == "mend.in_draft");
    REQUIRE(kiosk.model.host.draft);
    CHECK(kiosk.model.host.draft->plan.meets.size() == 1);
    CHECK(kiosk.model.host.changes.size() == 2);
    kiosk.want(PublishPlan{});
    CHECK(kiosk.published() == 1);
    CHECK(kiosk.meet_with(kiosk.selam).round == free);
    CHECK(domain::meets_of(kiosk.state, kiosk.omar).empty());
    CHECK(kiosk.state.plan->away.size() == 1);
}

TEST_CASE("a way to go on is void when the draft it was made for is gone") {
    HostedPlan kiosk;
    kiosk.want(LockMeet{kiosk.meet_with(kiosk.selam).meet, true});
    kiosk.want(MendPlan{{.kind = HappeningKind::left, .person = kiosk.omar}});
    kiosk.want(DiscardPlan{});
    kiosk.want(ChooseMend{0});
    CHECK(kiosk.published() == 0);
    CHECK_FALSE(kiosk.model.host.draft);
    CHECK(kiosk.model.host.planning_error == "refused.plan_outdated");
}

TEST_CASE("a planning run can be stopped; the best that it found is the draft") {
    HostedPlan kiosk;
    auto const meet = kiosk.meet_with(kiosk.selam);
    kiosk.want(LockMeet{meet.meet, true});
    kiosk.want(RunPlan{});
    REQUIRE(std::holds_alternative<kiosk::RunPlanner>(kiosk.others.back()));
    CHECK(std::get<kiosk::RunPlanner>(kiosk.others.back()).draft.has_value());
    kiosk.happen(kiosk::PlannerProgress{237.6});
    CHECK_FALSE(kiosk.model.host.planning_gap_pct);
    kiosk.happen(kiosk::PlannerProgress{12.5});
    CHECK(kiosk.model.host.planning_gap_pct == 12.5);
    kiosk.want(StopPlan{});
    CHECK(std::holds_alternative<kiosk::StopPlanner>(kiosk.others.back()));
    CHECK(kiosk.model.host.stopped);
    domain::PlanPublished found;
    found.plan = PlanId::make(kiosk.clock, kiosk.random);
    kiosk.happen(kiosk::PlannerDone{PlanDraft{found, {}, 0, 0}, {}});
    CHECK_FALSE(kiosk.model.host.planning);
    CHECK_FALSE(kiosk.model.host.stopped);
    CHECK(kiosk.model.host.draft->plan.plan == found.plan);
    CHECK(kiosk.published() == 0);
}

TEST_CASE("what a run finds after its host went away is shown to nobody") {
    HostedPlan kiosk;
    kiosk.want(RunPlan{});
    kiosk.want(Finish{});
    kiosk.happen(kiosk::PlannerDone{PlanDraft{}, {}});
    CHECK_FALSE(kiosk.model.host.draft);
}

TEST_CASE("nobody but a host changes the plan") {
    HostedPlan kiosk;
    auto const meet = kiosk.meet_with(kiosk.selam);
    kiosk.want(Finish{});
    kiosk.want(TouchPlan{{.meet = meet.meet}});
    kiosk.want(MendPlan{{.kind = HappeningKind::left, .person = kiosk.omar}});
    kiosk.want(TakePlanBack{});
    kiosk.want(ChooseMend{0});
    kiosk.want(BeginMove{meet.meet});
    kiosk.want(MoveMeet{meet.meet, meet.table, 2});
    kiosk.want(LockMeet{meet.meet, true});
    CHECK(kiosk.model.screen() == Screen::languages);
    CHECK(kiosk.model.host.moving.is_none());
    CHECK_FALSE(kiosk.model.host.draft);
    CHECK(kiosk.published() == 0);
}

TEST_CASE("a visitor's schedule knows why a choice became no meet") {
    HostedPlan kiosk;
    auto const person = PersonId::make(kiosk.clock, kiosk.random);
    kiosk.fold(domain::PersonRegistered{person, domain::Origin::kiosk, R"({"code":"555555"})"});
    kiosk.fold(domain::ConsentGiven{person, domain::Purpose::take_part, "1", "nl"});
    kiosk.fold(domain::CheckIn{person, {}, "A-09", "host"});
    kiosk.fold(
        domain::PreferenceSet{person, kiosk.bakery, domain::Side::candidate, domain::Answer::yes});
    kiosk.fold(
        domain::PreferenceSet{person, kiosk.bakery, domain::Side::employer, domain::Answer::no});
    kiosk.want(Finish{});
    kiosk.want(GiveCode{"555555"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.want(Open{Screen::schedule});
    REQUIRE(kiosk.model.visitor.account.unmet.size() == 1);
    CHECK(kiosk.model.visitor.account.unmet.front().message_key == "unmet.not_offered");
}
