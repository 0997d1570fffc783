// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "text/fonts.h"
#include "text/text_engine.h"
#include "ui/key_route.h"
#include "ui/keyboards.h"
#include "ui/stage.h"

#include <functional>
#include <memory>
#include <string>

namespace ontmoet::ui {

// A stage without a panel: draws a screen as often as asked and touches it as fingers do.
class StageFixture {
public:
    using View = std::function<void(Frame&)>;

    StageFixture() : stage(engine(), keyboards()) { setting.tongue = &tongues().get("nl"); }

    static text::TextEngine& engine() {
        static auto const engine = text::TextEngine::create(text::find_fonts().value()).value();
        return *engine;
    }
    static Keyboards const& keyboards() {
        static Keyboards const layouts = Keyboards::load(SOURCE_DIR "/assets/keyboards").value();
        return layouts;
    }
    static i18n::Tongues const& tongues() {
        static i18n::Tongues const all =
            i18n::Tongues::load(BINARY_DIR "/share/ontmoet/locale").value();
        return all;
    }

    void speak(std::string const& tag) { setting.tongue = &tongues().get(tag); }
    void draw(int frames = 1, Duration step = Duration{16}) {
        for (int i = 0; i < frames; ++i) {
            now += step;
            stage.frame(setting, now, view);
        }
    }
    Node const& node(std::string const& id) const {
        Node const* found = stage.tree().find(id);
        check(found != nullptr, "the node is on the screen");
        return *found;
    }
    Point middle(std::string const& id) const { return node(id).rect.middle(); }

    void touch(TouchEvent::Kind kind, Point logical, std::int64_t finger = 1) {
        stage.add(TouchEvent{kind, stage.to_panel(logical), finger, now});
    }
    // Down and up within one frame.
    void tap(Point at) {
        touch(TouchEvent::Kind::down, at);
        touch(TouchEvent::Kind::up, at);
        draw();
        now += Duration{300};
    }
    void tap(std::string const& id) { tap(middle(id)); }
    // Over `steps` frames of 16 ms, then let go.
    void drag(Point from, Point to, int steps = 10) {
        touch(TouchEvent::Kind::down, from);
        draw();
        for (int i = 1; i <= steps; ++i) {
            float const share = static_cast<float>(i) / static_cast<float>(steps);
            touch(TouchEvent::Kind::move,
                  {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
            draw();
        }
        touch(TouchEvent::Kind::up, to);
        draw();
    }
    // Types by touching the keyboard on the screen; false when it lacks a letter.
    bool type(std::string_view text) {
        for (auto const& letter : pieces_for_keys(stage, text)) {
            if (!type_letter(letter)) return false;
        }
        draw(2);
        return true;
    }
    bool type_letter(std::string_view letter) {
        auto const touches = touches_for(stage, letter);
        for (auto const& one : touches) {
            auto const* found = stage.tree().find(one.id);
            if (!found) return false;
            Point const at = found->rect.middle();
            touch(TouchEvent::Kind::down, at);
            if (one.hold) draw(2, Duration{300});
            touch(TouchEvent::Kind::up, at);
            draw(3);
        }
        return !touches.empty();
    }
    void key(Key key, std::string const& text = {}) { stage.add(KeyEvent{key, text, now}); }

    Stage stage;
    Setting setting;
    View view = [](Frame&) {};
    Duration now{1000};
};

}  // namespace ontmoet::ui
