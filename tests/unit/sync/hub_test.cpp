// SPDX-License-Identifier: EUPL-1.2
#include "sync/hub.h"

#include "storage/tombstone.h"
#include "support/sync_world.h"
#include "sync/limits.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;

namespace {

struct HubWorld {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    storage::Device desk = server.pair();
    storage::Device door = server.pair(storage::Role::reception);

    explicit HubWorld(int people = 4) {
        REQUIRE(server.hub().append_own(k_event, sample_event(people), "organiser").ok());
    }
    FactAnswer push_one(storage::Device const& device, Fact const& fact) {
        auto const answer = server.hub().push(device, {{fact}});
        REQUIRE(answer.ok());
        REQUIRE(answer->answers.size() == 1);
        return answer->answers.front();
    }
};

Fact check_in(int who) {
    return domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"});
}

}  // namespace

TEST_CASE("A fact pushed twice counts once and gets the same answer word for word") {
    HubWorld world;
    auto const fact = stamped(check_in(1), world.desk.id, 1);
    auto const first = world.push_one(world.desk, fact);
    CHECK(first.decision == Decision::created);
    world.push_one(world.door, stamped(check_in(2), world.door.id, 1));
    CHECK(world.push_one(world.desk, fact) == first);
    CHECK(world.server.facts().size() == 11);
    CHECK_FALSE(world.server.state().people.at(person(1)).checked_in_again);

    world.server.restart(world.folder / "log.db");
    CHECK(world.push_one(world.desk, fact) == first);
}

TEST_CASE("The same fact twice in one push counts once") {
    HubWorld world;
    auto const fact = stamped(check_in(1), world.desk.id, 1);
    auto const answer = world.server.hub().push(world.desk, {{fact, fact}});
    REQUIRE(answer->answers.size() == 2);
    CHECK(answer->answers[0] == answer->answers[1]);
    CHECK(world.server.facts().size() == 10);
}

TEST_CASE("A refusal is repeated as it was, also when the seat has become free") {
    HubWorld world;
    world.push_one(world.desk, stamped(booking("m1", person(1), k_table_1, 0), world.desk.id, 1));
    auto const late = stamped(booking("m2", person(2), k_table_1, 0), world.door.id, 1);
    auto const refused = world.push_one(world.door, late);
    REQUIRE(refused.decision == Decision::refused);
    world.push_one(world.desk,
                   stamped(domain::make_fact(domain::MeetCancelled{named<MeetId>("m1"), {}, ""}),
                           world.desk.id, 2));
    CHECK(world.push_one(world.door, late) == refused);
}

TEST_CASE("A gap is answered with the missing number and nothing after it is decided") {
    HubWorld world;
    auto const answer = world.server.hub().push(
        world.desk,
        {{stamped(check_in(1), world.desk.id, 1), stamped(check_in(3), world.desk.id, 3)}});
    REQUIRE(answer.ok());
    CHECK(answer->answers.size() == 1);
    REQUIRE(answer->missing);
    CHECK(*answer->missing == 2);
    CHECK_FALSE(world.server.state().people.at(person(3)).checked_in);
}

TEST_CASE("The first booking of a seat wins and the second is offered three others") {
    HubWorld world;
    auto const first = world.push_one(
        world.desk, stamped(booking("m1", person(1), k_table_1, 0), world.desk.id, 1));
    CHECK(first.decision == Decision::created);
    auto const second = world.push_one(
        world.door, stamped(booking("m2", person(2), k_table_1, 0), world.door.id, 1));
    CHECK(second.decision == Decision::refused);
    CHECK(second.message_key == "refused.meet_table_taken");
    REQUIRE(second.alternatives.size() == 3);
    for (auto const& meet : second.alternatives)
        CHECK_FALSE((meet.table == k_table_1 && meet.round == 0));
    CHECK(world.server.state().meets.size() == 1);
}

TEST_CASE("A booking that any time would suit is moved instead of refused") {
    HubWorld world;
    world.push_one(world.desk, stamped(booking("m1", person(1), k_table_1, 0), world.desk.id, 1));
    auto const answer = world.push_one(
        world.door, stamped(booking("m2", person(2), k_table_1, 0, true), world.door.id, 1));
    CHECK(answer.decision == Decision::created);
    REQUIRE(answer.moved);
    CHECK(answer.moved->meet == named<MeetId>("m2"));
    auto const meet = world.server.state().meets.at(named<MeetId>("m2")).planned;
    CHECK(meet == *answer.moved);
    CHECK_FALSE((meet.table == k_table_1 && meet.round == 0));
    world.server.restart(world.folder / "log.db");
    CHECK(world.server.state().meets.at(named<MeetId>("m2")).planned == *answer.moved);
}

