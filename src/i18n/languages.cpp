// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"

#include <algorithm>
#include <array>

namespace ontmoet::i18n {

namespace {

constexpr std::array<Language, 10> all_languages{{
    {"nl", "Nederlands", "Dutch", Direction::left_to_right},
    {"en", "English", "English", Direction::left_to_right},
    {"ar", "العربية", "Arabic", Direction::right_to_left},
    {"ti", "ትግርኛ", "Tigrinya", Direction::left_to_right},
    {"fa", "فارسی / دری", "Farsi / Dari", Direction::right_to_left},
    {"tr", "Türkçe", "Turkish", Direction::left_to_right},
    {"so", "Soomaali", "Somali", Direction::left_to_right},
    {"ps", "پښتو", "Pashto", Direction::right_to_left},
    {"fr", "Français", "French", Direction::left_to_right},
    {"uk", "Українська", "Ukrainian", Direction::left_to_right},
}};

}  // namespace

std::span<Language const> interface_languages() {
    return all_languages;
}

Language const* find_language(std::string_view tag) {
    auto const found = std::ranges::find(all_languages, tag, &Language::tag);
    return found == all_languages.end() ? nullptr : &*found;
}

}  // namespace ontmoet::i18n
