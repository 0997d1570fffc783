// SPDX-License-Identifier: EUPL-1.2
#include "i18n/vocabulary.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <optional>

namespace ontmoet::i18n {

namespace {

using Fields = std::vector<std::string>;

// The files hold codes only, so a field needs no quotes and never holds a comma.
Fields split_row(std::string_view row) {
    Fields fields;
    for (;;) {
        auto const comma = row.find(',');
        fields.emplace_back(row.substr(0, comma));
        if (comma == std::string_view::npos) return fields;
        row.remove_prefix(comma + 1);
    }
}

Error bad_row(std::filesystem::path const& file, int line, std::string_view reason) {
    return {ErrorKind::invalid_input, "error.vocabulary_row",
            file.filename().string() + ":" + std::to_string(line) + ": " + std::string{reason}};
}

bool is_word(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '_';
    });
}

bool is_occupation_key(std::string_view key) {
    auto const is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    if (key.size() != 4 && key.size() != 5) return false;
    return std::ranges::all_of(key.substr(0, 4), is_digit) &&
           (key.size() == 4 || (key[4] >= 'a' && key[4] <= 'z'));
}

// Calls `take` with the fields of each row below the heading; `take` answers what is wrong with it.
Status read_rows(std::filesystem::path const& file, Fields const& heading,
                 std::function<std::optional<std::string>(Fields const&)> const& take) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return Error{ErrorKind::not_found, "error.vocabulary_missing", file.string()};
    std::string row;
    for (int line = 1; std::getline(stream, row); ++line) {
        if (row.ends_with('\r')) row.pop_back();
        auto const fields = split_row(row);
        if (line == 1) {
            if (fields != heading) return bad_row(file, line, "the heading is another");
            continue;
        }
        if (fields.size() != heading.size())
            return bad_row(file, line,
                           std::to_string(heading.size()) + " fields expected, " +
                               std::to_string(fields.size()) + " found");
        if (auto const reason = take(fields)) return bad_row(file, line, *reason);
    }
    return {};
}

Status read_sectors(std::filesystem::path const& file, Vocabulary& vocabulary) {
    return read_rows(file, {"code", "icon"},
                     [&vocabulary](Fields const& fields) -> std::optional<std::string> {
                         if (!is_word(fields[0])) return "bad code '" + fields[0] + "'";
                         if (!is_word(fields[1])) return "bad icon '" + fields[1] + "'";
                         if (vocabulary.find_sector(fields[0]) != nullptr)
                             return "sector '" + fields[0] + "' stands there twice";
                         vocabulary.sectors.push_back({fields[0], fields[1]});
                         return std::nullopt;
                     });
}

Status read_occupations(std::filesystem::path const& file, Vocabulary& vocabulary) {
    return read_rows(file, {"key", "sector", "icon"},
                     [&vocabulary](Fields const& fields) -> std::optional<std::string> {
                         if (!is_occupation_key(fields[0])) return "bad key '" + fields[0] + "'";
                         if (vocabulary.find_sector(fields[1]) == nullptr)
                             return "unknown sector '" + fields[1] + "'";
                         if (!is_word(fields[2])) return "bad icon '" + fields[2] + "'";
                         if (vocabulary.find_occupation(fields[0]) != nullptr)
                             return "occupation '" + fields[0] + "' stands there twice";
                         vocabulary.occupations.push_back({fields[0], fields[1], fields[2]});
                         return std::nullopt;
                     });
}

// Several sectors stand in one field with spaces between them.
std::vector<std::string> words_of(std::string_view field) {
    std::vector<std::string> words;
    while (!field.empty()) {
        auto const end = std::min(field.find(' '), field.size());
        words.emplace_back(field.substr(0, end));
        field.remove_prefix(std::min(field.size(), end + 1));
    }
    return words;
}

Status read_skills(std::filesystem::path const& file, Vocabulary& vocabulary) {
    return read_rows(file, {"key", "sectors", "icon"},
                     [&vocabulary](Fields const& fields) -> std::optional<std::string> {
                         if (!is_word(fields[0])) return "bad key '" + fields[0] + "'";
                         auto sectors = words_of(fields[1]);
                         for (auto const& sector : sectors)
                             if (vocabulary.find_sector(sector) == nullptr)
                                 return "unknown sector '" + sector + "'";
                         if (!is_word(fields[2])) return "bad icon '" + fields[2] + "'";
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
                     [&vocabulary](Fields const& fields) -> std::optional<std::string> {
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
    TRY(read_municipalities(asset_root / "municipalities.csv", vocabulary));
    return vocabulary;
}

}  // namespace ontmoet::i18n
