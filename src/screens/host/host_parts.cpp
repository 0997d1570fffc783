// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/host_parts.h"

#include "i18n/tongue.h"
#include "screens/parts.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

constexpr float host_bar_gap = 20;

struct HostTab {
    Screen screen;
    char const* id;
    char const* key;
    char const* icon;
};
constexpr std::array host_tabs{
    HostTab{Screen::arrivals, "host.tab.arrivals", "host.arrivals", "how_to_reg"},
    HostTab{Screen::hall, "host.tab.hall", "host.hall", "meeting_room"},
    HostTab{Screen::plan, "host.tab.plan", "host.plan", "event_note"},
    HostTab{Screen::figures, "host.tab.figures", "host.figures", "bar_chart"},
    HostTab{Screen::export_event, "host.tab.export", "host.export", "file_download"}};

std::int64_t devices_in_need(Model const& model) {
    return std::ranges::count_if(model.devices.list, &Device::needs_help);
}

// What is wrong with the network, or with any device that can be reached; nothing when all is well.
std::string network_words(Model const& model, ui::Frame const& frame) {
    auto const& network = model.network;
    if (!network.online) return frame.tongue().plural("network.waiting", network.pending);
    auto const in_need = devices_in_need(model);
    return in_need > 0 ? frame.tongue().plural("sync.need_help", in_need) : std::string{};
}

// The same as a number.
std::string network_number(Model const& model, ui::Frame const& frame) {
    auto const& network = model.network;
    auto const number = network.online ? devices_in_need(model) : std::int64_t{network.pending};
    return network.online && number == 0 ? std::string{} : frame.tongue().number(number);
}

char const* network_icon(Model const& model) {
    if (!model.network.online) return "cloud_off";
    return devices_in_need(model) > 0 ? "sync_problem" : "cloud_done";
}

std::int64_t open_problems(Model const& model) {
    return std::ranges::count_if(model.host.problems, &Problem::is_open);
}

std::string problems_number(Model const& model, ui::Frame const& frame) {
    return frame.tongue().number(open_problems(model));
}

// The words of the top bar, left away one after the other until all of it fits.
struct HostBarWords {
    std::string network, exit, language;
    bool tabs = true;  // false: the tabs stand below the bar
};

HostBarWords host_words_that_fit(Model const& model, ui::Frame& frame, float room) {
    HostBarWords words;
    words.network = network_words(model, frame);
    words.exit = frame.say("host.exit");
    words.language = std::string{frame.tongue().language().own_name};
    auto const pill = [&](std::string const& label) {
        return frame.pill_width(label, {.icon = "logout"}) + host_bar_gap;
    };
    auto const width = [&] {
        float sum = pill(words.network) + pill(words.exit) + pill(words.language) +
                    accessibility_pill_width(frame) + host_bar_gap;
        if (words.tabs) sum += pill("");  // what was done
        if (model.speech.failed) sum += pill("");
        if (open_problems(model) > 0) sum += pill(problems_number(model, frame));
        for (auto const& tab : host_tabs) sum += words.tabs ? pill(frame.say(tab.key)) : 0.0f;
        return sum;
    };
    if (width() > room) words.language.clear();
    if (width() > room) words.network = network_number(model, frame);
    if (width() > room) words.exit.clear();
    if (width() > room) {
        words.tabs = false;
        words.exit = frame.say("host.exit");
        if (width() > room) words.exit.clear();
        if (width() > room) words.network.clear();
    }
    return words;
}

// Tabs below the bar, in one line: with words and icons, words alone, or icons and the words of the
// page that is open, where large words leave no more room.
struct TabsBelow {
    bool words = true;
    bool icons = true;
};
constexpr ui::ButtonLook tab_look{.text_size = 22, .icon_size = 28};

