// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres.h"

#include "base/check.h"
#include "storage/limits.h"

#include <array>
#include <cstring>

#include <libpq-fe.h>

namespace ontmoet::storage {
namespace {

// Of PostgreSQL's own types (pg_type.dat), for the elements of arrays.
constexpr std::uint32_t k_bytea_type = 17;
constexpr std::uint32_t k_bigint_type = 20;
constexpr std::uint32_t k_text_type = 25;
constexpr std::uint32_t k_uuid_type = 2950;

template <class Number>
void put_number(std::string& out, Number number) {
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 0xFF));
}

std::string_view view_of(Uuid const& uuid) {
    return {reinterpret_cast<char const*>(uuid.bytes.data()), uuid.bytes.size()};
}

// An array of one dimension as PostgreSQL sends it (array_recv).
template <class Values, class Write>
std::string array_of(std::uint32_t type, Values const& values, Write write) {
    std::string out;
    put_number<std::uint32_t>(out, values.empty() ? 0 : 1);  // dimensions
    put_number<std::uint32_t>(out, 0);                       // no nulls
    put_number(out, type);
    if (values.empty()) return out;
    put_number<std::uint32_t>(out, static_cast<std::uint32_t>(values.size()));
    put_number<std::uint32_t>(out, 1);  // the first index
    for (auto const& value : values) {
        std::string element;
        write(element, value);
        put_number<std::uint32_t>(out, static_cast<std::uint32_t>(element.size()));
        out += element;
    }
    return out;
}

void append_text(std::string& out, std::string_view text) {
    out += text;
}

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

// SQLSTATE, appendix A of PostgreSQL's manual.
Error error_for(std::string_view state, std::string detail) {
    if (begins(state, "08") || begins(state, "57P"))
        return {ErrorKind::unavailable, "error.database_unreachable", std::move(detail)};
    if (state == "53100") return {ErrorKind::storage, "error.disk_full", std::move(detail)};
    if (begins(state, "55P") || begins(state, "57014") || begins(state, "40"))
        return {ErrorKind::unavailable, "error.database_busy", std::move(detail)};
    if (begins(state, "XX00"))
        return {ErrorKind::storage, "error.database_damaged", std::move(detail)};
    return {ErrorKind::storage, "error.storage", std::move(detail)};
}

std::string one_line(char const* text) {
    std::string line(text != nullptr ? text : "");
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
    for (auto& c : line)
        if (c == '\n' || c == '\t') c = ' ';
    return line;
}

struct ClearOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

}  // namespace

