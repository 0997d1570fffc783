// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app.h"
#include "kiosk/falls.h"
#include "kiosk/health.h"
#include "kiosk/limits.h"
#include "platform/machine.h"
#include "platform/real_clock.h"

#include <utility>

// How a kiosk looks after itself.
namespace ontmoet::kiosk {

// After falls at once: without what is plugged in, of which something may be broken.
AppOptions App::as_safe_as_needed(AppOptions options, Clock const& clock) {
    options.safe_mode = begins_in_safe_mode(options.data, platform::boot_name(), clock.uptime());
    if (!options.safe_mode) return options;
    options.camera.clear();
    options.printers.clear();
    return options;
}

void App::note_mending(std::optional<sync::MendedStore> const& mended) {
    if (!mended) return;
    m_model.care.mended = screens::MendedStore{mended->kept, mended->unreadable};
    if (m_model.stack.size() > 1 || m_model.home == screens::Screen::table)
        m_model.toast = screens::Toast{"care.mended", true, m_clock.now() + k_mended_toast_time};
}

bool App::look_after_machine() {
    auto const now = m_clock.uptime();
    if (now < m_next_look) return false;
    m_next_look = now + k_machine_look;
    auto lines = judged_health(platform::read_machine(m_options.data));
    bool const changed = lines != m_model.care.machine;
    m_model.care.machine = std::move(lines);
    tell_health();
    return changed;
}

void App::tell_health() {
    auto const touched =
        m_model.home == screens::Screen::board ? TouchedBy::nobody : TouchedBy::people;
    m_client->tell_health(told_health(m_model.care, m_printing->reports(), touched));
}

}  // namespace ontmoet::kiosk
