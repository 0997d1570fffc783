// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_devices.h"

// What organisers want of devices, in the same database as the facts.
namespace ontmoet::storage {
namespace {

// The newest that is open is what the device is told; inside a transaction.
void tell_open_order(PostgresLink& link, EventId event, DeviceId device) {
    link.query(
        "UPDATE device SET open_order = (SELECT coalesce(max(number), 0) FROM device_order"
        " WHERE event = $1 AND device = $2 AND answered_at = 0)"
        " WHERE event = $1 AND device = $2",
        PostgresValues().add(event).add(device));
}

DeviceOrder order_at(PostgresRows const& rows, int row) {
    return {{rows.uuid(row, 0)},    rows.integer(row, 1),   rows.text(row, 2),
            rows.text(row, 3),      {rows.integer(row, 4)}, rows.text(row, 5),
            {rows.integer(row, 6)}, rows.text(row, 7)};
}

std::vector<DeviceOrder> orders_from(PostgresLink& link, EventId event, DeviceId device) {
    std::string const columns =
        "SELECT device, number, kind, value, ordered_at, actor, answered_at, fault"
        " FROM device_order WHERE event = $1 ";
    auto const rows = device.is_none() ? link.query(columns + "ORDER BY device, number",
                                                    PostgresValues().add(event))
                                       : link.query(columns + "AND device = $2 ORDER BY number",
                                                    PostgresValues().add(event).add(device));
    std::vector<DeviceOrder> all;
    all.reserve(static_cast<std::size_t>(rows.count()));
    for (int row = 0; row < rows.count(); ++row) all.push_back(order_at(rows, row));
    return all;
}

// As it is, with its answer; inside a transaction.
void put_order(PostgresLink& link, EventId event, DeviceOrder const& order) {
    link.query("INSERT INTO device_order VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
               PostgresValues()
                   .add(event)
                   .add(order.device)
                   .add(std::string_view(order.kind))
                   .add(order.number)
                   .add(std::string_view(order.value))
                   .add(order.ordered_at.ms)
                   .add(std::string_view(order.by))
                   .add(order.answered_at.ms)
                   .add(std::string_view(order.fault)));
}

}  // namespace

// Inside a transaction.
void PostgresDevices::replace_orders(PostgresLink& link, EventId event,
                                     std::vector<KnownDevice> const& devices) {
    auto const before = orders_from(link, event, {});
    link.query("DELETE FROM device_order WHERE event = $1", PostgresValues().add(event));
    for (auto const& device : devices) {
        for (auto const& order : orders_with_answers(device.open_orders, before))
            put_order(link, event, order);
        tell_open_order(link, event, device.device.id);
    }
}

Result<std::int64_t> PostgresDevices::order(EventId event, DeviceOrder const& order) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        // One after the other: each has a number of its own.
        auto const known =
            link.query("SELECT 1::bigint FROM device WHERE event = $1 AND device = $2 FOR UPDATE",
                       PostgresValues().add(event).add(order.device));
        if (known.count() == 0)
            throw PostgresFailure{
                {ErrorKind::not_found, "sync.unknown_device", to_string(order.device)}};
        auto const last = link.query(
            "SELECT coalesce(max(number), 0) FROM device_order WHERE event = $1 AND device = $2",
            PostgresValues().add(event).add(order.device));
        auto const number = last.integer(0, 0) + 1;
        link.query(
            "INSERT INTO device_order VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '')"
            " ON CONFLICT (event, device, kind) DO UPDATE SET number = $4, value = $5,"
            " ordered_at = $6, actor = $7, answered_at = 0, fault = ''",
            PostgresValues()
                .add(event)
                .add(order.device)
                .add(std::string_view(order.kind))
                .add(number)
                .add(std::string_view(order.value))
                .add(order.ordered_at.ms)
                .add(std::string_view(order.by)));
        // What it is called, it is called here at once.
        if (order.kind == "name")
            link.query(
                "UPDATE device SET name = $1 WHERE event = $2 AND device = $3",
                PostgresValues().add(std::string_view(order.value)).add(event).add(order.device));
        tell_open_order(link, event, order.device);
        link.execute("COMMIT");
        return number;
    });
}

Result<std::vector<DeviceOrder>> PostgresDevices::orders(EventId event, DeviceId device) {
    return m_link.run(Repeat::safe,
                      [&](PostgresLink& link) { return orders_from(link, event, device); });
}

Status PostgresDevices::put_orders(EventId event, std::vector<DeviceOrder> const& orders) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        link.query("DELETE FROM device_order WHERE event = $1", PostgresValues().add(event));
        for (auto const& order : orders) {
            put_order(link, event, order);
            tell_open_order(link, event, order.device);
        }
        link.execute("COMMIT");
    });
}

Status PostgresDevices::note_answered(EventId event, DeviceId device, std::int64_t number,
                                      std::string_view fault, Moment now) {
    auto const done = m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        link.query(
            "UPDATE device_order SET answered_at = $1, fault = $2 WHERE event = $3 AND device = $4"
            " AND number = $5 AND answered_at = 0",
            PostgresValues().add(now.ms).add(fault).add(event).add(device).add(number));
        tell_open_order(link, event, device);
        link.execute("COMMIT");
        return true;
    });
    return done.ok() ? Status{} : done.error();
}

}  // namespace ontmoet::storage
