// SPDX-License-Identifier: EUPL-1.2
#include "i18n/vocabulary.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <set>

namespace ontmoet::screens {

namespace {

// What belongs to the work done stands first, then what everybody may be asked, then the rest.
std::vector<i18n::Skill const*> offered_skills(Model const& model) {
    std::set<std::string> sectors;
    for (auto const& work : model.visitor.profile.work) sectors.insert(work.sector);
    auto const rank = [&](i18n::Skill const* skill) {
        if (skill->sectors.empty()) return 1;
        auto const worked_there = [&](auto const& sector) { return sectors.contains(sector); };
        return std::ranges::any_of(skill->sectors, worked_there) ? 0 : 2;
    };
    std::vector<i18n::Skill const*> skills;
    for (auto const& skill : model.vocabulary->skills) skills.push_back(&skill);
    std::ranges::stable_sort(skills, {}, rank);
    return skills;
}

}  // namespace

MaybeIntent view_can(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const second = second_words(model, "can.title");
    title_block(frame, page.body, frame.say("can.title"),
                second.empty() ? frame.say("work.hint") : second);
    auto const& profile = model.visitor.profile;
    std::vector<Option> options;
    std::vector<std::string> keys;  // the views of `options` point into these
    auto const skills = offered_skills(model);
    keys.reserve(skills.size());
    for (auto const* skill : skills) {
        auto const& key = keys.emplace_back(skill->message_key());
        options.push_back(
            {"can." + skill->key, key, skill->icon, holds(profile.skills, skill->key)});
    }
    if (auto const touched = option_tiles(model, frame, "can.list", page.body, options)) {
        EditProfile edit{profile};
        turn(edit.profile.skills, skills[*touched]->key);
        intent = edit;
    }
    return intent;
}

}  // namespace ontmoet::screens
