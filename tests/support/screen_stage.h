// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cards/shelf.h"
#include "i18n/assets.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "screens/views.h"
#include "support/hard_halls.h"
#include "support/screen_models.h"
#include "text/text_engine.h"
#include "ui/keyboards.h"
#include "ui/stage.h"

#include <array>
#include <filesystem>
#include <memory>
#include <string>

namespace ontmoet::test {

// `usual`: a small hall for visitors, a busy one for employers and hosts.
enum class Hall { usual, long_names, crowded, bare };

// What is read once: fonts, keyboards, words and the invented hall.
struct ScreenHouse {
    i18n::Tongues tongues;
    i18n::Vocabulary vocabulary;
    cards::Shelf info;
    ui::Keyboards keyboards;
    std::unique_ptr<text::TextEngine> engine;
    domain::State state = hall_state();
    domain::State busy = busy_hall_state();
    domain::State long_named = long_named_state();
    domain::State crowded = crowded_state();
    domain::State bare = bare_state();

    static ScreenHouse open() {
        auto const assets = i18n::asset_root();
        auto tongues = i18n::Tongues::load(assets / "locale");
        auto vocabulary = i18n::load_vocabulary(assets);
        auto keyboards = ui::Keyboards::load(assets / "keyboards");
        auto fonts = text::find_fonts();
        auto engine = text::TextEngine::create(fonts.value());
        std::array<std::filesystem::path, 1> const folders{assets / "info"};
        return {std::move(tongues.value()), std::move(vocabulary.value()),
                cards::Shelf::load("info", folders), std::move(keyboards.value()),
                std::move(engine.value())};
    }
    domain::State const& state_of(Hall hall, screens::Screen screen) const {
        switch (hall) {
            case Hall::long_names: return long_named;
            case Hall::crowded: return crowded;
            case Hall::bare: return bare;
            case Hall::usual: break;
        }
        return is_staff_screen(screen) ? busy : state;
    }
    screens::Model model(screens::Screen screen, std::string const& language,
                         Hall hall = Hall::usual) const {
        auto made = model_on(screen, language, state_of(hall, screen), vocabulary, tongues);
        made.info = &info;
        made.visitor.open_card = "rights";
        return made;
    }
};

// A kiosk's screen without a panel: draws models and touches what is seen.
class ScreenStage {
public:
    explicit ScreenStage(ScreenHouse& house)
        : m_house(house), m_stage(*house.engine, house.keyboards) {}

    // The first frame finds out what scrolls and what has the focus; the second one settles it.
    screens::MaybeIntent show(screens::Model const& model) {
        frame(model);
        return frame(model);
    }
    // A finger in the middle of what is seen of this target.
    screens::MaybeIntent press(screens::Model const& model, std::string const& id) {
        auto const* node = tree().find(id);
        check(node != nullptr && node->is_pressable(), "a test presses what can be pressed");
        auto const at = m_stage.to_panel(node->visible.middle());
        m_stage.add(ui::TouchEvent{ui::TouchEvent::Kind::down, at, 1, m_now});
        m_stage.add(ui::TouchEvent{ui::TouchEvent::Kind::up, at, 1, m_now});
        return frame(model);
    }
    // A key of a real keyboard, or a switch that sends one.
    screens::MaybeIntent key(screens::Model const& model, ui::Key key) {
        m_stage.add(ui::KeyEvent{key, {}, m_now + Duration{200}, false});
        auto intent = frame(model);
        // What a keyboard on the screen types comes one frame later.
        auto later = frame(model);
        return intent ? intent : later;
    }
    // A finger that slides up or down from the middle of `rect` and rests before it leaves.
    void sweep(screens::Model const& model, ui::Rect rect, float by) {
        using Kind = ui::TouchEvent::Kind;
        auto const from = rect.middle();
        float const most = rect.h * 0.45f;
        float const start = from.y + (by < 0 ? most : -most);
        auto const at = [&](float y) { return m_stage.to_panel({from.x, y}); };
        // It moves at once: a finger that rests first carries what it rests on.
        m_stage.add(ui::TouchEvent{Kind::down, at(start), 1, m_now});
        for (int step = 1; step <= 4; ++step) {
            auto const y = start + by * static_cast<float>(step) / 4;
            m_stage.add(ui::TouchEvent{Kind::move, at(y), 1, m_now});
            frame(model);
        }
        m_stage.add(ui::TouchEvent{Kind::up, at(start + by), 1, m_now});
        frame(model);
        frame(model);
    }
    // A finger that slides to the left or right from the middle of `rect`.
    void sweep_aside(screens::Model const& model, ui::Rect rect, float by) {
        using Kind = ui::TouchEvent::Kind;
        auto const from = rect.middle();
        for (int step = 0; step <= 4; ++step) {
            auto const x = from.x - by / 2 + by * static_cast<float>(step) / 4;
            m_stage.add(ui::TouchEvent{step == 0 ? Kind::down : Kind::move,
                                       m_stage.to_panel({x, from.y}), 1, m_now});
            if (step > 0) frame(model);
        }
        m_stage.add(
            ui::TouchEvent{Kind::up, m_stage.to_panel({from.x + by / 2, from.y}), 1, m_now});
        frame(model);
        frame(model);
    }
    screens::MaybeIntent frame(screens::Model const& model) {
        auto setting = screens::setting_of(model, m_house.tongues);
        setting.panel = panel;
        setting.reduced_motion = true;
        m_now += Duration{400};
        screens::MaybeIntent intent;
        m_stage.frame(setting, m_now,
                      [&](ui::Frame& drawn) { intent = screens::view(model, drawn); });
        return intent;
    }
    ui::Tree const& tree() const { return m_stage.tree(); }
    // How long nothing is drawn when nothing happens; nothing: until something does.
    std::optional<Duration> rests_for() const {
        auto const at = m_stage.wake_at();
        return at ? std::optional{*at - m_now} : std::nullopt;
    }
    ui::Stage const& stage() const { return m_stage; }
    void touch(ui::TouchEvent::Kind kind, ui::Point at) {
        m_stage.add(ui::TouchEvent{kind, m_stage.to_panel(at), 1, m_now});
    }
    void key(ui::Key key) { m_stage.add(ui::KeyEvent{key, {}, m_now}); }
    void forget() { m_stage.forget(); }
    void wait(Duration time) { m_now += time; }

    ui::Size panel{1280, 800};

private:
    ScreenHouse& m_house;
    ui::Stage m_stage;
    Duration m_now{0};
};

}  // namespace ontmoet::test
