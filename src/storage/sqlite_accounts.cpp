// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_accounts.h"

#include <algorithm>

namespace ontmoet::storage {
namespace {

std::span<std::uint8_t const> bytes_of(SecretHash const& token) {
    return token;
}

Account account_of(Statement const& row, Database const& database) {
    auto account = decode_account({row.uuid(0)}, row.text(1));
    if (!account)
        throw SqliteFailure{{ErrorKind::storage, "error.database_damaged", database.file()}};
    return std::move(*account);
}

constexpr char const* k_select_accounts =
    "SELECT account, unseal(body, zeroblob(16), account, 'account') FROM account ";

std::vector<Account> all_accounts(Database& database) {
    std::vector<Account> accounts;
    auto select = database.prepare(k_select_accounts);
    while (select.step()) accounts.push_back(account_of(select, database));
    std::ranges::sort(accounts, {}, &Account::login);
    return accounts;
}

Account known_account(Database& database, AccountId account) {
    auto select = database.prepare(std::string(k_select_accounts) + "WHERE account = ?");
    if (!select.bind(account).step())
        throw SqliteFailure{{ErrorKind::not_found, "console.unknown_account", {}}};
    return account_of(select, database);
}

void write_account(Database& database, Account const& account) {
    database
        .prepare(
            "INSERT OR REPLACE INTO account VALUES (?1, seal(?2, zeroblob(16), ?1, 'account'))")
        .bind(account.id, encode_account(account))
        .run();
}

}  // namespace

Result<std::vector<Account>> SqliteAccounts::list() {
    return locked([&] { return all_accounts(m_database); });
}

Status SqliteAccounts::add(Account const& account) {
    return locked([&] {
        Transaction transaction(m_database);
        auto const there = all_accounts(m_database);
        if (std::ranges::find(there, account.login, &Account::login) != there.end())
            throw SqliteFailure{{ErrorKind::conflict, "console.login_taken", account.login}};
        write_account(m_database, account);
        transaction.commit();
    });
}

Result<Account> SqliteAccounts::change(AccountId account,
                                       std::function<Status(Account&)> const& change) {
    return locked([&] {
        Transaction transaction(m_database);
        auto known = known_account(m_database, account);
        if (auto changed = change(known); !changed.ok())
            throw SqliteFailure{std::move(changed).error()};
        write_account(m_database, known);
        transaction.commit();
        return known;
    });
}

Status SqliteAccounts::open_session(SecretHash const& token, Session const& session) {
    return locked([&] {
        m_database.prepare("INSERT INTO session VALUES (?, ?, ?, ?)")
            .bind(bytes_of(token), session.account, session.opened_at.ms, session.seen_at.ms)
            .run();
    });
}

Result<std::optional<Session>> SqliteAccounts::session(SecretHash const& token) {
    return locked([&]() -> std::optional<Session> {
        auto select = m_database.prepare(
            "SELECT account, opened_at, seen_at FROM session WHERE token_hash = ?");
        if (!select.bind(bytes_of(token)).step()) return std::nullopt;
        return Session{{select.uuid(0)}, {select.integer(1)}, {select.integer(2)}};
    });
}

Result<Account> SqliteAccounts::account(AccountId account) {
    return locked([&] { return known_account(m_database, account); });
}

Status SqliteAccounts::note_session(SecretHash const& token, Moment seen_at) {
    return locked([&] {
        m_database.prepare("UPDATE session SET seen_at = ? WHERE token_hash = ?")
            .bind(seen_at.ms, bytes_of(token))
            .run();
    });
}

Status SqliteAccounts::close_session(SecretHash const& token) {
    return locked([&] {
        m_database.prepare("DELETE FROM session WHERE token_hash = ?").bind(bytes_of(token)).run();
    });
}

Status SqliteAccounts::close_sessions(AccountId account) {
    return locked(
        [&] { m_database.prepare("DELETE FROM session WHERE account = ?").bind(account).run(); });
}

Status SqliteAccounts::forget_sessions(SessionEnd const& end) {
    return locked([&] {
        m_database.prepare("DELETE FROM session WHERE opened_at < ? OR seen_at < ?")
            .bind(end.opened_before.ms, end.seen_before.ms)
            .run();
    });
}

}  // namespace ontmoet::storage
