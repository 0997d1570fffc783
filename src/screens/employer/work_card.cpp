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

std::string certificate_name(i18n::Tongue const& tongue, std::string_view certificate) {
    auto key = "papers." + std::string{certificate};
    std::ranges::replace(key, '-', '_');
    return tongue.has(key) ? tongue.text(key) : i18n::isolate(certificate);
}

std::vector<ui::Tag> work_tags(ui::Frame& frame, domain::Profile const& profile) {
    constexpr std::size_t first_skills = 2;
    auto const& tongue = frame.tongue();
    std::vector<ui::Tag> tags;
    auto const add_skills = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < std::min(to, profile.skills.size()); ++i)
            tags.push_back({skill_name(tongue, profile.skills[i]), ui::Tint::primary, {}});
    };
    add_skills(0, first_skills);
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
    for (auto const& way : profile.ways)
        tags.push_back({way_name(tongue, way), ui::Tint::accent, "favorite_border"});
    for (auto const& certificate : profile.certificates)
        tags.push_back({certificate_name(tongue, certificate), ui::Tint::neutral, {}});
    add_skills(first_skills, profile.skills.size());
    return tags;
}

void draw_tags_in_a_row(ui::Frame& frame, ui::Rect rect, std::vector<ui::Tag> tags) {
    constexpr float gap = 8;
    float room = rect.w;
    float const more = frame.tag_size({"+00", ui::Tint::neutral, {}}).w + gap;
    std::size_t shown = 0;
    for (; shown < tags.size(); ++shown) {
        float const width = frame.tag_size(tags[shown]).w + gap;
        bool const last = shown + 1 == tags.size();
        if (room - width < (last ? -gap : more - gap)) break;
        room -= width;
    }
    if (shown < tags.size()) {
        auto const left = frame.tongue().number(static_cast<std::int64_t>(tags.size() - shown));
        tags.resize(shown);
        tags.push_back({i18n::isolate("+" + left), ui::Tint::neutral, {}});
    }
    frame.tags(rect, tags);
}

void draw_badge(ui::Frame& frame, ui::Rect rect, domain::Candidate const& candidate) {
    auto const colour = static_cast<int>(candidate.id.uuid.bytes[15]);
    frame.badge(rect, candidate.badge.empty() ? "…" : candidate.badge, colour);
}

float fit_width(ui::Frame& frame) {
    return frame.measure("100%", ui::style::quiet).w + 12 + 120;
}

void draw_fit(ui::Frame& frame, ui::Rect rect, int score) {
    auto const words = frame.tongue().percent(score / 100.0);
    auto const style = ui::style::quiet.with(ui::Stand::middle);
    auto const word = rect.cut_end(frame.measure("100%", style).w + 2, 10);
    frame.progress(rect.centered({rect.w, 14}), static_cast<float>(score) / 100.0F,
                   {.tint = ui::Tint::good, .height = 14});
    frame.text(word, words, style);
}

void draw_reasons(ui::Frame& frame, ui::Rect rect, std::vector<matching::Reason> const& reasons) {
    constexpr float beside = 40;  // the icon
    constexpr float gap = 24;
    float x = 0;
    float y = 0;
    float const line = frame.line_height(ui::style::body);
    for (auto const& reason : reasons) {
        auto const words = reason_text(frame.tongue(), reason, Reader::employer);
        float const natural = frame.measure(words, ui::style::body).w + beside + 2;
        if (x > 0 && x + natural > rect.w) {
            x = 0;
            y += line + 4;
        }
        float const width = std::min(natural, rect.w);
        float const height = reason_line_height(frame, width, reason, Reader::employer);
        if (y + height > rect.h + 1) break;
        reason_line(frame, {rect.x + x, rect.y + y, width, height}, reason, Reader::employer);
        if (height > line + 1) {
            x = 0;
            y += height + 4;
        } else {
            x += width + gap;
        }
    }
}

}  // namespace ontmoet::screens
