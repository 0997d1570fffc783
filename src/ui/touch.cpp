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

// What people press again as fast as they can.
bool is_pressed_quickly(Node const& node) {
    return node.role == Role::key || node.role == Role::field || node.repeats;
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
    m_slid.reset();
    m_dropped.reset();
    m_came_down.reset();
    for (auto const& event : m_events) judge_one(event, seen);
    m_events.clear();
    lift_when_held(now);
    repeat_when_held(seen, now);
}

void Touch::judge_one(TouchEvent const& event, Tree const& seen) {
    bool const is_second_finger = is_second(event);
    if (event.kind == TouchEvent::Kind::down) {
        if (is_second_finger && is_next_key(event, seen)) {
            if (m_target.visible.contains(m_at)) press(m_target, m_at, event.when);
            leave();
        } else if (is_second_finger) {
            if (m_phase != Phase::idle && m_phase != Phase::scrolling) m_phase = Phase::spoilt;
            return;
        }
        if (event.finger == m_finger) leave();  // it went up without the panel noticing
        down(event, seen);
        return;
    }
    if (m_phase == Phase::idle || event.finger != m_finger) return;
    switch (event.kind) {
        case TouchEvent::Kind::move: move(event); break;
        case TouchEvent::Kind::up: up(event, seen); break;
        default: leave(); break;
    }
}

bool Touch::is_second(TouchEvent const& event) {
    using Kind = TouchEvent::Kind;
    std::erase_if(m_fingers, [&](Finger const& finger) {
        bool const is_forgotten = event.when - finger.heard > limits::forgotten_finger;
        if (is_forgotten && finger.id == m_finger && event.kind == Kind::down) leave();
        return is_forgotten && event.kind == Kind::down;
    });
    std::erase_if(m_fingers, [&](Finger const& finger) { return finger.id == event.finger; });
    bool const others = !m_fingers.empty();
    if (event.kind == Kind::down || event.kind == Kind::move)
        m_fingers.push_back({event.finger, event.when});
    return others;
}

bool Touch::is_next_key(TouchEvent const& event, Tree const& seen) const {
    if (m_phase != Phase::maybe_press || !m_has_target || !m_prefix.empty()) return false;
    Node const* next = seen.at(event.at);
    return m_target.role == Role::key && next && next->role == Role::key;
}

void Touch::down(TouchEvent const& event, Tree const& seen) {
    if (m_phase != Phase::idle) return;
    m_finger = event.finger;
    m_from = m_at = event.at;
    m_since = event.when;
    m_came_down = event.at;
    m_trace = {{event.at, event.when}};
    m_prefix.clear();
    m_scroll.clear();
    Node const* target = seen.at(event.at);
    m_areas.clear();
    for (Node const* area : seen.scrolls_at(event.at)) {
        m_areas.push_back({area->id, area->scroll_end > 0, area->across_end > 0});
        scroll_move(area->id).grabbed = true;
        // A finger that stops a gliding list means to stop it.
        if (area->moves) target = nullptr;
    }
    m_has_target = target != nullptr;
    m_target = target ? *target : Node{};
    m_has_repeated = false;
    m_repeat_at.reset();
    if (m_target.repeats) m_repeat_at = event.when + limits::repeat_after;
    m_phase = Phase::maybe_press;
}

ScrollMove& Touch::scroll_move(std::string const& area) {
    if (m_scrolls.empty() || m_scrolls.back().id != area || m_scrolls.back().released) {
        m_scrolls.push_back({.id = area, .grabbed = false, .by = {}, .released = {}});
    }
    return m_scrolls.back();
}

// The finger went further than a hand trembles: what does it move?
void Touch::begin_moving() {
    Point const way = m_at - m_from;
    bool const is_across = std::abs(way.x) > std::abs(way.y);
    float const far = std::hypot(way.x, way.y);
    bool const slides = m_has_target && !m_target.slides.empty();
    if (far < (m_areas.empty() && !slides ? limits::jitter_at_rest : limits::jitter)) return;
    for (auto const& area : m_areas) {
        if (is_across ? !area.goes_across : !area.goes_down) continue;
        m_scroll = area.id;
        m_phase = Phase::scrolling;
        scroll_move(m_scroll).by = way;
        return;
    }
    if (slides) {
        m_phase = Phase::sliding;
        m_slid = Slid{m_target.slides, m_at};
    } else if (far >= limits::jitter_at_rest) {
        m_phase = Phase::spoilt;
    }
}

void Touch::move(TouchEvent const& event) {
    Point const by = event.at - m_at;
    m_at = event.at;
    m_trace.push_back({event.at, event.when});
    std::erase_if(m_trace,
                  [&](Trace const& t) { return event.when - t.when > limits::speed_window; });
    if (m_phase == Phase::maybe_press) {
        if (m_has_target && m_target.draggable && event.when - m_since >= limits::lift) {
            m_phase = Phase::carrying;
        } else if (m_prefix.empty()) {
            begin_moving();
        }
    } else if (m_phase == Phase::scrolling) {
        auto& scroll = scroll_move(m_scroll);
        scroll.by = scroll.by + by;
    } else if (m_phase == Phase::sliding) {
        m_slid = Slid{m_target.slides, m_at};
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
    move({TouchEvent::Kind::move, event.at, event.finger, event.when});
    if (m_phase == Phase::maybe_press && !m_prefix.empty()) {
        Node const* other = seen.at(event.at);
        if (other && other->id.starts_with(m_prefix)) press(*other, event.at, event.when);
    } else if (m_phase == Phase::maybe_press && m_has_target && !m_has_repeated &&
               m_target.visible.contains(event.at)) {
        press(m_target, event.at, event.when);
    } else if (m_phase == Phase::carrying) {
        Node const* onto = seen.at(event.at);
        if (onto && onto->id != m_target.id) m_dropped = Dropped{m_target.id, onto->id};
    }
    let_go(m_phase == Phase::scrolling ? speed(event.when) : Point{});
}

void Touch::leave() {
    if (m_phase != Phase::idle) let_go({});
}

void Touch::let_go(Point last_speed) {
    for (auto const& area : m_areas)
        scroll_move(area.id).released = area.id == m_scroll ? last_speed : Point{};
    m_phase = Phase::idle;
    m_prefix.clear();
    m_repeat_at.reset();
}

void Touch::press(Node const& node, Duration now) {
    press(node, node.rect.middle(), now);
}

void Touch::press(Node const& node, Point at, Duration now) {
    bool const is_same =
        node.id == m_last_pressed || distance(at, m_last_place) < limits::same_place;
    bool const is_again = is_same && now - m_last_press < limits::debounce;
    bool const is_quick = is_pressed_quickly(node);
    if (is_again && !(is_quick && m_last_was_quick)) return;
    m_last_pressed = node.id;
    m_last_was_quick = is_quick;
    m_last_place = at;
    m_last_press = now;
    m_presses.push_back(node.id);
}

void Touch::lift_when_held(Duration now) {
    bool const may_lift = m_phase == Phase::maybe_press && m_has_target && m_target.draggable;
    if (may_lift && now - m_since >= limits::lift) m_phase = Phase::carrying;
}

void Touch::repeat_when_held(Tree const& seen, Duration now) {
    if (!m_repeat_at || !is_held(m_target.id) || now < *m_repeat_at) return;
    Node const* node = seen.find(m_target.id);
    if (!node || !node->is_pressable()) {
        m_repeat_at.reset();
        return;
    }
    press(*node, m_at, now);
    m_has_repeated = true;
    m_repeat_at = now + limits::repeat_every;
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
    if (m_repeat_at) return m_repeat_at;
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
