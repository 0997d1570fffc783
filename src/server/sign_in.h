// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "storage/accounts.h"

#include <string>
#include <unordered_map>

namespace ontmoet::server {

// Keeps guessing one account's password slow: after k_sign_in_failures in a row nobody signs in
// with that login for k_sign_in_pause, with the right password neither. A login nobody has is
// treated alike, so that nobody learns which are there. On one thread.
class SignInLocks {
public:
    // Seconds until it may be tried again; 0: at once.
    int seconds_left(std::string const& login, Duration uptime) const;
    void failed(std::string const& login, Duration uptime);
    void succeeded(std::string const& login) { m_logins.erase(login); }

private:
    struct Login {
        int failures = 0;
        Duration last{0};
    };
    std::unordered_map<std::string, Login> m_logins;
};

struct SignInRequest {
    std::string login;
    std::string password;
    std::string code{};  // of the app, where there is one
};
// Errors: "error.not_json", "error.bad_message" (detail: the member).
Result<SignInRequest> decode_sign_in(std::string_view text);

struct SignedIn {
    std::string token;  // of the new session; only its hash is kept
    storage::Account account;
};

// Whether somebody is who they say, and a session for them. On one thread, for what takes a tenth
// of a second.
class SignIn {
public:
    SignIn(storage::Accounts& accounts, Clock const& clock)
        : m_accounts(accounts), m_clock(clock) {}

    // ErrorKind::refused: "console.sign_in_wrong" (whatever of the two is wrong, and for an account
    // that is closed), "console.sign_in_locked" (detail: seconds), "console.code_needed",
    // "console.code_wrong". Always a new session; the one of `former` is over.
    Result<SignedIn> sign_in(SignInRequest const& request, std::string_view former);

private:
    Status prove_code(storage::Account const& account, std::string const& code);

    storage::Accounts& m_accounts;
    Clock const& m_clock;
    SignInLocks m_locks;
};

}  // namespace ontmoet::server
