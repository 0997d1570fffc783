// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/account_order.h"
#include "storage/accounts.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Keys by which programs of others ask: accounts that nobody can sign in to, kept sealed with the
// other accounts, with the hash of a secret that is shown once. What a key is good for stands in
// its scopes, and each route names the one it asks for (route_table.h).
namespace ontmoet::server {

// What there is to be good for.
std::span<std::string_view const> all_scopes();
bool is_scope(std::string_view text);

// "ontmoet_2f6a09c3d1b4_…": which key it is, and its secret.
struct NewKey {
    std::string id;
    std::string token;  // shown once
    AccountOrder order;
};
NewKey new_key(std::string const& name, std::string const& organiser,
               std::vector<std::string> const& scopes);
// Leaves the key where it is, and lets nobody in by it.
AccountOrder revocation_of(std::string const& id);

// A key as it is listed.
struct ApiKey {
    std::string id;
    std::string name;
    std::string organiser;
    std::vector<std::string> scopes;
    bool revoked = false;
};
// None for an account of anything else.
std::optional<ApiKey> key_of(storage::Account const& account);
// The account's login for the key that this token is of; empty when it is of no such form.
std::string login_of_token(std::string_view token);
bool is_token_of(storage::Account const& account, std::string_view token);

// How an organiser is called in a path: small letters and digits, "-" for everything else.
std::string slug_of(std::string_view organiser);

}  // namespace ontmoet::server
