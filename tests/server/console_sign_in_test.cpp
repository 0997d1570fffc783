// SPDX-License-Identifier: EUPL-1.2
#include "server/console_for_test.h"
#include "server/totp.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using storage::AccountRole;

TEST_CASE("whoever signs in is known by a cookie that no script and no other site can use") {
    ConsoleForTest console;
    console.add("sanne@example.org", AccountRole::organiser);
    Visitor visitor(console.world);
    CHECK(visitor.get("me").status == 401);
    auto const reply = visitor.sign_in("  Sanne@Example.org ");
    REQUIRE(reply.status == 200);
    CHECK_THAT(reply.head, Contains("; Path=/; HttpOnly; SameSite=Strict"));
    CHECK_THAT(reply.head, !Contains("Secure"));
    CHECK_THAT(reply.head, Contains("Cache-Control: no-store"));
    CHECK(visitor.cookie.size() == std::string("ontmoet=").size() + 43);
    auto const me = visitor.json("me");
    CHECK(me["name"] == "Sanne");
    CHECK(me["role"] == "organiser");
    CHECK_THAT(me.dump(), !Contains("hash") && !Contains("argon"));
    CHECK_THAT(console.world.log_lines(),
               !Contains("sanne") && !Contains(k_password) && !Contains(visitor.cookie.substr(8)));
}

TEST_CASE("where browsers come by TLS the cookie never goes without") {
    ConsoleForTest console("https://ontmoet.example.nl");
    console.add("sanne@example.org", AccountRole::organiser);
    Visitor visitor(console.world);
    auto const reply = visitor.sign_in("sanne@example.org");
    CHECK_THAT(reply.head, Contains("Set-Cookie: __Host-ontmoet=") && Contains("; Secure"));
    CHECK(visitor.get("me").status == 200);
    visitor.cookie = visitor.cookie.substr(std::string("__Host-").size());
    CHECK(visitor.get("me").status == 401);
}

TEST_CASE("a session that somebody else chose is never taken over") {
    ConsoleForTest console;
    console.add("sanne@example.org", AccountRole::organiser);
    Visitor victim(console.world);
    victim.cookie = "ontmoet=chosen-by-somebody-else";
    REQUIRE(victim.sign_in("sanne@example.org").status == 200);
    CHECK(victim.cookie != "ontmoet=chosen-by-somebody-else");
    Visitor attacker(console.world);
    attacker.cookie = "ontmoet=chosen-by-somebody-else";
    CHECK(attacker.get("me").status == 401);
    // Signing in again ends the session from before.
    attacker.cookie = victim.cookie;
    REQUIRE(victim.sign_in("sanne@example.org").status == 200);
    CHECK(attacker.get("me").status == 401);
    CHECK(victim.get("me").status == 200);
}

TEST_CASE("nobody learns which accounts there are") {
    ConsoleForTest console;
    auto const sanne = console.add("sanne@example.org", AccountRole::organiser);
    console.change(console.add("closed@example.org", AccountRole::organiser),
                   [](auto& account) { account.disabled = true; });
    Visitor visitor(console.world);
    auto const wrong = visitor.sign_in("sanne@example.org", "not the password");
    CHECK(wrong.status == 401);
    CHECK(refusal_of(wrong) == "console.sign_in_wrong");
    for (auto const* login : {"nobody@example.org", "closed@example.org", ""})
        CHECK(visitor.sign_in(login).body == wrong.body);
}

TEST_CASE("after five wrong tries in a row a login is closed for a while, known or not") {
    ConsoleForTest console;
    console.add("sanne@example.org", AccountRole::organiser);
    console.add("bas@example.org", AccountRole::organiser);
    Visitor guesser(console.world, "127.0.0.2");
    for (auto const* login : {"sanne@example.org", "nobody@example.org"}) {
        for (int i = 0; i < server::k_sign_in_failures; ++i)
            CHECK(guesser.sign_in(login, "guess number " + std::to_string(i)).status == 401);
        auto const locked = guesser.sign_in(login);
        CHECK(locked.status == 429);
        CHECK(refusal_of(locked) == "console.sign_in_locked");
        CHECK_THAT(locked.head, Contains("Retry-After: "));
    }
    Visitor other(console.world);
    CHECK(other.sign_in("sanne@example.org").status == 429);
    CHECK(other.sign_in("bas@example.org").status == 200);
}

TEST_CASE("an address that tries many logins has to wait, and others do not") {
    ConsoleForTest console;
    console.add("sanne@example.org", AccountRole::organiser);
    Visitor guesser(console.world, "127.0.0.3");
    // Twice as many, in case a minute begins meanwhile.
    Reply reply;
    int tries = 0;
    while (reply.status != 429 && tries < 2 * server::k_sign_ins_per_minute + 1) {
        reply = guesser.ask("POST", "/v1/console/sign-in", "no json at all");
        ++tries;
    }
    CHECK(tries > server::k_sign_ins_per_minute);
    CHECK(refusal_of(reply) == "error.too_many_attempts");
    CHECK_THAT(reply.head, Contains("Retry-After: "));
    CHECK(Visitor(console.world).sign_in("sanne@example.org").status == 200);
}

