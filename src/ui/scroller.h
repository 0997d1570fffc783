// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

namespace ontmoet::ui {

// The position of one scroll area in logical units: follows the finger, glides on when it is let go
// and gives way softly beyond its ends.
class Scroller {
public:
    // The content's height (or width) and how much of it is seen.
    void set_extent(float content, float view);
    float offset() const { return m_offset; }
    float most() const { return m_most; }
    float view() const { return m_view; }

    void grab();
    // The finger moved by this much; up or towards the start is negative.
    void drag(float by);
    // Let go at this speed, units a second. Without glide it just stops.
    void release(float speed, bool glides);
    // Moves by a jump, never beyond the ends.
    void jump(float by);
    void reset();
    // Lets time pass; true while it is moving.
    bool step(Duration passed);

private:
    float beyond() const;

    float m_offset = 0;
    float m_most = 0;
    float m_view = 0;
    float m_speed = 0;
    bool m_held = false;
};

}  // namespace ontmoet::ui
