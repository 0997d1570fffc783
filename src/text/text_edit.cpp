// SPDX-License-Identifier: EUPL-1.2
#include "text/text_edit.h"

#include "text/graphemes.h"
#include "text/utf8.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ontmoet::text {
namespace {

bool belongs_in_a_field(char32_t code) {
    auto const is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    return !is_control && code != 0x2028 && code != 0x2029;
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

}  // namespace

TextEdit::TextEdit(std::size_t max_clusters) : m_max_clusters(max_clusters) {}

std::size_t TextEdit::cluster_count() const {
    return grapheme_boundaries(m_text).size() - 1;
}

void TextEdit::set_text(std::string_view text) {
    clear();
    insert(text);
    m_undo.clear();
}

void TextEdit::clear() {
    m_text.clear();
    m_caret = 0;
    m_undo.clear();
}

bool TextEdit::insert(std::string_view text) {
    auto const most_bytes = m_max_clusters * limits::field_bytes_per_cluster;
    // A paste is looked at no further than the field could hold.
    auto addition = cleaned(cut_to_bytes(text, most_bytes));
    auto const with_addition = [&] {
        return m_text.substr(0, m_caret).append(addition).append(m_text, m_caret);
    };
    auto const fits = [&](std::string const& whole) {
        return whole.size() <= most_bytes &&
               grapheme_boundaries(whole).size() - 1 <= m_max_clusters;
    };
    // Letters can join with those on either side of the caret, so up to two more may fit.
    auto boundaries = grapheme_boundaries(addition);
    auto const room = m_max_clusters - std::min(m_max_clusters, cluster_count());
    if (boundaries.size() > room + 3) boundaries.resize(room + 3);
    addition.resize(boundaries.back());
    while (!addition.empty() && !fits(with_addition())) {
        boundaries.pop_back();
        addition.resize(boundaries.back());
    }
    if (addition.empty()) return false;
    remember();
    auto const end = m_caret + addition.size();
    m_text = with_addition();
    m_caret = boundary_at_or_after(m_text, end);
    return true;
}

bool TextEdit::delete_backward() {
    if (m_caret == 0) return false;
    remember();
    auto const begin = boundary_at_or_before(m_text, m_caret - 1);
    m_text.erase(begin, m_caret - begin);
    // What is left may have joined into one letter around the caret.
    m_caret = boundary_at_or_before(m_text, begin);
    return true;
}

bool TextEdit::delete_forward() {
    if (m_caret == m_text.size()) return false;
    remember();
    auto const end = boundary_at_or_after(m_text, m_caret + 1);
    m_text.erase(m_caret, end - m_caret);
    m_caret = boundary_at_or_before(m_text, m_caret);
    return true;
}

bool TextEdit::move_backward() {
    if (m_caret == 0) return false;
    m_caret = boundary_at_or_before(m_text, m_caret - 1);
    return true;
}

bool TextEdit::move_forward() {
    if (m_caret == m_text.size()) return false;
    m_caret = boundary_at_or_after(m_text, m_caret + 1);
    return true;
}

void TextEdit::move_home() {
    m_caret = 0;
}

void TextEdit::move_end() {
    m_caret = m_text.size();
}

void TextEdit::move_to(std::size_t byte) {
    m_caret = boundary_at_or_before(m_text, std::min(byte, m_text.size()));
}

void TextEdit::remember() {
    m_undo.push_back({m_text, m_caret});
    if (m_undo.size() > limits::undo_steps) m_undo.pop_front();
}

bool TextEdit::undo() {
    if (m_undo.empty()) return false;
    m_text = std::move(m_undo.back().text);
    m_caret = m_undo.back().caret;
    m_undo.pop_back();
    return true;
}

}  // namespace ontmoet::text
