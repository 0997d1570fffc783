// SPDX-License-Identifier: EUPL-1.2
#include "server/console_keys.h"

#include "server/api_keys.h"
#include "server/console_gate.h"
#include "server/limits.h"
#include "server/list_page.h"
#include "server/order_reader.h"

#include <algorithm>
#include <tuple>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using storage::Account;

char const* state_of(ApiKey const& key, Moment now) {
    if (key.revoked) return "revoked";
    return key.is_over(now) ? "over" : "good";
}

Result<std::vector<ApiKey>> keys_of(storage::Accounts& accounts, Account const& by) {
    TRY_ASSIGN(auto const all, accounts.list());
    std::vector<ApiKey> own;
    for (auto const& account : all) {
        domain::Event event;
        event.organiser = account.organiser;
        auto key = key_of(account);
        if (key && is_of_organiser(event, by.organiser)) own.push_back(std::move(*key));
    }
    return own;
}

json json_of_key(ApiKey const& key, Moment now) {
    return {{"id", key.id},
            {"name", key.name},
            {"scopes", key.scopes},
            {"state", state_of(key, now)},
            {"made_at", key.made_at.ms},
            {"made_by", key.made_by},
            {"valid_until", key.valid_until.ms},
            {"last_used", key.last_used.ms},
            {"revoked_at", key.revoked_at.ms},
            {"revoked_by", key.revoked_by}};
}

struct KeyChange {
    std::string id;  // of the one to revoke; empty: one is made
    KeyWish wish;
};

Result<KeyChange> decode_key_change(Account const& by, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const act = read.text("act", true);
    bool const adds = act == "add";
    if (!adds && act != "revoke") read.fail("act");
    KeyChange change{read.text("id", !adds), {}};
    change.wish = {read.text("name", adds), by.organiser, read.texts("scopes"), {}, by.name};
    auto const& scopes = change.wish.scopes;
    bool const are_scopes = std::ranges::all_of(scopes, is_scope);
    if (!are_scopes || (adds && scopes.empty())) read.fail("scopes");
    if (auto const until = read.text("until", false); !until.empty()) {
        auto const end = end_of_day(until);
        if (!end) read.fail("until");
        change.wish.valid_until = end.value_or(Moment{});
    }
    TRY(read.end());
    if (adds) change.id.clear();
    return change;
}

}  // namespace

Result<std::string> keys_page(storage::Accounts& accounts, Account const& by, Moment now) {
    TRY_ASSIGN(auto own, keys_of(accounts, by));
    std::ranges::stable_sort(own, {}, [now](ApiKey const& key) {
        return std::tuple{key.revoked || key.is_over(now), -key.made_at.ms};
    });
    auto list = json::array();
    for (auto const& key : own) list.push_back(json_of_key(key, now));
    auto scopes = json::array();
    for (auto const scope : all_scopes()) scopes.push_back(scope);
    return written_json({{"keys", std::move(list)},
                         {"scopes", std::move(scopes)},
                         {"slug", slug_of(by.organiser)}});
}

Result<std::string> change_key(storage::Accounts& accounts, Account const& by,
                               std::string_view body, Moment now) {
    TRY_ASSIGN(auto const change, decode_key_change(by, body));
    TRY_ASSIGN(auto const own, keys_of(accounts, by));
    if (change.id.empty()) {
        auto const& until = change.wish.valid_until;
        if (until != Moment{} && until <= now)
            return Error{ErrorKind::invalid_input, "console.key_past", {}};
        auto const good = std::ranges::count_if(
            own, [now](ApiKey const& key) { return !key.revoked && !key.is_over(now); });
        if (static_cast<std::size_t>(good) >= k_most_keys)
            return Error{ErrorKind::conflict, "console.key_most", {}};
        auto const made = new_key(change.wish);
        TRY(obey(made.order, accounts, now));
        return written_json({{"id", made.id}, {"key", made.token}});
    }
    auto const found = std::ranges::find(own, change.id, &ApiKey::id);
    if (found == own.end()) return Error{ErrorKind::not_found, "console.key_unknown", change.id};
    // Who did it first stays on record.
    if (!found->revoked) TRY(obey(revocation_of(change.id, by.name, now), accounts, now));
    return written_json({{"id", change.id}, {"key", ""}});
}

}  // namespace ontmoet::server
