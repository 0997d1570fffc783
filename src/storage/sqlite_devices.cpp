// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_devices.h"

#include "base/check.h"

#include <array>

#include <sodium.h>

namespace ontmoet::storage {
namespace {

using TokenHash = std::array<std::uint8_t, crypto_generichash_BYTES>;

struct RoleText {
    Role role;
    std::string_view text;
};
constexpr std::array<RoleText, 5> k_role_texts{{{Role::host, "host"},
                                                {Role::reception, "reception"},
                                                {Role::browse, "browse"},
                                                {Role::table, "table"},
                                                {Role::board, "board"}}};

TokenHash hash_of(std::string_view token) {
    TokenHash hash;
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<unsigned char const*>(token.data()), token.size(), nullptr,
                       0);
    return hash;
}

std::string new_token() {
    std::array<unsigned char, 32> secret;
    randombytes_buf(secret.data(), secret.size());
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_ENCODED_LEN(secret.size(), variant), '\0');
    sodium_bin2base64(token.data(), token.size(), secret.data(), secret.size(), variant);
    token.pop_back();  // the terminating zero
    sodium_memzero(secret.data(), secret.size());
    return token;
}

DeviceId new_device_id(Moment now) {
    std::uint64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    ManualClock const clock(now);
    Random random(seed);
    return DeviceId::make(clock, random);
}

// The first letter nobody has or had.
char free_letter(Database& database, EventId event) {
    auto select = database.prepare("SELECT 1 FROM device WHERE event = ? AND badge_letter = ?");
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        if (!select.bind(event, std::string(1, letter)).step()) return letter;
    throw SqliteFailure{{ErrorKind::refused, "error.no_badge_letter", to_string(event)}};
}

constexpr char const* k_device_columns =
    "SELECT device, event, role, badge_letter, name, revoked, paired_at FROM device ";

Device read_device(Statement const& row) {
    auto const letter = row.text(3);
    return {{row.uuid(0)},
            {row.uuid(1)},
            role_from_text(row.text(2)).value_or(Role::board),
            letter.empty() ? '\0' : letter.front(),
            row.text(4),
            row.integer(5) != 0,
            {row.integer(6)}};
}

}  // namespace

std::string_view to_text(Role role) {
    return k_role_texts.at(static_cast<std::size_t>(role)).text;
}
std::optional<Role> role_from_text(std::string_view text) {
    for (auto const& entry : k_role_texts)
        if (entry.text == text) return entry.role;
    return std::nullopt;
}
bool gives_badges(Role role) {
    return role == Role::host || role == Role::reception;
}

SqliteDevices::SqliteDevices(Database& database, std::mutex& mutex)
    : m_database(database), m_mutex(mutex) {
    check(sodium_init() >= 0, "libsodium starts");
}

Result<NewDevice> SqliteDevices::pair(EventId event, Role role, std::string_view name, Moment now) {
    std::scoped_lock const lock(m_mutex);
    return guarded([&] {
        NewDevice made{{new_device_id(now), event, role, '\0', std::string(name), false, now},
                       new_token()};
        auto const hash = hash_of(made.token);
        Transaction transaction(m_database);
        if (gives_badges(role)) made.device.badge_letter = free_letter(m_database, event);
        std::string const letter(gives_badges(role) ? 1U : 0U, made.device.badge_letter);
        m_database.prepare("INSERT INTO device VALUES (?, ?, ?, ?, ?, ?, ?, 0)")
            .bind(event, made.device.id, to_text(role), letter, name,
                  std::span<std::uint8_t const>(hash), now.ms)
            .run();
        transaction.commit();
        return made;
    });
}

Result<Device> SqliteDevices::authenticate(std::string_view token) {
    std::scoped_lock const lock(m_mutex);
    auto found = guarded([&]() -> std::optional<Device> {
        auto const hash = hash_of(token);
        auto select = m_database.prepare(std::string(k_device_columns) + "WHERE token_hash = ?");
        if (!select.bind(std::span<std::uint8_t const>(hash)).step()) return std::nullopt;
        return read_device(select);
    });
    TRY_ASSIGN(auto device, std::move(found));
    if (!device) return Error{ErrorKind::not_found, "sync.unknown_device", {}};
    if (device->revoked) return Error{ErrorKind::refused, "sync.revoked", to_string(device->id)};
    return *device;
}

Result<std::vector<Device>> SqliteDevices::list(EventId event) {
    std::scoped_lock const lock(m_mutex);
    return guarded([&] {
        std::vector<Device> devices;
        auto select = m_database.prepare(std::string(k_device_columns) +
                                         "WHERE event = ? ORDER BY paired_at, device");
        select.bind(event);
        while (select.step()) devices.push_back(read_device(select));
        return devices;
    });
}

Status SqliteDevices::revoke(EventId event, DeviceId device) {
    std::scoped_lock const lock(m_mutex);
    auto found = guarded([&] {
        auto update = m_database.prepare(
            "UPDATE device SET revoked = 1 WHERE event = ? AND device = ? RETURNING device");
        bool const changed = update.bind(event, device).step();
        update.run();
        return changed;
    });
    TRY_ASSIGN(bool const changed, std::move(found));
    if (!changed) return Error{ErrorKind::not_found, "sync.unknown_device", to_string(device)};
    return {};
}

}  // namespace ontmoet::storage
