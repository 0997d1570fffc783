// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_fact_log.h"

#include "storage/fact_rows.h"
#include "storage/tombstone.h"
#include "support/key_for_test.h"
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
    auto log = SqliteFactLog::open(file, k_unlock);
    REQUIRE(log.ok());
    return std::move(*log);
}

std::string content(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool file_holds(std::filesystem::path const& file, std::string const& words) {
    CHECK(holds_word(file.string(), words) == (content(file).find(words) != std::string::npos));
    return holds_word(file.string(), words);
}

std::string sealed_body(SqliteFactLog& log, domain::Cursor cursor) {
    auto select = log.database().prepare("SELECT body FROM fact WHERE cursor = ?");
    REQUIRE(select.bind(cursor).step());
    return select.bytes(0);
}

std::string key_of(Result<std::unique_ptr<SqliteFactLog>> const& opened) {
    return opened.ok() ? "" : opened.error().message_key;
}

}  // namespace

TEST_CASE("No word of a person can be read in the files") {
    TempFolder folder;
    auto drafts = sample_event();
    drafts.push_back(registered(person(8), "Uniquename"));
    StoredAnswer const told{k_device, 1, named<FactId>("told"), 1, R"({"name":"Uniqueanswer"})"};
    auto const log = open_log(folder / "log.db");
    REQUIRE(log->append(k_event, 0, numbered(drafts), {&told, 1}).ok());
    for (auto const* file : {"log.db", "log.db-wal"})
        for (auto const* word : {"Uniquename", "06 0000 0000", "Number 1", "Korst", "Uniqueanswer"})
            CHECK_FALSE(file_holds(folder / file, word));
    CHECK(file_holds(folder / "log.db-wal", "person.registered"));
    REQUIRE(log->backup(folder / "copy.db").ok());
    CHECK_FALSE(file_holds(folder / "copy.db", "Uniquename"));
}

TEST_CASE("What was sealed about an erased person is not in the files either") {
    TempFolder folder;
    auto const file = folder / "log.db";
    auto const log = open_log(file);
    auto drafts = sample_event();
    drafts.push_back(registered(person(8), "Uniquename"));
    REQUIRE(log->append(k_event, 0, numbered(drafts), {}).ok());
    auto const sealed = sealed_body(*log, 10);
    CHECK((file_holds(file, sealed) || file_holds(folder / "log.db-wal", sealed)));

    auto const erasure = numbered({domain::make_fact(domain::PersonErased{person(8)})}, 10);
    REQUIRE(log->append(k_event, 10, erasure, {}).ok());
    CHECK_FALSE(file_holds(file, sealed));
    CHECK_FALSE(file_holds(folder / "log.db-wal", sealed));
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
    auto const sealed = sealed_body(*log, newest);
    auto const reader = SqliteFactLog::open(file, k_unlock, Access::read_only);
    REQUIRE(reader.ok());
    {
        auto reading = (*reader)->database().prepare("SELECT body FROM fact");
        REQUIRE(reading.bind().step());
        auto const erasure = numbered({domain::make_fact(domain::PersonErased{person(8)})}, newest);
        // It is in the log: nobody may be told that it failed.
        REQUIRE(log->append(k_event, newest, erasure, {}).ok());
        CHECK((file_holds(file, sealed) || file_holds(folder / "log.db-wal", sealed)));
    }
    auto const later =
        numbered({domain::make_fact(domain::CheckIn{person(1), {}, "A-01", "host"})}, newest + 1);
    REQUIRE(log->append(k_event, newest + 1, later, {}).ok());
    CHECK_FALSE(file_holds(file, sealed));
    CHECK_FALSE(file_holds(folder / "log.db-wal", sealed));
}

TEST_CASE("Another key opens nothing and changes nothing") {
    TempFolder folder;
    REQUIRE(open_log(folder / "log.db")->append(k_event, 0, numbered(sample_event()), {}).ok());
    auto const before = content(folder / "log.db");
    auto const opened = SqliteFactLog::open(folder / "log.db", unlock_with(Key({9})));
    CHECK(key_of(opened) == "error.wrong_key");
    CHECK(opened.error().kind == ErrorKind::refused);
    CHECK(content(folder / "log.db") == before);
    CHECK(open_log(folder / "log.db")->read(k_event, 0, 1000)->size() == 9);
}

TEST_CASE("A body that was put in another fact's place is called damaged") {
    TempFolder folder;
    auto const log = open_log(folder / "log.db");
    REQUIRE(log->append(k_event, 0, numbered(sample_event()), {}).ok());
    log->database().execute(
        "UPDATE fact SET body = (SELECT body FROM fact WHERE cursor = 6) WHERE cursor = 7");
    CHECK(log->read(k_event, 0, 6)->size() == 6);
    CHECK(log->read(k_event, 6, 1).error().message_key == "error.database_damaged");
}

