// SPDX-License-Identifier: EUPL-1.2
#include "exchange/words.h"

#include "exchange/reading.h"

#include <array>
#include <span>

namespace ontmoet::exchange {
namespace {

using domain::EnumText;
using domain::Experience;
using domain::Level;
using domain::TravelMode;
using domain::Way;

template <class Enum>
std::span<EnumText<Enum> const> other_words();

template <>
std::span<EnumText<Level> const> other_words() {
    static constexpr std::array words{EnumText<Level>{Level::illiterate, "illiterate"},
                                      EnumText<Level>{Level::illiterate, "alfa"},
                                      EnumText<Level>{Level::c1, "c1+"},
                                      EnumText<Level>{Level::native, "moedertaal"},
                                      EnumText<Level>{Level::native, "mother_tongue"}};
    return words;
}
template <>
std::span<EnumText<Way> const> other_words() {
    static constexpr std::array words{EnumText<Way>{Way::paid_job, "betaald_werk"},
                                      EnumText<Way>{Way::paid_job, "betaalde_baan"},
                                      EnumText<Way>{Way::paid_job, "baan"},
                                      EnumText<Way>{Way::volunteering, "vrijwilligerswerk"},
                                      EnumText<Way>{Way::own_business, "eigen_bedrijf"},
                                      EnumText<Way>{Way::leerwerktraject, "work_and_learn"}};
    return words;
}
template <>
std::span<EnumText<TravelMode> const> other_words() {
    static constexpr std::array words{EnumText<TravelMode>{TravelMode::foot, "lopen"},
                                      EnumText<TravelMode>{TravelMode::foot, "te_voet"},
                                      EnumText<TravelMode>{TravelMode::bike, "fiets"},
                                      EnumText<TravelMode>{TravelMode::public_transport, "ov"},
                                      EnumText<TravelMode>{TravelMode::car, "auto"}};
    return words;
}
template <>
std::span<EnumText<Experience> const> other_words() {
    static constexpr std::array words{
        EnumText<Experience>{Experience::none, "geen"},
        EnumText<Experience>{Experience::some, "enige"},
        EnumText<Experience>{Experience::ambassador, "ambassadeur"},
        EnumText<Experience>{Experience::ambassador, "werkgeversambassadeur"}};
    return words;
}

}  // namespace

template <class Enum>
std::optional<Enum> word_value(std::string_view text) {
    auto const word = plain_word(text);
    if (word.empty()) return std::nullopt;
    for (auto const& entry : domain::enum_texts<Enum>())
        if (plain_word(entry.text) == word) return entry.value;
    for (auto const& entry : other_words<Enum>())
        if (entry.text == word) return entry.value;
    return std::nullopt;
}

template <class Enum>
std::string expected_words() {
    std::string words;
    for (auto const& entry : domain::enum_texts<Enum>())
        if (!entry.text.empty()) words += (words.empty() ? "" : ", ") + std::string(entry.text);
    return words;
}

std::optional<bool> yes_or_no(std::string_view text) {
    auto const word = plain_word(text);
    for (auto const yes : {"yes", "ja", "j", "y", "true", "waar", "1", "x"})
        if (word == yes) return true;
    for (auto const no : {"no", "nee", "n", "false", "onwaar", "0"})
        if (word == no) return false;
    return std::nullopt;
}

#define ONTMOET_WORDS(Enum)                                          \
    template std::optional<Enum> word_value<Enum>(std::string_view); \
    template std::string expected_words<Enum>();
ONTMOET_WORDS(Level)
ONTMOET_WORDS(Way)
ONTMOET_WORDS(TravelMode)
ONTMOET_WORDS(Experience)
#undef ONTMOET_WORDS

}  // namespace ontmoet::exchange
