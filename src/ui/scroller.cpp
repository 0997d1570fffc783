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

int Scroller::goal_step() const {
    if (m_step <= 0) return 0;
    return static_cast<int>(std::lround(m_goal.value_or(m_offset) / m_step));
}

bool Scroller::is_gliding() const {
    return std::abs(m_speed) > limits::flick ||
           (m_goal && std::abs(*m_goal - m_offset) > limits::jitter);
}

void Scroller::grab() {
    // A page that is still turning counts as turned.
    m_grabbed_at = m_goal.value_or(m_offset);
    m_held = true;
    m_speed = 0;
    m_goal.reset();
}

void Scroller::drag(float by) {
    float const outside = beyond();
    bool const outwards = (outside < 0 && by > 0) || (outside > 0 && by < 0);
    float const room = std::max(0.0f, 1 - std::abs(outside) / limits::stretch);
    m_offset -= outwards ? by * room * 0.5f : by;
    m_offset = std::clamp(m_offset, -limits::stretch, m_most + limits::stretch);
}

// At most one page further than where the finger came down.
float Scroller::step_after(float speed) const {
    float const from = std::round(m_grabbed_at / m_step);
    float to = std::round(m_offset / m_step);
    if (std::abs(speed) > limits::flick) to = from + (speed < 0 ? 1.0f : -1.0f);
    return std::clamp(std::clamp(to, from - 1, from + 1) * m_step, 0.0f, m_most);
}

void Scroller::release(float speed, bool glides) {
    m_held = false;
    if (m_step > 0) {
        go_to(step_after(speed), glides);
        return;
    }
    m_speed = glides ? std::clamp(-speed, -limits::speed_most, limits::speed_most) : 0;
    if (!glides) m_offset = std::clamp(m_offset, 0.0f, m_most);
}

void Scroller::jump(float by) {
    go_to(m_offset + by, false);
}

void Scroller::go_to(float offset, bool glides) {
    m_speed = 0;
    float const goal = std::clamp(offset, 0.0f, m_most);
    m_goal.reset();
    if (glides && goal != m_offset)
        m_goal = goal;
    else
        m_offset = goal;
}

void Scroller::reset() {
    m_speed = 0;
    m_goal.reset();
    m_offset = 0;
}

// From beyond an end.
void Scroller::come_back(Duration passed) {
    float const outside = beyond();
    m_speed *= decay_over(passed, limits::spring);
    float const back = outside * decay_over(passed, limits::spring);
    m_offset += back - outside + m_speed * static_cast<float>(passed.count()) / 1000.0f;
    m_offset = std::clamp(m_offset, -limits::stretch, m_most + limits::stretch);
    if (std::abs(beyond()) < 0.5f && std::abs(m_speed) < limits::glide_stops_below) {
        m_offset = std::clamp(m_offset, 0.0f, m_most);
        m_speed = 0;
    }
}

bool Scroller::step(Duration passed) {
    if (m_held) return false;
    passed = std::min(passed, limits::longest_step);
    if (m_goal) {
        m_offset = *m_goal + (m_offset - *m_goal) * decay_over(passed, limits::arrive);
        if (std::abs(m_offset - *m_goal) < 0.5f) go_to(*m_goal, false);
        return m_goal.has_value();
    }
    if (beyond() != 0) {
        come_back(passed);
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
