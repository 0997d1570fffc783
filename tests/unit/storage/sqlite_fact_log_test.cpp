// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_fact_log.h"

#include "storage/tombstone.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <csignal>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;
using domain::Fact;

namespace {

DeviceId const k_device = named<DeviceId>("device");

std::vector<Fact> numbered(std::vector<Fact> drafts, domain::Cursor expected = 0) {
    for (auto& fact : drafts) {
        ++expected;
        fact = stamped(fact, k_device, expected);
        fact.cursor = expected;
        fact.received_at = Moment{1'800'000'100'000};
    }
    return drafts;
}

std::unique_ptr<SqliteFactLog> open_log(std::filesystem::path const& file) {
    auto log = SqliteFactLog::open(file);
    REQUIRE(log.ok());
    return std::move(*log);
}

bool file_holds(std::filesystem::path const& file, std::string const& words) {
    std::ifstream in(file, std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(in), {}};
    return bytes.find(words) != std::string::npos;
}

std::string key_of(Result<std::unique_ptr<SqliteFactLog>> const& opened) {
    return opened.ok() ? "" : opened.error().message_key;
}

}  // namespace

TEST_CASE("An erased person's words are nowhere in the files and the order stays") {
    TempFolder folder;
    auto const file = folder / "log.db";
    auto const log = open_log(file);
    auto drafts = sample_event();
    drafts.push_back(registered(person(8), "Uniquename"));
    drafts.push_back(domain::make_fact(domain::PlanPublished{
        named<PlanId>("plan"),
        {},
        {{named<MeetId>("m1"), person(8), k_baker, k_offer, k_table_1, 0, {}},
         {named<MeetId>("m2"), person(1), k_baker, k_offer, k_table_2, 0, {}}},
        0,
        true,
        {{person(8), {}, {}, 3}}}));
    REQUIRE(log->append(k_event, 0, numbered(drafts), {}).ok());
    auto const newest = log->head(k_event)->newest;
    CHECK((file_holds(file, "Uniquename") || file_holds(folder / "log.db-wal", "Uniquename")));

    auto const erasure = numbered({domain::make_fact(domain::PersonErased{person(8)})}, newest);
    REQUIRE(log->append(k_event, newest, erasure, {}).ok());

    CHECK_FALSE(file_holds(file, "Uniquename"));
    CHECK_FALSE(file_holds(folder / "log.db-wal", "Uniquename"));
    auto const facts = *log->read(k_event, 0, 1000);
    REQUIRE(facts.size() == drafts.size() + 1);
    CHECK(facts[9].type == domain::fact_type::person_registered);
    CHECK(is_tombstone(facts[9]));
    auto const plan = domain::read_body<domain::PlanPublished>(facts[10]);
    REQUIRE(plan.ok());
    REQUIRE(plan->meets.size() == 1);
    CHECK(plan->meets[0].person == person(1));
    CHECK(plan->away.empty());
    CHECK(facts[10].subjects == std::vector{person(1).uuid});
    CHECK(facts.back().type == domain::fact_type::person_erased);
    CHECK_FALSE(is_tombstone(facts[5]));
}

TEST_CASE("An erasure that a reader holds up is finished after the next append") {
    TempFolder folder;
    auto const file = folder / "log.db";
    auto const log = open_log(file);
    log->database().execute("PRAGMA busy_timeout = 0");
    auto drafts = sample_event();
    drafts.push_back(registered(person(8), "Uniquename"));
    REQUIRE(log->append(k_event, 0, numbered(drafts), {}).ok());
    auto const newest = log->head(k_event)->newest;
    auto const reader = SqliteFactLog::open(file, Access::read_only);
    REQUIRE(reader.ok());
    {
        auto reading = (*reader)->database().prepare("SELECT body FROM fact");
        REQUIRE(reading.bind().step());
        auto const erasure = numbered({domain::make_fact(domain::PersonErased{person(8)})}, newest);
        // It is in the log: nobody may be told that it failed.
        REQUIRE(log->append(k_event, newest, erasure, {}).ok());
        CHECK((file_holds(file, "Uniquename") || file_holds(folder / "log.db-wal", "Uniquename")));
    }
    auto const later =
        numbered({domain::make_fact(domain::CheckIn{person(1), {}, "A-01", "host"})}, newest + 1);
    REQUIRE(log->append(k_event, newest + 1, later, {}).ok());
    CHECK_FALSE(file_holds(file, "Uniquename"));
    CHECK_FALSE(file_holds(folder / "log.db-wal", "Uniquename"));
}

