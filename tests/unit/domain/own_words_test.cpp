// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using ontmoet::test::tell_late;
using ontmoet::test::Told;

TEST_CASE("of recorded own words the last counts, and taking them back takes them all") {
    Told told;
    auto const& recording = [&]() -> auto& {
        return told.state.people.at(told.selam).recording;
    };
    tell_late(told, "desk", 5, OwnWordsRecorded{told.selam, 12, "T2dnUw==", "1", "ti"});
    REQUIRE(recording().has_value());
    CHECK(recording()->seconds == 12);
    tell_late(told, "desk", 6, OwnWordsRecorded{told.selam, 20, "T2dnUw==", "1", "ti"});
    CHECK(recording()->seconds == 20);
    tell_late(told, "desk", 10, OwnWordsRemoved{told.selam});
    CHECK_FALSE(told.state.people.at(told.selam).is_recorded());
    // Said before that, told after it.
    tell_late(told, "tablet", 8, OwnWordsRecorded{told.selam, 7, "T2dnUw==", "1", "ti"});
    CHECK_FALSE(told.state.people.at(told.selam).is_recorded());
    tell_late(told, "desk", 30, OwnWordsRemoved{told.selam});
    tell_late(told, "tablet", 11, OwnWordsRecorded{told.selam, 7, "T2dnUw==", "1", "ti"});
    CHECK(told.state.people.at(told.selam).is_recorded());
}

TEST_CASE("what is no sound, or longer than was promised, is refused") {
    Told told;
    auto const refused = [&](int seconds, std::string sound) {
        return refusal(told.state, make_fact(OwnWordsRecorded{told.selam, seconds, std::move(sound),
                                                              "1", "ti"}))
            .has_value();
    };
    CHECK_FALSE(refused(1, "T2dnUw=="));
    CHECK_FALSE(refused(k_longest_own_words_s, "T2dnUw=="));
    CHECK(refused(0, "T2dnUw=="));
    CHECK(refused(-3, "T2dnUw=="));
    CHECK(refused(k_longest_own_words_s + 1, "T2dnUw=="));
    CHECK(refused(5, ""));
    CHECK(refused(5, "UklGRg=="));
    CHECK(refused(5, "T2dnU<script>"));
    CHECK_FALSE(refused(5, "T2dnU" + std::string(k_most_sound_letters - 5, 'A')));
    CHECK(refused(5, "T2dnU" + std::string(k_most_sound_letters - 4, 'A')));
}
