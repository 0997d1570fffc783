// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/board/board_parts.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/table/table_parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

// Whose table this is and which; the number alone where `room` is too narrow for both.
std::string table_words(Model const& model, ui::Frame& frame, float room) {
    auto const table = model.state->tables.find(model.at_table.table);
    auto const* organisation = find_organisation(model, model.at_table.organisation);
    auto const name = organisation == nullptr ? std::string{} : i18n::isolate(organisation->name);
    if (table == model.state->tables.end()) return {};
    auto const number = frame.say("schedule.table") + " " + std::to_string(table->second.number);
    if (frame.pill_width(number + "     " + name, {.icon = "table_restaurant"}) > room)
        return number;
    return frame.tongue().text(
        "table.of", {{"table", std::to_string(table->second.number)}, {"organisation", name}});
}

MaybeIntent draw_bar(Model const& model, ui::Frame& frame, ui::Rect bar, TableNow const& now) {
    MaybeIntent intent;
    auto const help = frame.say(model.help_asked ? "help.coming" : "common.help");
    // The table's number and the round are what has to be read.
    bool const has_words = frame.pill_width(help, {.icon = "support_agent"}) <= bar.w * 0.3f;
    if (frame.pill_at_end(
            "common.help", bar, has_words ? help : std::string{},
            {.icon = "support_agent", .selected = model.help_asked, .spoken = help}) &&
        !model.help_asked)
        intent = AskHelp{};
    if (accessibility_pill(frame, bar)) intent = Open{Screen::accessibility};
    auto const language = std::string{frame.tongue().language().own_name};
    if (frame.pill_at_end("common.language", bar, "", {.icon = "language", .spoken = language}))
        intent = Open{Screen::change_language};
    if (!model.network.online) {
        offline_pill(frame, bar.cut_end(frame.pill_width("", {.icon = "cloud_off"}), 16), false);
    }
    auto const& event = model.state->event;
    if (now.hall.round < event.rounds) {
        auto const round = frame.tongue().text(
            "hall.round", {{"number", frame.tongue().number(std::int64_t{now.hall.round + 1})},
                           {"count", frame.tongue().number(std::int64_t{event.rounds})}});
        if (frame.pill_width(round) <= bar.w * 0.45f)
            frame.pill_at_end("table.round", bar, round, {.pressable = false});
    }
    auto const words = table_words(model, frame, bar.w);
    bool const may_choose = own_tables(model).size() > 1;
    if (!words.empty() &&
        frame.pill_at_start("table.which", bar, words,
                            {.icon = "table_restaurant", .pressable = may_choose}))
        intent = Open{Screen::table_choice};
    return intent;
}

std::string clock_below(ui::Frame const& frame, TableNow const& now) {
    if (now.hall.stands_still) return frame.say("hall.paused");
    if (now.is_running) return frame.say("hall.still");
    return frame.say(now.hall.is_break ? "board.break" : "hall.until_next");
}

