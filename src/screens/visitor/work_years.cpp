// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

namespace {

constexpr int most_years = 40;

std::string work_name(ui::Frame& frame, domain::WorkDone const& work) {
    return work.occupation.empty() ? sector_name(frame.tongue(), work.sector)
                                   : occupation_name(frame.tongue(), work.occupation);
}

// One kind of work: how long, and whether it was here.
MaybeIntent one_work(Model const& model, ui::Frame& frame, ui::Rect& area, std::size_t at) {
    auto const& profile = model.visitor.profile;
    auto const& work = profile.work[at];
    auto const id = "years." + std::to_string(at);
    auto const name = work_name(frame, work);
    auto const counted = work.years == 0 ? frame.say("years.unknown")
                                         : frame.tongue().plural("years.years", work.years);
    bool const narrow = frame.is_portrait() || frame.text_scale() > 1.2f;
    float const inner = area.w - 48;
    float const count_width = narrow ? inner : inner * 0.62f;
    float const stepper = frame.stepper_height(count_width, name);
    float const row = frame.row_height(false);
    float const height = (narrow ? stepper + 16 + row : std::max(stepper, row)) + 40;
    ui::Rect const card = area.cut_top(height, 16);
    frame.card(card);
    ui::Rect inside = card.inset(24, 20);
    ui::Rect here = narrow ? inside.cut_bottom(row, 16) : inside.cut_end(inner * 0.35f, 24);
    EditProfile edit{profile};
    auto& changed = edit.profile.work[at];
    if (auto const years = frame.stepper(id, inside.centered({inside.w, stepper}), name, work.years,
                                         {.most = most_years, .words = counted})) {
        changed.years = *years;
        return edit;
    }
    if (frame.row(id + ".here", here.centered({here.w, row}), frame.say("years.in_netherlands"),
                  {.icon = "place",
                   .end_icon = work.in_netherlands ? "check_box" : "check_box_outline_blank",
                   .selected = work.in_netherlands})) {
        changed.in_netherlands = !work.in_netherlands;
        return edit;
    }
    return {};
}

}  // namespace

MaybeIntent view_work_years(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    title_block(frame, page.body, frame.say("years.title"), second_words(model, "years.title"));
    ui::Rect area = frame.begin_scroll("years.list", page.body);
    float const begin = area.y;
    for (std::size_t i = 0; i < model.visitor.profile.work.size(); ++i)
        if (auto changed = one_work(model, frame, area, i)) intent = std::move(changed);
    frame.end_scroll(area.y - begin - 16);
    return intent;
}

}  // namespace ontmoet::screens
