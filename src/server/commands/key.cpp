// SPDX-License-Identifier: EUPL-1.2
#include "server/api_keys.h"
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

Status add_key(KeyCommand const& command, Surroundings const& around) {
    auto const key = new_key(command.name, command.organiser, command.scopes);
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY(desk->obey(key.order));
    around.console.print(key.token);
    around.console.tell("console.cli_key", {{"slug", slug_of(command.organiser)}});
    return {};
}

Status list_keys(KeyCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const accounts, desk->accounts());
    for (auto const& account : accounts) {
        auto const key = key_of(account);
        if (!key) continue;
        std::string scopes;
        for (auto const& scope : key->scopes) scopes += (scopes.empty() ? "" : ",") + scope;
        around.console.print(key->id + '\t' + scopes + '\t' +
                             (key->revoked ? "revoked" : "active") + '\t' +
                             slug_of(key->organiser) + '\t' + key->organiser + '\t' + key->name);
    }
    return {};
}

Status revoke_key(KeyCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    auto const order = revocation_of(command.id);
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
