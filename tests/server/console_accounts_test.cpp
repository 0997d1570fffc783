// SPDX-License-Identifier: EUPL-1.2
#include "server/console_accounts.h"

#include "server/console_for_test.h"
#include "server/totp.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;
using storage::AccountRole;

namespace {

// Ada administers; Mo looks; Eve administers another organiser.
struct Office {
    Office() {
        console.add("ada@example.org", AccountRole::administrator, k_here, "Ada");
        console.add("mo@example.org", AccountRole::viewer, k_here, "Mo");
        console.add("eve@example.org", AccountRole::administrator, k_elsewhere, "Eve");
        ada.emplace(console.signed_in("ada@example.org"));
    }
    storage::Account account(std::string const& login) {
        auto const found = console.accounts().find(login);
        REQUIRE(found.ok());
        REQUIRE(found->has_value());
        return **found;
    }
    std::string code_of(std::string const& secret, int later = 0) {
        auto const now = platform::RealClock{}.now().ms / 30'000;
        return server::totp_code(secret, now + later);
    }
    ConsoleForTest console;
    std::optional<Visitor> ada;
};

json new_account(std::string const& login) {
    return {{"login", login},
            {"is_new", true},
            {"name", "Sanne"},
            {"role", "klantmanager"},
            {"password", k_password}};
}

}  // namespace

TEST_CASE("an administrator sees, adds, changes, closes and opens accounts of their organiser") {
    Office office;
    auto const logins = [&] {
        std::vector<std::string> all;
        auto const page = office.ada->json("accounts");
        for (auto const& one : page["accounts"]) all.push_back(one["login"]);
        std::ranges::sort(all);
        return all;
    };
    CHECK(logins() == std::vector<std::string>{"ada@example.org", "mo@example.org"});
    auto order = new_account(" Sanne@Example.org ");
    order["organiser"] = k_elsewhere;  // what nobody may choose is not even read
    CHECK(office.ada->post("accounts", order).status == 200);
    CHECK(office.account("sanne@example.org").organiser == k_here);
    CHECK(office.account("sanne@example.org").role == AccountRole::klantmanager);
    CHECK(logins().size() == 3);
    CHECK(refusal_of(office.ada->post("accounts", order)) == "console.login_taken");

    auto mo = office.console.signed_in("mo@example.org");
    json const host{{"login", "mo@example.org"}, {"is_new", false}, {"role", "host"}};
    CHECK(office.ada->post("accounts", host).status == 200);
    CHECK(mo.get("me").status == 401);  // signed out, and another role from now on
    json const closed{{"login", "mo@example.org"}, {"is_new", false}, {"disabled", true}};
    CHECK(office.ada->post("accounts", closed).status == 200);
    CHECK(mo.sign_in("mo@example.org").status == 401);
    json const reset{{"login", "mo@example.org"},
                     {"is_new", false},
                     {"disabled", false},
                     {"password", "een andere lange zin"}};
    CHECK(office.ada->post("accounts", reset).status == 200);
    CHECK(mo.sign_in("mo@example.org", "een andere lange zin").status == 200);
    CHECK(mo.json("me")["role"] == "host");
}

TEST_CASE(
    "an administrator changes nobody of another organiser, and does not lock themselves out") {
    Office office;
    auto const before = office.account("eve@example.org");
    for (auto const& change : {json{{"disabled", true}}, json{{"role", "viewer"}},
                               json{{"password", k_password + "!"}}, json{{"totp_off", true}}}) {
        json order{{"login", "eve@example.org"}, {"is_new", false}};
        order.update(change);
        auto const reply = office.ada->post("accounts", order);
        CHECK(reply.status == 404);
        order["login"] = "nobody@example.org";
        CHECK(refusal_of(office.ada->post("accounts", order)) == refusal_of(reply));
    }
    CHECK(office.account("eve@example.org") == before);
    for (auto const& change : {json{{"disabled", true}}, json{{"role", "viewer"}}}) {
        json order{{"login", "ada@example.org"}, {"is_new", false}};
        order.update(change);
        CHECK(refusal_of(office.ada->post("accounts", order)) == "console.own_account");
    }
    auto short_one = new_account("x@example.org");
    short_one["password"] = "kort";
    CHECK(refusal_of(office.ada->post("accounts", short_one)) == "console.password_short");
    auto boss = new_account("x@example.org");
    boss["role"] = "emperor";
    CHECK(office.ada->post("accounts", boss).status == 400);
    CHECK(office.ada->json("accounts")["accounts"].size() == 2);
}

