// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/views.h"

namespace ontmoet::screens {
namespace {

constexpr int k_shown_dots = 6;
constexpr int k_most_pin_digits = 8;

std::string pin_sentence(Model const& model, ui::Frame& frame) {
    auto const wait = model.pin_locked_until - model.now;
    if (wait > Duration{0})
        return frame.tongue().plural("pin.locked", (wait.count() + 999) / 1'000);
    return frame.say(model.host.pin_was_wrong ? "pin.wrong" : "pin.explain");
}

}  // namespace

MaybeIntent view_pin(Model const& model, ui::Frame& frame) {
    auto page = frame.page();
    MaybeIntent intent;
    bool const locked = model.pin_locked_until > model.now;
    if (locked) frame.wake_in(Duration{1'000});
    if (frame.button_at_start("common.back", page.bottom, frame.say("common.back"),
                              {.icon = "arrow_back"}))
        intent = Back{};
    if (frame.button_at_end("common.next", page.bottom, frame.say("common.next"),
                            {.kind = ui::ButtonKind::primary,
                             .icon = "arrow_forward",
                             .icon_side = ui::IconSide::end,
                             .enabled = !locked && !model.host.typed_pin.empty()}))
        intent = Next{};

    auto body = page.body;
    frame.paragraph(body, frame.say("pin.title"), ui::style::title);
    bool const trouble = locked || model.host.pin_was_wrong;
    auto const sentence = pin_sentence(model, frame);
    auto const style = trouble ? ui::style::strong.with(ui::Paint::bad_ink) : ui::style::quiet;
    auto const height = frame.measure(sentence, style, body.w).h;
    frame.text(body.cut_top(height, 16), sentence, style, "pin.sentence");
    auto pad = body.centered({420, body.h});
    frame.pin_dots(pad.cut_top(48, 16), static_cast<int>(model.host.typed_pin.size()),
                   k_shown_dots);
    auto const typed = frame.number_pad("pin.pad", pad, model.host.typed_pin,
                                        {.max_digits = k_most_pin_digits, .enabled = !locked});
    if (typed) intent = TypePin{*typed};
    return intent;
}

}  // namespace ontmoet::screens
