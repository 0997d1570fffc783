// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "storage/credentials.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet {

using AccountId = Id<struct AccountKind>;

namespace storage {

// What somebody may do in the console (server/console_rights.h says it).
// A program never signs in: it has a key (server/api_keys.h), or an address that is told what
// happens (server/webhooks.h).
enum class AccountRole { administrator, organiser, klantmanager, host, viewer, program };
std::string_view to_text(AccountRole role);
std::optional<AccountRole> account_role_from_text(std::string_view text);

// Somebody who signs in with a password.
struct Account {
    AccountId id;
    std::string login;  // an e-mail address, as plain_login() writes it
    std::string name;
    AccountRole role = AccountRole::viewer;
    std::string organiser;       // whose events they see: those with this Event::organiser
    std::string password_hash;   // Argon2id, crypto_pwhash_str
    std::string totp_secret{};   // base32; empty: a password is enough; a webhook's: its secret
    std::int64_t totp_step = 0;  // of the last code that was used: none is good twice
    bool disabled = false;
    Moment made_at{};
    std::string settings = "{}";  // what the console remembers for them, a JSON object
    friend bool operator==(Account const&, Account const&) = default;
};

// Lower case and without spaces around it, so that one address is one login.
std::string plain_login(std::string_view typed);

// Somebody is signed in: by a token of which only the hash is kept.
struct Session {
    AccountId account;
    Moment opened_at;
    Moment seen_at;
    friend bool operator==(Session const&, Session const&) = default;
};

// Sessions that were opened before the one or not used since the other are over.
struct SessionEnd {
    Moment opened_before;
    Moment seen_before;
};

// The accounts of a server and who is signed in. What is known of a person lies sealed. There are
// some hundred accounts at most, so they are found by reading all. May be used from several
// threads.
class Accounts {
public:
    virtual ~Accounts() = default;

    // By login.
    virtual Result<std::vector<Account>> list() = 0;
    // Nothing for a login nobody has.
    Result<std::optional<Account>> find(std::string_view login);
    // ErrorKind::conflict "console.login_taken" (detail: the login).
    virtual Status add(Account const& account) = 0;
    // Lets `change` change the account as it is at this moment and gives what it became; its error
    // leaves everything as it was. ErrorKind::not_found "console.unknown_account".
    virtual Result<Account> change(AccountId account,
                                   std::function<Status(Account&)> const& change) = 0;

    virtual Status open_session(SecretHash const& token, Session const& session) = 0;
    // Nothing for a token nobody has.
    virtual Result<std::optional<Session>> session(SecretHash const& token) = 0;
    virtual Result<Account> account(AccountId account) = 0;
    virtual Status note_session(SecretHash const& token, Moment seen_at) = 0;
    virtual Status close_session(SecretHash const& token) = 0;
    // Signs somebody out everywhere.
    virtual Status close_sessions(AccountId account) = 0;
    virtual Status forget_sessions(SessionEnd const& end) = 0;
};

// What an adapter seals; text that is none is nothing.
std::string encode_account(Account const& account);
std::optional<Account> decode_account(AccountId id, std::string_view text);
AccountId new_account_id(Moment now);

}  // namespace storage
}  // namespace ontmoet
