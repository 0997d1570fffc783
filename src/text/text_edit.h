// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/caret.h"
#include "text/edit_history.h"
#include "text/graphemes.h"
#include "text/limits.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ontmoet::text {

// What a move does with the selection: gives it up, or stretches it (Shift held, or a drag).
enum class Select : std::uint8_t { drop, stretch };

// The text of a field, the caret in it and what is selected. Caret and selection always stand
// between two letters as a person sees them (grapheme clusters). Knows nothing of drawing: lay out
// text(), then ask caret_at() and selection_boxes().
class TextEdit {
public:
    explicit TextEdit(std::size_t max_clusters = limits::field_clusters);

    std::string const& text() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    std::size_t cluster_count() const;
    std::size_t max_clusters() const { return m_max_clusters; }
    // Bytes from the start of the text.
    std::size_t caret() const { return m_caret.byte; }
    CaretPosition caret_position() const { return m_caret; }
    // From the anchor to the caret, put in reading order; empty when nothing is selected.
    TextRange selection() const;
    std::string_view selected_text() const;

    // Replaces everything, caret at the end; forgets what could be undone.
    void set_text(std::string_view text);
    // Empties the field for the next person: nothing can be undone.
    void clear();

    // Takes the place of the selection. Wrong bytes become U+FFFD; control characters, line ends
    // and direction controls that would reach past the field are left out; what does not fit
    // within the limit is cut between letters. False when nothing was inserted or replaced.
    bool insert(std::string_view text);
    // The selection, else one letter. False when there is nothing to delete.
    bool delete_backward();
    bool delete_forward();
    // The selection, else as far as a move by a word goes.
    bool delete_word_backward();
    bool delete_word_forward();

    // In reading order, not on the screen: backward in Arabic goes to the right. Giving up a
    // selection goes to its edge on that side. False when nothing changed.
    bool move_backward(Select select = Select::drop);
    bool move_forward(Select select = Select::drop);
    // On the screen, as arrow keys go; `layout` is that of text().
    bool move_left(Layout const& layout, Select select = Select::drop);
    bool move_right(Layout const& layout, Select select = Select::drop);
    // To where a word begins (backward) or ends (forward).
    bool move_word_backward(Select select = Select::drop);
    bool move_word_forward(Select select = Select::drop);
    void move_home(Select select = Select::drop);
    void move_end(Select select = Select::drop);
    // To the nearest place between letters at or before `position`, such as position_at() gives.
    void move_to(CaretPosition position, Select select = Select::drop);

    void select_all();
    // The word that the byte is in or the caret after it belongs to; else the gap it is in.
    void select_word_at(std::size_t byte);

    bool can_undo() const { return m_history.can_undo(); }
    bool can_redo() const { return m_history.can_redo(); }
    // Takes back the last word typed, run of letters deleted, paste or replacement. False when
    // there is none.
    bool undo();
    // Does again what was taken back, until something else is typed.
    bool redo();

private:
    bool replace(TextRange range, std::string_view with, EditKind kind);
    bool move(CaretPosition to, Select select);
    bool restore(std::optional<EditState> const& state);
    bool step(Layout const& layout, Select select, bool to_the_right);
    EditState state() const { return {m_anchor, m_caret.byte}; }

    std::string m_text;
    std::size_t m_anchor = 0;
    CaretPosition m_caret;
    std::size_t m_max_clusters;
    EditHistory m_history;
};

}  // namespace ontmoet::text
