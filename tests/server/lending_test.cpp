// SPDX-License-Identifier: EUPL-1.2
// Leases over real HTTP: who asks for news is lent tables, and nobody else books there.
#include "sync/lending.h"

#include "server/server_for_test.h"
#include "sync/presence.h"

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

// Tomorrow's event, whose plan leaves every table free.
struct LendingServer {
    TempFolder data;
    ServerForTest world{data.path()};
    storage::NewDevice desk = pair(storage::Role::reception);
    storage::NewDevice host = pair(storage::Role::host);

    LendingServer() {
        world.begin_event();
        auto const tomorrow = platform::RealClock{}.now() + Duration{86'400'000};
        say(domain::EventSet{"{\"starts_at\":" + std::to_string(tomorrow.ms) + "}"});
        say(domain::PlanPublished{named<PlanId>("p"), {}, {}, 0, true, {}});
    }
    storage::NewDevice pair(storage::Role role) { return world.pair(role); }
    template <class Body>
    void say(Body const& body) {
        REQUIRE(world.server()
                    .folder()
                    .hub()
                    .append_own(k_event, {domain::make_fact(body)}, "organiser")
                    .ok());
    }
    sync::PullPage poll(SocketClient& client, storage::NewDevice const& device,
                        domain::Cursor after) {
        auto const reply =
            client.ask(get_request("?wait=25&after=" + std::to_string(after), device.token));
        REQUIRE(reply.status == 200);
        auto page = sync::decode_pull_page(reply.body);
        REQUIRE(page.ok());
        return std::move(*page);
    }
    // Asks for news until the server says who is lent what.
    std::vector<domain::Lease> lent(storage::NewDevice const& device) {
        auto client = world.client();
        for (auto after = world.newest();;) {
            auto const page = poll(client, device, after);
            for (auto const& fact : page.facts)
                if (auto const given = domain::read_body<domain::LeaseGiven>(fact); given.ok())
                    return given->leases;
            after = page.next;
        }
    }
};

}  // namespace

TEST_CASE("a desk that asks for news hears what it was lent, and nobody else books there") {
    LendingServer server;
    auto const leases = server.lent(server.desk);
    REQUIRE(leases.size() == 2);
    auto const& lease = leases.front();
    CHECK(lease.device == server.desk.device.id);
    auto client = server.world.client();
    auto const book = [&](storage::NewDevice const& device, std::string const& meet, int who) {
        auto const reply = client.ask(post_request(
            device.token,
            push_body(device.device, {booking(meet, person(who), lease.table, lease.round)})));
        auto answer = sync::decode_push_answer(reply.body);
        REQUIRE(answer.ok());
        REQUIRE(answer->answers.size() == 1);
        return answer->answers.front();
    };
    auto const refused = book(server.host, "his", 1);
    CHECK(refused.message_key == "refused.meet_table_leased");
    CHECK(refused.decision == sync::Decision::refused);
    CHECK(book(server.desk, "hers", 2).decision == sync::Decision::created);
}

TEST_CASE("a revoked desk's leases end at once, and another is lent its tables") {
    LendingServer server;
    CHECK(server.lent(server.desk).size() == 2);
    server.say(domain::DeviceRevoked{server.desk.device.id});
    for (auto const& lease : server.lent(server.host)) CHECK(lease.device == server.host.device.id);
}

TEST_CASE("a desk that asks a venue server is heard of at the centre, and lent tables through it") {
    LendingServer centre;
    auto const made = centre.pair(storage::Role::venue);
    TempFolder const hall_data;
    ServerForTest hall(hall_data.path(),
                       sync::make_pairing(made, {centre.world.server().url(), {}}, {}));
    auto client = hall.client();
    auto const request = [&](std::string const& query) {
        return head_of("GET", sync::facts_path(k_event) + query, centre.desk.token) +
               "Ontmoet-Backlog: 3\r\nOntmoet-Offset: -40\r\nOntmoet-Version: 0.9\r\n\r\n";
    };
    // It knows nobody before it has asked the centre for the first time.
    while (!hall.server().folder().devices().find(k_event, centre.desk.device.id).ok())
        std::this_thread::yield();
    CHECK(client.ask(request("?wait=0")).status == 200);
    // Whatever is said, the venue server asks anew, and tells whom it heard.
    centre.say(domain::AnnouncementPosted{{{"en", "The doors are open"}}, {}});
    std::vector<domain::Lease> leases;
    for (domain::Cursor after = 0; leases.empty();) {
        auto const page = sync::decode_pull_page(
            client.ask(request("?wait=25&after=" + std::to_string(after))).body);
        REQUIRE(page.ok());
        for (auto const& fact : page->facts)
            if (auto const given = domain::read_body<domain::LeaseGiven>(fact); given.ok())
                leases = given->leases;
        after = page->next;
    }
    CHECK(leases.front().device == centre.desk.device.id);
    auto host = centre.world.client();
    auto const devices = sync::decode_device_list(
        host.ask(head_of("GET", sync::devices_path(k_event), centre.host.token) + "\r\n").body);
    REQUIRE(devices.ok());
    auto const desk =
        std::ranges::find(devices->devices, centre.desk.device.id, &sync::DeviceStatus::device);
    REQUIRE(desk != devices->devices.end());
    REQUIRE(desk->presence);
    CHECK(*desk->presence == sync::Presence{3, -40, "0.9"});
}
