// SPDX-License-Identifier: EUPL-1.2
#include "server/chain_keeper.h"
#include "server/data_folder.h"
#include "server/server_for_test.h"
#include "server/terminal.h"
#include "storage/sqlite_fact_log.h"
#include "support/postgres_for_test.h"

#include <chrono>
#include <fstream>
#include <thread>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

std::filesystem::path const k_audited_sample =
    std::filesystem::path(SOURCE_DIR) / "assets/samples/zorg-techniek-den-haag";

// What the server does every few seconds.
void link_facts(std::filesystem::path const& data, platform::KeySource const& key = {}) {
    platform::RealClock const clock;
    auto const folder = DataFolder::open(data, WhenMissing::fail, clock, key);
    REQUIRE(folder.ok());
    ChainKeeper keeper((*folder)->log());
    REQUIRE(keeper.look().ok());
}

// Behind the program's back, by somebody who has the key.
void change_behind(std::filesystem::path const& data, char const* statement) {
    auto const unlock = platform::find_key({}, data);
    REQUIRE(unlock.ok());
    auto const log = storage::SqliteFactLog::open(database_file(data), *unlock);
    REQUIRE(log.ok());
    (*log)->database().execute(statement);
}

// The lines of the command; empty when the chain does not hold.
std::string verified(Terminal& terminal, std::filesystem::path const& data,
                     std::filesystem::path const& heads = {}) {
    auto const ended = terminal.run(AuditCommand{data, heads});
    CHECK((ended == ExitCode::done) == terminal.err.str().empty());
    return ended == ExitCode::done ? terminal.out.str() : std::string();
}

void write(std::filesystem::path const& file, std::string_view words) {
    std::ofstream(file) << words;
}

// Imported, linked, and what the command printed kept in a file.
struct LinkedDay {
    LinkedDay() {
        REQUIRE(terminal.run(ImportCommand{k_audited_sample, data}) == ExitCode::done);
        CHECK_THAT(verified(terminal, data), Contains("\t-\t0\t"));
        link_facts(data);
        auto const lines = verified(terminal, data);
        CHECK_THAT(lines, Contains("\t0\t0\n"));
        write(heads, lines);
    }
    TempFolder folder;
    std::filesystem::path data = folder / "data";
    std::filesystem::path heads = folder / "heads";
    Terminal terminal;
};

bool is_all_linked(storage::FactLog& log, EventId event) {
    auto const found = storage::verify_chain(log, event, {});
    return found.ok() && found->waiting == 0;
}

}  // namespace

TEST_CASE("a server gives every fact its link in the chain, those of an older version too") {
    TempFolder const folder;
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_audited_sample, folder / "data"}) == ExitCode::done);
    ServerForTest world(folder / "data");
    world.begin_event();
    auto& log = world.server().folder().log();
    auto const events = *log.events();
    REQUIRE(events.size() == 2);
    auto const enough = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    for (auto const& event : events)
        while (!is_all_linked(log, event) && std::chrono::steady_clock::now() < enough)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
    for (auto const& event : events) CHECK(is_all_linked(log, event));
    CHECK_THAT(verified(terminal, folder / "data"), Contains("\t0\t0\n"));
    CHECK_THAT(world.log_lines(), !Contains("chain_failed"));
}

TEST_CASE("two servers over one database make one chain") {
    auto const where = PostgresForTest::shared().new_database();
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_audited_sample, where}) == ExitCode::done);
    auto const keep = [&] {
        platform::RealClock const clock;
        auto const folder = DataFolder::open(where, WhenMissing::fail, clock);
        if (!folder.ok()) return false;
        ChainKeeper keeper((*folder)->log());
        for (int i = 0; i < 20; ++i)
            if (!keeper.look().ok()) return false;
        return true;
    };
    bool is_other_good = false;
    std::thread other([&] { is_other_good = keep(); });
    CHECK(keep());
    other.join();
    CHECK(is_other_good);
    CHECK_THAT(verified(terminal, where), Contains("\t0\t0\n"));
}

TEST_CASE("the first place in the log that is not what was written is named") {
    LinkedDay day;
    auto const broken = [&](char const* statement, char const* words) {
        auto const copy = day.folder / "copy";
        std::filesystem::remove_all(copy);
        std::filesystem::copy(day.data, copy, std::filesystem::copy_options::recursive);
        change_behind(copy, statement);
        CHECK(day.terminal.run(AuditCommand{copy, {}}) == ExitCode::refused);
        CHECK_THAT(day.terminal.err.str(), Contains(words));
        CHECK(day.terminal.run(AuditCommand{copy, {}}, "nl") == ExitCode::refused);
        CHECK_THAT(day.terminal.err.str(), Contains("In het log"));
    };
    broken("UPDATE fact SET actor = 'host' WHERE cursor IN (7, 9)", "not what was written");
    CHECK_THAT(day.terminal.err.str(), Contains(" 7."));
    broken("UPDATE fact SET body = zeroblob(60) WHERE cursor = 8", "not what was written");
    CHECK_THAT(day.terminal.err.str(), Contains(" 8."));
    broken("DELETE FROM fact WHERE cursor = 6", "missing");
    CHECK_THAT(day.terminal.err.str(), Contains(" 6."));
}

