// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_devices.h"

#include "storage/credentials.h"
#include "storage/limits.h"

#include <algorithm>

namespace ontmoet::storage {
namespace {

std::string_view view_of_hash(SecretHash const& hash) {
    return {reinterpret_cast<char const*>(hash.data()), hash.size()};
}

std::string written_letter(char letter) {
    return std::string(letter == '\0' ? 0U : 1U, letter);
}

// The one wished for or the first letter nobody has or had. Devices of one event are paired one
// after the other.
char letter_to_give(PostgresLink& link, EventId event, char wished) {
    link.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
               PostgresValues().add(std::string_view(to_string(event))));
    auto const rows = link.query("SELECT string_agg(badge_letter, '') FROM device WHERE event = $1",
                                 PostgresValues().add(event));
    auto const taken = rows.text(0, 0);
    bool const is_letter = wished >= 'A' && wished <= 'Z';
    if (is_letter && taken.find(wished) == std::string::npos) return wished;
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        if (taken.find(letter) == std::string::npos) return letter;
    throw PostgresFailure{{ErrorKind::refused, "error.no_badge_letter", to_string(event)}};
}

// Inside a transaction.
NewDevice add_device(PostgresLink& link, EventId event, Role role, std::string_view name,
                     Moment now) {
    NewDevice made;
    made.device = {new_device_id(now), event, role, '\0', std::string(name), false, now, now};
    made.token = new_token();
    if (gives_badges(role)) made.device.badge_letter = letter_to_give(link, event, '\0');
    link.query("INSERT INTO device VALUES ($1, $2, $3, $4, $5, $6, $7, false, $7, 0, '')",
               PostgresValues()
                   .add(event)
                   .add(made.device.id)
                   .add(to_text(role))
                   .add(std::string_view(written_letter(made.device.badge_letter)))
                   .add(name)
                   .add(view_of_hash(hash_of(made.token)))
                   .add(now.ms));
    return made;
}

constexpr char const* k_select_devices =
    "SELECT device, event, role, badge_letter, name, revoked, paired_at, token_since, last_seen,"
    " open_order FROM device WHERE event = $1 ";

Device device_of(PostgresRows const& rows, int row) {
    auto const letter = rows.text(row, 3);
    return {{rows.uuid(row, 0)},
            {rows.uuid(row, 1)},
            role_from_text(rows.text(row, 2)).value_or(Role::board),
            letter.empty() ? '\0' : letter.front(),
            rows.text(row, 4),
            rows.truth(row, 5),
            {rows.integer(row, 6)},
            {rows.integer(row, 7)},
            {rows.integer(row, 8)},
            rows.integer(row, 9)};
}

template <class Value>
std::optional<Device> device_with(PostgresLink& link, EventId event, char const* condition,
                                  Value const& value) {
    auto const rows = link.query(std::string(k_select_devices) + condition,
                                 PostgresValues().add(event).add(value));
    if (rows.count() == 0) return std::nullopt;
    return device_of(rows, 0);
}

Error nobody_knows(std::string detail = {}) {
    return {ErrorKind::not_found, "sync.unknown_device", std::move(detail)};
}

Device device_known(PostgresLink& link, EventId event, DeviceId device) {
    auto found = device_with(link, event, "AND device = $2", device);
    if (!found) throw PostgresFailure{nobody_knows(to_string(device))};
    return std::move(*found);
}

bool proves_itself(PostgresLink& link, Device const& device,
                   std::vector<std::string> const& tokens) {
    return std::ranges::any_of(tokens, [&](std::string const& token) {
        auto const hash = hash_of(token);
        auto const same = link.query(
            "SELECT device FROM device WHERE event = $1 AND device = $2"
            " AND (token_hash = $3 OR offered_hash = $3)",
            PostgresValues().add(device.event).add(device.id).add(view_of_hash(hash)));
        return same.count() != 0;
    });
}

// Inside a transaction. The token it had works until the new one is used, so that an answer that is
// lost locks nobody out. Nothing when it may not be who it was.
std::optional<NewDevice> same_again(PostgresLink& link, PairingOffer const& offer, Moment now,
                                    FormerSelf const& former) {
    auto const event = offer.event;
    if (former.event != event || former.device.is_none()) return std::nullopt;
    auto const known = device_with(link, event, "AND device = $2", former.device);
    if (known && (known->revoked || !proves_itself(link, *known, former.tokens)))
        return std::nullopt;
    Device const unknown{former.device, event, {}, former.badge_letter, {}, false, now, now};
    NewDevice made{known.value_or(unknown), new_token()};
    made.device.role = offer.role;
    made.device.name = offer.name;
    auto& letter = made.device.badge_letter;
    if (letter == '\0' ? gives_badges(offer.role) : !known)
        letter = letter_to_give(link, event, letter);
    auto const fresh = hash_of(made.token);
    auto const had = former.tokens.empty() ? fresh : hash_of(former.tokens.front());
    link.query(
        "INSERT INTO device VALUES ($1, $2, $3, $4, $5, $6, $7, false, $7, 0, $8)"
        " ON CONFLICT (event, device) DO UPDATE SET role = $3, badge_letter = $4, name = $5,"
        " offered_hash = $8",
        PostgresValues()
            .add(event)
            .add(former.device)
            .add(to_text(offer.role))
            .add(std::string_view(written_letter(letter)))
            .add(std::string_view(offer.name))
            .add(view_of_hash(had))
            .add(now.ms)
            .add(view_of_hash(fresh)));
    return made;
}

}  // namespace

