// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

struct pg_conn;
struct pg_result;

// PostgreSQL as this house uses it: libpq with everything in binary. Inside a wrapper a failing
// call throws PostgresFailure; PostgresLink::run turns it into an Error at the wrapper's edge.
namespace ontmoet::storage {

struct PostgresFailure {
    Error error;
    bool is_line_gone = false;  // whether the statement was carried out is not known
};

// The parameters $1, $2, … of one statement.
class PostgresValues {
public:
    PostgresValues& add(std::int64_t value);
    PostgresValues& add(Uuid const& uuid);
    // Text, or bytes.
    PostgresValues& add(std::string_view text);
    PostgresValues& add(std::vector<std::int64_t> const& values);
    PostgresValues& add(std::vector<Uuid> const& values);
    PostgresValues& add_texts(std::vector<std::string_view> const& values);
    PostgresValues& add_bytes(std::vector<std::string_view> const& values);
    template <class Kind>
    PostgresValues& add(Id<Kind> const& id) {
        return add(id.uuid);
    }

private:
    friend class PostgresLink;
    std::vector<std::string> m_values;
};

class PostgresRows {
public:
    explicit PostgresRows(pg_result* result);

    int count() const;
    std::int64_t integer(int row, int column) const;
    bool truth(int row, int column) const;
    std::string text(int row, int column) const;  // bytes too
    Uuid uuid(int row, int column) const;

private:
    std::string_view cell(int row, int column) const;
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

struct PostgresStep {
    std::string_view sql;
    PostgresValues values;
};

// May the work be done a second time, on a new line, when the first one broke in the middle?
enum class Repeat { safe, unsafe };

// One connection that comes back by itself. One piece of work at a time.
class PostgresLink {
public:
    // `where`: a connection string or address as libpq takes it. Connects at the first work.
    explicit PostgresLink(std::string where) : m_where(std::move(where)) {}
    PostgresLink(PostgresLink const&) = delete;
    PostgresLink& operator=(PostgresLink const&) = delete;
    ~PostgresLink();

    // "error.database_unreachable" (ErrorKind::unavailable), "error.database_busy" (a lock or a
    // statement took too long), "error.disk_full", "error.database_damaged", "error.storage".
    // What is thrown leaves no transaction open.
    template <class Work>
    auto run(Repeat repeat, Work work) -> Result<std::invoke_result_t<Work, PostgresLink&>>;

    // Inside run:
    // A statement, prepared when it is used for the first time.
    PostgresRows query(std::string_view sql, PostgresValues const& values = {});
    // Several in one round trip; the rows of each.
    std::vector<PostgresRows> pipeline(std::span<PostgresStep const> steps);
    // Statements without parameters or rows.
    void execute(std::string const& sql);
    pg_conn* connection() { return m_connection; }
    // Of this connection at the server; 0 while there is none.
    int process_id() const;
    std::string const& where() const { return m_where; }

private:
    void connect();
    void disconnect();
    // After a failure: no open transaction stays behind.
    void clean_up(bool is_line_gone);
    std::string const& prepared(std::string_view sql);
    std::string m_where;
    pg_conn* m_connection = nullptr;
    std::map<std::string, std::string, std::less<>> m_prepared;
    std::mutex m_mutex;
};

// The connection's address without what is secret in it.
std::string without_password(std::string const& where);
bool has_password(std::string const& where);
// Throws PostgresFailure with the error of the connection or of the result; never null.
[[noreturn]] void fail_with(pg_conn* connection, pg_result const* result);

template <class Work>
auto PostgresLink::run(Repeat repeat, Work work)
    -> Result<std::invoke_result_t<Work, PostgresLink&>> {
    std::scoped_lock const lock(m_mutex);
    for (bool is_first = true;; is_first = false) {
        try {
            bool const was_connected = m_connection != nullptr;
            if (!was_connected) connect();
            try {
                if constexpr (std::is_void_v<std::invoke_result_t<Work, PostgresLink&>>) {
                    work(*this);
                    return {};
                } else {
                    return work(*this);
                }
            } catch (PostgresFailure& failure) {
                clean_up(failure.is_line_gone);
                // A line that stood idle may have died long ago.
                bool const again =
                    failure.is_line_gone && repeat == Repeat::safe && is_first && was_connected;
                if (!again) return std::move(failure.error);
            }
        } catch (PostgresFailure& failure) {
            return std::move(failure.error);
        }
    }
}

}  // namespace ontmoet::storage
