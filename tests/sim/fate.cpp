// SPDX-License-Identifier: EUPL-1.2
// What goes wrong in a World of itself: machines, power, disks, clocks, cables.
#include "sim/hall.h"
#include "sim/place.h"

#include <algorithm>

namespace ontmoet::sim {

void World::let_fate_act() {
    if (m_healing) return;
    after(between(1'000, 3'000), [this] { let_fate_act(); });
    let_fate_act_on_server();
    if (!m_violation && happens(m_faults.pairing)) pair_somebody_again();
    if (!m_violation && happens(m_faults.new_role)) give_somebody_a_role();
    if (m_venue && !m_violation) let_fate_act_on_venue();
    for (auto const& place : m_places)
        if (!m_violation && place->is_on) let_fate_act_on(*place);
}

void World::let_fate_act_on(Place& place) {
    auto& kiosk = place.kiosk;
    if (happens(m_faults.partition)) {
        tell(kiosk.name(), [] { return "is cut off"; });
        place.line.is_cut_off = true;
        after(between(1'000, 60'000), [this, &place] {
            if (!m_healing) tell(place.kiosk.name(), [] { return "is connected again"; });
            place.line.is_cut_off = false;
        });
    }
    if (happens(m_faults.clock_jump)) {
        tell(kiosk.name(), [] { return "has its clock changed"; });
        place.set_clock_wrong(m_chance);
    }
    if (happens(m_faults.kiosk_disk_full)) {
        tell(kiosk.name(), [] { return "has no room on its disk"; });
        kiosk.disk().set_full(true);
        after(between(1'000, 40'000), [&place] { place.kiosk.disk().set_full(false); });
    }
    if (happens(m_faults.kiosk_dies_writing))
        kiosk.disk().die_after(static_cast<int>(m_chance.below(25)));
    if (!kiosk.is_up()) return;
    if (happens(m_faults.kiosk_killed)) return bury(place, Death::process);
    if (happens(m_faults.kiosk_without_power)) return bury(place, Death::power);
}

void World::let_fate_act_on_server() {
    if (happens(m_faults.server_dies_writing))
        m_server.disk().die_after(static_cast<int>(m_chance.below(40)));
    if (!m_server.is_up()) return;
    if (happens(m_faults.server_killed)) return bury_server(Death::process);
    if (happens(m_faults.server_without_power)) return bury_server(Death::power);
    if (happens(m_faults.failover)) {
        tell("server", [] { return "is replaced by another process"; });
        m_server.fail_over();
    }
    if (m_faults.restore == 0) return;
    if (!m_server.has_backup() && happens(60)) {
        bool const made = m_server.back_up();
        tell("server", [&] { return made ? "is backed up" : "could not be backed up"; });
        after_server();
    } else if (m_server.has_backup() && happens(m_faults.restore)) {
        tell("server", [] { return "loses its disk and goes on with its backup"; });
        m_server.restore();
        bury_server(Death::process);
    }
}

bool World::is_revoked(Place const& place) const {
    return std::ranges::find(m_revoked, place.kiosk.device().id) != m_revoked.end();
}

// Somebody types a code, whether there is need or not.
void World::pair_somebody_again() {
    auto& place = *m_places[m_chance.below(m_places.size())];
    auto& kiosk = place.kiosk;
    if (!kiosk.is_up() || !m_server.is_up() || is_revoked(place) || kiosk.was_wiped()) return;
    auto device = kiosk.device();
    if (auto const role = m_roles.find(device.id); role != m_roles.end())
        device.role = role->second;
    auto const made = m_server.pair_again(device, kiosk.tokens());
    if (made) {
        tell("organiser", [&] { return "pairs " + kiosk.name() + " again"; });
        (void)kiosk.die(Death::process, m_chance);
        kiosk.pair_again(*made);
        start(place);
    }
    if (!m_violation) after_server();
}

void World::give_somebody_a_role() {
    if (m_places.size() < 3 || !m_server.is_up()) return;
    auto const& place = *m_places[2 + m_chance.below(m_places.size() - 2)];
    auto const role = k_kinds_of_kiosk[m_chance.below(k_kinds_of_kiosk.size())];
    if (is_revoked(place)) return;
    auto const& device = place.kiosk.device();
    if (m_server.set_role(device, role)) {
        m_roles[device.id] = role;
        tell("organiser", [&] {
            return "makes " + place.kiosk.name() + " a " + std::string(storage::to_text(role));
        });
    }
    after_server();
}

void World::revoke_somebody() {
    if (m_healing || m_places.size() < 3 || !m_server.is_up()) return;
    auto& place = *m_places[2 + m_chance.below(m_places.size() - 2)];
    tell("organiser", [&] { return "revokes " + place.kiosk.name(); });
    m_server.revoke(place.kiosk.device().id);
    m_revoked.push_back(place.kiosk.device().id);
    after_server();
}

}  // namespace ontmoet::sim