[[noreturn]] void fail_with(pg_conn* connection, pg_result const* result) {
    auto const* const state =
        result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    bool const is_gone = connection == nullptr || PQstatus(connection) != CONNECTION_OK;
    if (state == nullptr || is_gone)
        throw PostgresFailure{{ErrorKind::unavailable, "error.database_unreachable",
                               one_line(PQerrorMessage(connection))},
                              true};
    // Only the main message: the others quote values.
    auto const detail = one_line(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    throw PostgresFailure{error_for(state, detail + " [" + state + "]"), begins(state, "57P")};
}

PostgresValues& PostgresValues::add(std::int64_t value) {
    put_number(m_values.emplace_back(), value);
    return *this;
}
PostgresValues& PostgresValues::add(Uuid const& uuid) {
    m_values.emplace_back(view_of(uuid));
    return *this;
}
PostgresValues& PostgresValues::add(std::string_view text) {
    m_values.emplace_back(text);
    return *this;
}
PostgresValues& PostgresValues::add(std::vector<std::int64_t> const& values) {
    m_values.push_back(array_of(k_bigint_type, values, put_number<std::int64_t>));
    return *this;
}
PostgresValues& PostgresValues::add(std::vector<Uuid> const& values) {
    m_values.push_back(array_of(k_uuid_type, values,
                                [](std::string& out, Uuid const& uuid) { out += view_of(uuid); }));
    return *this;
}
PostgresValues& PostgresValues::add_texts(std::vector<std::string_view> const& values) {
    m_values.push_back(array_of(k_text_type, values, append_text));
    return *this;
}
PostgresValues& PostgresValues::add_bytes(std::vector<std::string_view> const& values) {
    m_values.push_back(array_of(k_bytea_type, values, append_text));
    return *this;
}

PostgresRows::PostgresRows(pg_result* result) : m_result(result) {}
void PostgresRows::Clear::operator()(pg_result* result) const {
    PQclear(result);
}
int PostgresRows::count() const {
    return PQntuples(m_result.get());
}
std::string_view PostgresRows::cell(int row, int column) const {
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}
std::int64_t PostgresRows::integer(int row, int column) const {
    std::uint64_t number = 0;
    for (char const c : cell(row, column)) number = number << 8U | static_cast<std::uint8_t>(c);
    return static_cast<std::int64_t>(number);
}
bool PostgresRows::truth(int row, int column) const {
    return integer(row, column) != 0;
}
std::string PostgresRows::text(int row, int column) const {
    return std::string(cell(row, column));
}
Uuid PostgresRows::uuid(int row, int column) const {
    Uuid uuid;
    auto const bytes = cell(row, column);
    check(bytes.size() == uuid.bytes.size(), "a column of ids holds ids");
    std::memcpy(uuid.bytes.data(), bytes.data(), bytes.size());
    return uuid;
}

PostgresLink::~PostgresLink() {
    disconnect();
}

void PostgresLink::connect() {
    auto const connect_wait = std::to_string(k_connect_wait_s);
    auto const dead_line = std::to_string(k_dead_line_ms);
    std::array<char const*, 7> const names{"dbname",
                                           "connect_timeout",
                                           "application_name",
                                           "client_encoding",
                                           "tcp_user_timeout",
                                           "keepalives_idle",
                                           nullptr};
    std::array<char const*, 7> const values{
        m_where.c_str(), connect_wait.c_str(), "ontmoet", "UTF8", dead_line.c_str(), "10", nullptr};
    m_connection = PQconnectdbParams(names.data(), values.data(), 1);
    if (PQstatus(m_connection) != CONNECTION_OK) {
        auto const detail = one_line(PQerrorMessage(m_connection));
        disconnect();
        throw PostgresFailure{{ErrorKind::unavailable, "error.database_unreachable", detail}, true};
    }
    PQsetNoticeProcessor(
        m_connection, [](void*, char const*) {}, nullptr);
    try {
        execute(
            "SET statement_timeout = " + std::to_string(k_statement_wait_ms) +
            "; SET lock_timeout = " + std::to_string(k_lock_wait_ms) +
            "; SET idle_in_transaction_session_timeout = " + std::to_string(k_idle_transaction_ms) +
            "; SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'");
    } catch (PostgresFailure const&) {
        disconnect();
        throw;
    }
}

void PostgresLink::disconnect() {
    if (m_connection != nullptr) PQfinish(m_connection);
    m_connection = nullptr;
    m_prepared.clear();
}

int PostgresLink::process_id() const {
    return m_connection != nullptr ? PQbackendPID(m_connection) : 0;
}

void PostgresLink::clean_up(bool is_line_gone) {
    if (m_connection == nullptr) return;
    if (PQpipelineStatus(m_connection) != PQ_PIPELINE_OFF) is_line_gone = true;
    if (!is_line_gone && PQtransactionStatus(m_connection) != PQTRANS_IDLE) {
        PostgresRows const ended(PQexec(m_connection, "ROLLBACK"));
        is_line_gone = PQtransactionStatus(m_connection) != PQTRANS_IDLE;
    }
    if (is_line_gone) disconnect();
}

void PostgresLink::execute(std::string const& sql) {
    auto* const result = PQexec(m_connection, sql.c_str());
    PostgresRows const owner(result);
    auto const status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail_with(m_connection, result);
}

std::string const& PostgresLink::prepared(std::string_view sql) {
    auto found = m_prepared.find(sql);
    if (found != m_prepared.end()) return found->second;
    auto const name = "s" + std::to_string(m_prepared.size());
    std::string const text(sql);
    auto* const result = PQprepare(m_connection, name.c_str(), text.c_str(), 0, nullptr);
    PostgresRows const owner(result);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail_with(m_connection, result);
    return m_prepared.emplace(text, name).first->second;
}

PostgresRows PostgresLink::query(std::string_view sql, PostgresValues const& values) {
    PostgresStep const step{sql, values};
    return std::move(pipeline({&step, 1}).front());
}

std::vector<PostgresRows> PostgresLink::pipeline(std::span<PostgresStep const> steps) {
    for (auto const& step : steps) prepared(step.sql);
    if (PQenterPipelineMode(m_connection) != 1) fail_with(m_connection, nullptr);
    for (auto const& step : steps) {
        auto const count = step.values.m_values.size();
        std::vector<char const*> texts;
        std::vector<int> lengths;
        for (auto const& value : step.values.m_values) {
            texts.push_back(value.data());
            lengths.push_back(static_cast<int>(value.size()));
        }
        std::vector<int> const formats(count, 1);
        if (PQsendQueryPrepared(m_connection, prepared(step.sql).c_str(), static_cast<int>(count),
                                texts.data(), lengths.data(), formats.data(), 1) != 1)
            fail_with(m_connection, nullptr);
    }
    if (PQpipelineSync(m_connection) != 1) fail_with(m_connection, nullptr);
    std::vector<PostgresRows> rows;
    PostgresRows failed(nullptr);
    pg_result const* failure = nullptr;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        while (auto* const result = PQgetResult(m_connection)) {
            auto const status = PQresultStatus(result);
            PostgresRows owner(result);
            if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
                rows.push_back(std::move(owner));
            } else if (failure == nullptr) {
                failure = result;
                failed = std::move(owner);
            }
        }
        if (PQstatus(m_connection) != CONNECTION_OK) fail_with(m_connection, failure);
    }
    PostgresRows const synced(PQgetResult(m_connection));
    if (PQexitPipelineMode(m_connection) != 1) fail_with(m_connection, nullptr);
    if (failure != nullptr) fail_with(m_connection, failure);
    check(rows.size() == steps.size(), "every statement has its answer");
    return rows;
}

std::string without_password(std::string const& where) {
    std::unique_ptr<PQconninfoOption, ClearOptions> const options(
        PQconninfoParse(where.c_str(), nullptr));
    std::string shown;
    for (auto const* option = options.get(); option != nullptr && option->keyword != nullptr;
         ++option)
        if (option->val != nullptr && std::string_view(option->dispchar) != "*")
            shown += (shown.empty() ? "" : " ") + std::string(option->keyword) + "=" + option->val;
    return shown;
}

bool has_password(std::string const& where) {
    std::unique_ptr<PQconninfoOption, ClearOptions> const options(
        PQconninfoParse(where.c_str(), nullptr));
    for (auto const* option = options.get(); option != nullptr && option->keyword != nullptr;
         ++option)
        if (option->val != nullptr && std::string_view(option->keyword) == "password") return true;
    return false;
}

}  // namespace ontmoet::storage
