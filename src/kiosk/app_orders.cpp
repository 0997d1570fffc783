// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app.h"
#include "kiosk/host_orders.h"
#include "kiosk/pairing.h"

#include <charconv>

// What an organiser wants of a kiosk, carried out by its App.
namespace ontmoet::kiosk {
namespace {

constexpr std::string_view k_settings_setting = "device_settings";
// The order to wipe everything, from when it came until that is done.
constexpr std::string_view k_wipe_setting = "wipe_order";

}  // namespace

void App::read_settings() {
    m_settings = device_settings_from(m_client->setting(k_settings_setting).value_or(""));
    apply_settings(m_settings, m_model);
    auto const wipe = m_client->setting(k_wipe_setting).value_or("");
    std::from_chars(wipe.data(), wipe.data() + wipe.size(), m_wipe_order);
}

void App::take(sync::OrdersHeard const& event) {
    for (auto const number : event.told) {
        if (number == m_restart_order) m_wants_restart = true;
        if (number == m_wipe_order) m_client->wipe();
    }
    for (auto const& order : event.orders) take_order(order);
}

void App::take_order(sync::DeviceOrder const& order) {
    auto settings = m_settings;
    auto fault = kiosk::take_order(order, settings);
    if (fault.empty() && order.kind == "wipe") {
        m_wipe_order = order.number;
        m_client->set_setting(k_wipe_setting, std::to_string(order.number));
        return wipe_when_all_is_sent();
    }
    if (fault.empty() && order.kind == "restart") fault = restart(order);
    if (fault.empty() && order.kind == "name") fault = rename(order.value);
    if (fault.empty() && is_setting(order)) {
        m_settings = std::move(settings);
        m_client->set_setting(k_settings_setting, to_text(m_settings));
        apply_settings(m_settings, m_model);
        if (order.kind == "printer" && !open_printers().ok()) fault = "error.printer_settings";
    }
    m_client->answer_order({order.number, std::move(fault)});
}

// Nobody's answer is lost: what was said here is with the server first.
void App::wipe_when_all_is_sent() {
    if (m_wipe_order == 0 || !m_model.network.online || m_model.network.pending > 0) return;
    m_client->answer_order({m_wipe_order, {}});
}

// The program begins anew when the server knows that it will; the computer by itself then.
std::string App::restart(sync::DeviceOrder const& order) {
    if (order.value == "computer") {
        if (m_options.host_orders.empty()) return "console.order_not_here";
        if (!write_host_order(m_options.host_orders, HostOrder::reboot, {}).ok())
            return "console.order_not_written";
    }
    m_restart_order = order.number;
    return {};
}

// Also the name of the computer on the network, where that is for us to say.
std::string App::rename(std::string const& name) {
    m_pairing.name = name;
    if (!write_pairing(m_options.pairing, m_pairing).ok()) return "console.order_not_written";
    if (m_options.host_orders.empty()) return {};
    auto const asked = write_host_order(m_options.host_orders, HostOrder::name, name);
    return asked.ok() ? std::string{} : "console.order_not_written";
}

}  // namespace ontmoet::kiosk
