// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/user_words.h"

#include "server/api_keys.h"
#include "server/commands/entries.h"
#include "server/webhooks.h"

#include <array>

#include <CLI/CLI.hpp>

namespace ontmoet::server {
namespace {

struct UserWord {
    UserAct act;
    char const* word;
    char const* meaning;
};
constexpr std::array k_user_words{
    UserWord{UserAct::list, "list",
             "Print login, role, whether it is disabled, how they sign in, organiser and name of "
             "each account."},
    UserWord{UserAct::add, "add",
             "Add an account; its password is asked for, or read from a pipe."},
    UserWord{UserAct::set, "set", "Change name, role or organiser."},
    UserWord{UserAct::password, "password", "Give an account another password."},
    UserWord{UserAct::disable, "disable", "Let an account in no more."},
    UserWord{UserAct::enable, "enable", "Let it in again."},
    UserWord{UserAct::totp, "totp", "Ask for a code of an app as well: shows the QR code for it."},
};

}  // namespace

CLI::App* add_user_words(CLI::App& app, UserCommand& command) {
    auto* user = app.add_subcommand("user", "Accounts of the organiser's console.");
    user->require_subcommand(1);
    for (auto const& [act, word, meaning] : k_user_words) {
        auto* one = user->add_subcommand(word, meaning);
        one->fallthrough();
        add_data(*one, command.data);
        one->callback([&command, act = act] { command.act = act; });
        if (act == UserAct::list) continue;
        one->add_option("--login", command.login, "E-mail address to sign in with.")->required();
        if (act == UserAct::totp)
            one->add_flag("--off", command.off, "A password is enough again.");
        if (act != UserAct::add && act != UserAct::set) continue;
        bool const is_new = act == UserAct::add;
        one->add_option("--name", command.name, "Name of the person.")->required(is_new);
        one->add_option("--role", command.role, "What they may do.")
            ->required(is_new)
            ->check(
                CLI::IsMember({"administrator", "organiser", "klantmanager", "host", "viewer"}));
        one->add_option("--organiser", command.organiser,
                        "Whose events they see: the organiser as the events name it.")
            ->required(is_new);
    }
    return user;
}

CLI::App* add_key_words(CLI::App& app, KeyCommand& command) {
    auto* key = app.add_subcommand("key", "Keys by which programs of others ask.");
    key->require_subcommand(1);
    auto const add = [&](KeyAct act, char const* word, char const* meaning) {
        auto* one = key->add_subcommand(word, meaning);
        one->fallthrough();
        add_data(*one, command.data);
        one->callback([&command, act] { command.act = act; });
        return one;
    };
    add(KeyAct::list, "list",
        "Print id, scopes, whether it is good (active, over, revoked), the organiser in paths, "
        "organiser, name, until when it is good and when it was used last.");
    auto* made = add(KeyAct::add, "add", "Make a key; it is shown once.");
    made->add_option("--name", command.name, "What asks by it: \"scanner at the door\".")
        ->required();
    made->add_option("--organiser", command.organiser, "Whose events it is good for.")->required();
    std::vector<std::string> const scopes(all_scopes().begin(), all_scopes().end());
    made->add_option("--scope", command.scopes, "What it is good for; several times for several.")
        ->required()
        ->check(CLI::IsMember(scopes));
    made->add_option("--until", command.until,
                     "The last day it is good, 2027-01-31; left out: until it is revoked.");
    add(KeyAct::revoke, "revoke", "Let nobody in by it any more.")
        ->add_option("--key", command.id, "The key's id.")
        ->required();
    return key;
}

CLI::App* add_webhook_words(CLI::App& app, WebhookCommand& command) {
    auto* webhook =
        app.add_subcommand("webhook", "Addresses of others that are told when something happened.");
    webhook->require_subcommand(1);
    auto const add = [&](WebhookAct act, char const* word, char const* meaning) {
        auto* one = webhook->add_subcommand(word, meaning);
        one->fallthrough();
        add_data(*one, command.data);
        one->callback([&command, act] { command.act = act; });
        return one;
    };
    add(WebhookAct::list, "list",
        "Print id, state, the last answer, kinds, address, organiser and name of each.");
    auto* made = add(WebhookAct::add, "add", "Tell an address; its secret is shown once.");
    made->add_option("--name", command.name, "Whose it is: \"client system\".")->required();
    made->add_option("--organiser", command.organiser, "Whose events it is told of.")->required();
    made->add_option("--url", command.url, "Address: https://…")->required();
    std::vector<std::string> const kinds(all_webhook_kinds().begin(), all_webhook_kinds().end());
    made->add_option("--kind", command.kinds, "What it is told of; several times for several.")
        ->required()
        ->check(CLI::IsMember(kinds));
    for (auto const& [act, word, meaning] :
         {std::tuple{WebhookAct::test, "test",
                     "Send a message of the kind webhook.test; list shows what was answered."},
          std::tuple{WebhookAct::open, "open", "Tell it again after it was closed."},
          std::tuple{WebhookAct::remove, "remove", "Tell it no more, and forget its secret."}})
        add(act, word, meaning)->add_option("--webhook", command.id, "Its id.")->required();
    return webhook;
}

}  // namespace ontmoet::server
