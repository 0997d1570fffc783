// SPDX-License-Identifier: EUPL-1.2
#include "domain/announcements.h"
#include "domain/attention.h"
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/board/board_parts.h"
#include "screens/host/host_parts.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

using domain::RoundAction;
using Phase = domain::HallMoment::Phase;

// Of the clock: what it counts down to.
std::string clock_words(ui::Frame const& frame, domain::HallMoment const& hall) {
    if (hall.stands_still) return frame.say("hall.paused");
    if (hall.phase == Phase::meeting) return frame.say("hall.still");
    return frame.say(hall.is_break ? "board.break" : "hall.until_next");
}

std::string round_words(Model const& model, ui::Frame const& frame, int round) {
    return frame.tongue().text(
        "hall.round", {{"number", frame.tongue().number(std::int64_t{round + 1})},
                       {"count", frame.tongue().number(std::int64_t{model.state->event.rounds})}});
}

struct RoundButton {
    char const* id;
    char const* key;
    char const* icon;
    bool primary = false;
    Intent done;
};

// What can be done with the clock now, the most likely first.
std::vector<RoundButton> round_buttons(domain::HallMoment const& hall) {
    int const round = hall.round;
    if (hall.phase != Phase::meeting)
        return {
            {"hall.start", "hall.start", "play_arrow", true, SetRound{round, RoundAction::start}},
            {"hall.skip", "hall.skip", "skip_next", false, SetRound{round, RoundAction::skip}}};
    std::vector<RoundButton> buttons;
    if (hall.stands_still)
        buttons.push_back(
            {"hall.go_on", "hall.go_on", "play_arrow", true, SetRound{round, RoundAction::start}});
    else
        buttons.push_back(
            {"hall.pause", "hall.pause", "pause", true, SetRound{round, RoundAction::pause}});
    buttons.push_back({"hall.longer", "hall.longer", "more_time", false,
                       SetRound{round, RoundAction::extend, 1}});
    buttons.push_back({"hall.shorter", "hall.shorter", "timelapse", false,
                       SetRound{round, RoundAction::extend, -1}});
    buttons.push_back({"hall.end_round", "hall.end_round", "skip_next", false,
                       SetRound{round, RoundAction::skip}});
    buttons.push_back({"hall.restart", "hall.restart", "replay", false, RestartRound{round}});
    return buttons;
}

MaybeIntent draw_clock(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    frame.card(area);
    auto inside = area.inset(24, 20);
    auto const hall = domain::hall_at(*model.state, model.now);
    if (hall.phase == Phase::over) {
        bool const has_rounds = model.state->event.rounds > 0;
        empty_state(frame, inside, has_rounds ? "waving_hand" : "event_note",
                    frame.say(has_rounds ? "hall.over" : "hall.no_rounds"),
                    frame.say(has_rounds ? "hall.over_body" : "hall.no_rounds_body"));
        return intent;
    }
    auto const title =
        hall.phase == Phase::meeting
            ? round_words(model, frame, hall.round)
            : frame.tongue().text("hall.next", {{"round", round_words(model, frame, hall.round)}});
    frame.paragraph(inside, title, ui::style::heading, 12);
    auto const buttons = round_buttons(hall);
    // Two lines of small words; their pictures alone where large words leave no room for that.
    bool const has_words = !(frame.is_portrait() && frame.text_scale() > 1.2f);
    float const high =
        has_words ? std::max(72.0f, 2 * frame.line_height(ui::style::small.sized(20)) + 16) : 80.0f;
    auto const others = static_cast<int>(buttons.size()) - 1;
    int const columns = has_words ? 2 : others;
    int const lines = (others + columns - 1) / columns;
    auto const rows = static_cast<float>(1 + lines);
    auto places = inside.cut_bottom(rows * high + (rows - 1) * 12, 20);
    auto const about = board_round(*model.state, model.now);
    float const side = std::min({inside.w, inside.h, 340.0f});
    auto const below = clock_words(frame, hall);
    bool const fits = frame.measure(below, ui::style::body).w <= side * 0.62f;
    if (side >= 150 && fits) {
        frame.ring(inside.centered({side, side}), 1 - about.passed, countdown(hall.left, model.now),
                   below, hall.stands_still ? ui::Tint::accent : ui::Tint::primary);
    } else {
        frame.text(inside, countdown(hall.left, model.now) + " · " + below,
                   ui::style::heading.with(ui::Stand::middle).lines(1).shrinking());
    }
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        auto const& button = buttons[i];
        auto const cell =
            i == 0 ? places.cut_top(high, 12) : places.grid(columns, lines, 12)[i - 1];
        auto const words = frame.say(button.key);
        bool const is_picture = !has_words && i > 0;
        if (frame.button(
                button.id, cell, is_picture ? std::string{} : words,
                {.kind = button.primary ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                 .icon = button.primary || is_picture ? button.icon : "",
                 .text_size = button.primary ? 26.0f : 20.0f,
                 .icon_size = 28,
                 .spoken = words}))
            intent = button.done;
    }
    return intent;
}

MaybeIntent draw_missing(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    frame.card(area);
    auto inside = area.inset(20);
    auto const missing = domain::missing_now(*model.state, model.now);
    if (missing.empty()) {
        auto const words = frame.say("hall.all_there");
        if (inside.h > 300 * frame.text_scale())
            empty_state(frame, inside, "event_available", words, {});
        else
            frame.reason(inside, "event_available", words);
        return intent;
    }
    frame.paragraph(
        inside, frame.tongue().plural("hall.missing", static_cast<std::int64_t>(missing.size())),
        ui::style::strong, 12);
    inside.w -= 8;
    auto list = frame.begin_scroll("hall.missing", inside);
    float const top = list.y;
    for (auto const* meet : missing) {
        auto const row = list.cut_top(frame.row_height(false), 10);
        auto const& badge = model.state->people.at(meet->planned.person).badge;
        auto const table = model.state->tables.at(meet->planned.table).number;
        auto const words = frame.tongue().text(
            "hall.missing_line",
            {{"badge", badge.empty() ? "–" : badge}, {"table", std::to_string(table)}});
        if (frame.row("hall.missing." + to_string(meet->planned.meet), row, words,
                      {.end_icon = "chevron_right"}))
            intent = TouchPlan{{.meet = meet->planned.meet}};
    }
    frame.end_scroll(list.y - top);
    return intent;
}

