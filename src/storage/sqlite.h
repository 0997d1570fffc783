// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "storage/sealer.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

// SQLite as this house uses it. Inside a wrapper a failing call throws SqliteFailure; `guarded`
// turns it into an Error at the wrapper's edge.
namespace ontmoet::storage {

struct SqliteFailure {
    Error error;
};

class Database;

// One prepared statement: bind all values in order, step, read columns in order.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;
    ~Statement();

    // Starts anew with these values. Bound text and bytes are copied.
    template <class... Values>
    Statement& bind(Values const&... values) {
        reset();
        int place = 0;
        (bind_at(++place, values), ...);
        return *this;
    }
    // True while there is a row.
    bool step();
    // Steps to the end.
    void run() {
        while (step()) {
        }
    }

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string bytes(int column) const;
    Uuid uuid(int column) const;

private:
    friend class Database;
    Statement(sqlite3* connection, std::string const* file, std::string_view sql);
    void reset();
    void bind_at(int place, std::int64_t value);
    void bind_at(int place, int value) { bind_at(place, static_cast<std::int64_t>(value)); }
    void bind_at(int place, std::string_view text);
    void bind_at(int place, std::string const& text) { bind_at(place, std::string_view(text)); }
    void bind_at(int place, std::span<std::uint8_t const> bytes);
    void bind_at(int place, Uuid const& uuid) { bind_at(place, std::span(uuid.bytes)); }
    template <class Kind>
    void bind_at(int place, Id<Kind> const& id) {
        bind_at(place, id.uuid);
    }

    sqlite3* m_connection;
    std::string const* m_file;
    sqlite3_stmt* m_statement = nullptr;
};

// `as_found`: read only what can be read of a file that is damaged; it stays as it is.
enum class Access { read_write, read_only, as_found };

// What a file must be: whose it is, and the SQL that leads from each version to the next.
struct Schema {
    std::int32_t application_id;
    std::span<char const* const> migrations;  // migrations[v] leads from version v to v + 1
};

// One connection. Its SQL knows seal(text, event, of, what), which gives bytes, and unseal(bytes,
// event, of, what), which gives the text back: whatever a person said is written and read through
// them (SealedPlace). With Access::read_write it is the only one that writes and the only one that
// checkpoints (SQLite before 3.51.3 may lose commits otherwise); a lock file beside it sees to
// that.
class Database {
public:
    // Message keys: "error.database_too_new" (ErrorKind::too_new), "error.database_damaged" (also
    // for a file of another program), "error.database_busy", "error.database_missing" (read_only),
    // "error.disk_full", "error.storage".
    // "error.wrong_key" (nothing is changed then), "error.not_sealed" and the errors of `unlock`.
    // A file of a version that did not seal yet is sealed in place.
    static Result<Database> open(std::filesystem::path const& file, Schema const& schema,
                                 Unlock const& unlock, Access access);
    Database(Database&& other) noexcept;
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database();

    Statement prepare(std::string_view sql);
    void execute(char const* sql);
    std::int64_t integer(char const* sql);
    // Moves the log into the file and empties it, so that erased text is nowhere on the disk. While
    // somebody reads that cannot be done: then it is tried again after each commit and at the next
    // start. What was committed stands either way.
    void truncate_log();
    std::string const& file() const { return *m_file; }
    // Sealer::escrow of what it is sealed with.
    std::string escrow(EscrowKey const& to) const { return m_sealer->escrow(to); }

private:
    friend class Transaction;
    Database(sqlite3* connection, int lock, std::string file);
    void prepare_file(Schema const& schema, Unlock const& unlock, Access access);
    Unsealed know_key(Unlock const& unlock);
    void migrate(Schema const& schema, std::int64_t version, SealMark const& mark);
    void test_seal();
    void try_truncation();
    sqlite3* m_connection;
    int m_lock;  // file descriptor, -1 when read only
    bool m_owes_truncation = false;
    std::unique_ptr<std::string> m_file;
    std::unique_ptr<Sealer> m_sealer;
};

// Everything between construction and `commit` happens or nothing does.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction();
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

// Whether the word can be read in the file; not, when there is no file.
bool holds_word(std::string const& file, std::string_view word);

enum class WhenThere { keep, fail };
// An empty file that nobody but its owner reads; SQLite gives those beside it the same mode. Throws
// SqliteFailure: "error.file_exists", "error.disk_full", "error.storage".
void create_private(std::string const& file, WhenThere when_there);

template <class Work>
auto guarded(Work work) -> Result<std::invoke_result_t<Work>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (SqliteFailure& failure) {
        return std::move(failure.error);
    }
}

}  // namespace ontmoet::storage
