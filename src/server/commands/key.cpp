// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "server/api_keys.h"
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

// Who sits at the server itself has no name there.
constexpr char const* k_by_command = "ontmoet";

Status add_key(KeyCommand const& command, Surroundings const& around) {
    KeyWish wish{command.name, command.organiser, command.scopes, {}, k_by_command};
    if (!command.until.empty()) {
        auto const end = end_of_day(command.until);
        if (!end || *end <= around.clock.now())
            return Error{ErrorKind::invalid_input, "console.key_past", command.until};
        wish.valid_until = *end;
    }
    auto const key = new_key(wish);
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY(desk->obey(key.order));
    around.console.print(key.token);
    around.console.tell("console.cli_key", {{"slug", slug_of(command.organiser)}});
    return {};
}

std::string minute_of(Moment at) {
    return at == Moment{} ? "-" : i18n::iso_date(at) + " " + i18n::clock_time(at);
}

Status list_keys(KeyCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const accounts, desk->accounts());
    auto const now = around.clock.now();
    for (auto const& account : accounts) {
        auto const key = key_of(account);
        if (!key) continue;
        std::string scopes;
        for (auto const& scope : key->scopes) scopes += (scopes.empty() ? "" : ",") + scope;
        around.console.print(key->id + '\t' + scopes + '\t' +
                             (key->revoked        ? "revoked"
                              : key->is_over(now) ? "over"
                                                  : "active") +
                             '\t' + slug_of(key->organiser) + '\t' + key->organiser + '\t' +
                             key->name + '\t' + minute_of(key->valid_until) + '\t' +
                             minute_of(key->last_used));
    }
    return {};
}

Status revoke_key(KeyCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    auto const order = revocation_of(command.id, k_by_command, around.clock.now());
    TRY(desk->obey(order));
    around.console.print("console.cli_done", {{"login", command.id}});
    return {};
}

}  // namespace

ExitCode run(KeyCommand const& command, Surroundings const& around) {
    auto const done = command.act == KeyAct::add    ? add_key(command, around)
                      : command.act == KeyAct::list ? list_keys(command, around)
                                                    : revoke_key(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
