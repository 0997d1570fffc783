// SPDX-License-Identifier: EUPL-1.2
#include "ui/scroller.h"

#include "ui/limits.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::ui {

namespace {

float decay_over(Duration passed, Duration time) {
    return std::exp(-static_cast<float>(passed.count()) / static_cast<float>(time.count()));
}

}  // namespace

void Scroller::set_extent(float content, float view) {
    m_view = view;
    m_most = std::max(0.0f, content - view);
    if (!m_held && m_speed == 0)
        m_offset = std::clamp(m_offset, -limits::stretch, m_most + limits::stretch);
}

float Scroller::beyond() const {
    if (m_offset < 0) return m_offset;
    return m_offset > m_most ? m_offset - m_most : 0;
}

void Scroller::grab() {
    m_held = true;
    m_speed = 0;
}

void Scroller::drag(float by) {
    float const outside = beyond();
    bool const outwards = (outside < 0 && by > 0) || (outside > 0 && by < 0);
    float const room = std::max(0.0f, 1 - std::abs(outside) / limits::stretch);
    m_offset -= outwards ? by * room * 0.5f : by;
    m_offset = std::clamp(m_offset, -limits::stretch, m_most + limits::stretch);
}

void Scroller::release(float speed, bool glides) {
    m_held = false;
    m_speed = glides ? std::clamp(-speed, -limits::speed_most, limits::speed_most) : 0;
    if (!glides) m_offset = std::clamp(m_offset, 0.0f, m_most);
}

void Scroller::jump(float by) {
    m_speed = 0;
    m_offset = std::clamp(m_offset + by, 0.0f, m_most);
}

void Scroller::reset() {
    m_speed = 0;
    m_offset = 0;
}

bool Scroller::step(Duration passed) {
    if (m_held) return false;
    passed = std::min(passed, limits::longest_step);
    if (float const outside = beyond(); outside != 0) {
        m_speed *= decay_over(passed, limits::spring);
        float const back = outside * decay_over(passed, limits::spring);
        m_offset += back - outside + m_speed * static_cast<float>(passed.count()) / 1000.0f;
        m_offset = std::clamp(m_offset, -limits::stretch, m_most + limits::stretch);
        if (std::abs(beyond()) < 0.5f && std::abs(m_speed) < limits::glide_stops_below) {
            m_offset = std::clamp(m_offset, 0.0f, m_most);
            m_speed = 0;
        }
        return beyond() != 0;
    }
    if (m_speed == 0) return false;
    m_offset += m_speed * static_cast<float>(passed.count()) / 1000.0f;
    m_offset = std::clamp(m_offset, -limits::stretch, m_most + limits::stretch);
    m_speed *= decay_over(passed, limits::glide);
    if (std::abs(m_speed) < limits::glide_stops_below) m_speed = 0;
    return m_speed != 0 || beyond() != 0;
}

}  // namespace ontmoet::ui
