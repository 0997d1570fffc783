// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/console_gate.h"
#include "server/desk.h"
#include "sync/presence.h"

#include <filesystem>
#include <string>
#include <utility>

namespace ontmoet::server {

// Where the newest release is told (exchange/release_list.h); no file: nowhere.
struct ReleaseSource {
    std::filesystem::path list{};
    std::string trust{};  // fingerprint of who signs it
};

// The console's answer to which version runs where and whether a newer one is out. Nothing is
// fetched and nothing installed: somebody puts the list there, and the packages on each computer.
class ConsoleUpdates {
public:
    ConsoleUpdates(Clock const& clock, Desk& desk, ReleaseSource source)
        : m_clock(clock), m_desk(desk), m_source(std::move(source)) {}

    // `heard`: of devices, as the loop has it. A list that is not believed is told with why
    // (schema UpdatesPage: fault), and then nothing of it.
    Result<std::string> page(Visit const& visit, sync::PresenceBoard const& heard);

private:
    Clock const& m_clock;
    Desk& m_desk;
    ReleaseSource m_source;
};

}  // namespace ontmoet::server
