// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

void ready_number(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const* candidate = model.candidate();
    frame.card(rect);
    ui::Rect inside = rect.inset(24);
    auto const middle = ui::style::heading.with(ui::Align::center).with(ui::Stand::middle);
    float const mark = std::min(112.0f, inside.h * 0.24f);
    ui::Rect const round = inside.cut_top(mark, 12).centered({mark, mark});
    frame.fill(round, ui::Paint::good, mark / 2);
    frame.icon(round, "check", ui::Paint::on_primary, mark * 0.7f);
    auto const name = i18n::isolate(model.visitor.profile.given_name);
    auto const words = frame.tongue().text("ready.title", {{"name", name}});
    auto const words_style = middle.shrinking(22);
    float const words_height =
        std::min(inside.h * 0.34f, frame.measure(words, words_style, inside.w).h);
    frame.text(inside.cut_top(words_height, 8), words, words_style);
    auto keep = frame.say("ready.keep_number");
    auto const companion =
        candidate == nullptr ? std::string{} : domain::companion_badge(*model.state, *candidate);
    if (!companion.empty())
        keep += " " + frame.tongue().text("ready.companion", {{"number", companion}});
    auto const quiet = ui::style::quiet.with(ui::Align::center);
    float const keep_height = frame.measure(keep, quiet, inside.w).h;
    frame.text(inside.cut_bottom(std::min(inside.h * 0.4f, keep_height), 8), keep, quiet);
    if (candidate == nullptr || candidate->badge.empty()) return;
    auto const number = ui::style::clock.sized(std::min(132.0f, inside.h * 0.8f))
                            .with(ui::Align::center)
                            .with(ui::Stand::middle)
                            .with(ui::Paint::primary)
                            .lines(1)
                            .shrinking(36)
                            .in("en");
    frame.text(inside, candidate->badge, number, "ready.number");
}

struct WayOn {
    std::string_view key;
    std::string_view icon;
    Intent intent;
};

// The two ways most people go on: large, with a picture. Gives the height used.
float large_ways(ui::Frame& frame, ui::Rect area, float visible, MaybeIntent& intent) {
    float const scale = std::max(1.0f, frame.text_scale());
    auto const title_style = ui::style::heading.sized(22);
    float const half = (area.w - 16) / 2;
    auto const employers_title = frame.say("ready.employers");
    auto const schedule_title = frame.say("ready.schedule");
    bool const beside = words_fit(frame, employers_title, title_style, half - 48) &&
                        words_fit(frame, schedule_title, title_style, half - 48);
    auto const grid = tile_grid(area, 2, {beside ? half - 1 : area.w, 190 * scale}, visible, 300);
    // Large letters need the room themselves.
    bool const explains = frame.text_scale() < 1.4f && grid.cells[0].h >= 200;
    auto const employers = explains ? frame.say("ready.employers_body") : std::string{};
    if (frame.choice("ready.employers", grid.cells[0], employers_title,
                     {.icon = "favorite", .subtitle = employers, .filled = true}))
        intent = Open{Screen::employers};
    auto const schedule = explains ? frame.say("ready.schedule_body") : std::string{};
    if (frame.choice("ready.schedule", grid.cells[1], schedule_title,
                     {.icon = "event_note", .subtitle = schedule}))
        intent = Open{Screen::schedule};
    return grid.height;
}

// Everything else, each a line.
MaybeIntent ways_on(ui::Frame& frame, ui::Rect rect) {
    static std::array<WayOn, 3> const others{
        {{"ready.card", "badge", Open{Screen::card}},
         {"ready.take_along", "print", Open{Screen::take_along}},
         {"ready.leave", "waving_hand", LeaveNow{}}}};
    MaybeIntent intent;
    constexpr float gap = 12;
    float const high = std::max(ui::measure::target + 8, frame.button_height() - 8);
    float const below = static_cast<float>(others.size()) * (high + gap);
    ui::Rect area = frame.begin_scroll("ready.list", rect);
    float const begin = area.y;
    float const used = large_ways(frame, area, std::max(0.0f, rect.h - below - 8), intent);
    area.cut_top(used, gap + 8);
    for (auto const& [key, icon, way] : others)
        if (frame.button(key, area.cut_top(high, gap), frame.say(key),
                         {.icon = icon, .text_size = 22, .icon_size = 30}))
            intent = way;
    frame.end_scroll(area.y - begin - gap);
    return intent;
}

}  // namespace

MaybeIntent view_ready(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.back = false, .done = true, .info = true});
    MaybeIntent intent = page.intent;
    ui::Rect side = frame.is_portrait() ? page.body.cut_bottom(page.body.h * 0.5f, 24)
                                        : page.body.cut_end(page.body.w * 0.5f, 32);
    ready_number(model, frame, page.body);
    frame.paragraph(side, frame.say("ready.next"), title_style(frame), 16);
    if (auto chosen = ways_on(frame, side)) intent = std::move(chosen);
    return intent;
}

}  // namespace ontmoet::screens
