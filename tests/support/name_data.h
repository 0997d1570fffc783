// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

// The names of tests/data/names: spellings of one name, and people who do not exist.
namespace ontmoet::test {

using Names = std::vector<std::string>;

// Each line of variants.txt: the spellings of one name.
inline std::vector<Names> spellings_of_names(std::filesystem::path const& source) {
    std::ifstream file(source / "tests/data/names/variants.txt");
    std::vector<Names> groups;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto& group = groups.emplace_back();
        std::stringstream rest(line);
        for (std::string name; std::getline(rest >> std::ws, name, ',');) group.push_back(name);
    }
    return groups;
}

// Given and family names of one language; `own` are given names in its own script.
struct NameLists {
    Names given;
    Names family;
    Names own;
};

inline std::vector<NameLists> name_lists(std::filesystem::path const& source) {
    std::ifstream file(source / "tests/data/names/people.txt");
    std::vector<NameLists> lists;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::stringstream rest(line);
        std::string language;
        std::string kind;
        rest >> language >> kind;
        if (kind == "given:") lists.emplace_back();
        auto& list = lists.back();
        auto& names = kind == "given:" ? list.given : kind == "family:" ? list.family : list.own;
        for (std::string name; rest >> name;) names.push_back(name);
    }
    return lists;
}

inline std::string const& one_of(Names const& names, Random& random) {
    return names[random.below(names.size())];
}

// A family name nobody has: `syllables` of `letters` each.
inline std::string made_up_name(Names const& syllables, std::size_t count, Random& random) {
    std::string name;
    for (std::size_t i = 0; i < count; ++i) name += one_of(syllables, random);
    return name;
}

}  // namespace ontmoet::test