void insert_offer(PostgresLink& link, PairingOffer const& offer, std::string_view code_hash,
                  Moment valid_until) {
    link.query("INSERT INTO pairing_code VALUES ($1, $2, $3, $4, $5, $6, $7)",
               PostgresValues()
                   .add(offer.event)
                   .add(code_hash)
                   .add(to_text(offer.role))
                   .add(std::string_view(offer.name))
                   .add(std::string_view(offer.host_pin))
                   .add(valid_until.ms)
                   .add(offer.organisation));
}

Result<NewDevice> PostgresDevices::pair(EventId event, Role role, std::string_view name,
                                        Moment now) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        auto made = add_device(link, event, role, name, now);
        link.execute("COMMIT");
        return made;
    });
}

Result<PairingCode> PostgresDevices::offer_pairing(PairingOffer const& offer, Moment now) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        auto const code = code_for(offer, now);
        auto const hash = hash_of_code(code.code);
        link.query("DELETE FROM pairing_code WHERE valid_until <= $1",
                   PostgresValues().add(now.ms));
        insert_offer(link, offer, view_of_hash(hash), code.valid_until);
        return code;
    });
}

Result<NewDevice> PostgresDevices::redeem(std::string_view typed_code, Moment now,
                                          FormerSelf const& former, std::optional<Role> only) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        auto const taken = link.query(
            "DELETE FROM pairing_code WHERE code_hash = $1 AND valid_until > $2"
            " RETURNING event, role, name, host_pin, organisation",
            PostgresValues().add(view_of_hash(hash_of_code(typed_code))).add(now.ms));
        if (taken.count() == 0)
            throw PostgresFailure{{ErrorKind::refused, "error.unknown_pairing_code", {}}};
        PairingOffer const offer{{taken.uuid(0, 0)},
                                 role_from_text(taken.text(0, 1)).value_or(Role::board),
                                 taken.text(0, 2),
                                 taken.text(0, 3),
                                 {taken.uuid(0, 4)}};
        if (only && offer.role != *only)
            throw PostgresFailure{{ErrorKind::refused, "error.unknown_pairing_code", {}}};
        auto again = same_again(link, offer, now, former);
        auto made =
            again ? std::move(*again) : add_device(link, offer.event, offer.role, offer.name, now);
        made.host_pin = offer.host_pin;
        made.organisation = offer.organisation;
        link.execute("COMMIT");
        return made;
    });
}

Result<Device> PostgresDevices::authenticate(EventId event, std::string_view token, Moment now) {
    auto const hash = hash_of(token);
    auto const bytes = view_of_hash(hash);
    auto found = m_link.run(Repeat::safe, [&](PostgresLink& link) -> std::optional<Device> {
        if (auto device = device_with(link, event, "AND token_hash = $2", bytes)) return device;
        auto const changed = link.query(
            "UPDATE device SET token_hash = offered_hash, offered_hash = '', token_since = $3"
            " WHERE event = $1 AND offered_hash = $2 AND offered_hash <> '' RETURNING device",
            PostgresValues().add(event).add(bytes).add(now.ms));
        if (changed.count() == 0) return std::nullopt;
        return device_known(link, event, {changed.uuid(0, 0)});
    });
    TRY_ASSIGN(auto device, std::move(found));
    if (!device) return nobody_knows();
    if (device->revoked) return Error{ErrorKind::refused, "sync.revoked", to_string(device->id)};
    return *device;
}

