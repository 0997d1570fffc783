// SPDX-License-Identifier: EUPL-1.2
#include "platform/speaker.h"

#include "platform/limits.h"
#include "platform/recordings.h"
#include "platform/speaker_device.h"
#include "platform/speaker_mixer.h"
#include "platform/voices.h"

#include <algorithm>
#include <cstdio>
#include <thread>

namespace ontmoet::platform {
namespace {

struct Wanted {
    SpeakerMixer::Reading reading = 0;
    std::vector<Sentence> sentences;
};

std::set<std::string, std::less<>> voices_of(VoiceBox const& box) {
    std::vector<std::string_view> tags;
    for (auto const& language : i18n::interface_languages()) tags.push_back(language.tag);
    return box.languages(tags);
}

}  // namespace

struct Speaker::Inside {
    Inside(SpeakerOptions given, Clock const& the_clock)
        : options(std::move(given)), clock(the_clock), mixer(the_clock, options.wake) {}

    void run();
    void look_around(VoiceBox const& box);
    bool wait_for_work(Wanted& wanted);
    void say(VoiceBox& box, Wanted const& wanted);
    bool say(VoiceBox& box, Wanted const& wanted, std::size_t index);
    bool say_recording(Wanted const& wanted, std::size_t index);
    void open_device();
    void drop_all();
    void note(SoundDevice now, std::string const& why);

    SpeakerOptions options;
    Clock const& clock;
    SpeakerMixer mixer;

    // The UI thread's.
    SpeakerMixer::Reading reading = 0;

    // The thread's own.
    SpeakerDevice device;
    Duration retry_at{0};

    mutable std::mutex mutex;
    std::condition_variable news;
    Wanted next;
    bool is_sound_wanted = true;  // to begin with: is there a device?
    bool is_ending = false;
    std::shared_ptr<i18n::Voices const> voices;
    SoundDevice sound_device = SoundDevice::unknown;

    std::thread thread;
};

void Speaker::Inside::look_around(VoiceBox const& box) {
    auto found = std::make_shared<i18n::Voices>();
    found->spoken = voices_of(box);
    found->recorded = list_recordings(options.recordings);
    {
        std::scoped_lock const lock(mutex);
        voices = std::move(found);
    }
    options.wake();
}

void Speaker::Inside::note(SoundDevice now, std::string const& why) {
    {
        std::scoped_lock const lock(mutex);
        if (sound_device == now) return;
        sound_device = now;
    }
    if (now == SoundDevice::missing)
        std::fprintf(stderr, "ontmoet-kiosk: no sound: %s\n", why.c_str());
    options.wake();
}

void Speaker::Inside::drop_all() {
    mixer.drop_all();
    options.wake();
}

void Speaker::Inside::open_device() {
    if (device.is_open() && device.is_alive()) return;
    device.close();
    if (clock.uptime() < retry_at) {
        drop_all();
        return;
    }
    auto const opened = SpeakerDevice::open(device, mixer);
    if (opened.ok()) {
        note(SoundDevice::works, {});
        return;
    }
    note(SoundDevice::missing, opened.error().detail);
    retry_at = clock.uptime() + k_device_retry;
    drop_all();
}

// False when the speaker ends. A quiet device is closed after a while.
bool Speaker::Inside::wait_for_work(Wanted& wanted) {
    std::unique_lock lock(mutex);
    auto const has_news = [&] { return is_ending || is_sound_wanted || next.reading != 0; };
    while (device.is_open() && !news.wait_for(lock, k_device_linger, has_news)) {
        if (!mixer.is_silent()) continue;
        lock.unlock();
        device.close();
        lock.lock();
    }
    news.wait(lock, has_news);
    wanted = std::exchange(next, {});
    is_sound_wanted = false;
    return !is_ending;
}

bool Speaker::Inside::say_recording(Wanted const& wanted, std::size_t index) {
    auto const& sentence = wanted.sentences[index];
    if (sentence.sound.empty() && !voices->has_recording(sentence.language, sentence.key))
        return false;
    auto const recording =
        sentence.sound.empty()
            ? read_recording(recording_path(options.recordings, sentence.language, sentence.key))
            : unpack_recording(sentence.sound);
    if (!recording.ok()) {
        std::fprintf(stderr, "ontmoet-kiosk: %s\n", recording.error().detail.c_str());
        return false;
    }
    Resampler resampler(recording->rate);
    mixer.push(wanted.reading, index, resampler.convert(recording->samples, true));
    return true;
}

// False when another reading has begun.
bool Speaker::Inside::say(VoiceBox& box, Wanted const& wanted, std::size_t index) {
    auto const& sentence = wanted.sentences[index];
    if (say_recording(wanted, index) || !voices->has_voice(sentence.language))
        return mixer.push(wanted.reading, index, {});
    Resampler resampler(box.rate());
    box.say(sentence.language, sentence.words, [&](auto samples) {
        return mixer.push(wanted.reading, index, resampler.convert(samples));
    });
    return mixer.push(wanted.reading, index, resampler.convert({}, true));
}

void Speaker::Inside::say(VoiceBox& box, Wanted const& wanted) {
    Samples const pause(k_pause);
    for (std::size_t i = 0; i < wanted.sentences.size(); ++i)
        if (!say(box, wanted, i) || !mixer.push(wanted.reading, i, pause)) return;
    mixer.finish(wanted.reading);
}

void Speaker::Inside::run() {
    VoiceBox box(options.espeak_data);
    look_around(box);
    for (Wanted wanted; wait_for_work(wanted);) {
        open_device();
        if (wanted.reading != 0) say(box, wanted);
    }
    device.close();
}

Speaker::Speaker(SpeakerOptions options, Clock const& clock)
    : m_inside(std::make_unique<Inside>(std::move(options), clock)) {
    m_inside->thread = std::thread([inside = m_inside.get()] { inside->run(); });
}

Speaker::~Speaker() {
    {
        std::scoped_lock const lock(m_inside->mutex);
        m_inside->is_ending = true;
    }
    m_inside->mixer.hush();
    m_inside->news.notify_all();
    m_inside->thread.join();
}

void Speaker::say(std::vector<Sentence> sentences) {
    if (sentences.empty()) {
        hush();
        return;
    }
    m_inside->mixer.begin(++m_inside->reading);
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->next = {m_inside->reading, std::move(sentences)};
    m_inside->news.notify_all();
}

void Speaker::hush() {
    m_inside->mixer.hush();
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->next = {};
}

void Speaker::play(Sound sound) {
    m_inside->mixer.add(sound);
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->is_sound_wanted = true;
    m_inside->news.notify_all();
}

void Speaker::set_volume(int volume) {
    float const share = static_cast<float>(std::clamp(volume, 0, 10)) / 10;
    m_inside->mixer.set_gain(share * share);
}

SpeakerState Speaker::state() const {
    SpeakerState state;
    state.sentence = m_inside->mixer.sentence();
    std::scoped_lock const lock(m_inside->mutex);
    state.voices = m_inside->voices;
    state.device = m_inside->sound_device;
    return state;
}

std::optional<Duration> Speaker::first_sound() const {
    return m_inside->mixer.first_sound();
}

}  // namespace ontmoet::platform
