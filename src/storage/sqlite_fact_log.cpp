// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_fact_log.h"

#include "base/check.h"
#include "base/planted_fault.h"
#include "storage/chain.h"
#include "storage/copy_log.h"
#include "storage/fact_rows.h"
#include "storage/sqlite_accounts.h"
#include "storage/sqlite_chain.h"
#include "storage/sqlite_devices.h"
#include "storage/tombstone.h"

#include <array>
#include <mutex>

namespace ontmoet::storage {
namespace {

using domain::Cursor;
using domain::Fact;

// "Ontm" in ASCII.
constexpr std::int32_t k_log_application_id = 0x4F6E746D;

// clang-format off
constexpr std::array k_log_migrations{
    "CREATE TABLE event (event BLOB NOT NULL PRIMARY KEY, newest INTEGER NOT NULL,"
    "  epoch TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE fact (" ONTMOET_FACT_COLUMN_TYPES("TEXT") ", PRIMARY KEY (event, cursor))"
    "  STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX fact_id ON fact (event, id);"
    "CREATE TABLE answer (event BLOB NOT NULL, device BLOB NOT NULL,"
    "  device_sequence INTEGER NOT NULL, at INTEGER NOT NULL, fact BLOB NOT NULL,"
    "  answer TEXT NOT NULL, PRIMARY KEY (event, device, device_sequence)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE device (event BLOB NOT NULL, device BLOB NOT NULL, role TEXT NOT NULL,"
    "  badge_letter TEXT NOT NULL, name TEXT NOT NULL, token_hash BLOB NOT NULL UNIQUE,"
    "  paired_at INTEGER NOT NULL, revoked INTEGER NOT NULL, PRIMARY KEY (event, device))"
    "  STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX device_letter ON device (event, badge_letter) WHERE badge_letter <> '';",

    "ALTER TABLE device ADD COLUMN token_since INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE device ADD COLUMN last_seen INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE device ADD COLUMN offered_hash BLOB NOT NULL DEFAULT x'';"
    "CREATE INDEX device_offered ON device (event, offered_hash) WHERE offered_hash <> x'';"
    "CREATE TABLE pairing_code (event BLOB NOT NULL, code_hash BLOB NOT NULL UNIQUE,"
    "  role TEXT NOT NULL, name TEXT NOT NULL, host_pin TEXT NOT NULL,"
    "  valid_until INTEGER NOT NULL, PRIMARY KEY (event, code_hash)) STRICT, WITHOUT ROWID;",

    "CREATE TABLE sealed_fact (" ONTMOET_FACT_COLUMN_TYPES("BLOB") ", PRIMARY KEY (event, cursor))"
    "  STRICT, WITHOUT ROWID;"
    "INSERT INTO sealed_fact SELECT " ONTMOET_FACT_COLUMNS_SEALED " FROM fact;"
    "DROP TABLE fact; ALTER TABLE sealed_fact RENAME TO fact;"
    "CREATE UNIQUE INDEX fact_id ON fact (event, id);"
    "CREATE TABLE sealed_answer (event BLOB NOT NULL, device BLOB NOT NULL,"
    "  device_sequence INTEGER NOT NULL, at INTEGER NOT NULL, fact BLOB NOT NULL,"
    "  answer BLOB NOT NULL, PRIMARY KEY (event, device, device_sequence)) STRICT, WITHOUT ROWID;"
    "INSERT INTO sealed_answer SELECT event, device, device_sequence, at, fact,"
    "  seal(answer, event, fact, 'answer') FROM answer;"
    "DROP TABLE answer; ALTER TABLE sealed_answer RENAME TO answer;",

    // A device is paired for somebody's table.
    "ALTER TABLE pairing_code ADD COLUMN organisation BLOB NOT NULL"
    "  DEFAULT x'00000000000000000000000000000000';",

    // People who sign in.
    "CREATE TABLE account (account BLOB NOT NULL PRIMARY KEY, body BLOB NOT NULL)"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE session (token_hash BLOB NOT NULL PRIMARY KEY, account BLOB NOT NULL,"
    "  opened_at INTEGER NOT NULL, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX session_account ON session (account);",

    // Devices that nobody invited wait to be let in.
    "CREATE TABLE knock (code_hash BLOB NOT NULL PRIMARY KEY, secret_hash BLOB NOT NULL UNIQUE,"
    "  begins_with TEXT NOT NULL, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    // What organisers want of devices.
    "ALTER TABLE device ADD COLUMN open_order INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE device_order (event BLOB NOT NULL, device BLOB NOT NULL, kind TEXT NOT NULL,"
    "  number INTEGER NOT NULL, value TEXT NOT NULL, ordered_at INTEGER NOT NULL,"
    "  actor TEXT NOT NULL, answered_at INTEGER NOT NULL, fault TEXT NOT NULL,"
    "  PRIMARY KEY (event, device, kind)) STRICT, WITHOUT ROWID;",

    // A chain over the facts (chain.h).
    "CREATE TABLE link (event BLOB NOT NULL, cursor INTEGER NOT NULL, nonce BLOB NOT NULL,"
    "  proof BLOB NOT NULL, link BLOB NOT NULL, PRIMARY KEY (event, cursor))"
    "  STRICT, WITHOUT ROWID;",
};
// clang-format on

constexpr Schema k_log_schema{k_log_application_id, k_log_migrations};

// Log positions are checked, facts and answers written, erasures carried out; true when something
// was erased.
bool append_group(Database& database, EventId event, Cursor expected, std::span<Fact const> facts,
                  std::span<StoredAnswer const> answers) {
    database.prepare("INSERT OR IGNORE INTO event VALUES (?, 0, lower(hex(randomblob(8))))")
        .bind(event)
        .run();
    auto move_on = database.prepare(
        "UPDATE event SET newest = ? WHERE event = ? AND newest = ?"
        " RETURNING newest");
    auto const newest = expected + static_cast<Cursor>(facts.size());
    if (!move_on.bind(newest, event, expected).step())
        throw SqliteFailure{{ErrorKind::conflict, "error.log_moved_on", database.file()}};
    move_on.run();

    auto insert = prepare_fact_insert(database, "fact");
    for (auto cursor = expected; auto const& fact : facts) {
        check(fact.cursor == ++cursor, "facts are appended in the order of their cursors");
        insert_fact(insert, fact);
    }
    auto remember = database.prepare(
        "INSERT INTO answer VALUES (?1, ?2, ?3, ?4, ?5, seal(?6, ?1, ?5, 'answer'))");
    for (auto const& answer : answers)
        remember
            .bind(event, answer.device, answer.device_sequence, answer.at, answer.fact,
                  answer.answer)
            .run();

    bool erased = false;
    for (auto const& fact : facts)
        if (auto const erasure = erasure_of(fact); !erasure.is_none()) {
            auto const cursors = erase(database, "fact", event, erasure, fact.cursor);
            forget_nonces(database, event, cursors);
            erased = erased || !cursors.empty();
        }
    return erased;
}

void empty_event(Database& database, EventId event, std::string const& epoch) {
    for (auto const* statement :
         {"DELETE FROM fact WHERE event = ?", "DELETE FROM answer WHERE event = ?",
          "DELETE FROM link WHERE event = ?"})
        database.prepare(statement).bind(event).run();
    database.prepare("INSERT OR REPLACE INTO event VALUES (?, 0, ?)").bind(event, epoch).run();
}

}  // namespace

struct SqliteFactLog::Inside {
    Inside(Database opened, Unlock key)
        : unlock(std::move(key)),
          database(std::move(opened)),
          devices(database, mutex),
          accounts(database, mutex) {}
    std::mutex mutex;
    Unlock unlock;
    Database database;
    SqliteDevices devices;
    SqliteAccounts accounts;

