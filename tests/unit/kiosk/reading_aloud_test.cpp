// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading_aloud.h"

#include "platform/real_clock.h"
#include "support/screen_stage.h"
#include "support/temp_folder.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::kiosk;
using screens::Screen;
using Words = std::vector<std::string>;

namespace {

test::ScreenHouse& house() {
    static auto opened = test::ScreenHouse::open();
    return opened;
}

i18n::Voices seven_voices() {
    i18n::Voices voices;
    voices.spoken = {"ar", "en", "fa", "fr", "nl", "tr", "uk"};
    return voices;
}

Words words_of(Script const& script) {
    Words words;
    for (auto const& sentence : script.sentences) words.push_back(sentence.words);
    return words;
}

ui::Utterance says(std::string words, std::string language = {}) {
    return {{"", words, 0}, words, std::move(language), false};
}

// A kiosk's screen with a speaker on SDL's dummy driver, and a finger.
struct ReadingHall {
    explicit ReadingHall(Screen screen, std::string const& language = "nl") {
        ::setenv("SDL_AUDIODRIVER", "dummy", 1);
        model = house().model(screen, language);
        reading.emplace(platform::SpeakerOptions{folder / "sound",
                                                 {},
                                                 [this] {
                                                     std::scoped_lock const lock(mutex);
                                                     ++woken;
                                                     news.notify_all();
                                                 }},
                        clock, house().tongues);
        wait([](auto const& speech) { return speech.works && speech.voices; });
    }
    template <class Condition>
    void wait(Condition condition) {
        std::unique_lock lock(mutex);
        for (;;) {
            auto const before = woken;
            lock.unlock();
            if (condition(reading->speech())) break;
            lock.lock();
            REQUIRE(news.wait_for(lock, std::chrono::seconds{60}, [&] { return woken != before; }));
        }
        if (lock.owns_lock()) lock.unlock();
        model.speech = reading->speech();
    }
    // A frame, and what App does with what was pressed in it.
    void frame() {
        auto const intent = stage.frame(model);
        reading->follow(model, stage.stage());
        if (intent && std::holds_alternative<screens::Listen>(*intent))
            reading->read(model, stage.tree());
        reading->keep_to(model);
        model.speech = reading->speech();
    }
    void touch(ui::TouchEvent::Kind kind, std::string const& id) {
        stage.touch(kind, stage.tree().find(id)->rect.middle());
        frame();
    }
    void tap(std::string const& id) {
        touch(ui::TouchEvent::Kind::down, id);
        touch(ui::TouchEvent::Kind::up, id);
    }

    test::TempFolder folder;
    platform::RealClock clock;
    std::mutex mutex;
    std::condition_variable news;
    int woken = 0;
    screens::Model model;
    test::ScreenStage stage{house()};
    std::optional<ReadingAloud> reading;
};

}  // namespace

TEST_CASE("the Dutch line for a host who looks along is not read in another language") {
    ScriptWriter writer(house().tongues);
    auto const dutch = house().tongues.get("nl").text("welcome.title");
    auto const arabic = house().tongues.get("ar").text("welcome.title");
    auto const voices = seven_voices();
    CHECK(words_of(writer.write({says(arabic), says(dutch)}, "ar", voices)) == Words{arabic});
    CHECK(words_of(writer.write({says(dutch)}, "nl", voices)) == Words{dutch});
}

TEST_CASE("words in another language are said in it, or left out without its voice") {
    ScriptWriter writer(house().tongues);
    auto const script = writer.write(
        {says("العربية", "ar"), says("ትግርኛ", "ti"), says("A 42", "en")}, "nl", seven_voices());
    REQUIRE(script.sentences.size() == 2);
    CHECK(script.sentences[0].language == "ar");
    CHECK(script.sentences[1].language == "nl");
    CHECK(script.sentences[1].words == "A 42");
    CHECK(script.nodes[1].label == "A 42");
}

TEST_CASE(
    "a sentence that has been recorded is asked for by its key, and only that without a voice") {
    ScriptWriter writer(house().tongues);
    auto voices = seven_voices();
    voices.recorded["ti"] = {"welcome.title"};
    auto const& tigrinya = house().tongues.get("ti");
    auto const script = writer.write(
        {says(tigrinya.text("welcome.title")), says(tigrinya.text("welcome.new"))}, "ti", voices);
    REQUIRE(script.sentences.size() == 1);
    CHECK(script.sentences[0].key == "welcome.title");
}

TEST_CASE("a recorded sentence of a card is asked for by its key, too") {
    auto const& card = *house().info.find("ti", "rights");
    auto const says_card = std::vector{says(card.title), says(card.parts[1].words)};
    auto voices = seven_voices();
    CHECK(
        ScriptWriter(house().tongues, &house().info).write(says_card, "ti", voices).nodes.empty());
    voices.recorded["ti"] = {"info.rights.title"};
    auto const script = ScriptWriter(house().tongues, &house().info).write(says_card, "ti", voices);
    REQUIRE(script.sentences.size() == 1);
    CHECK(script.sentences[0].key == "info.rights.title");
}

