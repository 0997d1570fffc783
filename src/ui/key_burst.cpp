// SPDX-License-Identifier: EUPL-1.2
#include "ui/key_burst.h"

#include "ui/limits.h"

#include <utility>

namespace ontmoet::ui {

void KeyBurst::give_up() {
    for (auto& event : m_held) m_certain.push_back(std::move(event));
    m_held.clear();
}

void KeyBurst::add(KeyEvent const& event) {
    if (!m_held.empty() && event.when - m_held.back().when > limits::scanner_gap) give_up();
    if (event.key == Key::text) {
        if (m_held.size() >= limits::scanner_most) give_up();
        m_held.push_back(event);
        return;
    }
    if (event.key == Key::enter && m_held.size() >= limits::scanner_letters) {
        std::string scanned;
        for (auto const& held : m_held) scanned += held.text;
        m_scanned = std::move(scanned);
        m_held.clear();
        return;
    }
    give_up();
    m_certain.push_back(event);
}

std::vector<KeyEvent> KeyBurst::take_keys(Duration now) {
    if (!m_held.empty() && now - m_held.back().when > limits::scanner_gap) give_up();
    return std::exchange(m_certain, {});
}

std::optional<std::string> KeyBurst::take_scanned() {
    return std::exchange(m_scanned, {});
}

std::optional<Duration> KeyBurst::wake_at() const {
    if (m_held.empty()) return {};
    return m_held.back().when + limits::scanner_gap + Duration{1};
}

}  // namespace ontmoet::ui
