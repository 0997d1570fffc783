// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/pin.h"

#include "base/check.h"
#include "kiosk/limits.h"

#include <algorithm>
#include <charconv>

#include <sodium.h>

namespace ontmoet::kiosk {

namespace {

Duration lock_after(int failures) {
    if (failures < k_pin_attempts) return Duration{0};
    return k_pin_lock * std::min(failures - k_pin_attempts + 1, k_pin_longest_lock_factor);
}

}  // namespace

void PinGuard::note(bool right, Moment now) {
    if (right) {
        *this = {};
        return;
    }
    ++failures;
    if (failures >= k_pin_attempts) locked_until = now + lock_after(failures);
}

bool PinGuard::shorten(Moment now) {
    auto const latest = now + lock_after(failures);
    if (locked_until <= latest) return false;
    locked_until = latest;
    return true;
}

std::string PinGuard::to_text() const {
    return std::to_string(failures) + " " + std::to_string(locked_until.ms);
}

PinGuard PinGuard::from_text(std::string const& text) {
    PinGuard guard;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, guard.failures);
    if (read.ec == std::errc{} && read.ptr != end)
        std::from_chars(read.ptr + 1, end, guard.locked_until.ms);
    return guard;
}

bool pin_fits(std::string const& hash, std::string const& digits) {
    check(sodium_init() >= 0, "the cryptography library starts");
    return !hash.empty() &&
           crypto_pwhash_str_verify(hash.c_str(), digits.data(), digits.size()) == 0;
}

}  // namespace ontmoet::kiosk