TEST_CASE("everybody changes their own password, which signs them out everywhere") {
    Office office;
    auto mo = office.console.signed_in("mo@example.org");
    auto elsewhere = office.console.signed_in("mo@example.org");
    json order{{"former", "not the password"}, {"password", "een nieuwe lange zin"}};
    CHECK(refusal_of(mo.post("me/password", order)) == "console.password_wrong");
    order["former"] = k_password;
    order["password"] = "kort";
    CHECK(refusal_of(mo.post("me/password", order)) == "console.password_short");
    order["password"] = "een nieuwe lange zin";
    CHECK(mo.post("me/password", order).status == 200);
    CHECK(mo.get("me").status == 401);
    CHECK(elsewhere.get("me").status == 401);
    CHECK(mo.sign_in("mo@example.org").status == 401);
    CHECK(mo.sign_in("mo@example.org", "een nieuwe lange zin").status == 200);
    // Whoever got hold of a session does not find the password by it.
    order["former"] = "guessing";
    for (int i = 0; i < 5; ++i) CHECK(mo.post("me/password", order).status == 403);
    order["former"] = "een nieuwe lange zin";
    CHECK(refusal_of(mo.post("me/password", order)) == "console.sign_in_locked");
}

TEST_CASE("a code of an app is asked for once its owner has proved that it works") {
    Office office;
    auto mo = office.console.signed_in("mo@example.org");
    json order{{"password", k_password}, {"off", false}};
    CHECK(mo.post("me/totp", json{{"password", "x"}, {"off", false}}).status == 403);
    auto const offer = json::parse(mo.post("me/totp", order).body);
    auto const secret = offer["secret"].get<std::string>();
    CHECK(secret.size() == 32);
    CHECK(offer["qr"].size() == offer["qr"][0].get<std::string>().size());
    CHECK(office.account("mo@example.org").totp_secret.empty());
    order["secret"] = secret;
    order["code"] = "000000" == office.code_of(secret) ? "000001" : "000000";
    CHECK(refusal_of(mo.post("me/totp", order)) == "console.code_wrong");
    order["code"] = office.code_of(secret);
    CHECK(mo.post("me/totp", order).status == 200);
    CHECK(office.account("mo@example.org").totp_secret == secret);
    CHECK(mo.get("me").status == 401);
    CHECK(refusal_of(mo.sign_in("mo@example.org")) == "console.code_needed");
    // The code that proved it is not good a second time.
    CHECK(refusal_of(mo.sign_in("mo@example.org", k_password, order["code"])) ==
          "console.code_wrong");
    CHECK(mo.sign_in("mo@example.org", k_password, office.code_of(secret, 1)).status == 200);
    CHECK(mo.post("me/totp", json{{"password", k_password}, {"off", true}}).status == 200);
    CHECK(mo.sign_in("mo@example.org").status == 200);
}

TEST_CASE("the key of a program is no account that the console lists, changes or makes") {
    Office office;
    office.console.add("badge scanner", AccountRole::program, k_here, "Scanner");
    auto const page = office.ada->json("accounts");
    CHECK(page["accounts"].size() == 2);
    json const closed{{"login", "badge scanner"}, {"is_new", false}, {"disabled", true}};
    CHECK(refusal_of(office.ada->post("accounts", closed)) == "console.unknown_account");
    auto program = new_account("robot@example.org");
    program["role"] = "program";
    CHECK(office.ada->post("accounts", program).status == 400);
}
