// SPDX-License-Identifier: EUPL-1.2
#include "platform/speaker.h"

#include "i18n/assets.h"
#include "platform/limits.h"
#include "platform/real_clock.h"
#include "platform/recordings.h"
#include "platform/voices.h"
#include "support/temp_folder.h"

#include <cmath>
#include <complex>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>
#include <numbers>

#include <catch2/catch.hpp>
#include <sndfile.h>

namespace ontmoet::platform {
namespace {

// Speaks into a file through SDL's own disk driver, twenty times as fast as a person listens.
class Studio {
public:
    explicit Studio(std::string const& driver = "disk") {
        ::setenv("SDL_AUDIODRIVER", driver.c_str(), 1);
        ::setenv("SDL_DISKAUDIOFILE", raw().c_str(), 1);
        ::setenv("SDL_DISKAUDIODELAY", "1", 1);
        options.recordings = folder / "sound";
        options.wake = [this] {
            std::scoped_lock const lock(m_mutex);
            ++m_woken;
            m_news.notify_all();
        };
    }
    void open() {
        speaker.emplace(options, clock);
        wait(
            [](auto const& state) { return state.voices && state.device != SoundDevice::unknown; });
    }
    template <class Condition>
    void wait(Condition condition) {
        std::unique_lock lock(m_mutex);
        for (;;) {
            auto const woken = m_woken;
            lock.unlock();
            if (condition(speaker->state())) return;
            lock.lock();
            REQUIRE(
                m_news.wait_for(lock, std::chrono::seconds{60}, [&] { return m_woken != woken; }));
        }
    }
    void say_to_the_end(std::vector<Sentence> sentences) {
        speaker->say(std::move(sentences));
        wait([](auto const& state) { return !state.sentence; });
    }
    // All that was played; the speaker ends.
    Samples heard() {
        speaker.reset();
        std::ifstream file(raw(), std::ios::binary);
        std::string const bytes{std::istreambuf_iterator<char>(file), {}};
        Samples samples(bytes.size() / 2);
        std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
        return samples;
    }
    std::string raw() const { return (folder / "heard.raw").string(); }

