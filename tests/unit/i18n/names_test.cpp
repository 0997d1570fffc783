// SPDX-License-Identifier: EUPL-1.2
#include "i18n/names.h"

#include "i18n/name_match.h"
#include "i18n/name_sounds.h"

#include <catch2/catch.hpp>

using namespace ontmoet::i18n;

namespace {

NameFit fit(char const* typed, char const* word) {
    auto const match = match_word(name_word(typed), name_word(word));
    INFO(typed << " for " << word << ": " << match.score);
    REQUIRE(match.score > 0);
    return fit_of(match.score);
}

bool fits(char const* typed, char const* word) {
    return match_word(name_word(typed), name_word(word)).score > 0;
}

}  // namespace

TEST_CASE("a name of any script has an ASCII key") {
    CHECK(search_key("Ümit Şahin") == "umit sahin");
    CHECK(search_key("ILGIN ışık İnci") == "ilgin isik inci");
    CHECK(search_key("ሰላም") == "selam");
    CHECK(search_key("ተስፋይ") == "tesfay");
    CHECK(search_key("ፀጋይ") == search_key("ጸጋይ"));
    CHECK(search_key("Сергій") == "serhiy");
    CHECK(search_key("  Jan-Willem   d'Hondt ") == "jan willem dhondt");
    CHECK(search_key("") == "");
    CHECK(search_key("\xff\xfe") == "");
    CHECK(search_key("؟ !") == "");
}

TEST_CASE("it is known how a text is written") {
    CHECK(writing_of("12 Ümit") == Writing::latin);
    CHECK(writing_of("ګلالۍ") == Writing::arabic);
    CHECK(writing_of("ሰላም") == Writing::ethiopic);
    CHECK(writing_of("Олександр") == Writing::cyrillic);
    CHECK(writing_of("…") == Writing::other);
}

TEST_CASE("a word without letters fits nothing") {
    CHECK(name_word("").latin.empty());
    CHECK_FALSE(fits("selam", ""));
    CHECK_FALSE(fits("", "selam"));
}

TEST_CASE("a word fits by its letters, its beginning, its sound, or with one slip, in that order") {
    CHECK(fit("Mohamed", "mohamed") == NameFit::exact);
    CHECK(fit("moha", "Mohamed") == NameFit::beginning);
    CHECK(fit("muhammad", "Mohamed") == NameFit::spelling);
    CHECK(fit("muha", "Mohamed") == NameFit::spelling);
    CHECK(fit("mohamrd", "Mohamed") == NameFit::slip);
    CHECK(fit("tesfsy", "Tesfay") == NameFit::slip);
    CHECK(fit("tefsay", "Tesfay") == NameFit::slip);
    CHECK(fit("tesay", "Tesfay") == NameFit::slip);
    CHECK(fit("tesfray", "Tesfay") == NameFit::slip);
    auto const whole = match_word(name_word("muhammad"), name_word("Mohamed"));
    auto const unfinished = match_word(name_word("muhamm"), name_word("Mohamed"));
    CHECK(whole.score > unfinished.score);
    CHECK(with_other_space(whole.score) < whole.score);
}

TEST_CASE("one slip is forgiven in a word of four letters, none in one of three, never two") {
    CHECK(fits("omsr", "Omar"));
    CHECK_FALSE(fits("alk", "Ali"));
    CHECK_FALSE(fits("mohskrd", "Mohamed"));
    CHECK_FALSE(fits("tsefya", "Tesfay"));
}

TEST_CASE("other names do not fit") {
    CHECK_FALSE(fits("selam", "Samira"));
    CHECK_FALSE(fits("mohamed", "Ahmad"));
    CHECK_FALSE(fits("ali", "Lea"));
    CHECK_FALSE(fits("ali", "Omar"));
    CHECK_FALSE(fits("hassan", "Ismail"));
    CHECK_FALSE(fits("سلام", "Samira"));
    CHECK_FALSE(fits("محمد", "أحمد"));
}

TEST_CASE("a spelling may stand for several sounds") {
    CHECK(sounds_of("alexander", Writing::latin).size() == 4);
    CHECK(sounds_of("alsayed", Writing::latin) == std::vector<std::string>{"alsayed", "sayed"});
    CHECK(sounds_of("abdulrahman", Writing::latin) == std::vector<std::string>{"abdrahman"});
    CHECK(sounds_of("elena", Writing::latin) == std::vector<std::string>{"elena"});
    CHECK(sounds_of(std::string(200, 'm') + "o", Writing::latin).front() == "mo");
    std::string long_name;
    for (int i = 0; i < 90; ++i) long_name += "ma";
    CHECK(sounds_of(long_name, Writing::latin).front().size() == longest_sound);
    CHECK(join_sounds("gebrem", "medhin") == "gebremedhin");
}

TEST_CASE("the distance of two sounds counts slips dear and spellings cheap") {
    CHECK(distance("selam", "selam", false, 10).whole == 0);
    CHECK(distance("selam", "salam", false, 10).whole == 1);
    CHECK(distance("sel", "selam", false, 10).beginning == 0);
    CHECK(distance("selamtesfai", "selam", false, 10).first_part == 0);
    CHECK(distance("selam", "sekam", false, 30).whole == slip_cost);
    CHECK(distance("tesfay", "tefsay", false, 30).whole == slip_cost);
    CHECK(distance("mhmd", "muhamed", true, 10).whole == 3);
    CHECK(distance("mhmd", "muhamed", false, 10).whole == 6);
    CHECK(distance("selam", "berhane", false, 10).whole == too_far);
}
