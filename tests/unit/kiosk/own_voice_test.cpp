// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/sound_text.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using Do = UseVoice::Do;

namespace {

std::string const k_sound = "OggS and so on";

// Selam at the screen for her own words, with a microphone.
struct Speaking : test::Kiosk {
    Speaking() {
        want(ChooseLanguage{"ti"});
        want(GiveCode{"482913"});
        want(ConfirmIdentity{true});
        want(SetConsent{domain::Purpose::take_part, true});
        want(Next{});
        want(Open{Screen::own_words});
        happen(kiosk::MicrophoneChanged{{true, false, {}, 0}});
        want(UseVoice{Do::open});
        others.clear();
    }
    OwnVoice const& voice() const { return model.visitor.voice; }
    bool is_recorded() const { return state.people.at(selam).is_recorded(); }
    template <class Kind>
    Kind const* last() const {
        for (auto at = others.rbegin(); at != others.rend(); ++at)
            if (auto const* found = std::get_if<Kind>(&*at)) return found;
        return nullptr;
    }
    void speak() {
        want(UseVoice{Do::record});
        happen(kiosk::MicrophoneChanged{{true, true, Duration{2'000}, 0.5F}});
        want(UseVoice{Do::stop});
        happen(kiosk::MicrophoneChanged{{true, false, {}, 0}});
        happen(kiosk::VoiceRecorded{k_sound, 12, {}});
    }
};

}  // namespace

TEST_CASE("whether there is a microphone is asked when the screen opens") {
    test::Kiosk kiosk;
    kiosk.want(ChooseLanguage{"ti"});
    kiosk.want(Open{Screen::own_words});
    REQUIRE_FALSE(kiosk.others.empty());
    CHECK(std::holds_alternative<kiosk::LookForMicrophone>(kiosk.others.back()));
}

TEST_CASE("what was said is heard again and kept with the wording that was agreed to") {
    Speaking kiosk;
    kiosk.speak();
    CHECK(kiosk.voice().draft == k_sound);
    CHECK(kiosk.count("own_words.recorded") == 0);
    kiosk.want(UseVoice{Do::listen});
    REQUIRE(kiosk.last<kiosk::HearSound>() != nullptr);
    CHECK(kiosk.last<kiosk::HearSound>()->sound == k_sound);
    kiosk.want(UseVoice{Do::keep});
    CHECK(kiosk.is_recorded());
    auto const fact = domain::read_body<domain::OwnWordsRecorded>(kiosk.said.back());
    REQUIRE(fact.ok());
    CHECK(fact->seconds == 12);
    CHECK(fact->language == "ti");
    CHECK_FALSE(fact->text_version.empty());
    CHECK(kiosk::sound_of_text(fact->sound) == k_sound);
}

TEST_CASE("a recording that was kept before is taken back when another one is kept") {
    Speaking kiosk;
    kiosk.speak();
    kiosk.want(UseVoice{Do::keep});
    kiosk.speak();
    CHECK(kiosk.count("own_words.removed") == 0);
    kiosk.want(UseVoice{Do::keep});
    CHECK(kiosk.count("own_words.removed") == 1);
    CHECK(kiosk.count("own_words.recorded") == 2);
    CHECK(kiosk.is_recorded());
    kiosk.want(UseVoice{Do::remove});
    CHECK_FALSE(kiosk.is_recorded());
    CHECK(kiosk.count("own_words.removed") == 2);
}

TEST_CASE("deleting what was not kept says nothing about what was") {
    Speaking kiosk;
    kiosk.speak();
    kiosk.want(UseVoice{Do::keep});
    kiosk.speak();
    kiosk.want(UseVoice{Do::remove});
    CHECK(kiosk.voice().draft.empty());
    CHECK(kiosk.is_recorded());
}

TEST_CASE("a full disk takes back the recording alone: it is there to be kept again") {
    Speaking kiosk;
    auto profile = kiosk.model.visitor.profile;
    profile.own_words = "I bake";
    kiosk.want(UseVoice{Do::close});
    kiosk.want(EditProfile{profile});
    kiosk.want(UseVoice{Do::open});
    kiosk.speak();
    kiosk.want(UseVoice{Do::keep});
    // As LocalState::forget does it.
    kiosk.state.people.at(kiosk.selam).recording.reset();
    kiosk.happen(kiosk::StateChanged{{}, true});
    kiosk.happen(kiosk::SavingFailed{"error.disk_full"});
    REQUIRE(kiosk.model.toast.has_value());
    CHECK(kiosk.model.toast->message_key == "error.disk_full");
    CHECK(kiosk.voice().draft == k_sound);
    CHECK_FALSE(kiosk.voice().is_said);
    CHECK(kiosk.model.visitor.profile.own_words == "I bake");
    CHECK(kiosk.state.people.at(kiosk.selam).profile.own_words == "I bake");
    kiosk.want(UseVoice{Do::keep});
    CHECK(kiosk.is_recorded());
}

TEST_CASE("whoever goes on while they speak leaves nothing behind") {
    Speaking kiosk;
    auto const leave = GENERATE(0, 1, 2, 3);
    kiosk.want(UseVoice{Do::record});
    kiosk.happen(kiosk::MicrophoneChanged{{true, true, Duration{2'000}, 0.5F}});
    kiosk.others.clear();
    if (leave == 0) kiosk.want(Back{});
    if (leave == 1) kiosk.want(Next{});
    if (leave == 2) kiosk.happen(kiosk::Scanned{"482913"});
    if (leave == 3) kiosk.want(Finish{});
    auto const ended = std::ranges::find_if(kiosk.others, [](auto const& effect) {
        auto const* end = std::get_if<kiosk::EndRecording>(&effect);
        return end != nullptr && !end->keep;
    });
    CHECK(ended != kiosk.others.end());
    kiosk.happen(kiosk::VoiceRecorded{k_sound, 12, {}});
    CHECK(kiosk.voice().draft.empty());
}

TEST_CASE("another language or larger letters take nothing of what was spoken") {
    Speaking kiosk;
    auto const screen = GENERATE(Screen::change_language, Screen::accessibility);
    kiosk.want(UseVoice{Do::record});
    kiosk.happen(kiosk::MicrophoneChanged{{true, true, Duration{2'000}, 0.5F}});
    kiosk.want(Open{screen});
    kiosk.happen(kiosk::VoiceRecorded{k_sound, 2, {}});
    kiosk.happen(kiosk::MicrophoneChanged{{true, false, Duration{0}, 0}});
    kiosk.want(Back{});
    CHECK(kiosk.model.screen() == Screen::own_words);
    CHECK(kiosk.voice().draft == k_sound);
    kiosk.want(UseVoice{Do::keep});
    CHECK(kiosk.is_recorded());
}

TEST_CASE("a microphone that failed is told in words, and typing goes on") {
    Speaking kiosk;
    kiosk.want(UseVoice{Do::record});
    kiosk.happen(kiosk::VoiceRecorded{{}, 0, "error.no_microphone"});
    CHECK(kiosk.voice().trouble == "error.no_microphone");
    kiosk.happen(kiosk::MicrophoneChanged{{}});
    kiosk.others.clear();
    kiosk.want(UseVoice{Do::record});
    CHECK(kiosk.others.empty());
    kiosk.want(UseVoice{Do::close});
    CHECK_FALSE(kiosk.voice().is_open);
}

TEST_CASE("an employer hears what a candidate said, on that candidate's card alone") {
    Speaking kiosk;
    kiosk.speak();
    kiosk.want(UseVoice{Do::keep});
    kiosk.want(Finish{});
    kiosk.others.clear();
    kiosk.want(HearPerson{kiosk.selam});
    CHECK(kiosk.others.empty());
    kiosk.model.employer.organisation = kiosk.bakery;
    kiosk.want(OpenCandidate{kiosk.selam});
    kiosk.want(HearPerson{kiosk.selam});
    REQUIRE(kiosk.last<kiosk::HearRecording>() != nullptr);
    CHECK(kiosk.last<kiosk::HearRecording>()->fact ==
          kiosk.state.people.at(kiosk.selam).recording->fact);
}

TEST_CASE("sound survives being text, and what is no such text is no sound") {
    std::string const bytes("\0\xFFOggS\n", 7);
    CHECK(kiosk::sound_of_text(kiosk::text_of_sound(bytes)) == bytes);
    CHECK(kiosk::text_of_sound("OggS").starts_with("T2dnU"));
    CHECK_FALSE(kiosk::sound_of_text("no base64!").has_value());
    CHECK(kiosk::sound_of_text("")->empty());
}