void draw_ring(Model const& model, ui::Frame& frame, ui::Rect rect, TableNow const& now) {
    float const side = std::min(rect.w, rect.h);
    auto const share = now.whole > Duration{0} ? static_cast<float>(now.left.count()) /
                                                     static_cast<float>(now.whole.count())
                                               : 0.0f;
    bool const ends = now.is_running && now.left <= Duration{60'000};
    frame.ring(rect.centered({side, side}), std::clamp(share, 0.0f, 1.0f),
               countdown(now.left, model.now), clock_below(frame, now),
               ends || now.hall.stands_still ? ui::Tint::accent : ui::Tint::primary);
}

// Days, hours and from when.
std::string time_words(ui::Frame& frame, domain::Profile const& profile) {
    std::vector<std::string> parts;
    if (profile.hours > 0) parts.push_back(frame.tongue().plural("browse.hours", profile.hours));
    for (int day = 0; day < 7; ++day)
        if ((profile.days.mask >> (day * domain::Days::k_parts) & 7U) != 0)
            parts.push_back(frame.tongue().short_weekday_name(day + 1));
    std::string words;
    for (auto const& part : parts) words += (words.empty() ? "" : " · ") + part;
    return words;
}

MaybeIntent draw_candidate(Model const& model, ui::Frame& frame, ui::Rect rect,
                           TableNow const& now) {
    auto const& planned = now.meet->planned;
    auto const person = model.state->people.find(planned.person);
    if (person == model.state->people.end()) {
        frame.card(rect);
        empty_state(frame, rect.inset(20), "person", frame.say("table.unknown"), {});
        return {};
    }
    auto const& profile = person->second.profile;
    auto const name = i18n::isolate(profile.given_name);
    bool const touched = frame.card_button("table.candidate", rect, name);
    auto inside = rect.inset(24, 20);
    float const across = std::min({128.0f, inside.h, inside.w * 0.22f});
    draw_badge(frame, inside.cut_start(across, 24).centered({across, across}), person->second);
    auto const title = title_style(frame).lines(1).shrinking(24);
    auto const work = main_work(frame, profile);
    auto const time = time_words(frame, profile);
    auto const interpreter = frame.say("schedule.interpreter");
    float const width = inside.w;
    float const name_height = frame.line_height(title);
    float const work_height = frame.measure(work, ui::style::body, width).h;
    float const time_height = frame.measure(time, ui::style::quiet, width).h;
    float const interpreter_height = frame.reason_height(width, interpreter);
    // What has no room is on the card that a touch opens.
    float all = name_height + work_height + 8;
    auto const add = [&](bool wanted, float height) {
        bool const fits = wanted && all + height + 8 <= inside.h;
        if (fits) all += height + 8;
        return fits;
    };
    bool const has_interpreter = add(!planned.interpreter.is_none(), interpreter_height);
    bool const has_tags = add(true, frame.tag_height());
    bool const has_time = add(!time.empty(), time_height);
    auto words = inside.centered({width, std::min(inside.h, all)});
    frame.text(words.cut_top(name_height), name, title, "table.name");
    frame.text(words.cut_top(work_height, 8), work, ui::style::body);
    if (has_tags)
        draw_tags_in_a_row(frame, words.cut_top(frame.tag_height(), 8), work_tags(frame, profile));
    if (has_time) frame.text(words.cut_top(time_height, 8), time, ui::style::quiet);
    if (has_interpreter)
        frame.reason(words, "record_voice_over", interpreter, ui::Tint::information);
    return touched ? MaybeIntent{OpenCandidate{planned.person}} : MaybeIntent{};
}

// A heading, and at its end the help for two people who share no language.
MaybeIntent heading_with_talk(ui::Frame& frame, ui::Rect& rest, std::string_view words,
                              PersonId person) {
    auto const help = frame.say("talk.title");
    ui::PillLook const look{.icon = "forum", .spoken = help};
    bool const whole = frame.pill_width(help, look) <= rest.w * 0.35f;
    std::string_view const label = whole ? std::string_view{help} : std::string_view{};
    float const width = frame.pill_width(label, look);
    float const room = rest.w - width - 20;
    float const height =
        std::max(frame.pill_height(), frame.measure(words, ui::style::heading, room).h);
    auto line = rest.cut_top(height, 12);
    bool const pressed = frame.pill("table.talk", line.cut_end(width, 20), label, look);
    frame.text(line, words, ui::style::heading.with(ui::Stand::middle));
    return pressed ? MaybeIntent{TalkIntent{OpenTalk{person}}} : MaybeIntent{};
}

// Somebody is expected, and has not sat down yet.
MaybeIntent draw_arrival(Model const& model, ui::Frame& frame, ui::Rect rect, TableNow const& now) {
    auto const& planned = now.meet->planned;
    auto const starts = domain::round_start(*model.state, planned.round);
    auto const words = frame.tongue().text(now.is_running ? "table.expected" : "table.comes",
                                           {{"time", frame.tongue().time(starts)}});
    auto intent = heading_with_talk(frame, rect, words, planned.person);
    auto line = rect.cut_top(std::max(96.0f, frame.button_height()));
    auto const halves = frame.is_portrait() ? line.columns(2) : line.columns(3);
    if (frame.button("table.begin", halves[0], frame.say("table.begin"),
                     {.kind = ui::ButtonKind::primary, .icon = "play_arrow"}))
        intent = StartMeet{planned.meet};
    if (now.is_running && frame.button("table.not_here", halves[1], frame.say("table.not_here"),
                                       {.icon = "person_off"}))
        intent = MissMeet{planned.meet};
    return intent;
}

// Of the card and the clock above the ways to go on: name, work and tags.
constexpr float k_least_card = 220;

// The buttons with the ways to go on.
struct StepsGrid {
    int columns = 0;
    int rows = 0;
    float height = 0;
};

StepsGrid steps_grid(ui::Frame& frame) {
    int const columns = frame.is_portrait() || frame.text_scale() > 1.2f ? 2 : 4;
    int const rows = (static_cast<int>(domain::ways_on().size()) + columns - 1) / columns;
    float const high = 4 * frame.line_height(ui::style::small) + 16;
    return {columns, rows, static_cast<float>(rows) * (high + 12) - 12};
}

MaybeIntent draw_steps(ui::Frame& frame, ui::Rect rect, domain::Meet const& meet) {
    auto const kinds = domain::ways_on();
    auto const* said = domain::agreed_way(meet);
    auto const how_on = frame.say(said == nullptr ? "table.how_on" : "table.how_on_said");
    auto intent = heading_with_talk(frame, rect, how_on, meet.planned.person);
    auto const [columns, rows, height] = steps_grid(frame);
    auto list = frame.begin_scroll("table.steps", rect);
    auto const cells = ui::Rect{list.x, list.y, list.w, height}.grid(columns, rows, 12);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        auto const& kind = kinds[i];
        bool const is_no = kind.code.empty();
        if (frame.button("table.step." + std::string{is_no ? "none" : kind.code}, cells[i],
                         frame.say(kind.key),
                         {.kind = is_no ? ui::ButtonKind::danger : ui::ButtonKind::secondary,
                          .icon = icon_of_way(kind.code),
                          .selected = said == &kind,
                          .text_size = 20,
                          .icon_size = 28}))
            intent = Agree{meet.planned.meet, std::string{kind.code}};
    }
    frame.end_scroll(height);
    return intent;
}

