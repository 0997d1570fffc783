// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/pin.h"

#include "base/check.h"
#include "kiosk/limits.h"

#include <algorithm>
#include <charconv>

#include <sodium.h>

namespace ontmoet::kiosk {

namespace {

// Not the salt of any database.
constexpr storage::Salt k_pin_salt{'o', 'n', 't', 'm', 'o', 'e', 't', ' ',
                                   'h', 'o', 's', 't', ' ', 'p', 'i', 'n'};
constexpr std::string_view k_sealed = "sealed:";

storage::SealedPlace pin_place(DeviceId device) {
    return {{}, device.uuid, "host pin"};
}

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

Result<std::string> sealed_hash(std::string const& hash, DeviceId device,
                                storage::Unlock const& unlock) {
    if (hash.empty() || hash.starts_with(k_sealed)) return hash;
    TRY_ASSIGN(auto const key, unlock(k_pin_salt));
    auto const sealed = storage::Sealer(key).seal(hash, pin_place(device));
    std::string digits(sealed.size() * 2 + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(),
                   reinterpret_cast<unsigned char const*>(sealed.data()), sealed.size());
    digits.pop_back();  // the end of a C string
    return std::string(k_sealed) + digits;
}

Result<std::string> opened_hash(std::string const& kept, DeviceId device,
                                storage::Unlock const& unlock) {
    if (!kept.starts_with(k_sealed)) return kept;
    auto const digits = std::string_view(kept).substr(k_sealed.size());
    std::string sealed(digits.size() / 2, '\0');
    std::size_t size = 0;
    int const bad = sodium_hex2bin(reinterpret_cast<unsigned char*>(sealed.data()), sealed.size(),
                                   digits.data(), digits.size(), nullptr, &size, nullptr);
    TRY_ASSIGN(auto const key, unlock(k_pin_salt));
    auto hash = storage::Sealer(key).open(sealed, pin_place(device));
    if (bad != 0 || size != sealed.size() || !hash)
        return Error{ErrorKind::refused, "error.wrong_key", "host_pin"};
    return std::move(*hash);
}

bool pin_fits(std::string const& hash, std::string const& digits) {
    check(sodium_init() >= 0, "the cryptography library starts");
    return !hash.empty() &&
           crypto_pwhash_str_verify(hash.c_str(), digits.data(), digits.size()) == 0;
}

}  // namespace ontmoet::kiosk
