// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/entries.h"

namespace ontmoet::server {

Entry add_update(CLI::App& app, UpdateCommand& command) {
    auto* update = app.add_subcommand("update", "Releases of this program; installs nothing.");
    update->require_subcommand(1);
    auto const act = [&](char const* name, char const* meaning, UpdateAct what) {
        auto* made = update->add_subcommand(name, meaning);
        made->fallthrough();
        made->callback([&command, what] { command.act = what; });
        return made;
    };
    auto const trusts = [&](CLI::App* made) {
        made->add_option("--trust", command.trust,
                         "Fingerprint of who signs releases, heard in another way than the list.")
            ->required();
    };
    auto* check = act("check", "Say whether a newer one is out.", UpdateAct::check);
    check->add_option("list", command.list, "The signed list of the release; - reads it.")
        ->required();
    trusts(check);
    auto* verify = act("verify",
                       "Look whether packages are those that were signed, and no older "
                       "than this program.",
                       UpdateAct::verify);
    verify->add_option("packages", command.packages, "The packages (.deb).")->required();
    verify->add_option("--list", command.list, "The signed list of the release; - reads it.")
        ->required();
    trusts(verify);
    auto* sign =
        act("sign", "Write the signed list of a release: for who makes one.", UpdateAct::sign);
    sign->add_option("packages", command.packages, "The packages (.deb), of one version.")
        ->required();
    sign->add_option("--sign", command.sign,
                     "File with the key to sign with; it is made when there is none.")
        ->required();
    sign->add_option("--out", command.list, "The list.")->required();
    sign->add_option("--days", command.days, "How long it is the last word.")
        ->check(CLI::Range(1, 400));
    return {update, [&command] { return command; }};
}

}  // namespace ontmoet::server
