// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

constexpr int code_digits = 6;

// Six places, three and three, with the digits typed so far.
void code_boxes(ui::Frame& frame, ui::Rect rect, std::string const& typed) {
    constexpr float gap = 10;
    constexpr float middle_gap = 28;
    float const most = (rect.w - 4 * gap - middle_gap) / code_digits;
    float const width = std::min(most, rect.h * 0.9f);
    float const all = width * code_digits + 4 * gap + middle_gap;
    // Digits stand from left to right in every language.
    float x = (rect.w - all) / 2;
    for (std::size_t i = 0; i < code_digits; ++i) {
        float const at = frame.is_right_to_left() ? rect.w - x - width : x;
        ui::Rect const box{rect.x + at, rect.y, width, rect.h};
        bool const is_next = i == typed.size();
        frame.fill(box, ui::Paint::card, 16);
        frame.outline(box, is_next ? ui::Paint::primary : ui::Paint::part,
                      is_next ? ui::measure::selected_line : ui::measure::tile_line, 16);
        if (i < typed.size()) {
            auto style = ui::style::heading.with(ui::Align::center).with(ui::Stand::middle);
            style.fixed_size = true;
            frame.text(box, typed.substr(i, 1), style.sized(36).in("en").unspoken());
        }
        x += width + (i == 2 ? middle_gap : gap);
    }
}

// The letter of invitation with its code: where to look.
void code_letter(ui::Frame& frame, ui::Rect rect) {
    float const height = std::min(rect.h, 300.0f);
    ui::Rect const paper = rect.centered({std::min(rect.w, height * 1.35f), height});
    frame.fill(paper.moved({6, 8}), ui::Paint::line, 16);
    frame.fill(paper, ui::Paint::card, 16);
    frame.outline(paper, ui::Paint::line, 2, 16);
    ui::Rect inside = paper.inset(24, 20);
    frame.logo(inside.cut_top(32, 12), 24);
    ui::Rect below = inside.cut_bottom(std::min(110.0f, inside.h * 0.6f), 12);
    for (float share : {1.0f, 0.8f, 0.9f}) {
        if (inside.h < 10) break;
        ui::Rect const line = inside.cut_top(10, 10);
        frame.fill({line.x, line.y, line.w * share, line.h}, ui::Paint::track, 5);
    }
    ui::Rect const square = below.cut_start(below.h, 16);
    frame.icon(square, "qr_code_2", ui::Paint::ink, below.h);
    ui::Rect const number = below.centered({below.w, std::min(64.0f, below.h)});
    frame.fill(number, ui::Paint::accent_soft, 14);
    frame.outline(number, ui::Paint::accent, 4, 14);
    auto style = ui::style::heading.with(ui::Align::center).with(ui::Stand::middle).in("en");
    style.fixed_size = true;
    frame.text(number, "123 456", style.shrinking(18).lines(1).unspoken());
}

MaybeIntent code_side(Model const& model, ui::Frame& frame, ui::Rect side) {
    MaybeIntent intent;
    if (frame.button("code.search", side.cut_bottom(frame.button_height(), 24),
                     frame.say("code.search"), {.icon = "search"}))
        intent = Open{Screen::search};
    if (model.toast && !model.toast->good) {
        notice(frame, side, "info", frame.say(model.toast->message_key));
    } else {
        camera_hint(model, frame, side);
        frame.paragraph(side, frame.say("code.body"), ui::style::body, 16);
    }
    if (side.h >= 130) code_letter(frame, side);
    return intent;
}

}  // namespace

MaybeIntent view_code(Model const& model, ui::Frame& frame) {
    auto const& typed = model.visitor.typed_code;
    auto page = shell(model, frame,
                      {.next = frame.say("common.next"),
                       .next_id = "code.next",
                       .next_enabled = typed.size() >= code_digits});
    MaybeIntent intent = page.intent;
    if (page.next) intent = GiveCode{typed};
    title_block(frame, page.body, frame.say("code.title"), second_words(model, "code.title"));
    ui::Rect pad = frame.is_portrait() ? page.body.cut_bottom(560, 24)
                                       : page.body.cut_end(page.body.w * 0.46f, 48);
    if (auto pressed = code_side(model, frame, page.body)) intent = std::move(pressed);
    code_boxes(frame, pad.cut_top(72, 20), typed);
    if (auto digits = frame.number_pad("code.pad", pad, typed, {.max_digits = code_digits}))
        intent = TypeCode{*digits};
    return intent;
}

}  // namespace ontmoet::screens
