// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <utility>

namespace ontmoet::screens {

namespace {

// A masked name in the script in which the visitor writes, and the other one below it.
std::pair<std::string, std::string> two_names(domain::Profile const& profile,
                                              std::string_view typed) {
    auto name = public_name(profile);
    auto own = public_own_name(profile);
    auto const writing = i18n::writing_of(typed);
    if (writing == i18n::writing_of(own) && writing != i18n::writing_of(name)) name.swap(own);
    return {std::move(name), std::move(own)};
}

MaybeIntent search_results(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& found = model.visitor.found;
    auto const outcome = model.visitor.search;
    if (outcome == NameSearch::too_short || outcome == NameSearch::too_many) {
        bool const many = outcome == NameSearch::too_many;
        ui::Rect rest = rect;
        notice(frame, rest, many ? "groups" : "lock",
               frame.say(many ? "search.too_many" : "search.hint"), ui::Tint::information);
        return intent;
    }
    float const row = std::max(80.0f, frame.row_height(true) - 20);
    ui::Rect area = frame.begin_scroll("search.results", rect);
    float const begin = area.y;
    if (found.empty()) frame.paragraph(area, frame.say("search.none"), ui::style::strong, 12);
    auto const count = static_cast<int>(found.size()) + 1;
    auto const grid =
        tile_grid(area, count, {frame.is_portrait() ? 700.0f : 360.0f, row}, rect.h, 104);
    for (std::size_t i = 0; i < found.size(); ++i) {
        auto const person = model.state->people.find(found[i]);
        if (person == model.state->people.end()) continue;
        auto const [name, other] = two_names(person->second.profile, model.visitor.typed_name);
        if (frame.row("search.result." + to_string(found[i]), grid.cells[i], name,
                      {.icon = "person", .subtitle = other, .silent = true}))
            intent = ChoosePerson{found[i]};
    }
    if (frame.row("search.new", grid.cells.back(), frame.say("welcome.new"),
                  {.icon = "person_add", .tint = ui::Tint::accent}))
        intent = BeginNew{};
    frame.end_scroll(area.y - begin + grid.height);
    return intent;
}

}  // namespace

MaybeIntent view_search(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame);
    MaybeIntent intent = page.intent;
    bool const narrow = frame.is_portrait();
    float const keys = frame.keyboard_height("search.keyboard");
    ui::Rect const keyboard = page.body.cut_bottom(keys, 12);
    if (frame.focused() != "search.field") frame.focus("search.field");
    auto const title = frame.say("search.title");
    if (narrow) {
        title_block(frame, page.body, title, second_words(model, "search.title"));
    } else {
        ui::Rect line = page.body;
        line.h = frame.field_height();
        auto const style = title_style(frame).with(ui::Stand::middle).shrinking(24).lines(2);
        float const width = std::min(line.w * 0.5f, frame.measure(title, style).w + 4);
        frame.text(line.cut_start(width, 32), title, style);
        page.body.x += width + 32;
        page.body.w -= width + 32;
    }
    ui::Rect const field = page.body.cut_top(frame.field_height(), 12);
    if (!narrow) {
        page.body.w = frame.canvas().w - 2 * ui::measure::margin;
        page.body.x = ui::measure::margin;
    }
    auto const hint = frame.say("search.placeholder");
    if (auto typed = frame.text_field("search.field", field, model.visitor.typed_name,
                                      {.label = title, .placeholder = hint, .icon = "search"}))
        intent = TypeSearch{*typed};
    if (auto chosen = search_results(model, frame, page.body)) intent = std::move(chosen);
    frame.keyboard("search.keyboard", keyboard);
    return intent;
}

}  // namespace ontmoet::screens
