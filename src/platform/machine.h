// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace ontmoet::platform {

// How the computer is; nothing where it does not tell.
struct MachineState {
    std::optional<std::int64_t> disk_free_bytes{};    // for this user
    std::optional<std::int64_t> memory_free_bytes{};  // that programs can still have
    std::optional<int> temperature_c{};               // of its hottest part
    std::optional<int> battery_percent{};             // of the emptiest that it runs on
    bool is_charging = false;                         // or runs on the mains
    friend bool operator==(MachineState const&, MachineState const&) = default;
};

// Of the disk with this folder. `root` is the computer's own, another one in tests.
MachineState read_machine(std::filesystem::path const& folder,
                          std::filesystem::path const& root = "/");

}  // namespace ontmoet::platform
