// SPDX-License-Identifier: EUPL-1.2
#include "printing/profile_page.h"

#include <algorithm>
#include <array>

namespace ontmoet::printing {
namespace {

using domain::Level;
using domain::Profile;
using i18n::Tongue;
using WordLines = std::vector<std::string>;

constexpr std::string_view k_dutch = "nl";
constexpr int k_week_days = 7;
constexpr std::array k_day_parts{"days.morning", "days.afternoon", "days.evening"};

// The message of this key, or the words themselves as somebody wrote them.
std::string named(Tongue const& tongue, std::string_view prefix, std::string_view value) {
    auto key = std::string(prefix).append(value);
    std::ranges::replace(key, '-', '_');
    return tongue.has(key) ? tongue.text(key) : i18n::isolate(value);
}

std::string joined(WordLines const& words) {
    std::string all;
    for (auto const& word : words) all += (all.empty() ? "" : " · ") + word;
    return all;
}

std::string all_named(Tongue const& tongue, std::string_view prefix, WordLines const& values) {
    WordLines names;
    for (auto const& value : values) names.push_back(named(tongue, prefix, value));
    return joined(names);
}

std::string level_words(Tongue const& tongue, Level level) {
    if (level == Level::native) return tongue.text("level.native");
    if (level == Level::illiterate) return tongue.text("level.illiterate");
    return i18n::isolate(domain::to_text(level));
}

std::string with_level(Tongue const& tongue, std::string const& words, Level level) {
    return level == Level::unknown ? words : words + " · " + level_words(tongue, level);
}

void add(WordLines& lines, std::string words) {
    if (!words.empty()) lines.push_back(std::move(words));
}

WordLines language_lines(Profile const& profile, Tongue const& tongue) {
    WordLines lines;
    for (auto const& skill : profile.languages)
        if (skill.language != k_dutch)
            add(lines, with_level(tongue, tongue.language_name(skill.language), skill.level));
    auto const& dutch = profile.dutch;
    if (dutch.speaking != Level::unknown)
        add(lines, with_level(tongue, tongue.language_name(k_dutch), dutch.speaking));
    if (dutch.reading != Level::unknown)
        add(lines, with_level(tongue, tongue.text("dutch_reading.title"), dutch.reading));
    if (!profile.dutch_measured_by.empty())
        add(lines, named(tongue, "dutch_reading.", profile.dutch_measured_by));
    if (profile.dutch_aim != Level::unknown)
        add(lines, with_level(tongue, tongue.text("dutch_reading.aim"), profile.dutch_aim));
    if (!profile.interpreter_wanted.empty())
        add(lines, tongue.text("skills.interpreter") + " · " +
                       tongue.language_name(profile.interpreter_wanted));
    return lines;
}

WordLines work_lines(Profile const& profile, Tongue const& tongue) {
    WordLines lines;
    for (auto const& work : profile.work) {
        auto words = work.occupation.empty() ? named(tongue, "sector.", work.sector)
                                             : named(tongue, "occupation.", work.occupation);
        if (work.years > 0) words = tongue.plural("browse.years", work.years, {{"what", words}});
        if (work.in_netherlands) words += " · " + tongue.text("years.in_netherlands");
        add(lines, std::move(words));
    }
    return lines;
}

WordLines paper_lines(Profile const& profile, Tongue const& tongue) {
    WordLines lines;
    // "mbo-4" of a list is an mbo, too.
    auto const school = profile.education.substr(0, profile.education.find('-'));
    if (!school.empty()) add(lines, named(tongue, "papers.", school));
    WordLines more;
    if (!profile.education_field.empty())
        more.push_back(named(tongue, "sector.", profile.education_field));
    if (profile.education_years > 0)
        more.push_back(tongue.plural("years.years", profile.education_years));
    if (profile.education_finished == "yes") more.push_back(tongue.text("school.finished"));
    if (profile.education_finished == "no") more.push_back(tongue.text("school.unfinished"));
    add(lines, joined(more));
    auto const& valuation = profile.diploma_valuation;
    if (valuation == "asked")
        add(lines, tongue.text("papers.diploma_asked"));
    else if (!valuation.empty() && valuation != "none" && valuation != "not_asked")
        add(lines, tongue.text("papers.diploma"));
    for (auto const& paper : profile.certificates) add(lines, named(tongue, "papers.", paper));
    for (auto const& prepared : profile.prepared) add(lines, named(tongue, "papers.", prepared));
    return lines;
}

WordLines wish_lines(Profile const& profile, Tongue const& tongue) {
    WordLines lines;
    add(lines, all_named(tongue, "occupation.", profile.wished_occupations));
    add(lines, all_named(tongue, "sector.", profile.wished_sectors));
    WordLines ways;
    for (auto const way : profile.ways)
        ways.push_back(tongue.text("way." + std::string{domain::to_text(way)}));
    add(lines, joined(ways));
    if (profile.any_job) add(lines, tongue.text("dream.any_job"));
    return lines;
}

// "monday: morning · evening", a line for each day.
WordLines day_lines(domain::Days days, Tongue const& tongue) {
    WordLines lines;
    for (int day = 0; day < k_week_days; ++day) {
        WordLines parts;
        for (std::size_t part = 0; part < k_day_parts.size(); ++part)
            if (days.has(day, static_cast<int>(part)))
                parts.push_back(tongue.text(k_day_parts[part]));
        if (!parts.empty()) add(lines, tongue.weekday_name(day + 1) + ": " + joined(parts));
    }
    return lines;
}

WordLines time_lines(Profile const& profile, Tongue const& tongue) {
    constexpr std::uint32_t k_all = (1U << domain::Days::k_slots) - 1;
    auto lines = profile.days.mask == k_all ? WordLines{tongue.text("days.all")}
                                            : day_lines(profile.days, tongue);
    if (profile.hours > 0)
        add(lines, tongue.text("days.hours") + " " + tongue.number(std::int64_t{profile.hours}));
    return lines;
}

WordLines reach_lines(Profile const& profile, Tongue const& tongue) {
    WordLines lines;
    WordLines modes;
    for (auto const mode : profile.reach.modes)
        modes.push_back(tongue.text("reach." + std::string{domain::to_text(mode)}));
    if (profile.reach.minutes > 0)
        modes.push_back(tongue.plural("reach.minutes_count", profile.reach.minutes));
    add(lines, joined(modes));
    if (profile.driving_licence) add(lines, tongue.text("reach.licence"));
    if (!profile.municipality.empty()) add(lines, i18n::isolate(profile.municipality));
    if (profile.housing == "azc") add(lines, tongue.text("reach.azc"));
    return lines;
}

WordLines helping_lines(Profile const& profile, Tongue const& tongue) {
    WordLines lines;
    if (profile.literacy_help) add(lines, tongue.text("helping.read"));
    if (!profile.companion.empty())
        add(lines, tongue.text("helping.companion") + " · " + i18n::isolate(profile.companion));
    for (auto const& need : profile.practical_needs) add(lines, named(tongue, "helping.", need));
    return lines;
}

WordLines contact_lines(Profile const& profile, Tongue const& tongue) {
    WordLines lines;
    for (auto const* words : {&profile.phone, &profile.email})
        if (!words->empty()) add(lines, i18n::isolate(*words));
    if (profile.reached_by == "email")
        add(lines, tongue.text("contact.mail"));
    else if (!profile.reached_by.empty())
        add(lines, named(tongue, "contact.", profile.reached_by));
    if (!profile.contact_person.empty())
        add(lines, tongue.text("contact.person") + " · " + i18n::isolate(profile.contact_person));
    return lines;
}

}  // namespace

std::vector<ProfilePart> profile_parts(Profile const& profile, Tongue const& tongue) {
    std::vector<ProfilePart> parts;
    auto const tell = [&](std::string_view heading, WordLines lines) {
        if (!lines.empty()) parts.push_back({tongue.text(heading), std::move(lines)});
    };
    auto const tell_words = [&](std::string_view heading, std::string const& words) {
        tell(heading, words.empty() ? WordLines{} : WordLines{words});
    };
    tell("card.title_languages", language_lines(profile, tongue));
    tell("card.title_work", work_lines(profile, tongue));
    tell_words("can.title", all_named(tongue, "skill.", profile.skills));
    tell("papers.title", paper_lines(profile, tongue));
    tell("card.title_wish", wish_lines(profile, tongue));
    tell_words("dream.title", all_named(tongue, "occupation.", profile.dream_occupations));
    tell("card.title_days", time_lines(profile, tongue));
    tell("days.lessons_title", day_lines(profile.lessons, tongue));
    tell("reach.title", reach_lines(profile, tongue));
    tell("helping.title", helping_lines(profile, tongue));
    tell_words("words.title", profile.own_words.empty() ? "" : i18n::isolate(profile.own_words));
    tell("contact.title", contact_lines(profile, tongue));
    return parts;
}

}  // namespace ontmoet::printing
