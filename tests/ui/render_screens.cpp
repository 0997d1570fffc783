// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"
#include "platform/sdl_window.h"
#include "support/screen_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Draws every screen of an invented hall without a panel, for people to look at.
//   render_screens FOLDER [--sheets] [LANGUAGE…] [@WAY…] [+PICTURE…]
// FOLDER/<language>/<picture>@<way>.png; with --sheets all pictures of a language small on one
// sheet, FOLDER/<language>@<way>.png. Without languages, ways or pictures: all of them.
namespace {

using namespace ontmoet;

struct Way {
    std::string_view name;
    int width, height, text_step;
};

constexpr std::array ways{Way{"3840x2160", 3840, 2160, 0}, Way{"2160x3840", 2160, 3840, 0},
                          Way{"1280x800", 1280, 800, 0},   Way{"1280x800-150", 1280, 800, 2},
                          Way{"1920x1080", 1920, 1080, 0}, Way{"1920x1080-150", 1920, 1080, 2},
                          Way{"800x1280", 800, 1280, 0},   Way{"800x1280-150", 800, 1280, 2},
                          Way{"1024x600", 1024, 600, 0},   Way{"1024x600-150", 1024, 600, 2}};

struct Wanted {
    std::filesystem::path folder = "screenshots";
    bool sheets = false;
    std::vector<std::string> languages, ways, pictures;
};

Wanted wanted_by(std::span<char*> arguments) {
    Wanted wanted;
    check(arguments.size() < 2 || *arguments[1] != '-', "the folder comes first");
    if (arguments.size() > 1) wanted.folder = arguments[1];
    for (auto const* given : arguments.subspan(std::min<std::size_t>(2, arguments.size()))) {
        std::string_view const argument = given;
        if (argument == "--sheets")
            wanted.sheets = true;
        else if (argument.starts_with('+'))
            wanted.pictures.emplace_back(argument.substr(1));
        else if (argument.starts_with('@'))
            wanted.ways.emplace_back(argument.substr(1));
        else
            wanted.languages.emplace_back(argument);
    }
    if (wanted.languages.empty())
        for (auto const& language : i18n::interface_languages())
            wanted.languages.emplace_back(language.tag);
    return wanted;
}

bool has(std::vector<std::string> const& list, std::string_view name) {
    return list.empty() || std::ranges::find(list, name) != list.end();
}

// A window that nobody sees, and what is drawn on it.
class Easel {
public:
    Easel(test::ScreenHouse& house, int width, int height)
        : m_house(house), m_stage(*house.engine, house.keyboards) {
        m_window = platform::SdlWindow::create({.width = width, .height = height, .headless = true},
                                               m_stage, m_clock)
                       .value();
    }
    platform::Picture draw(ui::Setting const& setting, std::function<void(ui::Frame&)> view) {
        m_stage.forget();
        m_clock.advance(Duration{1'000});
        // The first frames find out what scrolls and what has the focus.
        auto first = setting;
        first.panel = m_window->panel();
        for (int turn = 0; turn < 2; ++turn) m_stage.frame(first, m_clock.uptime(), view);
        platform::WindowHooks hooks;
        hooks.setting = [&] { return setting; };
        hooks.view = std::move(view);
        m_window->turn(hooks);
        return m_window->picture().value();
    }
    platform::Picture draw(screens::Model const& model) {
        auto setting = screens::setting_of(model, m_house.tongues);
        setting.reduced_motion = true;
        setting.spoken = model.speech.at;
        return draw(setting, [&](ui::Frame& frame) { screens::view(model, frame); });
    }

private:
    test::ScreenHouse& m_house;
    ManualClock m_clock;
    ui::Stage m_stage;
    std::unique_ptr<platform::SdlWindow> m_window;
};

// Where small pictures stand on a sheet, each with its name above.
struct SheetPlan {
    static constexpr int gap = 16;
    static constexpr int name = 28;
    int width, height, columns, rows;

    SheetPlan(Way const& way, std::size_t count) {
        float const scale = 480.0f / static_cast<float>(std::max(way.width, way.height));
        width = static_cast<int>(std::lround(static_cast<float>(way.width) * scale));
        height = static_cast<int>(std::lround(static_cast<float>(way.height) * scale));
        columns = way.width > way.height ? 7 : 11;
        rows = (static_cast<int>(count) + columns - 1) / columns;
    }
    int sheet_width() const { return gap + columns * (width + gap); }
    int sheet_height() const { return gap + rows * (name + height + gap); }
    int x(std::size_t i) const { return gap + static_cast<int>(i) % columns * (width + gap); }
    int y(std::size_t i) const {
        return gap + static_cast<int>(i) / columns * (name + height + gap);
    }
};

// An empty sheet with the names.
platform::Picture empty_sheet(test::ScreenHouse& house, SheetPlan const& plan,
                              std::vector<test::Picture> const& pictures) {
    Easel easel(house, plan.sheet_width(), plan.sheet_height());
    ui::Setting setting;
    setting.tongue = &house.tongues.get("en");
    return easel.draw(setting, [&](ui::Frame& frame) {
        float const pixel = frame.canvas().w / static_cast<float>(plan.sheet_width());
        auto const style =
            ui::style::small_strong.sized(17 * pixel).with(ui::Stand::middle).lines(1);
        for (std::size_t i = 0; i < pictures.size(); ++i)
            frame.text(
                {static_cast<float>(plan.x(i)) * pixel, static_cast<float>(plan.y(i)) * pixel,
                 static_cast<float>(plan.width) * pixel, plan.name * pixel},
                pictures[i].name, style);
    });
}

int draw_sheets(test::ScreenHouse& house, Wanted const& wanted, Way const& way,
                std::vector<test::Picture> const& pictures) {
    SheetPlan const plan(way, pictures.size());
    auto const empty = empty_sheet(house, plan, pictures);
    Easel easel(house, plan.width, plan.height);
    for (auto const& language : wanted.languages) {
        auto sheet = empty;
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            auto model = pictures[i].model(house, language);
            model.accessibility.text_step = way.text_step;
            sheet.paste(easel.draw(model), plan.x(i), plan.y(i) + plan.name);
        }
        check(sheet.save(wanted.folder / (language + "@" + std::string{way.name} + ".png")).ok(),
              "a sheet can be written");
    }
    return static_cast<int>(wanted.languages.size());
}

int draw_pictures(test::ScreenHouse& house, Wanted const& wanted, Way const& way,
                  std::vector<test::Picture> const& pictures) {
    Easel easel(house, way.width, way.height);
    for (auto const& language : wanted.languages) {
        std::filesystem::create_directories(wanted.folder / language);
        for (auto const& picture : pictures) {
            auto model = picture.model(house, language);
            model.accessibility.text_step = way.text_step;
            auto const file = picture.name + "@" + std::string{way.name} + ".png";
            check(easel.draw(model).save(wanted.folder / language / file).ok(),
                  "a picture can be written");
        }
    }
    return static_cast<int>(wanted.languages.size() * pictures.size());
}

}  // namespace

int main(int count, char** values) {
    auto const wanted = wanted_by({values, static_cast<std::size_t>(count)});
    auto house = test::ScreenHouse::open();
    auto pictures = test::usual_pictures();
    for (auto const hall : {test::Hall::long_names, test::Hall::crowded, test::Hall::bare}) {
        // Only when asked for by name: they are for measuring rather than for looking.
        if (wanted.pictures.empty()) break;
        auto const hard = test::hard_pictures(hall);
        pictures.insert(pictures.end(), hard.begin(), hard.end());
    }
    std::erase_if(pictures,
                  [&](auto const& picture) { return !has(wanted.pictures, picture.name); });
    std::filesystem::create_directories(wanted.folder);
    int drawn = 0;
    for (Way const& way : ways) {
        if (!has(wanted.ways, way.name)) continue;
        drawn += wanted.sheets ? draw_sheets(house, wanted, way, pictures)
                               : draw_pictures(house, wanted, way, pictures);
    }
    std::printf("%d pictures in %s\n", drawn, wanted.folder.c_str());
    return drawn > 0 ? 0 : 1;
}
