// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "i18n/assets.h"
#include "platform/real_clock.h"
#include "server/commands/update_command.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace ontmoet::test {

inline i18n::Tongues const& tongues() {
    static auto const loaded = i18n::Tongues::load(i18n::asset_root() / "locale");
    REQUIRE(loaded.ok());
    return *loaded;
}

// A terminal whose words are kept.
struct Terminal {
    template <class Command>
    server::ExitCode run(Command const& command, std::string_view language = "en") {
        out.str("");
        err.str("");
        server::Console console(tongues().get(language), out, err);
        return server::run(command, {console, clock, random, key});
    }

    std::ostringstream out;
    std::ostringstream err;
    platform::RealClock clock;
    Random random{7};
    platform::KeySource key{};
};

// Of the first person who is registered.
inline std::string first_code(Terminal& terminal, std::filesystem::path const& data) {
    REQUIRE(terminal.run(server::FactsCommand{data, ""}) == server::ExitCode::done);
    std::istringstream lines(terminal.out.str());
    for (std::string line; std::getline(lines, line);) {
        auto const fact = nlohmann::json::parse(line);
        if (fact["type"] == "person.registered") return fact["body"]["fields"]["code"];
    }
    FAIL("nobody is registered");
    return {};
}

}  // namespace ontmoet::test
