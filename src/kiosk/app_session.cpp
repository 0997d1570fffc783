// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app.h"
#include "kiosk/falls.h"
#include "kiosk/kept_session.h"
#include "kiosk/limits.h"
#include "platform/real_clock.h"

// Who stands here when the program falls goes on where they were.
namespace ontmoet::kiosk {

App::~App() {
    if (m_client) m_client->keep_session({});
    ended_in_order(m_options.data);
}

void App::go_on_with(std::string const& kept) {
    m_boot = platform::boot_name();
    m_begun = m_clock.uptime();
    m_kept = kept;
    KeptAt at{m_boot, m_begun};
    m_model.state = &m_local.view();
    if (!kept.empty() && restore_session(m_model, kept, at)) m_touched_before = at.touched;
}

void App::keep_session(Duration idle) {
    auto const touched = m_clock.uptime() - idle;
    if (touched >= m_begun) m_model.care.touched = m_clock.now() - idle;
    auto kept = kept_session(m_model, {m_boot, touched - touched % k_touch_grain});
    if (kept == m_kept) return;
    m_kept = std::move(kept);
    m_client->keep_session(m_kept);
}

}  // namespace ontmoet::kiosk
