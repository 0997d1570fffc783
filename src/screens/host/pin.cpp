// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

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
    bool const locked = model.pin_locked_until > model.now;
    if (locked) frame.wake_in(Duration{1'000});
    auto page = shell(model, frame,
                      {.help = false,
                       .next = frame.say("common.next"),
                       .next_enabled = !locked && !model.host.typed_pin.empty()});
    auto intent = page.intent;
    if (page.next) intent = Next{};

    auto words = page.body;
    auto pad = frame.is_portrait() ? words.cut_bottom(std::min(640.0f, words.h * 0.62f), 24)
                                   : words.cut_end(words.w * 0.46f, 48);
    if (!frame.is_portrait()) words = words.centered({words.w, std::min(words.h, 420.0f)});
    frame.icon_square(words.cut_top(104, 24).centered_at_start({104, 104}), "admin_panel_settings");
    frame.paragraph(words, frame.say("pin.title"), title_style(frame), 8);
    bool const trouble = locked || model.host.pin_was_wrong;
    auto const style = trouble ? ui::style::strong.with(ui::Paint::bad_ink) : ui::style::quiet;
    frame.text(words, pin_sentence(model, frame), style, "pin.sentence");
    pad = pad.centered({std::min(pad.w, 480.0f), pad.h});
    frame.pin_dots(pad.cut_top(48, 16), static_cast<int>(model.host.typed_pin.size()),
                   k_shown_dots);
    auto const typed = frame.number_pad("pin.pad", pad, model.host.typed_pin,
                                        {.max_digits = k_most_pin_digits, .enabled = !locked});
    if (typed) intent = TypePin{*typed};
    if (frame.submitted("pin.pad") && !model.host.typed_pin.empty()) intent = Next{};
    return intent;
}

}  // namespace ontmoet::screens
