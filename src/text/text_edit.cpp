// SPDX-License-Identifier: EUPL-1.2
#include "text/text_edit.h"

#include "text/graphemes.h"
#include "text/utf8.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ontmoet::text {
namespace {

// Embeddings, overrides and isolates would turn around what stands after the field's text.
bool steers_direction_beyond(char32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool belongs_in_a_field(char32_t code) {
    auto const is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    return !is_control && code != 0x2028 && code != 0x2029 && !steers_direction_beyond(code);
}

std::string cleaned(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_at(text, at);
        if (belongs_in_a_field(next.code)) append_utf8(clean, next.code);
        at += next.size;
    }
    return clean;
}

// The last place between letters at or before `byte`.
std::size_t boundary_at_or_before(std::string_view text, std::size_t byte) {
    auto const boundaries = grapheme_boundaries(text);
    auto const after = std::upper_bound(boundaries.begin(), boundaries.end(), byte);
    return *std::prev(after);
}

std::size_t boundary_at_or_after(std::string_view text, std::size_t byte) {
    auto const boundaries = grapheme_boundaries(text);
    auto const at = std::lower_bound(boundaries.begin(), boundaries.end(), byte);
    return at == boundaries.end() ? text.size() : *at;
}

std::size_t word_begin_before(std::string_view text, std::size_t byte) {
    std::size_t begin = 0;
    for (auto const& piece : words_and_gaps(text)) {
        if (piece.is_word && piece.range.begin < byte) begin = piece.range.begin;
    }
    return boundary_at_or_before(text, begin);
}

std::size_t word_end_after(std::string_view text, std::size_t byte) {
    for (auto const& piece : words_and_gaps(text)) {
        if (piece.is_word && piece.range.end > byte) {
            return boundary_at_or_after(text, piece.range.end);
        }
    }
    return text.size();
}

}  // namespace

TextEdit::TextEdit(std::size_t max_clusters) : m_max_clusters(max_clusters) {}

std::size_t TextEdit::cluster_count() const {
    return grapheme_boundaries(m_text).size() - 1;
}

TextRange TextEdit::selection() const {
    return {std::min(m_anchor, m_caret.byte), std::max(m_anchor, m_caret.byte)};
}

std::string_view TextEdit::selected_text() const {
    auto const range = selection();
    return std::string_view(m_text).substr(range.begin, range.end - range.begin);
}

void TextEdit::set_text(std::string_view text) {
    clear();
    insert(text);
    m_history.clear();
}

void TextEdit::clear() {
    m_text.clear();
    m_anchor = 0;
    m_caret = {};
    m_history.clear();
}

bool TextEdit::insert(std::string_view text) {
    auto const range = selection();
    auto const most_bytes = m_max_clusters * limits::field_bytes_per_cluster;
    // A paste is looked at no further than the field could hold.
    auto addition = cleaned(cut_to_bytes(text, most_bytes));
    auto const without = std::string(m_text).erase(range.begin, range.end - range.begin);
    auto const fits = [&] {
        auto const whole = std::string(without).insert(range.begin, addition);
        return whole.size() <= most_bytes &&
               grapheme_boundaries(whole).size() - 1 <= m_max_clusters;
    };
    // Letters can join with those on either side of the caret, so up to two more may fit.
    auto boundaries = grapheme_boundaries(addition);
    auto const is_one_letter = boundaries.size() == 2;
    auto const taken = grapheme_boundaries(without).size() - 1;
    auto const room = m_max_clusters - std::min(m_max_clusters, taken);
    if (boundaries.size() > room + 3) boundaries.resize(room + 3);
    addition.resize(boundaries.back());
    while (!addition.empty() && !fits()) {
        boundaries.pop_back();
        addition.resize(boundaries.back());
    }
    if (addition.empty()) return false;
    auto const is_typed = is_one_letter && range.empty();
    return replace(range, addition, is_typed ? EditKind::typing : EditKind::other);
}

bool TextEdit::replace(TextRange range, std::string_view with, EditKind kind) {
    if (range.empty() && with.empty()) return false;
    Edit edit{kind,
              range.begin,
              m_text.substr(range.begin, range.end - range.begin),
              std::string(with),
              state(),
              {}};
    m_text.replace(range.begin, range.end - range.begin, with);
    auto const end = range.begin + with.size();
    // What stands around the caret may have joined into one letter: past it after typing.
    m_caret = with.empty() ? boundary_at_or_before(m_text, end) : boundary_at_or_after(m_text, end);
    m_anchor = m_caret.byte;
    edit.after = state();
    m_history.add(std::move(edit));
    return true;
}

