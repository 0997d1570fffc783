// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::storage {

// What a device is for, and with it what it gets to see (sync/audience.h).
enum class Role { host, reception, browse, table, board };
std::string_view to_text(Role role);
std::optional<Role> role_from_text(std::string_view text);
// Host and reception devices check people in and so need a badge letter of their own.
bool gives_badges(Role role);

struct Device {
    DeviceId id;
    EventId event;
    Role role = Role::host;
    char badge_letter = '\0';  // A, B, C, … one for each device that gives badges; '\0': none
    std::string name;
    bool revoked = false;
    Moment paired_at;
    friend bool operator==(Device const&, Device const&) = default;
};

struct NewDevice {
    Device device;
    std::string token;  // shown once; only its hash is kept
};

// The devices that may speak for an event. Tokens are 256 random bits, kept as BLAKE2b hashes.
class Devices {
public:
    virtual ~Devices() = default;

    // "error.no_badge_letter" when all 26 letters of the event are taken.
    virtual Result<NewDevice> pair(EventId event, Role role, std::string_view name, Moment now) = 0;
    // ErrorKind::not_found "sync.unknown_device", ErrorKind::refused "sync.revoked".
    virtual Result<Device> authenticate(std::string_view token) = 0;
    virtual Result<std::vector<Device>> list(EventId event) = 0;
    // ErrorKind::not_found "sync.unknown_device".
    virtual Status revoke(EventId event, DeviceId device) = 0;
};

}  // namespace ontmoet::storage
