// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "storage/sealer.h"

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

// The hash of a PIN as it lies on the disk: sealed with this computer's key, which lies elsewhere
// (platform::find_key), for this device alone. Ten thousand PINs are soon tried on a hash; on this
// nobody tries any without the key. What is sealed already, or empty, stays as it is.
Result<std::string> sealed_hash(std::string const& hash, DeviceId device,
                                storage::Unlock const& unlock);
// One that is not sealed is as it is. "error.wrong_key".
Result<std::string> opened_hash(std::string const& kept, DeviceId device,
                                storage::Unlock const& unlock);

// Whether the digits fit the hash of the pairing file (Argon2id, about 0.1 s). False for no hash.
bool pin_fits(std::string const& hash, std::string const& digits);

}  // namespace ontmoet::kiosk
