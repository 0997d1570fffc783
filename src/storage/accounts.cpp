// SPDX-License-Identifier: EUPL-1.2
#include "storage/accounts.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace ontmoet::storage {
namespace {

constexpr std::array<std::string_view, 6> k_account_roles{
    "administrator", "organiser", "klantmanager", "host", "viewer", "program"};

}  // namespace

std::string_view to_text(AccountRole role) {
    return k_account_roles.at(static_cast<std::size_t>(role));
}

std::optional<AccountRole> account_role_from_text(std::string_view text) {
    auto const found = std::ranges::find(k_account_roles, text);
    if (found == k_account_roles.end()) return std::nullopt;
    return static_cast<AccountRole>(found - k_account_roles.begin());
}

std::string plain_login(std::string_view typed) {
    constexpr std::string_view k_spaces = " \t\r\n";
    typed.remove_prefix(std::min(typed.find_first_not_of(k_spaces), typed.size()));
    std::string login(typed.substr(0, typed.find_last_not_of(k_spaces) + 1));
    for (char& sign : login)
        if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    return login;
}

Result<std::optional<Account>> Accounts::find(std::string_view login) {
    TRY_ASSIGN(auto all, list());
    auto const found = std::ranges::find(all, login, &Account::login);
    if (found == all.end()) return std::optional<Account>{};
    return std::optional(std::move(*found));
}

std::string encode_account(Account const& account) {
    return nlohmann::json{{"login", account.login},
                          {"name", account.name},
                          {"role", to_text(account.role)},
                          {"organiser", account.organiser},
                          {"password_hash", account.password_hash},
                          {"totp_secret", account.totp_secret},
                          {"totp_step", account.totp_step},
                          {"disabled", account.disabled},
                          {"made_at", account.made_at.ms},
                          {"settings", account.settings}}
        .dump();
}

std::optional<Account> decode_account(AccountId id, std::string_view text) {
    auto const body = nlohmann::json::parse(text, nullptr, false);
    if (!body.is_object()) return std::nullopt;
    auto const role = account_role_from_text(body.value("role", ""));
    if (!role) return std::nullopt;
    return Account{id,
                   body.value("login", ""),
                   body.value("name", ""),
                   *role,
                   body.value("organiser", ""),
                   body.value("password_hash", ""),
                   body.value("totp_secret", ""),
                   body.value("totp_step", std::int64_t{0}),
                   body.value("disabled", false),
                   {body.value("made_at", std::int64_t{0})},
                   body.value("settings", "{}")};
}

AccountId new_account_id(Moment now) {
    return {new_device_id(now).uuid};
}

}  // namespace ontmoet::storage
