// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kiosk/app.h"
#include "kiosk/cannot_begin.h"
#include "kiosk/first_start.h"

#include <memory>

namespace ontmoet::kiosk {

// What stands before people: the kiosk of an event, how this computer becomes one, or why it cannot
// begin. Goes from one to the other by itself, in the same window. Lives on the UI thread.
class Front {
public:
    // Errors: assets.
    static Result<std::unique_ptr<Front>> open(AppOptions const& options, Clock const& clock,
                                               std::function<void()> wake);

    // As App has them.
    void start_sound();
    bool pump(Duration idle);
    void draw(ui::Frame& frame);
    ui::Setting setting(ui::Size panel) const;
    std::optional<Duration> wake_at(Duration idle) const;
    screens::Model const& model() const;

    // The program is to end: nothing can be shown any more, or somebody wants it to begin anew.
    bool wants_end() const { return m_failure || (m_app && m_app->wants_restart()); }
    std::optional<Error> const& failure() const { return m_failure; }

private:
    Front(AppOptions options, Clock const& clock, std::function<void()> wake)
        : m_options(std::move(options)), m_clock(clock), m_wake(std::move(wake)) {}
    Status begin(bool withdrawn);
    Status leave_event();
    Status tell(Error const& error);

    AppOptions m_options;
    Clock const& m_clock;
    std::function<void()> m_wake;
    bool m_is_heard = false;
    std::optional<Error> m_failure;
    // One of them.
    std::unique_ptr<App> m_app;
    std::unique_ptr<FirstStart> m_start;
    std::unique_ptr<CannotBegin> m_cannot;
};

}  // namespace ontmoet::kiosk
