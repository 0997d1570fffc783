// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/months.h"
#include "screens/parts.h"

#include <algorithm>
#include <utility>

namespace ontmoet::screens {
namespace {

using Words = std::vector<std::string>;

Words work_words(ui::Frame& frame, domain::Profile const& profile) {
    Words parts;
    for (auto const& work : profile.work) {
        domain::Profile one;
        one.work = {work};
        parts.push_back(main_work(frame, one));
    }
    return parts;
}

Words wish_words(ui::Frame& frame, domain::Profile const& profile) {
    Words parts;
    for (auto const& sector : profile.wished_sectors)
        parts.push_back(sector_name(frame.tongue(), sector));
    for (auto const& occupation : profile.wished_occupations)
        parts.push_back(occupation_name(frame.tongue(), occupation));
    if (profile.any_job) parts.push_back(frame.say("dream.any_job"));
    for (auto const& way : profile.ways) parts.push_back(way_name(frame.tongue(), way));
    return parts;
}

Words dream_words(ui::Frame& frame, domain::Profile const& profile) {
    Words parts;
    for (auto const& dream : profile.dream_occupations)
        parts.push_back(occupation_name(frame.tongue(), dream));
    return parts;
}

Words skill_words(ui::Frame& frame, domain::Profile const& profile) {
    Words parts;
    for (auto const& skill : profile.skills) parts.push_back(skill_name(frame.tongue(), skill));
    return parts;
}

// How far at school, and what there is on paper.
Words paper_words(ui::Frame& frame, domain::Profile const& profile) {
    Words parts;
    auto const school = profile.education.substr(0, profile.education.find('-'));
    auto const key = "papers." + school;
    if (!school.empty())
        parts.push_back(frame.tongue().has(key) ? frame.say(key) : i18n::isolate(school));
    if (!profile.education_field.empty())
        parts.push_back(sector_name(frame.tongue(), profile.education_field));
    if (profile.education_years > 0)
        parts.push_back(frame.tongue().plural("years.years", profile.education_years));
    if (profile.education_finished == "yes") parts.push_back(frame.say("school.finished"));
    if (profile.education_finished == "no") parts.push_back(frame.say("school.unfinished"));
    auto const& valuation = profile.diploma_valuation;
    if (valuation == "asked")
        parts.push_back(frame.say("papers.diploma_asked"));
    else if (!valuation.empty() && valuation != "none" && valuation != "not_asked")
        parts.push_back(frame.say("papers.diploma"));
    for (auto const& certificate : profile.certificates)
        parts.push_back(certificate_name(frame.tongue(), certificate));
    return parts;
}

Words language_words(ui::Frame& frame, domain::Profile const& profile) {
    Words parts;
    auto const add = [&](std::string const& language, domain::Level level) {
        auto words = frame.tongue().language_name(language);
        if (level != domain::Level::unknown) words += " " + level_name(frame.tongue(), level);
        parts.push_back(std::move(words));
    };
    if (profile.dutch.speaking != domain::Level::unknown) add("nl", profile.dutch.speaking);
    for (auto const& skill : profile.languages)
        if (skill.language != "nl") add(skill.language, skill.level);
    if (profile.works_in_english) parts.push_back(frame.say("candidate.english"));
    auto const measured = month_of(profile.dutch_measured_on);
    auto const key = "candidate.measured." + profile.dutch_measured_by;
    if (measured && frame.tongue().has(key))
        parts.push_back(
            frame.tongue().text(key, {{"when", month_name(frame.tongue(), *measured)}}));
    return parts;
}

Words weekdays_in(i18n::Tongue const& tongue, domain::Days days) {
    Words names;
    for (int day = 0; day < 7; ++day)
        if ((days.mask >> (day * domain::Days::k_parts) & 7U) != 0)
            names.push_back(tongue.weekday_name(day + 1));
    return names;
}

Words day_words(ui::Frame& frame, domain::Profile const& profile) {
    auto parts = weekdays_in(frame.tongue(), profile.days);
    if (profile.hours > 0) parts.push_back(frame.tongue().plural("browse.hours", profile.hours));
    if (auto const from = month_of(profile.from))
        parts.push_back(
            frame.tongue().text("candidate.from", {{"when", month_name(frame.tongue(), *from)}}));
    return parts;
}

Words lesson_words(ui::Frame& frame, domain::Profile const& profile) {
    return weekdays_in(frame.tongue(), profile.lessons);
}

// How they travel, how far, and the region they live in; never the gemeente.
Words travel_words(ui::Frame& frame, domain::Profile const& profile) {
    Words parts;
    for (auto const mode : profile.reach.modes)
        parts.push_back(frame.say("reach." + std::string{domain::to_text(mode)}));
    if (profile.reach.minutes > 0)
        parts.push_back(frame.tongue().plural("reach.minutes_count", profile.reach.minutes));
    if (profile.driving_licence) parts.push_back(frame.say("browse.licence"));
    if (!profile.region.empty())
        parts.push_back(frame.tongue().text("candidate.region", {{"region", profile.region}}));
    return parts;
}

}  // namespace

// The number, the work done longest and all that can be said in a word.
void draw_card_head(ui::Frame& frame, ui::Rect& body, domain::Candidate const& candidate) {
    constexpr float across = 120;
    auto const work = main_work(frame, candidate.profile);
    auto const style = title_style(frame).shrinking(24).lines(2);
    auto const tags = work_tags(frame, candidate.profile);
    float const width = body.w - across - 24;
    float const title = std::min(2 * frame.line_height(style), frame.measure(work, style, width).h);
    // Two lines of tags at most stand here; the list below names everything.
    float const two_lines = 2 * frame.tag_height() + 6;
    bool const all = frame.tags_height(width, tags) <= two_lines;
    float const below = all ? frame.tags_height(width, tags) : frame.tag_height();
    auto head = body.cut_top(std::max(across, title + 8 + below), 20);
    draw_badge(frame, head.cut_start(across, 24).centered({across, across}), candidate);
    auto words = head.centered({head.w, title + 8 + below});
    frame.text(words.cut_top(title, 8), work, style);
    if (all)
        frame.tags(words, tags);
    else
        draw_tags_in_a_row(frame, words, tags);
}

std::vector<CardPart> card_parts(ui::Frame& frame, domain::Profile const& profile) {
    Words own_words;
    if (!profile.own_words.empty()) own_words.push_back(i18n::isolate(profile.own_words));
    return {{"candidate.work", work_words(frame, profile)},
            {"candidate.skills", skill_words(frame, profile)},
            {"candidate.languages", language_words(frame, profile)},
            {"papers.title", paper_words(frame, profile)},
            {"candidate.wishes", wish_words(frame, profile)},
            {"candidate.later", dream_words(frame, profile)},
            {"candidate.days", day_words(frame, profile)},
            {"candidate.lessons", lesson_words(frame, profile)},
            {"candidate.travel", travel_words(frame, profile)},
            {"candidate.words", std::move(own_words)}};
}

void draw_card_parts(ui::Frame& frame, ui::Rect area, domain::Profile const& profile,
                     std::string_view id) {
    auto list = frame.begin_scroll(id, area);
    float const top = list.y;
    for (auto const& part : card_parts(frame, profile)) {
        if (part.items.empty()) continue;
        frame.paragraph(list, frame.say(part.key), ui::style::strong, 2);
        frame.paragraph(list, frame.tongue().list(part.items), ui::style::body, 16);
    }
    frame.end_scroll(list.y - top - 16);
}

}  // namespace ontmoet::screens
