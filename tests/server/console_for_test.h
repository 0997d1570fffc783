// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/passwords.h"
#include "server/server_for_test.h"
#include "storage/accounts.h"

#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace ontmoet::test {

inline std::string const k_password = "een hele lange zin";
inline std::string const k_here = "Gemeente Voorbeeld";
inline std::string const k_elsewhere = "Gemeente Elders";

// Of the one password: made once, it takes a tenth of a second.
inline std::string const& hash_of_password() {
    static auto const hash = server::hash_password(k_password);
    REQUIRE(hash.ok());
    return *hash;
}

// Somebody at a browser: says whatever they like, and keeps the cookie they are given.
class Visitor {
public:
    // `from`: an address of this machine; tries are counted for each.
    explicit Visitor(ServerForTest& world, char const* from = "127.0.0.1")
        : m_world(&world), m_from(from) {}

    Reply ask(std::string const& method, std::string const& path, std::string const& body = {},
              std::string const& headers = "Ontmoet-Console: 1\r\n") {
        auto request = method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + headers;
        if (!cookie.empty()) request += "Cookie: other=1; " + cookie + "\r\n";
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        SocketClient client(m_world->server().port(), m_from);
        auto reply = client.ask(request);
        auto const at = reply.head.find("Set-Cookie: ");
        if (at != std::string::npos)
            cookie = reply.head.substr(at + 12, reply.head.find(';', at) - at - 12);
        return reply;
    }
    Reply get(std::string const& path) { return ask("GET", "/v1/console/" + path); }
    Reply post(std::string const& path, nlohmann::json const& body = nlohmann::json::object()) {
        return ask("POST", "/v1/console/" + path, body.dump());
    }
    nlohmann::json json(std::string const& path) {
        auto const reply = get(path);
        REQUIRE(reply.status == 200);
        return nlohmann::json::parse(reply.body);
    }
    Reply sign_in(std::string const& login, std::string const& password = k_password,
                  std::string const& code = {}) {
        return post("sign-in", {{"login", login}, {"password", password}, {"code", code}});
    }

    std::string cookie;  // "ontmoet=…"

private:
    ServerForTest* m_world;
    char const* m_from;
};

inline std::string refusal_of(Reply const& reply) {
    return nlohmann::json::parse(reply.body).value("message_key", "");
}

// A server with accounts.
class ConsoleForTest {
public:
    explicit ConsoleForTest(std::string public_url = {}, server::ReleaseSource releases = {})
        : world(m_data.path(), std::nullopt, std::move(public_url), std::move(releases)) {}

    std::filesystem::path const& folder() const { return m_data.path(); }
    storage::Accounts& accounts() { return world.server().folder().accounts(); }
    storage::Account add(std::string const& login, storage::AccountRole role,
                         std::string const& organiser = k_here, std::string const& name = "Sanne") {
        storage::Account account;
        account.id = named<AccountId>(login);
        account.login = login;
        account.name = name;
        account.role = role;
        account.organiser = organiser;
        account.password_hash = hash_of_password();
        REQUIRE(accounts().add(account).ok());
        return account;
    }
    void change(storage::Account const& account, std::function<void(storage::Account&)> change) {
        auto const changed = accounts().change(account.id, [&](storage::Account& known) -> Status {
            change(known);
            return {};
        });
        REQUIRE(changed.ok());
    }
    Visitor signed_in(std::string const& login) {
        Visitor visitor(world);
        REQUIRE(visitor.sign_in(login).status == 200);
        return visitor;
    }
    // The sample event, of this organiser.
    void begin_event(EventId event, std::string const& organiser = k_here) {
        auto facts = sample_event();
        facts.push_back(domain::make_fact(
            domain::EventSet{R"({"organiser":")" + organiser + R"(","starts_at":4000000000000})"}));
        REQUIRE(world.server().folder().hub().append_own(event, std::move(facts), "test").ok());
    }
    domain::State state(EventId event) {
        domain::State copy;
        REQUIRE(world.server()
                    .folder()
                    .hub()
                    .with_state(event, [&](auto const& known) { copy = known; })
                    .ok());
        return copy;
    }

private:
    TempFolder m_data;

public:
    ServerForTest world;
};

}  // namespace ontmoet::test
