// SPDX-License-Identifier: EUPL-1.2
#include "storage/accounts.h"

#include "storage/copy_log.h"
#include "support/logs_for_test.h"
#include "support/sample_event.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

namespace {

Account new_account(std::string const& login) {
    Account made;
    made.id = named<AccountId>(login);
    made.login = login;
    made.name = "Sanne de Wit";
    made.role = AccountRole::organiser;
    made.organiser = "Gemeente Voorbeeld";
    made.password_hash = "a hash";
    made.made_at = Moment{5};
    return made;
}

template <class T>
std::string account_failure(Result<T> const& result) {
    return result.ok() ? "" : result.error().message_key;
}

}  // namespace

TEMPLATE_TEST_CASE("An account is found by its login, also after the log is opened again", "",
                   LogOnSqlite, LogOnPostgres) {
    TestType world;
    auto const sanne = new_account("sanne@example.org");
    REQUIRE(world.kept->accounts().add(sanne).ok());
    REQUIRE(world.kept->accounts().add(new_account("bas@example.org")).ok());
    world.reopen();
    auto& accounts = world.kept->accounts();
    CHECK(accounts.find("sanne@example.org").value() == sanne);
    CHECK(accounts.account(sanne.id).value() == sanne);
    CHECK_FALSE(accounts.find("nobody@example.org").value().has_value());
    CHECK(account_failure(accounts.account(named<AccountId>("nobody"))) ==
          "console.unknown_account");
    REQUIRE(accounts.list()->size() == 2);
    CHECK(accounts.list()->front().login == "bas@example.org");
}

TEMPLATE_TEST_CASE("A login belongs to one account", "", LogOnSqlite, LogOnPostgres) {
    TestType world;
    auto& accounts = world.kept->accounts();
    REQUIRE(accounts.add(new_account("sanne@example.org")).ok());
    auto other = new_account("sanne@example.org");
    other.id = named<AccountId>("another");
    CHECK(account_failure(accounts.add(other)) == "console.login_taken");
    CHECK(accounts.list()->size() == 1);
}

TEMPLATE_TEST_CASE("A change is whole, or the account stays as it was", "", LogOnSqlite,
                   LogOnPostgres) {
    TestType world;
    auto& accounts = world.kept->accounts();
    auto const sanne = new_account("sanne@example.org");
    REQUIRE(accounts.add(sanne).ok());
    auto const changed = accounts.change(sanne.id, [](Account& known) -> Status {
        known.role = AccountRole::viewer;
        known.disabled = true;
        return {};
    });
    REQUIRE(changed.ok());
    CHECK(changed->role == AccountRole::viewer);
    CHECK(accounts.account(sanne.id).value() == *changed);
    auto const refused = accounts.change(sanne.id, [](Account& known) -> Status {
        known.disabled = false;
        return Error{ErrorKind::refused, "console.no_right", {}};
    });
    CHECK(account_failure(refused) == "console.no_right");
    CHECK(accounts.account(sanne.id)->disabled);
    auto const nothing = [](Account&) -> Status { return {}; };
    CHECK(account_failure(accounts.change(named<AccountId>("nobody"), nothing)) ==
          "console.unknown_account");
}

TEMPLATE_TEST_CASE("A session is known by its token until it is closed or over", "", LogOnSqlite,
                   LogOnPostgres) {
    TestType world;
    auto& accounts = world.kept->accounts();
    auto const sanne = new_account("sanne@example.org");
    auto const bas = new_account("bas@example.org");
    auto const open = [&](char const* token, Account const& who, Moment at) {
        REQUIRE(accounts.open_session(hash_of(token), {who.id, at, at}).ok());
    };
    open("one", sanne, Moment{100});
    open("two", sanne, Moment{200});
    open("three", bas, Moment{300});
    CHECK(accounts.session(hash_of("one")).value() == Session{sanne.id, Moment{100}, Moment{100}});
    CHECK_FALSE(accounts.session(hash_of("four")).value().has_value());
    REQUIRE(accounts.note_session(hash_of("one"), Moment{400}).ok());
    CHECK(accounts.session(hash_of("one")).value()->seen_at == Moment{400});
    REQUIRE(accounts.forget_sessions({Moment{150}, Moment{250}}).ok());
    CHECK_FALSE(accounts.session(hash_of("one")).value().has_value());
    CHECK_FALSE(accounts.session(hash_of("two")).value().has_value());
    CHECK(accounts.session(hash_of("three")).value().has_value());
    open("five", bas, Moment{500});
    REQUIRE(accounts.close_session(hash_of("three")).ok());
    CHECK_FALSE(accounts.session(hash_of("three")).value().has_value());
    REQUIRE(accounts.close_sessions(bas.id).ok());
    CHECK_FALSE(accounts.session(hash_of("five")).value().has_value());
}

TEST_CASE("Nothing of a person can be read in the file") {
    LogOnSqlite world;
    REQUIRE(world.kept->accounts().add(new_account("sanne@example.org")).ok());
    world.kept->database().truncate_log();
    std::ifstream in(world.folder / "log.db", std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(in), {}};
    for (auto const* word : {"sanne@", "Sanne", "Voorbeeld", "a hash"})
        CHECK(bytes.find(word) == std::string::npos);
}

TEST_CASE("Accounts are copied with the log, into one that has none") {
    LogOnSqlite from;
    LogOnSqlite to;
    auto const whole = [](LogOnSqlite& world) {
        return WholeLog{*world.kept, world.kept->devices(), world.kept->accounts()};
    };
    REQUIRE(from.kept->accounts().add(new_account("sanne@example.org")).ok());
    REQUIRE(copy_log(whole(from), whole(to)).ok());
    CHECK(to.kept->accounts().list().value() == from.kept->accounts().list().value());
    CHECK(account_failure(copy_log(whole(from), whole(to))) == "error.target_not_empty");
}

TEST_CASE("One address is one login, however it is typed") {
    CHECK(plain_login("  Sanne@Example.ORG ") == "sanne@example.org");
    CHECK(plain_login("   ").empty());
    CHECK(plain_login("").empty());
}
