// SPDX-License-Identifier: EUPL-1.2
#include "platform/sdl_window.h"

#include "platform/sdl_renderer.h"
#include "unit/ui/stage_fixture.h"

#include <filesystem>
#include <fstream>

#include <SDL2/SDL.h>
#include <catch2/catch.hpp>

namespace ontmoet::platform {
namespace {

// A window on SDL's dummy driver, with one button.
struct Panel {
    ManualClock clock;
    ui::StageFixture screen;
    std::unique_ptr<SdlWindow> window;
    int pressed = 0;
    WindowHooks hooks;

    explicit Panel(int width = 1280, int height = 800) {
        window = SdlWindow::create({.width = width, .height = height, .headless = true},
                                   screen.stage, clock)
                     .value();
        hooks.setting = [this] { return screen.setting; };
        hooks.view = [this](ui::Frame& f) {
            if (f.button("test.go", {100, 100, 400, 200}, "Verder",
                         {.kind = ui::ButtonKind::primary})) {
                ++pressed;
            }
        };
        turn();
    }
    void turn() {
        clock.advance(Duration{16});
        window->turn(hooks);
    }
};

TEST_CASE("a finger on the panel presses what is under it") {
    Panel panel(1920, 1080);
    ui::Point const at = panel.screen.node("test.go").rect.middle();
    panel.window->push_finger(ui::TouchEvent::Kind::down, at);
    panel.window->push_finger(ui::TouchEvent::Kind::up, at);
    panel.turn();
    CHECK(panel.pressed == 1);
}

TEST_CASE("a window ends at the first word to do so, whatever comes behind it") {
    // When the Wayland compositor is gone SDL says so anew at every look into the queue.
    Panel panel;
    for (Uint32 const type : {SDL_QUIT, SDL_QUIT}) {
        SDL_Event event{};
        event.type = type;
        SDL_PushEvent(&event);
    }
    panel.window->run(panel.hooks);
    CHECK(SDL_HasEvent(SDL_QUIT) == SDL_TRUE);
    SDL_FlushEvent(SDL_QUIT);
}

TEST_CASE("the left mouse button is a finger, the right one is not") {
    Panel panel;
    auto const click = [&](Uint8 button) {
        for (Uint32 const type : {SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP}) {
            SDL_Event event{};
            event.type = type;
            event.button.button = button;
            event.button.x = 300;
            event.button.y = 200;
            SDL_PushEvent(&event);
        }
        panel.turn();
    };
    click(SDL_BUTTON_RIGHT);
    CHECK(panel.pressed == 0);
    click(SDL_BUTTON_LEFT);
    CHECK(panel.pressed == 1);
}

TEST_CASE("what a scanner types through the window is a scan") {
    Panel panel;
    std::string scanned;
    panel.hooks.view = [&](ui::Frame& f) {
        if (f.scanned()) scanned = *f.scanned();
    };
    panel.turn();
    panel.window->push_text("OM1:ሰላም-17", true);
    panel.turn();
    CHECK(scanned == "OM1:ሰላም-17");
}

TEST_CASE("the window is worked with keys, and a key that is held presses once") {
    Panel panel;
    auto const key = [&](SDL_Keycode code, Uint8 repeat) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = code;
        event.key.repeat = repeat;
        SDL_PushEvent(&event);
        if (code == SDLK_SPACE) panel.window->push_text(" ", false);
        for (int frame = 0; frame < 40; ++frame) panel.turn();
    };
    key(SDLK_DOWN, 0);
    CHECK(panel.screen.node("test.go").focused);
    key(SDLK_SPACE, 0);
    CHECK(panel.pressed == 1);
    for (int times = 0; times < 5; ++times) key(SDLK_SPACE, 1);
    for (int times = 0; times < 5; ++times) key(SDLK_RETURN, 1);
    CHECK(panel.pressed == 1);
    key(SDLK_RETURN, 0);
    CHECK(panel.pressed == 2);
}

TEST_CASE("the loop sleeps when nothing happens, wakes for a message and ends when told") {
    Panel panel;
    int pumps = 0;
    int views = 0;
    panel.hooks.view = [&](ui::Frame&) { ++views; };
    panel.hooks.pump = [&] {
        if (++pumps == 5) SdlWindow::wake();
        if (pumps >= 6) panel.window->quit();
        return false;
    };
    panel.hooks.wake_at = [&] { return std::optional{panel.clock.uptime() + Duration{2}}; };
    panel.window->run(panel.hooks);
    CHECK(panel.window->is_quitting());
    CHECK(views <= 6);
}

TEST_CASE("a picture of the screen shows the colours that were drawn") {
    Panel panel;
    auto const file = std::filesystem::temp_directory_path() / "ontmoet_window_test.png";
    REQUIRE(panel.window->save_picture(file));
    std::ifstream stream(file, std::ios::binary);
    std::string const head(std::istreambuf_iterator<char>(stream), {});
    CHECK(head.substr(1, 3) == "PNG");
    CHECK(head.size() > 1000);
    std::filesystem::remove(file);
}

TEST_CASE("a picture is laid over another one as far as it reaches") {
    Picture sheet{3, 2, std::vector<unsigned char>(3 * 2 * 4, 0)};
    Picture const dot{2, 2, std::vector<unsigned char>(2 * 2 * 4, 9)};
    sheet.paste(dot, 2, 1);
    sheet.paste(dot, 7, 0);
    auto const at = [&](int x, int y) {
        return sheet.pixels[static_cast<std::size_t>(y * 3 + x) * 4];
    };
    CHECK(at(2, 1) == 9);
    CHECK(at(1, 1) == 0);
    CHECK(at(2, 0) == 0);
    CHECK(at(0, 1) == 0);
}

TEST_CASE("a picture that cannot be written is an error, not a crash") {
    Panel panel;
    auto const status = panel.window->save_picture("/nonexistent/folder/picture.png");
    REQUIRE_FALSE(status);
    CHECK(status.error().message_key == "error.picture_unwritable");
}

}  // namespace
}  // namespace ontmoet::platform
