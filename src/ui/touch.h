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

// Where a finger is that slides along a slider.
struct Slid {
    std::string slider;
    Point at;
};

// Turns what one finger does into presses, scrolls, slides and carried cells, judged by the
// tree of the last frame: what was on the screen when the finger came down. A second finger (the
// heel of a hand, a child) presses nothing and takes the first one's press back; a scroll goes on.
// Only on keys, where people type with two thumbs, the next finger completes the press of the one
// before. Places are logical units after mirroring.
class Touch {
public:
    void add(TouchEvent const& event);
    // Judges the events that were added since the last call.
    void judge(Tree const& seen, Duration now);

    // Pressed since the last frame; a key can be pressed more than once.
    int presses_of(std::string_view id) const;
    // All presses, in the order in which they were made.
    std::vector<std::string> const& presses() const { return m_presses; }
    bool has_pressed() const { return !m_presses.empty(); }
    // The target under a finger that is down and may still press it.
    bool is_held(std::string_view id) const;
    Duration held_for(Duration now) const;
    std::optional<Point> finger() const;
    // Where the finger last came down, in this frame only.
    std::optional<Point> came_down() const { return m_came_down; }
    Point last_place() const { return m_at; }
    std::vector<ScrollMove> const& scroll_moves() const { return m_scrolls; }
    // A finger that moved along a slider in this frame.
    std::optional<Slid> const& slid() const { return m_slid; }
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
    // `spoilt`: it will do nothing any more, whatever else happens.
    enum class Phase { idle, maybe_press, scrolling, sliding, carrying, spoilt };

    struct Trace {
        Point at;
        Duration when{0};
    };
    struct Finger {
        std::int64_t id = 0;
        Duration heard{0};
    };
    // A scroll area below the finger, and which ways it can go.
    struct Area {
        std::string id;
        bool goes_down = false;
        bool goes_across = false;
    };

    void judge_one(TouchEvent const& event, Tree const& seen);
    // Whether another finger is on the panel when this event happens.
    bool is_second(TouchEvent const& event);
    bool is_next_key(TouchEvent const& event, Tree const& seen) const;
    void down(TouchEvent const& event, Tree const& seen);
    void move(TouchEvent const& event);
    void up(TouchEvent const& event, Tree const& seen);
    void leave();
    void begin_moving();
    void lift_when_held(Duration now);
    void repeat_when_held(Tree const& seen, Duration now);
    void press(Node const& node, Point at, Duration now);
    void let_go(Point speed);
    ScrollMove& scroll_move(std::string const& area);
    Point speed(Duration now) const;

    std::vector<TouchEvent> m_events;
    std::vector<Finger> m_fingers;
    Phase m_phase = Phase::idle;
    std::int64_t m_finger = 0;
    Node m_target;
    bool m_has_target = false;
    std::vector<Area> m_areas;
    std::string m_scroll;  // the one of them that follows the finger
    std::string m_prefix;
    Point m_from, m_at;
    Duration m_since{0};
    std::optional<Duration> m_repeat_at;
    bool m_has_repeated = false;
    std::vector<Trace> m_trace;

    std::vector<std::string> m_presses;
    std::vector<ScrollMove> m_scrolls;
    std::optional<Slid> m_slid;
    std::optional<Dropped> m_dropped;
    std::optional<Point> m_came_down;
    std::string m_last_pressed;
    bool m_last_was_quick = false;
    Point m_last_place;
    Duration m_last_press{-1000000};
};

}  // namespace ontmoet::ui
