// SPDX-License-Identifier: EUPL-1.2
#include "server/security_walk.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

TEST_CASE("every operation that is described has its case, and no case is about none") {
    Walk walk;
    std::set<std::string> described;
    for (auto const& one : walk.operations) {
        described.insert(one.name());
        bool const needs_order = one.caller == "account" && one.method == "POST";
        bool const has_order = std::ranges::any_of(
            orders(), [&](auto const& order) { return order.first == one.name(); });
        INFO(one.name() << ": give it an order in orders() that would do something");
        CHECK((!needs_order || has_order));
    }
    CHECK(described.size() == server::all_routes().size());
    for (auto const& [name, order] : orders()) CHECK(described.contains(name));
    std::set<std::string> const callers{"anybody", "device", "page", "owner", "account", "key"};
    for (auto const& one : walk.operations) CHECK(callers.contains(one.caller));
}

TEST_CASE("an order that the attacks send is taken from whoever may give it") {
    Walk walk;
    auto const boss = Walk::login(AccountRole::administrator, k_here);
    auto visitor = walk.console.signed_in(boss);
    auto password = k_password;
    for (auto const& [name, order] : orders()) {
        for (auto one : walk.of("account")) {
            if (one.name() != name) continue;
            INFO(name);
            auto const before = walk.fingerprint();
            auto const reply = Walk::ask(visitor, one);
            INFO(reply.body);
            CHECK(reply.status == 200);
            bool const is_own = is_about_self(one.path) && !one.path.ends_with("password");
            bool const changes = !is_own && name != k_preview;
            if (changes) CHECK(walk.fingerprint() != before);
            if (one.path.ends_with("password")) password = "nog een lange zin";
            if (visitor.get("me").status == 401)
                REQUIRE(visitor.sign_in(boss, password).status == 200);
        }
    }
}

TEST_CASE("nothing is done for who is not signed in, or for what another site sends") {
    Walk walk;
    auto const before = walk.fingerprint();
    auto victim = walk.console.signed_in(Walk::login(AccountRole::administrator, k_here));
    for (auto const& one : walk.of("account")) {
        INFO(one.name());
        for (auto const* cookie : {"", "ontmoet=chosen-by-somebody-else"}) {
            Visitor stranger(walk.console.world);
            stranger.cookie = cookie;
            auto const reply = Walk::ask(stranger, one);
            CHECK(reply.status == 401);
            check_tells_nothing(reply);
        }
        if (one.method == "GET") continue;
        for (std::string const headers :
             {"", "Origin: https://evil.example\r\n", "Ontmoet-Console: 1\r\nOrigin: null\r\n",
              "Ontmoet-Console: 1\r\nOrigin: https://evil.example\r\n"})
            CHECK(Walk::ask(victim, one, k_event, headers).status == 403);
    }
    CHECK(walk.fingerprint() == before);
    CHECK(victim.get("me").status == 200);
}

TEST_CASE("what a role may not do is not done, also when it was another's a moment ago") {
    Walk walk;
    auto fallen = walk.console.signed_in(Walk::login(AccountRole::administrator, k_here));
    walk.console.change(
        *walk.console.accounts().find(Walk::login(AccountRole::administrator, k_here)).value(),
        [](storage::Account& account) { account.role = AccountRole::viewer; });
    auto const before = walk.fingerprint();
    for (auto const role : k_all_roles) {
        auto visitor = role == AccountRole::administrator
                           ? fallen
                           : walk.console.signed_in(Walk::login(role, k_here));
        auto const real = role == AccountRole::administrator ? AccountRole::viewer : role;
        for (auto const& one : walk.of("account")) {
            if (server::may(real, one.right)) continue;
            INFO(storage::to_text(role) << ": " << one.name());
            auto const reply = Walk::ask(visitor, one);
            CHECK(reply.status == 403);
            CHECK(refusal_of(reply) == "console.no_right");
            check_tells_nothing(reply);
        }
    }
    CHECK(walk.fingerprint() == before);
}

