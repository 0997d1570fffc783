// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/open_desk.h"
#include "server/webhooks.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

Status add_webhook(WebhookCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const made,
               new_webhook({command.name, command.organiser, command.url, command.kinds}));
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY(desk->obey(made.order));
    around.console.print(made.secret);
    around.console.tell("console.cli_webhook", {{"id", made.id}});
    return {};
}

std::string last_answer(Webhook const& hook, Console const& console) {
    if (hook.last_at == Moment{}) return "-";
    return hook.last_status != 0 ? std::to_string(hook.last_status)
                                 : console.text(hook.last_failure);
}

Status list_webhooks(WebhookCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const accounts, desk->accounts());
    for (auto const& account : accounts) {
        auto const hook = webhook_of(account);
        if (!hook) continue;
        std::string kinds;
        for (auto const& kind : hook->kinds) kinds += (kinds.empty() ? "" : ",") + kind;
        auto const state = std::string(state_of(*hook));
        around.console.print(hook->id + '\t' + state + '\t' + last_answer(*hook, around.console) +
                             '\t' + kinds + '\t' + hook->url + '\t' + hook->organiser + '\t' +
                             hook->name);
    }
    return {};
}

Status change_webhook(WebhookCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const accounts, desk->accounts());
    bool const is_there = std::ranges::any_of(accounts, [&](storage::Account const& account) {
        auto const hook = webhook_of(account);
        return hook && hook->id == command.id;
    });
    if (!is_there) return Error{ErrorKind::not_found, "console.webhook_unknown", command.id};
    TRY(desk->obey(command.act == WebhookAct::test   ? webhook_test(command.id)
                   : command.act == WebhookAct::open ? webhook_opening(command.id)
                                                     : webhook_removal(command.id)));
    around.console.print(
        command.act == WebhookAct::test ? "console.cli_webhook_test" : "console.cli_done",
        {{"login", command.id}});
    return {};
}

}  // namespace

ExitCode run(WebhookCommand const& command, Surroundings const& around) {
    auto const done = command.act == WebhookAct::add    ? add_webhook(command, around)
                      : command.act == WebhookAct::list ? list_webhooks(command, around)
                                                        : change_webhook(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
