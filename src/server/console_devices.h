// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/console_gate.h"
#include "server/desk.h"
#include "server/failed_tries.h"
#include "server/limits.h"

#include <mutex>
#include <string>
#include <string_view>

namespace ontmoet::server {

// The console's page about the devices of an event: who waits to be let in, and all that were.
class ConsoleDevices {
public:
    struct Parts {
        Clock const& clock;
        Desk& desk;
        storage::Devices& devices;
        sync::Hub& hub;
    };
    explicit ConsoleDevices(Parts parts) : m_parts(std::move(parts)) {}

    // Of those that wait only the first signs of the code: who lets one in has seen its screen.
    // Who needs somebody comes first.
    Result<std::string> page(Visit const& visit, sync::PresenceBoard const& heard);
    // "error.unknown_pairing_code", "error.bad_pin", "error.table_needs_organisation"; after
    // k_wrong_codes_per_minute of an account ErrorKind::unavailable "error.too_many_attempts", for
    // right ones too.
    Result<std::string> let_in(Visit const& visit, std::string_view body);
    Result<std::string> revoke(Visit const& visit, std::string_view body);
    // What the device is to do at its next contact (sync/device_orders.h), or its role, which is
    // the server's to say. "error.role_needs_pairing", "sync.unknown_device".
    Result<std::string> order(Visit const& visit, std::string_view body);

private:
    Parts m_parts;
    std::mutex m_mutex;  // of the codes
    FailedTries m_wrong_codes{{k_wrong_codes_per_minute, k_wrong_codes_in_all}};
};

}  // namespace ontmoet::server
