// SPDX-License-Identifier: EUPL-1.2
#include "platform/sdl_window.h"

#include "platform/sdl_renderer.h"
#include "text/atlas.h"

#include <algorithm>

#include <SDL.h>

namespace ontmoet::platform {

namespace {

constexpr int frames_after_event = 3;
// Sleeping longer than this only delays noticing a changed wall clock.
constexpr Duration longest_sleep{10'000};
constexpr std::int64_t mouse_finger = -1;

std::optional<ui::Key> key_of(SDL_Keysym const& sym) {
    switch (sym.sym) {
        case SDLK_RETURN:
        case SDLK_KP_ENTER: return ui::Key::enter;
        case SDLK_TAB: return (sym.mod & KMOD_SHIFT) ? ui::Key::back_tab : ui::Key::tab;
        case SDLK_ESCAPE: return ui::Key::escape;
        case SDLK_BACKSPACE: return ui::Key::erase;
        case SDLK_DELETE: return ui::Key::erase_forward;
        case SDLK_LEFT: return ui::Key::left;
        case SDLK_RIGHT: return ui::Key::right;
        case SDLK_UP: return ui::Key::up;
        case SDLK_DOWN: return ui::Key::down;
        case SDLK_HOME: return ui::Key::home;
        case SDLK_END: return ui::Key::end;
        default: break;
    }
    if ((sym.mod & KMOD_CTRL) == 0) return {};
    switch (sym.sym) {
        case SDLK_a: return ui::Key::select_all;
        case SDLK_z: return (sym.mod & KMOD_SHIFT) ? ui::Key::redo : ui::Key::undo;
        case SDLK_y: return ui::Key::redo;
        default: return {};
    }
}

}  // namespace

SdlWindow::SdlWindow(std::unique_ptr<SdlPanel> panel, ui::Stage& stage, Clock const& clock)
    : m_stage(stage),
      m_clock(clock),
      m_panel(std::move(panel)),
      m_renderer(std::make_unique<SdlRenderer>(m_panel->renderer())) {}

Result<std::unique_ptr<SdlWindow>> SdlWindow::create(WindowLook const& look, ui::Stage& stage,
                                                     Clock const& clock) {
    TRY_ASSIGN(auto panel, SdlPanel::open(look));
    return std::unique_ptr<SdlWindow>(new SdlWindow(std::move(panel), stage, clock));
}

SdlWindow::~SdlWindow() = default;

ui::Size SdlWindow::panel() const {
    int width = 0;
    int height = 0;
    SDL_GetRendererOutputSize(m_panel->renderer(), &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
}

std::string SdlWindow::renderer_name() const {
    SDL_RendererInfo info{};
    return SDL_GetRendererInfo(m_panel->renderer(), &info) == 0 ? info.name : "";
}

void SdlWindow::wake() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

void SdlWindow::push_finger(ui::TouchEvent::Kind kind, ui::Point logical, std::int64_t finger) {
    ui::Point const at = m_stage.to_panel(logical);
    ui::Size const size = panel();
    SDL_Event event{};
    switch (kind) {
        case ui::TouchEvent::Kind::down: event.type = SDL_FINGERDOWN; break;
        case ui::TouchEvent::Kind::move: event.type = SDL_FINGERMOTION; break;
        case ui::TouchEvent::Kind::up:
        case ui::TouchEvent::Kind::cancel: event.type = SDL_FINGERUP; break;
    }
    event.tfinger.fingerId = finger;
    event.tfinger.x = at.x / size.w;
    event.tfinger.y = at.y / size.h;
    SDL_PushEvent(&event);
}

void SdlWindow::push_text(std::string_view letters, bool and_enter) {
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t next = i + 1;
        while (next < letters.size() &&
               (static_cast<unsigned char>(letters[next]) & 0xC0) == 0x80) {
            ++next;
        }
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        std::size_t const size = std::min(next - i, sizeof event.text.text - 1);
        letters.copy(event.text.text, size, i);
        SDL_PushEvent(&event);
        i = next;
    }
    if (!and_enter) return;
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = SDLK_RETURN;
    SDL_PushEvent(&event);
}

bool SdlWindow::take_key(SDL_Event const& event) {
    Duration const now = m_clock.uptime();
    if (event.type == SDL_TEXTINPUT) {
        m_stage.add(ui::KeyEvent{ui::Key::text, event.text.text, now, false, m_key_is_held});
        return true;
    }
    // Letters follow as text, after the key that made them.
    m_key_is_held = event.key.repeat != 0;
    bool const with_shift = (event.key.keysym.mod & KMOD_SHIFT) != 0;
    if (auto const key = key_of(event.key.keysym))
        m_stage.add(ui::KeyEvent{*key, {}, now, with_shift, m_key_is_held});
    return true;
}

bool SdlWindow::take(SDL_Event const& event) {
    using Kind = ui::TouchEvent::Kind;
    Duration const now = m_clock.uptime();
    ui::Size const size = panel();
    auto const finger = [&](Kind kind) {
        m_stage.add(ui::TouchEvent{kind,
                                   {event.tfinger.x * size.w, event.tfinger.y * size.h},
                                   event.tfinger.fingerId,
                                   now});
        return true;
    };
    auto const mouse = [&](Kind kind, int x, int y) {
        int width = 0;
        int height = 0;
        SDL_GetWindowSize(m_panel->window(), &width, &height);
        float const zoom = width > 0 ? size.w / static_cast<float>(width) : 1;
        m_stage.add(ui::TouchEvent{
            kind, {static_cast<float>(x) * zoom, static_cast<float>(y) * zoom}, mouse_finger, now});
        return true;
    };
    switch (event.type) {
        case SDL_QUIT: m_quitting = true; return true;
        case SDL_FINGERDOWN: return finger(Kind::down);
        case SDL_FINGERMOTION: return finger(Kind::move);
        case SDL_FINGERUP: return finger(Kind::up);
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button != SDL_BUTTON_LEFT) return false;
            m_mouse_is_down = true;
            return mouse(Kind::down, event.button.x, event.button.y);
        case SDL_MOUSEMOTION:
            return m_mouse_is_down && mouse(Kind::move, event.motion.x, event.motion.y);
        case SDL_MOUSEBUTTONUP:
            if (event.button.button != SDL_BUTTON_LEFT) return false;
            m_mouse_is_down = false;
            return mouse(Kind::up, event.button.x, event.button.y);
        case SDL_MOUSEWHEEL: {
            int x = 0;
            int y = 0;
            SDL_GetMouseState(&x, &y);
            m_stage.add(ui::WheelEvent{{static_cast<float>(x), static_cast<float>(y)},
                                       static_cast<float>(event.wheel.y)});
            return true;
        }
        case SDL_TEXTINPUT:
        case SDL_KEYDOWN: return take_key(event);
        case SDL_WINDOWEVENT: return true;
        case SDL_RENDER_TARGETS_RESET:
        case SDL_RENDER_DEVICE_RESET: m_renderer->forget_textures(m_stage); return true;
        default: return false;
    }
}

bool SdlWindow::take_events(Duration wait) {
    SDL_Event event;
    bool anything = false;
    auto const patience = static_cast<int>(std::max<std::int64_t>(0, wait.count()));
    if (SDL_WaitEventTimeout(&event, patience) == 0) return false;
    // A window whose compositor is gone is told to end at every look, without end.
    do {
        anything = take(event) || anything;
    } while (!m_quitting && SDL_PollEvent(&event) != 0);
    ++m_counts.wakes;
    return anything;
}

void SdlWindow::draw(WindowHooks const& hooks) {
    ui::Setting setting = hooks.setting();
    setting.panel = panel();
    m_stage.frame(setting, m_clock.uptime(), hooks.view);
    // A letter is missing: what is shown stays until the next frame, which has it.
    if (m_stage.atlas().wants_another_frame()) return;
    m_renderer->draw(m_stage);
    SDL_RenderPresent(m_panel->renderer());
    if (++m_counts.frames == 1) m_counts.first_frame = m_clock.uptime();
    if (hooks.shown) hooks.shown();
}

void SdlWindow::turn(WindowHooks const& hooks) {
    take_events(Duration{0});
    if (hooks.pump) hooks.pump();
    draw(hooks);
}

void SdlWindow::run(WindowHooks const& hooks) {
    int frames_left = frames_after_event;
    while (!m_quitting) {
        Duration wait{0};
        if (frames_left == 0) {
            Duration const now = m_clock.uptime();
            wait = longest_sleep;
            if (auto const at = m_stage.wake_at()) wait = std::min(wait, *at - now);
            auto const due = hooks.wake_at ? hooks.wake_at() : std::nullopt;
            if (due) wait = std::min(wait, *due - now);
        }
        bool const touched = take_events(wait);
        bool const changed = hooks.pump && hooks.pump();
        if (touched || changed) frames_left = frames_after_event;
        auto const at = m_stage.wake_at();
        bool const is_due = at && *at <= m_clock.uptime();
        if (frames_left == 0 && !is_due) continue;
        draw(hooks);
        frames_left = std::max(0, frames_left - 1);
    }
}

Result<Picture> SdlWindow::picture() {
    m_renderer->draw(m_stage);
    return m_panel->picture();
}

Status SdlWindow::save_picture(std::filesystem::path const& png) {
    TRY_ASSIGN(auto const shown, picture());
    return shown.save(png);
}

}  // namespace ontmoet::platform
