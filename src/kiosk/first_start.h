// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "i18n/tongue.h"
#include "kiosk/app.h"
#include "kiosk/camera.h"
#include "kiosk/knocker.h"
#include "screens/model.h"
#include "ui/stage.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace ontmoet::kiosk {

// A kiosk that belongs to no event yet, without its window: how it stands with the network, the
// code by which an organiser lets it in, and where somebody may say which server it is to ask.
// Lives on the UI thread.
class FirstStart {
public:
    // `withdrawn`: it was part of an event until now. Errors: assets.
    static Result<std::unique_ptr<FirstStart>> open(AppOptions const& options, Clock const& clock,
                                                    std::uint64_t seed, std::function<void()> wake,
                                                    bool withdrawn);

    bool pump();
    void draw(ui::Frame& frame);
    ui::Setting setting(ui::Size panel) const;
    Duration wake_at() const;
    // The pairing file has been written.
    bool is_paired() const { return m_knocker.state().is_paired; }
    screens::Model const& model() const { return m_model; }

private:
    FirstStart(AppOptions const& options, Clock const& clock, std::uint64_t seed,
               std::function<void()> wake, i18n::Tongues tongues);

    void carry_out(screens::FirstStartIntent const& intent);
    void go_to(sync::Address address);
    void scanned(std::string const& words);
    void look_at_network();

    Clock const& m_clock;
    Random m_random;
    i18n::Tongues m_tongues;
    domain::State m_nothing;
    screens::Model m_model;
    sync::Address m_address;
    Knocker m_knocker;
    std::unique_ptr<Camera> m_camera;  // none: nobody set one up
    Duration m_next_look{0};           // at the network, in uptime
};

}  // namespace ontmoet::kiosk
