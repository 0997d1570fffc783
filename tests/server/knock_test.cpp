// SPDX-License-Identifier: EUPL-1.2
// A device that nobody invited, and the organiser who lets it in at the console.
#include "sync/knock.h"

#include "server/console_for_test.h"
#include "server/limits.h"
#include "sync/protocol.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using storage::AccountRole;
using storage::KnockState;

namespace {

std::string post_to(std::string_view path, std::string const& body) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
}

struct Door {
    ConsoleForTest console;
    SocketClient client = console.world.client();

    Door() {
        console.add("ada", AccountRole::organiser);
        console.begin_event(k_event);
    }
    sync::Knock knock() {
        auto const reply = client.ask(post_to(sync::k_knocks_path, "{}"));
        REQUIRE(reply.status == 200);
        return sync::decode_knock(reply.body).value();
    }
    KnockState state(std::string const& secret) {
        auto const reply = client.ask(
            post_to(sync::k_knock_state_path, sync::encode(sync::KnockQuestion{secret})));
        REQUIRE(reply.status == 200);
        return sync::decode_knock_answer(reply.body)->state;
    }
    Reply pair(std::string const& code) {
        return client.ask(post_to(sync::k_pair_path, sync::encode(sync::PairRequest{code})));
    }
    static std::string path(std::string const& what = {}) {
        return "events/" + to_string(k_event) + "/devices" + what;
    }
};

nlohmann::json order_for(sync::Knock const& knock) {
    return {{"code", knock.code}, {"name", "Balie 3"}, {"role", "host"}, {"pin", "2468"}};
}

}  // namespace

TEST_CASE("an organiser sees who waits, types the code, and the device is in") {
    Door door;
    auto const knock = door.knock();
    auto ada = door.console.signed_in("ada");
    auto const page = ada.json(Door::path());
    REQUIRE(page["waiting"].size() == 1);
    CHECK(page["waiting"][0]["begins_with"] == knock.code.substr(0, 2));
    // The rest of it stands on the device's screen alone.
    CHECK(page.dump().find(knock.code) == std::string::npos);
    CHECK(door.state(knock.secret) == KnockState::waits);
    CHECK(refusal_of(door.pair(knock.secret)) == "error.unknown_pairing_code");

    REQUIRE(ada.post(Door::path("/let-in"), order_for(knock)).status == 200);
    CHECK(door.state(knock.secret) == KnockState::let_in);
    auto const pairing = sync::decode_pairing(door.pair(knock.secret).body);
    REQUIRE(pairing.ok());
    CHECK(pairing->event == k_event);
    CHECK(pairing->name == "Balie 3");
    CHECK(pairing->host_pin.starts_with("$argon2id$"));
    CHECK(door.state(knock.secret) == KnockState::over);

    auto const after = ada.json(Door::path());
    CHECK(after["waiting"].empty());
    REQUIRE(after["devices"].size() == 1);
    CHECK(after["devices"][0]["role"] == "host");
    REQUIRE(ada.post(Door::path("/revoke"), {{"device", after["devices"][0]["id"]}}).status == 200);
    CHECK(ada.json(Door::path())["devices"][0]["is_revoked"] == true);
}

TEST_CASE("a wrong order lets nobody in and says which part of it is wrong") {
    Door door;
    auto const knock = door.knock();
    auto ada = door.console.signed_in("ada");
    auto const refused = [&](nlohmann::json const& change) {
        auto order = order_for(knock);
        order.update(change);
        auto const reply = ada.post(Door::path("/let-in"), order);
        CHECK(reply.status >= 400);
        return refusal_of(reply);
    };
    CHECK(refused({{"code", "2222-2222"}}) == "error.unknown_pairing_code");
    CHECK(refused({{"role", "venue"}}) == "error.bad_message");
    CHECK(refused({{"role", "king"}}) == "error.bad_message");
    CHECK(refused({{"name", ""}}) == "error.bad_message");
    CHECK(refused({{"name", std::string(101, 'x')}}) == "error.bad_message");
    CHECK(refused({{"pin", "12"}}) == "error.bad_pin");
    CHECK(refused({{"role", "table"}}) == "error.table_needs_organisation");
    CHECK(refused({{"organisation", to_string(named<OrganisationId>("nobody"))}}) ==
          "error.unknown_organisation");
    CHECK(door.state(knock.secret) == KnockState::waits);
    CHECK(ada.json(Door::path())["devices"].empty());
}

TEST_CASE("who guesses at the code of a device that waits is told to wait, others are not") {
    Door door;
    auto const knock = door.knock();
    door.console.add("eva", AccountRole::organiser);
    auto ada = door.console.signed_in("ada");
    auto eva = door.console.signed_in("eva");
    auto wrong = order_for(knock);
    wrong["code"] = "2222-2222";
    for (int i = 0; i < server::k_wrong_codes_per_minute; ++i)
        CHECK(refusal_of(ada.post(Door::path("/let-in"), wrong)) == "error.unknown_pairing_code");
    CHECK(refusal_of(ada.post(Door::path("/let-in"), wrong)) == "error.too_many_attempts");
    // The right one too: whoever guesses learns nothing.
    CHECK(refusal_of(ada.post(Door::path("/let-in"), order_for(knock))) ==
          "error.too_many_attempts");
    CHECK(door.state(knock.secret) == KnockState::waits);
    CHECK(eva.post(Door::path("/let-in"), order_for(knock)).status == 200);
    CHECK(door.state(knock.secret) == KnockState::let_in);
}

TEST_CASE("who may not change events sees no device that waits and lets none in") {
    Door door;
    auto const knock = door.knock();
    door.console.add("guest", AccountRole::viewer);
    door.console.add("other", AccountRole::organiser, k_elsewhere);
    for (auto const* login : {"guest", "other"}) {
        auto visitor = door.console.signed_in(login);
        CHECK(visitor.get(Door::path()).status >= 403);
        CHECK(visitor.post(Door::path("/let-in"), order_for(knock)).status >= 403);
    }
    Visitor stranger(door.console.world);
    CHECK(stranger.get(Door::path()).status == 401);
    CHECK(door.state(knock.secret) == KnockState::waits);
}

TEST_CASE("who knocks too often is told to wait, and nobody else's code is lost") {
    Door door;
    auto const knock = door.knock();
    int limited = 0;
    for (int i = 0; i < 2 * server::k_pairing_tries_per_minute; ++i)
        if (door.client.ask(post_to(sync::k_knocks_path, "{}")).status == 429) ++limited;
    CHECK(limited > 0);
    CHECK(door.state(knock.secret) == KnockState::waits);
    CHECK(door.client.ask(post_to(sync::k_knock_state_path, "no json")).status == 400);
    CHECK(door.client.ask(post_to(sync::k_knock_state_path, "{}")).status == 400);
}
