// SPDX-License-Identifier: EUPL-1.2
#include "i18n/assets.h"
#include "platform/core_files.h"
#include "platform/hidden_line.h"
#include "platform/real_clock.h"
#include "server/commands/command_line.h"
#include "server/data_folder.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>

#include <sodium.h>
#include <unistd.h>

namespace {

using namespace ontmoet;
using namespace ontmoet::server;

ExitCode run_command(CommandLine const& line, Surroundings const& around) {
    return std::visit(
        [&](auto const& command) {
            if constexpr (std::is_same_v<std::decay_t<decltype(command)>, ShowText>) {
                around.console.print(command.text);
                return ExitCode::done;
            } else {
                return run(command, around);
            }
        },
        line.command);
}

// Whether the command makes data where there is none: nobody shall seal it with a slip of the
// finger.
bool begins_data(Command const& command) {
    auto const is_new = [](std::filesystem::path const& data) {
        std::error_code ignored;
        return !is_database_address(data.string()) && (!std::filesystem::exists(data, ignored) ||
                                                       std::filesystem::is_empty(data, ignored));
    };
    if (auto const* serve = std::get_if<ServeCommand>(&command)) return is_new(serve->data);
    if (auto const* import = std::get_if<ImportCommand>(&command)) return is_new(import->data);
    return false;
}

// The first line of the file; "-" is standard input, where a person at a terminal is asked.
Result<std::string> passphrase_of(CommandLine const& line, Console const& console) {
    auto const& file = line.passphrase_file;
    if (file != "-") {
        std::ifstream words_file(file);
        std::string words;
        if (std::getline(words_file, words) && !words.empty()) return words;
        return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    }
    auto const ask = [&](char const* key) {
        return platform::read_hidden_line(STDIN_FILENO, console.text(key) + " ");
    };
    TRY_ASSIGN(auto words, ask("server.ask_passphrase"));
    if (::isatty(STDIN_FILENO) == 0 || !begins_data(line.command)) return words;
    TRY_ASSIGN(auto const again, ask("server.ask_passphrase_again"));
    if (words != again) return Error{ErrorKind::invalid_input, "error.passphrases_differ", {}};
    return words;
}

// Of an account; typed twice at a terminal.
Result<std::string> password_for(Console const& console) {
    auto const ask = [&](char const* key) {
        return platform::read_hidden_line(STDIN_FILENO, console.text(key) + " ");
    };
    TRY_ASSIGN(auto words, ask("console.cli_password"));
    if (::isatty(STDIN_FILENO) == 0) return words;
    TRY_ASSIGN(auto const again, ask("console.cli_password_again"));
    if (words != again) return Error{ErrorKind::invalid_input, "console.passwords_differ", {}};
    return words;
}

}  // namespace

int main(int count, char const* const* words) {
    platform::forbid_core_files();
    check(sodium_init() >= 0, "libsodium finds its randomness");
    auto line = parse_command_line(std::span(words, static_cast<std::size_t>(count)));
    auto const asked = line.ok() ? line->language : std::string{};
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    if (!tongues.ok()) {  // the one message that cannot be looked up
        std::cerr << "ontmoet: " << tongues.error().message_key << " " << tongues.error().detail
                  << '\n';
        return static_cast<int>(ExitCode::failed);
    }
    Console console(tongues->get(asked.empty() ? language_of_environment() : asked), std::cout,
                    std::cerr);
    if (!line.ok()) return static_cast<int>(console.fail(line.error()));
    platform::RealClock const clock{line->rehearsal};
    Random random(platform::random_seed());
    auto key = line->key;
    if (!line->passphrase_file.empty()) {
        auto phrase = passphrase_of(*line, console);
        if (!phrase.ok()) return static_cast<int>(console.fail(phrase.error()));
        key.passphrase = std::move(*phrase);
    }
    if (auto* user = std::get_if<UserCommand>(&line->command); user && needs_password(*user)) {
        auto password = password_for(console);
        if (!password.ok()) return static_cast<int>(console.fail(password.error()));
        user->password = std::move(*password);
    }
    auto* pair = std::get_if<PairCommand>(&line->command);
    if (auto* provision = std::get_if<ProvisionCommand>(&line->command)) pair = &provision->pair;
    if (pair != nullptr && pair->pin == "-") {
        auto pin = platform::read_hidden_line(STDIN_FILENO, console.text("console.cli_pin") + " ");
        if (!pin.ok()) return static_cast<int>(console.fail(pin.error()));
        pair->pin = std::move(*pin);
    }
    return static_cast<int>(run_command(*line, {console, clock, random, key}));
}
