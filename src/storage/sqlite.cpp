// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite.h"

#include "base/check.h"
#include "storage/limits.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

namespace ontmoet::storage {
namespace {

Error error_of(sqlite3* connection, int code, std::string const& file) {
    auto const detail =
        file + ": " + (connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
    switch (code & 0xFF) {
        case SQLITE_FULL: return {ErrorKind::storage, "error.disk_full", detail};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return {ErrorKind::storage, "error.database_damaged", detail};
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return {ErrorKind::unavailable, "error.database_busy", detail};
        default: return {ErrorKind::storage, "error.storage", detail};
    }
}

[[noreturn]] void fail(sqlite3* connection, int code, std::string const& file) {
    throw SqliteFailure{error_of(connection, code, file)};
}

[[noreturn]] void fail(ErrorKind kind, char const* message_key, std::string detail) {
    throw SqliteFailure{Error{kind, message_key, std::move(detail)}};
}

// Held by the writing process for as long as it lives, however it ends.
int take_writer_lock(std::string const& file) {
    auto const lock_file = file + "-writer";
    int const lock = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        if (errno == ENOSPC) fail(ErrorKind::storage, "error.disk_full", lock_file);
        fail(ErrorKind::storage, "error.storage", lock_file + ": " + std::strerror(errno));
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        fail(ErrorKind::unavailable, "error.database_busy", file);
    }
    return lock;
}

SealedPlace place_in(sqlite3_value** arguments) {
    auto const id = [](sqlite3_value* value) {
        Uuid uuid;
        if (static_cast<std::size_t>(sqlite3_value_bytes(value)) == uuid.bytes.size())
            std::memcpy(uuid.bytes.data(), sqlite3_value_blob(value), uuid.bytes.size());
        return uuid;
    };
    return {{id(arguments[1])},
            id(arguments[2]),
            reinterpret_cast<char const*>(sqlite3_value_text(arguments[3]))};
}

std::string_view content_of(sqlite3_value* value) {
    auto const size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    return {static_cast<char const*>(sqlite3_value_blob(value)), size};
}

Sealer const& sealer_of(sqlite3_context* context) {
    return *static_cast<Sealer const*>(sqlite3_user_data(context));
}

void seal_in_sql(sqlite3_context* context, int, sqlite3_value** arguments) {
    auto const sealed = sealer_of(context).seal(content_of(arguments[0]), place_in(arguments));
    sqlite3_result_blob64(context, sealed.data(), sealed.size(), SQLITE_TRANSIENT);
}

void unseal_in_sql(sqlite3_context* context, int, sqlite3_value** arguments) {
    auto const text = sealer_of(context).open(content_of(arguments[0]), place_in(arguments));
    if (!text) return sqlite3_result_error_code(context, SQLITE_CORRUPT);
    sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void teach_sealing(sqlite3* connection, Sealer& sealer) {
    constexpr int kind = SQLITE_UTF8 | SQLITE_DIRECTONLY;
    sqlite3_create_function_v2(connection, "seal", 4, kind, &sealer, seal_in_sql, nullptr, nullptr,
                               nullptr);
    sqlite3_create_function_v2(connection, "unseal", 4, kind, &sealer, unseal_in_sql, nullptr,
                               nullptr, nullptr);
}

}  // namespace

void create_private(std::string const& file, WhenThere when_there) {
    int const exclusive = when_there == WhenThere::fail ? O_EXCL : 0;
    int const made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | exclusive, 0600);
    if (made >= 0) {
        ::close(made);
        return;
    }
    if (errno == EEXIST) fail(ErrorKind::conflict, "error.file_exists", file);
    if (errno == ENOSPC) fail(ErrorKind::storage, "error.disk_full", file);
    fail(ErrorKind::storage, "error.storage", file + ": " + std::strerror(errno));
}

Statement::Statement(sqlite3* connection, std::string const* file, std::string_view sql)
    : m_connection(connection), m_file(file) {
    int const code = sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()),
                                        &m_statement, nullptr);
    if (code != SQLITE_OK) fail(connection, code, *file);
}
Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection),
      m_file(other.m_file),
      m_statement(std::exchange(other.m_statement, nullptr)) {}
Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

void Statement::reset() {
    sqlite3_reset(m_statement);
}
bool Statement::step() {
    int const code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    auto error = error_of(m_connection, code, *m_file);
    sqlite3_reset(m_statement);
    throw SqliteFailure{std::move(error)};
}

