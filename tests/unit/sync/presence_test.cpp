// SPDX-License-Identifier: EUPL-1.2
#include "sync/presence.h"

#include "support/sync_world.h"
#include "sync/limits.h"

#include <map>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

using Headers = std::map<std::string, std::string, std::less<>>;

std::optional<Presence> read(Headers const& headers) {
    return read_presence([&](std::string_view name) -> std::optional<std::string_view> {
        auto const found = headers.find(name);
        if (found == headers.end()) return std::nullopt;
        return found->second;
    });
}

storage::Device device_named(char const* name) {
    storage::Device device;
    device.id = named<DeviceId>(name);
    device.name = name;
    return device;
}

}  // namespace

TEST_CASE("What a device tells of itself in headers is what the server reads") {
    Health const unwell{"disk,heat", "paper_out", 83, true};
    auto const told = GENERATE_COPY(Presence{34, -47'000, "0.3.0", unwell}, Presence{});
    Headers headers;
    for (auto const& line : header_lines(told)) {
        auto name = line.substr(0, line.find(": "));
        for (auto& letter : name)
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        headers[name] = line.substr(line.find(": ") + 2);
    }
    CHECK(read(headers) == told);
}

TEST_CASE("Headers that make no sense tell nothing, and a strange version is left out") {
    CHECK_FALSE(read({}));
    CHECK_FALSE(read({{"ontmoet-backlog", "3"}}));
    for (auto const* bad : {"", "-1", "many", "3 ", "99999999999999999999"})
        CHECK_FALSE(read({{"ontmoet-backlog", bad}, {"ontmoet-offset", "0"}}));
    CHECK_FALSE(read({{"ontmoet-backlog", "0"}, {"ontmoet-offset", "999999999999999999"}}));
    for (auto const* strange : {"<b>1</b>", "0.3.0\n", "1234567890123456789012345", "é"}) {
        auto const presence =
            read({{"ontmoet-backlog", "0"}, {"ontmoet-offset", "0"}, {"ontmoet-version", strange}});
        REQUIRE(presence);
        CHECK(presence->version.empty());
    }
    for (auto const& strange : {std::string("<b>"), std::string("Disk"), std::string(81, 'a')}) {
        auto const presence = read(
            {{"ontmoet-backlog", "0"}, {"ontmoet-offset", "0"}, {"ontmoet-troubles", strange}});
        REQUIRE(presence);
        CHECK(presence->health == Health{});
    }
    for (auto const* strange : {"-1", "101", "c", "83 %", "83cc"}) {
        auto const presence =
            read({{"ontmoet-backlog", "0"}, {"ontmoet-offset", "0"}, {"ontmoet-battery", strange}});
        REQUIRE(presence);
        CHECK_FALSE(presence->health.battery);
    }
}

TEST_CASE("The list of devices says of each what was heard last, and survives the wire") {
    PresenceBoard board;
    Moment const now{1'800'000'000'000};
    auto well = device_named("well");
    auto old = device_named("old");
    auto quiet = device_named("quiet");
    quiet.last_seen = now - Duration{3'600'000};
    auto gone = device_named("gone");
    gone.revoked = true;
    board.heard(well.id, Presence{2, 300, "0.3.0", {"heat", "ready", 40, false}},
                now - Duration{5'000});
    board.heard(old.id, std::nullopt, now, true);
    auto const list = board.list({well, old, quiet, gone}, now);
    REQUIRE(list.devices.size() == 4);
    CHECK(list.devices[0].presence->backlog == 2);
    CHECK(list.devices[0].last_seen == now - Duration{5'000});
    CHECK(list.devices[1].too_old);
    CHECK_FALSE(list.devices[1].presence);
    CHECK(list.devices[2].last_seen == quiet.last_seen);
    CHECK(list.devices[3].revoked);
    auto const read_back = decode_device_list(encode(list));
    REQUIRE(read_back.ok());
    CHECK(read_back->devices == list.devices);
    CHECK(read_back->server_time == now);
}

TEST_CASE("A list of devices that is none is turned away") {
    for (auto const* bad :
         {"", "[]", "{}", R"({"devices":3})", R"({"devices":[{}]})",
          R"({"devices":[{"device":"0190163d-8694-739b-aea5-966c26f8ad91","role":"king"}]})",
          R"({"devices":[{"device":"0190163d-8694-739b-aea5-966c26f8ad91","role":"host",)"
          R"("backlog":-3}]})"}) {
        INFO(bad);
        CHECK(decode_device_list(bad).error().message_key == "error.bad_message");
    }
}

TEST_CASE("A kiosk tells of itself with each request, and asks for the others while a host looks") {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    TestKiosk kiosk{folder / "kiosk.db", server.pair(), clock, 1};
    auto const asks_for_devices = [&] {
        bool asked = false;
        for (auto const& request : kiosk.engine->take_requests()) {
            asked = asked || request.channel == Channel::devices;
            if (request.channel == Channel::devices) {
                CHECK(request.target == devices_path(k_event));
                DeviceList const list{{{kiosk.device.id, "kiosk"}}, clock.now()};
                kiosk.engine->answer(request.channel, json_response(200, encode(list)));
            } else {
                kiosk.engine->answer(request.channel, {});
            }
        }
        return asked;
    };
    CHECK_FALSE(asks_for_devices());
    kiosk.engine->watch_devices(true);
    CHECK(asks_for_devices());
    int heard = 0;
    for (auto const& event : kiosk.engine->take_events())
        if (auto const* devices = std::get_if<DevicesHeard>(&event)) {
            CHECK(devices->list.devices.size() == 1);
            ++heard;
        }
    CHECK(heard == 1);
    CHECK_FALSE(asks_for_devices());
    clock.advance(k_devices_interval);
    CHECK(asks_for_devices());
    kiosk.engine->watch_devices(false);
    clock.advance(k_devices_interval);
    CHECK_FALSE(asks_for_devices());

    kiosk.say(domain::make_fact(domain::CheckIn{person(1), {}, "A-01", "name"}));
    kiosk.engine->retry_now();
    for (auto const& request : kiosk.engine->take_requests()) {
        CHECK(request.presence.backlog == 1);
        CHECK_FALSE(request.presence.version.empty());
    }
}

TEST_CASE("A device list that does not come says nothing about the network") {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    TestKiosk kiosk{folder / "kiosk.db", server.pair(), clock, 1};
    settle(server, kiosk);
    REQUIRE(kiosk.status.online);
    kiosk.engine->watch_devices(true);
    for (auto const& request : kiosk.engine->take_requests())
        if (request.channel == Channel::devices)
            kiosk.engine->answer(
                request.channel,
                failure_response(404, {ErrorKind::not_found, "error.unknown_route", {}}));
    kiosk.take_events();
    CHECK(kiosk.status.online);
    CHECK(kiosk.engine->next_deadline() > Duration{0});
}

TEST_CASE("What a venue server heard of its devices comes over whole, and other forms do not") {
    std::vector<AtHallNow> heard{
        {named<DeviceId>("a"), {3, -250, "0.3.0~rc1+git"}},
        {named<DeviceId>("b"), {}},
        {named<DeviceId>("c"), {0, 0, "1", {"disk,paper", "paper_out", 7, true}}}};
    CHECK(read_heard(heard_text(heard)) == heard);
    CHECK(read_heard("")->empty());
    auto const id = to_string(heard.front().device);
    for (auto const& text : {id, id + ":1", id + ":x:0:", id + ":-1:0:", id + ":1:0:a b",
                             id + ":1:0:a b:disk::", std::string("nobody:1:0:"), id + ":1:0:,x"})
        CHECK_FALSE(read_heard(text));
    heard.resize(k_most_heard_at_hall + 1, heard.front());
    CHECK(read_heard(heard_text(heard))->size() == k_most_heard_at_hall);
    CHECK_FALSE(read_heard(heard_text(heard) + "," + heard_text({heard.front()})));
}
