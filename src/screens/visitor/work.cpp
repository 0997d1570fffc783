// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

using domain::WorkDone;

bool worked_in(domain::Profile const& profile, std::string_view sector) {
    return std::ranges::find(profile.work, sector, &WorkDone::sector) != profile.work.end();
}

bool is_work(WorkDone const& work, std::string_view sector, std::string_view occupation) {
    return work.sector == sector && work.occupation == occupation;
}

EditProfile with_work_turned(Model const& model, std::string const& sector,
                             std::string const& occupation) {
    EditProfile edit{model.visitor.profile};
    auto const removed = std::erase_if(
        edit.profile.work, [&](WorkDone const& work) { return is_work(work, sector, occupation); });
    if (removed == 0) edit.profile.work.push_back({sector, occupation, 0});
    return edit;
}

ui::Size least_tile(ui::Frame const& frame) {
    float const scale = frame.text_scale();
    return {200 * std::max(1.0f, scale * 0.95f), 168 * std::max(1.0f, scale * 0.9f)};
}

MaybeIntent work_sectors(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& sectors = model.vocabulary->sectors;
    auto const area = frame.begin_scroll("work.sectors", rect);
    auto const grid = tile_grid(area, static_cast<int>(sectors.size()), least_tile(frame), rect.h);
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        auto const& sector = sectors[i];
        auto const second = second_words(model, sector.message_key());
        if (frame.tile("work.sector." + sector.code, grid.cells[i], frame.say(sector.message_key()),
                       {.icon = sector.icon,
                        .second = second,
                        .second_language = "nl",
                        .selected = worked_in(model.visitor.profile, sector.code)}))
            intent = ChooseSector{sector.code};
    }
    frame.end_scroll(grid.height);
    return intent;
}

MaybeIntent work_occupations(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& chosen = model.visitor.chosen_sector;
    auto const occupations = model.vocabulary->occupations_of(chosen);
    auto const& work = model.visitor.profile.work;
    auto const is_done = [&](std::string_view occupation) {
        return std::ranges::any_of(
            work, [&](WorkDone const& one) { return is_work(one, chosen, occupation); });
    };
    auto const area = frame.begin_scroll("work.occupations", rect);
    auto const grid =
        tile_grid(area, static_cast<int>(occupations.size()) + 1, least_tile(frame), rect.h);
    for (std::size_t i = 0; i < occupations.size(); ++i) {
        auto const& occupation = *occupations[i];
        auto const second = second_words(model, occupation.message_key());
        if (frame.tile("work.occupation." + occupation.key, grid.cells[i],
                       frame.say(occupation.message_key()),
                       {.icon = occupation.icon,
                        .second = second,
                        .second_language = "nl",
                        .selected = is_done(occupation.key)}))
            intent = with_work_turned(model, chosen, occupation.key);
    }
    auto const second = second_words(model, "work.other");
    if (frame.tile("work.occupation.other", grid.cells.back(), frame.say("work.other"),
                   {.icon = "more_horiz",
                    .second = second,
                    .second_language = "nl",
                    .selected = is_done("")}))
        intent = with_work_turned(model, chosen, "");
    frame.end_scroll(grid.height);
    return intent;
}

// "No work yet" takes wrong answers back; with none given it is the answer, and leads on.
Intent without_work(Model const& model) {
    if (model.visitor.profile.work.empty()) return Next{};
    EditProfile edit{model.visitor.profile};
    edit.profile.work.clear();
    return edit;
}

// How many kinds of work were touched, beside the primary button.
void work_count(Model const& model, ui::Frame& frame, ui::Rect bar) {
    auto const& work = model.visitor.profile.work;
    if (work.empty() || bar.w < 100) return;
    auto const words = frame.tongue().number(static_cast<std::int64_t>(work.size()));
    auto const style = ui::style::quiet.with(ui::Stand::middle).lines(1);
    frame.icon(bar.cut_end(36), "check", ui::Paint::quiet, 28);
    frame.text(bar, words, style.with(ui::Align::end));
}

}  // namespace

MaybeIntent view_work(Model const& model, ui::Frame& frame) {
    auto const& chosen = model.visitor.chosen_sector;
    bool const in_sector = !chosen.empty();
    auto const extra = frame.say(in_sector ? "work.more" : "work.none");
    std::string_view const icon = in_sector ? "apps" : "block";
    auto page = shell(model, frame,
                      {.step = true,
                       .next = frame.say("common.next"),
                       .reserve = reserve_for(frame, extra, {.icon = icon})});
    MaybeIntent intent = page.intent;
    if (intent && std::holds_alternative<Back>(*intent) && in_sector) intent = ChooseSector{};
    if (page.next) intent = Next{};
    if (extra_button(frame, page, in_sector ? "work.more" : "work.none", extra, {.icon = icon}))
        intent = in_sector ? Intent{ChooseSector{}} : without_work(model);
    work_count(model, frame, page.bottom);
    if (in_sector) {
        auto title = sector_name(frame.tongue(), chosen);
        title_block(frame, page.body, frame.say("work.which"), title);
    } else {
        auto const second = second_words(model, "work.title");
        title_block(frame, page.body, frame.say("work.title"),
                    second.empty() ? frame.say("work.hint") : second);
    }
    auto pressed = in_sector ? work_occupations(model, frame, page.body)
                             : work_sectors(model, frame, page.body);
    if (pressed) intent = std::move(pressed);
    return intent;
}

}  // namespace ontmoet::screens