// One that is on the boards now.
MaybeIntent draw_shown(Model const& model, ui::Frame& frame, ui::Rect& list,
                       domain::Announcement const& announcement) {
    auto const& texts = announcement.texts;
    auto const found = texts.find(model.language);
    if (texts.empty()) return {};
    auto const& [language, words] = found != texts.end() ? *found : *texts.begin();
    auto const below = frame.say("hall.shown_now");
    auto const title = ui::style::strong.in(language);
    float const width = list.w - 2 * 18;
    float const high = frame.measure(words, title, width).h;
    float const low = frame.measure(below, ui::style::small_quiet, width).h;
    auto const rect = list.cut_top(high + low + 38, 10);
    bool const touched = frame.card_button("hall.end." + to_string(announcement.id), rect, words,
                                           ui::CardKind::accent);
    auto inside = rect.inset(18, 16);
    frame.text(inside.cut_top(high, 6), words, title);
    frame.text(inside, below, ui::style::small_quiet);
    return touched ? MaybeIntent{EndAnnouncement{announcement.id}} : MaybeIntent{};
}

bool draw_ready(ui::Frame& frame, ui::Rect& list, std::string_view key) {
    constexpr float beside = 2 * 18 + 32 + 12;
    auto const words = frame.say(key);
    float const high = frame.measure(words, ui::style::strong, list.w - beside).h;
    auto const rect = list.cut_top(std::max(72.0f, high + 28), 10);
    bool const touched = frame.card_button("hall." + std::string{key}, rect, words);
    auto inside = rect.inset(18, 14);
    frame.icon(inside.cut_end(32, 12).centered({32, 32}), "send", ui::Paint::primary, 28);
    frame.text(inside, words, ui::style::strong.with(ui::Stand::middle));
    return touched;
}

MaybeIntent draw_announcements(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    frame.card(area);
    auto inside = area.inset(20);
    frame.paragraph(inside, frame.say("hall.announce"), ui::style::strong, 12);
    inside.w -= 8;
    auto list = frame.begin_scroll("hall.announcements", inside);
    float const top = list.y;
    for (auto const& each : model.state->announcements)
        if (each.until == Moment{} || model.now < each.until)
            if (auto said = draw_shown(model, frame, list, each)) intent = std::move(said);
    if (frame.row("hall.own_words", list.cut_top(frame.row_height(false), 10),
                  frame.say("hall.own_words"), {.icon = "edit"}))
        intent = TypeAnnouncement{std::string{}};
    for (auto const& key : domain::ready_announcements())
        if (draw_ready(frame, list, key)) intent = Announce{std::string{key}};
    frame.end_scroll(list.y - top);
    return intent;
}

// The whole page is for the words while the keyboard is open.
MaybeIntent draw_typing(Model const& model, ui::Frame& frame, ui::Rect body) {
    MaybeIntent intent;
    auto const keyboard = body.cut_bottom(frame.keyboard_height("hall.keyboard"), 12);
    auto line = body.cut_top(frame.field_height(), 12);
    auto const back = frame.say("common.back");
    if (frame.button("hall.close", line.cut_end(96, 16), "", {.icon = "close", .spoken = back}))
        intent = TypeAnnouncement{};
    auto const send = frame.say("hall.send");
    if (frame.button("hall.send",
                     line.cut_end(std::min(line.w * 0.4f, frame.button_width(send)), 16), send,
                     {.kind = ui::ButtonKind::primary,
                      .enabled = !model.host.announcement->empty(),
                      .text_size = 22}))
        intent = AnnounceTyped{};
    if (frame.focused() != "hall.field") frame.focus("hall.field");
    auto const words = frame.say("hall.own_words");
    if (auto typed = frame.text_field("hall.field", line, *model.host.announcement,
                                      {.label = words,
                                       .placeholder = words,
                                       .icon = "campaign",
                                       .max_length = domain::k_most_announcement_signs}))
        intent = TypeAnnouncement{*typed};
    frame.paragraph(body, frame.say("hall.own_words_body"), ui::style::quiet);
    frame.keyboard("hall.keyboard", keyboard);
    return intent;
}

}  // namespace

MaybeIntent view_hall(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::hall, body);
    auto const take = [&](MaybeIntent said) {
        if (said) intent = std::move(said);
    };
    if (model.host.announcement) {
        take(draw_typing(model, frame, body));
        return intent;
    }
    if (frame.is_portrait()) {
        bool const is_large = frame.text_scale() > 1.2f;
        auto const clock = body.cut_top(body.h * (is_large ? 0.38f : 0.5f), 20);
        auto const missing =
            is_large ? body.cut_top(body.h * 0.44f, 20) : body.cut_start((body.w - 20) / 2, 20);
        take(draw_clock(model, frame, clock));
        take(draw_missing(model, frame, missing));
        take(draw_announcements(model, frame, body));
        return intent;
    }
    take(draw_clock(model, frame, body.cut_start(body.w * 0.36f, 20)));
    take(draw_missing(model, frame, body.cut_start(body.w * 0.42f, 20)));
    take(draw_announcements(model, frame, body));
    return intent;
}

}  // namespace ontmoet::screens
