// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/painter.h"

namespace ontmoet::ui {

// While it lives, rectangles are places on the panel: for maps, keyboards and codes, which look the
// same in every language.
class Unmirrored {
public:
    explicit Unmirrored(Painter& painter)
        : m_painter(painter), m_was_physical(painter.is_physical()) {
        painter.set_physical(true);
    }
    ~Unmirrored() { m_painter.set_physical(m_was_physical); }
    Unmirrored(Unmirrored const&) = delete;
    Unmirrored& operator=(Unmirrored const&) = delete;

private:
    Painter& m_painter;
    bool m_was_physical;
};

}  // namespace ontmoet::ui
