// SPDX-License-Identifier: EUPL-1.2
#include "screens/employer/work_card.h"

#include "i18n/tongue.h"
#include "screens/parts.h"

#include <algorithm>

namespace ontmoet::screens {

std::string main_work(ui::Frame& frame, domain::Profile const& profile) {
    if (profile.work.empty()) return frame.say("browse.no_work");
    auto const longest = std::ranges::max_element(profile.work, {}, &domain::WorkDone::years);
    auto const& tongue = frame.tongue();
    auto const what = longest->occupation.empty() ? sector_name(tongue, longest->sector)
                                                  : occupation_name(tongue, longest->occupation);
    if (longest->years <= 0) return what;
    return tongue.plural("browse.years", longest->years, {{"what", what}});
}

std::vector<ui::Tag> work_tags(ui::Frame& frame, domain::Profile const& profile) {
    auto const& tongue = frame.tongue();
    std::vector<ui::Tag> tags;
    if (profile.dutch.speaking != domain::Level::unknown)
        tags.push_back(
            {"NL " + level_name(tongue, profile.dutch.speaking), ui::Tint::information, {}});
    for (auto const& skill : profile.languages) {
        if (skill.language == "nl") continue;
        auto words = tongue.language_name(skill.language);
        if (skill.level != domain::Level::unknown && skill.level != domain::Level::native)
            words += " " + level_name(tongue, skill.level);
        tags.push_back({words, ui::Tint::information, {}});
    }
    std::size_t const languages = tags.size();
    for (auto const& skill : profile.skills) tags.push_back({skill, ui::Tint::primary, {}});
    std::rotate(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(languages), tags.end());
    for (auto const& way : profile.ways)
        tags.push_back({way_name(tongue, way), ui::Tint::accent, "favorite_border"});
    for (auto const& certificate : profile.certificates)
        tags.push_back({certificate, ui::Tint::neutral, {}});
    return tags;
}

void draw_tags_in_a_row(ui::Frame& frame, ui::Rect rect, std::vector<ui::Tag> tags) {
    while (!tags.empty() && frame.tags_height(rect.w, tags) > 1.5F * frame.tag_height())
        tags.pop_back();
    frame.tags(rect, tags);
}

void draw_badge(ui::Frame& frame, ui::Rect rect, domain::Candidate const& candidate) {
    auto const colour = static_cast<int>(candidate.id.uuid.bytes[15]);
    frame.badge(rect, candidate.badge.empty() ? "…" : candidate.badge, colour);
}

void draw_fit(ui::Frame& frame, ui::Rect rect, int score) {
    auto const words = frame.tongue().percent(score / 100.0);
    auto const style = ui::style::quiet.with(ui::Stand::middle);
    auto const word = rect.cut_end(frame.measure(words, style).w + 8, 14);
    frame.progress(rect.centered({rect.w, 16}), static_cast<float>(score) / 100.0F,
                   {.tint = ui::Tint::good});
    frame.text(word, words, style);
}

}  // namespace ontmoet::screens
