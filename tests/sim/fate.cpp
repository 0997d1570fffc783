// SPDX-License-Identifier: EUPL-1.2
// What goes wrong in a World of itself: machines, power, disks, clocks, cables.
#include "sim/place.h"

namespace ontmoet::sim {

void World::let_fate_act() {
    if (m_healing) return;
    after(between(1'000, 3'000), [this] { let_fate_act(); });
    let_fate_act_on_server();
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

void World::revoke_somebody() {
    if (m_healing || m_places.size() < 3 || !m_server.is_up()) return;
    auto& place = *m_places[2 + m_chance.below(m_places.size() - 2)];
    tell("organiser", [&] { return "revokes " + place.kiosk.name(); });
    m_server.revoke(place.kiosk.device().id);
    m_revoked.push_back(place.kiosk.device().id);
    after_server();
}

}  // namespace ontmoet::sim