TEST_CASE("A file of a version that did not seal is sealed in place, and nothing is left of it") {
    TempFolder folder;
    auto const file = folder / "log.db";
    // The tables as that version made them.
    static constexpr std::array old{
        "CREATE TABLE event (event BLOB NOT NULL PRIMARY KEY, newest INTEGER NOT NULL,"
        "  epoch TEXT NOT NULL) STRICT, WITHOUT ROWID;"
        "CREATE TABLE fact (" ONTMOET_FACT_COLUMN_TYPES("TEXT") ", PRIMARY KEY (event, cursor))"
        "  STRICT, WITHOUT ROWID;"
        "CREATE UNIQUE INDEX fact_id ON fact (event, id);"
        "CREATE TABLE answer (event BLOB NOT NULL, device BLOB NOT NULL,"
        "  device_sequence INTEGER NOT NULL, at INTEGER NOT NULL, fact BLOB NOT NULL,"
        "  answer TEXT NOT NULL, PRIMARY KEY (event, device, device_sequence))"
        "  STRICT, WITHOUT ROWID;",
        "CREATE TABLE device (event BLOB NOT NULL) STRICT;"
        "CREATE TABLE pairing_code (event BLOB NOT NULL) STRICT;"};
    auto const facts = numbered(sample_event(300));
    {
        auto opened = Database::open(file, Schema{0x4F6E746D, old}, k_unlock, Access::read_write);
        REQUIRE(opened.ok());
        opened->prepare("INSERT INTO event VALUES (?, ?, 'epoch')")
            .bind(k_event, static_cast<std::int64_t>(facts.size()))
            .run();
        for (auto const& fact : facts) {
            opened->execute("PRAGMA user_version");
            opened->prepare("INSERT INTO fact VALUES (?, ?, ?, ?, ?, '', ?, 0, x'', ?, 1, ?, ?)")
                .bind(fact.event, fact.cursor, fact.id, fact.device, fact.device_sequence,
                      fact.recorded_at.ms, fact.type, fact.body, fact.received_at.ms)
                .run();
        }
        opened->prepare("INSERT INTO answer VALUES (?, ?, 1, 1, ?, '{}')")
            .bind(k_event, k_device, facts[0].id)
            .run();
        opened->execute("DROP TABLE seal");
    }
    CHECK(file_holds(file, "Number 250"));
    auto const log = open_log(file);
    auto const kept = log->read(k_event, 0, 1000);
    REQUIRE(kept->size() == facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) CHECK((*kept)[i].body == facts[i].body);
    CHECK((*log->answer(k_event, k_device, 1))->answer == "{}");
    for (auto const* each : {"log.db", "log.db-wal"})
        CHECK_FALSE(file_holds(folder / each, "Number 250"));
}

TEST_CASE("A process killed while it writes leaves every group whole or absent") {
    TempFolder folder;
    auto const file = folder / "log.db";
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    auto const child = ::fork();
    if (child == 0) {
        auto log = SqliteFactLog::open(file, k_unlock);
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
    auto const opened = SqliteFactLog::open(folder / "log.db", k_unlock);
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
        CHECK(key_of(SqliteFactLog::open(file, k_unlock)) == "error.database_damaged");
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
    CHECK(key_of(SqliteFactLog::open(file, k_unlock)) == "error.database_damaged");
}

TEST_CASE("A file of another program is refused and stays as it is") {
    TempFolder folder;
    {
        std::ofstream(folder / "letter.db") << "Dear Sir or Madam, this is no database at all.\n"
                                            << std::string(8'000, '.');
    }
    CHECK(key_of(SqliteFactLog::open(folder / "letter.db", k_unlock)) == "error.database_damaged");
    static constexpr std::array other{"CREATE TABLE bookmark (url TEXT) STRICT;"};
    REQUIRE(Database::open(folder / "other.db", Schema{1234, other}, k_unlock, Access::read_write)
                .ok());
    CHECK(key_of(SqliteFactLog::open(folder / "other.db", k_unlock)) == "error.database_damaged");
}

TEST_CASE("A second writer is turned away while readers are welcome") {
    TempFolder folder;
    auto const log = open_log(folder / "log.db");
    REQUIRE(log->append(k_event, 0, numbered(sample_event()), {}).ok());
    CHECK(key_of(SqliteFactLog::open(folder / "log.db", k_unlock)) == "error.database_busy");
    auto const reader = SqliteFactLog::open(folder / "log.db", k_unlock, Access::read_only);
    REQUIRE(reader.ok());
    CHECK((*reader)->read(k_event, 0, 1000)->size() == 9);
    CHECK_FALSE((*reader)->append(k_event, 9, numbered(sample_event(), 9), {}).ok());
    CHECK(key_of(SqliteFactLog::open(folder / "none.db", k_unlock, Access::read_only)) ==
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
