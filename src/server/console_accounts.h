// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/account_order.h"
#include "server/sign_in.h"

#include <string>
#include <string_view>

namespace ontmoet::server {

// Accounts in the console: an administrator's those of their own organiser, and everybody's own
// password and code of an app. On one thread, for what takes a tenth of a second.
class ConsoleAccounts {
public:
    ConsoleAccounts(storage::Accounts& accounts, Clock const& clock)
        : m_accounts(accounts), m_clock(clock) {}

    // Schema Accounts: those of the organiser.
    Result<std::string> list(storage::Account const& by);
    // Schema AccountChange. An account of another organiser is as one that is not there; nobody
    // closes their own or takes their own role away ("console.own_account"). Others: those of obey
    // and hash_password.
    Result<std::string> change(storage::Account const& by, std::string_view body);
    // Schema PasswordOrder. "console.password_wrong", "console.sign_in_locked" (detail: seconds).
    // Whoever it is of is signed out everywhere.
    Result<std::string> change_password(storage::Account const& own, std::string_view body);
    // Schema TotpOrder: without a code it offers a secret (schema TotpOffer), with one it takes the
    // secret when the code is right ("console.code_wrong"), with `off` none is asked any more.
    Result<std::string> change_totp(storage::Account const& own, std::string_view body);

private:
    Status prove(storage::Account const& own, std::string const& password);

    storage::Accounts& m_accounts;
    Clock const& m_clock;
    SignInLocks m_locks;
};

}  // namespace ontmoet::server
