// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "i18n/talk_book.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::i18n {

// A branch of work. Its name is the message "sector.<code>"; `icon` is a ligature of Material
// Icons.
struct Sector {
    std::string code;
    std::string icon;

    std::string message_key() const { return "sector." + code; }
};

// A kind of work. `key` is the ISCO-08 code of four digits, with a letter behind it where one code
// holds several kinds ("7231b"). Its name is the message "occupation.<key>".
struct Occupation {
    std::string key;
    std::string sector;
    std::string icon;

    std::string isco() const { return key.substr(0, 4); }
    std::string message_key() const { return "occupation." + key; }
};

// Something a person can. Its name is the message "skill.<key>".
struct Skill {
    std::string key;
    std::vector<std::string> sectors;  // where it is asked most; none: everywhere
    std::string icon;

    std::string message_key() const { return "skill." + key; }
};

// A gemeente and the arbeidsmarktregio it belongs to, by UWV's division of the Netherlands into 35.
struct Municipality {
    std::string name;
    std::string region;
    std::string also;  // another name it is called by, or none
};

// The sectors, occupations, skills and municipalities of domain.md §4 and §8, from sectors.csv,
// occupations.csv, skills.csv and municipalities.csv, and what two people can say to each other
// by touching it.
struct Vocabulary {
    std::vector<Sector> sectors;
    std::vector<Occupation> occupations;
    std::vector<Skill> skills;
    TalkBook talk;
    std::vector<Municipality> municipalities;

    // Null when unknown.
    Sector const* find_sector(std::string_view code) const;
    Occupation const* find_occupation(std::string_view key) const;
    Skill const* find_skill(std::string_view key) const;
    // By either of its names, however its letters a to z are written.
    Municipality const* find_municipality(std::string_view name) const;
    // The arbeidsmarktregio of a municipality; empty when that is unknown.
    std::string region_of(std::string_view municipality) const;
    // The occupations of a sector, in the order of the file (most asked first).
    std::vector<Occupation const*> occupations_of(std::string_view sector) const;
};

// "error.vocabulary_missing" or "error.vocabulary_row" with file and line in the detail.
Result<Vocabulary> load_vocabulary(std::filesystem::path const& asset_root);

}  // namespace ontmoet::i18n
