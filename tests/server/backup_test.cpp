// SPDX-License-Identifier: EUPL-1.2
#include "server/server_for_test.h"
#include "server/terminal.h"

#include <fstream>

#include <sys/stat.h>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

storage::Head head_in(std::filesystem::path const& data) {
    platform::RealClock const clock;
    auto const folder = DataFolder::open(data, WhenMissing::fail, clock);
    REQUIRE(folder.ok());
    return *(*folder)->log().head(k_event);
}

storage::Head head_of_event(ServerForTest& world) {
    return *world.server().folder().log().head(k_event);
}

std::vector<std::string> names_in(std::filesystem::path const& folder) {
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("a backup is made and restored while the server runs, and its kiosks hear of it") {
    TempFolder const folder;
    auto const data = folder / "data";
    auto const file = folder / "today.backup";
    Terminal terminal;
    {
        ServerForTest world(data);
        world.begin_event();
        world.pair(storage::Role::host);
        REQUIRE(terminal.run(BackupCommand{data, file}) == ExitCode::done);
        CHECK(terminal.run(BackupCommand{data, file}) == ExitCode::refused);
        auto const said = world.server().folder().hub().append_own(
            k_event, {registered(person(9), "Later")}, "organiser");
        REQUIRE(said.ok());
        auto const host = world.pair(storage::Role::host);
        auto const before = head_of_event(world);
        REQUIRE(terminal.run(RestoreCommand{data, file}) == ExitCode::done);
        auto const after = head_of_event(world);
        CHECK(after.newest == before.newest - 1);
        CHECK(after.epoch != before.epoch);
        auto kiosk = world.client();
        auto const reply =
            kiosk.ask(get_request("?after=1&epoch=" + before.epoch + ".host", host.token));
        CHECK(reply.status == 410);
        CHECK_THAT(kiosk.ask(get_request("?after=0", host.token)).body, !Contains("Later"));
    }
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"data", "today.backup"});

    auto const before = head_in(data);
    REQUIRE(terminal.run(RestoreCommand{data, file}) == ExitCode::done);
    CHECK(head_in(data).newest == before.newest);
    CHECK(head_in(data).epoch != before.epoch);
}

TEST_CASE("a restored event keeps its devices, and a lost one gets those of the backup") {
    TempFolder const folder;
    auto const data = folder / "data";
    auto const file = folder / "today.backup";
    Terminal terminal;
    {
        ServerForTest world(data);
        world.begin_event();
        world.pair(storage::Role::host);
        REQUIRE(terminal.run(BackupCommand{data, file}) == ExitCode::done);
        auto const late = world.pair(storage::Role::table);
        REQUIRE(world.server().folder().devices().revoke(k_event, late.device.id).ok());
    }
    REQUIRE(terminal.run(RestoreCommand{data, file}) == ExitCode::done);
    REQUIRE(terminal.run(DevicesCommand{data, ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("\thost\t") && Contains("\ttable\t"));
    REQUIRE(terminal.run(RestoreCommand{folder / "new", file}) == ExitCode::done);
    REQUIRE(terminal.run(DevicesCommand{folder / "new", ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("\thost\t") && !Contains("\ttable\t"));
}

TEST_CASE("who was erased after the backup does not come back with it") {
    TempFolder const folder;
    auto const data = folder / "data";
    auto const file = folder / "today.backup";
    Terminal terminal;
    {
        ServerForTest world(data);
        world.begin_event();
        REQUIRE(terminal.run(BackupCommand{data, file}) == ExitCode::done);
        auto const erased = domain::make_fact(domain::PersonErased{person(2)});
        REQUIRE(world.server().folder().hub().append_own(k_event, {erased}, "organiser").ok());
    }
    REQUIRE(terminal.run(RestoreCommand{data, file}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("Erased again: 1"));
    REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), !Contains("Number 2"));
    CHECK_THAT(terminal.out.str(), Contains("Number 1") && Contains("Number 3"));

    REQUIRE(terminal.run(RestoreCommand{data, file}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("Erased again: 1"));
}

TEST_CASE("a recording that was taken back after the backup does not come back with it") {
    TempFolder const folder;
    auto const data = folder / "data";
    auto const file = folder / "today.backup";
    Terminal terminal;
    {
        ServerForTest world(data);
        world.begin_event();
        auto const say = [&](domain::Fact const& fact) {
            REQUIRE(world.server().folder().hub().append_own(k_event, {fact}, "organiser").ok());
        };
        say(domain::make_fact(
            domain::OwnWordsRecorded{person(2), 12, "T2dnUuniquename", "2026-11", "ti"}));
        REQUIRE(terminal.run(BackupCommand{data, file}) == ExitCode::done);
        say(domain::make_fact(domain::OwnWordsRemoved{person(2)}));
    }
    REQUIRE(terminal.run(RestoreCommand{data, file}) == ExitCode::done);
    REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("own_words.recorded") && !Contains("T2dnUuniquename"));
}

TEST_CASE("a lost folder comes back from its backup") {
    TempFolder const folder;
    auto const file = folder / "today.backup";
    Terminal terminal;
    {
        ServerForTest world(folder / "lost");
        world.begin_event();
        REQUIRE(terminal.run(BackupCommand{folder / "lost", file}) == ExitCode::done);
    }
    auto const newest = head_in(folder / "lost").newest;
    REQUIRE(terminal.run(RestoreCommand{folder / "new", file}) == ExitCode::done);
    CHECK(head_in(folder / "new").newest == newest);
}

TEST_CASE("what is no backup, or not there, leaves the data as they were") {
    TempFolder const folder;
    auto const data = folder / "data";
    Terminal terminal;
    CHECK(terminal.run(BackupCommand{folder / "none", folder / "file"}) == ExitCode::bad_input);
    CHECK_FALSE(std::filesystem::exists(folder / "file"));
    {
        ServerForTest world(data);
        world.begin_event();
    }
    auto const before = head_in(data);
    auto const files = names_in(data);
    std::ofstream(folder / "letter.txt") << std::string(5'000, 'x');
    CHECK(terminal.run(RestoreCommand{data, folder / "letter.txt"}) == ExitCode::failed);
    CHECK_THAT(terminal.err.str(), Contains("damaged or belongs to another program"));
    CHECK(terminal.run(RestoreCommand{data, folder / "missing"}) == ExitCode::bad_input);
    CHECK(head_in(data) == before);
    CHECK(names_in(data) == files);
}
