// SPDX-License-Identifier: EUPL-1.2
#include "storage/tombstone.h"
#include "support/venue_world.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;
using storage::Role;

namespace {

// Where a kiosk finds its server.
enum class At { venue, centre, nothing };

struct Hall {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer centre{folder / "centre.db", clock};
    storage::Device laptop = centre.pair(Role::venue);
    TestKiosk a{folder / "a.db", centre.pair(), clock, 1};
    TestKiosk b{folder / "b.db", centre.pair(Role::reception), clock, 2};
    std::unique_ptr<TestVenue> venue =
        std::make_unique<TestVenue>(made("laptop"), laptop, clock, 3);
    bool internet = true;
    At a_at = At::venue;
    At b_at = At::venue;

    Hall() {
        REQUIRE(centre.hub().append_own(k_event, sample_event(), "organiser").ok());
        run();
    }
    std::filesystem::path made(std::string const& name) {
        std::filesystem::create_directories(folder / name);
        return folder / name;
    }
    void visit(TestKiosk& kiosk, At at) {
        if (at == At::venue) exchange(*venue, kiosk);
        if (at == At::centre) exchange(centre, kiosk);
        if (at == At::nothing) leave_alone(*kiosk.engine);
        kiosk.take_events();
    }
    // A minute or so in which everybody asks whenever they want to.
    void run() {
        for (int i = 0; i < 40; ++i) {
            if (internet)
                exchange(centre, *venue);
            else
                leave_alone(*venue->engine);
            venue->take_events();
            visit(a, a_at);
            visit(b, b_at);
            clock.advance(Duration{1'500});
        }
        CHECK(venue->failures.empty());
        CHECK(a.failures.empty());
        CHECK(b.failures.empty());
    }
    void cut() {
        internet = false;
        run();
    }
    void restore() {
        internet = true;
        run();
    }
    void check_all_agree() {
        auto const state = centre.state();
        for (auto const* kiosk : {&a, &b}) {
            CHECK(kiosk->local.pending().empty());
            CHECK(kiosk->local.hall().empty());
            CHECK(kiosk->store->checkpoint()->cursor == centre.log().head(k_event)->newest);
        }
        CHECK(a.local.view() == state);
        CHECK(venue->hall().waiting() == 0);
    }
    std::ptrdiff_t times_on_centre(FactId id) {
        auto const facts = centre.facts();
        return std::ranges::count(facts, id, &Fact::id);
    }
};

Fact at_the_door(int who) {
    return domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"});
}
bool is_in(TestKiosk const& kiosk, int who) {
    return kiosk.local.view().people.at(person(who)).checked_in;
}

}  // namespace

TEST_CASE("With internet everything flows through the hall to the centre and back") {
    Hall hall;
    CHECK(hall.a.local.view().people.size() == 4);
    auto const fact = hall.a.say(at_the_door(1));
    hall.run();
    CHECK(hall.times_on_centre(fact.id) == 1);
    CHECK(is_in(hall.b, 1));
    hall.check_all_agree();
}

TEST_CASE("Without internet kiosks hear each other through the hall, and nothing is final") {
    Hall hall;
    hall.cut();
    auto const fact = hall.a.say(at_the_door(1));
    hall.run();
    CHECK(is_in(hall.b, 1));
    CHECK_FALSE(hall.b.local.confirmed().people.at(person(1)).checked_in);
    CHECK(hall.a.local.pending() == std::vector{fact});
    CHECK(hall.a.status.online);
    CHECK(hall.venue->hall().waiting() == 1);
    CHECK_FALSE(hall.venue->status.online);

    hall.restore();
    CHECK(hall.times_on_centre(fact.id) == 1);
    CHECK(is_in(hall.b, 1));
    CHECK_FALSE(hall.b.local.view().people.at(person(1)).checked_in_again);
    hall.check_all_agree();
}

TEST_CASE("What the hall holds is not sent again until there is an answer") {
    Hall hall;
    hall.cut();
    hall.a.say(at_the_door(1));
    hall.run();
    auto const requests = hall.a.engine->take_requests();
    REQUIRE(requests.size() == 1);
    CHECK(requests.front().channel == Channel::pull);
    CHECK(hall.a.store->to_send(200, 1'000'000)->size() == 1);  // it stays in the outbox
}

TEST_CASE("Of two bookings of one seat the first at the hall wins, here and in the end") {
    Hall hall;
    hall.cut();
    auto const first = hall.a.say(booking("m1", person(1), k_table_1, 0));
    hall.run();
    auto const second = hall.b.say(booking("m2", person(2), k_table_1, 0));
    hall.run();
    for (auto const* kiosk : {&hall.a, &hall.b}) {
        CHECK(kiosk->local.view().meets.contains(named<MeetId>("m1")));
        CHECK_FALSE(kiosk->local.view().meets.contains(named<MeetId>("m2")));
    }
    CHECK(hall.a.local.problems().empty());
    REQUIRE(hall.b.local.problems().size() == 1);
    CHECK_FALSE(hall.b.local.problems().front().decided);

    hall.restore();
    CHECK(hall.times_on_centre(first.id) == 1);
    CHECK(hall.times_on_centre(second.id) == 0);
    REQUIRE(hall.b.local.problems().size() == 1);
    CHECK(hall.b.local.problems().front().decided);
    CHECK(hall.b.local.problems().front().message_key == "refused.meet_table_taken");
    hall.check_all_agree();
}

TEST_CASE("A venue server that is killed goes on with what its disk holds") {
    Hall hall;
    hall.cut();
    hall.a.say(at_the_door(1));
    hall.run();
    hall.a_at = At::nothing;
    hall.venue->crash();
    hall.run();
    CHECK(is_in(hall.b, 1));
    hall.restore();
    CHECK(hall.centre.state().people.at(person(1)).checked_in);
    hall.a_at = At::venue;
    hall.run();
    hall.check_all_agree();
}

TEST_CASE("An empty laptop in the venue server's place loses nothing") {
    Hall hall;
    hall.cut();
    auto const of_a = hall.a.say(at_the_door(1));
    auto const of_b = hall.b.say(at_the_door(2));
    hall.run();
    hall.venue->replace(hall.folder / "second");
    hall.run();
    // It knows no device yet, so that kiosks work on alone.
    CHECK(hall.a.status.message_key == "sync.unknown_device");
    CHECK(is_in(hall.a, 1));
    hall.a.say(at_the_door(3));

    hall.restore();
    hall.restore();
    for (auto const& fact : {of_a, of_b}) CHECK(hall.times_on_centre(fact.id) == 1);
    CHECK(is_in(hall.b, 3));
    hall.check_all_agree();
}

TEST_CASE("A kiosk goes over to the centre, and what the hall held arrives once") {
    Hall hall;
    hall.cut();
    auto const fact = hall.a.say(at_the_door(1));
    auto const other = hall.b.say(at_the_door(2));
    hall.run();
    auto const before = hall.a.store->checkpoint()->epoch;
    hall.a_at = At::centre;
    hall.run();
    CHECK(hall.times_on_centre(fact.id) == 1);
    CHECK(hall.times_on_centre(other.id) == 0);
    CHECK(hall.a.local.hall().empty());
    CHECK(hall.a.store->checkpoint()->epoch == before);

    // Ahead of the venue server, it comes back: what it knows to be decided counts once.
    hall.a_at = At::venue;
    hall.run();
    CHECK(is_in(hall.a, 2));
    CHECK_FALSE(hall.a.local.view().people.at(person(1)).checked_in_again);
    auto const late = hall.a.say(at_the_door(3));
    hall.run();
    CHECK(is_in(hall.b, 3));

    hall.restore();
    for (auto const& said : {fact, other, late}) CHECK(hall.times_on_centre(said.id) == 1);
    hall.check_all_agree();
}

TEST_CASE("A centre that lost its end is given everything again through the hall") {
    Hall hall;
    REQUIRE(hall.centre.log().backup(hall.folder / "backup.db").ok());
    auto const decided = hall.a.say(at_the_door(1));
    hall.run();
    hall.cut();
    auto const held = hall.b.say(at_the_door(2));
    hall.run();
    hall.centre.restart(hall.folder / "backup.db");
    hall.restore();
    hall.restore();
    CHECK(hall.times_on_centre(decided.id) == 1);
    CHECK(hall.times_on_centre(held.id) == 1);
    hall.check_all_agree();
}

TEST_CASE("An erasure passes through the hall, and takes what the hall holds with it") {
    Hall hall;
    hall.cut();
    auto const note =
        hall.a.say(domain::make_fact(domain::PersonSet{person(1), R"({"hours":12})"}));
    hall.run();
    REQUIRE(
        hall.centre.hub()
            .append_own(k_event, {domain::make_fact(domain::PersonErased{person(1)})}, "organiser")
            .ok());
    hall.b.say(domain::make_fact(domain::PersonSet{person(1), R"({"hours":13})"}));
    hall.restore();
    CHECK_FALSE(hall.a.local.view().people.contains(person(1)));
    for (auto const& fact : hall.centre.facts())
        if (storage::is_about(fact, person(1))) CHECK(storage::is_tombstone(fact));
    auto const copy = hall.venue->copy().read(k_event, 0, 1'000);
    for (auto const& fact : *copy)
        if (storage::is_about(fact, person(1))) CHECK(storage::is_tombstone(fact));
    CHECK(hall.times_on_centre(note.id) == 1);
    hall.check_all_agree();
}

TEST_CASE("A revoked venue server forgets everything; its kiosks do not") {
    Hall hall;
    hall.cut();
    hall.a.say(at_the_door(1));
    hall.run();
    REQUIRE(hall.centre.log().devices().revoke(k_event, hall.laptop.id).ok());
    hall.restore();
    CHECK(hall.venue->revoked);
    CHECK(hall.venue->hall().waiting() == 0);
    CHECK(hall.venue->copy().read(k_event, 0, 10)->empty());
    CHECK(hall.venue->copy().devices().list(k_event)->empty());
    CHECK_FALSE(hall.a.revoked);
    CHECK(is_in(hall.a, 1));

    hall.a_at = At::centre;
    hall.run();
    CHECK(hall.centre.state().people.at(person(1)).checked_in);
}

TEST_CASE("A revoked kiosk is turned away by the hall, also without internet") {
    Hall hall;
    REQUIRE(hall.centre.log().devices().revoke(k_event, hall.a.device.id).ok());
    hall.a_at = At::nothing;
    hall.run();
    hall.internet = false;
    hall.a_at = At::venue;
    hall.run();
    CHECK(hall.a.revoked);
}

TEST_CASE("What a revoked kiosk said last is decided, though nobody has what it said before") {
    Hall hall;
    REQUIRE(hall.centre.log().backup(hall.folder / "backup.db").ok());
    auto const gone = hall.b.say(at_the_door(1));
    hall.run();
    hall.cut();
    auto const held = hall.b.say(at_the_door(2));
    hall.run();
    hall.b_at = At::nothing;
    hall.centre.restart(hall.folder / "backup.db");
    REQUIRE(hall.centre.log().devices().revoke(k_event, hall.b.device.id).ok());
    hall.restore();
    hall.restore();
    CHECK(hall.times_on_centre(gone.id) == 0);
    CHECK(hall.times_on_centre(held.id) == 1);
    CHECK(hall.venue->hall().waiting() == 0);
    CHECK(hall.a.local.hall().empty());
}

TEST_CASE("A copy that the centre's pages do not continue is begun anew") {
    Hall hall;
    auto const fact = hall.a.say(at_the_door(1));
    hall.b_at = At::nothing;
    exchange(*hall.venue, hall.a);
    exchange(hall.centre, *hall.venue);
    for (auto const& request : hall.venue->engine->take_requests()) {
        auto response = hall.centre.handle(hall.laptop, request, false);
        if (request.channel == Channel::pull) {
            auto page = decode_pull_page(response.body);
            REQUIRE(page.ok());
            storage::StoredAnswer later;
            later.device = hall.b.device.id;
            later.device_sequence = 7;
            later.fact = fact.id;
            page->venue->answers.push_back(later);
            response.body = encode(*page);
        }
        hall.venue->engine->answer(request.channel, response);
    }
    hall.venue->take_events();
    REQUIRE(hall.venue->failures.size() == 1);
    CHECK(hall.venue->failures.front().message_key == "error.bad_message");
    CHECK(hall.venue->copy().read(k_event, 0, 10)->empty());
    hall.venue->failures.clear();
    hall.b_at = At::venue;
    hall.run();
    hall.check_all_agree();
}

TEST_CASE("What a device may not say is shown to nobody at the hall and refused by the centre") {
    Hall hall;
    hall.cut();
    auto const fact =
        hall.b.say(domain::make_fact(domain::TableSet{k_table_1, R"({"number":"99"})"}));
    hall.run();
    CHECK(hall.a.local.hall().empty());
    CHECK(hall.venue->hall().waiting() == 1);
    hall.restore();
    CHECK(hall.times_on_centre(fact.id) == 0);
    REQUIRE(hall.b.local.problems().size() == 1);
    CHECK(hall.b.local.problems().front().message_key == "refused.not_allowed");
    hall.check_all_agree();
}

TEST_CASE("A device added at the centre is known at the hall, with internet") {
    Hall hall;
    TestKiosk third{hall.folder / "c.db", hall.centre.pair(), hall.clock, 9};
    exchange(*hall.venue, third);
    CHECK(third.status.message_key == "sync.unknown_device");
    hall.run();
    third.engine->retry_now();
    exchange(*hall.venue, third);
    third.take_events();
    CHECK(third.status.online);
}

TEST_CASE("A server that is no central one is not copied") {
    Hall hall;
    auto const epoch = hall.venue->copy().head(k_event)->epoch;
    for (auto const& request : hall.venue->engine->take_requests())
        hall.venue->engine->answer(request.channel,
                                   hall.centre.handle(hall.a.device, request, false));
    hall.venue->take_events();
    CHECK(hall.venue->status.message_key == "sync.not_central");
    CHECK(hall.venue->copy().head(k_event)->epoch == epoch);
    hall.venue->failures.clear();
}
