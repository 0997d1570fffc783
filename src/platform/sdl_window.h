// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "platform/sdl_panel.h"
#include "ui/stage.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

union SDL_Event;

namespace ontmoet::platform {

class SdlRenderer;

// What the loop asks of the program, on its own thread.
struct WindowHooks {
    // How the next frame looks; the panel's size is filled in by the window.
    std::function<ui::Setting()> setting;
    std::function<void(ui::Frame&)> view;
    // Before each frame and after each wake: take messages of other threads. True when something
    // changed that may be seen.
    std::function<bool()> pump;
    // After a frame was shown.
    std::function<void()> shown;
    // When the program itself next has something to do, in uptime; `pump` must move it on.
    std::function<std::optional<Duration>()> wake_at;
};

// Counts for bench_ui.
struct WindowCounts {
    std::uint64_t frames = 0;
    std::uint64_t wakes = 0;
    Duration first_frame{0};  // uptime when the first frame was on the screen
};

// The panel: one window, its renderer and its events. Sleeps until an event, a message (`wake`) or
// the next deadline; draws three frames after something happened, so that what a press changes is
// seen and settles.
class SdlWindow {
public:
    // "error.no_display" when there is no panel or renderer.
    static Result<std::unique_ptr<SdlWindow>> create(WindowLook const& look, ui::Stage& stage,
                                                     Clock const& clock);
    ~SdlWindow();
    SdlWindow(SdlWindow const&) = delete;
    SdlWindow& operator=(SdlWindow const&) = delete;

    // Until `quit` is called or the window is closed.
    void run(WindowHooks const& hooks);
    // One turn of the loop without sleeping, for scripted drivers: events, pump, one frame.
    void turn(WindowHooks const& hooks);
    // From any thread: the loop looks at its messages.
    static void wake();
    // From any thread; `wake` makes the loop notice.
    void quit() { m_quitting = true; }
    bool is_quitting() const { return m_quitting; }

    // A finger at a place of the tree, through SDL's own queue: for scripted drivers.
    void push_finger(ui::TouchEvent::Kind kind, ui::Point logical, std::int64_t finger = 1);
    // Letters of a keyboard or a scanner, and Enter after them if wanted.
    void push_text(std::string_view letters, bool and_enter);
    // The picture shown last, and the same as a PNG. "error.picture_unwritable".
    Result<Picture> picture();
    Status save_picture(std::filesystem::path const& png);
    WindowCounts const& counts() const { return m_counts; }
    ui::Size panel() const;
    // What draws: "opengl", "opengles2", "software".
    std::string renderer_name() const;

private:
    SdlWindow(std::unique_ptr<SdlPanel> panel, ui::Stage& stage, Clock const& clock);

    bool take_events(Duration wait);
    bool take(SDL_Event const& event);
    bool take_key(SDL_Event const& event);
    void draw(WindowHooks const& hooks);

    ui::Stage& m_stage;
    Clock const& m_clock;
    std::unique_ptr<SdlPanel> m_panel;
    std::unique_ptr<SdlRenderer> m_renderer;
    std::atomic<bool> m_quitting = false;
    bool m_mouse_is_down = false;
    bool m_key_is_held = false;
    WindowCounts m_counts;
};

}  // namespace ontmoet::platform
