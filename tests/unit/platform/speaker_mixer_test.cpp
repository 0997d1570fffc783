// SPDX-License-Identifier: EUPL-1.2
#include "platform/speaker_mixer.h"

#include "platform/limits.h"

#include <algorithm>
#include <cstdlib>

#include <catch2/catch.hpp>

namespace ontmoet::platform {
namespace {

// A mixer without a device: the test asks for each buffer itself.
struct Desk {
    ManualClock clock;
    int changes = 0;
    SpeakerMixer mixer{clock, [this] { ++changes; }};

    Samples next_buffer() {
        Samples out(k_device_buffer);
        mixer.mix(out);
        return out;
    }
};

bool is_silent_from(Samples const& samples, std::size_t from) {
    return std::all_of(samples.begin() + static_cast<std::ptrdiff_t>(from), samples.end(),
                       [](std::int16_t sample) { return sample == 0; });
}

Samples const k_loud(5'000, 8'000);

TEST_CASE("what is pushed is heard, sentence after sentence") {
    Desk desk;
    desk.mixer.begin(1);
    CHECK(desk.mixer.push(1, 0, Samples(k_device_buffer, 1'000)));
    CHECK(desk.mixer.push(1, 1, Samples(k_device_buffer, 2'000)));
    desk.mixer.finish(1);
    CHECK(desk.mixer.sentence() == 0U);
    CHECK(desk.next_buffer().front() == 1'000);
    CHECK(desk.next_buffer().front() == 2'000);
    CHECK_FALSE(desk.mixer.sentence().has_value());
    CHECK(desk.next_buffer().front() == 0);
    CHECK(desk.mixer.is_silent());
}

TEST_CASE("each sentence that begins is told, and the end") {
    Desk desk;
    desk.mixer.begin(1);
    desk.mixer.push(1, 0, Samples(k_device_buffer));
    desk.mixer.push(1, 1, Samples(2 * k_device_buffer));
    desk.mixer.finish(1);
    desk.next_buffer();
    CHECK(desk.changes == 0);
    desk.next_buffer();
    CHECK(desk.mixer.sentence() == 1U);
    CHECK(desk.changes == 1);
    desk.next_buffer();
    CHECK_FALSE(desk.mixer.sentence().has_value());
    CHECK(desk.changes == 2);
}

TEST_CASE("a stop is heard within one buffer, and fades so that it does not click") {
    Desk desk;
    desk.mixer.begin(1);
    desk.mixer.push(1, 0, k_loud);
    desk.next_buffer();
    desk.mixer.hush();
    auto const last = desk.next_buffer();
    CHECK(last.front() == 8'000);
    CHECK(std::is_sorted(last.rbegin(), last.rend()));
    CHECK(is_silent_from(last, k_fade));
    CHECK_FALSE(desk.mixer.push(1, 0, k_loud));
    CHECK(is_silent_from(desk.next_buffer(), 0));
}

TEST_CASE("pieces of a reading that was replaced are refused") {
    Desk desk;
    desk.mixer.begin(1);
    desk.mixer.begin(2);
    CHECK_FALSE(desk.mixer.push(1, 0, k_loud));
    desk.mixer.finish(1);
    CHECK(desk.mixer.sentence() == 0U);
    CHECK(desk.mixer.push(2, 0, k_loud));
}

TEST_CASE("sounds are heard above speech, the oldest gives way when they are too many") {
    Desk desk;
    desk.mixer.begin(1);
    desk.mixer.push(1, 0, Samples(k_device_buffer, 1'000));
    desk.mixer.finish(1);
    desk.mixer.add(Sound::press);
    auto const both = desk.next_buffer();
    CHECK(*std::ranges::max_element(both) > 3'000);
    for (std::size_t i = 0; i < 3 * k_most_sounds; ++i) desk.mixer.add(Sound::success);
    auto const many = desk.next_buffer();
    CHECK(*std::ranges::max_element(many) <= 32'767);
}

TEST_CASE("the volume goes down to nothing and never beyond what a device takes") {
    Desk desk;
    desk.mixer.set_gain(0);
    desk.mixer.add(Sound::success);
    CHECK(is_silent_from(desk.next_buffer(), 0));
    desk.mixer.set_gain(9);
    desk.mixer.begin(1);
    desk.mixer.push(1, 0, Samples(k_device_buffer, 20'000));
    auto const loud = desk.next_buffer();
    CHECK(*std::ranges::max_element(loud) > 18'000);
}

TEST_CASE("the time to the first sound is counted from the asking, silence left out") {
    Desk desk;
    desk.mixer.begin(1);
    desk.mixer.push(1, 0, Samples(k_device_buffer));
    desk.mixer.push(1, 0, k_loud);
    desk.clock.advance(Duration{20});
    desk.next_buffer();
    CHECK_FALSE(desk.mixer.first_sound().has_value());
    desk.clock.advance(Duration{23});
    desk.next_buffer();
    CHECK(desk.mixer.first_sound() == Duration{43});
}

TEST_CASE("the sounds are soft: they begin and end in silence and stay far below full") {
    for (auto const sound : {Sound::press, Sound::success, Sound::wrong}) {
        auto const& samples = samples_of(sound);
        auto const loudest = std::abs(*std::ranges::max_element(
            samples, {}, [](std::int16_t sample) { return std::abs(sample); }));
        CHECK(std::abs(samples.front()) < 50);
        CHECK(std::abs(samples.back()) < 200);
        CHECK(loudest > 2'000);
        CHECK(loudest < 24'000);
    }
    CHECK(samples_of(Sound::press).size() < k_sound_rate / 20);
}

}  // namespace
}  // namespace ontmoet::platform
