// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "platform/video_device.h"
#include "printing/picture.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace ontmoet::kiosk {

// Looks for QR codes in what a camera sees, on a thread of its own; they come in as those of a
// scanner do. It looks only while it is told to: else the camera is closed and its lamp is out. No
// picture outlives its turn. A camera that is not there, was pulled out or is in use by another
// program is tried again, quietly: there is the scanner, and the number to type. But for look(),
// works() and take_codes() nothing is seen of it from other threads.
class Camera {
public:
    // `source`: a device such as /dev/video0, or a PNG file that stands in for one, and may change.
    // `wake` is called on the camera's thread when works() or take_codes() has something new.
    Camera(std::filesystem::path source, Clock const& clock, std::function<void()> wake);
    // Waits for the turn that is under way.
    ~Camera();
    Camera(Camera const&) = delete;
    Camera& operator=(Camera const&) = delete;

    void look(bool wanted);
    // A picture came, and since then nothing failed.
    bool works() const;
    // A code that is held up comes once, and again when it was away for k_code_away.
    std::vector<std::string> take_codes();

private:
    // Each time it is told to look is one of its own, with a number.
    using Look = int;
    static constexpr Look k_none = 0;

    void work(std::stop_token const& stop);
    void look_until_it_fails(Look look, std::stop_token const& stop);
    Result<std::optional<printing::GreyPicture>> next_picture();
    void fail(Look look, Error const& error);
    void tell(Look look, bool works, std::vector<std::string> codes);
    bool pause(Look look, std::stop_token const& stop, Duration time);

    std::filesystem::path m_source;
    Clock const& m_clock;
    std::function<void()> m_wake;
    std::unique_ptr<platform::VideoDevice> m_device;  // of the thread; open while it looks
    bool m_has_failed = false;                        // of the thread, and said
    mutable std::mutex m_mutex;
    std::condition_variable_any m_news;
    Look m_last_look = k_none;
    Look m_wanted = k_none;
    bool m_works = false;
    std::vector<std::string> m_codes;
    std::jthread m_thread;  // last: it ends before what it uses
};

}  // namespace ontmoet::kiosk
