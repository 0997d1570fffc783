// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

// "Finished" and "not finished" beside each other; touching the chosen one takes it back.
MaybeIntent finished_buttons(Model const& model, ui::Frame& frame, ui::Rect rect) {
    struct Ending {
        std::string_view value;
        std::string_view key;
        std::string_view icon;
    };
    static constexpr std::array<Ending, 2> endings{{
        {"yes", "school.finished", "check_circle"},
        {"no", "school.unfinished", "hourglass_empty"},
    }};
    std::vector<Option> options;
    auto const& profile = model.visitor.profile;
    for (auto const& [value, key, icon] : endings)
        options.push_back({std::string{key}, key, icon, profile.education_finished == value});
    auto const touched = option_rows(model, frame, "school.answers", rect, options);
    if (!touched) return {};
    EditProfile edit{profile};
    edit.profile.education_finished = options[*touched].selected ? "" : endings[*touched].value;
    return edit;
}

MaybeIntent years_stepper(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    int const years = profile.education_years;
    auto const counted =
        years == 0 ? frame.say("years.unknown") : frame.tongue().plural("years.years", years);
    auto const touched = frame.stepper("school.years", rect, frame.say("school.years"), years,
                                       {.most = domain::k_most_school_years, .words = counted});
    if (!touched) return {};
    EditProfile edit{profile};
    edit.profile.education_years = *touched;
    return edit;
}

MaybeIntent field_tiles(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    auto const& sectors = model.vocabulary->sectors;
    float const scale = std::max(1.0f, frame.text_scale() * 0.95f);
    auto const area = frame.begin_scroll("school.fields", rect);
    auto const grid =
        tile_grid(area, static_cast<int>(sectors.size()), {200 * scale, 160 * scale}, rect.h);
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        auto const& sector = sectors[i];
        bool const selected = profile.education_field == sector.code;
        if (!frame.tile("school.field." + sector.code, grid.cells[i],
                        frame.say(sector.message_key()),
                        {.icon = sector.icon, .selected = selected}))
            continue;
        EditProfile edit{profile};
        edit.profile.education_field = selected ? "" : sector.code;
        intent = edit;
    }
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace

MaybeIntent view_school(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.45f, 24)
                                          : first.cut_end(first.w * 0.4f, 40);
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    question(model, frame, first, "school.title");
    take(field_tiles(model, frame, first));
    float const stepper = frame.stepper_height(second.w, frame.say("school.years"));
    take(years_stepper(model, frame, second.cut_top(stepper, 24)));
    take(finished_buttons(model, frame, second));
    return intent;
}

}  // namespace ontmoet::screens
