// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

// "13:40 · Table 4" and what is offered there.
std::string place_words(Model const& model, ui::Frame& frame, domain::PlannedMeet const& meet) {
    auto const table = model.state->tables.find(meet.table);
    auto words = i18n::isolate(frame.tongue().time(domain::round_start(*model.state, meet.round)));
    if (table != model.state->tables.end())
        words += " · " + frame.say("schedule.table") + " " +
                 i18n::isolate(std::to_string(table->second.number));
    auto const* organisation = find_organisation(model, meet.organisation);
    if (organisation != nullptr) words += " · " + sector_name(frame.tongue(), organisation->sector);
    return words;
}

constexpr float beside_words = 24 + 72 + 20 + 12 + 48 + 24;

ui::TextStyle name_style_of(ui::Frame const& frame) {
    return {.size = 24, .bold = true, .smallest = 20 * frame.text_scale()};
}

float free_meet_height(Model const& model, ui::Frame& frame, float width,
                       domain::PlannedMeet const& meet) {
    auto const* organisation = find_organisation(model, meet.organisation);
    if (organisation == nullptr) return 0;
    float const room = width - beside_words;
    return frame.measure(i18n::isolate(organisation->name), name_style_of(frame), room).h +
           frame.measure(place_words(model, frame, meet), ui::style::quiet, room).h + 40;
}

MaybeIntent free_meet(Model const& model, ui::Frame& frame, ui::Rect rect,
                      domain::PlannedMeet const& meet) {
    auto const* organisation = find_organisation(model, meet.organisation);
    if (organisation == nullptr) return {};
    bool const pressed = frame.card_button("more." + to_string(meet.organisation), rect,
                                           i18n::isolate(organisation->name));
    ui::Rect inside = rect.inset(24, 16);
    organisation_avatar(frame, inside.cut_start(72, 20).centered({72, 72}), meet.organisation,
                        *organisation);
    frame.icon(inside.cut_end(48, 12), "add_circle_outline", ui::Paint::primary, 40);
    auto const name_style = name_style_of(frame);
    auto const name = i18n::isolate(organisation->name);
    auto const under = place_words(model, frame, meet);
    float const name_height = frame.measure(name, name_style, inside.w).h;
    float const under_height = frame.measure(under, ui::style::quiet, inside.w).h;
    ui::Rect words = inside.centered_at_start({inside.w, name_height + under_height + 6});
    frame.text(words.cut_top(name_height, 6), name, name_style);
    frame.text(words, under, ui::style::quiet);
    if (!pressed) return {};
    return BookMeet{meet.organisation};
}

}  // namespace

MaybeIntent view_more(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.person = true});
    MaybeIntent intent = page.intent;
    auto const& free = model.visitor.free;
    if (free.empty()) {
        title_block(frame, page.body, frame.say("more.title"));
        empty_state(frame, page.body, "event_busy", frame.say("more.none"),
                    frame.say("schedule.empty_body"));
        return intent;
    }
    auto const dutch = second_words(model, "more.title");
    title_block(frame, page.body, frame.say("more.title"),
                dutch.empty() ? frame.say("more.hint") : dutch);
    ui::Rect const area = frame.begin_scroll("more.list", page.body);
    float const least = std::min(area.w, 520.0f);
    float high = 112;
    for (auto const& meet : free)
        high = std::max(high, free_meet_height(model, frame, least, meet));
    auto const grid = tile_grid(area, static_cast<int>(free.size()), {least, high}, 0, high);
    for (std::size_t i = 0; i < free.size(); ++i)
        if (auto pressed = free_meet(model, frame, grid.cells[i], free[i]))
            intent = std::move(pressed);
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace ontmoet::screens
