// SPDX-License-Identifier: EUPL-1.2
#include "text/bidi.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fribidi/fribidi.h>

namespace ontmoet::text {
namespace {

FriBidiParType wanted_direction(Direction direction, bool language_is_rtl) {
    switch (direction) {
        case Direction::left_to_right: return FRIBIDI_PAR_LTR;
        case Direction::right_to_left: return FRIBIDI_PAR_RTL;
        case Direction::automatic: break;
    }
    return language_is_rtl ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;
}

// No code point here can be anything but left to right: most Dutch and English text.
bool is_plainly_left_to_right(std::u32string_view codes, FriBidiParType wanted) {
    if (wanted == FRIBIDI_PAR_RTL) return false;
    auto const is_latin_letter = [](char32_t code) {
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    };
    if (wanted == FRIBIDI_PAR_WRTL && std::none_of(codes.begin(), codes.end(), is_latin_letter)) {
        return false;
    }
    return std::all_of(codes.begin(), codes.end(), [](char32_t code) { return code < 0x590; });
}

}  // namespace

BidiLevels resolve_bidi(std::u32string_view codes, Direction direction, bool language_is_rtl) {
    auto wanted = wanted_direction(direction, language_is_rtl);
    BidiLevels result;
    result.levels.assign(codes.size(), 0);
    result.right_to_left = wanted == FRIBIDI_PAR_RTL || wanted == FRIBIDI_PAR_WRTL;
    if (codes.empty()) return result;
    if (is_plainly_left_to_right(codes, wanted)) {
        result.right_to_left = false;
        return result;
    }
    auto const count = static_cast<FriBidiStrIndex>(codes.size());
    std::vector<FriBidiChar> const characters(codes.begin(), codes.end());
    std::vector<FriBidiCharType> types(codes.size());
    std::vector<FriBidiBracketType> brackets(codes.size());
    std::vector<FriBidiLevel> levels(codes.size());
    fribidi_get_bidi_types(characters.data(), count, types.data());
    fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
    auto const highest = fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count,
                                                             &wanted, levels.data());
    result.right_to_left = FRIBIDI_IS_RTL(wanted);
    // Zero: FriBidi had no memory. Reading order is then still readable.
    if (highest == 0) return result;
    std::transform(levels.begin(), levels.end(), result.levels.begin(), [](FriBidiLevel level) {
        return static_cast<BidiLevel>(std::max<int>(level, 0));
    });
    return result;
}

std::vector<std::size_t> visual_order(std::vector<BidiLevel> const& levels) {
    std::vector<std::size_t> order(levels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (levels.empty()) return order;
    auto const highest = *std::max_element(levels.begin(), levels.end());
    for (auto level = highest; level > 0; --level) {
        for (std::size_t begin = 0; begin < levels.size();) {
            auto end = begin;
            while (end < levels.size() && levels[end] >= level) ++end;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(begin),
                         order.begin() + static_cast<std::ptrdiff_t>(end));
            begin = std::max(end, begin + 1);
        }
    }
    return order;
}

bool is_right_to_left_language(std::string_view language) {
    if (language.find("-Arab") != std::string_view::npos) return true;
    if (language.find("-Latn") != std::string_view::npos) return false;
    static constexpr std::array<std::string_view, 12> k_languages{
        "ar", "fa", "prs", "ps", "ckb", "ur", "sd", "ug", "he", "yi", "dv", "syr"};
    auto const primary = language.substr(0, language.find_first_of("-_"));
    return std::find(k_languages.begin(), k_languages.end(), primary) != k_languages.end();
}

}  // namespace ontmoet::text
