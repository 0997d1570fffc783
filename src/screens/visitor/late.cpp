// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <array>

namespace ontmoet::screens {

MaybeIntent view_late(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.person = true});
    MaybeIntent intent = page.intent;
    auto const dutch = second_words(model, "late.title");
    title_block(frame, page.body, frame.say("late.title"),
                dutch.empty() ? frame.say("late.body") : dutch);
    if (!dutch.empty()) frame.paragraph(page.body, frame.say("late.body"), ui::style::body, 16);
    constexpr std::array minutes{5, 10, 15, 30};
    ui::Rect rest = page.body;
    rest.h = std::min(rest.h, 440.0f);
    auto const rows = rest.rows(2, 24);
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        auto const place = rows[i / 2].columns(2, 32)[i % 2];
        auto const words = frame.tongue().plural("reach.minutes_count", minutes[i]);
        if (frame.choice("late." + std::to_string(minutes[i]), place, words, {.icon = "schedule"}))
            intent = BeLate{minutes[i]};
    }
    return intent;
}

}  // namespace ontmoet::screens