TEST_CASE("A check-in is never refused, not even a second one or one of an unknown person") {
    HubWorld world;
    CHECK(world.push_one(world.desk, stamped(check_in(1), world.desk.id, 1)).decision ==
          Decision::created);
    CHECK(world.push_one(world.door, stamped(check_in(1), world.door.id, 1)).decision ==
          Decision::created);
    CHECK(world.push_one(world.door, stamped(check_in(77), world.door.id, 2)).decision ==
          Decision::created);
    CHECK(world.server.state().people.at(person(1)).checked_in_again);
    CHECK_FALSE(world.server.state().people.at(person(77)).registered);
}

TEST_CASE("A plan is published only on the version it was computed from") {
    HubWorld world;
    auto const plan = [](char const* name, PlanId replaces) {
        return domain::make_fact(domain::PlanPublished{named<PlanId>(name), replaces, {}, 0, true});
    };
    auto const desk = world.desk.id;
    CHECK(world.push_one(world.desk, stamped(plan("p1", {}), desk, 1)).decision ==
          Decision::created);
    auto const outdated = world.push_one(world.desk, stamped(plan("p2", {}), desk, 2));
    CHECK(outdated.message_key == "refused.plan_outdated");
    CHECK(world.push_one(world.desk, stamped(plan("p3", named<PlanId>("p1")), desk, 3)).decision ==
          Decision::created);
    CHECK(world.push_one(world.door, stamped(plan("p4", named<PlanId>("p3")), world.door.id, 1))
              .message_key == "refused.not_allowed");
}

TEST_CASE("What is said about an erased person arrives as a tombstone") {
    HubWorld world;
    world.push_one(world.desk,
                   stamped(domain::make_fact(domain::PersonErased{person(1)}), world.desk.id, 1));
    auto const late =
        stamped(domain::make_fact(domain::PersonSet{person(1), R"({"phone":"06 1111 1111"})"}),
                world.door.id, 1);
    CHECK(world.push_one(world.door, late).decision == Decision::created);
    CHECK(
        world.push_one(world.door, stamped(booking("m", person(1), k_table_1, 0), world.door.id, 2))
            .decision == Decision::created);
    for (auto const& fact : world.server.facts())
        if (storage::is_about(fact, person(1))) CHECK(storage::is_tombstone(fact));
    CHECK_FALSE(world.server.state().people.contains(person(1)));
    CHECK(world.server.state().meets.empty());
    auto const warm = world.server.state();
    world.server.restart(world.folder / "log.db");
    CHECK(world.server.state() == warm);
}

TEST_CASE("A state folded anew after an erasure equals the one that was kept warm") {
    HubWorld world;
    auto const desk = world.desk.id;
    std::vector<Fact> facts{
        check_in(1),
        booking("m1", person(1), k_table_1, 0),
        booking("m2", person(2), k_table_2, 0),
        domain::make_fact(domain::HelpAsked{person(1), "consent", "ar"}),
        domain::make_fact(domain::VerdictGiven{
            named<MeetId>("m1"), {}, domain::Side::candidate, domain::Answer::yes, ""}),
        domain::make_fact(domain::PersonErased{person(1)})};
    for (std::int64_t i = 0; auto const& fact : facts)
        world.push_one(world.desk, stamped(fact, desk, ++i));
    auto const warm = world.server.state();
    CHECK(warm.help.empty());
    world.server.restart(world.folder / "log.db");
    CHECK(world.server.state() == warm);
}

TEST_CASE("Facts of another device or event and too many facts are turned away whole") {
    HubWorld world;
    auto const foreign = stamped(check_in(1), world.door.id, 1);
    CHECK(world.server.hub().push(world.desk, {{foreign}}).error().message_key ==
          "error.fact_of_other_device");
    auto elsewhere = stamped(check_in(1), world.desk.id, 1);
    elsewhere.event = named<EventId>("elsewhere");
    CHECK(world.server.hub().push(world.desk, {{elsewhere}}).error().message_key ==
          "error.fact_of_other_device");
    PushRequest many;
    for (std::int64_t i = 1; i <= 201; ++i)
        many.facts.push_back(stamped(check_in(1), world.desk.id, i));
    CHECK(world.server.hub().push(world.desk, many).error().message_key == "error.too_many_facts");
    CHECK(world.server.facts().size() == 9);
}