std::string next_words(Model const& model, ui::Frame& frame, domain::Meet const* next) {
    if (next == nullptr) return {};
    auto const person = model.state->people.find(next->planned.person);
    auto const badge = person == model.state->people.end() ? std::string{} : person->second.badge;
    auto const starts = domain::round_start(*model.state, next->planned.round);
    return frame.tongue().text("table.next", {{"time", frame.tongue().time(starts)},
                                              {"badge", badge.empty() ? "…" : badge}});
}

// What comes after this, and the small things to do; as pictures where words have no room.
MaybeIntent draw_foot(Model const& model, ui::Frame& frame, ui::Rect foot, TableNow const& now) {
    MaybeIntent intent;
    auto const next = next_words(model, frame, now.next);
    auto const style = ui::style::quiet.with(ui::Stand::middle).lines(1).shrinking();
    auto const note = frame.say("table.note");
    auto const longer = frame.say("hall.longer");
    auto const theirs = frame.say("table.their_answer");
    bool const began = now.meet != nullptr && now.meet->started_at != Moment{};
    float const pills = frame.pill_width(note, {.icon = "edit_note"}) +
                        frame.pill_width(longer, {.icon = "more_time"}) +
                        frame.pill_width(theirs, {.icon = "screen_rotation"}) + 60;
    bool const has_words = pills + 60 + frame.measure(next, style).w <= foot.w;
    if (began && frame.pill_at_end("table.note", foot, has_words ? note : std::string{},
                                   {.icon = "edit_note", .spoken = note}))
        intent = OpenTableNote{now.meet->planned.meet};
    if (began && frame.pill_at_end("table.their_answer", foot, has_words ? theirs : std::string{},
                                   {.icon = "screen_rotation", .spoken = theirs}))
        intent = AskTheirAnswer{now.meet->planned.meet};
    if (began && now.is_running &&
        frame.pill_at_end("table.longer", foot, has_words ? longer : std::string{},
                          {.icon = "more_time", .spoken = longer}))
        intent = TakeLonger{};
    if (next.empty()) return intent;
    frame.icon(foot.cut_start(40, 12), "skip_next", ui::Paint::quiet, 32);
    frame.text(foot, next, style);
    return intent;
}

}  // namespace

