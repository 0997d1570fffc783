// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "storage/devices.h"
#include "sync/hub.h"

#include <cstdint>
#include <map>
#include <string>

namespace ontmoet::server {

// What a device at a table knows: the facts it is sent, folded as a kiosk folds them.
struct TableMirror {
    domain::State state;
    domain::Cursor next = 0;
    std::string epoch;
    std::int64_t said = 0;  // how many facts of its own were decided
};

// Keeps them for tables whose device is a page in a browser, so that it shows what any other device
// there would show: the hub is asked as such a device asks it. On one thread.
class TableMirrors {
public:
    // The hub must outlive it.
    explicit TableMirrors(sync::Hub& hub) : m_hub(hub) {}

    // Up to the newest fact; good until the next question. Errors: those of Hub::pull.
    Result<TableMirror const*> newest(storage::Device const& device);

private:
    struct Kept {
        TableMirror mirror;
        std::uint64_t last_used = 0;
    };

    void forget_oldest();

    sync::Hub& m_hub;
    std::map<DeviceId, Kept> m_kept;
    std::uint64_t m_uses = 0;
};

}  // namespace ontmoet::server
