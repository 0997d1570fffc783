// SPDX-License-Identifier: EUPL-1.2
// Milliseconds from asking for the first sentence of a screen to the first audible sample given to
// SDL's audio device: with the device closed before (cold) and with it open (warm).
#include "i18n/assets.h"
#include "platform/real_clock.h"
#include "platform/speaker.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace {

using namespace ontmoet;

constexpr int k_rounds = 10;
constexpr Duration k_wanted{300};

class Listener {
public:
    Listener() : m_speaker({i18n::asset_root() / "sound", {}, [this] { note(); }}, m_clock) {
        wait([](auto const& state) { return state.voices != nullptr; });
    }
    platform::SpeakerState state() const { return m_speaker.state(); }
    // From the asking to the sound; nothing when it never came.
    std::optional<Duration> hear(platform::Sentence const& sentence) {
        m_speaker.say({sentence});
        wait([](auto const& state) { return !state.sentence; });
        return m_speaker.first_sound();
    }

private:
    void note() {
        std::scoped_lock const lock(m_mutex);
        ++m_woken;
        m_news.notify_all();
    }
    template <class Condition>
    void wait(Condition condition) {
        for (;;) {
            std::unique_lock lock(m_mutex);
            auto const before = m_woken;
            lock.unlock();
            if (condition(m_speaker.state())) return;
            lock.lock();
            m_news.wait(lock, [&] { return m_woken != before; });
        }
    }

    platform::RealClock m_clock;
    std::mutex m_mutex;
    std::condition_variable m_news;
    int m_woken = 0;
    platform::Speaker m_speaker;  // last: it calls note()
};

}  // namespace

int main() {
    ::setenv("SDL_AUDIODRIVER", "dummy", 0);
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    if (!tongues.ok()) return 1;
    auto const voices = Listener().state().voices;
    Duration slowest{0};
    for (auto const& tongue : tongues->all()) {
        std::string const tag{tongue.language().tag};
        if (!voices->has_voice(tag)) {
            std::printf("%-3s no voice\n", tag.c_str());
            continue;
        }
        platform::Sentence const sentence{tag, {}, tongue.text("answer.yes")};
        Duration cold{0};
        Duration warm{0};
        for (int round = 0; round < k_rounds / 5; ++round) {
            Listener listener;
            cold = std::max(cold, listener.hear(sentence).value_or(Duration{60'000}));
            for (int again = 0; again < 5; ++again)
                warm = std::max(warm, listener.hear(sentence).value_or(Duration{60'000}));
        }
        slowest = std::max({slowest, cold, warm});
        std::printf("%-3s first sound after %3d ms cold, %3d ms warm (the slowest of each)\n",
                    tag.c_str(), static_cast<int>(cold.count()), static_cast<int>(warm.count()));
    }
    std::printf("slowest %d ms, wanted %d ms at most\n", static_cast<int>(slowest.count()),
                static_cast<int>(k_wanted.count()));
    return slowest <= k_wanted ? 0 : 1;
}
