// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "i18n/tongue.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What two people who share no language say to each other by touching it (talk.csv).
namespace ontmoet::i18n {

enum class Speaker { employer, candidate, both };

// A sentence, a word or a picture. The id says whose words it has: "hello" those of the message
// "talk.hello", "skill.koken" those of that message, "24" is an amount, "7:30" a time of day and
// "day1" … "day7" a weekday from Monday on.
struct Saying {
    std::string id;
    std::string theme;  // empty: an answer to others only
    Speaker speaker = Speaker::both;
    std::string icon;  // a ligature of Material Icons
    bool several = false;
    std::vector<std::string> answers;  // ids; none: nothing has to be answered

    bool is_said_by(Speaker who) const { return speaker == Speaker::both || speaker == who; }
};

struct TalkBook {
    std::vector<Saying> sayings;

    // Null when it has no row; amounts, times and weekdays need none.
    Saying const* find(std::string_view id) const;
    // In the order of the file.
    std::vector<std::string> themes() const;
    std::vector<Saying const*> about(std::string_view theme, Speaker who) const;
    std::string icon_of(std::string_view id) const;
};

// Nothing for an amount, a time or a weekday, which need no message.
std::optional<std::string> message_key_of_saying(std::string_view id);
std::string words_of_saying(Tongue const& tongue, std::string_view id);

// Columns: id, theme, who (employer, candidate, both), icon, choose (one, several, empty without
// answers), answers (ids with spaces between; a theme stands for all that belongs to it).
// "error.vocabulary_missing" or "error.vocabulary_row" with file and line in the detail.
Result<TalkBook> load_talk_book(std::filesystem::path const& file);

}  // namespace ontmoet::i18n
