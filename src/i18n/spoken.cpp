// SPDX-License-Identifier: EUPL-1.2
#include "i18n/spoken.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ontmoet::i18n {

namespace {

// First words of keys that only hosts, employers or the people of the server meet.
constexpr std::array<std::string_view, 22> unheard{
    "ambassadors", "arrivals", "browse", "candidate", "doing", "error", "export", "host",
    "import",      "network",  "offer",  "ours",      "pin",   "plan",  "reason", "refused",
    "server",      "speech",   "staff",  "sync",      "undo",  "unmet",
};

// What is drawn but not heard: marks and isolates of direction, the soft hyphen.
constexpr std::array<std::string_view, 9> inaudible{
    "\u200E", "\u200F", "\u2066", "\u2067", "\u2068", "\u2069", "\u061C", "\u200B", "\u00AD"};

bool is_heard_by_visitors(std::string_view key) {
    return std::ranges::find(unheard, key.substr(0, key.find('.'))) == unheard.end();
}

bool is_digit(std::string_view text, std::size_t at) {
    return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

// Whether "9:05" or "13:30" stands here; gives its length, else 0.
std::size_t time_at(std::string_view text, std::size_t at) {
    if (at > 0 && (is_digit(text, at - 1) || text[at - 1] == ':')) return 0;
    std::size_t const hour = is_digit(text, at) ? (is_digit(text, at + 1) ? 2 : 1) : 0;
    std::size_t const end = at + hour + 3;
    bool const is_time = hour > 0 && end <= text.size() && text[at + hour] == ':' &&
                         is_digit(text, end - 2) && is_digit(text, end - 1) &&
                         !is_digit(text, end) && (end == text.size() || text[end] != ':');
    return is_time ? hour + 3 : 0;
}

std::string time_in_words(Tongue const& tongue, std::string_view time) {
    auto const colon = time.find(':');
    std::string hour{time.substr(0, colon)};
    if (hour.size() == 2 && hour[0] == '0') hour.erase(0, 1);
    std::string const minute{time.substr(colon + 1)};
    if (minute == "00") return tongue.text("speech.hour", {{"hour", hour}});
    return tongue.text("speech.time", {{"hour", hour}, {"minute", minute}});
}

std::string without(std::string text, std::string_view part, std::string_view instead = {}) {
    for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += instead.size())
        text.replace(at, part.size(), instead);
    return text;
}

}  // namespace

bool Voices::has_recording(std::string_view tag, std::string_view key) const {
    auto const keys = recorded.find(tag);
    return keys != recorded.end() && keys->second.contains(key);
}

Phrasebook::Phrasebook(Tongue const& tongue) {
    for (auto& key : tongue.keys()) {
        auto words = tongue.text(key);
        if (words.find('{') == words.npos) m_keys[std::move(words)].push_back(std::move(key));
    }
}

void Phrasebook::add(Phrase phrase) {
    m_keys[std::move(phrase.words)].push_back(std::move(phrase.key));
}

std::vector<std::string> const& Phrasebook::keys_of(std::string_view words) const {
    static std::vector<std::string> const none;
    auto const found = m_keys.find(words);
    return found == m_keys.end() ? none : found->second;
}

std::vector<Phrase> phrases_to_record(Tongue const& tongue, Tongue const& english) {
    std::vector<Phrase> phrases;
    std::set<std::string> seen;
    for (auto& key : tongue.keys()) {
        auto words = tongue.text(key);
        if (!is_heard_by_visitors(key) || words.find('{') != words.npos) continue;
        if (!seen.insert(words).second) continue;
        auto meaning = english.text(key);
        phrases.push_back({std::move(key), std::move(words), std::move(meaning)});
    }
    return phrases;
}

std::string words_for_voice(Tongue const& tongue, std::string_view words) {
    std::string said;
    for (std::size_t at = 0; at < words.size();) {
        auto const time = time_at(words, at);
        if (time > 0)
            said += time_in_words(tongue, words.substr(at, time));
        else
            said += words[at];
        at += std::max<std::size_t>(time, 1);
    }
    for (auto const mark : inaudible) said = without(std::move(said), mark);
    return without(without(std::move(said), " · ", ", "), "\n", ". ");
}

}  // namespace ontmoet::i18n