TEST_CASE("A process killed while it writes leaves every group whole or absent") {
    TempFolder folder;
    auto const file = folder / "log.db";
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    auto const child = ::fork();
    if (child == 0) {
        auto log = SqliteFactLog::open(file);
        domain::Cursor newest = 0;
        while (log.ok()) {
            auto const group =
                numbered({registered(person(1), "a"), registered(person(2), "b")}, newest);
            if (!(*log)->append(k_event, newest, group, {}).ok()) break;
            newest += 2;
            if (::write(ready[1], "x", 1) != 1) break;
        }
        ::_exit(1);
    }
    std::int64_t told = 0;
    char sign = 0;
    while (told < 20 && ::read(ready[0], &sign, 1) == 1) ++told;
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    ::close(ready[1]);
    while (::read(ready[0], &sign, 1) == 1) ++told;
    ::close(ready[0]);

    auto const log = open_log(file);
    auto const newest = log->head(k_event)->newest;
    CHECK(newest >= told * 2);
    CHECK(newest % 2 == 0);
    CHECK(log->read(k_event, 0, 100'000)->size() == static_cast<std::size_t>(newest));
}

TEST_CASE("A file of a newer program is refused and stays as it is") {
    TempFolder folder;
    open_log(folder / "log.db")->database().execute("PRAGMA user_version = 99");
    auto const opened = SqliteFactLog::open(folder / "log.db");
    CHECK(key_of(opened) == "error.database_too_new");
    CHECK(opened.error().kind == ErrorKind::too_new);
}

TEST_CASE("A truncated file is called damaged") {
    TempFolder folder;
    auto const file = folder / "log.db";
    REQUIRE(open_log(file)->append(k_event, 0, numbered(sample_event(400)), {}).ok());
    auto const size = std::filesystem::file_size(file);
    for (auto const kept : {size / 2, std::uintmax_t{5'000}, std::uintmax_t{60}}) {
        std::filesystem::resize_file(file, kept);
        CHECK(key_of(SqliteFactLog::open(file)) == "error.database_damaged");
    }
}

TEST_CASE("Overwritten pages are called damaged") {
    TempFolder folder;
    auto const file = folder / "log.db";
    REQUIRE(open_log(file)->append(k_event, 0, numbered(sample_event(400)), {}).ok());
    {
        std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(8 * 4096);
        out << std::string(3 * 4096, 'x');
    }
    CHECK(key_of(SqliteFactLog::open(file)) == "error.database_damaged");
}

TEST_CASE("A file of another program is refused and stays as it is") {
    TempFolder folder;
    {
        std::ofstream(folder / "letter.db") << "Dear Sir or Madam, this is no database at all.\n"
                                            << std::string(8'000, '.');
    }
    CHECK(key_of(SqliteFactLog::open(folder / "letter.db")) == "error.database_damaged");
    static constexpr std::array other{"CREATE TABLE bookmark (url TEXT) STRICT;"};
    REQUIRE(Database::open(folder / "other.db", Schema{1234, other}, Access::read_write).ok());
    CHECK(key_of(SqliteFactLog::open(folder / "other.db")) == "error.database_damaged");
}

TEST_CASE("A second writer is turned away while readers are welcome") {
    TempFolder folder;
    auto const log = open_log(folder / "log.db");
    REQUIRE(log->append(k_event, 0, numbered(sample_event()), {}).ok());
    CHECK(key_of(SqliteFactLog::open(folder / "log.db")) == "error.database_busy");
    auto const reader = SqliteFactLog::open(folder / "log.db", Access::read_only);
    REQUIRE(reader.ok());
    CHECK((*reader)->read(k_event, 0, 1000)->size() == 9);
    CHECK_FALSE((*reader)->append(k_event, 9, numbered(sample_event(), 9), {}).ok());
    CHECK(key_of(SqliteFactLog::open(folder / "none.db", Access::read_only)) ==
          "error.database_missing");
}

TEST_CASE("A full disk is told and what was saved before is kept") {
    TempFolder folder;
    auto const log = open_log(folder / "log.db");
    REQUIRE(log->append(k_event, 0, numbered(sample_event()), {}).ok());
    log->database().execute("PRAGMA max_page_count = 20");
    auto const full = log->append(k_event, 9, numbered(sample_event(600), 9), {});
    REQUIRE_FALSE(full.ok());
    CHECK(full.error().message_key == "error.disk_full");
    CHECK(log->head(k_event)->newest == 9);
    log->database().execute("PRAGMA max_page_count = 100000");
    CHECK(log->append(k_event, 9, numbered(sample_event(600), 9), {}).ok());
}

TEST_CASE("A backup made while the log is open begins a new epoch when it is put to use") {
    TempFolder folder;
    auto const log = open_log(folder / "log.db");
    REQUIRE(log->append(k_event, 0, numbered(sample_event()), {}).ok());
    REQUIRE(log->backup(folder / "copy.db").ok());
    CHECK(log->backup(folder / "copy.db").error().message_key == "error.file_exists");
    auto const copy = open_log(folder / "copy.db");
    CHECK(copy->read(k_event, 0, 1000)->size() == 9);
    CHECK_FALSE(copy->head(k_event)->epoch.empty());
    CHECK(copy->head(k_event)->epoch != log->head(k_event)->epoch);
}

TEST_CASE("The files are readable by their owner alone") {
    TempFolder folder;
    auto const log = open_log(folder / "log.db");
    using std::filesystem::perms;
    REQUIRE(log->backup(folder / "copy.db").ok());
    for (auto const* name : {"log.db", "log.db-wal", "copy.db"})
        CHECK((std::filesystem::status(folder / name).permissions() &
               (perms::group_all | perms::others_all)) == perms::none);
}
