// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <string>

namespace ontmoet::screens {
namespace {

using PrintState = PrintLine::State;

constexpr float print_side = 24;
constexpr float print_gap = 12;

// "A-17 · Badge": a number, for everybody at the desk reads along.
std::string print_title(Model const& model, ui::Frame const& frame, PrintLine const& line) {
    auto const who = model.state->people.find(domain::same_person(*model.state, line.person));
    bool const is_known = who != model.state->people.end() && !who->second.badge.empty();
    auto const name = is_known ? who->second.badge : frame.say("arrivals.somebody");
    return i18n::isolate(name) + " · " + frame.say(line.kind_key);
}

struct PrintLook {
    char const* icon;
    ui::Tint tint;
};

PrintLook print_look(PrintState state) {
    switch (state) {
        case PrintState::waiting: return {"timer", ui::Tint::information};
        case PrintState::printing: return {"print", ui::Tint::information};
        case PrintState::done: return {"check", ui::Tint::good};
        case PrintState::failed: return {"print_disabled", ui::Tint::bad};
    }
    return {"timer", ui::Tint::information};
}

std::string print_words(ui::Frame const& frame, PrintLine const& line) {
    auto words = i18n::isolate(frame.tongue().time(line.at)) + " · " + frame.say(line.state_key);
    if (!line.trouble_key.empty()) words += ". " + frame.say(line.trouble_key);
    return words;
}

MaybeIntent draw_print(Model const& model, ui::Frame& frame, ui::Rect& list,
                       PrintLine const& line) {
    auto const key = line.is_over() ? "printing.again" : "printing.cancel";
    auto const id = std::string(key) + "." + std::to_string(line.job);
    auto const action = frame.say(key);
    ui::ButtonLook const look{
        .icon = line.is_over() ? "print" : "close", .text_size = 22, .icon_size = 28};
    float const inner = list.w - 2 * print_side;
    float const wide = frame.button_width(action, look);
    bool const beside = wide < inner * 0.45f;
    float const words_width = beside ? inner - wide - 16 : inner;
    auto const title = print_title(model, frame, line);
    auto const words = print_words(frame, line);
    float const title_height = frame.measure(title, ui::style::strong, words_width).h;
    float const words_height = frame.reason_height(words_width, words);
    float const text_height = title_height + 4 + words_height;
    float const button = frame.button_height();
    auto const card = list.cut_top(
        (beside ? std::max(text_height, button) : text_height + print_gap + button) + 28, 12);
    frame.card(card, line.state == PrintState::failed ? ui::CardKind::danger : ui::CardKind::soft);
    auto inside = card.inset(print_side, 14);
    auto const place = beside ? inside.cut_end(wide, 16) : inside.cut_bottom(button, print_gap);
    bool const pressed = frame.button(id, place.centered({place.w, button}), action, look);
    auto text = inside.centered({inside.w, text_height});
    frame.text(text.cut_top(title_height, 4), title, ui::style::strong);
    auto const [icon, tint] = print_look(line.state);
    frame.reason(text, icon, words, tint);
    if (!pressed) return {};
    return line.is_over() ? MaybeIntent{PrintAgain{line.job}} : MaybeIntent{CancelPrint{line.job}};
}

MaybeIntent draw_printer(Model const& model, ui::Frame& frame, ui::Rect& list,
                         PrinterLine const& printer) {
    MaybeIntent intent;
    frame.paragraph(list, i18n::isolate(printer.name), ui::style::heading, 4);
    auto words = frame.say(printer.state_key);
    if (!printer.advice_key.empty()) words += ". " + frame.say(printer.advice_key);
    auto const state = list.cut_top(frame.reason_height(list.w, words), print_gap);
    frame.reason(state, printer.needs_help ? "print_disabled" : "print", words,
                 printer.needs_help ? ui::Tint::bad : ui::Tint::good);
    for (auto const& line : printer.jobs) {
        if (auto said = draw_print(model, frame, list, line)) intent = std::move(said);
    }
    if (printer.more_waiting > 0)
        frame.paragraph(list, frame.tongue().plural("printing.more", printer.more_waiting),
                        ui::style::quiet, 8);
    if (printer.jobs.empty())
        frame.paragraph(list, frame.say("printing.none"), ui::style::quiet, 8);
    list.cut_top(20);
    return intent;
}

}  // namespace

MaybeIntent view_printing(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::printing, body);
    if (back_button(frame, body, bar)) intent = Back{};
    auto const words = frame.say("sync.try_again");
    if (frame.button_at_end("printing.try_again", bar, words, {.icon = "sync", .text_size = 22}))
        intent = TrySync{};
    if (model.printers.lines.empty()) {
        frame.card(body);
        empty_state(frame, body.inset(24), "print_disabled", frame.say("printing.no_printer"), {});
        return intent;
    }
    frame.paragraph(body, frame.say("printing.title"), title_style(frame), 12);
    auto list = frame.begin_scroll("printing.list", body);
    float const top = list.y;
    for (auto const& printer : model.printers.lines)
        if (auto said = draw_printer(model, frame, list, printer)) intent = std::move(said);
    frame.end_scroll(list.y - top - 20);
    return intent;
}

}  // namespace ontmoet::screens
