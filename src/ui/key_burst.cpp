// SPDX-License-Identifier: EUPL-1.2
#include "ui/key_burst.h"

#include "ui/limits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ontmoet::ui {

namespace {

// What the row of digits types, 0 to 9, when scanner and computer disagree: a French scanner at a
// computer set to English, and the other way round.
constexpr std::array<std::array<std::string_view, 10>, 2> other_digits{{
    {")", "!", "@", "#", "$", "%", "^", "&", "*", "("},
    {"à", "&", "é", "\"", "'", "(", "-", "è", "_", "ç"},
}};

std::optional<std::string> digits_by(std::array<std::string_view, 10> const& row,
                                     std::string_view scanned) {
    std::string digits;
    while (!scanned.empty()) {
        auto const is_next = [&](std::string_view mark) { return scanned.starts_with(mark); };
        auto const found = std::find_if(row.begin(), row.end(), is_next);
        if (found == row.end()) return {};
        digits += static_cast<char>('0' + (found - row.begin()));
        scanned.remove_prefix(found->size());
    }
    return digits;
}

}  // namespace

std::string digits_of_other_layout(std::string_view scanned) {
    for (auto const& row : other_digits) {
        if (auto digits = digits_by(row, scanned)) return *digits;
    }
    return std::string{scanned};
}

Duration KeyBurst::patience() const {
    return m_held.size() >= limits::scanner_letters ? limits::scanner_end : limits::scanner_gap;
}

// A key that is held repeats as fast as a scanner types.
bool KeyBurst::is_no_person() const {
    auto const pressed = std::ranges::count(m_held, false, &KeyEvent::repeated);
    return static_cast<std::size_t>(pressed) >= limits::scanner_certain;
}

void KeyBurst::give_up() {
    for (auto& event : m_held) m_certain.push_back(std::move(event));
    m_held.clear();
}

void KeyBurst::finish_scan(Duration when) {
    std::string scanned;
    for (auto const& held : m_held) scanned += held.text;
    m_scanned = digits_of_other_layout(scanned);
    m_held.clear();
    m_scan_ended = when;
}

// The letters so far are all that come.
void KeyBurst::settle(Duration now) {
    if (is_no_person()) {
        finish_scan(now);
    } else {
        give_up();
    }
}

void KeyBurst::add(KeyEvent const& event) {
    bool const is_letter = event.key == Key::text;
    bool const ends_scan = event.key == Key::enter || event.key == Key::tab;
    if (!m_held.empty()) {
        auto const wait = event.when - m_held.back().when;
        if (wait > (is_letter ? limits::scanner_gap : patience())) settle(event.when);
    }
    if (event.when - m_last_letter > limits::scanner_gap) m_rest = Rest::none;
    if (is_letter) {
        m_last_letter = event.when;
        if (m_held.size() >= limits::scanner_most) {
            m_rest = is_no_person() ? Rest::dropped : Rest::typed;
            settle(event.when);
        }
        if (m_rest == Rest::none) m_held.push_back(event);
        if (m_rest == Rest::typed) m_certain.push_back(event);
        // The Enter behind it belongs to it.
        if (m_rest == Rest::dropped) m_scan_ended = event.when;
        return;
    }
    if (ends_scan && m_held.size() >= limits::scanner_letters) return finish_scan(event.when);
    // Some scanners end in two keys, or in one that comes after a pause.
    if (ends_scan && event.when - m_scan_ended <= limits::scanner_end) return;
    give_up();
    m_certain.push_back(event);
}

std::vector<KeyEvent> KeyBurst::take_keys(Duration now) {
    if (!m_held.empty() && now - m_held.back().when > patience()) settle(now);
    return std::exchange(m_certain, {});
}

std::optional<std::string> KeyBurst::take_scanned() {
    return std::exchange(m_scanned, {});
}

std::optional<Duration> KeyBurst::wake_at() const {
    if (m_held.empty()) return {};
    return m_held.back().when + patience() + Duration{1};
}

}  // namespace ontmoet::ui
