// SPDX-License-Identifier: EUPL-1.2
#include "server/console_webhooks.h"

#include "server/console_gate.h"
#include "server/list_page.h"
#include "server/order_reader.h"
#include "server/webhooks.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using storage::Account;

Result<std::vector<Webhook>> webhooks_of(storage::Accounts& accounts, Account const& by) {
    TRY_ASSIGN(auto const all, accounts.list());
    std::vector<Webhook> own;
    for (auto const& account : all) {
        domain::Event event;
        event.organiser = account.organiser;
        auto hook = webhook_of(account);
        if (hook && is_of_organiser(event, by.organiser)) own.push_back(std::move(*hook));
    }
    return own;
}

json json_of_webhook(Webhook const& hook) {
    return {{"id", hook.id},
            {"name", hook.name},
            {"url", hook.url},
            {"kinds", hook.kinds},
            {"state", state_of(hook)},
            {"is_waiting", !hook.test.empty()},
            {"last_at", hook.last_at.ms},
            {"last_status", hook.last_status},
            {"last_failure", hook.last_failure},
            {"next_at", hook.next_at.ms}};
}

struct WebhookChange {
    std::string act;
    std::string id;
    WebhookWish wish;
};

Result<WebhookChange> decode_webhook_change(Account const& by, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    WebhookChange change{read.text("act", true), {}, {}};
    bool const adds = change.act == "add";
    if (!adds && change.act != "test" && change.act != "open" && change.act != "remove")
        read.fail("act");
    change.id = read.text("id", !adds);
    change.wish = {read.text("name", adds), by.organiser,
                   read.text("url", adds, k_most_webhook_url_bytes), read.texts("kinds")};
    TRY(read.end());
    return change;
}

}  // namespace

Result<std::string> webhooks_page(storage::Accounts& accounts, Account const& by) {
    TRY_ASSIGN(auto const own, webhooks_of(accounts, by));
    auto list = json::array();
    for (auto const& hook : own) list.push_back(json_of_webhook(hook));
    return written_json({{"webhooks", std::move(list)}, {"kinds", all_webhook_kinds()}});
}

Result<std::string> change_webhook(storage::Accounts& accounts, Account const& by,
                                   std::string_view body, Moment now) {
    TRY_ASSIGN(auto const change, decode_webhook_change(by, body));
    TRY_ASSIGN(auto const own, webhooks_of(accounts, by));
    if (change.act == "add") {
        if (own.size() >= k_most_webhooks)
            return Error{ErrorKind::conflict, "console.webhook_most", {}};
        TRY_ASSIGN(auto const made, new_webhook(change.wish));
        TRY(obey(made.order, accounts, now));
        return written_json({{"id", made.id}, {"secret", made.secret}});
    }
    if (std::ranges::find(own, change.id, &Webhook::id) == own.end())
        return Error{ErrorKind::not_found, "console.webhook_unknown", change.id};
    TRY(obey(change.act == "test"   ? webhook_test(change.id)
             : change.act == "open" ? webhook_opening(change.id)
                                    : webhook_removal(change.id),
             accounts, now));
    return written_json({{"id", change.id}, {"secret", ""}});
}

}  // namespace ontmoet::server
