// SPDX-License-Identifier: EUPL-1.2
#include "text/edit_history.h"

#include "text/breaks.h"
#include "text/limits.h"
#include "text/utf8.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace ontmoet::text {
namespace {

char32_t first_code(std::string_view text) {
    return text.empty() ? 0 : decode_at(text, 0).code;
}

char32_t last_code(std::string_view text) {
    auto begin = text.size();
    while (begin > 0 && text.size() - begin < 4) {
        --begin;
        if (auto const last = decode_at(text, begin); last.valid) return last.code;
    }
    return 0;
}

// A run is cut where a word begins after a space: the spaces stay with the word before them.
bool begins_word(char32_t before, char32_t after) {
    return separates_words(before) && !separates_words(after);
}

}  // namespace

bool EditHistory::joins_run(Edit const& edit) const {
    if (!m_run_is_open || m_done.empty() || m_done.back().kind != edit.kind) return false;
    auto const& run = m_done.back();
    switch (edit.kind) {
        case EditKind::typing:
            return edit.removed.empty() && edit.at == run.at + run.inserted.size() &&
                   !begins_word(last_code(run.inserted), first_code(edit.inserted));
        case EditKind::erasing_backward:
            return edit.at + edit.removed.size() == run.at &&
                   !begins_word(last_code(edit.removed), first_code(run.removed));
        case EditKind::erasing_forward:
            return edit.at == run.at &&
                   !begins_word(last_code(run.removed), first_code(edit.removed));
        case EditKind::other: break;
    }
    return false;
}

void EditHistory::add(Edit edit) {
    m_undone.clear();
    if (joins_run(edit)) {
        auto& run = m_done.back();
        run.inserted += edit.inserted;
        run.removed = edit.at < run.at ? edit.removed + run.removed : run.removed + edit.removed;
        run.at = std::min(run.at, edit.at);
        run.after = edit.after;
        return;
    }
    m_run_is_open = true;
    m_done.push_back(std::move(edit));
    if (m_done.size() > limits::undo_steps) m_done.pop_front();
}

void EditHistory::clear() {
    m_done.clear();
    m_undone.clear();
    m_run_is_open = false;
}

std::optional<EditState> EditHistory::undo(std::string& text) {
    if (m_done.empty()) return std::nullopt;
    m_run_is_open = false;
    auto const& edit = m_undone.emplace_back(std::move(m_done.back()));
    m_done.pop_back();
    text.replace(edit.at, edit.inserted.size(), edit.removed);
    return edit.before;
}

std::optional<EditState> EditHistory::redo(std::string& text) {
    if (m_undone.empty()) return std::nullopt;
    auto const& edit = m_done.emplace_back(std::move(m_undone.back()));
    m_undone.pop_back();
    text.replace(edit.at, edit.removed.size(), edit.inserted);
    return edit.after;
}

}  // namespace ontmoet::text
