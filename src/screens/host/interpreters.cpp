// SPDX-License-Identifier: EUPL-1.2
#include "domain/interpreter_day.h"
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

using domain::InterpreterRound;

std::string names_of_languages(ui::Frame const& frame, domain::Interpreter const& interpreter) {
    std::vector<std::string> names;
    for (auto const& language : interpreter.languages)
        names.push_back(frame.tongue().language_name(language));
    return frame.tongue().list(names);
}

// Whose day is shown: the one that was touched, or else the first.
InterpreterId shown_interpreter(Model const& model, std::vector<InterpreterId> const& all) {
    auto const& touched = model.host.interpreter;
    return std::ranges::find(all, touched) == all.end() ? all.front() : touched;
}

MaybeIntent draw_interpreters(Model const& model, ui::Frame& frame, ui::Rect area,
                              std::vector<InterpreterId> const& all, InterpreterId shown) {
    MaybeIntent intent;
    auto list = frame.begin_scroll("interpreters.list", area);
    float const top = list.y;
    for (auto const& id : all) {
        auto const& record = model.state->interpreters.at(id);
        auto const name = i18n::isolate(record.name);
        auto const languages = names_of_languages(frame, record);
        if (frame.row("interpreters." + to_string(id), list.cut_top(frame.row_height(true), 10),
                      name,
                      {.icon = "record_voice_over",
                       .subtitle = languages,
                       .tint = ui::Tint::information,
                       .selected = id == shown,
                       .silent = true}) &&
            id != shown)
            intent = LookAtInterpreter{id};
    }
    frame.end_scroll(list.y - top - 10);
    return intent;
}

struct RoundWords {
    std::string title, subtitle;
    char const* icon;
    ui::Tint tint;
};

RoundWords words_of_round(Model const& model, ui::Frame& frame, InterpreterRound const& round) {
    using Kind = InterpreterRound::Kind;
    if (round.kind == Kind::away)
        return {frame.say("interpreters.away"), {}, "person_off", ui::Tint::neutral};
    if (round.kind == Kind::pause)
        return {frame.say("board.break"), {}, "free_breakfast", ui::Tint::neutral};
    if (round.meet == nullptr)
        return {frame.say("interpreters.free"), {}, "event_available", ui::Tint::good};
    auto const& state = *model.state;
    auto const& planned = round.meet->planned;
    auto const table = state.tables.find(planned.table);
    auto const person = state.people.find(domain::same_person(state, planned.person));
    bool const has_badge = person != state.people.end() && !person->second.badge.empty();
    auto title = i18n::isolate(has_badge ? person->second.badge : "…");
    if (table != state.tables.end())
        title = frame.say("schedule.table") + " " + std::to_string(table->second.number) + " · " +
                title;
    auto const* organisation = find_organisation(model, planned.organisation);
    std::string subtitle =
        round.language.empty() ? std::string{} : frame.tongue().language_name(round.language);
    if (organisation != nullptr)
        subtitle += (subtitle.empty() ? "" : " · ") + i18n::isolate(organisation->name);
    return {std::move(title), std::move(subtitle), "table_restaurant", ui::Tint::primary};
}

void draw_day(Model const& model, ui::Frame& frame, ui::Rect area, InterpreterId shown) {
    frame.card(area);
    auto inside = area.inset(20, 16);
    inside.w -= 8;
    auto list = frame.begin_scroll("interpreters.day", inside);
    float const top = list.y;
    float const time_width = frame.measure("00:00", ui::style::strong).w + 4;
    for (auto const& round : domain::interpreter_day(*model.state, shown)) {
        auto const words = words_of_round(model, frame, round);
        auto const starts = domain::round_start(*model.state, round.round);
        float const width = list.w - time_width - 16 - 40 - 16;
        float const title = frame.measure(words.title, ui::style::strong, width).h;
        float const below = words.subtitle.empty()
                                ? 0.0f
                                : frame.measure(words.subtitle, ui::style::small_quiet, width).h;
        auto line = list.cut_top(std::max(48.0f, title + below) + 16, 0);
        frame.text(line.cut_start(time_width, 16), frame.tongue().time(starts),
                   ui::style::strong.with(ui::Stand::middle).lines(1));
        frame.icon(line.cut_start(40, 16).centered({40, 40}), words.icon, ui::part_of(words.tint),
                   32);
        auto text = line.centered({line.w, title + below});
        frame.text(text.cut_top(title), words.title, ui::style::strong);
        if (below > 0) frame.text(text, words.subtitle, ui::style::small_quiet);
    }
    frame.end_scroll(list.y - top);
}

}  // namespace

MaybeIntent view_interpreters(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::interpreters, body);
    if (back_button(frame, body, bar)) intent = Back{};
    auto const all = domain::interpreters_by_name(*model.state);
    if (all.empty()) {
        frame.card(body);
        empty_state(frame, body.inset(24), "record_voice_over", frame.say("interpreters.none"), {});
        return intent;
    }
    auto const shown = shown_interpreter(model, all);
    auto const print = frame.say("interpreters.print");
    if (model.printers.pages &&
        frame.button_at_end("interpreters.print", bar, print, {.icon = "print", .text_size = 22}))
        intent = PrintInterpreter{shown};
    frame.paragraph(body, frame.say("interpreters.title"), title_style(frame), 12);
    auto const list =
        frame.is_portrait() ? body.cut_top(body.h * 0.4f, 20) : body.cut_start(body.w * 0.42f, 24);
    if (auto touched = draw_interpreters(model, frame, list, all, shown))
        intent = std::move(touched);
    draw_day(model, frame, body, shown);
    return intent;
}

}  // namespace ontmoet::screens
