// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <optional>

// systemd, where it started this program and wants to hear from it (sd_notify(3)); elsewhere all of
// this does nothing.
namespace ontmoet::platform {

// It may be used from now on.
void tell_ready();
// It goes on to its end; that may take a while.
void tell_ending();
// How often tell_alive() must be called at least, half of the time after which systemd takes the
// program for stuck and starts it again; nothing when nobody waits for it.
std::optional<Duration> alive_every();
// From the thread whose standstill is to be noticed.
void tell_alive();

}  // namespace ontmoet::platform
