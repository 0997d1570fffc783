// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

constexpr std::array<std::string_view, 3> size_keys{"text_size.normal", "text_size.larger",
                                                    "text_size.largest"};
constexpr std::array<float, 3> sample_sizes{48, 60, 72};

}  // namespace

MaybeIntent view_text_size(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame,
                      {.language = false,
                       .text = false,
                       .next = frame.say("text_size.done"),
                       .next_id = "text_size.done",
                       .next_icon = "check"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Back{};
    title_block(frame, page.body, frame.say("text_size.title"),
                second_words(model, "text_size.title"));
    auto const contrast = frame.say("text_size.contrast");
    auto const contrast_body = frame.say("text_size.contrast_body");
    ui::ToggleCardLook const look{.icon = "contrast", .body = contrast_body};
    float const below = frame.toggle_card_height(page.body.w, contrast, look);
    ui::Rect const toggle = page.body.cut_bottom(below, 24);
    ui::Rect const row = page.body.cut_top(std::min(page.body.h, 300.0f));
    auto const cells = row.columns(3);
    for (std::size_t i = 0; i < size_keys.size(); ++i) {
        int const step = static_cast<int>(i);
        auto const words = frame.say(size_keys[i]);
        auto const kind = model.text_step == step ? ui::CardKind::selected : ui::CardKind::plain;
        if (frame.card_button("text_size." + std::to_string(step), cells[i], words, kind))
            intent = ChooseText{step};
        ui::Rect inside = cells[i].inset(16);
        float const label = frame.line_height(ui::style::strong);
        auto const middle = ui::style::strong.with(ui::Align::center).with(ui::Stand::middle);
        frame.text(inside.cut_bottom(label, 8), words, middle.shrinking(16).lines(1));
        auto sample = middle.sized(sample_sizes[i]).in("en");
        sample.fixed_size = true;
        frame.text(inside, "Aa", sample);
    }
    if (frame.toggle_card("text_size.high_contrast", toggle, model.high_contrast, contrast, look))
        intent = ChooseContrast{!model.high_contrast};
    return intent;
}

}  // namespace ontmoet::screens
