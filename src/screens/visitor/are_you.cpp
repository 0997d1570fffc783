// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

// Of others no more is shown than a search shows.
MaybeIntent view_are_you(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame);
    MaybeIntent intent = page.intent;
    auto const second = second_words(model, "are_you.title");
    title_block(frame, page.body, frame.say("are_you.title"),
                second.empty() ? frame.say("are_you.hint") : second);
    // The way on for who is nobody of them is always seen.
    if (frame.row("are_you.somebody_else", page.body.cut_bottom(frame.row_height(false), 16),
                  frame.say("are_you.somebody_else"),
                  {.icon = "person_add", .tint = ui::Tint::accent}))
        intent = AnswerWho{};
    auto const& alike = model.visitor.alike;
    float const least = frame.row_height(true);
    ui::Rect area = frame.begin_scroll("are_you.list", page.body);
    auto const grid = tile_grid(area, static_cast<int>(alike.size()),
                                {std::min(area.w, 760.0f), least}, page.body.h, least * 1.3f);
    for (std::size_t i = 0; i < alike.size(); ++i) {
        auto const person = model.state->people.find(alike[i]);
        if (person == model.state->people.end()) continue;
        auto const& profile = person->second.profile;
        if (frame.row("are_you." + to_string(alike[i]), grid.cells[i], public_name(profile),
                      {.icon = "person",
                       .subtitle = public_own_name(profile),
                       .end_icon = "chevron_right",
                       .silent = true}))
            intent = AnswerWho{alike[i]};
    }
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace ontmoet::screens
