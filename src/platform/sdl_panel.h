// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "platform/picture.h"

#include <memory>
#include <string>

struct SDL_Window;
struct SDL_Renderer;

namespace ontmoet::platform {

struct WindowLook {
    std::string title = "Ontmoet";
    int width = 1280;
    int height = 800;
    bool fullscreen = false;
    bool hide_cursor = false;
    // No panel: SDL's dummy driver and the software renderer, for tests and pictures.
    bool headless = false;
};

// A window of SDL and what draws in it. Only SDL's video part is started.
class SdlPanel {
public:
    // "error.no_display" when there is no panel or renderer.
    static Result<std::unique_ptr<SdlPanel>> open(WindowLook const& look);
    ~SdlPanel();
    SdlPanel(SdlPanel const&) = delete;
    SdlPanel& operator=(SdlPanel const&) = delete;

    SDL_Window* window() const { return m_window; }
    SDL_Renderer* renderer() const { return m_renderer; }
    // What was drawn last; call before it is presented. "error.picture_unwritable".
    Result<Picture> picture() const;

private:
    SdlPanel() = default;

    SDL_Window* m_window = nullptr;
    SDL_Renderer* m_renderer = nullptr;
};

}  // namespace ontmoet::platform
