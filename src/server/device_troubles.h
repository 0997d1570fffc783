// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sync/presence.h"

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

// How a device is, as the console and `ontmoet devices` tell it: what only the server sees and what
// the device says of itself.
namespace ontmoet::server {

bool is_in_contact(sync::DeviceStatus const& device, Moment now);

// Words, worst first; the console has a sentence for each (console.trouble.…):
//   too_old, silent            as the server sees it
//   falls, store, disk, memory, heat, battery, paper, printer, noprinter
//                              as the device says, in its own order (kiosk/health.h)
//   other                      one of these of a newer program
//   clock, backlog             as its requests tell
//   touch                      nobody has touched it since it was started
// Nothing of one that was revoked.
std::vector<std::string> troubles_of(sync::DeviceStatus const& device, Moment now);
// Whether somebody has to go there: not for what passes by itself or may be nothing.
bool needs_somebody(std::vector<std::string> const& troubles);
// Who needs somebody most first, then by name; the revoked last.
void sort_by_need(std::vector<sync::DeviceStatus>& devices, Moment now);

// Members is_in_contact, last_seen, too_old, troubles and, where they are known, backlog,
// offset_ms, version, printer, battery and is_charging.
void put_health(nlohmann::json& object, sync::DeviceStatus const& device, Moment now);

}  // namespace ontmoet::server
