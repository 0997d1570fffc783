// SPDX-License-Identifier: EUPL-1.2
#include "i18n/vocabulary.h"

#include "i18n/csv_rows.h"

#include <algorithm>
#include <optional>

namespace ontmoet::i18n {

namespace {

bool is_occupation_key(std::string_view key) {
    auto const is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    if (key.size() != 4 && key.size() != 5) return false;
    return std::ranges::all_of(key.substr(0, 4), is_digit) &&
           (key.size() == 4 || (key[4] >= 'a' && key[4] <= 'z'));
}

Status read_sectors(std::filesystem::path const& file, Vocabulary& vocabulary) {
    return read_rows(file, {"code", "icon"},
                     [&vocabulary](CsvFields const& fields) -> std::optional<std::string> {
                         if (!is_code_word(fields[0])) return "bad code '" + fields[0] + "'";
                         if (!is_code_word(fields[1])) return "bad icon '" + fields[1] + "'";
                         if (vocabulary.find_sector(fields[0]) != nullptr)
                             return "sector '" + fields[0] + "' stands there twice";
                         vocabulary.sectors.push_back({fields[0], fields[1]});
                         return std::nullopt;
                     });
}

Status read_occupations(std::filesystem::path const& file, Vocabulary& vocabulary) {
    return read_rows(file, {"key", "sector", "icon"},
                     [&vocabulary](CsvFields const& fields) -> std::optional<std::string> {
                         if (!is_occupation_key(fields[0])) return "bad key '" + fields[0] + "'";
                         if (vocabulary.find_sector(fields[1]) == nullptr)
                             return "unknown sector '" + fields[1] + "'";
                         if (!is_code_word(fields[2])) return "bad icon '" + fields[2] + "'";
                         if (vocabulary.find_occupation(fields[0]) != nullptr)
                             return "occupation '" + fields[0] + "' stands there twice";
                         vocabulary.occupations.push_back({fields[0], fields[1], fields[2]});
                         return std::nullopt;
                     });
}

Status read_skills(std::filesystem::path const& file, Vocabulary& vocabulary) {
    return read_rows(file, {"key", "sectors", "icon"},
                     [&vocabulary](CsvFields const& fields) -> std::optional<std::string> {
                         if (!is_code_word(fields[0])) return "bad key '" + fields[0] + "'";
                         auto sectors = words_in_field(fields[1]);
                         for (auto const& sector : sectors)
                             if (vocabulary.find_sector(sector) == nullptr)
                                 return "unknown sector '" + sector + "'";
                         if (!is_code_word(fields[2])) return "bad icon '" + fields[2] + "'";
                         if (vocabulary.find_skill(fields[0]) != nullptr)
                             return "skill '" + fields[0] + "' stands there twice";
                         vocabulary.skills.push_back({fields[0], std::move(sectors), fields[2]});
                         return std::nullopt;
                     });
}

// Small letters a to z; nobody types the apostrophe of a gemeente as the list has it.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        constexpr std::string_view curly = "\u2019";
        if (name.substr(i).starts_with(curly)) {
            i += curly.size() - 1;
        } else if (name[i] != '\'' && name[i] != ' ' && name[i] != '-') {
            bool const is_capital = name[i] >= 'A' && name[i] <= 'Z';
            plain += is_capital ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
        }
    }
    return plain;
}

Status read_municipalities(std::filesystem::path const& file, Vocabulary& vocabulary) {
    return read_rows(file, {"name", "region", "also"},
                     [&vocabulary](CsvFields const& fields) -> std::optional<std::string> {
                         if (fields[0].empty()) return "a municipality has a name";
                         if (fields[1].empty()) return "'" + fields[0] + "' has no region";
                         for (auto const* name : {&fields[0], &fields[2]})
                             if (vocabulary.find_municipality(*name) != nullptr)
                                 return "municipality '" + *name + "' stands there twice";
                         vocabulary.municipalities.push_back({fields[0], fields[1], fields[2]});
                         return std::nullopt;
                     });
}

}  // namespace

Sector const* Vocabulary::find_sector(std::string_view code) const {
    auto const found = std::ranges::find(sectors, code, &Sector::code);
    return found == sectors.end() ? nullptr : &*found;
}

Occupation const* Vocabulary::find_occupation(std::string_view key) const {
    auto const found = std::ranges::find(occupations, key, &Occupation::key);
    return found == occupations.end() ? nullptr : &*found;
}

Skill const* Vocabulary::find_skill(std::string_view key) const {
    auto const found = std::ranges::find(skills, key, &Skill::key);
    return found == skills.end() ? nullptr : &*found;
}

Municipality const* Vocabulary::find_municipality(std::string_view name) const {
    auto const wanted = plain_name(name);
    if (wanted.empty()) return nullptr;
    auto const found = std::ranges::find_if(municipalities, [&](Municipality const& one) {
        return plain_name(one.name) == wanted || plain_name(one.also) == wanted;
    });
    return found == municipalities.end() ? nullptr : &*found;
}

std::string Vocabulary::region_of(std::string_view municipality) const {
    auto const* found = find_municipality(municipality);
    return found == nullptr ? std::string{} : found->region;
}

std::vector<Occupation const*> Vocabulary::occupations_of(std::string_view sector) const {
    std::vector<Occupation const*> found;
    for (auto const& occupation : occupations)
        if (occupation.sector == sector) found.push_back(&occupation);
    return found;
}

Result<Vocabulary> load_vocabulary(std::filesystem::path const& asset_root) {
    Vocabulary vocabulary;
    TRY(read_sectors(asset_root / "sectors.csv", vocabulary));
    TRY(read_occupations(asset_root / "occupations.csv", vocabulary));
    TRY(read_skills(asset_root / "skills.csv", vocabulary));
    TRY_ASSIGN(vocabulary.talk, load_talk_book(asset_root / "talk.csv"));
    TRY(read_municipalities(asset_root / "municipalities.csv", vocabulary));
    return vocabulary;
}

}  // namespace ontmoet::i18n
