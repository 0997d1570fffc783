// SPDX-License-Identifier: EUPL-1.2
#include "server/data_folder.h"
#include "server/server_for_test.h"
#include "server/terminal.h"
#include "support/postgres_for_test.h"

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

std::filesystem::path const k_migrated_sample =
    std::filesystem::path(SOURCE_DIR) / "assets/samples/zorg-techniek-den-haag";

std::string facts_in(Terminal& terminal, std::filesystem::path const& data) {
    REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
    return terminal.out.str();
}

}  // namespace

TEST_CASE("all data moves to another folder and another key") {
    TempFolder const folder;
    auto const old_data = folder / "old";
    auto const new_data = folder / "new";
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_migrated_sample, old_data}) == ExitCode::done);
    auto const facts = facts_in(terminal, old_data);
    REQUIRE(terminal.run(MigrateCommand{old_data, new_data, folder / "new.key"}) == ExitCode::done);
    auto const count = std::count(facts.begin(), facts.end(), '\n');
    CHECK_THAT(terminal.out.str(), Contains("Facts: " + std::to_string(count)));

    CHECK(terminal.run(FactsCommand{new_data, ""}) != ExitCode::done);
    CHECK_THAT(terminal.err.str(), Contains("key"));
    terminal.key.file = folder / "new.key";
    CHECK(facts_in(terminal, new_data) == facts);
}

TEST_CASE("data moves to a shared database, and from there into a backup and another folder") {
    TempFolder const folder;
    std::filesystem::path const shared = PostgresForTest::shared().new_database();
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_migrated_sample, folder / "old"}) == ExitCode::done);
    auto const facts = facts_in(terminal, folder / "old");
    REQUIRE(terminal.run(MigrateCommand{folder / "old", shared}) == ExitCode::done);
    CHECK(facts_in(terminal, shared) == facts);
    REQUIRE(terminal.run(MigrateCommand{shared, folder / "back"}) == ExitCode::done);
    CHECK(facts_in(terminal, folder / "back") == facts);

    auto const file = folder / "today.backup";
    REQUIRE(terminal.run(BackupCommand{shared, file}) == ExitCode::done);
    auto const code = first_code(terminal, shared);
    REQUIRE(terminal.run(EraseCommand{shared, "", code}) == ExitCode::done);
    REQUIRE(terminal.run(RestoreCommand{folder / "careful", file, shared}) == ExitCode::done);
    CHECK_THAT(facts_in(terminal, folder / "careful"), !Contains("\"code\":\"" + code + "\""));
    REQUIRE(terminal.run(RestoreCommand{folder / "restored", file}) == ExitCode::done);
    CHECK(facts_in(terminal, folder / "restored") == facts);
    platform::RealClock const clock;
    auto const original = DataFolder::open(folder / "old", WhenMissing::fail, clock);
    auto const restored = DataFolder::open(folder / "restored", WhenMissing::fail, clock);
    auto const event = (*original)->log().events()->front();
    CHECK((*restored)->log().head(event)->epoch != (*original)->log().head(event)->epoch);
}

TEST_CASE("data does not move from nowhere, nor to where there is some, nor while it is served") {
    TempFolder const folder;
    Terminal terminal;
    auto const missing = terminal.run(MigrateCommand{folder / "none", folder / "new"});
    CHECK(missing == ExitCode::bad_input);
    CHECK_FALSE(std::filesystem::exists(folder / "new"));

    REQUIRE(terminal.run(ImportCommand{k_migrated_sample, folder / "old"}) == ExitCode::done);
    REQUIRE(terminal.run(ImportCommand{k_migrated_sample, folder / "other"}) == ExitCode::done);
    auto const facts = facts_in(terminal, folder / "other");
    CHECK(terminal.run(MigrateCommand{folder / "old", folder / "other"}) == ExitCode::refused);
    CHECK_THAT(terminal.err.str(), Contains("There is data here already"));
    CHECK(facts_in(terminal, folder / "other") == facts);

    ServerForTest const server(folder / "old");
    CHECK(terminal.run(MigrateCommand{folder / "old", folder / "new"}) == ExitCode::failed);
    CHECK_THAT(terminal.err.str(), Contains("Another program"));
}

TEST_CASE("data of a shared database that is served does not move, and the target stays empty") {
    TempFolder const folder;
    std::filesystem::path const shared = PostgresForTest::shared().new_database();
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_migrated_sample, shared}) == ExitCode::done);
    {
        ServerForTest const server(shared);
        platform::RealClock const clock;
        auto const other = DataFolder::open(shared, WhenMissing::fail, clock);
        REQUIRE(other.ok());
        while (!*(*other)->log().is_served()) std::this_thread::yield();
        CHECK(terminal.run(MigrateCommand{shared, folder / "new"}) == ExitCode::failed);
        CHECK_THAT(terminal.err.str(), Contains("Another program"));
        CHECK_FALSE(std::filesystem::exists(folder / "new"));
    }
    CHECK(terminal.run(MigrateCommand{shared, folder / "new"}) == ExitCode::done);
}

TEST_CASE("a backup is restored into a shared database while two servers have it") {
    TempFolder const folder;
    std::filesystem::path const shared = PostgresForTest::shared().new_database();
    auto const file = folder / "today.backup";
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_migrated_sample, folder / "old"}) == ExitCode::done);
    auto const facts = facts_in(terminal, folder / "old");
    REQUIRE(terminal.run(BackupCommand{folder / "old", file}) == ExitCode::done);
    REQUIRE(terminal.run(RestoreCommand{shared, file}) == ExitCode::done);
    CHECK(facts_in(terminal, shared) == facts);

    ServerForTest one(shared);
    ServerForTest other(shared);
    auto const event = one.server().folder().log().events()->front();
    auto const before = *one.server().folder().log().head(event);
    auto const code = first_code(terminal, shared);
    REQUIRE(terminal.run(EraseCommand{shared, "", code}) == ExitCode::done);
    REQUIRE(terminal.run(RestoreCommand{shared, file}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("Erased again: 1"));
    CHECK_THAT(facts_in(terminal, shared), !Contains("\"code\":\"" + code + "\""));
    CHECK(one.server().folder().log().head(event)->epoch != before.epoch);
    // Both know it at their next decision at the latest.
    for (auto* server : {&one, &other}) {
        auto& hub = server->server().folder().hub();
        auto const said = hub.append_own(
            event, {domain::make_fact(domain::AnnouncementPosted{{{"nl", "Welkom"}}, {}})},
            "organiser");
        CHECK(said.ok());
    }
}

TEST_CASE("a copy that broke off is served by nobody") {
    TempFolder const folder;
    platform::RealClock const clock;
    {
        auto const half = DataFolder::open(folder / "half", WhenMissing::create, clock);
        REQUIRE(half.ok());
        REQUIRE((*half)->log().begin_copy(k_event, "unfinished").ok());
    }
    Terminal terminal;
    CHECK(terminal.run(EventListCommand{folder / "half"}) == ExitCode::refused);
    CHECK_THAT(terminal.err.str(), Contains("The copy is not the same as the original"));
}