TEST_CASE("with an app the password is not enough, and no code is good twice") {
    ConsoleForTest console;
    auto const secret = server::new_totp_secret();
    console.change(console.add("sanne@example.org", AccountRole::organiser),
                   [&](auto& account) { account.totp_secret = secret; });
    Visitor visitor(console.world);
    CHECK(refusal_of(visitor.sign_in("sanne@example.org")) == "console.code_needed");
    CHECK(refusal_of(visitor.sign_in("sanne@example.org", "not the password", "000000")) ==
          "console.sign_in_wrong");
    CHECK(visitor.cookie.empty());
    platform::RealClock const clock;
    auto const code = server::totp_code(secret, clock.now().ms / 30'000);
    CHECK(visitor.sign_in("sanne@example.org", k_password, code).status == 200);
    Visitor onlooker(console.world);
    CHECK(refusal_of(onlooker.sign_in("sanne@example.org", k_password, code)) ==
          "console.code_wrong");
}

TEST_CASE("a session ends when it was not used, when it is old, and when its person ends it") {
    ConsoleForTest console;
    auto const sanne = console.add("sanne@example.org", AccountRole::organiser);
    platform::RealClock const clock;
    auto const status_of = [&](Duration opened_ago, Duration seen_ago) {
        auto const token = storage::new_token();
        auto const now = clock.now();
        REQUIRE(
            console.accounts()
                .open_session(storage::hash_of(token), {sanne.id, now - opened_ago, now - seen_ago})
                .ok());
        Visitor visitor(console.world);
        visitor.cookie = "ontmoet=" + token;
        return visitor.get("me").status;
    };
    auto const minute = Duration{60'000};
    CHECK(status_of(server::k_session_idle, server::k_session_idle - minute) == 200);
    CHECK(status_of(server::k_session_idle, server::k_session_idle) == 401);
    CHECK(status_of(server::k_session_life - minute, minute) == 200);
    CHECK(status_of(server::k_session_life, minute) == 401);

    auto here = console.signed_in("sanne@example.org");
    auto phone = console.signed_in("sanne@example.org");
    auto const token = here.cookie;
    CHECK(here.post("sign-out").status == 200);
    CHECK(here.cookie == "ontmoet=");
    here.cookie = token;
    CHECK(here.get("me").status == 401);
    CHECK(phone.get("me").status == 200);
    here = console.signed_in("sanne@example.org");
    CHECK(here.post("sign-out-everywhere").status == 200);
    CHECK(phone.get("me").status == 401);
}

TEST_CASE("what another site makes a browser send changes nothing") {
    ConsoleForTest console;
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const cookie = visitor.cookie;
    for (std::string const headers :
         {"", "Origin: https://evil.example\r\n",
          "Ontmoet-Console: 1\r\nOrigin: https://evil.example\r\n",
          "Ontmoet-Console: 1\r\nOrigin: null\r\n", "Ontmoet-Console: 1\r\nOrigin: x\r\n"})
        for (auto const& route : server::all_routes()) {
            bool const is_for_console = route.pattern.starts_with("/v1/console/");
            if (!is_for_console || route.method == "GET") continue;
            std::string path(route.pattern);
            if (auto const at = path.find("{event}"); at != path.npos)
                path.replace(at, 7, to_string(k_event));
            auto const reply = visitor.ask("POST", path, "{}", headers);
            CHECK(reply.status == 403);
            CHECK(refusal_of(reply) == "console.other_site");
        }
    CHECK(visitor.cookie == cookie);
    CHECK(
        visitor
            .ask("POST", "/v1/console/sign-out", "{}", "Ontmoet-Console: 1\r\nOrigin: http://x\r\n")
            .status == 200);
}

TEST_CASE("what is kept of a session opens none") {
    ConsoleForTest console;
    console.add("sanne@example.org", AccountRole::organiser);
    auto const visitor = console.signed_in("sanne@example.org");
    auto const token = visitor.cookie.substr(std::string("ontmoet=").size());
    auto const hash = storage::hash_of(token);
    REQUIRE(console.accounts().session(hash)->has_value());
    Visitor thief(console.world);
    thief.cookie = "ontmoet=";
    for (auto const byte : hash) {
        constexpr std::string_view k_digits = "0123456789abcdef";
        thief.cookie += {k_digits[byte >> 4U], k_digits[byte & 0x0FU]};
    }
    CHECK(thief.get("me").status == 401);
}
