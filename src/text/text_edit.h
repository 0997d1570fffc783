// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/limits.h"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

namespace ontmoet::text {

// The text of a one-line field and the caret in it. The caret is a byte position that always stands
// between two letters as a person sees them (grapheme clusters). Knows nothing of drawing: lay out
// text() and ask caret_at().
class TextEdit {
public:
    explicit TextEdit(std::size_t max_clusters = limits::field_clusters);

    std::string const& text() const { return m_text; }
    std::size_t caret() const { return m_caret; }
    bool empty() const { return m_text.empty(); }
    std::size_t cluster_count() const;
    std::size_t max_clusters() const { return m_max_clusters; }

    // Replaces everything, caret at the end; forgets what could be undone.
    void set_text(std::string_view text);
    // Empties the field for the next person: nothing can be undone.
    void clear();

    // Wrong bytes become U+FFFD; control characters and line ends are left out; what does not fit
    // within the limit is cut between letters. False when nothing was inserted.
    bool insert(std::string_view text);
    // False when there is nothing to delete.
    bool delete_backward();
    bool delete_forward();

    // In reading order, not on the screen: backward in Arabic goes to the right.
    bool move_backward();
    bool move_forward();
    void move_home();
    void move_end();
    // To the nearest place between letters at or before `byte`.
    void move_to(std::size_t byte);

    bool can_undo() const { return !m_undo.empty(); }
    // Takes back the last insertion or deletion. False when there is none.
    bool undo();

private:
    struct Step {
        std::string text;
        std::size_t caret = 0;
    };

    void remember();

    std::string m_text;
    std::size_t m_caret = 0;
    std::size_t m_max_clusters;
    std::deque<Step> m_undo;
};

}  // namespace ontmoet::text
