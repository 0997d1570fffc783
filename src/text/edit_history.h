// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace ontmoet::text {

// Letters typed one by one and letters erased one by one form runs that are undone together, a
// word at a time; anything else is undone alone.
enum class EditKind : std::uint8_t { typing, erasing_backward, erasing_forward, other };

// The two ends of a selection; equal when there is only a caret. Bytes.
struct EditState {
    std::size_t anchor = 0;
    std::size_t caret = 0;
};

// One change of a text: at byte `at`, `removed` made way for `inserted`.
struct Edit {
    EditKind kind = EditKind::other;
    std::size_t at = 0;
    std::string removed;
    std::string inserted;
    EditState before;
    EditState after;
};

// What can be taken back and done again; the oldest is forgotten beyond limits.h.
class EditHistory {
public:
    // What was undone before can no longer be done again.
    void add(Edit edit);
    // The caret went elsewhere: the next letter begins a new run.
    void end_run() { m_run_is_open = false; }
    void clear();

    bool can_undo() const { return !m_done.empty(); }
    bool can_redo() const { return !m_undone.empty(); }
    // Changes `text` back or again; gives the state to return to, nothing when there is none.
    std::optional<EditState> undo(std::string& text);
    std::optional<EditState> redo(std::string& text);

private:
    bool joins_run(Edit const& edit) const;

    std::deque<Edit> m_done;
    std::vector<Edit> m_undone;
    bool m_run_is_open = false;
};

}  // namespace ontmoet::text
