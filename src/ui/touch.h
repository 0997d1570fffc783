// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/frame.h"
#include "ui/input.h"
#include "ui/tree.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::ui {

// What the finger asked a scroll area to do during this frame.
struct ScrollMove {
    std::string id;
    bool grabbed = false;
    Point by;
    std::optional<Point> released;  // speed, units a second
};

// Turns what one finger does into presses, scrolls, sweeps and carried cells, judged by the tree of
// the last frame: what was on the screen when the finger came down. A second finger does nothing.
// Places are logical units after mirroring.
class Touch {
public:
    void add(TouchEvent const& event);
    // Judges the events that were added since the last call.
    void judge(Tree const& seen, Duration now);

    // Pressed since the last frame; a key can be pressed more than once.
    int presses_of(std::string_view id) const;
    bool has_pressed() const { return !m_presses.empty(); }
    // The target under a finger that is down and may still press it.
    bool is_held(std::string_view id) const;
    Duration held_for(Duration now) const;
    std::optional<Point> finger() const;
    // Where the finger last came down, in this frame only.
    std::optional<Point> came_down() const { return m_came_down; }
    Point last_place() const { return m_at; }
    std::vector<ScrollMove> const& scroll_moves() const { return m_scrolls; }
    // A sweep that ended in this frame: where it began and how far it went.
    std::optional<Drag> const& sweep() const { return m_sweep; }
    std::string_view carried() const;
    std::optional<Dropped> const& dropped() const { return m_dropped; }
    // The finger's target shows its other letters: letting go presses the node under the finger
    // when its id begins with `prefix`, and nothing else.
    void hand_over(std::string_view prefix) { m_prefix = prefix; }
    // When something changes though the finger rests.
    std::optional<Duration> wake_at() const;
    // Presses a node by key.
    void press(Node const& node, Duration now);
    void forget();

private:
    enum class Phase { idle, maybe_press, scrolling, carrying, spoilt };

    void down(TouchEvent const& event, Tree const& seen);
    void move(TouchEvent const& event);
    void up(TouchEvent const& event, Tree const& seen);
    void leave();
    void lift_when_held(Duration now);
    ScrollMove& scroll_move();
    Point speed(Duration now) const;

    struct Trace {
        Point at;
        Duration when{0};
    };

    std::vector<TouchEvent> m_events;
    Phase m_phase = Phase::idle;
    std::int64_t m_finger = 0;
    Node m_target;
    bool m_has_target = false;
    std::string m_scroll;
    std::string m_prefix;
    Point m_from, m_at;
    Duration m_since{0};
    std::vector<Trace> m_trace;

    std::vector<std::string> m_presses;
    std::vector<ScrollMove> m_scrolls;
    std::optional<Drag> m_sweep;
    std::optional<Dropped> m_dropped;
    std::optional<Point> m_came_down;
    std::string m_last_pressed;
    Duration m_last_press{-1000000};
};

}  // namespace ontmoet::ui
