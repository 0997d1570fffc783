// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

using Link = FirstStart::Link;

struct FirstLine {
    std::string_view icon;
    std::string words;
    bool is_good = false;
};

FirstLine network_line(FirstStart const& start, ui::Frame& frame) {
    bool const is_wifi = start.link == Link::wifi;
    std::string_view const icon = is_wifi ? "wifi" : "settings_ethernet";
    if (start.link == Link::none) return {"portable_wifi_off", frame.say("first_start.no_network")};
    if (!start.is_linked)
        return {icon, frame.say(is_wifi ? "first_start.no_wifi" : "first_start.no_cable")};
    if (start.own_address.empty()) return {icon, frame.say("first_start.no_address")};
    return {icon,
            frame.tongue().text(is_wifi ? "first_start.wifi" : "first_start.cable",
                                {{"address", i18n::isolate(start.own_address)}}),
            true};
}

// Over http without s whoever stands between could listen.
bool is_open_to_listeners(std::string const& server) {
    bool const is_own = server.starts_with("http://127.") || server.starts_with("http://localhost");
    return server.starts_with("http://") && !is_own;
}

FirstLine server_line(FirstStart const& start, ui::Frame& frame) {
    if (start.server.empty()) return {"dns", frame.say("first_start.which_server")};
    auto words = i18n::isolate(start.server) + "\n";
    if (start.trouble.empty())
        words += frame.say(start.is_reached ? "first_start.server_answers" : "first_start.asks");
    else
        words += frame.say(start.trouble);
    if (is_open_to_listeners(start.server)) words += "\n" + frame.say("first_start.can_be_heard");
    return {"dns", std::move(words), start.is_reached && start.trouble.empty()};
}

float first_line_width(ui::Rect rest) {
    return rest.w - 48 - 16;
}

void draw_first_line(ui::Frame& frame, ui::Rect& rest, FirstLine const& line) {
    auto const tint = line.is_good ? ui::Tint::good : ui::Tint::accent;
    float const height = frame.measure(line.words, ui::style::body, first_line_width(rest)).h;
    auto row = rest.cut_top(std::max(height, 48.0f), 16);
    auto mark = row.cut_start(48, 16);
    frame.icon(mark.cut_top(48), line.is_good ? "check_circle" : line.icon, ui::ink_of(tint), 36);
    frame.text(row.centered({row.w, height}), line.words, ui::style::body);
}

MaybeIntent draw_standing(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto const& start = model.first_start;
    MaybeIntent intent;
    frame.card(area);
    auto inside = area.inset(24, 20);
    auto const change = frame.say(start.server.empty() ? "first_start.type" : "first_start.change");
    auto foot = inside.cut_bottom(frame.button_height(), 12);
    if (frame.button(
            "first_start.type", foot, change,
            {.kind = start.server.empty() ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
             .icon = "keyboard"}))
        intent = FirstStartIntent{TypeServer{start.server}};
    auto rest = frame.begin_scroll("first_start.state", inside);
    float const top = rest.y;
    if (start.is_withdrawn)
        notice(frame, rest, "info", frame.say("first_start.withdrawn"), ui::Tint::information);
    draw_first_line(frame, rest, network_line(start, frame));
    draw_first_line(frame, rest, server_line(start, frame));
    frame.end_scroll(rest.y - top);
    return intent;
}

void draw_way_in(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto const& start = model.first_start;
    frame.card(area);
    auto inside = area.inset(24, 20);
    if (start.code.empty()) {
        empty_state(frame, inside, "qr_code_2", frame.say("first_start.no_code"),
                    frame.say("first_start.no_code_body"));
        return;
    }
    auto const large = ui::style::clock.sized(56);
    float const code_height = frame.line_height(large);
    float const side = std::min(inside.w, inside.h * (frame.text_scale() > 1.1f ? 0.42f : 0.56f));
    frame.code("first_start.square", inside.cut_top(side, 8).centered({side, side}),
               start.square.side, start.square.modules);
    frame.text(inside.cut_top(code_height, 8), i18n::isolate(start.code),
               large.with(ui::Align::center).shrinking(28).lines(1), "first_start.code");
    auto words = frame.begin_scroll("first_start.how", inside);
    float const top = words.y;
    frame.paragraph(words, frame.say("first_start.let_in"), ui::style::body, 8);
    frame.paragraph(words, frame.say("first_start.or_scan"), ui::style::quiet, 0);
    frame.end_scroll(words.y - top);
}

MaybeIntent type_server(Model const& model, ui::Frame& frame, ui::Rect body) {
    MaybeIntent intent;
    ui::KeyboardLook const look{.layout = "latin"};
    auto const keyboard = body.cut_bottom(frame.keyboard_height("first_start.keyboard", look), 12);
    title_block(frame, body, frame.say("first_start.which_server"));
    auto const field = body.cut_top(frame.field_height(), 12);
    if (auto typed = frame.text_field("first_start.server", field, *model.first_start.typed,
                                      {.label = frame.say("first_start.which_server"),
                                       .placeholder = "https://",
                                       .icon = "dns",
                                       .language = "en",
                                       .max_length = 200}))
        intent = FirstStartIntent{TypeServer{*typed}};
    if (frame.focused() != "first_start.server") frame.focus("first_start.server");
    frame.keyboard("first_start.keyboard", keyboard, look);
    if (frame.submitted("first_start.server")) intent = FirstStartIntent{GiveServer{}};
    return intent;
}

}  // namespace

MaybeIntent view_first_start(Model const& model, ui::Frame& frame) {
    bool const types = model.first_start.typed.has_value();
    auto const next = frame.say(types ? "first_start.ask" : "first_start.try_again");
    auto page = shell(model, frame,
                      {.back = types,
                       .help = false,
                       .next = next,
                       .next_id = types ? "first_start.ask" : "first_start.try_again",
                       .next_icon = types ? "arrow_forward" : "refresh"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = types ? Intent{FirstStartIntent{GiveServer{}}} : Intent{TrySync{}};
    if (types) {
        if (intent && std::holds_alternative<Back>(*intent))
            intent = FirstStartIntent{TypeServer{}};
        if (auto typed = type_server(model, frame, page.body)) intent = std::move(typed);
        return intent;
    }
    title_block(frame, page.body, frame.say("first_start.title"),
                second_words(model, "first_start.title"));
    auto const state = frame.is_portrait() ? page.body.cut_bottom(page.body.h * 0.42f, 20)
                                           : page.body.cut_start(page.body.w * 0.46f, 24);
    if (auto said = draw_standing(model, frame, state)) intent = std::move(said);
    draw_way_in(model, frame, page.body);
    return intent;
}

}  // namespace ontmoet::screens
