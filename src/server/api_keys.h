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
struct KeyWish {
    std::string name;  // what asks by it
    std::string organiser;
    std::vector<std::string> scopes;
    Moment valid_until{};  // 0: for good
    std::string by{};      // who makes it, as they are called
};
NewKey new_key(KeyWish const& wish);
// Leaves the key where it is, and lets nobody in by it.
AccountOrder revocation_of(std::string const& id, std::string const& by, Moment now);
// The moment at which a key that is good until this day of the calendar is over; nothing when it is
// none.
std::optional<Moment> end_of_day(std::string_view day);
// It asked just now.
AccountOrder use_of(std::string const& id, Moment now);

// A key as it is listed.
struct ApiKey {
    std::string id;
    std::string name;
    std::string organiser;
    std::vector<std::string> scopes;
    bool revoked = false;
    Moment made_at{};
    Moment valid_until{};  // 0: for good
    Moment last_used{};    // 0: never; to k_key_note_pause
    // Who did what, as they were called then.
    std::string made_by{};
    std::string revoked_by{};
    Moment revoked_at{};

    bool is_over(Moment now) const { return valid_until != Moment{} && now >= valid_until; }
};
// None for an account of anything else.
std::optional<ApiKey> key_of(storage::Account const& account);
// The account's login for the key that this token is of; empty when it is of no such form.
std::string login_of_token(std::string_view token);
bool is_token_of(storage::Account const& account, std::string_view token);

// How an organiser is called in a path: small letters and digits, "-" for everything else.
std::string slug_of(std::string_view organiser);

}  // namespace ontmoet::server
