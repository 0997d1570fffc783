// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_devices.h"

// What organisers want of devices, in the file of a SqliteFactLog.
namespace ontmoet::storage {
namespace {

// The newest that is open is what the device is told; inside a transaction.
void note_open_order(Database& database, EventId event, DeviceId device) {
    database
        .prepare(
            "UPDATE device SET open_order = (SELECT coalesce(max(number), 0) FROM device_order"
            " WHERE event = ?1 AND device = ?2 AND answered_at = 0)"
            " WHERE event = ?1 AND device = ?2")
        .bind(event, device)
        .run();
}

DeviceOrder order_in(Statement const& row) {
    return {{row.uuid(0)},    row.integer(1), row.text(2),      row.text(3),
            {row.integer(4)}, row.text(5),    {row.integer(6)}, row.text(7)};
}

// As it is, with its answer.
void put_order(Database& database, EventId event, DeviceOrder const& order) {
    database.prepare("INSERT INTO device_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(event, order.device, order.kind, order.number, order.value, order.ordered_at.ms,
              order.by, order.answered_at.ms, order.fault)
        .run();
}

// Those of the devices of an event; answers that are here stay, when their order is there as well.
void write_orders(Database& database, EventId event, std::vector<KnownDevice> const& devices,
                  std::vector<DeviceOrder> const& before) {
    database.prepare("DELETE FROM device_order WHERE event = ?").bind(event).run();
    for (auto const& device : devices) {
        for (auto const& order : orders_with_answers(device.open_orders, before))
            put_order(database, event, order);
        note_open_order(database, event, device.device.id);
    }
}

std::vector<DeviceOrder> orders_in(Database& database, EventId event, DeviceId device) {
    auto select = database.prepare(
        "SELECT device, number, kind, value, ordered_at, actor, answered_at, fault"
        " FROM device_order WHERE event = ?1 AND (?3 OR device = ?2) ORDER BY device, number");
    select.bind(event, device, std::int64_t{device.is_none() ? 1 : 0});
    std::vector<DeviceOrder> all;
    while (select.step()) all.push_back(order_in(select));
    return all;
}

}  // namespace

// Inside a transaction.
void SqliteDevices::replace_orders(EventId event, std::vector<KnownDevice> const& devices) {
    write_orders(m_database, event, devices, orders_in(m_database, event, {}));
}

Result<std::int64_t> SqliteDevices::order(EventId event, DeviceOrder const& order) {
    return locked([&] {
        Transaction transaction(m_database);
        auto known = m_database.prepare("SELECT 1 FROM device WHERE event = ? AND device = ?");
        if (!known.bind(event, order.device).step())
            throw SqliteFailure{
                {ErrorKind::not_found, "sync.unknown_device", to_string(order.device)}};
        known.run();
        auto last = m_database.prepare(
            "SELECT coalesce(max(number), 0) FROM device_order WHERE event = ? AND device = ?");
        last.bind(event, order.device).step();
        auto const number = last.integer(0) + 1;
        last.run();
        m_database
            .prepare("INSERT OR REPLACE INTO device_order VALUES (?, ?, ?, ?, ?, ?, ?, 0, '')")
            .bind(event, order.device, order.kind, number, order.value, order.ordered_at.ms,
                  order.by)
            .run();
        // What it is called, it is called here at once.
        if (order.kind == "name")
            m_database.prepare("UPDATE device SET name = ? WHERE event = ? AND device = ?")
                .bind(order.value, event, order.device)
                .run();
        note_open_order(m_database, event, order.device);
        transaction.commit();
        return number;
    });
}

Result<std::vector<DeviceOrder>> SqliteDevices::orders(EventId event, DeviceId device) {
    return locked([&] { return orders_in(m_database, event, device); });
}

Status SqliteDevices::put_orders(EventId event, std::vector<DeviceOrder> const& orders) {
    return locked([&] {
        Transaction transaction(m_database);
        m_database.prepare("DELETE FROM device_order WHERE event = ?").bind(event).run();
        for (auto const& order : orders) {
            put_order(m_database, event, order);
            note_open_order(m_database, event, order.device);
        }
        transaction.commit();
    });
}

Status SqliteDevices::note_answered(EventId event, DeviceId device, std::int64_t number,
                                    std::string_view fault, Moment now) {
    auto const done = locked([&] {
        Transaction transaction(m_database);
        m_database
            .prepare(
                "UPDATE device_order SET answered_at = ?, fault = ? WHERE event = ? AND device = ?"
                " AND number = ? AND answered_at = 0")
            .bind(now.ms, fault, event, device, number)
            .run();
        note_open_order(m_database, event, device);
        transaction.commit();
        return true;
    });
    return done.ok() ? Status{} : done.error();
}

}  // namespace ontmoet::storage
