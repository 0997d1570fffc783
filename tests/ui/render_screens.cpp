// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"
#include "i18n/assets.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "platform/sdl_window.h"
#include "screens/screen_names.h"
#include "screens/views.h"
#include "support/screen_models.h"
#include "text/text_engine.h"
#include "ui/keyboards.h"
#include "ui/stage.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

// Draws every screen of an invented hall without a panel and keeps the pictures:
// screenshots/<language>/<screen>.png, with -150 for large text and -portrait for a standing panel.
// `render_screens FOLDER [LANGUAGE…] [+SCREEN…]`.
namespace {

using namespace ontmoet;

struct Way {
    std::string suffix;
    int width = 1280;
    int height = 800;
    int text_step = 0;
};

struct Wanted {
    std::filesystem::path folder;
    std::vector<std::string> languages;
    std::vector<std::string> screens;

    bool has(std::string_view screen) const {
        return screens.empty() || std::ranges::find(screens, screen) != screens.end();
    }
};

Wanted wanted_by(std::span<char*> arguments) {
    Wanted wanted;
    wanted.folder = arguments.size() > 1 ? arguments[1] : "screenshots";
    for (auto const* argument : arguments.subspan(std::min<std::size_t>(2, arguments.size())))
        if (argument[0] == '+')
            wanted.screens.emplace_back(argument + 1);
        else
            wanted.languages.emplace_back(argument);
    if (wanted.languages.empty())
        for (auto const& language : i18n::interface_languages())
            wanted.languages.emplace_back(language.tag);
    return wanted;
}

struct House {
    i18n::Tongues tongues;
    i18n::Vocabulary vocabulary;
    ui::Keyboards keyboards;
    std::unique_ptr<text::TextEngine> engine;
    domain::State state = test::hall_state();
};

House open_house() {
    auto const assets = i18n::asset_root();
    auto tongues = i18n::Tongues::load(assets / "locale");
    auto vocabulary = i18n::load_vocabulary(assets);
    auto keyboards = ui::Keyboards::load(assets / "keyboards");
    auto fonts = text::find_fonts();
    auto engine = text::TextEngine::create(fonts.value());
    return {std::move(tongues.value()), std::move(vocabulary.value()), std::move(keyboards.value()),
            std::move(engine.value())};
}

void draw_screen(House& house, platform::SdlWindow& window, ui::Stage& stage,
                 screens::Model const& model, std::filesystem::path const& file) {
    stage.forget();
    platform::WindowHooks hooks;
    hooks.setting = [&] {
        ui::Setting setting;
        setting.tongue = &house.tongues.get(model.language);
        setting.text_scale = 1.0f + 0.25f * static_cast<float>(model.text_step);
        setting.reduced_motion = true;
        return setting;
    };
    hooks.view = [&](ui::Frame& frame) { screens::view(model, frame); };
    hooks.pump = [] { return true; };
    // The first frame finds out what scrolls and what has the focus.
    for (int turn = 0; turn < 3; ++turn) window.turn(hooks);
    window.save_picture(file).value();
}

}  // namespace

int main(int count, char** values) {
    auto const wanted = wanted_by({values, static_cast<std::size_t>(count)});
    auto house = open_house();
    int pictures = 0;
    for (Way const& way : {Way{""}, Way{"-150", 1280, 800, 2}, Way{"-portrait", 800, 1280, 0},
                           Way{"-portrait-150", 800, 1280, 2}}) {
        ManualClock clock;
        ui::Stage stage(*house.engine, house.keyboards);
        auto window = platform::SdlWindow::create(
            {.width = way.width, .height = way.height, .headless = true}, stage, clock);
        for (auto const& language : wanted.languages) {
            std::filesystem::create_directories(wanted.folder / language);
            for (auto const& [screen, name] : screens::screen_names()) {
                if (!wanted.has(name)) continue;
                auto model =
                    test::model_on(screen, language, house.state, house.vocabulary, house.tongues);
                model.text_step = way.text_step;
                clock.advance(Duration{1'000});
                draw_screen(house, **window, stage, model,
                            wanted.folder / language / (std::string{name} + way.suffix + ".png"));
                ++pictures;
            }
        }
    }
    std::printf("%d pictures in %s\n", pictures, wanted.folder.c_str());
    return 0;
}
