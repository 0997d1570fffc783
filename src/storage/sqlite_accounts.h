// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/accounts.h"
#include "storage/sqlite.h"

#include <mutex>

namespace ontmoet::storage {

// The accounts in the file of a SqliteFactLog; shares its connection and its lock.
class SqliteAccounts final : public Accounts {
public:
    SqliteAccounts(Database& database, std::mutex& mutex) : m_database(database), m_mutex(mutex) {}

    Result<std::vector<Account>> list() override;
    Status add(Account const& account) override;
    Result<Account> change(AccountId account,
                           std::function<Status(Account&)> const& change) override;
    Status open_session(SecretHash const& token, Session const& session) override;
    Result<std::optional<Session>> session(SecretHash const& token) override;
    Result<Account> account(AccountId account) override;
    Status note_session(SecretHash const& token, Moment seen_at) override;
    Status close_session(SecretHash const& token) override;
    Status close_sessions(AccountId account) override;
    Status forget_sessions(SessionEnd const& end) override;

private:
    template <class Work>
    auto locked(Work work) {
        std::scoped_lock const lock(m_mutex);
        return guarded(work);
    }

    Database& m_database;
    std::mutex& m_mutex;
};

}  // namespace ontmoet::storage
