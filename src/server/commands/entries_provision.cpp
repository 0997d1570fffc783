// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/entries.h"
#include "server/limits.h"

#include <chrono>

namespace ontmoet::server {

Entry add_provision(CLI::App& app, ProvisionCommand& command) {
    auto* provision = app.add_subcommand("provision", "Prepare computers to become kiosks.");
    provision->require_subcommand(1);
    auto* make = provision->add_subcommand(
        "make", "Write a signed file for a stick that lets so many kiosks in, each once.");
    make->fallthrough();
    auto& pair = command.pair;
    add_data(*make, pair.data);
    add_event(*make, pair.event);
    auto const days = std::chrono::duration_cast<std::chrono::hours>(k_longest_offer).count() / 24;
    make->add_option("--count", command.count, "How many kiosks.")
        ->check(CLI::Range(1, k_most_provisioned));
    make->add_option("--role", pair.role, "What they are for.")
        ->required()
        ->check(CLI::IsMember({"host", "reception", "browse", "board"}));
    make->add_option("--name", pair.name, "What to call them; several get a number behind it.")
        ->required();
    make->add_option("--pin", pair.pin, "PIN of their host page, 4 to 12 digits; - asks for it.");
    make->add_option("--organisation", pair.organisation, "Whose screens they are, by name.");
    make->add_option("--url", pair.url, "Where they find the server.");
    make->add_flag("--pin-certificate", pair.pin_certificate,
                   "They know the server by the key of its certificate alone.");
    make->add_option("--days", command.days, "How long the file is good.")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{days}));
    make->add_option("--wifi", command.wifi, "Name of the wifi; without it they use a cable.");
    make->add_option("--wifi-password-file", command.wifi_password,
                     "File with the password of the wifi.");
    make->add_option("--sign", command.sign,
                     "File with the key to sign with; it is made when there is none.")
        ->required();
    make->add_option("--out", command.out, "The file for the stick.")->required();
    make->add_option("--sheet", command.sheet,
                     "A sheet to print (.pdf) with a code to hold before each kiosk.");
    return {provision, [&command] { return command; }};
}

}  // namespace ontmoet::server
