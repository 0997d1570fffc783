// SPDX-License-Identifier: EUPL-1.2
// A kiosk that its server does not know any more, over real sockets.
#include "platform/sync_client.h"
#include "server/server_for_test.h"
#include "support/key_for_test.h"

#include <condition_variable>

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

// A kiosk without a screen, on a disk that stays.
struct SpeakingKiosk {
    TempFolder folder;
    platform::RealClock clock;
    std::mutex mutex;
    std::condition_variable changed;
    bool woken = false;
    std::unique_ptr<platform::SyncClient> client;
    sync::SyncStatus status;
    std::size_t said = 0;
    std::size_t saved = 0;

    std::filesystem::path store() const { return folder / "kiosk.sqlite"; }
    void start(sync::Pairing const& pairing) {
        platform::StoredEvent stored;
        platform::SyncOptions options{store(), pairing, {}, k_unlock};
        options.wake = [this] {
            std::scoped_lock const lock(mutex);
            woken = true;
            changed.notify_one();
        };
        auto opened = platform::SyncClient::open(std::move(options), clock, stored);
        REQUIRE(opened.ok());
        client = std::move(*opened);
        status = {};
    }
    void check_in(int who) {
        ++said;
        client->append({domain::make_fact(
            domain::CheckIn{person(who), {}, "A-0" + std::to_string(who), "name"})});
    }
    // Until it is as wanted; false after ten seconds in which nothing happens.
    template <class Wanted>
    bool hears(Wanted wanted) {
        for (;;) {
            for (auto const& event : client->take_events()) {
                if (auto const* told = std::get_if<sync::SyncStatus>(&event)) status = *told;
                if (auto const* kept = std::get_if<sync::Saved>(&event))
                    saved += kept->facts.size();
            }
            if (wanted()) return true;
            std::unique_lock lock(mutex);
            if (!changed.wait_for(lock, std::chrono::seconds{10}, [&] { return woken; }))
                return false;
            woken = false;
        }
    }
    bool delivers_all() {
        return hears([this] { return saved == said && status.online && status.pending == 0; });
    }
};

sync::Pairing paired_by_code(ServerForTest& world, storage::FormerSelf former) {
    auto const offered = world.server().folder().devices().offer_pairing(
        {k_event, storage::Role::host, "Desk", {}, {}}, platform::RealClock{}.now());
    REQUIRE(offered.ok());
    auto const body = sync::encode(sync::PairRequest{offered->code, std::move(former)});
    auto client = world.client();
    auto const reply = client.ask(head_of("POST", "/v1/pair", "") + "Content-Length: " +
                                  std::to_string(body.size()) + "\r\n\r\n" + body);
    REQUIRE(reply.status == 200);
    auto pairing = sync::decode_pairing(reply.body);
    REQUIRE(pairing.ok());
    return std::move(*pairing);
}

}  // namespace

TEST_CASE("a server that lost all of a kiosk but the event is given everything it ever said") {
    SpeakingKiosk kiosk;
    sync::Pairing first;
    {
        TempFolder const lost;
        ServerForTest world(lost.path());
        world.begin_event();
        first = paired_by_code(world, {});
        kiosk.start(first);
        kiosk.check_in(1);
        CHECK(kiosk.delivers_all());
        kiosk.client.reset();
    }
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    first.url = world.server().url();
    kiosk.start(first);
    kiosk.check_in(2);
    CHECK(kiosk.hears([&] { return kiosk.status.message_key == "sync.unknown_device"; }));
    kiosk.client.reset();

    auto former = platform::former_self(kiosk.store(), k_unlock);
    REQUIRE(former.ok());
    CHECK(former->tokens == std::vector{first.token});
    former->badge_letter = first.badge_letter;
    auto const again = paired_by_code(world, *former);
    CHECK(again.device == first.device);
    CHECK(again.badge_letter == first.badge_letter);
    kiosk.start(again);
    CHECK(kiosk.delivers_all());
    auto const arrived =
        world.server().folder().hub().with_state(k_event, [](domain::State const& state) {
            for (int const who : {1, 2}) CHECK(state.people.at(person(who)).checked_in);
        });
    CHECK(arrived.ok());
}

TEST_CASE("what is no former self is a bad request, and uses no code up") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const offered = world.server().folder().devices().offer_pairing(
        {k_event, storage::Role::host, "Desk", {}, {}}, platform::RealClock{}.now());
    auto client = world.client();
    for (std::string const rest :
         {R"("event":"x")", R"("device":3)", R"("badge_letter":"AB")", R"("tokens":"a")",
          R"("tokens":[1])", R"("tokens":["","","","","","","","","",""])"}) {
        auto const body = R"({"code":")" + offered->code + "\"," + rest + "}";
        auto const reply = client.ask(head_of("POST", "/v1/pair", "") + "Content-Length: " +
                                      std::to_string(body.size()) + "\r\n\r\n" + body);
        CHECK(reply.status == 400);
    }
    CHECK(world.server().folder().devices().list(k_event)->empty());
    CHECK(world.server().folder().devices().redeem(offered->code, {}, {}).ok());
}
