// SPDX-License-Identifier: EUPL-1.2
#include "platform/microphone.h"

#include "platform/limits.h"
#include "platform/recordings.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <numbers>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

namespace ontmoet::platform {
namespace {

Samples note_of(int seconds) {
    Samples samples(static_cast<std::size_t>(seconds * k_voice_rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<std::int16_t>(
            12'000 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / k_voice_rate));
    return samples;
}

// A microphone that hears a file, through SDL's own disk driver, six times as fast as people.
struct Booth {
    explicit Booth(Samples const& said, std::string const& driver = "disk") {
        std::ofstream(folder / "said.raw", std::ios::binary)
            .write(reinterpret_cast<char const*>(said.data()),
                   static_cast<std::streamsize>(said.size() * sizeof said[0]));
        ::setenv("SDL_AUDIODRIVER", driver.c_str(), 1);
        ::setenv("SDL_DISKAUDIOFILEIN", (folder / "said.raw").c_str(), 1);
        ::setenv("SDL_DISKAUDIODELAY", "10", 1);
        microphone.emplace([this] {
            std::scoped_lock const lock(mutex);
            ++woken;
            news.notify_all();
        });
    }
    template <class Claim>
    void until(Claim claim) {
        std::unique_lock lock(mutex);
        for (;;) {
            auto const before = woken;
            lock.unlock();
            if (claim()) return;
            lock.lock();
            REQUIRE(news.wait_for(lock, std::chrono::seconds{60}, [&] { return woken != before; }));
        }
    }
    Result<VoiceTake> taken() {
        std::optional<Result<VoiceTake>> take;
        until([&] { return (take = microphone->take()).has_value(); });
        return std::move(*take);
    }

    test::TempFolder folder;
    std::mutex mutex;
    std::condition_variable news;
    int woken = 0;
    std::optional<Microphone> microphone;
};

int loudest(Samples const& samples) {
    int most = 0;
    for (auto const sample : samples) most = std::max(most, std::abs(int{sample}));
    return most;
}

}  // namespace

TEST_CASE("what was said is packed small and can be heard again") {
    auto const packed = pack_voice(note_of(30));
    REQUIRE(packed.ok());
    CHECK(packed->starts_with("OggS"));
    CHECK(packed->size() < 60'000);
    auto const heard = unpack_recording(*packed);
    REQUIRE(heard.ok());
    auto const seconds = static_cast<double>(heard->samples.size()) / heard->rate;
    CHECK(seconds == Approx(30).margin(0.1));
    CHECK(loudest(heard->samples) > 8'000);
}

TEST_CASE("bytes that are no sound, torn or far too long are refused") {
    CHECK_FALSE(unpack_recording("").ok());
    CHECK_FALSE(unpack_recording("this is a letter to my aunt").ok());
    auto const packed = pack_voice(note_of(2));
    REQUIRE(packed.ok());
    CHECK_FALSE(unpack_recording(packed->substr(0, 60)).ok());
    auto const endless = pack_voice(note_of(k_longest_recording_s + 2));
    REQUIRE(endless.ok());
    auto const refused = unpack_recording(*endless);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message_key == "error.recording_unreadable");
}

TEST_CASE("a microphone records from the beginning to the end, and shows how loud it is") {
    Booth booth(note_of(60));
    auto& microphone = *booth.microphone;
    CHECK_FALSE(microphone.state().is_there);
    microphone.look();
    booth.until([&] { return microphone.state().is_there; });
    microphone.begin();
    CHECK(microphone.state().records);
    booth.until([&] { return microphone.state().so_far >= Duration{2'000}; });
    CHECK(microphone.state().level > 0.2F);
    microphone.end(true);
    auto const take = booth.taken();
    REQUIRE(take.ok());
    CHECK(take->seconds >= 2);
    CHECK_FALSE(microphone.state().records);
    auto const heard = unpack_recording(take->sound);
    REQUIRE(heard.ok());
    CHECK(loudest(heard->samples) > 8'000);
}

TEST_CASE("a recording ends by itself after half a minute") {
    Booth booth(note_of(60));
    booth.microphone->begin();
    auto const take = booth.taken();
    REQUIRE(take.ok());
    CHECK(take->seconds == 30);
}

TEST_CASE("what is not to be kept is forgotten, and the next recording begins anew") {
    Booth booth(note_of(60));
    auto& microphone = *booth.microphone;
    microphone.begin();
    booth.until([&] { return microphone.state().so_far >= Duration{500}; });
    microphone.end(false);
    booth.until([&] { return !microphone.state().records; });
    CHECK_FALSE(microphone.take().has_value());
    microphone.begin();
    booth.until([&] { return microphone.state().so_far > Duration{0}; });
    CHECK(microphone.state().so_far < k_longest_take);
    microphone.end(true);
    CHECK(booth.taken().ok());
}

TEST_CASE("silence is told as silence") {
    Booth booth(Samples(16'000 * 60));
    auto& microphone = *booth.microphone;
    microphone.begin();
    booth.until([&] { return microphone.state().so_far >= Duration{500}; });
    microphone.end(true);
    auto const take = booth.taken();
    REQUIRE_FALSE(take.ok());
    CHECK(take.error().message_key == "words.nothing_heard");
}

TEST_CASE("without a microphone there is none, and trying to record says so") {
    Booth booth({}, "no-such-driver");
    auto& microphone = *booth.microphone;
    microphone.look();
    microphone.begin();
    auto const take = booth.taken();
    REQUIRE_FALSE(take.ok());
    CHECK(take.error().message_key == "error.no_microphone");
    CHECK_FALSE(microphone.state().is_there);
    CHECK_FALSE(microphone.state().records);
}

TEST_CASE("a microphone that vanished between the look and the recording is told") {
    Booth booth(note_of(1));
    auto& microphone = *booth.microphone;
    microphone.look();
    booth.until([&] { return microphone.state().is_there; });
    std::filesystem::remove(booth.folder / "said.raw");
    microphone.begin();
    auto const take = booth.taken();
    REQUIRE_FALSE(take.ok());
    CHECK(take.error().message_key == "error.no_microphone");
    CHECK_FALSE(microphone.state().is_there);
}

}  // namespace ontmoet::platform
