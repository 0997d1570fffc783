// SPDX-License-Identifier: EUPL-1.2
#include "server/console_devices.h"

#include "server/device_troubles.h"
#include "server/host_pin.h"
#include "server/list_page.h"
#include "server/order_reader.h"
#include "sync/device_orders.h"
#include "sync/limits.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

using nlohmann::json;

json written_orders(std::vector<storage::DeviceOrder> const& orders, DeviceId device) {
    auto list = json::array();
    for (auto const& order : orders)
        if (order.device == device)
            list.push_back({{"kind", order.kind},
                            {"value", order.value},
                            {"ordered_at", order.ordered_at.ms},
                            {"answered_at", order.answered_at.ms},
                            {"fault", order.fault}});
    return list;
}

json written_device(sync::DeviceStatus const& device, domain::State const& state, Moment now) {
    json written = {{"id", to_string(device.device)},
                    {"name", device.name},
                    {"role", storage::to_text(device.role)},
                    {"organisation", ""},
                    {"is_revoked", device.revoked}};
    put_health(written, device, now);
    auto const joined = state.devices.find(device.device);
    if (joined != state.devices.end())
        if (auto const organisation = state.organisations.find(joined->second.organisation);
            organisation != state.organisations.end())
            written["organisation"] = organisation->second.name;
    return written;
}

Result<PairOrder> decode_let_in(std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    PairOrder order;
    order.knock = read.text("code", true, sync::k_most_code_letters);
    order.name = read.text("name", true, k_most_device_name_bytes);
    auto const role = storage::role_from_text(read.text("role", true));
    // A venue server is paired at its own keyboard.
    if (!role || *role == storage::Role::venue)
        read.fail("role");
    else
        order.role = *role;
    if (read.has("organisation") && !read.text("organisation", false).empty())
        order.organisation = read.id<OrganisationId>("organisation");
    auto const pin = read.secret("pin", false);
    TRY(read.end());
    TRY_ASSIGN(order.host_pin, sealed_pin(pin));
    return order;
}

}  // namespace

Result<std::string> ConsoleDevices::page(Visit const& visit, sync::PresenceBoard const& heard) {
    auto const now = m_parts.clock.now();
    TRY_ASSIGN(auto const known, m_parts.desk.devices(visit.event));
    TRY_ASSIGN(auto const orders, m_parts.devices.orders(visit.event));
    TRY_ASSIGN(auto const knocking, m_parts.devices.knocking(now));
    json page = {{"waiting", json::array()}, {"devices", json::array()}};
    for (auto const& one : knocking)
        page["waiting"].push_back({{"begins_with", one.begins_with}, {"since", one.since.ms}});
    auto& organisations = page["organisations"] = json::array();
    auto devices = heard.list(known, now).devices;
    sort_by_need(devices, now);
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        for (auto const& device : devices) {
            auto& row = page["devices"].emplace_back(written_device(device, state, now));
            row["orders"] = written_orders(orders, device.device);
            auto const paired = std::ranges::find(known, device.device, &storage::Device::id);
            row["paired_at"] = paired->paired_at.ms;
        }
        for (auto const& [id, organisation] : state.organisations)
            organisations.push_back({{"id", to_string(id)}, {"name", organisation.name}});
    }));
    return written_json(page);
}

Result<std::string> ConsoleDevices::let_in(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const order, decode_let_in(body));
    auto const account = to_string(visit.account.id);
    auto const uptime = m_parts.clock.uptime();
    std::scoped_lock const lock(m_mutex);
    if (m_wrong_codes.is_blocked(account, uptime))
        return Error{ErrorKind::unavailable, std::string(k_too_many_tries), {}};
    auto const offered = m_parts.desk.offer_pairing(visit.event, order);
    if (!offered.ok() && offered.error().message_key == "error.unknown_pairing_code")
        m_wrong_codes.count(account, uptime);
    TRY(offered);
    return std::string("{}");
}

Result<std::string> ConsoleDevices::revoke(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const device = read.id<DeviceId>("device");
    TRY(read.end());
    TRY(m_parts.desk.revoke(visit.event, device));
    return std::string("{}");
}

Result<std::string> ConsoleDevices::order(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    storage::DeviceOrder order;
    order.device = read.id<DeviceId>("device");
    order.kind = read.text("kind", true);
    order.value = read.text("value", false, sync::k_most_order_bytes);
    auto const role = storage::role_from_text(order.value);
    bool const is_role = order.kind == "role";
    if (is_role ? !role : !sync::is_order(order.kind, order.value)) read.fail("value");
    TRY(read.end());
    if (is_role) {
        TRY(m_parts.desk.set_role(visit.event, order.device, {*role}));
        return std::string("{}");
    }
    order.by = "account:" + to_string(visit.account.id);
    TRY(m_parts.desk.order(visit.event, std::move(order)));
    return std::string("{}");
}

}  // namespace ontmoet::server
