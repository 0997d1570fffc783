// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/open_desk.h"
#include "server/commands/qr_text.h"
#include "server/passwords.h"
#include "server/totp.h"

namespace ontmoet::server {
namespace {

std::optional<std::string> said(std::string const& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Result<AccountOrder> order_for(UserCommand const& command) {
    AccountOrder order{.login = storage::plain_login(command.login)};
    order.name = said(command.name);
    order.organiser = said(command.organiser);
    if (!command.role.empty()) {
        order.role = storage::account_role_from_text(command.role);
        if (!order.role) return Error{ErrorKind::invalid_input, "error.unknown_role", command.role};
    }
    order.is_new = command.act == UserAct::add;
    if (needs_password(command)) {
        TRY_ASSIGN(order.password_hash, hash_password(command.password));
    }
    if (command.act == UserAct::disable) order.disabled = true;
    if (command.act == UserAct::enable) order.disabled = false;
    if (command.act == UserAct::totp)
        order.totp_secret = command.off ? std::string{} : new_totp_secret();
    return order;
}

Status list_users(UserCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const accounts, desk->accounts());
    for (auto const& account : accounts)
        if (account.role != storage::AccountRole::program)
            around.console.print(account.login + '\t' +
                                 std::string(storage::to_text(account.role)) + '\t' +
                                 (account.disabled ? "disabled" : "active") + '\t' +
                                 (account.totp_secret.empty() ? "password" : "totp") + '\t' +
                                 account.organiser + '\t' + account.name);
    return {};
}

Status change_user(UserCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const order, order_for(command));
    auto const when_missing = command.act == UserAct::add ? WhenMissing::create : WhenMissing::fail;
    TRY_ASSIGN(auto desk, open_desk(command.data, when_missing, around));
    TRY(desk->obey(order));
    if (order.totp_secret && !order.totp_secret->empty()) {
        around.console.print(qr_text(totp_uri(order.login, *order.totp_secret)));
        around.console.print("console.cli_totp", {{"secret", *order.totp_secret}});
    }
    around.console.print("console.cli_done", {{"login", order.login}});
    return {};
}

}  // namespace

bool needs_password(UserCommand const& command) {
    return command.act == UserAct::add || command.act == UserAct::password;
}

ExitCode run(UserCommand const& command, Surroundings const& around) {
    auto const done =
        command.act == UserAct::list ? list_users(command, around) : change_user(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
