// SPDX-License-Identifier: EUPL-1.2
#include "i18n/vocabulary.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

namespace {

// The occupations of the sectors that were wished for or worked in; all when there are none.
std::vector<i18n::Occupation const*> offered_occupations(Model const& model) {
    auto const& profile = model.visitor.profile;
    auto sectors = profile.wished_sectors;
    for (auto const& work : profile.work)
        if (!work.sector.empty() && !holds(sectors, work.sector)) sectors.push_back(work.sector);
    if (sectors.empty())
        for (auto const& sector : model.vocabulary->sectors) sectors.push_back(sector.code);
    std::vector<i18n::Occupation const*> occupations;
    for (auto const& sector : sectors)
        for (auto const* occupation : model.vocabulary->occupations_of(sector))
            occupations.push_back(occupation);
    return occupations;
}

MaybeIntent any_job(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    if (!frame.row("dream.any_job", rect, frame.say("dream.any_job"),
                   {.icon = "payments",
                    .end_icon = profile.any_job ? "check_box" : "check_box_outline_blank",
                    .selected = profile.any_job}))
        return {};
    EditProfile edit{profile};
    edit.profile.any_job = !profile.any_job;
    return edit;
}

// Occupations as tiles, the chosen ones marked; `id` is "now" or "dream".
MaybeIntent occupation_tiles(Model const& model, ui::Frame& frame, std::string_view id,
                             ui::Rect rect, std::vector<std::string> domain::Profile::*chosen) {
    auto const& profile = model.visitor.profile;
    auto const occupations = offered_occupations(model);
    auto const beginning = std::string{id} + ".";
    std::vector<Option> options;
    std::vector<std::string> keys;  // the views of `options` point into these
    keys.reserve(occupations.size());
    for (auto const* occupation : occupations) {
        auto const& key = keys.emplace_back(occupation->message_key());
        options.push_back({beginning + occupation->key, key, occupation->icon,
                           holds(profile.*chosen, occupation->key)});
    }
    auto const touched = option_tiles(model, frame, beginning + "list", rect, options, {240, 176});
    if (!touched) return {};
    EditProfile edit{profile};
    turn(edit.profile.*chosen, occupations[*touched]->key);
    return edit;
}

}  // namespace

// The work to begin with, and the work hoped for later: the same occupations twice.
MaybeIntent view_dream(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const take = [&](MaybeIntent touched) {
        if (touched) intent = std::move(touched);
    };
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.42f, 24)
                                          : first.cut_end(first.w * 0.5f - 20, 40);
    question(model, frame, first, "dream.now", "work.hint");
    take(any_job(model, frame, first.cut_bottom(frame.row_height(false), 16)));
    take(occupation_tiles(model, frame, "now", first, &domain::Profile::wished_occupations));
    question(model, frame, second, "dream.title", "dream.hint");
    take(occupation_tiles(model, frame, "dream", second, &domain::Profile::dream_occupations));
    return intent;
}

}  // namespace ontmoet::screens
