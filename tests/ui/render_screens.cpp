// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"
#include "i18n/tongue.h"
#include "platform/sdl_window.h"
#include "screens/screen_names.h"
#include "support/screen_stage.h"
#include "ui/stage.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
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

// A picture: a screen, or a screen in a state that it is in more rarely.
struct Picture {
    std::string name;
    screens::Screen screen;
    void (*change)(screens::Model&) = [](screens::Model&) {};
};

std::vector<Picture> all_pictures() {
    using screens::Model;
    using screens::Screen;
    std::vector<Picture> pictures;
    for (auto const& [screen, name] : screens::screen_names())
        pictures.push_back({std::string{name}, screen});
    pictures.insert(
        pictures.end(),
        {{"work-occupations", Screen::work,
          [](Model& model) { model.visitor.chosen_sector = "horeca"; }},
         {"consent-explained", Screen::consent,
          [](Model& model) { model.visitor.asked_without_consent = true; }},
         {"search-hint", Screen::search,
          [](Model& model) {
              model.visitor.typed_name = "m";
              model.visitor.search = screens::NameSearch::too_short;
          }},
         {"search-nobody", Screen::search,
          [](Model& model) {
              model.visitor.found.clear();
              model.visitor.search = screens::NameSearch::nobody;
          }},
         {"search-many", Screen::search,
          [](Model& model) { model.visitor.search = screens::NameSearch::too_many; }},
         {"employers-empty", Screen::employers, [](Model& model) { model.employer_cards.clear(); }},
         {"schedule-begun", Screen::schedule,
          [](Model& model) { model.now = test::hall::start + std::chrono::minutes{25}; }},
         {"schedule-empty", Screen::schedule,
          [](Model& model) { model.visitor.person = test::hall::person(1); }},
         {"browse-empty", Screen::browse,
          [](Model& model) {
              model.candidate_cards.clear();
              model.employer.only_starred = true;
          }},
         {"our_schedule-empty", Screen::our_schedule,
          [](Model& model) { model.employer.organisation = {}; }},
         {"arrivals-search", Screen::arrivals,
          [](Model& model) {
              model.host.search = "noor";
              model.host.arrivals.people.resize(5);
          }},
         {"arrivals-calm", Screen::arrivals,
          [](Model& model) {
              static auto const calm = test::hall_state();
              model.state = &calm;
              model.host.arrivals = {};
              model.problems.clear();
          }},
         {"plan-published", Screen::plan, [](Model& model) { model.host.draft.reset(); }},
         {"plan-running", Screen::plan,
          [](Model& model) {
              model.host.draft.reset();
              model.host.planning = true;
              model.host.planning_gap_pct = 3.4;
          }},
         {"welcome-spoken", Screen::welcome,
          [](Model& model) {
              model.speech.speaking = true;
              auto const& words = model.tongues->get(model.language);
              model.speech.at = ui::NodeName{"welcome.search", words.text("welcome.search"), 0};
          }},
         {"presence", Screen::days, [](Model& model) { model.asks_presence = true; }},
         {"toast", Screen::code, [](Model& model) {
              model.network.online = false;
              model.help_asked = true;
              model.toast = screens::Toast{"code.unknown", false, model.now};
          }}});
    return pictures;
}

void draw_screen(test::ScreenHouse& house, platform::SdlWindow& window, ui::Stage& stage,
                 screens::Model const& model, std::filesystem::path const& file) {
    stage.forget();
    platform::WindowHooks hooks;
    hooks.setting = [&] {
        auto setting = screens::setting_of(model.accessibility, house.tongues.get(model.language));
        setting.reduced_motion = true;
        setting.spoken = model.speech.at;
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
    auto house = test::ScreenHouse::open();
    auto const pictures = all_pictures();
    int drawn = 0;
    for (Way const& way : {Way{""}, Way{"-150", 1280, 800, 2}, Way{"-portrait", 800, 1280, 0},
                           Way{"-portrait-150", 800, 1280, 2}}) {
        ManualClock clock;
        ui::Stage stage(*house.engine, house.keyboards);
        auto window = platform::SdlWindow::create(
            {.width = way.width, .height = way.height, .headless = true}, stage, clock);
        for (auto const& language : wanted.languages) {
            std::filesystem::create_directories(wanted.folder / language);
            for (auto const& picture : pictures) {
                if (!wanted.has(picture.name)) continue;
                auto model = house.model(picture.screen, language);
                picture.change(model);
                model.accessibility.text_step = way.text_step;
                clock.advance(Duration{1'000});
                draw_screen(house, **window, stage, model,
                            wanted.folder / language / (picture.name + way.suffix + ".png"));
                ++drawn;
            }
        }
    }
    std::printf("%d pictures in %s\n", drawn, wanted.folder.c_str());
    return 0;
}
