// SPDX-License-Identifier: EUPL-1.2
#include "sync/protocol.h"

#include "support/sample_event.h"
#include "sync/phone_page.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

DeviceId const k_sender = named<DeviceId>("sender");

PushAnswer full_push_answer() {
    domain::PlannedMeet const meet{named<MeetId>("m"), person(1), k_baker, k_offer,
                                   k_table_1,          3,         {}};
    FactAnswer const created{named<FactId>("a"), 1, Decision::created, 7, 7, "", {}, meet};
    FactAnswer const refused{
        named<FactId>("b"), 2, Decision::refused, 0, 7, "refused.meet_table_taken",
        {meet, meet},       {}};
    return {{created, refused}, 3, "abc", Moment{99}};
}

}  // namespace

TEST_CASE("Every message comes out as it went in") {
    auto fact = stamped(registered(person(1), "ሰላም \\\"quoted\\\""), k_sender, 1);
    CHECK(decode_push_request(encode(PushRequest{{fact, fact}}))->facts == std::vector{fact, fact});
    CHECK(decode_push_request(encode(PushRequest{}))->facts.empty());

    auto const answer = full_push_answer();
    auto const read = decode_push_answer(encode(answer));
    REQUIRE(read.ok());
    CHECK(read->answers == answer.answers);
    CHECK(read->missing == answer.missing);
    CHECK(read->epoch == "abc");
    CHECK(read->server_time == Moment{99});

    fact.cursor = 4;
    PullPage const page{{fact}, 5, "abc", 2, true, false, Moment{99}};
    auto const read_page = decode_pull_page(encode(page));
    REQUIRE(read_page.ok());
    CHECK(read_page->facts == page.facts);
    CHECK(read_page->next == 5);
    CHECK(read_page->decided_up_to == 2);
    CHECK(read_page->more);
    CHECK_FALSE(read_page->reset);

    Pairing const pairing{"https://example.org",    "token", k_event, k_sender,
                          storage::Role::reception, 'C',     "Door"};
    CHECK(*decode_pairing(encode(pairing)) == pairing);
    CHECK(phone_page_url(pairing, "key") == "https://example.org/my/key");
    auto at_hall = pairing;
    at_hall.url = "https://laptop.local:8470";
    at_hall.phone_url = "https://example.org";
    at_hall.role = storage::Role::table;
    at_hall.organisation = parse_id<OrganisationId>(to_string(k_event)).value();
    CHECK(*decode_pairing(encode(at_hall)) == at_hall);
    CHECK(phone_page_url(at_hall, "key") == "https://example.org/my/key");
}

TEST_CASE("Phones are sent to no address at which a computer finds itself alone") {
    Pairing pairing;
    CHECK_FALSE(has_phone_page(pairing));
    for (auto const* nowhere : {"http://127.0.0.1:8470", "http://127.1.2.3", "https://localhost",
                                "http://localhost:8470/x", "http://[::1]:8470", "http://0.0.0.0:1",
                                "http://event.localhost", "http://[::]:80"}) {
        CAPTURE(nowhere);
        pairing.url = nowhere;
        pairing.phone_url.clear();
        CHECK_FALSE(has_phone_page(pairing));
        pairing.phone_url = "https://ontmoet.example";
        CHECK(has_phone_page(pairing));
        pairing.url = "https://ontmoet.example";
        pairing.phone_url = nowhere;
        CHECK_FALSE(has_phone_page(pairing));
    }
    for (auto const* somewhere :
         {"http://192.168.1.4:8470", "https://ontmoet.example/", "http://[fd00::1]:8470",
          "https://localhost.example.org", "http://laptop.local"}) {
        CAPTURE(somewhere);
        pairing.url = somewhere;
        pairing.phone_url.clear();
        CHECK(has_phone_page(pairing));
    }
}

TEST_CASE("Messages of the wrong form are told by their member and never crash") {
    for (auto const* text : {"", "{", "[]", "null", "<html>", "3", "{}", R"({"facts":{}})",
                             R"({"facts":[1]})", R"({"facts":[{}]})"}) {
        CAPTURE(text);
        CHECK_FALSE(decode_push_request(text).ok());
        CHECK_FALSE(decode_push_answer(text).ok());
        CHECK_FALSE(decode_pull_page(text).ok());
        CHECK_FALSE(decode_failure(text).ok());
        CHECK_FALSE(decode_pairing(text).ok());
        CHECK_FALSE(decode_fact_answer(text).ok());
    }
    CHECK(decode_pull_page(R"({"facts":[],"next":-1})").error().detail == "next");
    CHECK(decode_push_answer(R"({"answers":[{"fact":"x"}]})").error().detail == "decision");
    CHECK(decode_pairing(R"({"handshake_version":2})").error().detail == "handshake_version");
}

TEST_CASE("Any cut-off message is refused") {
    auto const whole = encode(full_push_answer());
    for (std::size_t i = 0; i < whole.size(); ++i)
        CHECK_FALSE(decode_push_answer(whole.substr(0, i)).ok());
}

TEST_CASE("A page whose facts are out of order or beyond its end is refused") {
    auto fact = stamped(registered(person(1), "A"), k_sender, 1);
    fact.cursor = 4;
    auto earlier = fact;
    earlier.cursor = 3;
    CHECK_FALSE(
        decode_pull_page(encode(PullPage{{fact, earlier}, 9, "e", 0, false, false, {}})).ok());
    CHECK_FALSE(decode_pull_page(encode(PullPage{{fact}, 3, "e", 0, false, false, {}})).ok());
}
