// SPDX-License-Identifier: EUPL-1.2
#include "server/account_order.h"

#include "server/json_guard.h"
#include "server/limits.h"

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using storage::Account;

constexpr char const* k_totp_is_on = "on";  // stands for a secret that is not told

Error bad_account_member(char const* name) {
    return {ErrorKind::invalid_input, "error.bad_message", name};
}

Result<json> account_object(std::string_view text) {
    TRY(guard_json(text));
    auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) return Error{ErrorKind::invalid_input, "error.not_json", "object"};
    return object;
}

// An address holds no spaces and one @ with something on both sides.
bool is_login(std::string const& login) {
    auto const at = login.find('@');
    return at != 0 && at != login.npos && at + 1 < login.size() && at == login.rfind('@') &&
           login.find_first_of(" \t\r\n") == login.npos && login.size() <= k_most_password_bytes;
}

// RFC 7396: what is not named stays, what is null goes.
std::string with_settings_of(std::string const& known, std::string const& patch) {
    auto settings = json::parse(known, nullptr, false);
    auto const changes = json::parse(patch, nullptr, false);
    if (!changes.is_object()) return known;
    settings.merge_patch(changes);
    return settings.dump();
}

void change_by(AccountOrder const& order, Account& account) {
    if (order.name) account.name = *order.name;
    if (order.role) account.role = *order.role;
    if (order.organiser) account.organiser = *order.organiser;
    if (order.password_hash) account.password_hash = *order.password_hash;
    if (order.disabled) account.disabled = *order.disabled;
    if (order.totp_secret) account.totp_secret = *order.totp_secret;
    if (order.settings) account.settings = with_settings_of(account.settings, *order.settings);
}

Status check_whole(Account const& account) {
    for (auto const& [value, name] :
         {std::pair{&account.name, "name"}, std::pair{&account.organiser, "organiser"},
          std::pair{&account.password_hash, "password"}})
        if (value->empty())
            return Error{ErrorKind::invalid_input, "console.account_incomplete", name};
    return {};
}

Result<Account> add_account(AccountOrder const& order, storage::Accounts& accounts, Moment now) {
    if (!is_login(order.login))
        return Error{ErrorKind::invalid_input, "console.bad_login", order.login};
    Account account;
    account.id = storage::new_account_id(now);
    account.login = order.login;
    account.made_at = now;
    change_by(order, account);
    TRY(check_whole(account));
    TRY(accounts.add(account));
    return account;
}

}  // namespace

Result<Account> obey(AccountOrder const& order, storage::Accounts& accounts, Moment now) {
    if (order.is_new) return add_account(order, accounts, now);
    TRY_ASSIGN(auto const known, accounts.find(order.login));
    if (!known) return Error{ErrorKind::not_found, "console.unknown_account", order.login};
    TRY_ASSIGN(auto const changed, accounts.change(known->id, [&](Account& account) -> Status {
        change_by(order, account);
        return check_whole(account);
    }));
    TRY(accounts.close_sessions(known->id));
    return changed;
}

std::string encode(AccountOrder const& order) {
    json object = {{"login", order.login}, {"is_new", order.is_new}};
    if (order.name) object["name"] = *order.name;
    if (order.role) object["role"] = storage::to_text(*order.role);
    if (order.organiser) object["organiser"] = *order.organiser;
    if (order.password_hash) object["password_hash"] = *order.password_hash;
    if (order.totp_secret) object["totp_secret"] = *order.totp_secret;
    if (order.disabled) object["disabled"] = *order.disabled;
    if (order.settings) object["settings"] = *order.settings;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<AccountOrder> decode_account_order(std::string_view text) {
    TRY_ASSIGN(auto const object, account_object(text));
    AccountOrder order;
    if (!object.contains("login") || !object["login"].is_string())
        return bad_account_member("login");
    order.login = storage::plain_login(object["login"].get<std::string>());
    for (auto const& [name, place] :
         {std::pair{"name", &order.name}, std::pair{"organiser", &order.organiser},
          std::pair{"password_hash", &order.password_hash},
          std::pair{"totp_secret", &order.totp_secret}, std::pair{"settings", &order.settings}}) {
        if (!object.contains(name)) continue;
        if (!object[name].is_string()) return bad_account_member(name);
        *place = object[name].get<std::string>();
    }
    if (object.contains("role")) {
        if (!object["role"].is_string()) return bad_account_member("role");
        order.role = storage::account_role_from_text(object["role"].get<std::string>());
        if (!order.role) return bad_account_member("role");
    }
    if (object.contains("disabled")) {
        if (!object["disabled"].is_boolean()) return bad_account_member("disabled");
        order.disabled = object["disabled"].get<bool>();
    }
    if (object.contains("is_new")) {
        if (!object["is_new"].is_boolean()) return bad_account_member("is_new");
        order.is_new = object["is_new"].get<bool>();
    }
    return order;
}

std::string encode_account_list(std::vector<Account> const& accounts) {
    auto list = json::array();
    for (auto const& account : accounts)
        list.push_back({{"id", to_string(account.id)},
                        {"login", account.login},
                        {"name", account.name},
                        {"role", storage::to_text(account.role)},
                        {"organiser", account.organiser},
                        {"disabled", account.disabled},
                        {"settings", account.settings},
                        {"has_totp", !account.totp_secret.empty()}});
    return json{{"accounts", std::move(list)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<Account>> decode_account_list(std::string_view text) {
    TRY_ASSIGN(auto const object, account_object(text));
    if (!object.contains("accounts") || !object["accounts"].is_array())
        return bad_account_member("accounts");
    std::vector<Account> accounts;
    for (auto const& entry : object["accounts"]) {
        if (!entry.is_object()) return bad_account_member("accounts");
        TRY_ASSIGN(auto const id, parse_id<AccountId>(entry.value("id", "")));
        auto account = storage::decode_account(id, entry.dump());
        if (!account) return bad_account_member("accounts");
        if (entry.value("has_totp", false)) account->totp_secret = k_totp_is_on;
        accounts.push_back(std::move(*account));
    }
    return accounts;
}

}  // namespace ontmoet::server
