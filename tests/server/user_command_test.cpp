// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/command_line.h"
#include "server/console_for_test.h"
#include "server/terminal.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

UserCommand new_user(std::filesystem::path const& data) {
    UserCommand command;
    command.act = UserAct::add;
    command.data = data;
    command.login = "Sanne@example.org";
    command.name = "Sanne de Wit";
    command.role = "organiser";
    command.organiser = k_here;
    command.password = k_password;
    return command;
}

// The life of an account, with the data folder free and with a server that holds it.
void live_with_accounts(std::filesystem::path const& data) {
    Terminal terminal;
    auto command = new_user(data);
    command.password = "too short";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("at least 12 letters"));
    command = new_user(data);
    command.login = "no address";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    REQUIRE(terminal.run(new_user(data)) == ExitCode::done);
    CHECK(terminal.run(new_user(data)) != ExitCode::done);
    CHECK_THAT(terminal.err.str(), Contains("There is an account with this e-mail address"));

    auto const listed = [&] {
        UserCommand list;
        list.data = data;
        REQUIRE(terminal.run(list) == ExitCode::done);
        return terminal.out.str();
    };
    CHECK(listed() ==
          "sanne@example.org\torganiser\tactive\tpassword\tGemeente Voorbeeld\tSanne de Wit\n");
    UserCommand change;
    change.data = data;
    change.login = "sanne@example.org";
    change.act = UserAct::set;
    change.role = "viewer";
    CHECK(terminal.run(change) == ExitCode::done);
    change.role.clear();
    change.act = UserAct::totp;
    CHECK(terminal.run(change) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("type there: "));
    change.act = UserAct::disable;
    CHECK(terminal.run(change) == ExitCode::done);
    CHECK_THAT(listed(), Contains("viewer\tdisabled\ttotp"));
    change.act = UserAct::enable;
    CHECK(terminal.run(change) == ExitCode::done);
    change.act = UserAct::totp;
    change.off = true;
    CHECK(terminal.run(change) == ExitCode::done);
    change.act = UserAct::password;
    change.password = "another long sentence";
    CHECK(terminal.run(change) == ExitCode::done);
    CHECK_THAT(listed(), Contains("viewer\tactive\tpassword") && !Contains("argon"));
    change.login = "nobody@example.org";
    CHECK(terminal.run(change) != ExitCode::done);
}

Command parsed(std::vector<char const*> const& words) {
    auto const line = parse_command_line(words);
    REQUIRE(line.ok());
    return line->command;
}

}  // namespace

TEST_CASE("accounts are kept with the data folder free") {
    TempFolder const folder;
    live_with_accounts(folder / "data");
}

TEST_CASE("accounts are kept through the server that holds the data, and are signed out by it") {
    TempFolder const folder;
    ServerForTest world(folder / "data");
    live_with_accounts(folder / "data");
    Visitor visitor(world);
    REQUIRE(visitor.sign_in("sanne@example.org", "another long sentence").status == 200);
    Terminal terminal;
    UserCommand disable;
    disable.act = UserAct::disable;
    disable.data = folder / "data";
    disable.login = "sanne@example.org";
    REQUIRE(terminal.run(disable) == ExitCode::done);
    CHECK(visitor.get("me").status == 401);
    CHECK(visitor.sign_in("sanne@example.org", "another long sentence").status == 401);
}

TEST_CASE("nobody but the owner of the data makes accounts over HTTP") {
    ConsoleForTest console;
    console.add("root@example.org", storage::AccountRole::administrator);
    auto visitor = console.signed_in("root@example.org");
    CHECK(visitor.ask("GET", "/v1/admin/accounts").status == 401);
    CHECK(visitor.ask("POST", "/v1/admin/accounts", R"({"login":"a@b.c","is_new":true})").status ==
          401);
}

TEST_CASE("a password is no word of a command") {
    auto const command = parsed({"ontmoet", "user", "add", "--data", "D", "--login", "a@b.nl",
                                 "--name", "A", "--role", "host", "--organiser", "G"});
    auto const& user = std::get<UserCommand>(command);
    CHECK(user.act == UserAct::add);
    CHECK(user.role == "host");
    CHECK(needs_password(user));
    CHECK(std::get<UserCommand>(parsed({"ontmoet", "user", "list", "--data", "D"})).act ==
          UserAct::list);
    auto const refused = [](std::vector<char const*> const& words) {
        return !parse_command_line(words).ok();
    };
    CHECK(
        refused({"ontmoet", "user", "password", "--data", "D", "--login", "a", "--password", "x"}));
    CHECK(refused({"ontmoet", "user", "add", "--data", "D", "--login", "a@b.nl"}));
    CHECK(refused({"ontmoet", "user", "set", "--data", "D", "--login", "a", "--role", "king"}));
    CHECK(refused({"ontmoet", "user", "--data", "D"}));
}
