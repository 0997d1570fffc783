// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/cannot_begin.h"

#include "kiosk/limits.h"
#include "kiosk/update.h"
#include "screens/views.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace ontmoet::kiosk {

using screens::Screen;

std::string words_of(Error const& error, i18n::Tongue const* tongue) {
    auto words = tongue != nullptr ? tongue->text(error.message_key, {{"detail", error.detail}})
                                   : error.message_key;
    if (words.find(error.detail) == std::string::npos) words += " (" + error.detail + ")";
    return words;
}

Result<std::unique_ptr<CannotBegin>> CannotBegin::open(AppOptions const& options,
                                                       Clock const& clock, Error const& error) {
    TRY_ASSIGN(auto tongues, i18n::Tongues::load(options.assets / "locale"));
    std::unique_ptr<CannotBegin> made(new CannotBegin(options, clock, std::move(tongues)));
    made->still(error);
    return made;
}

CannotBegin::CannotBegin(AppOptions const& options, Clock const& clock, i18n::Tongues tongues)
    : m_clock(clock), m_tongues(std::move(tongues)) {
    begin_model(m_model, Screen::cannot_begin, options, m_tongues, clock);
    m_model.state = &m_nothing;
    m_model.network.online = true;  // nobody asked
}

bool CannotBegin::begins_again() {
    return std::exchange(m_model.cannot_begin.tries_now, false) || m_clock.uptime() >= m_next;
}

void CannotBegin::still(Error const& error) {
    m_next = m_clock.uptime() + k_begins_again;
    auto& told = m_model.cannot_begin;
    if (told.message_key == error.message_key && told.detail == error.detail) return;
    told.message_key = error.message_key;
    told.detail = error.detail;
    std::fprintf(stderr, "ontmoet-kiosk: %s\n",
                 words_of(error, &m_tongues.get(m_model.usual_language)).c_str());
}

void CannotBegin::draw(ui::Frame& frame) {
    auto const intent = screens::view(m_model, frame);
    if (!intent) return;
    if (std::holds_alternative<screens::TrySync>(*intent))
        m_model.cannot_begin.tries_now = true;
    else
        update(m_model, *intent, {m_clock, m_random});  // of its effects none is for here
    frame.wake_in(Duration{0});
}

ui::Setting CannotBegin::setting(ui::Size panel) const {
    auto setting = screens::setting_of(m_model, m_tongues);
    setting.panel = panel;
    return setting;
}

Duration CannotBegin::wake_at() const {
    if (m_model.cannot_begin.tries_now) return Duration{0};
    return std::max(Duration{1}, m_next - m_clock.uptime());
}

}  // namespace ontmoet::kiosk
