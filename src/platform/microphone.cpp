// SPDX-License-Identifier: EUPL-1.2
#include "platform/microphone.h"

#include "platform/limits.h"
#include "platform/recordings.h"
#include "platform/sdl_audio.h"
#include "platform/sound.h"

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

namespace ontmoet::platform {
namespace {

constexpr auto k_most_samples =
    static_cast<std::size_t>(k_voice_rate * (k_longest_take.count() / 1'000));

float level_of(std::span<std::int16_t const> samples) {
    int loudest = 0;
    for (auto const sample : samples) loudest = std::max(loudest, std::abs(int{sample}));
    return static_cast<float>(loudest) / 32'768;
}

Result<VoiceTake> packed_take(Samples const& samples) {
    if (std::ranges::none_of(samples,
                             [](std::int16_t one) { return std::abs(int{one}) > k_audible; }))
        return Error{ErrorKind::invalid_input, "words.nothing_heard", {}};
    VoiceTake take;
    TRY_ASSIGN(take.sound, pack_voice(samples));
    take.seconds = static_cast<int>((samples.size() + k_voice_rate - 1) / k_voice_rate);
    return take;
}

}  // namespace

struct Microphone::Inside {
    enum class Wish { none, record, keep, forget };

    explicit Inside(std::function<void()> news) : wake(std::move(news)) {}

    void run();
    void find_out();
    void record();
    bool listen(SDL_AudioDeviceID device);
    void hear(std::span<std::int16_t const> samples);
    static void hear_buffer(void* inside, Uint8* bytes, int size);

    std::function<void()> wake;
    mutable std::mutex mutex;
    std::condition_variable changed;
    Wish wish = Wish::none;
    bool looks = false;
    bool is_ending = false;
    bool has_heard = false;  // since the last look at it
    MicrophoneState state;
    Samples samples;
    std::optional<Result<VoiceTake>> taken;
    std::thread thread;
};

// On the device's thread.
void Microphone::Inside::hear_buffer(void* inside, Uint8* bytes, int size) {
    auto const* samples = reinterpret_cast<std::int16_t const*>(bytes);
    static_cast<Inside*>(inside)->hear(
        {samples, static_cast<std::size_t>(size) / sizeof(std::int16_t)});
}

void Microphone::Inside::hear(std::span<std::int16_t const> heard) {
    {
        std::scoped_lock const lock(mutex);
        auto const room = std::min(heard.size(), k_most_samples - samples.size());
        samples.insert(samples.end(), heard.begin(),
                       heard.begin() + static_cast<std::ptrdiff_t>(room));
        has_heard = true;
        state.level = level_of(heard);
        state.so_far = Duration{static_cast<std::int64_t>(samples.size()) * 1'000 / k_voice_rate};
        if (samples.size() >= k_most_samples && wish == Wish::record) wish = Wish::keep;
        changed.notify_all();
    }
    wake();
}

void Microphone::Inside::find_out() {
    bool const is_there = has_microphone();
    {
        std::scoped_lock const lock(mutex);
        if (state.is_there == is_there) return;
        state.is_there = is_there;
    }
    wake();
}

void Microphone::Inside::record() {
    SDL_AudioSpec wanted{};
    wanted.freq = k_voice_rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = k_voice_buffer;
    wanted.callback = hear_buffer;
    wanted.userdata = this;
    SDL_AudioDeviceID device = 0;
    auto const opened = open_audio(device, AudioWay::record, wanted);
    bool const went_well = opened.ok() && listen(device);
    close_audio(device);  // its thread is over then
    Samples said;
    bool is_wanted = false;
    {
        std::scoped_lock const lock(mutex);
        is_wanted = wish == Wish::keep || (!went_well && wish == Wish::record);
        said = std::exchange(samples, {});
    }
    std::optional<Result<VoiceTake>> made;
    if (is_wanted)
        made = went_well ? packed_take(said)
                         : Error{ErrorKind::unavailable, "error.no_microphone",
                                 opened.ok() ? std::string{} : opened.error().detail};
    {
        std::scoped_lock const lock(mutex);
        if (wish != Wish::forget) taken = std::move(made);
        wish = Wish::none;
        state = {went_well, false, Duration{0}, 0};
    }
    wake();
}

// Until enough was heard; false when the microphone is gone.
bool Microphone::Inside::listen(SDL_AudioDeviceID device) {
    std::unique_lock lock(mutex);
    auto const is_over = [this] { return wish != Wish::record || is_ending; };
    while (!is_over()) {
        has_heard = false;
        changed.wait_for(lock, k_microphone_patience, [&] { return has_heard || is_over(); });
        if (!is_audio_alive(device) || (!has_heard && !is_over())) return false;
    }
    return true;
}

void Microphone::Inside::run() {
    std::unique_lock lock(mutex);
    for (;;) {
        changed.wait(lock, [&] { return is_ending || looks || wish != Wish::none; });
        if (is_ending) return;
        bool const records = wish != Wish::none;
        looks = false;
        lock.unlock();
        if (records)
            record();
        else
            find_out();
        lock.lock();
    }
}

Microphone::Microphone(std::function<void()> wake)
    : m_inside(std::make_unique<Inside>(std::move(wake))) {
    m_inside->thread = std::thread([inside = m_inside.get()] { inside->run(); });
}

Microphone::~Microphone() {
    {
        std::scoped_lock const lock(m_inside->mutex);
        m_inside->is_ending = true;
    }
    m_inside->changed.notify_all();
    m_inside->thread.join();
}

void Microphone::look() {
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->looks = true;
    m_inside->changed.notify_all();
}

void Microphone::begin() {
    std::scoped_lock const lock(m_inside->mutex);
    if (m_inside->wish != Inside::Wish::none) return;
    m_inside->wish = Inside::Wish::record;
    m_inside->state.records = true;
    m_inside->taken.reset();
    m_inside->changed.notify_all();
}

void Microphone::end(bool keep) {
    std::scoped_lock const lock(m_inside->mutex);
    if (!keep) m_inside->taken.reset();
    if (m_inside->wish == Inside::Wish::none) return;
    if (m_inside->wish == Inside::Wish::record || !keep)
        m_inside->wish = keep ? Inside::Wish::keep : Inside::Wish::forget;
    m_inside->changed.notify_all();
}

MicrophoneState Microphone::state() const {
    std::scoped_lock const lock(m_inside->mutex);
    return m_inside->state;
}

std::optional<Result<VoiceTake>> Microphone::take() {
    std::scoped_lock const lock(m_inside->mutex);
    return std::exchange(m_inside->taken, std::nullopt);
}

}  // namespace ontmoet::platform
