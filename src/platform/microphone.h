// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace ontmoet::platform {

// What somebody said: Opus in Ogg, mono.
struct VoiceTake {
    std::string sound;
    int seconds = 0;  // rounded up
};

struct MicrophoneState {
    bool is_there = false;  // as last looked
    bool records = false;
    Duration so_far{0};  // of what is being recorded
    float level = 0;     // of the last moment, 0 … 1

    friend bool operator==(MicrophoneState const&, MicrophoneState const&) = default;
};

// Records what somebody says, on a thread of its own, and keeps it in memory only. It listens from
// begin() to end() and never else: until then the device is closed. All members belong to the UI
// thread.
class Microphone {
public:
    // Make it after the window. `wake` is called on other threads when state() or take() has
    // something new.
    explicit Microphone(std::function<void()> wake);
    ~Microphone();
    Microphone(Microphone const&) = delete;
    Microphone& operator=(Microphone const&) = delete;

    // Finds out anew whether there is one.
    void look();
    // Ends by itself after k_longest_take.
    void begin();
    // What was said is given by take(), or forgotten.
    void end(bool keep);

    MicrophoneState state() const;
    // What was recorded, once it is packed: "error.no_microphone" when there was none or it was
    // pulled out, "words.nothing_heard" when nobody was heard.
    std::optional<Result<VoiceTake>> take();

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::platform
