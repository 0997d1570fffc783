// SPDX-License-Identifier: EUPL-1.2
#include "server/lending.h"

#include "sync/lending.h"

namespace ontmoet::server {

void Lending::heard(EventId event, DeviceId device, storage::Role role) {
    if (m_hub.is_venue() || !sync::may_hold_leases(role)) return;
    m_heard[event][device] = m_books.clock.uptime();
    if (std::exchange(m_is_due, true)) return;
    m_loop.after(k_lending_pause, [this, alive = m_alive] {
        if (*alive) lend();
    });
}

void Lending::lend() {
    m_is_due = false;
    auto const oldest = m_books.clock.uptime() - k_in_contact;
    std::map<EventId, std::set<DeviceId>> in_contact;
    for (auto& [event, devices] : m_heard) {
        std::erase_if(devices, [&](auto const& entry) { return entry.second < oldest; });
        for (auto const& entry : devices) in_contact[event].insert(entry.first);
    }
    std::erase_if(m_heard, [](auto const& entry) { return entry.second.empty(); });
    auto const work = [&hub = m_hub, &log = m_books.log, in_contact = std::move(in_contact)] {
        for (auto const& [event, devices] : in_contact)
            if (auto const lent = hub.lend(event, devices); !lent.ok())
                log.step("not_lent", lent.error().message_key);
    };
    // When the server is busy with more important things they are lent later.
    if (!m_slow.add(work)) m_books.log.step("not_lent", "error.server_busy");
}

}  // namespace ontmoet::server