bool TextEdit::delete_backward() {
    if (auto const range = selection(); !range.empty()) return replace(range, {}, EditKind::other);
    if (m_caret.byte == 0) return false;
    auto const begin = boundary_at_or_before(m_text, m_caret.byte - 1);
    return replace({begin, m_caret.byte}, {}, EditKind::erasing_backward);
}

bool TextEdit::delete_forward() {
    if (auto const range = selection(); !range.empty()) return replace(range, {}, EditKind::other);
    if (m_caret.byte == m_text.size()) return false;
    auto const end = boundary_at_or_after(m_text, m_caret.byte + 1);
    return replace({m_caret.byte, end}, {}, EditKind::erasing_forward);
}

bool TextEdit::delete_word_backward() {
    auto const range = selection();
    auto const begin = range.empty() ? word_begin_before(m_text, m_caret.byte) : range.begin;
    return replace({begin, range.end}, {}, EditKind::other);
}

bool TextEdit::delete_word_forward() {
    auto const range = selection();
    auto const end = range.empty() ? word_end_after(m_text, m_caret.byte) : range.end;
    return replace({range.begin, end}, {}, EditKind::other);
}

bool TextEdit::move(CaretPosition to, Select select) {
    auto const byte = boundary_at_or_before(m_text, std::min(to.byte, m_text.size()));
    if (byte != to.byte) to = byte;
    auto const anchor = select == Select::stretch ? m_anchor : to.byte;
    auto const changes = to != m_caret || anchor != m_anchor;
    if (changes) m_history.end_run();
    m_caret = to;
    m_anchor = anchor;
    return changes;
}

bool TextEdit::move_backward(Select select) {
    auto const range = selection();
    if (select == Select::drop && !range.empty()) return move(range.begin, select);
    return move(m_caret.byte == 0 ? 0 : boundary_at_or_before(m_text, m_caret.byte - 1), select);
}

bool TextEdit::move_forward(Select select) {
    auto const range = selection();
    if (select == Select::drop && !range.empty()) return move(range.end, select);
    return move(boundary_at_or_after(m_text, m_caret.byte + 1), select);
}

bool TextEdit::step(Layout const& layout, Select select, bool to_the_right) {
    auto const range = selection();
    if (select == Select::drop && !range.empty()) {
        auto const at = [&](CaretPosition position) { return caret_at(layout, position); };
        CaretPosition const begin(range.begin, Beside::letter_after);
        CaretPosition const end(range.end);
        // On two lines the selection ends there where the text does.
        auto const is_one_line = at(begin).line == at(end).line;
        auto const end_is_right = is_one_line ? at(end).x >= at(begin).x : !layout.right_to_left;
        return move(end_is_right == to_the_right ? end : begin, select);
    }
    auto const to = to_the_right ? step_right(layout, m_caret) : step_left(layout, m_caret);
    return to && move(*to, select);
}

bool TextEdit::move_left(Layout const& layout, Select select) {
    return step(layout, select, false);
}

bool TextEdit::move_right(Layout const& layout, Select select) {
    return step(layout, select, true);
}

bool TextEdit::move_word_backward(Select select) {
    return move(word_begin_before(m_text, m_caret.byte), select);
}

bool TextEdit::move_word_forward(Select select) {
    return move(word_end_after(m_text, m_caret.byte), select);
}

void TextEdit::move_home(Select select) {
    move(0, select);
}

void TextEdit::move_end(Select select) {
    move(m_text.size(), select);
}

void TextEdit::move_to(CaretPosition position, Select select) {
    move(position, select);
}

void TextEdit::select_all() {
    move(0, Select::drop);
    move(m_text.size(), Select::stretch);
}

void TextEdit::select_word_at(std::size_t byte) {
    auto const pieces = words_and_gaps(m_text);
    auto piece = std::find_if(pieces.begin(), pieces.end(), [&](WordOrGap const& candidate) {
        return byte < candidate.range.end || (candidate.is_word && byte == candidate.range.end);
    });
    if (piece == pieces.end()) piece = pieces.empty() ? pieces.end() : std::prev(pieces.end());
    if (piece == pieces.end()) return;
    move(piece->range.begin, Select::drop);
    move(piece->range.end, Select::stretch);
}

bool TextEdit::undo() {
    return restore(m_history.undo(m_text));
}

bool TextEdit::redo() {
    return restore(m_history.redo(m_text));
}

bool TextEdit::restore(std::optional<EditState> const& state) {
    if (!state) return false;
    m_anchor = state->anchor;
    m_caret = state->caret;
    return true;
}

}  // namespace ontmoet::text