TEST_CASE("A number that already stood for another fact is refused and told") {
    HubWorld world;
    world.push_one(world.desk, stamped(check_in(1), world.desk.id, 1));
    auto other = check_in(2);
    other.id = named<FactId>("other");
    auto const again = stamped(other, world.desk.id, 1);
    CHECK(world.push_one(world.desk, again).message_key == "refused.sequence_reused");
    CHECK(world.push_one(world.desk, again).message_key == "refused.sequence_reused");
    CHECK(world.server.state().refused.contains(other.id));
    CHECK(world.server.facts().size() == 11);
}

TEST_CASE("Pages follow each other without holes and say what was decided by their end") {
    HubWorld world;
    auto const desk = world.desk.id;
    world.push_one(world.desk, stamped(booking("m1", person(1), k_table_1, 0), desk, 1));
    world.push_one(world.desk, stamped(booking("m2", person(2), k_table_1, 0), desk, 2));
    world.push_one(world.desk, stamped(check_in(1), desk, 3));

    auto& hub = world.server.hub();
    auto const first = *hub.pull(world.desk, {"", 0, 9});
    CHECK(first.facts.size() == 9);
    CHECK(first.more);
    CHECK(first.decided_up_to == 0);
    auto const second = *hub.pull(world.desk, {first.epoch, first.next, 1});
    CHECK(second.facts.front().type == domain::fact_type::meet_booked);
    CHECK(second.decided_up_to == 1);
    // The refused second one is decided where the note about it stands.
    auto const note = *hub.pull(world.desk, {first.epoch, second.next, 1});
    CHECK(note.facts.front().type == domain::fact_type::fact_refused);
    CHECK(note.decided_up_to == 2);
    auto const third = *hub.pull(world.desk, {first.epoch, note.next, 100});
    CHECK(third.decided_up_to == 3);
    CHECK_FALSE(third.more);
    CHECK(hub.pull(world.desk, {first.epoch, third.next, 100})->facts.empty());
    CHECK(hub.pull(world.door, {"", 0, 100})->decided_up_to == 0);
}

TEST_CASE("A waiter is called once, when there is news and not before") {
    HubWorld world;
    auto& hub = world.server.hub();
    int called = 0;
    auto const count = [&] { ++called; };
    hub.on_news(k_event, 3, count);
    CHECK(called == 1);
    hub.on_news(k_event, 9, count);
    auto const forgotten = hub.on_news(k_event, 9, count);
    hub.forget(k_event, forgotten);
    CHECK(called == 1);
    world.push_one(world.desk, stamped(check_in(1), world.desk.id, 1));
    CHECK(called == 2);
    world.push_one(world.desk, stamped(check_in(2), world.desk.id, 2));
    CHECK(called == 2);
}

TEST_CASE("A group of pushes is decided in order, each on what the ones before it left") {
    HubWorld world;
    std::vector<Push> const group{
        {world.desk, {{stamped(booking("m1", person(1), k_table_1, 0), world.desk.id, 1)}}},
        {world.door, {{stamped(check_in(1), world.desk.id, 1)}}},
        {world.door, {{stamped(booking("m2", person(2), k_table_1, 0), world.door.id, 1)}}}};
    auto const results = world.server.hub().push_group(group);
    CHECK(results[0]->answers[0].decision == Decision::created);
    CHECK(results[1].error().message_key == "error.fact_of_other_device");
    CHECK(results[2]->answers[0].decision == Decision::refused);
}

TEST_CASE("A disk that is full is an error, and what was decided in vain is forgotten") {
    HubWorld world;
    auto& database = world.server.log().database();
    database.execute("PRAGMA max_page_count = 1");
    PushRequest many;
    for (std::int64_t i = 1; i <= 200; ++i)
        many.facts.push_back(stamped(check_in(1), world.desk.id, i));
    auto const full = world.server.hub().push(world.desk, many);
    REQUIRE_FALSE(full.ok());
    CHECK(full.error().message_key == "error.disk_full");
    CHECK_FALSE(world.server.state().people.at(person(1)).checked_in);
    database.execute("PRAGMA max_page_count = 100000");
    CHECK(world.server.hub().push(world.desk, many)->answers.size() == 200);
}

TEST_CASE("The server's own facts are numbered without gaps and never doubled") {
    HubWorld world;
    auto note = registered(person(9), "Nine");
    note.id = named<FactId>("import row 9");
    CHECK(world.server.hub().append_own(k_event, {note}, "import")->front().decision ==
          Decision::created);
    CHECK(world.server.hub().append_own(k_event, {note}, "import")->front().decision ==
          Decision::exists);
    auto const facts = world.server.facts();
    CHECK(facts.size() == 10);
    CHECK(facts.back().actor == "import");
    CHECK(facts[8].device == facts[7].device);
    CHECK(facts[8].device_sequence == facts[7].device_sequence + 1);
}