TEST_CASE("no browser lays on its disk what it is told") {
    Walk walk;
    auto visitor = walk.console.signed_in(Walk::login(AccountRole::administrator, k_here));
    for (auto const& one : walk.of("account")) {
        if (one.method != "GET") continue;
        INFO(one.name());
        CHECK(Walk::ask(visitor, one).head.find("Cache-Control: no-store\r\n") !=
              std::string::npos);
    }
}

TEST_CASE("another organiser's administrator gets at nothing, by path or by what is sent") {
    Walk walk;
    auto eva = walk.console.signed_in(Walk::login(AccountRole::administrator, k_elsewhere));
    auto const before = walk.fingerprint();
    for (auto const& one : walk.of("account")) {
        INFO(one.name());
        if (is_about_self(one.path)) continue;
        bool const is_about_event = one.path.find("{event}") != std::string::npos;
        bool const makes = one.name() == "POST /v1/console/events";
        if (is_about_event || (one.method == "POST" && !makes)) {
            auto const reply = Walk::ask(eva, one);
            CHECK(reply.status == 404);
            check_tells_nothing(reply);
        } else if (makes) {
            auto taken = one;
            taken.order["id"] = to_string(k_event);
            CHECK(Walk::ask(eva, taken).status == 409);
        } else {
            // Lists over everything: nothing of the other's is in them.
            CHECK(Walk::ask(eva, one).body.find(to_string(k_event)) == std::string::npos);
            CHECK(Walk::ask(eva, one).body.find("@here.nl") == std::string::npos);
        }
    }
    CHECK(walk.fingerprint() == before);
}

TEST_CASE("a klantmanager gets at nobody but their own people, in any operation they may use") {
    Walk walk;
    auto visitor = walk.console.signed_in(Walk::login(AccountRole::klantmanager, k_here));
    auto const before = walk.fingerprint();
    int tried = 0;
    for (auto const& one : walk.of("account")) {
        if (is_about_self(one.path) || !server::may(AccountRole::klantmanager, one.right)) continue;
        INFO(one.name());
        ++tried;
        auto const reply = Walk::ask(visitor, one);
        CHECK(reply.status == (one.method == "GET" ? 200 : 404));
        for (auto const* name : {"Number 2", "Number 3", "Number 4"})
            CHECK(reply.body.find(name) == std::string::npos);
        CHECK(reply.body.find(to_string(person(2))) == std::string::npos);
    }
    CHECK(tried >= 7);
    CHECK(walk.fingerprint() == before);
}

TEST_CASE("devices, the owner, tables' pages and programs are known by their own secret alone") {
    Walk walk;
    auto const admin = walk.console.signed_in(Walk::login(AccountRole::administrator, k_here));
    auto const device = walk.console.world.pair(storage::Role::host);
    auto const key = server::new_key({"door", k_here, {"check_in", "read_events"}});
    REQUIRE(server::obey(key.order, walk.console.accounts(), Moment{1}).ok());
    auto const before = walk.fingerprint();
    for (std::string const caller : {"device", "owner", "key", "page"})
        for (auto const& one : walk.of(caller)) {
            INFO(one.name());
            std::vector<std::string> wrong{"", "Authorization: Bearer x\r\n",
                                           "Cookie: " + admin.cookie + "\r\n"};
            if (caller != "device")
                wrong.push_back("Authorization: Bearer " + device.token + "\r\n");
            if (caller != "key") wrong.push_back("Authorization: Token " + key.token + "\r\n");
            for (auto const& secret : wrong) {
                Visitor visitor(walk.console.world, "127.0.0.2");
                bool const is_page = caller == "page";
                auto const form = is_page ? k_form : std::string{};
                auto const reply = visitor.ask(one.method, Walk::filled(one.path, k_event),
                                               is_page ? "do=say" : "{}",
                                               "Ontmoet-Protocol: 1\r\n" + form + secret);
                // A table's page without its cookie is a door with nothing behind it.
                bool const is_door = is_page && one.method == "GET";
                CHECK(
                    (is_door || reply.status == 401 || reply.status == 403 || reply.status == 429));
                check_tells_nothing(reply);
            }
            if (caller == "device") {
                Visitor visitor(walk.console.world);
                auto const reply = Walk::ask(
                    visitor, one, k_others_event,
                    "Ontmoet-Protocol: 1\r\nAuthorization: Bearer " + device.token + "\r\n");
                CHECK(reply.status == 401);
                check_tells_nothing(reply);
            }
        }
    CHECK(walk.fingerprint() == before);
}

