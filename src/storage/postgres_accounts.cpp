// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_accounts.h"

#include <algorithm>

namespace ontmoet::storage {
namespace {

// "OntA" in ASCII: accounts are added one after the other, so that no login is there twice.
constexpr std::int64_t k_accounts_lock = 0x4F6E7441;

std::string_view text_of_hash(SecretHash const& token) {
    return {reinterpret_cast<char const*>(token.data()), token.size()};
}

SealedPlace place_of(AccountId account) {
    return {{}, account.uuid, "account"};
}

Account opened_account(Sealer const& sealer, PostgresLink const& link, PostgresRows const& rows,
                       int row) {
    AccountId const id{rows.uuid(row, 0)};
    auto const text = sealer.open(rows.text(row, 1), place_of(id));
    auto account = text ? decode_account(id, *text) : std::nullopt;
    if (!account)
        throw PostgresFailure{
            {ErrorKind::storage, "error.database_damaged", without_password(link.where())}};
    return std::move(*account);
}

std::vector<Account> accounts_in(Sealer const& sealer, PostgresLink& link) {
    auto const rows = link.query("SELECT account, body FROM account");
    std::vector<Account> accounts;
    for (int row = 0; row < rows.count(); ++row)
        accounts.push_back(opened_account(sealer, link, rows, row));
    std::ranges::sort(accounts, {}, &Account::login);
    return accounts;
}

Account account_in(Sealer const& sealer, PostgresLink& link, AccountId account,
                   char const* sql = "SELECT account, body FROM account WHERE account = $1") {
    auto const rows = link.query(sql, PostgresValues().add(account));
    if (rows.count() == 0)
        throw PostgresFailure{{ErrorKind::not_found, "console.unknown_account", {}}};
    return opened_account(sealer, link, rows, 0);
}

void keep_account(Sealer const& sealer, PostgresLink& link, Account const& account) {
    link.query("INSERT INTO account VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET body = $2",
               PostgresValues()
                   .add(account.id)
                   .add(sealer.seal(encode_account(account), place_of(account.id))));
}

}  // namespace

Result<std::vector<Account>> PostgresAccounts::list() {
    return m_link.run(Repeat::safe,
                      [&](PostgresLink& link) { return accounts_in(m_sealer, link); });
}

Status PostgresAccounts::add(Account const& account) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.execute("BEGIN; SELECT pg_advisory_xact_lock(" + std::to_string(k_accounts_lock) +
                     ")");
        auto const there = accounts_in(m_sealer, link);
        if (std::ranges::find(there, account.login, &Account::login) != there.end())
            throw PostgresFailure{{ErrorKind::conflict, "console.login_taken", account.login}};
        keep_account(m_sealer, link, account);
        link.execute("COMMIT");
    });
}

Result<Account> PostgresAccounts::change(AccountId account,
                                         std::function<Status(Account&)> const& change) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        auto known = account_in(m_sealer, link, account,
                                "SELECT account, body FROM account WHERE account = $1 FOR UPDATE");
        if (auto changed = change(known); !changed.ok())
            throw PostgresFailure{std::move(changed).error()};
        keep_account(m_sealer, link, known);
        link.execute("COMMIT");
        return known;
    });
}

Status PostgresAccounts::open_session(SecretHash const& token, Session const& session) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.query("INSERT INTO session VALUES ($1, $2, $3, $4)", PostgresValues()
                                                                      .add(text_of_hash(token))
                                                                      .add(session.account)
                                                                      .add(session.opened_at.ms)
                                                                      .add(session.seen_at.ms));
    });
}

Result<std::optional<Session>> PostgresAccounts::session(SecretHash const& token) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) -> std::optional<Session> {
        auto const rows =
            link.query("SELECT account, opened_at, seen_at FROM session WHERE token_hash = $1",
                       PostgresValues().add(text_of_hash(token)));
        if (rows.count() == 0) return std::nullopt;
        return Session{{rows.uuid(0, 0)}, {rows.integer(0, 1)}, {rows.integer(0, 2)}};
    });
}

Result<Account> PostgresAccounts::account(AccountId account) {
    return m_link.run(Repeat::safe,
                      [&](PostgresLink& link) { return account_in(m_sealer, link, account); });
}

Status PostgresAccounts::note_session(SecretHash const& token, Moment seen_at) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        link.query("UPDATE session SET seen_at = $2 WHERE token_hash = $1",
                   PostgresValues().add(text_of_hash(token)).add(seen_at.ms));
    });
}

Status PostgresAccounts::close_session(SecretHash const& token) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        link.query("DELETE FROM session WHERE token_hash = $1",
                   PostgresValues().add(text_of_hash(token)));
    });
}

Status PostgresAccounts::close_sessions(AccountId account) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        link.query("DELETE FROM session WHERE account = $1", PostgresValues().add(account));
    });
}

Status PostgresAccounts::forget_sessions(SessionEnd const& end) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        link.query("DELETE FROM session WHERE opened_at < $1 OR seen_at < $2",
                   PostgresValues().add(end.opened_before.ms).add(end.seen_before.ms));
    });
}

}  // namespace ontmoet::storage
