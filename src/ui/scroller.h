// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <optional>

namespace ontmoet::ui {

// The position of a scroll area along one axis, in logical units: follows the finger, glides on
// when it is let go and gives way softly beyond its ends. With a step it comes to rest at whole
// steps only: pages that are turned.
class Scroller {
public:
    // The content's height (or width) and how much of it is seen.
    void set_extent(float content, float view);
    // Rests at multiples of this; 0: anywhere.
    void set_step(float step) { m_step = step; }
    bool has_step() const { return m_step > 0; }
    float offset() const { return m_offset; }
    float most() const { return m_most; }
    float view() const { return m_view; }
    // The step at which it is or will come to rest.
    int goal_step() const;
    bool is_held() const { return m_held; }
    // Moves so fast that a finger which comes down means to stop it.
    bool is_gliding() const;

    void grab();
    // The finger moved by this much; up or towards the start is negative.
    void drag(float by);
    // Let go at this speed, units a second. Without glide it just stops.
    void release(float speed, bool glides);
    // Moves by a jump, never beyond the ends.
    void jump(float by);
    // Moves to a place, at once or in a fifth of a second.
    void go_to(float offset, bool glides);
    void reset();
    // Lets time pass; true while it is moving.
    bool step(Duration passed);

private:
    float beyond() const;
    float step_after(float speed) const;
    void come_back(Duration passed);

    float m_offset = 0;
    float m_most = 0;
    float m_view = 0;
    float m_step = 0;
    float m_speed = 0;
    float m_grabbed_at = 0;
    std::optional<float> m_goal;
    bool m_held = false;
};

}  // namespace ontmoet::ui
