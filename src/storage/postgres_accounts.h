// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/accounts.h"
#include "storage/postgres.h"
#include "storage/sealer.h"

namespace ontmoet::storage {

// The accounts in the same database as the facts, over a connection that others use too.
class PostgresAccounts final : public Accounts {
public:
    PostgresAccounts(PostgresLink& link, Sealer const& sealer) : m_link(link), m_sealer(sealer) {}

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
    PostgresLink& m_link;
    Sealer const& m_sealer;
};

}  // namespace ontmoet::storage