TEST_CASE("whoever guesses a secret is told to wait, at every operation that takes one") {
    Walk walk;
    // Where nothing is asked for, and nothing is told that is anybody's.
    std::set<std::string> const open{"GET /healthz", "GET /metrics", "GET /openapi.json", "GET /",
                                     "GET /console", "GET /console/{file}",
                                     "GET /v1/console/words/{language}", "GET /web/table.js",
                                     // 256 bits; every three seconds of each who waits.
                                     "POST /v1/pair/knocks/state",
                                     // Asks before it takes a code: taking it is POST /table.
                                     "GET /table/{key}"};
    int address = 10;
    for (auto const& one : walk.operations) {
        if (one.caller == "account" || one.caller == "owner" || open.contains(one.name())) continue;
        INFO(one.name());
        auto const from = "127.0.0." + std::to_string(address++);
        Visitor visitor(walk.console.world, from.c_str());
        auto guess = one;
        std::string headers = "Ontmoet-Console: 1\r\nOntmoet-Protocol: 1\r\n";
        if (one.caller == "device") headers += "Authorization: Bearer guess\r\n";
        if (one.caller == "key") headers += "Authorization: Token ontmoet_000000000000_x\r\n";
        if (one.name() == "POST /v1/pair") guess.order = {{"code", "AAAA-AAAA"}};
        if (one.name() == "POST /v1/console/sign-in")
            guess.order = {{"login", "administrator@here.nl"}, {"password", "x"}, {"code", ""}};
        auto body = guess.order.dump();
        if (one.caller == "page") {
            body = "do=open&code=AAAAAAAA";
            headers += k_form;
            if (one.method == "GET") continue;
        }
        int status = 0;
        for (int i = 0; i < 60 && status != 429; ++i) {
            auto const reply =
                visitor.ask(one.method, Walk::filled(one.path, k_event), body, headers);
            status = reply.status;
            check_tells_nothing(reply);
        }
        CHECK(status == 429);
    }
}

TEST_CASE("who helps in a series does there what their role may, and nothing elsewhere") {
    Walk walk;
    auto const apart = named<EventId>("apart");
    walk.console.begin_event(apart);
    auto const helper = *walk.console.accounts().find("viewer@elsewhere.nl").value();
    json const fields{{"series", "Werk"},
                      {"region", "Haaglanden"},
                      {"helpers", {{{"account", to_string(helper.id)}, {"role", "host"}}}}};
    auto& hub = walk.console.world.server().folder().hub();
    REQUIRE(hub.append_own(k_event, {make_fact(domain::EventSet{fields.dump()})}, "test").ok());
    auto visitor = walk.console.signed_in(helper.login);
    auto const before = walk.fingerprint();
    int refused = 0;
    for (auto const& one : walk.of("account")) {
        if (one.path.find("{event}") == std::string::npos) continue;
        INFO(one.name());
        bool const is_viewers = server::may(AccountRole::viewer, one.right);
        CHECK(Walk::ask(visitor, one, apart).status == (is_viewers ? 404 : 403));
        if (!is_viewers) CHECK(Walk::ask(visitor, one, k_others_event).status == 403);
        if (server::may(AccountRole::host, one.right)) {
            if (one.method == "GET") CHECK(Walk::ask(visitor, one).status == 200);
            continue;
        }
        auto const reply = Walk::ask(visitor, one);
        CHECK(reply.status == 403);
        check_tells_nothing(reply);
        ++refused;
    }
    CHECK(refused >= 10);
    CHECK(walk.fingerprint() == before);
    // Taken out of the series, it is not there for them any more.
    REQUIRE(
        hub.append_own(k_event, {make_fact(domain::EventSet{R"({"series":""})"})}, "test").ok());
    for (auto const& one : walk.of("account"))
        if (one.path.find("{event}") != std::string::npos)
            CHECK(Walk::ask(visitor, one).status ==
                  (server::may(AccountRole::viewer, one.right) ? 404 : 403));
}
