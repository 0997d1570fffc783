// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What people at a gemeente write in their own words, in Dutch: "kok, 4 jaar", "spreken A2, lezen
// A1", "mbo niveau 2". Nothing is guessed: what is not understood is nothing.
namespace ontmoet::exchange {

// The parts of a list, between commas, semicolons, bars, line ends and "en".
std::vector<std::string> free_items(std::string_view text);

// Kinds of work by the names a Dutch reader knows them by.
class WorkWords {
public:
    WorkWords(i18n::Vocabulary const& vocabulary, i18n::Tongue const& dutch);
    // "Kok (4 jaar)": an occupation with its sector, or a sector alone.
    std::optional<domain::WorkDone> read(std::string_view text) const;

private:
    struct Name {
        std::string words;  // " kok ": so that it is found as whole words
        std::string sector;
        std::string occupation;
    };
    std::vector<Name> m_names;  // the longest first
};

// One level for everything, or one for each of listening, speaking, reading and writing. False when
// there is none.
bool read_dutch_level(std::string_view text, domain::DutchLevel& level);
// As Profile::education: "none", "primary", "secondary", "mbo", "mbo-2", "hbo", "wo". Of "hbo/wo"
// the lower one; empty when it is none of them.
std::string school_of(std::string_view text);
// The code of a language by its Dutch name, or by the code itself; empty for an unknown one.
std::string language_of(std::string_view text, i18n::Tongue const& dutch);
// "Tesfay, Selam" or "Selam Tesfay": given and family name.
std::pair<std::string, std::string> names_of(std::string_view text);
// The first number in a text, between these; nothing when there is none.
std::optional<int> number_in(std::string_view text, int least, int most);

}  // namespace ontmoet::exchange
