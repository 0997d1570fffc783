// SPDX-License-Identifier: EUPL-1.2
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
    auto const keep = frame.say("ready.keep_number");
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

struct SmallChoice {
    std::string_view key;
    std::string_view icon;
    Intent intent;
};

// Below the two ways most people go on; under each other where the words need it.
MaybeIntent small_choices(ui::Frame& frame, ui::Rect& side) {
    static std::array<SmallChoice, 2> const choices{
        {{"ready.card", "badge", Open{Screen::card}},
         {"ready.take_along", "print", Open{Screen::take_along}}}};
    MaybeIntent intent;
    constexpr float gap = 16;
    float const high = std::max(ui::measure::target + 8, frame.button_height());
    auto const look = [](SmallChoice const& choice) {
        return ui::ButtonLook{.icon = choice.icon, .text_size = 22, .icon_size = 30};
    };
    float const half = (side.w - gap) / 2;
    bool const beside = std::ranges::all_of(choices, [&](auto const& choice) {
        return frame.button_width(frame.say(choice.key), look(choice)) <= half;
    });
    ui::Rect const rect = side.cut_bottom(beside ? high : 2 * high + gap, 20);
    auto const places = beside ? rect.columns(2, gap) : rect.rows(2, gap);
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (frame.button(choices[i].key, places[i], frame.say(choices[i].key), look(choices[i])))
            intent = choices[i].intent;
    return intent;
}

}  // namespace

MaybeIntent view_ready(Model const& model, ui::Frame& frame) {
    auto const leave = frame.say("ready.leave");
    ui::ButtonLook const leave_look{.icon = "waving_hand"};
    auto page = shell(model, frame,
                      {.back = false,
                       .done = true,
                       .info = true,
                       .reserve = reserve_for(frame, leave, leave_look)});
    MaybeIntent intent = page.intent;
    if (extra_button(frame, page, "ready.leave", leave, leave_look)) intent = LeaveNow{};
    ui::Rect side = frame.is_portrait() ? page.body.cut_bottom(page.body.h * 0.5f, 24)
                                        : page.body.cut_end(page.body.w * 0.5f, 32);
    ready_number(model, frame, page.body);
    frame.paragraph(side, frame.say("ready.next"), title_style(frame), 16);
    if (auto chosen = small_choices(frame, side)) intent = std::move(chosen);
    // Under each other where both have room for a picture and their words.
    bool const high = side.h >= 340 * frame.text_scale();
    auto const places = high ? side.rows(2, 20) : side.columns(2, 20);
    // Large letters need the room themselves.
    bool const explains = frame.text_scale() < 1.4f && places[0].h >= 160;
    auto const employers = explains ? frame.say("ready.employers_body") : std::string{};
    if (frame.choice("ready.employers", places[0], frame.say("ready.employers"),
                     {.icon = "favorite", .subtitle = employers, .filled = true}))
        intent = Open{Screen::employers};
    auto const schedule = explains ? frame.say("ready.schedule_body") : std::string{};
    if (frame.choice("ready.schedule", places[1], frame.say("ready.schedule"),
                     {.icon = "event_note", .subtitle = schedule}))
        intent = Open{Screen::schedule};
    return intent;
}

}  // namespace ontmoet::screens
