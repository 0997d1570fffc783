// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_devices.h"

#include "base/check.h"
#include "storage/credentials.h"
#include "storage/limits.h"

#include <algorithm>
#include <tuple>

#include <sodium.h>

namespace ontmoet::storage {
namespace {

std::string letter_of(Device const& device) {
    return std::string(device.badge_letter == '\0' ? 0U : 1U, device.badge_letter);
}

// "error.bad_message" for what is no hash.
std::vector<std::uint8_t> hash_or_fail(std::string_view hexadecimal) {
    auto const hash = hash_from_text(hexadecimal);
    if (!hash) throw SqliteFailure{{ErrorKind::invalid_input, "error.bad_message", "token_hash"}};
    return {hash->begin(), hash->end()};
}

// The one wished for or the first letter nobody has or had.
char free_letter(Database& database, EventId event, char wished) {
    auto select = database.prepare("SELECT 1 FROM device WHERE event = ? AND badge_letter = ?");
    auto const is_free = [&](char letter) {
        return !select.bind(event, std::string(1, letter)).step();
    };
    if (wished >= 'A' && wished <= 'Z' && is_free(wished)) return wished;
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        if (is_free(letter)) return letter;
    throw SqliteFailure{{ErrorKind::refused, "error.no_badge_letter", to_string(event)}};
}

// Inside a transaction.
NewDevice insert_device(Database& database, EventId event, Role role, std::string_view name,
                        Moment now) {
    NewDevice made;
    made.device = {new_device_id(now), event, role, '\0', std::string(name), false, now, now};
    made.token = new_token();
    if (gives_badges(role)) made.device.badge_letter = free_letter(database, event, '\0');
    auto const hash = hash_of(made.token);
    database
        .prepare(
            "INSERT INTO device (event, device, role, badge_letter, name, token_hash, paired_at,"
            " revoked, token_since) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)")
        .bind(event, made.device.id, to_text(role), letter_of(made.device), name,
              std::span<std::uint8_t const>(hash), now.ms, now.ms)
        .run();
    return made;
}

constexpr char const* k_device_columns =
    "SELECT device, event, role, badge_letter, name, revoked, paired_at, token_since, last_seen,"
    " open_order FROM device WHERE event = ? ";

Device read_device(Statement const& row) {
    auto const letter = row.text(3);
    return {{row.uuid(0)},
            {row.uuid(1)},
            role_from_text(row.text(2)).value_or(Role::board),
            letter.empty() ? '\0' : letter.front(),
            row.text(4),
            row.integer(5) != 0,
            {row.integer(6)},
            {row.integer(7)},
            {row.integer(8)},
            row.integer(9)};
}

std::optional<Device> select_device(Database& database, EventId event, char const* condition,
                                    auto const& value) {
    auto select = database.prepare(std::string(k_device_columns) + condition);
    if (!select.bind(event, value).step()) return std::nullopt;
    return read_device(select);
}

Error unknown_device(std::string detail = {}) {
    return {ErrorKind::not_found, "sync.unknown_device", std::move(detail)};
}

Device known_device(Database& database, EventId event, DeviceId device) {
    auto found = select_device(database, event, "AND device = ?", device);
    if (!found) throw SqliteFailure{unknown_device(to_string(device))};
    return std::move(*found);
}

bool has_token(Database& database, Device const& device, std::vector<std::string> const& tokens) {
    auto select = database.prepare(
        "SELECT 1 FROM device WHERE event = ? AND device = ? AND ? IN (token_hash, offered_hash)");
    return std::ranges::any_of(tokens, [&](std::string const& token) {
        auto const hash = hash_of(token);
        return select.bind(device.event, device.id, std::span<std::uint8_t const>(hash)).step();
    });
}

// Inside a transaction. The token it had works until the new one is used, so that an answer that is
// lost locks nobody out. Nothing when it may not be who it was.
std::optional<NewDevice> take_back(Database& database, PairingOffer const& offer, Moment now,
                                   FormerSelf const& former) {
    auto const event = offer.event;
    if (former.event != event || former.device.is_none()) return std::nullopt;
    auto const known = select_device(database, event, "AND device = ?", former.device);
    if (known && (known->revoked || !has_token(database, *known, former.tokens)))
        return std::nullopt;
    Device const unknown{former.device, event, {}, former.badge_letter, {}, false, now, now};
    NewDevice made{known.value_or(unknown), new_token()};
    made.device.role = offer.role;
    made.device.name = offer.name;
    auto& letter = made.device.badge_letter;
    if (letter == '\0' ? gives_badges(offer.role) : !known)
        letter = free_letter(database, event, letter);
    auto const fresh = hash_of(made.token);
    auto const had = former.tokens.empty() ? fresh : hash_of(former.tokens.front());
    database
        .prepare(
            "INSERT INTO device (event, device, role, badge_letter, name, token_hash, paired_at,"
            " revoked, token_since, offered_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?7, ?8)"
            " ON CONFLICT (event, device) DO UPDATE SET role = ?3, badge_letter = ?4, name = ?5,"
            " offered_hash = ?8")
        .bind(event, former.device, to_text(offer.role), letter_of(made.device), offer.name,
              std::span<std::uint8_t const>(had), now.ms, std::span<std::uint8_t const>(fresh))
        .run();
    return made;
}

}  // namespace

void insert_offer(Database& database, PairingOffer const& offer,
                  std::span<std::uint8_t const> code_hash, Moment valid_until) {
    database.prepare("INSERT INTO pairing_code VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(offer.event, code_hash, to_text(offer.role), offer.name, offer.host_pin,
              valid_until.ms, offer.organisation)
        .run();
}

SqliteDevices::SqliteDevices(Database& database, std::mutex& mutex)
    : m_database(database), m_mutex(mutex) {
    check(sodium_init() >= 0, "libsodium starts");
}

Result<NewDevice> SqliteDevices::pair(EventId event, Role role, std::string_view name, Moment now) {
    return locked([&] {
        Transaction transaction(m_database);
        auto made = insert_device(m_database, event, role, name, now);
        transaction.commit();
        return made;
    });
}

Result<PairingCode> SqliteDevices::offer_pairing(PairingOffer const& offer, Moment now) {
    return locked([&] {
        auto const code = code_for(offer, now);
        auto const hash = hash_of_code(code.code);
        Transaction transaction(m_database);
        m_database.prepare("DELETE FROM pairing_code WHERE valid_until <= ?").bind(now.ms).run();
        insert_offer(m_database, offer, hash, code.valid_until);
        transaction.commit();
        return code;
    });
}

Result<NewDevice> SqliteDevices::redeem(std::string_view typed_code, Moment now,
                                        FormerSelf const& former, std::optional<Role> only) {
    return locked([&] {
        auto const hash = hash_of_code(typed_code);
        Transaction transaction(m_database);
        auto take = m_database.prepare(
            "DELETE FROM pairing_code WHERE code_hash = ? AND valid_until > ?"
            " RETURNING event, role, name, host_pin, organisation");
        if (!take.bind(std::span<std::uint8_t const>(hash), now.ms).step())
            throw SqliteFailure{{ErrorKind::refused, "error.unknown_pairing_code", {}}};
        PairingOffer const offer{{take.uuid(0)},
                                 role_from_text(take.text(1)).value_or(Role::board),
                                 take.text(2),
                                 take.text(3),
                                 {take.uuid(4)}};
        take.run();
        if (only && offer.role != *only)
            throw SqliteFailure{{ErrorKind::refused, "error.unknown_pairing_code", {}}};
        auto again = take_back(m_database, offer, now, former);
        auto made = again ? std::move(*again)
                          : insert_device(m_database, offer.event, offer.role, offer.name, now);
        made.host_pin = offer.host_pin;
        made.organisation = offer.organisation;
        transaction.commit();
        return made;
    });
}

Result<Device> SqliteDevices::authenticate(EventId event, std::string_view token, Moment now) {
    auto found = locked([&]() -> std::optional<Device> {
        auto const hash = hash_of(token);
        auto const bytes = std::span<std::uint8_t const>(hash);
        if (auto device = select_device(m_database, event, "AND token_hash = ?", bytes))
            return device;
        auto offered = select_device(m_database, event, "AND offered_hash = ?", bytes);
        if (!offered) return std::nullopt;
        m_database
            .prepare(
                "UPDATE device SET token_hash = offered_hash, offered_hash = x'',"
                " token_since = ? WHERE event = ? AND device = ?")
            .bind(now.ms, event, offered->id)
            .run();
        offered->token_since = now;
        return offered;
    });
    TRY_ASSIGN(auto device, std::move(found));
    if (!device) return unknown_device();
    if (device->revoked) return Error{ErrorKind::refused, "sync.revoked", to_string(device->id)};
    return *device;
}

Result<std::string> SqliteDevices::offer_token(EventId event, DeviceId device) {
    return locked([&] {
        auto token = new_token();
        auto const hash = hash_of(token);
        (void)known_device(m_database, event, device);
        m_database.prepare("UPDATE device SET offered_hash = ? WHERE event = ? AND device = ?")
            .bind(std::span<std::uint8_t const>(hash), event, device)
            .run();
        return token;
    });
}

Result<std::vector<Device>> SqliteDevices::list(EventId event) {
    return locked([&] {
        std::vector<Device> devices;
        auto select =
            m_database.prepare(std::string(k_device_columns) + "ORDER BY paired_at, device");
        select.bind(event);
        while (select.step()) devices.push_back(read_device(select));
        return devices;
    });
}

Result<std::vector<KnownDevice>> SqliteDevices::known(EventId event) {
    TRY_ASSIGN(auto const devices, list(event));
    TRY_ASSIGN(auto const all, orders(event, {}));
    return locked([&] {
        std::vector<KnownDevice> known;
        auto select = m_database.prepare(
            "SELECT lower(hex(token_hash)), lower(hex(offered_hash)) FROM device"
            " WHERE event = ? AND device = ?");
        for (auto const& device : devices)
            if (select.bind(event, device.id).step())
                known.push_back(
                    {device, select.text(0), select.text(1), open_orders_of(device.id, all)});
        return known;
    });
}

Status SqliteDevices::replace(EventId event, std::vector<KnownDevice> const& devices) {
    return locked([&] {
        Transaction transaction(m_database);
        m_database.prepare("DELETE FROM device WHERE event = ?").bind(event).run();
        auto insert = m_database.prepare(
            "INSERT INTO device (event, device, role, badge_letter, name, token_hash,"
            " offered_hash, paired_at, revoked, token_since, last_seen)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (auto const& [device, token_hash, offered_hash, open_orders] : devices) {
            auto const hash = hash_or_fail(token_hash);
            auto const offered =
                offered_hash.empty() ? std::vector<std::uint8_t>{} : hash_or_fail(offered_hash);
            insert
                .bind(event, device.id, to_text(device.role), letter_of(device), device.name,
                      std::span<std::uint8_t const>(hash), std::span<std::uint8_t const>(offered),
                      device.paired_at.ms, device.revoked ? 1 : 0, device.token_since.ms,
                      device.last_seen.ms)
                .run();
        }
        replace_orders(event, devices);
        transaction.commit();
    });
}

Result<Device> SqliteDevices::find(EventId event, DeviceId device) {
    return locked([&] { return known_device(m_database, event, device); });
}

Status SqliteDevices::revoke(EventId event, DeviceId device) {
    return locked([&] {
        (void)known_device(m_database, event, device);
        m_database.prepare("UPDATE device SET revoked = 1 WHERE event = ? AND device = ?")
            .bind(event, device)
            .run();
    });
}

Result<Device> SqliteDevices::set_role(EventId event, DeviceId device, Role role) {
    return locked([&] {
        Transaction transaction(m_database);
        auto changed = known_device(m_database, event, device);
        changed.role = role;
        if (gives_badges(role) && changed.badge_letter == '\0')
            throw SqliteFailure{
                {ErrorKind::refused, "error.role_needs_pairing", std::string(to_text(role))}};
        m_database.prepare("UPDATE device SET role = ? WHERE event = ? AND device = ?")
            .bind(to_text(role), event, device)
            .run();
        transaction.commit();
        return changed;
    });
}

Status SqliteDevices::note_seen(std::vector<Seen> const& seen) {
    return locked([&] {
        Transaction transaction(m_database);
        auto update = m_database.prepare(
            "UPDATE device SET last_seen = max(last_seen, ?) WHERE event = ? AND device = ?");
        for (auto const& [event, device, at] : seen) update.bind(at.ms, event, device).run();
        transaction.commit();
    });
}

}  // namespace ontmoet::storage
