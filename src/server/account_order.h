// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/accounts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::server {

// What shall become of an account; what is not said stays as it is. Whoever it is of is signed out
// everywhere.
struct AccountOrder {
    std::string login;
    bool is_new = false;
    std::optional<std::string> name{};
    std::optional<storage::AccountRole> role{};
    std::optional<std::string> organiser{};
    std::optional<std::string> password_hash{};
    std::optional<std::string> totp_secret{};  // empty: a password is enough again
    std::optional<bool> disabled{};
    std::optional<std::string> settings{};  // a JSON object with what becomes of its members
};

// "console.login_taken", "console.unknown_account" (detail: the login), "console.bad_login" when a
// new one is no e-mail address, "console.account_incomplete" (detail: what is missing).
Result<storage::Account> obey(AccountOrder const& order, storage::Accounts& accounts, Moment now);

// As they pass between a command and the server; no secret of an account ever comes back.
std::string encode(AccountOrder const& order);
Result<AccountOrder> decode_account_order(std::string_view text);
std::string encode_account_list(std::vector<storage::Account> const& accounts);
Result<std::vector<storage::Account>> decode_account_list(std::string_view text);

}  // namespace ontmoet::server