Result<std::string> PostgresDevices::offer_token(EventId event, DeviceId device) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        auto token = new_token();
        (void)device_known(link, event, device);
        link.query("UPDATE device SET offered_hash = $3 WHERE event = $1 AND device = $2",
                   PostgresValues().add(event).add(device).add(view_of_hash(hash_of(token))));
        return token;
    });
}

Result<std::vector<Device>> PostgresDevices::list(EventId event) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        auto const rows = link.query(std::string(k_select_devices) + "ORDER BY paired_at, device",
                                     PostgresValues().add(event));
        std::vector<Device> devices;
        for (int row = 0; row < rows.count(); ++row) devices.push_back(device_of(rows, row));
        return devices;
    });
}

Result<std::vector<KnownDevice>> PostgresDevices::known(EventId event) {
    TRY_ASSIGN(auto const all, orders(event, {}));
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        auto const rows = link.query(
            "SELECT device, event, role, badge_letter, name, revoked, paired_at, token_since,"
            " last_seen, open_order, encode(token_hash, 'hex'), encode(offered_hash, 'hex') FROM "
            "device"
            " WHERE event = $1 ORDER BY paired_at, device",
            PostgresValues().add(event));
        std::vector<KnownDevice> known;
        for (int row = 0; row < rows.count(); ++row) {
            auto device = device_of(rows, row);
            auto open = open_orders_of(device.id, all);
            known.push_back(
                {std::move(device), rows.text(row, 10), rows.text(row, 11), std::move(open)});
        }
        return known;
    });
}

Result<Device> PostgresDevices::find(EventId event, DeviceId device) {
    return m_link.run(Repeat::safe,
                      [&](PostgresLink& link) { return device_known(link, event, device); });
}

Status PostgresDevices::revoke(EventId event, DeviceId device) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        (void)device_known(link, event, device);
        link.query("UPDATE device SET revoked = true WHERE event = $1 AND device = $2",
                   PostgresValues().add(event).add(device));
    });
}

Result<Device> PostgresDevices::set_role(EventId event, DeviceId device, Role role) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        auto changed = device_known(link, event, device);
        changed.role = role;
        if (gives_badges(role) && changed.badge_letter == '\0')
            throw PostgresFailure{
                {ErrorKind::refused, "error.role_needs_pairing", std::string(to_text(role))}};
        link.query("UPDATE device SET role = $3 WHERE event = $1 AND device = $2",
                   PostgresValues().add(event).add(device).add(to_text(role)));
        return changed;
    });
}

Status PostgresDevices::replace(EventId event, std::vector<KnownDevice> const& devices) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        link.query("DELETE FROM device WHERE event = $1", PostgresValues().add(event));
        for (auto const& [device, token_hash, offered_hash, open_orders] : devices) {
            auto const hash = hash_from_text(token_hash);
            auto const offered = hash_from_text(offered_hash);
            if (!hash || (!offered && !offered_hash.empty()))
                throw PostgresFailure{
                    {ErrorKind::invalid_input, "error.bad_message", "token_hash"}};
            link.query(
                "INSERT INTO device VALUES ($1, $2, $3, $4, $5, $6, $7, $8::bigint <> 0, $9,"
                " $10, $11)",
                PostgresValues()
                    .add(event)
                    .add(device.id)
                    .add(to_text(device.role))
                    .add(std::string_view(written_letter(device.badge_letter)))
                    .add(std::string_view(device.name))
                    .add(view_of_hash(*hash))
                    .add(device.paired_at.ms)
                    .add(std::int64_t{device.revoked})
                    .add(device.token_since.ms)
                    .add(device.last_seen.ms)
                    .add(offered ? view_of_hash(*offered) : std::string_view{}));
        }
        replace_orders(link, event, devices);
        link.execute("COMMIT");
    });
}

Status PostgresDevices::note_seen(std::vector<Seen> const& seen) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        std::vector<Uuid> events, devices;
        std::vector<std::int64_t> moments;
        for (auto const& [event, device, at] : seen) {
            events.push_back(event.uuid);
            devices.push_back(device.uuid);
            moments.push_back(at.ms);
        }
        link.query(
            "UPDATE device SET last_seen = greatest(last_seen, seen.at)"
            " FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS seen (event, device, at)"
            " WHERE device.event = seen.event AND device.device = seen.device",
            PostgresValues().add(events).add(devices).add(moments));
    });
}

}  // namespace ontmoet::storage