MaybeIntent view_table(Model const& model, ui::Frame& frame) {
    auto page = frame.page({.bottom_bar = false});
    auto const now = table_now(model);
    MaybeIntent intent = draw_bar(model, frame, page.top, now);
    auto const take = [&](MaybeIntent said) {
        if (said) intent = std::move(said);
    };
    auto body = page.body;
    if (model.at_table.table.is_none()) {
        bool const has_tables = !own_tables(model).empty();
        auto const words = frame.say("table.choose");
        if (has_tables &&
            frame.button("table.choose", body.cut_bottom(frame.button_height(), 16), words,
                         {.kind = ui::ButtonKind::primary, .icon = "table_restaurant"}))
            intent = Open{Screen::table_choice};
        empty_state(frame, body, "table_restaurant",
                    frame.say(has_tables ? "table.choose" : "table.no_table"),
                    has_tables ? "" : frame.say("table.no_table_body"));
        return intent;
    }
    take(draw_foot(model, frame, body.cut_bottom(frame.pill_height(), 12), now));
    if (now.meet == nullptr) {
        bool const is_over = now.hall.phase == domain::HallMoment::Phase::over;
        auto const* key = !now.has_meets ? "ours.none" : is_over ? "hall.over" : "table.nobody";
        empty_state(frame, body, is_over ? "waving_hand" : "event_available", frame.say(key), {});
        return intent;
    }
    bool const stands = frame.is_portrait();
    bool const has_ways = now.meet->started_at != Moment{} || now.is_over;
    float upper = stands ? body.h * 0.46f : std::min(300.0f, body.h * 0.46f);
    // The ways to go on stand whole where the card above them can give the room.
    float const ways = steps_grid(frame).height + frame.pill_height() + 12 + 20;
    if (has_ways && !stands) upper = std::min(upper, std::max(k_least_card, body.h - ways));
    auto row = body.cut_top(upper, 20);
    if (now.hall.phase != domain::HallMoment::Phase::over)
        draw_ring(model, frame,
                  stands ? row.cut_top(row.h * 0.46f, 20)
                         : row.cut_start(std::min(row.h, row.w * 0.4f), 28),
                  now);
    take(draw_candidate(model, frame, row, now));
    if (has_ways)
        take(draw_steps(frame, body, *now.meet));
    else
        take(draw_arrival(model, frame, body, now));
    return intent;
}

MaybeIntent view_table_choice(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.help = false});
    MaybeIntent intent = page.intent;
    title_block(frame, page.body, frame.say("table.choose"));
    auto const tables = own_tables(model);
    auto list = frame.begin_scroll("table_choice.list", page.body);
    auto const grid = tile_grid(list, static_cast<int>(tables.size()), {200, 140}, page.body.h);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        auto const& table = model.state->tables.at(tables[i]);
        if (frame.tile("table_choice." + to_string(tables[i]), grid.cells[i],
                       std::to_string(table.number),
                       {.icon = "table_restaurant", .selected = tables[i] == model.at_table.table}))
            intent = ChooseTable{tables[i]};
    }
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace ontmoet::screens
