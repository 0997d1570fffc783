// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "i18n/assets.h"
#include "platform/real_clock.h"
#include "server/commands/commands.h"

#include <sstream>
#include <string_view>

#include <catch2/catch.hpp>

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

}  // namespace ontmoet::test
