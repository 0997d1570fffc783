// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "kiosk/front.h"
#include "platform/sdl_window.h"
#include "ui/stage.h"

#include <condition_variable>
#include <deque>
#include <istream>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>

namespace ontmoet::kiosk {

// A finger moved by a script: reads one command a line, does it through the same touch and key
// events as a person, and answers one line, "ok …" or "error …".
//   tap ID · swipe ID · carry ID ONTO · drop · type TEXT · scan CODE · wait ID · gone ID ·
//   label ID · ids · words · tree · picture FILE · status · quit
// A tap waits until its target is there (k_patience), scrolls it into view, presses and lets go.
class Driver {
public:
    Driver(Front const& app, platform::SdlWindow& window, ui::Stage& stage,
           platform::WindowHooks hooks, Clock const& clock);

    // Until `quit`, the end of the commands or of the window. After a `quit` the stream is still
    // read from, on a thread of its own: it must live as long as the program, as std::cin does.
    void run(std::istream& commands, std::ostream& answers);

private:
    std::string answer(std::string const& command);
    std::string tap(std::string const& id);
    std::string swipe(std::string const& id);
    std::string carry(std::string const& ids);
    std::string drop();
    std::string type(std::string const& text);
    std::string type_letter(std::string_view letter);
    std::string hold(std::string const& id);
    std::string key_for(std::string_view letter) const;
    std::string scan(std::string const& code);
    std::string wait_for(std::string const& id, bool there);
    std::string status();
    std::string ids() const;
    std::string words() const;
    bool bring_into_view(std::string const& id);
    void slide(ui::Point from, ui::Point to);
    void touch(ui::TouchEvent::Kind kind, ui::Point at);
    void turn(int frames = 1);
    void pause(Duration wait);
    std::optional<std::string> next_command();

    Front const& m_app;
    platform::SdlWindow& m_window;
    ui::Stage& m_stage;
    platform::WindowHooks m_hooks;
    Clock const& m_clock;
    Duration m_not_before{0};
    ui::Point m_rest;  // where the finger rests with what it carries

    // Shared with the thread that reads the commands, which may outlive the driver.
    struct Inbox {
        std::mutex mutex;
        std::condition_variable news;
        std::deque<std::string> commands;
        bool ended = false;
    };
    std::shared_ptr<Inbox> m_inbox = std::make_shared<Inbox>();
};

}  // namespace ontmoet::kiosk
