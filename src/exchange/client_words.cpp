// SPDX-License-Identifier: EUPL-1.2
#include "exchange/client_words.h"

#include "exchange/reading.h"
#include "exchange/words.h"

#include <algorithm>
#include <array>
#include <functional>

namespace ontmoet::exchange {
namespace {

using domain::Level;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// Small letters with one space between words and around them; signs are spaces.
std::string spaced(std::string_view text) {
    std::string words = " ";
    for (char letter : text) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        bool const is_letter = (letter >= 'a' && letter <= 'z') || is_digit(letter) ||
                               static_cast<unsigned char>(letter) >= 0x80;
        if (is_letter)
            words += letter;
        else if (words.back() != ' ')
            words += ' ';
    }
    if (words.back() != ' ') words += ' ';
    return words;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (char const letter : spaced(text)) {
        if (letter != ' ') {
            word += letter;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

// Languages that people here speak and that a file may name.
constexpr std::array<std::string_view, 26> k_languages{
    "nl", "ar", "ti", "en", "fa", "prs", "tr", "ps", "so", "kmr", "ckb", "am", "uk",
    "ru", "fr", "ku", "ur", "es", "pt",  "de", "zh", "hy", "az",  "ka",  "sw", "bn"};

// The number of years before "jaar" or "jr", 0 when there is none.
int years_in(std::string_view text) {
    constexpr int k_most_years = 60;
    auto const words = words_of(text);
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i] == "jaar" || words[i] == "jr")
            return number_in(words[i - 1], 1, k_most_years).value_or(0);
    return 0;
}

}  // namespace

std::vector<std::string> free_items(std::string_view text) {
    std::vector<std::string> items;
    std::string item;
    auto const end_item = [&] {
        if (auto const whole = trimmed(item); !whole.empty()) items.emplace_back(whole);
        item.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        constexpr std::string_view k_and = " en ";
        if (std::string_view{",;|\n\r"}.find(text[i]) != std::string_view::npos) {
            end_item();
        } else if (text.substr(i).starts_with(k_and)) {
            end_item();
            i += k_and.size() - 1;
        } else {
            item += text[i];
        }
    }
    end_item();
    return items;
}

WorkWords::WorkWords(i18n::Vocabulary const& vocabulary, i18n::Tongue const& dutch) {
    for (auto const& sector : vocabulary.sectors) {
        m_names.push_back({spaced(sector.code), sector.code, {}});
        m_names.push_back({spaced(dutch.text(sector.message_key())), sector.code, {}});
    }
    for (auto const& one : vocabulary.occupations) {
        m_names.push_back({spaced(one.key), one.sector, one.key});
        m_names.push_back({spaced(dutch.text(one.message_key())), one.sector, one.key});
    }
    std::ranges::stable_sort(m_names, std::greater{},
                             [](Name const& name) { return name.words.size(); });
}

std::optional<domain::WorkDone> WorkWords::read(std::string_view text) const {
    auto const words = spaced(text);
    auto const found = std::ranges::find_if(
        m_names, [&](Name const& name) { return words.find(name.words) != std::string::npos; });
    if (found == m_names.end()) return std::nullopt;
    return domain::WorkDone{found->sector, found->occupation, years_in(text)};
}

bool read_dutch_level(std::string_view text, domain::DutchLevel& level) {
    struct Skill {
        std::string_view beginning;
        Level domain::DutchLevel::*member;
    };
    constexpr std::array skills{
        Skill{"luister", &domain::DutchLevel::listening},
        Skill{"spre", &domain::DutchLevel::speaking}, Skill{"lez", &domain::DutchLevel::reading},
        Skill{"lees", &domain::DutchLevel::reading}, Skill{"schrij", &domain::DutchLevel::writing}};
    bool is_found = false;
    std::vector<Level domain::DutchLevel::*> named;
    for (auto const& word : words_of(text)) {
        if (auto const said = word_value<Level>(word)) {
            if (named.empty())
                for (auto const& skill : skills) named.push_back(skill.member);
            for (auto const member : named) level.*member = *said;
            named.clear();
            is_found = true;
            continue;
        }
        for (auto const& skill : skills)
            if (word.starts_with(skill.beginning)) named.push_back(skill.member);
    }
    return is_found;
}

std::string school_of(std::string_view text) {
    auto const words = words_of(text);
    auto const says = [&](std::initializer_list<std::string_view> beginnings) {
        return std::ranges::any_of(words, [&](std::string const& word) {
            return std::ranges::any_of(beginnings,
                                       [&](auto beginning) { return word.starts_with(beginning); });
        });
    };
    if (says({"geen"})) return "none";
    if (says({"basis", "primair", "lager"})) return "primary";
    if (says({"vmbo", "havo", "vwo", "voortgezet", "middelbar", "praktijkonderwijs"}))
        return "secondary";
    if (says({"mbo"})) {
        auto const level = number_in(text, 1, 4);
        return level ? "mbo-" + std::to_string(*level) : "mbo";
    }
    if (says({"hbo"})) return "hbo";
    if (says({"universit"}) || std::ranges::find(words, "wo") != words.end()) return "wo";
    return {};
}

std::string language_of(std::string_view text, i18n::Tongue const& dutch) {
    auto const wanted = spaced(text);
    for (auto const code : k_languages)
        if (wanted == spaced(code) || wanted == spaced(dutch.language_name(code)))
            return std::string(code);
    return {};
}

std::pair<std::string, std::string> names_of(std::string_view text) {
    auto const whole = trimmed(text);
    if (auto const comma = whole.find(','); comma != whole.npos)
        return {std::string(trimmed(whole.substr(comma + 1))),
                std::string(trimmed(whole.substr(0, comma)))};
    auto const space = whole.find(' ');
    if (space == whole.npos) return {std::string(whole), {}};
    return {std::string(whole.substr(0, space)), std::string(trimmed(whole.substr(space)))};
}

std::optional<int> number_in(std::string_view text, int least, int most) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        constexpr int k_too_large = 100'000;
        int number = 0;
        for (; i < text.size() && is_digit(text[i]); ++i)
            number = std::min(k_too_large, number * 10 + (text[i] - '0'));
        if (number >= least && number <= most) return number;
    }
    return std::nullopt;
}

}  // namespace ontmoet::exchange