TEST_CASE("a card is read from its title on, without its address") {
    auto const model = house().model(Screen::info_card, "nl");
    test::ScreenStage stage(house());
    stage.show(model);
    auto const said = ui::reading_of(stage.tree(), false);
    auto const& card = *model.card();
    auto const place = [&](std::string const& words) {
        return std::ranges::find(said, words, &ui::Utterance::words) - said.begin();
    };
    auto const after_all = static_cast<std::ptrdiff_t>(said.size());
    CHECK(place(card.title) < place(card.parts[0].words));
    CHECK(place(card.parts[1].lead) < place(card.parts[1].words));
    CHECK(place(card.parts[1].words) < after_all);
    CHECK(place(card.link->words) < after_all);
    CHECK(place(card.link->shown_address()) == after_all);
}

TEST_CASE("what has been chosen is said to be so") {
    ScriptWriter writer(house().tongues);
    ui::Utterance chosen = says("Horeca");
    chosen.selected = true;
    auto const words = words_of(writer.write({chosen}, "nl", seven_voices()));
    CHECK(words == Words{"Horeca", house().tongues.get("nl").text("common.chosen")});
}

TEST_CASE("the speaker reads the screen and shows what it says; touched again it is silent") {
    ReadingHall hall(Screen::welcome);
    hall.frame();
    hall.frame();
    hall.tap("common.listen");
    CHECK(hall.model.speech.speaking);
    REQUIRE(hall.model.speech.at);
    CHECK(hall.model.speech.at->label == house().tongues.get("nl").text("welcome.title"));
    hall.stage.wait(Duration{1'000});
    hall.tap("common.listen");
    CHECK_FALSE(hall.model.speech.speaking);
    hall.stage.wait(Duration{1'000});
    hall.tap("common.listen");
    CHECK(hall.model.speech.speaking);
}

TEST_CASE("a finger anywhere, another screen, another language and sound off end it") {
    for (int const way : {0, 1, 2, 3, 4}) {
        ReadingHall hall(Screen::welcome);
        hall.frame();
        hall.frame();
        hall.tap("common.listen");
        CHECK(hall.model.speech.speaking);
        switch (way) {
            case 0: hall.stage.touch(ui::TouchEvent::Kind::down, {640, 130}); break;
            case 1: hall.model.stack.push_back(Screen::search); break;
            case 2: hall.model.language = "en"; break;
            case 3: hall.model.accessibility.sound = false; break;
            case 4: hall.model.asks_presence = true; break;
            default: break;
        }
        hall.frame();
        INFO(way);
        CHECK_FALSE(hall.model.speech.speaking);
        CHECK_FALSE(hall.model.speech.at.has_value());
    }
}

TEST_CASE("a short screen is read to its end by itself") {
    ReadingHall hall(Screen::languages);
    hall.frame();
    hall.frame();
    hall.reading->hear_language(hall.model, hall.stage.tree(), "nl");
    auto const speech = hall.reading->speech();
    REQUIRE(speech.at);
    CHECK(speech.at->id == "languages.nl");
    hall.wait([](auto const& now) { return !now.speaking; });
}

TEST_CASE("what keys bring the focus to is said, not on the screens of hosts") {
    for (auto const screen : {Screen::welcome, Screen::arrivals}) {
        ReadingHall hall(screen);
        hall.frame();
        hall.frame();
        hall.stage.key(ui::Key::tab);
        for (int i = 0; i < 3; ++i) hall.frame();
        INFO(static_cast<int>(screen));
        CHECK(hall.model.speech.speaking == (screen == Screen::welcome));
    }
}

TEST_CASE("somebody checked in is heard, and so is a code that nobody knows") {
    test::Kiosk kiosk;
    auto const last_sound = [&] {
        auto const* effect =
            kiosk.others.empty() ? nullptr : std::get_if<PlaySound>(&kiosk.others.back());
        return effect == nullptr ? std::nullopt : std::optional{effect->sound};
    };
    kiosk.happen(Scanned{"nobody"});
    CHECK(last_sound() == platform::Sound::wrong);
    kiosk.others.clear();
    kiosk.happen(Scanned{"482913"});
    kiosk.want(screens::ConfirmIdentity{true});
    kiosk.want(screens::SetConsent{domain::Purpose::take_part, true});
    CHECK_FALSE(last_sound().has_value());
    kiosk.want(screens::Next{});
    CHECK(kiosk.model.screen() == Screen::ready);
    CHECK(last_sound() == platform::Sound::success);
}

TEST_CASE("listening asks for the screen or for a language's greeting") {
    test::Kiosk kiosk;
    kiosk.want(screens::Listen{});
    REQUIRE(kiosk.others.size() == 1);
    CHECK(std::holds_alternative<ReadScreen>(kiosk.others.back()));
    kiosk.want(screens::HearLanguage{"uk"});
    REQUIRE(kiosk.others.size() == 2);
    CHECK(std::get<SayGreeting>(kiosk.others.back()).language == "uk");
}
