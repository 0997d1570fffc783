// SPDX-License-Identifier: EUPL-1.2
// The catalogues as the program reads them. That they are whole, of one shape and well written is
// checked in tests/tidy/words.py.
#include "i18n/assets.h"
#include "i18n/tongue.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::i18n;

namespace {

Tongues const& shipped_tongues() {
    static auto const tongues = Tongues::load(asset_root() / "locale");
    REQUIRE(tongues.ok());
    return *tongues;
}

}  // namespace

TEST_CASE("every language has a catalogue of its own") {
    for (auto const& tongue : shipped_tongues().all()) {
        INFO(tongue.language().tag);
        CHECK(tongue.has("welcome.title"));
    }
}

TEST_CASE("a plural takes the form of its count in each language") {
    struct Case {
        std::string_view tag;
        std::int64_t count;
        std::string_view words;
    };
    for (auto const& one : std::vector<Case>{{"nl", 0, "0 gesprekken"},
                                             {"nl", 1, "1 gesprek"},
                                             {"nl", 3'000'000'001, "3.000.000.001 gesprekken"},
                                             {"en", 1, "1 meet"},
                                             {"en", 2, "2 meets"},
                                             {"ar", 0, "لا لقاءات"},
                                             {"ar", 1, "لقاء واحد"},
                                             {"ar", 2, "لقاءان"},
                                             {"ar", 3, "٣ لقاءات"},
                                             {"ar", 103, "١٠٣ لقاءات"},
                                             {"ar", 11, "١١ لقاءً"},
                                             {"ar", 199, "١٩٩ لقاءً"},
                                             {"ar", 100, "١٠٠ لقاء"},
                                             {"ar", 202, "٢٠٢ لقاء"},
                                             {"ti", 0, "0 ርክብ"},
                                             {"ti", 2, "2 ርክባት"},
                                             {"fa", 2, "۲ ملاقات"},
                                             {"tr", 2, "2 görüşme"},
                                             {"so", 2, "2 kulan"},
                                             {"ps", 1, "۱ لیدنه"},
                                             {"ps", 2, "۲ لیدنې"},
                                             {"fr", 0, "0 rencontre"},
                                             {"fr", 2, "2 rencontres"},
                                             {"uk", 1, "1 зустріч"},
                                             {"uk", 21, "21 зустріч"},
                                             {"uk", 24, "24 зустрічі"},
                                             {"uk", 0, "0 зустрічей"},
                                             {"uk", 12, "12 зустрічей"}}) {
        INFO(one.tag << " " << one.count);
        CHECK(shipped_tongues().get(one.tag).plural("schedule.count", one.count) == one.words);
    }
}

TEST_CASE("a Latin name in an Arabic sentence is isolated") {
    auto const text = shipped_tongues().get("ar").text("leave.title", {{"name", "Samira (A12)"}});
    CHECK(text.find("\u2068Samira (A12)\u2069") != text.npos);
}
