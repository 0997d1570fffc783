// SPDX-License-Identifier: EUPL-1.2
#include "sync/venue_messages.h"

#include "support/sample_event.h"
#include "sync/limits.h"
#include "sync/protocol.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

DeviceId const k_speaker = named<DeviceId>("speaker");

storage::KnownDevice known_device() {
    storage::Device const device{k_speaker, {},       storage::Role::reception, 'B', "Door",
                                 true,      Moment{5}};
    storage::KnownDevice known{device, std::string(64, 'a'), std::string(64, 'b')};
    known.open_orders.push_back({k_speaker, 7, "name", "Balie \"1\"", Moment{9}, {}});
    known.device.open_order = 7;
    return known;
}

}  // namespace

TEST_CASE("What a venue server says and hears comes out of a page as it went in") {
    PullPage page;
    page.epoch = "abc";
    auto const fact = stamped(registered(person(1), "ሰላም \\\"quoted\\\""), k_speaker, 1);
    page.hall = HallNews{"h1", 7, {fact, fact}, {named<FactId>("a"), named<FactId>("b")}};
    page.venue = VenueNews{{{k_speaker, 3, named<FactId>("c"), 9, R"({"x":"é"})"}},
                           std::vector{known_device()}};
    auto const read = decode_pull_page(encode(page));
    REQUIRE(read.ok());
    CHECK(read->hall == page.hall);
    REQUIRE(read->venue);
    REQUIRE(read->venue->answers.size() == 1);
    CHECK(read->venue->answers.front().device == k_speaker);
    CHECK(read->venue->answers.front().device_sequence == 3);
    CHECK(read->venue->answers.front().fact == named<FactId>("c"));
    CHECK(read->venue->answers.front().at == 9);
    CHECK(read->venue->answers.front().answer == R"({"x":"é"})");
    CHECK(read->venue->devices == page.venue->devices);

    page.hall->facts.clear();
    page.venue->devices.reset();
    auto const empty = decode_pull_page(encode(page));
    REQUIRE(empty.ok());
    CHECK(empty->hall == page.hall);
    CHECK_FALSE(empty->venue->devices);
    CHECK_FALSE(decode_pull_page(encode(PullPage{}))->hall);
}

TEST_CASE("Parts of a page in another form are refused by their member") {
    auto const detail = [](std::string const& hall) {
        return decode_hall_news(hall).error().detail;
    };
    CHECK(detail("[]") == "hall.epoch");
    CHECK(detail(R"({"epoch":"","next":1,"gone":[],"facts":[]})") == "hall.epoch");
    CHECK(detail(R"({"epoch":"a","next":-1,"gone":[],"facts":[]})") == "hall.next");
    CHECK(detail(R"({"epoch":"a","next":1,"gone":["x"],"facts":[]})") == "hall.gone");
    CHECK(detail(R"({"epoch":"a","next":1,"gone":[]})") == "hall.facts");
    CHECK_FALSE(decode_hall_news(R"({"epoch":"a","next":1,"gone":[],"facts":[{}]})").ok());

    CHECK_FALSE(decode_venue_news("3").ok());
    CHECK_FALSE(decode_venue_news("{}").ok());
    CHECK_FALSE(decode_venue_news(R"({"answers":[3]})").ok());
    CHECK_FALSE(decode_venue_news(R"({"answers":[{"device_sequence":0}]})").ok());
    CHECK_FALSE(decode_venue_news(R"({"answers":[],"devices":{}})").ok());
    CHECK_FALSE(decode_venue_news(R"({"answers":[],"devices":[{"role":"king"}]})").ok());
}

TEST_CASE("The mark of a list of devices changes with every device") {
    auto known = known_device();
    auto const mark = mark_of({known});
    CHECK(mark == mark_of({known}));
    CHECK(mark != mark_of({}));
    known.device.revoked = false;
    CHECK(mark != mark_of({known}));
    known = known_device();
    known.token_hash.back() = 'b';
    CHECK(mark != mark_of({known}));
}

TEST_CASE("What devices of a hall answered comes over whole, and other forms do not") {
    std::vector<AnsweredAtHall> answered{{named<DeviceId>("a"), {3, ""}},
                                         {named<DeviceId>("b"), {7, "console.order_unknown"}}};
    CHECK(read_answered(answered_text(answered)) == answered);
    CHECK(read_answered("")->empty());
    auto const id = to_string(answered.front().device);
    for (auto const& text : {id, id + ":", id + ":1", id + ":x:", id + ":0:", id + ":1:Fault",
                             std::string("nobody:1:"), id + ":1:,x"}) {
        INFO(text);
        CHECK_FALSE(read_answered(text));
    }
    answered.resize(k_most_answered_at_hall + 1, answered.front());
    CHECK(read_answered(answered_text(answered))->size() == k_most_answered_at_hall);
    CHECK_FALSE(read_answered(answered_text(answered) + "," + answered_text({answered.front()})));
}
