// SPDX-License-Identifier: EUPL-1.2
#include "sim/faults.h"

#include <array>

namespace ontmoet::sim {
namespace {

struct Kind {
    char const* name;
    int Faults::*often;
    int most;
};
constexpr std::array k_kinds{
    Kind{"lost requests", &Faults::lost_request, 250},
    Kind{"lost answers", &Faults::lost_answer, 250},
    Kind{"doubled requests", &Faults::doubled_request, 250},
    Kind{"slow network", &Faults::slow, 400},
    Kind{"cut bodies", &Faults::cut_body, 120},
    Kind{"foreign bodies", &Faults::foreign_body, 120},
    Kind{"captive portal", &Faults::captive_portal, 120},
    Kind{"half-open connections", &Faults::half_open, 100},
    Kind{"busy server", &Faults::server_busy, 150},
    Kind{"partitions", &Faults::partition, 30},
    Kind{"killed kiosks", &Faults::kiosk_killed, 30},
    Kind{"kiosks without power", &Faults::kiosk_without_power, 40},
    Kind{"kiosks that die writing", &Faults::kiosk_dies_writing, 60},
    Kind{"full disks", &Faults::kiosk_disk_full, 20},
    Kind{"clock jumps", &Faults::clock_jump, 20},
    Kind{"wrong clocks", &Faults::wrong_clock, 600},
    Kind{"killed server", &Faults::server_killed, 15},
    Kind{"server without power", &Faults::server_without_power, 20},
    Kind{"server that dies writing", &Faults::server_dies_writing, 30},
    Kind{"failover", &Faults::failover, 15},
    Kind{"restored backup", &Faults::restore, 15},
    Kind{"replicas", &Faults::replicas, 1},
    Kind{"new tokens", &Faults::renewal, 80},
    Kind{"kiosks paired again", &Faults::pairing, 12},
    Kind{"new roles", &Faults::new_role, 25},
};

}  // namespace

Faults Faults::mixed_by(Random& chance) {
    Faults faults;
    for (auto const& kind : k_kinds)
        if (chance.below(2) == 0)
            faults.*kind.often =
                1 + static_cast<int>(chance.below(static_cast<std::uint64_t>(kind.most)));
    return faults;
}

std::string Faults::words() const {
    std::string words;
    for (auto const& kind : k_kinds) {
        if (this->*kind.often == 0) continue;
        if (!words.empty()) words += ", ";
        words += kind.name;
    }
    return words.empty() ? "no faults" : words;
}

}  // namespace ontmoet::sim
