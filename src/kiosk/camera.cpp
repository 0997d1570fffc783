// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/camera.h"

#include "kiosk/held_codes.h"
#include "kiosk/limits.h"
#include "printing/code_reader.h"

#include <cstdio>
#include <utility>

namespace ontmoet::kiosk {

Camera::Camera(std::filesystem::path source, Clock const& clock, std::function<void()> wake)
    : m_source(std::move(source)),
      m_clock(clock),
      m_wake(std::move(wake)),
      m_thread([this](std::stop_token const& stop) { work(stop); }) {}

Camera::~Camera() = default;

void Camera::look(bool wanted) {
    std::scoped_lock const lock(m_mutex);
    if ((m_wanted != k_none) == wanted) return;
    m_wanted = wanted ? ++m_last_look : k_none;
    m_works = false;
    m_codes.clear();  // nobody meant them for the next screen
    m_news.notify_all();
}

bool Camera::works() const {
    std::scoped_lock const lock(m_mutex);
    return m_works;
}

std::vector<std::string> Camera::take_codes() {
    std::scoped_lock const lock(m_mutex);
    return std::exchange(m_codes, {});
}

void Camera::tell(Look look, bool works, std::vector<std::string> codes) {
    {
        std::scoped_lock const lock(m_mutex);
        if (m_wanted != look || (works == m_works && codes.empty())) return;
        m_works = works;
        for (auto& code : codes)
            if (m_codes.size() < k_most_codes_waiting) m_codes.push_back(std::move(code));
    }
    m_wake();
}

// Whoever set the kiosk up reads it once; the people before it need not know.
void Camera::fail(Look look, Error const& error) {
    if (!m_has_failed)
        std::fprintf(stderr, "ontmoet-kiosk: camera %s: %s\n", m_source.c_str(),
                     error.detail.c_str());
    m_has_failed = true;
    tell(look, false, {});
}

// False when it is time to stop looking.
bool Camera::pause(Look look, std::stop_token const& stop, Duration time) {
    std::unique_lock lock(m_mutex);
    m_news.wait_for(lock, stop, time, [&] { return m_wanted != look; });
    return m_wanted == look && !stop.stop_requested();
}

void Camera::work(std::stop_token const& stop) {
    while (!stop.stop_requested()) {
        Look look = k_none;
        {
            std::unique_lock lock(m_mutex);
            if (!m_news.wait(lock, stop, [this] { return m_wanted != k_none; })) return;
            look = m_wanted;
        }
        do look_until_it_fails(look, stop);
        while (pause(look, stop, k_camera_retry));
    }
}

void Camera::look_until_it_fails(Look look, std::stop_token const& stop) {
    HeldCodes held;
    auto last = m_clock.uptime();
    do {
        auto const picture = next_picture();
        if (!picture.ok()) {
            fail(look, picture.error());
            break;
        }
        auto const now = m_clock.uptime();
        if (!*picture) {
            if (now - last < k_camera_patience) continue;
            fail(look, {ErrorKind::unavailable, "error.camera", "no picture comes"});
            break;
        }
        last = now;
        m_has_failed = false;
        tell(look, true, held.news(printing::read_qr_codes(**picture), now));
    } while (pause(look, stop, k_camera_pause));
    m_device.reset();
}

// Nothing when none came in time.
Result<std::optional<printing::GreyPicture>> Camera::next_picture() {
    if (m_source.extension() == ".png") {
        TRY_ASSIGN(auto const picture, printing::read_png(m_source));
        return std::optional(printing::grey_of(picture));
    }
    if (!m_device) {
        TRY_ASSIGN(m_device, platform::VideoDevice::open(m_source));
    }
    TRY_ASSIGN(auto frame, m_device->next(k_camera_pause));
    if (!frame) return std::optional<printing::GreyPicture>{};
    return std::optional(
        printing::GreyPicture{frame->width, frame->height, std::move(frame->brightness)});
}

}  // namespace ontmoet::kiosk
