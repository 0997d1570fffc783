// SPDX-License-Identifier: EUPL-1.2
#include "ui/touch.h"

#include "ui/limits.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::ui {

namespace {

float distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

bool is_typed_quickly(Role role) {
    return role == Role::key || role == Role::field;
}

}  // namespace

void Touch::add(TouchEvent const& event) {
    bool const is_another_move = event.kind == TouchEvent::Kind::move && !m_events.empty() &&
                                 m_events.back().kind == TouchEvent::Kind::move &&
                                 m_events.back().finger == event.finger;
    if (is_another_move && m_events.size() >= limits::events) {
        m_events.back() = event;
    } else {
        m_events.push_back(event);
    }
}

void Touch::judge(Tree const& seen, Duration now) {
    m_presses.clear();
    m_scrolls.clear();
    m_sweep.reset();
    m_dropped.reset();
    m_came_down.reset();
    for (auto const& event : m_events) {
        bool const is_first_finger = m_phase == Phase::idle || event.finger == m_finger;
        if (!is_first_finger) continue;
        switch (event.kind) {
            case TouchEvent::Kind::down: down(event, seen); break;
            case TouchEvent::Kind::move: move(event); break;
            case TouchEvent::Kind::up: up(event, seen); break;
            case TouchEvent::Kind::cancel: leave(); break;
        }
    }
    m_events.clear();
    lift_when_held(now);
}

void Touch::down(TouchEvent const& event, Tree const& seen) {
    if (m_phase != Phase::idle) return;
    m_finger = event.finger;
    m_from = m_at = event.at;
    m_since = event.when;
    m_came_down = event.at;
    m_trace = {{event.at, event.when}};
    m_prefix.clear();
    Node const* target = seen.at(event.at);
    m_has_target = target != nullptr;
    m_target = target ? *target : Node{};
    Node const* scroll = seen.scroll_at(event.at);
    m_scroll = scroll ? scroll->id : std::string{};
    m_phase = Phase::maybe_press;
    if (scroll) scroll_move().grabbed = true;
}

ScrollMove& Touch::scroll_move() {
    if (m_scrolls.empty() || m_scrolls.back().id != m_scroll || m_scrolls.back().released) {
        m_scrolls.push_back({.id = m_scroll, .grabbed = false, .by = {}, .released = {}});
    }
    return m_scrolls.back();
}

void Touch::move(TouchEvent const& event) {
    if (m_phase == Phase::idle) return;
    Point const by = event.at - m_at;
    m_at = event.at;
    m_trace.push_back({event.at, event.when});
    std::erase_if(m_trace,
                  [&](Trace const& t) { return event.when - t.when > limits::speed_window; });
    if (m_phase == Phase::maybe_press) {
        if (m_has_target && m_target.draggable && event.when - m_since >= limits::lift) {
            m_phase = Phase::carrying;
            return;
        }
        if (!m_prefix.empty()) return;
        float const allowed = m_scroll.empty() ? limits::jitter_at_rest : limits::jitter;
        if (distance(m_from, m_at) < allowed) return;
        m_phase = m_scroll.empty() ? Phase::spoilt : Phase::scrolling;
        if (m_phase == Phase::scrolling) scroll_move().by = m_at - m_from;
        return;
    }
    if (m_phase == Phase::scrolling) {
        auto& scroll = scroll_move();
        scroll.by = scroll.by + by;
    }
}

Point Touch::speed(Duration now) const {
    if (m_trace.size() < 2 || now - m_trace.back().when > limits::speed_window) return {};
    auto const span = static_cast<float>((m_trace.back().when - m_trace.front().when).count());
    if (span <= 0) return {};
    Point const way = m_trace.back().at - m_trace.front().at;
    return {way.x / span * 1000, way.y / span * 1000};
}

void Touch::up(TouchEvent const& event, Tree const& seen) {
    if (m_phase == Phase::idle) return;
    move({TouchEvent::Kind::move, event.at, event.finger, event.when});
    if (m_phase == Phase::maybe_press && !m_prefix.empty()) {
        Node const* other = seen.at(event.at);
        if (other && other->id.starts_with(m_prefix)) press(*other, event.when);
    } else if (m_phase == Phase::maybe_press && m_has_target &&
               m_target.visible.contains(event.at)) {
        press(m_target, event.when);
    } else if (m_phase == Phase::carrying) {
        Node const* onto = seen.at(event.at);
        if (onto && onto->id != m_target.id) m_dropped = Dropped{m_target.id, onto->id};
    }
    bool const has_swept = m_phase == Phase::spoilt || m_phase == Phase::scrolling;
    if (has_swept && std::abs(m_at.x - m_from.x) >= limits::sweep &&
        std::abs(m_at.x - m_from.x) > 2 * std::abs(m_at.y - m_from.y)) {
        m_sweep = Drag{m_from, m_at};
    }
    if (!m_scroll.empty()) {
        scroll_move().released = m_phase == Phase::scrolling ? speed(event.when) : Point{};
    }
    m_phase = Phase::idle;
    m_prefix.clear();
}

void Touch::leave() {
    if (m_phase == Phase::idle) return;
    if (!m_scroll.empty()) scroll_move().released = Point{};
    m_phase = Phase::idle;
    m_prefix.clear();
}

void Touch::press(Node const& node, Duration now) {
    bool const is_again = node.id == m_last_pressed && now - m_last_press < limits::debounce;
    if (is_again && !is_typed_quickly(node.role)) return;
    m_last_pressed = node.id;
    m_last_press = now;
    m_presses.push_back(node.id);
}

void Touch::lift_when_held(Duration now) {
    bool const may_lift = m_phase == Phase::maybe_press && m_has_target && m_target.draggable;
    if (may_lift && now - m_since >= limits::lift) m_phase = Phase::carrying;
}

int Touch::presses_of(std::string_view id) const {
    return static_cast<int>(std::count(m_presses.begin(), m_presses.end(), id));
}

bool Touch::is_held(std::string_view id) const {
    return m_phase == Phase::maybe_press && m_has_target && m_target.id == id &&
           m_target.visible.contains(m_at);
}

Duration Touch::held_for(Duration now) const {
    return now - m_since;
}

std::optional<Point> Touch::finger() const {
    if (m_phase == Phase::idle) return {};
    return m_at;
}

std::string_view Touch::carried() const {
    return m_phase == Phase::carrying ? std::string_view{m_target.id} : std::string_view{};
}

std::optional<Duration> Touch::wake_at() const {
    if (m_phase != Phase::maybe_press || !m_has_target) return {};
    if (m_target.draggable) return m_since + limits::lift;
    if (m_target.role == Role::key && m_prefix.empty()) return m_since + limits::long_press;
    return {};
}

void Touch::forget() {
    leave();
    m_events.clear();
    m_presses.clear();
    m_scrolls.clear();
}

}  // namespace ontmoet::ui
