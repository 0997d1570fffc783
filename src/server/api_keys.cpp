// SPDX-License-Identifier: EUPL-1.2
#include "server/api_keys.h"

#include "exchange/local_time.h"
#include "i18n/tongue.h"
#include "storage/credentials.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::server {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 2> k_scopes{"read_events", "check_in"};
constexpr std::string_view k_key_prefix = "ontmoet_";
// No address ends so: no person's login is a key's.
constexpr std::string_view k_key_logins = "@key";
constexpr std::size_t k_key_id_bytes = 6;

std::string hex_of(std::span<std::uint8_t const> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::string key_hash(std::string_view token) {
    return hex_of(storage::hash_of(token));
}

AccountOrder order_for(std::string const& id) {
    return {.login = storage::plain_login(id + std::string(k_key_logins))};
}

}  // namespace

std::span<std::string_view const> all_scopes() {
    return k_scopes;
}

bool is_scope(std::string_view text) {
    return std::ranges::find(k_scopes, text) != k_scopes.end();
}

NewKey new_key(KeyWish const& wish) {
    std::array<std::uint8_t, k_key_id_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    NewKey key{hex_of(bytes), {}, {}};
    key.token = std::string(k_key_prefix) + key.id + "_" + storage::new_token();
    key.order.login = key.id + std::string(k_key_logins);
    key.order.is_new = true;
    key.order.name = wish.name;
    key.order.role = storage::AccountRole::program;
    key.order.organiser = wish.organiser;
    key.order.password_hash = key_hash(key.token);
    key.order.settings = json{
        {"scopes", wish.scopes},
        {"valid_until", wish.valid_until.ms},
        {"made_by", wish.by}}.dump(-1, ' ', false, json::error_handler_t::replace);
    return key;
}

AccountOrder revocation_of(std::string const& id, std::string const& by, Moment now) {
    auto order = order_for(id);
    order.disabled = true;
    order.settings = json{{"revoked_by", by}, {"revoked_at", now.ms}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
    return order;
}

std::optional<Moment> end_of_day(std::string_view day) {
    auto const begins = exchange::from_local(day, "00:00");
    if (!begins || !exchange::is_iso_date(day)) return std::nullopt;
    // Longer than any day, and shorter than any two.
    constexpr Duration k_into_the_next{36LL * 3'600'000};
    return exchange::from_local(i18n::iso_date(*begins + k_into_the_next), "00:00");
}

AccountOrder use_of(std::string const& id, Moment now) {
    auto order = order_for(id);
    order.settings = json{{"last_used", now.ms}}.dump();
    return order;
}

std::optional<ApiKey> key_of(storage::Account const& account) {
    if (account.role != storage::AccountRole::program || !account.login.ends_with(k_key_logins))
        return std::nullopt;
    ApiKey key{account.login.substr(0, account.login.find('@')),
               account.name,
               account.organiser,
               {},
               account.disabled,
               account.made_at};
    auto const settings = json::parse(account.settings, nullptr, false);
    if (!settings.is_object()) return key;
    if (settings.contains("scopes") && settings["scopes"].is_array())
        for (auto const& scope : settings["scopes"])
            if (scope.is_string()) key.scopes.push_back(scope.get<std::string>());
    for (auto const& [name, place] :
         {std::pair{"valid_until", &key.valid_until}, std::pair{"last_used", &key.last_used},
          std::pair{"revoked_at", &key.revoked_at}})
        if (settings.contains(name) && settings[name].is_number_integer())
            place->ms = settings[name].get<std::int64_t>();
    for (auto const& [name, place] :
         {std::pair{"made_by", &key.made_by}, std::pair{"revoked_by", &key.revoked_by}})
        if (settings.contains(name) && settings[name].is_string())
            *place = settings[name].get<std::string>();
    return key;
}

std::string login_of_token(std::string_view token) {
    if (!token.starts_with(k_key_prefix)) return {};
    token.remove_prefix(k_key_prefix.size());
    auto const end = token.find('_');
    bool const is_id =
        end == 2 * k_key_id_bytes && token.find_first_not_of("0123456789abcdef") == end;
    return is_id ? std::string(token.substr(0, end)) + std::string(k_key_logins) : std::string{};
}

bool is_token_of(storage::Account const& account, std::string_view token) {
    auto const hash = key_hash(token);
    return account.role == storage::AccountRole::program && !account.disabled &&
           account.password_hash.size() == hash.size() &&
           sodium_memcmp(account.password_hash.data(), hash.data(), hash.size()) == 0;
}

std::string slug_of(std::string_view organiser) {
    std::string slug;
    for (char const sign : storage::plain_login(organiser)) {
        bool const is_plain = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
        if (is_plain)
            slug += sign;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

}  // namespace ontmoet::server
