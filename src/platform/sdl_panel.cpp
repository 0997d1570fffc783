// SPDX-License-Identifier: EUPL-1.2
#include "platform/sdl_panel.h"

#include <SDL.h>

namespace ontmoet::platform {

namespace {

Error no_display() {
    return {ErrorKind::unavailable, "error.no_display", SDL_GetError()};
}

void set_hints(WindowLook const& look) {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    // The whole panel is left by nobody who stands before it; a signal ends the program.
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, look.fullscreen ? "0" : "1");
    if (!look.headless) return;
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    SDL_SetHint(SDL_HINT_AUDIODRIVER, "dummy");  // SDL_AUDIODRIVER in the environment wins
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
}

}  // namespace

Result<std::unique_ptr<SdlPanel>> SdlPanel::open(WindowLook const& look) {
    set_hints(look);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return no_display();
    std::unique_ptr<SdlPanel> panel(new SdlPanel);
    auto flags = static_cast<Uint32>(SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (look.fullscreen) flags |= static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP);
    panel->m_window = SDL_CreateWindow(look.title.c_str(), SDL_WINDOWPOS_CENTERED,
                                       SDL_WINDOWPOS_CENTERED, look.width, look.height, flags);
    if (!panel->m_window) return no_display();
    Uint32 const wanted = look.headless ? SDL_RENDERER_SOFTWARE : SDL_RENDERER_PRESENTVSYNC;
    panel->m_renderer = SDL_CreateRenderer(panel->m_window, -1, wanted);
    if (!panel->m_renderer)
        panel->m_renderer = SDL_CreateRenderer(panel->m_window, -1, SDL_RENDERER_SOFTWARE);
    if (!panel->m_renderer) return no_display();
    if (look.hide_cursor) SDL_ShowCursor(SDL_DISABLE);
    SDL_StartTextInput();
    return panel;
}

SdlPanel::~SdlPanel() {
    if (m_renderer) SDL_DestroyRenderer(m_renderer);
    if (m_window) SDL_DestroyWindow(m_window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Result<Picture> SdlPanel::picture() const {
    Picture made;
    SDL_GetRendererOutputSize(m_renderer, &made.width, &made.height);
    auto& pixels = made.pixels;
    pixels.resize(static_cast<std::size_t>(made.width) * static_cast<std::size_t>(made.height) * 4);
    if (SDL_RenderReadPixels(m_renderer, nullptr, SDL_PIXELFORMAT_ABGR8888, pixels.data(),
                             made.width * 4) != 0)
        return Error{ErrorKind::unavailable, "error.picture_unwritable", SDL_GetError()};
    for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
    return made;
}

}  // namespace ontmoet::platform
