// SPDX-License-Identifier: EUPL-1.2
#include "server/console_keys.h"

#include "server/api_keys.h"
#include "server/console_for_test.h"
#include "server/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;
using storage::AccountRole;

namespace {

// Ada administers here, Eve elsewhere; Olaf organises.
struct KeyOffice {
    KeyOffice() {
        console.begin_event(k_event);
        console.add("ada@example.org", AccountRole::administrator, k_here, "Ada");
        console.add("olaf@example.org", AccountRole::organiser, k_here, "Olaf");
        console.add("eve@example.org", AccountRole::administrator, k_elsewhere, "Eve");
        ada.emplace(console.signed_in("ada@example.org"));
    }
    json made(std::string const& name, std::string const& until = {}) {
        auto const reply = ada->post(
            "keys",
            {{"act", "add"}, {"name", name}, {"until", until}, {"scopes", {"read_events"}}});
        INFO(reply.body);
        REQUIRE(reply.status == 200);
        return json::parse(reply.body);
    }
    int ask_by(std::string const& key) {
        Visitor program(console.world);
        return program
            .ask("GET", "/api/v1/organizers/gemeente-voorbeeld/events", {},
                 "Authorization: Token " + key + "\r\n")
            .status;
    }
    void change_settings(std::string const& id, json const& patch) {
        console.change(console.accounts().find(id + "@key").value().value(), [&](auto& account) {
            auto settings = json::parse(account.settings);
            settings.merge_patch(patch);
            account.settings = settings.dump();
        });
    }
    json only_key() { return ada->json("keys")["keys"].at(0); }

    ConsoleForTest console;
    std::optional<Visitor> ada;
};

}  // namespace

TEST_CASE("a key is shown once, lets a program in, and tells when it was used") {
    KeyOffice office;
    auto const key = office.made("scanner at the door");
    CHECK(office.only_key()["last_used"] == 0);
    CHECK(office.only_key()["made_by"] == "Ada");
    CHECK(office.only_key()["state"] == "good");
    CHECK(office.ask_by(key["key"]) == 200);
    CHECK(office.only_key()["last_used"] > 0);
    auto const page = office.ada->get("keys").body;
    CHECK(page.find(key["key"].get<std::string>()) == std::string::npos);
    auto const secret = key["key"].get<std::string>().substr(22);
    CHECK(page.find(secret) == std::string::npos);
}

TEST_CASE("who revoked a key stays on record, and nobody gets in by it") {
    KeyOffice office;
    auto const key = office.made("scanner");
    REQUIRE(office.ada->post("keys", {{"act", "revoke"}, {"id", key["id"]}}).status == 200);
    CHECK(office.ask_by(key["key"]) == 401);
    CHECK(office.only_key()["state"] == "revoked");
    CHECK(office.only_key()["revoked_by"] == "Ada");
    auto const at = office.only_key()["revoked_at"];
    CHECK(at > 0);
    office.console.add("bo@example.org", AccountRole::administrator, k_here, "Bo");
    auto bo = office.console.signed_in("bo@example.org");
    REQUIRE(bo.post("keys", {{"act", "revoke"}, {"id", key["id"]}}).status == 200);
    CHECK(office.only_key()["revoked_by"] == "Ada");
    CHECK(office.only_key()["revoked_at"] == at);
}

TEST_CASE("a key is good to the end of its last day") {
    KeyOffice office;
    auto const key = office.made("for a day", "2099-12-31");
    CHECK(office.only_key()["valid_until"] == 4'102'441'200'000);  // 2100-01-01 in Amsterdam
    CHECK(office.ask_by(key["key"]) == 200);
    office.change_settings(key["id"], {{"valid_until", 1}});
    CHECK(office.ask_by(key["key"]) == 403);
    CHECK(office.only_key()["state"] == "over");
    CHECK(server::end_of_day("2026-10-25") == Moment{1'792'969'200'000});  // has 25 hours
    CHECK_FALSE(server::end_of_day("2026-02-30"));
}

TEST_CASE("keys that make no sense are not made, and another organiser's are not there") {
    KeyOffice office;
    auto const refused = [&](json order) {
        order["act"] = "add";
        return refusal_of(office.ada->post("keys", order));
    };
    CHECK(refused({{"name", "x"}, {"scopes", json::array()}}) == "error.bad_message");
    CHECK(refused({{"name", "x"}, {"scopes", {"everything"}}}) == "error.bad_message");
    CHECK(refused({{"name", ""}, {"scopes", {"check_in"}}}) == "error.bad_message");
    CHECK(refused({{"name", "x"}, {"scopes", {"check_in"}}, {"until", "soon"}}) ==
          "error.bad_message");
    CHECK(refused({{"name", "x"}, {"scopes", {"check_in"}}, {"until", "2020-01-01"}}) ==
          "console.key_past");
    CHECK(office.ada->json("keys")["keys"].empty());

    auto const key = office.made("scanner");
    auto eve = office.console.signed_in("eve@example.org");
    CHECK(eve.json("keys")["keys"].empty());
    CHECK(refusal_of(eve.post("keys", {{"act", "revoke"}, {"id", key["id"]}})) ==
          "console.key_unknown");
    CHECK(office.ask_by(key["key"]) == 200);
    auto olaf = office.console.signed_in("olaf@example.org");
    CHECK(olaf.get("keys").status == 403);
    CHECK(olaf.post("keys", {{"act", "revoke"}, {"id", key["id"]}}).status == 403);
}

TEST_CASE("an organiser has as many good keys as anybody can keep apart") {
    KeyOffice office;
    for (std::size_t i = 0; i < server::k_most_keys; ++i) office.made("key " + std::to_string(i));
    json const one_more = {{"act", "add"}, {"name", "x"}, {"scopes", {"check_in"}}};
    CHECK(refusal_of(office.ada->post("keys", one_more)) == "console.key_most");
    auto const id = office.only_key()["id"];
    REQUIRE(office.ada->post("keys", {{"act", "revoke"}, {"id", id}}).status == 200);
    CHECK(office.ada->post("keys", one_more).status == 200);
}
