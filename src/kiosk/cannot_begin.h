// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "i18n/tongue.h"
#include "kiosk/app.h"
#include "screens/model.h"
#include "ui/stage.h"

#include <memory>
#include <string>

namespace ontmoet::kiosk {

// Why the program does not go on, for a person: in this language where there is one.
std::string words_of(Error const& error, i18n::Tongue const* tongue);

// A kiosk that has no disk to write on, or nothing to read there, without its window: it says so
// to whoever stands before it, and it begins again and again until it can. Lives on the UI thread.
class CannotBegin {
public:
    // Errors: assets.
    static Result<std::unique_ptr<CannotBegin>> open(AppOptions const& options, Clock const& clock,
                                                     Error const& error);

    // True when it is time to begin again: somebody asked for it, or it waited long enough.
    bool begins_again();
    // The same, or another reason by now.
    void still(Error const& error);
    void draw(ui::Frame& frame);
    ui::Setting setting(ui::Size panel) const;
    Duration wake_at() const;
    screens::Model const& model() const { return m_model; }

private:
    CannotBegin(AppOptions const& options, Clock const& clock, i18n::Tongues tongues);

    Clock const& m_clock;
    Random m_random{0};
    i18n::Tongues m_tongues;
    domain::State m_nothing;
    screens::Model m_model;
    Duration m_next{0};  // in uptime
};

}  // namespace ontmoet::kiosk