TabsBelow tabs_below(ui::Frame& frame, float width) {
    float words = 0;
    for (auto const& tab : host_tabs)
        words = std::max(words, frame.button_width(frame.say(tab.key), tab_look));
    auto const one = ui::Rect{0, 0, width, 0}.columns(static_cast<int>(host_tabs.size()))[0].w;
    bool const fits = words <= one;
    return {fits, !fits || words + tab_look.icon_size + 12 <= one};
}

MaybeIntent draw_tabs_below(ui::Frame& frame, Screen here, ui::Rect bar) {
    MaybeIntent intent;
    auto const below = tabs_below(frame, bar.w);
    bool const is_tab = std::ranges::find(host_tabs, here, &HostTab::screen) != host_tabs.end();
    // Its words take the room of two.
    int const extra = !below.words && is_tab ? 1 : 0;
    auto const places = bar.columns(static_cast<int>(host_tabs.size()) + extra);
    std::size_t next = 0;
    for (auto const& tab : host_tabs) {
        bool const chosen = tab.screen == here;
        auto place = places[next++];
        if (chosen && extra > 0) place.w = places[next++].end() - place.x;
        auto const words = frame.say(tab.key);
        auto look = tab_look;
        look.selected = chosen;
        look.spoken = words;
        if (below.icons) look.icon = tab.icon;
        bool const pressed =
            frame.button(tab.id, place, below.words || chosen ? words : std::string{}, look);
        if (pressed && !chosen) intent = Open{tab.screen};
    }
    return intent;
}

// What was just done: among the pills, or beside the tabs where those stand below.
bool doings_pill(ui::Frame& frame, Screen here, ui::Rect& bar) {
    auto const words = frame.say("undo.title");
    bool const is_here = here == Screen::doings;
    return frame.pill_at_end("host.doings", bar, "",
                             {.icon = "undo", .selected = is_here, .spoken = words}) &&
           !is_here;
}
bool doings_button(ui::Frame& frame, Screen here, ui::Rect& row) {
    constexpr float across = 96;
    auto const words = frame.say("undo.title");
    bool const is_here = here == Screen::doings;
    return frame.button("host.doings", row.cut_end(across, 16), "",
                        {.icon = "undo", .selected = is_here, .icon_size = 28, .spoken = words}) &&
           !is_here;
}

MaybeIntent draw_tabs_in_bar(ui::Frame& frame, Screen here, ui::Rect& bar) {
    MaybeIntent intent;
    for (auto const& tab : host_tabs) {
        bool const chosen = tab.screen == here;
        if (frame.pill_at_start(tab.id, bar, frame.say(tab.key),
                                {.icon = tab.icon, .selected = chosen}) &&
            !chosen)
            intent = Open{tab.screen};
    }
    return intent;
}

struct FigureHeights {
    float word = 0, number = 0;
};

// Of the highest of these figures; a word may take three lines.
FigureHeights figure_heights(ui::Frame& frame, float width, std::span<Figure const> figures) {
    FigureHeights most;
    for (auto const& figure : figures) {
        auto const word = frame.measure(figure.word, ui::style::body, width - 40);
        most.word = std::max(most.word, word.h);
        most.number = std::max(most.number, frame.measure(figure.number, ui::style::title).h);
    }
    most.word = std::min(most.word, 3 * frame.line_height(ui::style::body) + 4);
    return most;
}

int figure_columns(ui::Frame const& frame, float width, std::size_t count) {
    bool const narrow = width / static_cast<float>(count) < 220 * frame.text_scale();
    return narrow && count == 4 ? 2 : static_cast<int>(count);
}

void draw_figure(ui::Frame& frame, ui::Rect rect, Figure const& figure,
                 FigureHeights const& heights) {
    frame.card(rect);
    auto inside = rect.inset(20, 12);
    auto line = inside.cut_bottom(heights.number, 4);
    frame.text(inside, figure.word, ui::style::body.lines(3).shrinking());
    auto const big =
        ui::style::title.with(figure.paint).with(ui::Stand::middle).lines(1).shrinking(24);
    auto const width = std::min(line.w * 0.7f, frame.measure(figure.number, big).w + 8);
    frame.text(line.cut_start(width, 8), figure.number, big);
    frame.text(line, figure.of, ui::style::quiet.with(ui::Stand::middle).lines(1).shrinking());
}

}  // namespace

