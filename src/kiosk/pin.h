// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <string>

namespace ontmoet::kiosk {

// How often a wrong PIN was given on this kiosk; kept on its disk, so that a restart does not help.
struct PinGuard {
    int failures = 0;
    Moment locked_until;

    // After k_pin_attempts wrong ones the pad locks, longer with every further one.
    void note(bool right, Moment now);
    // For when the clock was set: no lock is longer from now on than it was meant to be. True when
    // that changed it.
    bool shorten(Moment now);
    std::string to_text() const;
    static PinGuard from_text(std::string const& text);
};

// Whether the digits fit the hash of the pairing file (Argon2id, about 0.1 s). False for no hash.
bool pin_fits(std::string const& hash, std::string const& digits);

}  // namespace ontmoet::kiosk
