// SPDX-License-Identifier: EUPL-1.2
#include "i18n/assets.h"
#include "platform/core_files.h"
#include "platform/real_clock.h"
#include "server/commands/command_line.h"

#include <fstream>
#include <iostream>
#include <span>

#include <sodium.h>

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

}  // namespace

int main(int count, char const* const* words) {
    platform::forbid_core_files();
    check(sodium_init() >= 0, "libsodium finds its randomness");
    auto const line = parse_command_line(std::span(words, static_cast<std::size_t>(count)));
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
    platform::RealClock const machine;
    platform::RealClock const clock{
        line->clock_s == 0 ? Duration{0} : Moment{line->clock_s * 1'000} - machine.now()};
    Random random(platform::random_seed());
    auto key = line->key;
    if (!line->passphrase_file.empty()) {
        std::ifstream words_file(line->passphrase_file);
        if (!std::getline(words_file, key.passphrase) || key.passphrase.empty())
            return static_cast<int>(console.fail(
                {ErrorKind::not_found, "error.cannot_read", line->passphrase_file.string()}));
    }
    return static_cast<int>(run_command(*line, {console, clock, random, key}));
}