TEST_CASE("behind an event whose log was changed the others are looked at, too") {
    LinkedDay day;
    ServerForTest(day.data).begin_event();
    link_facts(day.data);
    auto const whole = verified(day.terminal, day.data);
    REQUIRE(std::count(whole.begin(), whole.end(), '\n') == 2);
    auto const named = std::string("not what was written");
    change_behind(day.data,
                  "UPDATE fact SET actor = 'nobody' WHERE cursor = 1"
                  " AND event = (SELECT min(event) FROM event)");
    CHECK(day.terminal.run(AuditCommand{day.data, {}}) == ExitCode::refused);
    CHECK_THAT(day.terminal.err.str(), Contains(named));
    // The other one, as it was.
    auto const other = day.terminal.out.str();
    CHECK(std::count(other.begin(), other.end(), '\n') == 1);
    CHECK_THAT(whole, Contains(other));
    change_behind(day.data, "UPDATE fact SET actor = 'nobody' WHERE cursor = 1");
    CHECK(day.terminal.run(AuditCommand{day.data, {}}) == ExitCode::refused);
    auto const told = day.terminal.err.str();
    CHECK(told.find(named) != told.rfind(named));
    CHECK(day.terminal.out.str().empty());
    // Those that are gone, each by name.
    std::string lines;
    for (auto const* gone : {"82e3", "82e4"})
        lines += std::string("01a1ff43-4eec-794c-8981-6a72155f") + gone +
                 "\t1:" + std::string(64, 'a') + "\n";
    write(day.heads, lines);
    CHECK(day.terminal.run(AuditCommand{day.data, day.heads}) == ExitCode::refused);
    CHECK_THAT(day.terminal.err.str(), Contains("82e3") && Contains("82e4"));
}

TEST_CASE("an end that was cut off is missed by whoever kept what the command printed") {
    LinkedDay day;
    CHECK_FALSE(verified(day.terminal, day.data, day.heads).empty());
    change_behind(day.data,
                  "DELETE FROM fact WHERE cursor > 9; DELETE FROM link WHERE cursor > 9;"
                  "UPDATE event SET newest = 9");
    CHECK_FALSE(verified(day.terminal, day.data).empty());
    CHECK(day.terminal.run(AuditCommand{day.data, day.heads}) == ExitCode::refused);
    CHECK_THAT(day.terminal.err.str(), Contains("no place of this chain"));
    change_behind(day.data, "DELETE FROM fact; DELETE FROM link; DELETE FROM event");
    CHECK(verified(day.terminal, day.data).empty());
    CHECK(day.terminal.run(AuditCommand{day.data, day.heads}) == ExitCode::refused);
    CHECK_THAT(day.terminal.err.str(), Contains("missing"));
}

TEST_CASE("erasing, a backup and another key leave the chain whole") {
    LinkedDay day;
    auto& terminal = day.terminal;
    auto const file = day.folder / "today.backup";
    REQUIRE(terminal.run(BackupCommand{day.data, file}) == ExitCode::done);
    auto const code = first_code(terminal, day.data);
    REQUIRE(terminal.run(EraseCommand{day.data, "", code}) == ExitCode::done);
    link_facts(day.data);
    auto const erased = verified(terminal, day.data, day.heads);
    CHECK_THAT(erased, !Contains("\t0\t0\n") && Contains("\t0\n"));

    std::filesystem::path const shared = PostgresForTest::shared().new_database();
    REQUIRE(terminal.run(MigrateCommand{day.data, shared}) == ExitCode::done);
    CHECK(verified(terminal, shared, day.heads) == erased);
    auto const new_key = day.folder / "new.key";
    REQUIRE(terminal.run(MigrateCommand{shared, day.folder / "other", new_key}) == ExitCode::done);
    terminal.key.file = new_key;
    CHECK(verified(terminal, day.folder / "other", day.heads) == erased);
    terminal.key = {};

    REQUIRE(terminal.run(RestoreCommand{day.data, file}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("Erased again: 1"));
    link_facts(day.data);
    CHECK_THAT(verified(terminal, day.data, day.heads), !Contains("\t0\t0\n"));
}

TEST_CASE("a file of heads that cannot be read is named, with its line") {
    LinkedDay day;
    CHECK(day.terminal.run(AuditCommand{day.data, day.folder / "none"}) == ExitCode::bad_input);
    CHECK_THAT(day.terminal.err.str(), Contains("none"));
    write(day.heads, "no head at all\n");
    CHECK(day.terminal.run(AuditCommand{day.data, day.heads}) == ExitCode::bad_input);
    CHECK_THAT(day.terminal.err.str(), Contains("heads:1"));
    CHECK(day.terminal.run(AuditCommand{day.folder / "nowhere", {}}) != ExitCode::done);
    CHECK_FALSE(std::filesystem::exists(day.folder / "nowhere"));
}
