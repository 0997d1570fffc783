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

}  // namespace

MaybeIntent view_dream(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const second = second_words(model, "dream.title");
    title_block(frame, page.body, frame.say("dream.title"),
                second.empty() ? frame.say("dream.hint") : second);
    if (auto touched = any_job(model, frame, page.body.cut_bottom(frame.row_height(false), 16)))
        intent = std::move(touched);
    auto const& profile = model.visitor.profile;
    auto const occupations = offered_occupations(model);
    std::vector<Option> options;
    std::vector<std::string> keys;  // the views of `options` point into these
    keys.reserve(occupations.size());
    for (auto const* occupation : occupations) {
        auto const& key = keys.emplace_back(occupation->message_key());
        options.push_back({"dream." + occupation->key, key, occupation->icon,
                           holds(profile.dream_occupations, occupation->key)});
    }
    if (auto const touched =
            option_tiles(model, frame, "dream.list", page.body, options, {280, 184})) {
        EditProfile edit{profile};
        turn(edit.profile.dream_occupations, occupations[*touched]->key);
        intent = edit;
    }
    return intent;
}

}  // namespace ontmoet::screens