TEST_CASE("A device that knows no epoch and asks beyond the end is reset and changes nothing") {
    HubWorld world;
    auto& hub = world.server.hub();
    auto const before = *hub.pull(world.desk, {"", 0, 100});
    auto const read = *hub.pull(world.door, {"", 0, 100});
    auto const beyond = *hub.pull(world.desk, {"", before.next + 1, 100});
    CHECK(beyond.reset);
    CHECK(beyond.epoch == before.epoch);
    CHECK(beyond.facts.empty());
    CHECK(beyond.next == 0);
    CHECK_FALSE(beyond.more);
    // The others read on in the same epoch.
    auto const after = *hub.pull(world.door, {read.epoch, before.next, 100});
    CHECK_FALSE(after.reset);
    CHECK(after.epoch == read.epoch);
}

TEST_CASE("A device that read beyond the end in this very epoch makes everybody begin anew") {
    HubWorld world;
    auto& hub = world.server.hub();
    auto const before = *hub.pull(world.desk, {"", 0, 100});
    auto const lost = *hub.pull(world.desk, {before.epoch, before.next + 1, 100});
    CHECK(lost.reset);
    CHECK(lost.epoch != before.epoch);
    auto const other = *hub.pull(world.door, {"", before.next, 100});
    CHECK(other.epoch.starts_with(lost.epoch.substr(0, lost.epoch.find('.') + 1)));
    CHECK(hub.pull(world.desk, {before.epoch, before.next, 100})->reset);
    CHECK(hub.pull(world.desk, {lost.epoch, 0, 100})->next == before.next);
}

TEST_CASE("A log with a hole at its end is called damaged instead of being asked for ever") {
    HubWorld world;
    auto& hub = world.server.hub();
    auto const all = *hub.pull(world.desk, {"", 0, 100});
    world.server.log().database().execute("DELETE FROM fact WHERE cursor > 5");
    auto const rest = hub.pull(world.desk, {all.epoch, 5, 100});
    REQUIRE_FALSE(rest.ok());
    CHECK(rest.error().message_key == "error.database_damaged");
}

TEST_CASE("Nobody sits in the seat of who was erased, for whoever reads of it page by page") {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server(folder / "log.db", clock);
    auto const say = [&](std::vector<Fact> facts) {
        REQUIRE(server.hub().append_own(k_event, std::move(facts), "host").ok());
    };
    say(sample_event());
    say({booking("first", person(1), k_table_1, 2), booking("moves", person(2), k_table_2, 3)});
    TestKiosk kiosk(folder / "k.db", server.pair(), clock, 1);
    settle(server, kiosk);
    domain::PlannedMeet elsewhere{
        named<MeetId>("moves"), person(2), k_baker, k_offer, k_table_2, 4, {}};
    say({domain::make_fact(domain::MeetCancelled{named<MeetId>("first"), person(1), {}}),
         domain::make_fact(domain::MeetMoved{elsewhere, false}),
         booking("second", person(3), k_table_1, 2), booking("third", person(4), k_table_2, 3),
         domain::make_fact(domain::PersonErased{person(1)}),
         domain::make_fact(domain::PersonErased{person(2)})});
    server.most_facts_in_page = 1;
    std::size_t seen = 0;
    while (exchange(server, kiosk)) {
        ++seen;
        for (int round : {2, 3}) {
            auto const& meets = kiosk.local.view().meets;
            CHECK(std::ranges::count_if(meets, [&](auto const& entry) {
                      return entry.second.planned.round == round &&
                             entry.second.status == domain::MeetStatus::planned;
                  }) <= 1);
        }
    }
    CHECK(seen >= 6);
    CHECK(kiosk.local.view() == server.state());
}

TEST_CASE("A device that says again that the log lost its end makes nobody else begin anew") {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server(folder / "log.db", clock);
    REQUIRE(server.hub().append_own(k_event, sample_event(), "host").ok());
    auto const liar = server.pair();
    std::set<std::string> epochs;
    for (int i = 0; i < 5; ++i) {
        auto const epoch = server.log().head(k_event)->epoch + ".host";
        auto const page = server.hub().pull(liar, {epoch, 1'000, 500});
        REQUIRE(page.ok());
        CHECK(page->reset);
        epochs.insert(server.log().head(k_event)->epoch);
    }
    CHECK(epochs.size() == 1);
}