void Statement::bind_at(int place, std::int64_t value) {
    if (int const code = sqlite3_bind_int64(m_statement, place, value); code != SQLITE_OK)
        fail(m_connection, code, *m_file);
}
void Statement::bind_at(int place, std::string_view text) {
    int const code = sqlite3_bind_text64(m_statement, place, text.empty() ? "" : text.data(),
                                         text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) fail(m_connection, code, *m_file);
}
void Statement::bind_at(int place, std::span<std::uint8_t const> bytes) {
    int const code = bytes.empty() ? sqlite3_bind_zeroblob(m_statement, place, 0)
                                   : sqlite3_bind_blob64(m_statement, place, bytes.data(),
                                                         bytes.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) fail(m_connection, code, *m_file);
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}
std::string Statement::text(int column) const {
    auto const* text = sqlite3_column_text(m_statement, column);
    if (text == nullptr) return {};
    return {reinterpret_cast<char const*>(text),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}
std::string Statement::bytes(int column) const {
    auto const* bytes = sqlite3_column_blob(m_statement, column);
    if (bytes == nullptr) return {};
    return {static_cast<char const*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}
Uuid Statement::uuid(int column) const {
    Uuid uuid;
    auto const kept = bytes(column);
    if (kept.size() != uuid.bytes.size())
        storage::fail(ErrorKind::storage, "error.database_damaged", *m_file + ": id");
    std::memcpy(uuid.bytes.data(), kept.data(), kept.size());
    return uuid;
}

// The key that the file was sealed with, or a new one's mark.
Unsealed Database::know_key(Unlock const& unlock) {
    std::optional<SealMark> kept;
    if (integer("SELECT count(*) FROM sqlite_schema WHERE name = 'seal'") > 0) {
        auto select = prepare("SELECT salt, mark FROM seal");
        if (select.step()) {
            kept.emplace();
            auto const salt = select.bytes(0);
            if (salt.size() != kept->salt.size())
                fail(ErrorKind::storage, "error.database_damaged", *m_file + ": salt");
            std::memcpy(kept->salt.data(), salt.data(), salt.size());
            kept->sealed = select.bytes(1);
        }
    }
    auto unsealed = unseal(kept, unlock, *m_file);
    if (!unsealed.ok()) throw SqliteFailure{std::move(unsealed).error()};
    m_sealer = std::make_unique<Sealer>(unsealed->sealer);
    teach_sealing(m_connection, *m_sealer);
    if (kept) unsealed->mark.sealed.clear();  // nothing to write down
    return std::move(unsealed).value();
}

void Database::migrate(Schema const& schema, std::int64_t version, SealMark const& mark) {
    Transaction transaction(*this);
    if (!mark.sealed.empty()) {
        execute(
            "CREATE TABLE seal (salt BLOB NOT NULL, mark BLOB NOT NULL, canary BLOB NOT NULL)"
            " STRICT");
        auto const* const bytes = reinterpret_cast<std::uint8_t const*>(mark.sealed.data());
        prepare("INSERT INTO seal VALUES (?, ?, x'')")
            .bind(std::span<std::uint8_t const>(mark.salt),
                  std::span<std::uint8_t const>(bytes, mark.sealed.size()))
            .run();
    }
    for (auto step = static_cast<std::size_t>(version); step < schema.migrations.size(); ++step)
        execute(schema.migrations[step]);
    execute(("PRAGMA user_version = " + std::to_string(schema.migrations.size())).c_str());
    execute(("PRAGMA application_id = " + std::to_string(schema.application_id)).c_str());
    transaction.commit();
    // What an older version wrote readably is not left in free pages either.
    if (version > 0) execute("VACUUM");
}

// Writes a word as everything is written, and looks for it where a thief would.
void Database::test_seal() {
    auto const canary = fresh_canary();
    // Nothing depends on this word: the next commit takes it along to the disk. Not OFF: then the
    // begin of the log is not waited for, and after a power cut pieces of the log before it, which
    // the checkpoint was done with, could be taken for new ones (SQLite's ticket ff5be73dee).
    execute("PRAGMA synchronous = NORMAL");
    prepare("UPDATE seal SET canary = seal(?, x'', x'', 'canary')").bind(canary).run();
    execute("PRAGMA synchronous = FULL");
    if (holds_word(*m_file, canary) || holds_word(*m_file + "-wal", canary))
        fail(ErrorKind::storage, "error.not_sealed", *m_file);
}

// Looks before it touches: a file of another program, of a newer version or under another key stays
// as it is.
void Database::prepare_file(Schema const& schema, Unlock const& unlock, Access access) {
    auto const newest = static_cast<std::int64_t>(schema.migrations.size());
    bool const fresh = integer("SELECT count(*) FROM sqlite_schema") == 0;
    auto const version = integer("PRAGMA user_version");
    if (!fresh && integer("PRAGMA application_id") != schema.application_id)
        fail(ErrorKind::storage, "error.database_damaged", *m_file + ": application_id");
    if (version > newest)
        fail(ErrorKind::too_new, "error.database_too_new",
             *m_file + ": " + std::to_string(version));
    if (!fresh && access != Access::as_found) {
        auto quick = prepare("PRAGMA quick_check(1)");
        if (!quick.bind().step() || quick.text(0) != "ok")
            fail(ErrorKind::storage, "error.database_damaged", *m_file + ": quick_check");
    }
    if (access != Access::read_write && version < newest)
        fail(ErrorKind::unavailable, "error.database_missing", *m_file);
    auto const unsealed = know_key(unlock);
    if (access != Access::read_write) return;
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA secure_delete = ON");
    execute(("PRAGMA wal_autocheckpoint = " + std::to_string(k_checkpoint_pages)).c_str());
    if (version < newest) migrate(schema, version, unsealed.mark);
    // A process that was killed may have owed it.
    truncate_log();
    test_seal();
}

bool holds_word(std::string const& file, std::string_view word) {
    std::ifstream in(file, std::ios::binary);
    std::string kept;
    std::string piece(1024UL * 1024, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        kept.append(piece, 0, static_cast<std::size_t>(in.gcount()));
        if (kept.find(word) != std::string::npos) return true;
        // A word may lie across two pieces.
        kept.erase(0, kept.size() - std::min(kept.size(), word.size()));
    }
    return false;
}

Result<Database> Database::open(std::filesystem::path const& path, Schema const& schema,
                                Unlock const& unlock, Access access) {
    return guarded([&] {
        auto const file = path.string();
        bool const writes = access == Access::read_write;
        std::error_code unknown;
        if (!writes && !std::filesystem::exists(path, unknown))
            fail(ErrorKind::not_found, "error.database_missing", file);
        int const lock = writes ? take_writer_lock(file) : -1;
        // Owns the lock from here on, and the connection as soon as there is one.
        Database database(nullptr, lock, file);
        if (writes) create_private(file, WhenThere::keep);
        int const flags = (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                          SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
        int const code = sqlite3_open_v2(file.c_str(), &database.m_connection, flags, nullptr);
        if (code != SQLITE_OK) fail(database.m_connection, code, file);
        sqlite3_busy_timeout(database.m_connection, k_busy_wait_ms);
        database.execute("PRAGMA mmap_size = 0");
        database.execute("PRAGMA trusted_schema = OFF");
        database.execute("PRAGMA cell_size_check = ON");
        database.prepare_file(schema, unlock, access);
        return database;
    });
}

Database::Database(sqlite3* connection, int lock, std::string file)
    : m_connection(connection),
      m_lock(lock),
      m_file(std::make_unique<std::string>(std::move(file))) {}
Database::Database(Database&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)),
      m_lock(std::exchange(other.m_lock, -1)),
      m_owes_truncation(other.m_owes_truncation),
      m_file(std::move(other.m_file)),
      m_sealer(std::move(other.m_sealer)) {}
Database::~Database() {
    int const code = sqlite3_close(m_connection);
    check(code == SQLITE_OK, "statements end before their database");
    if (m_lock >= 0) ::close(m_lock);
}

Statement Database::prepare(std::string_view sql) {
    return Statement(m_connection, m_file.get(), sql);
}
void Database::execute(char const* sql) {
    int const code = sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(m_connection, code, *m_file);
}
std::int64_t Database::integer(char const* sql) {
    auto statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}
void Database::truncate_log() {
    m_owes_truncation = true;
    try_truncation();
}
void Database::try_truncation() {
    try {
        auto checkpoint = prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        m_owes_truncation = !checkpoint.step() || checkpoint.integer(0) != 0;
    } catch (SqliteFailure const&) {
        // The transaction before stands: it must not be reported as failed. Still owed.
    }
}

Transaction::Transaction(Database& database) : m_database(database) {
    database.execute("BEGIN IMMEDIATE");
}
Transaction::~Transaction() {
    if (!m_open) return;
    try {
        m_database.execute("ROLLBACK");
    } catch (SqliteFailure const&) {
        // SQLite has rolled back by itself (disk full), and there is nothing left to undo.
    }
}
void Transaction::commit() {
    m_database.execute("COMMIT");
    m_open = false;
    if (!m_database.m_owes_truncation) return;
    // Nobody waits for a reader once more.
    sqlite3_busy_timeout(m_database.m_connection, 0);
    m_database.try_truncation();
    sqlite3_busy_timeout(m_database.m_connection, k_busy_wait_ms);
}

}  // namespace ontmoet::storage
