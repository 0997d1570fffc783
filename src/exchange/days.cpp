// SPDX-License-Identifier: EUPL-1.2
#include "exchange/reading.h"

#include <array>
#include <optional>

namespace ontmoet::exchange {
namespace {

using Names = std::array<std::string_view, 4>;

constexpr std::array<Names, 7> k_day_names{{{"mo", "mon", "ma", "maandag"},
                                            {"tu", "tue", "di", "dinsdag"},
                                            {"we", "wed", "wo", "woensdag"},
                                            {"th", "thu", "do", "donderdag"},
                                            {"fr", "fri", "vr", "vrijdag"},
                                            {"sa", "sat", "za", "zaterdag"},
                                            {"su", "sun", "zo", "zondag"}}};
constexpr std::array<Names, domain::Days::k_parts> k_part_names{{{"morning", "am", "ochtend", "o"},
                                                                 {"afternoon", "pm", "middag", "m"},
                                                                 {"evening", "eve", "avond", "a"}}};
constexpr std::uint32_t k_daytime = 0b011;

template <std::size_t Count>
std::optional<int> index_of(std::array<Names, Count> const& table, std::string_view name) {
    auto const word = plain_word(name);
    for (std::size_t i = 0; i < Count; ++i)
        for (auto const known : table[i])
            if (known == word) return static_cast<int>(i);
    return std::nullopt;
}

// "morning+afternoon" as bits of one day.
std::optional<std::uint32_t> parts_mask(std::string_view text) {
    std::uint32_t mask = 0;
    for (;;) {
        auto const at = text.find('+');
        auto const part = index_of(k_part_names, text.substr(0, at));
        if (!part) return std::nullopt;
        mask |= 1U << *part;
        if (at == text.npos) return mask;
        text.remove_prefix(at + 1);
    }
}

std::optional<std::uint32_t> item_mask(std::string_view item) {
    auto const colon = item.find(':');
    auto const days = item.substr(0, colon);
    auto const dash = days.find('-');
    auto const first = index_of(k_day_names, days.substr(0, dash));
    auto const last = dash == days.npos ? first : index_of(k_day_names, days.substr(dash + 1));
    auto const parts =
        colon == item.npos ? std::optional(k_daytime) : parts_mask(item.substr(colon + 1));
    if (!first || !last || *first > *last || !parts) return std::nullopt;
    std::uint32_t mask = 0;
    for (int day = *first; day <= *last; ++day) mask |= *parts << (day * domain::Days::k_parts);
    return mask;
}

}  // namespace

void read_value(Reading& reading, domain::Days& value) {
    std::uint32_t mask = 0;
    for (auto const& item : list_items(reading.text())) {
        auto const one = item_mask(item);
        if (!one)
            return reading.refuse("import.bad_days",
                                  "mo-fr:morning+afternoon|sa (ma-vr:ochtend+middag|za)");
        mask |= *one;
    }
    value.mask = mask;
}

}  // namespace ontmoet::exchange