    template <class Work>
    auto locked(Work work) {
        std::scoped_lock const lock(mutex);
        return guarded(work);
    }
};

Result<std::unique_ptr<SqliteFactLog>> SqliteFactLog::open(std::filesystem::path const& file,
                                                           Unlock const& unlock, Access access) {
    TRY_ASSIGN(auto database, Database::open(file, k_log_schema, unlock, access));
    auto inside = std::make_unique<Inside>(std::move(database), unlock);
    // A copy made by `backup` has no epoch: it begins a new one when it is put to use.
    if (access == Access::read_write)
        TRY(guarded([&] {
            inside->database.execute(
                "UPDATE event SET epoch = lower(hex(randomblob(8))) WHERE epoch = ''");
        }));
    return std::unique_ptr<SqliteFactLog>(new SqliteFactLog(std::move(inside)));
}

SqliteFactLog::SqliteFactLog(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
SqliteFactLog::~SqliteFactLog() = default;

Devices& SqliteFactLog::devices() {
    return m_inside->devices;
}
Accounts& SqliteFactLog::accounts() {
    return m_inside->accounts;
}
Database& SqliteFactLog::database() {
    return m_inside->database;
}

Result<std::vector<EventId>> SqliteFactLog::events() {
    return m_inside->locked([&] {
        std::vector<EventId> events;
        auto select = m_inside->database.prepare("SELECT event FROM event ORDER BY event");
        while (select.step()) events.push_back({select.uuid(0)});
        return events;
    });
}

Result<Head> SqliteFactLog::head(EventId event) {
    return m_inside->locked([&] {
        auto select = m_inside->database.prepare("SELECT newest, epoch FROM event WHERE event = ?");
        if (!select.bind(event).step()) return Head{};
        return Head{select.integer(0), select.text(1), 0};
    });
}

Result<std::vector<Fact>> SqliteFactLog::read(EventId event, Cursor after, std::size_t limit) {
    return m_inside->locked([&] {
        std::vector<Fact> facts;
        auto select = m_inside->database.prepare(
            "SELECT " ONTMOET_FACT_COLUMNS
            " FROM fact WHERE event = ? AND cursor > ? ORDER BY cursor LIMIT ?");
        select.bind(event, after, static_cast<std::int64_t>(limit));
        while (select.step()) facts.push_back(read_fact(select));
        return facts;
    });
}

Status SqliteFactLog::append(EventId event, Cursor expected, std::span<Fact const> facts,
                             std::span<StoredAnswer const> answers) {
    return m_inside->locked([&] {
        if (ONTMOET_FAULT(answer_before_commit))
            m_inside->database.execute("PRAGMA synchronous = OFF");
        Transaction transaction(m_inside->database);
        bool const erased = append_group(m_inside->database, event, expected, facts, answers);
        transaction.commit();
        if (erased) m_inside->database.truncate_log();
    });
}

Result<std::optional<StoredAnswer>> SqliteFactLog::answer(EventId event, DeviceId device,
                                                          std::int64_t device_sequence) {
    return m_inside->locked([&]() -> std::optional<StoredAnswer> {
        auto select = m_inside->database.prepare(
            "SELECT fact, at, unseal(answer, event, fact, 'answer') FROM answer"
            " WHERE event = ? AND device = ? AND device_sequence = ?");
        if (!select.bind(event, device, device_sequence).step()) return std::nullopt;
        return StoredAnswer{
            device, device_sequence, {select.uuid(0)}, select.integer(1), select.text(2)};
    });
}

Result<std::vector<StoredAnswer>> SqliteFactLog::answers(EventId event, Cursor from, Cursor to) {
    return m_inside->locked([&] {
        std::vector<StoredAnswer> answers;
        auto select = m_inside->database.prepare(
            "SELECT device, device_sequence, fact, at, unseal(answer, event, fact, 'answer')"
            " FROM answer WHERE event = ? AND at >= ? AND at <= ?"
            " ORDER BY device, device_sequence");
        select.bind(event, from, to);
        while (select.step())
            answers.push_back({{select.uuid(0)},
                               select.integer(1),
                               {select.uuid(2)},
                               select.integer(3),
                               select.text(4)});
        return answers;
    });
}

Result<std::vector<Decided>> SqliteFactLog::decided(EventId event, Cursor from) {
    return m_inside->locked([&] {
        std::vector<Decided> decided;
        auto select = m_inside->database.prepare(
            "SELECT device, device_sequence, at FROM answer WHERE event = ? AND at >= ?"
            " ORDER BY device, device_sequence");
        select.bind(event, from);
        while (select.step())
            decided.push_back({{select.uuid(0)}, select.integer(1), select.integer(2)});
        return decided;
    });
}

Result<Cursor> SqliteFactLog::cursor_of(EventId event, FactId fact) {
    return m_inside->locked([&] {
        auto select =
            m_inside->database.prepare("SELECT cursor FROM fact WHERE event = ? AND id = ?");
        return select.bind(event, fact).step() ? select.integer(0) : Cursor{0};
    });
}

Status SqliteFactLog::begin_epoch(EventId event) {
    return m_inside->locked([&] {
        m_inside->database
            .prepare("UPDATE event SET epoch = lower(hex(randomblob(8))) WHERE event = ?")
            .bind(event)
            .run();
    });
}

Status SqliteFactLog::begin_copy(EventId event, std::string const& epoch) {
    return m_inside->locked([&] {
        Transaction transaction(m_inside->database);
        empty_event(m_inside->database, event, epoch);
        transaction.commit();
    });
}

Status SqliteFactLog::replace(EventId event, FactLog& from) {
    TRY_ASSIGN(auto const head, from.head(event));
    return m_inside->locked([&] {
        auto& database = m_inside->database;
        auto const append = [&](Cursor after, std::span<Fact const> facts,
                                std::span<StoredAnswer const> answers) {
            append_group(database, event, after, facts, answers);
            return Status{};
        };
        Transaction transaction(database);
        empty_event(database, event, {});
        auto const copied = for_each_of(
            from, event, head.newest,
            [&](Cursor after, std::span<Fact const> facts) { return append(after, facts, {}); },
            [&](std::span<StoredAnswer const> some) { return append(head.newest, {}, some); });
        if (!copied.ok()) throw SqliteFailure{copied.error()};
        if (auto done = copy_chain(from, event, head.newest,
                                   [&](auto const& links) {
                                       insert_links(database, event, links);
                                       return Status{};
                                   });
            !done.ok())
            throw SqliteFailure{done.error()};
        database.prepare("UPDATE event SET epoch = lower(hex(randomblob(8))) WHERE event = ?")
            .bind(event)
            .run();
        transaction.commit();
        database.truncate_log();
    });
}

Status SqliteFactLog::end_copy(EventId event, std::string const& epoch) {
    return m_inside->locked([&] {
        m_inside->database.prepare("UPDATE event SET epoch = ? WHERE event = ?")
            .bind(epoch, event)
            .run();
    });
}

Result<std::vector<ChainLink>> SqliteFactLog::chain(EventId event, Cursor after,
                                                    std::size_t limit) {
    return m_inside->locked([&] { return read_links(m_inside->database, event, after, limit); });
}

Result<Cursor> SqliteFactLog::extend_chain(EventId event, std::size_t limit) {
    return m_inside->locked([&] {
        Transaction transaction(m_inside->database);
        auto const last = extend_links(m_inside->database, event, limit);
        transaction.commit();
        return last;
    });
}

Status SqliteFactLog::put_chain(EventId event, std::span<ChainLink const> links) {
    return m_inside->locked([&] {
        Transaction transaction(m_inside->database);
        insert_links(m_inside->database, event, links);
        transaction.commit();
    });
}

Status SqliteFactLog::wipe() {
    return m_inside->locked([&] {
        auto& database = m_inside->database;
        Transaction transaction(database);
        for (auto const* statement : {"DELETE FROM fact", "DELETE FROM link", "DELETE FROM answer",
                                      "DELETE FROM device", "DELETE FROM event"})
            database.execute(statement);
        transaction.commit();
        database.execute("VACUUM");
        database.truncate_log();
    });
}

Status SqliteFactLog::backup(std::filesystem::path const& to) {
    // VACUUM fills an empty file and keeps its mode; one that it made would be for everybody.
    TRY(guarded([&] { create_private(to.string(), WhenThere::fail); }));
    auto copied = [&]() -> Status {
        TRY(m_inside->locked(
            [&] { m_inside->database.prepare("VACUUM INTO ?").bind(to.string()).run(); }));
        TRY_ASSIGN(auto copy,
                   Database::open(to, k_log_schema, m_inside->unlock, Access::read_write));
        if (ONTMOET_FAULT(no_epoch_after_restore)) return {};
        return guarded([&] { copy.execute("UPDATE event SET epoch = ''"); });
    }();
    // Half a copy must not be taken for one.
    std::error_code failed;
    if (!copied.ok()) std::filesystem::remove(to, failed);
    return copied;
}

}  // namespace ontmoet::storage
