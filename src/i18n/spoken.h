// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What of a language can be heard, and the way back from words on a screen to their message.
namespace ontmoet::i18n {

// The languages a device speaks: by a voice that reads anything, by recordings of single messages.
struct Voices {
    std::set<std::string, std::less<>> spoken;  // tags
    // Tag → message keys.
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> recorded;

    bool has_voice(std::string_view tag) const { return spoken.contains(tag); }
    bool has_recording(std::string_view tag, std::string_view key) const;
    bool can_say(std::string_view tag, std::string_view key) const {
        return has_voice(tag) || has_recording(tag, key);
    }
};

// A message as it is handed to a person who records it.
struct Phrase {
    std::string key;
    std::string words;
    std::string english;
};

// From the words of a message back to its keys; messages with `{name}` or plural forms are left
// out, for their words differ each time.
class Phrasebook {
public:
    explicit Phrasebook(Tongue const& tongue);
    // Words that are no message of the catalogue but can be recorded, too.
    void add(Phrase phrase);
    // Empty when no message of the catalogue reads so.
    std::vector<std::string> const& keys_of(std::string_view words) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_keys;
};

// What visitors hear in this language, each sentence once: titles, questions, choices and answers.
// Words of hosts, employers and of the server are left out.
std::vector<Phrase> phrases_to_record(Tongue const& tongue, Tongue const& english);

// Words as a voice should get them: without marks of direction, "·" as a pause, "13:30" as the
// time of day in this language.
std::string words_for_voice(Tongue const& tongue, std::string_view words);

}  // namespace ontmoet::i18n