    test::TempFolder folder;
    RealClock clock;
    SpeakerOptions options;
    std::optional<Speaker> speaker;

private:
    std::mutex m_mutex;
    std::condition_variable m_news;
    std::uint64_t m_woken = 0;
};

double audible_seconds(Samples const& samples) {
    constexpr std::size_t step = k_sound_rate / 100;
    int loud = 0;
    for (std::size_t i = 0; i + step <= samples.size(); i += step) {
        auto const begin = samples.begin() + static_cast<std::ptrdiff_t>(i);
        loud += std::any_of(begin, begin + step,
                            [](std::int16_t sample) { return std::abs(sample) > k_audible; });
    }
    return loud / 100.0;
}

// The share of the energy that is one pure note (Goertzel).
double share_of(Samples const& samples, double pitch_hz) {
    std::complex<double> sum = 0;
    double energy = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        double const turn = 2 * std::numbers::pi * pitch_hz * static_cast<double>(i) / k_sound_rate;
        sum += static_cast<double>(samples[i]) * std::polar(1.0, turn);
        energy += static_cast<double>(samples[i]) * samples[i];
    }
    auto const audible = audible_seconds(samples) * k_sound_rate;
    return energy == 0 ? 0 : 2 * std::norm(sum) / (energy * std::max(1.0, audible));
}

constexpr double k_note_hz = 440;

// A second of a note, as a person would record a sentence.
void record(std::filesystem::path const& file, int seconds = 1) {
    std::filesystem::create_directories(file.parent_path());
    SF_INFO info{};
    info.samplerate = 48'000;
    info.channels = 2;
    info.format = SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    auto* const open = sf_open(file.c_str(), SFM_WRITE, &info);
    REQUIRE(open != nullptr);
    std::vector<float> samples(48'000 * 2);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.4F * static_cast<float>(std::sin(2 * std::numbers::pi * k_note_hz *
                                                        static_cast<double>(i / 2) / 48'000));
    for (int second = 0; second < seconds; ++second) sf_writef_float(open, samples.data(), 48'000);
    sf_close(open);
}

Sentence welcome(std::string const& tag = "nl") {
    bool const is_arabic = tag == "ar";
    return {tag, "welcome.title",
            is_arabic ? "أهلًا وسهلًا! كيف تريد تسجيل حضورك؟" : "Welkom! Hoe wil je inchecken?"};
}

TEST_CASE("the library itself says which languages have a voice: not ti, so and ps") {
    std::vector<std::string_view> tags;
    for (auto const& language : i18n::interface_languages()) tags.push_back(language.tag);
    auto const found = VoiceBox().languages(tags);
    for (auto const* tag : {"nl", "en", "ar", "fa", "tr", "fr", "uk"}) {
        INFO(tag);
        CHECK(found.contains(tag));
    }
    for (auto const* tag : {"ti", "so", "ps"}) {
        INFO(tag);
        CHECK_FALSE(found.contains(tag));
    }
}

TEST_CASE("a sentence becomes sound of a sensible length in each language with a voice") {
    for (auto const* tag : {"nl", "ar"}) {
        INFO(tag);
        Studio studio;
        studio.open();
        studio.say_to_the_end({welcome(tag)});
        auto const seconds = audible_seconds(studio.heard());
        CHECK(seconds > 1.2);
        CHECK(seconds < 8);
    }
}

TEST_CASE("a recorded sentence wins over the voice") {
    Studio studio;
    record(studio.folder / "sound/nl/welcome.title.ogg");
    studio.open();
    CHECK(studio.speaker->state().voices->has_recording("nl", "welcome.title"));
    studio.say_to_the_end({welcome()});
    auto const heard = studio.heard();
    CHECK(audible_seconds(heard) == Approx(1).margin(0.05));
    CHECK(share_of(heard, k_note_hz) > 0.8);
}

TEST_CASE("a language without a voice is heard where it has been recorded, else left out") {
    Studio studio;
    record(studio.folder / "sound/ti/welcome.title.ogg");
    studio.open();
    auto const& voices = *studio.speaker->state().voices;
    CHECK(voices.can_say("ti", "welcome.title"));
    CHECK_FALSE(voices.can_say("ti", "welcome.new"));
    studio.say_to_the_end({{"ti", "welcome.new", "ሓድሽ እየ"}, welcome("ti")});
    CHECK(audible_seconds(studio.heard()) == Approx(1).margin(0.05));
}

TEST_CASE("a file that is no sound gives way to the voice") {
    Studio studio;
    auto const file = studio.folder / "sound/nl/welcome.title.ogg";
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "OggS, but no more than that";
    CHECK(read_recording(file).error().message_key == "error.recording_unreadable");
    studio.open();
    studio.say_to_the_end({welcome()});
    auto const heard = studio.heard();
    CHECK(audible_seconds(heard) > 1.2);
    CHECK(share_of(heard, k_note_hz) < 0.2);
}

TEST_CASE("a recording that goes on and on is refused") {
    test::TempFolder folder;
    record(folder / "long.ogg", k_longest_recording_s + 2);
    CHECK(read_recording(folder / "long.ogg").error().message_key == "error.recording_unreadable");
}

TEST_CASE("without the library's data there is no voice, and asking for one is no crash") {
    Studio studio;
    studio.options.espeak_data = studio.folder.path();
    studio.open();
    CHECK(studio.speaker->state().voices->spoken.empty());
    studio.say_to_the_end({welcome()});
    CHECK(audible_seconds(studio.heard()) == 0);
}

TEST_CASE("without a device nothing is heard, nothing waits, and that is told") {
    Studio studio("no such driver");
    studio.open();
    CHECK(studio.speaker->state().device == SoundDevice::missing);
    studio.speaker->play(Sound::success);
    studio.say_to_the_end({welcome()});
    CHECK_FALSE(studio.speaker->first_sound().has_value());
}

TEST_CASE("a second sentence replaces the first one, and hush ends it") {
    Studio studio;
    studio.open();
    Sentence longest = welcome();
    for (int i = 0; i < 6; ++i) longest.words += longest.words;
    studio.speaker->say({longest});
    studio.speaker->say({longest, longest});
    studio.speaker->hush();
    CHECK_FALSE(studio.speaker->state().sentence.has_value());
    studio.say_to_the_end({welcome()});
    CHECK(audible_seconds(studio.heard()) < 8);
}

TEST_CASE("a press is heard, and nothing with the volume at zero") {
    for (int const volume : {7, 0}) {
        Studio studio;
        studio.open();
        studio.speaker->set_volume(volume);
        studio.speaker->play(Sound::success);
        studio.say_to_the_end({welcome()});
        CHECK((audible_seconds(studio.heard()) > 0) == (volume > 0));
    }
}

TEST_CASE("a thousand hurried touches on the speaker leave it working") {
    Studio studio;
    studio.open();
    for (int i = 0; i < 1'000; ++i) {
        if (i % 3 == 0)
            studio.speaker->hush();
        else
            studio.speaker->say({welcome(), welcome("ar")});
        if (i % 5 == 0) studio.speaker->play(Sound::press);
        studio.speaker->set_volume(i % 11);
        static_cast<void>(studio.speaker->state());
    }
    studio.speaker->set_volume(10);
    studio.say_to_the_end({welcome()});
    CHECK(studio.speaker->first_sound().has_value());
}

}  // namespace
}  // namespace ontmoet::platform