MaybeIntent host_bars(Model const& model, ui::Frame& frame, Screen here, ui::Rect& body) {
    auto page = frame.page({.bottom_bar = false});
    body = page.body;
    auto const words = host_words_that_fit(model, frame, page.top.w);
    // A keyboard needs the room of tabs that stand below the bar.
    bool const has_keyboard = (here == Screen::arrivals && model.host.search) ||
                              (here == Screen::hall && model.host.announcement);
    bool const typing = !words.tabs && has_keyboard;
    auto tabs = words.tabs || typing ? page.top : body.cut_top(frame.pill_height(), 16);
    MaybeIntent intent;
    bool const shows_doings = !words.tabs && !typing && doings_button(frame, here, tabs);
    if (!typing)
        intent =
            words.tabs ? draw_tabs_in_bar(frame, here, tabs) : draw_tabs_below(frame, here, tabs);
    if (shows_doings) intent = Open{Screen::doings};
    auto& bar = words.tabs ? tabs : page.top;
    auto const exit = frame.say("host.exit");
    auto const language = std::string{frame.tongue().language().own_name};
    if (frame.pill_at_end("host.exit", bar, words.exit, {.icon = "lock", .spoken = exit}))
        intent = Finish{};
    if (accessibility_pill(frame, bar)) intent = Open{Screen::accessibility};
    if (frame.pill_at_end("common.language", bar, words.language,
                          {.icon = "language", .spoken = language}))
        intent = Open{Screen::change_language};
    if (words.tabs && doings_pill(frame, here, bar)) intent = Open{Screen::doings};
    auto const network = network_words(model, frame);
    auto const spoken = network.empty() ? frame.say("network.online") : network;
    bool const is_sync = here == Screen::sync;
    if (frame.pill_at_end("host.network", bar, words.network,
                          {.icon = network_icon(model), .selected = is_sync, .spoken = spoken}) &&
        !is_sync)
        intent = Open{Screen::sync};
    if (open_problems(model) > 0) {
        auto const count = frame.tongue().plural("problems.count", open_problems(model));
        bool const is_here = here == Screen::problems;
        if (frame.pill_at_end("host.problems", bar, problems_number(model, frame),
                              {.icon = "report_problem",
                               .paint = ui::Paint::bad_ink,
                               .selected = is_here,
                               .spoken = count}) &&
            !is_here)
            intent = Open{Screen::problems};
    }
    auto const no_sound = frame.say("error.no_sound");
    ui::PillLook const mute{.icon = "volume_off", .pressable = false, .spoken = no_sound};
    if (model.speech.failed && frame.pill_width("", mute) <= bar.w)
        frame.pill_at_end("host.no_sound", bar, "", mute);
    return intent;
}

float figures_height(ui::Frame& frame, float width, std::span<Figure const> figures) {
    int const columns = figure_columns(frame, width, figures.size());
    auto const rows =
        static_cast<float>((static_cast<int>(figures.size()) + columns - 1) / columns);
    float const one = ui::Rect{0, 0, width, 0}.columns(columns)[0].w;
    auto const heights = figure_heights(frame, one, figures);
    return rows * (heights.word + heights.number + 28) + (rows - 1) * 16;
}

void draw_figures(ui::Frame& frame, ui::Rect& rest, std::span<Figure const> figures) {
    int const columns = figure_columns(frame, rest.w, figures.size());
    int const rows = (static_cast<int>(figures.size()) + columns - 1) / columns;
    auto const places =
        rest.cut_top(figures_height(frame, rest.w, figures), 16).grid(columns, rows);
    auto const heights = figure_heights(frame, places[0].w, figures);
    for (std::size_t i = 0; i < figures.size(); ++i)
        draw_figure(frame, places[i], figures[i], heights);
}

}  // namespace ontmoet::screens
