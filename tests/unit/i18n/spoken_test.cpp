// SPDX-License-Identifier: EUPL-1.2
#include "i18n/spoken.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace ontmoet::i18n {
namespace {

Tongues const& tongues() {
    static auto const loaded = Tongues::load(BINARY_DIR "/share/ontmoet/locale");
    REQUIRE(loaded.ok());
    return *loaded;
}

TEST_CASE("words on a screen lead back to their message, in each language its own") {
    Phrasebook const dutch(tongues().get("nl"));
    Phrasebook const tigrinya(tongues().get("ti"));
    auto const words = tongues().get("nl").text("welcome.title");
    auto const& keys = dutch.keys_of(words);
    CHECK(std::ranges::find(keys, "welcome.title") != keys.end());
    CHECK(tigrinya.keys_of(words).empty());
    CHECK(dutch.keys_of("Selam Tesfay").empty());
}

TEST_CASE("messages that are filled in or counted are no phrases") {
    auto const& dutch = tongues().get("nl");
    Phrasebook const book(dutch);
    CHECK(book.keys_of(dutch.text("ready.title")).empty());
    auto const keys = dutch.keys();
    CHECK(std::ranges::find(keys, "arrivals.alternatives") == keys.end());
    CHECK(std::ranges::is_sorted(keys));
}

TEST_CASE("what is to be recorded are the sentences visitors hear, each once") {
    auto const phrases = phrases_to_record(tongues().get("ti"), tongues().get("en"));
    CHECK(phrases.size() > 300);
    std::set<std::string> words;
    for (auto const& phrase : phrases) {
        INFO(phrase.key);
        CHECK(words.insert(phrase.words).second);
        CHECK(phrase.words.find('{') == std::string::npos);
        for (auto const* part : {"error.", "arrivals.", "plan.", "server.", "import.", "host."})
            CHECK_FALSE(phrase.key.starts_with(part));
    }
    auto const title = std::ranges::find(phrases, "welcome.title", &Phrase::key);
    REQUIRE(title != phrases.end());
    CHECK(title->words == tongues().get("ti").text("welcome.title"));
    CHECK(title->english == tongues().get("en").text("welcome.title"));
}

TEST_CASE("times, dots and marks of direction become what a voice can say") {
    auto const& dutch = tongues().get("nl");
    CHECK(words_for_voice(dutch, "13:30") == "13 uur 30");
    CHECK(words_for_voice(dutch, "Om 09:00 · Tafel 4") == "Om 9 uur, Tafel 4");
    CHECK(words_for_voice(dutch, isolate("A-42") + "\u00AD") == "A-42");
    CHECK(words_for_voice(dutch, "12:345 en 1:2 en 112:30") == "12:345 en 1:2 en 112:30");
    CHECK(words_for_voice(dutch, "12:30:15") == "12:30:15");
    CHECK(words_for_voice(dutch, "12:") == "12:");
    CHECK(words_for_voice(tongues().get("ar"), "13:30") == "الساعة 13 و 30 دقيقة");
    CHECK(words_for_voice(dutch, "Ja\nNee") == "Ja. Nee");
}

TEST_CASE("a language is heard by its voice, or where a message has been recorded") {
    Voices voices;
    voices.spoken = {"nl"};
    voices.recorded["ti"] = {"welcome.title"};
    CHECK(voices.can_say("nl", "welcome.title"));
    CHECK(voices.can_say("ti", "welcome.title"));
    CHECK_FALSE(voices.can_say("ti", "welcome.new"));
    CHECK_FALSE(voices.can_say("so", "welcome.title"));
    CHECK_FALSE(voices.has_recording("nl", "welcome.title"));
}

}  // namespace
}  // namespace ontmoet::i18n
