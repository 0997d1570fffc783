// SPDX-License-Identifier: EUPL-1.2
#include "matching/fit.h"

#include "matching/weights.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ontmoet::matching {
namespace {

using domain::Level;

struct Weighed {
    Reason reason;
    int weight = 0;  // of its criterion; the weightier stands first
};

// Gathers points and reasons, one criterion after the other.
struct Balance {
    domain::Profile const& profile;
    domain::Offer const& offer;
    domain::Organisation const& organisation;
    Context const& context;
    double points = 0;
    std::vector<Weighed> reasons;

    void earn(int weight, double share) { points += weight * std::clamp(share, 0.0, 1.0); }
    void say(int weight, ReasonCode code, Tone tone, std::string icon,
             std::vector<Argument> arguments = {}, std::optional<int> count = std::nullopt) {
        reasons.push_back({{code, tone, std::move(arguments), count, std::move(icon)}, weight});
    }
};

constexpr char const* k_good_icon = "check_circle";
constexpr char const* k_note_icon = "info";

bool holds(auto const& list, auto const& value) {
    return !(value == std::remove_cvref_t<decltype(value)>{}) &&
           std::ranges::find(list, value) != list.end();
}

// How near one piece of work done is to the offer.
struct Nearness {
    double share = k_new_work_share;
    ReasonCode code = ReasonCode::new_work;
    domain::WorkDone const* work = nullptr;
};

Nearness nearness(domain::WorkDone const& work, domain::Offer const& offer) {
    constexpr std::size_t k_minor_digits = 3;
    double const years =
        k_years_share * std::min(work.years, k_enough_years) / static_cast<double>(k_enough_years);
    if (!work.occupation.empty() && work.occupation == offer.occupation)
        return {k_occupation_share + years, ReasonCode::worked_in_occupation, &work};
    if (!work.occupation.empty() &&
        work.occupation.substr(0, k_minor_digits) == offer.occupation.substr(0, k_minor_digits))
        return {k_related_share + years, ReasonCode::worked_in_related, &work};
    if (!work.sector.empty() && work.sector == offer.sector)
        return {k_sector_share + years, ReasonCode::worked_in_sector, &work};
    return {};
}

void weigh_work(Balance& balance) {
    auto const& offer = balance.offer;
    Nearness best;
    for (auto const& work : balance.profile.work)
        if (auto const one = nearness(work, offer); one.share > best.share) best = one;
    double share = balance.profile.work.empty() ? k_unknown_share : best.share;
    if (best.work != nullptr) {
        Argument const what = best.code == ReasonCode::worked_in_sector
                                  ? Argument{"sector", offer.sector}
                                  : Argument{"occupation", best.work->occupation};
        balance.say(k_work_weight, best.code, Tone::good, k_good_icon, {what}, best.work->years);
    } else if (offer.learning_on_the_job) {
        share = std::max(share, k_learning_share);
        balance.say(k_work_weight, ReasonCode::learn_on_the_job, Tone::good, "school");
    } else if (!balance.profile.work.empty() && !offer.sector.empty()) {
        balance.say(k_work_weight, ReasonCode::new_work, Tone::neutral, k_note_icon,
                    {{"sector", offer.sector}});
    }
    balance.earn(k_work_weight, share);
}

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

void weigh_skills(Balance& balance) {
    auto const& asked = balance.offer.skills;
    auto const& held = balance.profile.skills;
    if (asked.empty()) return balance.earn(k_skills_weight, 1);
    if (held.empty()) return balance.earn(k_skills_weight, k_unknown_share);
    std::vector<std::string> matching;
    std::vector<std::string> missing;
    for (auto const& skill : asked) (holds(held, skill) ? matching : missing).push_back(skill);
    balance.earn(k_skills_weight,
                 static_cast<double>(matching.size()) / static_cast<double>(asked.size()));
    if (!matching.empty())
        balance.say(k_skills_weight, ReasonCode::skills_match, Tone::good, k_good_icon,
                    {{"skills", joined(matching)}}, static_cast<int>(matching.size()));
    else
        balance.say(k_skills_weight, ReasonCode::skills_missing, Tone::neutral, k_note_icon,
                    {{"skills", joined(missing)}}, static_cast<int>(missing.size()));
}

void weigh_wish(Balance& balance) {
    auto const& profile = balance.profile;
    auto const& offer = balance.offer;
    if (holds(profile.wished_occupations, offer.occupation)) {
        balance.earn(k_wish_weight, k_wished_occupation_share);
        balance.say(k_wish_weight, ReasonCode::wish_occupation, Tone::good, k_good_icon,
                    {{"occupation", offer.occupation}});
    } else if (holds(profile.wished_sectors, offer.sector)) {
        balance.earn(k_wish_weight, k_wished_sector_share);
        balance.say(k_wish_weight, ReasonCode::wish_sector, Tone::good, k_good_icon,
                    {{"sector", offer.sector}});
    } else if (profile.wished_occupations.empty() && profile.wished_sectors.empty()) {
        balance.earn(k_wish_weight, k_unknown_share);
    } else if (!offer.sector.empty()) {
        balance.say(k_wish_weight, ReasonCode::other_than_wish, Tone::neutral, k_note_icon,
                    {{"sector", offer.sector}});
    }
}

void weigh_way(Balance& balance) {
    auto const& ways = balance.profile.ways;
    Argument const way{"way", std::string(domain::to_text(balance.offer.kind))};
    if (ways.empty()) return balance.earn(k_way_weight, k_unknown_share);
    if (std::ranges::find(ways, balance.offer.kind) != ways.end()) {
        balance.earn(k_way_weight, 1);
        balance.say(k_way_weight, ReasonCode::way_fits, Tone::good, k_good_icon, {way});
    } else {
        balance.earn(k_way_weight, k_other_way_share);
        balance.say(k_way_weight, ReasonCode::way_differs, Tone::neutral, k_note_icon, {way});
    }
}

bool english_does(domain::Profile const& profile, domain::Offer const& offer) {
    return offer.english_enough && profile.works_in_english;
}

// Levels short of what is needed; nothing when it is not needed or not known.
int levels_below(Level need, Level have) {
    if (need <= Level::illiterate || have == Level::unknown) return 0;
    return std::max(0, static_cast<int>(need) - static_cast<int>(have));
}

void weigh_dutch(Balance& balance) {
    auto const& offer = balance.offer;
    auto const& dutch = balance.profile.dutch;
    bool const speaking = offer.dutch_speaking_needed > Level::illiterate;
    bool const reading = offer.dutch_reading_needed > Level::illiterate;
    if (english_does(balance.profile, offer)) {
        balance.earn(k_dutch_weight, 1);
        return balance.say(k_dutch_weight, ReasonCode::english_is_enough, Tone::good, k_good_icon);
    }
    if (offer.dutch_speaking_needed <= Level::a0 && offer.dutch_reading_needed <= Level::a0) {
        balance.earn(k_dutch_weight, 1);
        if (speaking || reading)
            balance.say(k_dutch_weight, ReasonCode::no_dutch_needed, Tone::good, k_good_icon);
        return;
    }
    Level const most = std::max(offer.dutch_speaking_needed, offer.dutch_reading_needed);
    auto const need = [](Level level) {
        return Argument{"need", std::string(domain::to_text(level))};
    };
    if ((speaking && dutch.speaking == Level::unknown) ||
        (reading && dutch.reading == Level::unknown)) {
        balance.say(k_dutch_weight, ReasonCode::dutch_unknown, Tone::neutral, k_note_icon,
                    {need(most)});
    }
    int below = 0;
    auto const compare = [&](Level needed, Level have, ReasonCode code) {
        int const short_of = levels_below(needed, have);
        if (short_of > 0)
            balance.say(k_dutch_weight, code, Tone::attention, k_note_icon,
                        {need(needed), {"have", std::string(domain::to_text(have))}});
        below = std::max(below, short_of);
    };
    compare(offer.dutch_speaking_needed, dutch.speaking, ReasonCode::dutch_speaking_below);
    compare(offer.dutch_reading_needed, dutch.reading, ReasonCode::dutch_reading_below);
    if (below > 0) {
        double const missing = std::min(1.0, below * k_share_per_level);
        if (offer.language_at_work)
            balance.say(k_dutch_weight, ReasonCode::language_at_work, Tone::good, "translate");
        return balance.earn(k_dutch_weight,
                            1 - missing * (offer.language_at_work ? k_language_at_work_help : 1));
    }
    bool const known = (!speaking || dutch.speaking != Level::unknown) &&
                       (!reading || dutch.reading != Level::unknown);
    balance.earn(k_dutch_weight, known ? 1 : k_unknown_share);
    if (known)
        balance.say(k_dutch_weight, ReasonCode::dutch_is_enough, Tone::good, k_good_icon,
                    {need(most)});
}

// Interpreters and shared languages are help, not merit: they give reasons and no points, because
// points for them would rank people by their mother tongue.
void say_interpreter(Balance& balance) {
    auto const& wanted = balance.profile.interpreter_wanted;
    auto const& at_work = balance.organisation.languages;
    for (auto const& skill : balance.profile.languages) {
        if (skill.language == "nl" || skill.level < Level::b1 || !holds(at_work, skill.language))
            continue;
        balance.say(k_dutch_weight, ReasonCode::shared_language, Tone::good, "forum",
                    {{"language", skill.language}});
        break;
    }
    if (wanted.empty() || holds(at_work, wanted)) return;
    bool const here = holds(balance.context.interpreter_languages, wanted);
    balance.say(k_dutch_weight,
                here ? ReasonCode::interpreter_available : ReasonCode::interpreter_missing,
                here ? Tone::good : Tone::neutral, here ? "record_voice_over" : k_note_icon,
                {{"language", wanted}});
}

void weigh_days(Balance& balance) {
    auto const offered = balance.offer.days.mask;
    auto const wanted = balance.profile.days.mask & ~balance.profile.lessons.mask;
    if (offered == 0 || wanted == 0) return balance.earn(k_days_weight, k_unknown_share);
    int const by_hours = (balance.offer.hours + k_hours_of_half_day - 1) / k_hours_of_half_day;
    int const all = std::popcount(offered);
    int const needed = by_hours == 0 ? all : std::min(by_hours, all);
    int const common = std::popcount(offered & wanted);
    balance.earn(k_days_weight, static_cast<double>(common) / needed);
    if (common >= needed)
        balance.say(k_days_weight, ReasonCode::days_fit, Tone::good, "event_available");
    else if (common > 0)
        balance.say(k_days_weight, ReasonCode::days_partly, Tone::neutral, "event", {}, common);
    else
        balance.say(k_days_weight, ReasonCode::days_differ, Tone::attention, "event_busy");
}

void weigh_hours(Balance& balance) {
    int const offered = balance.offer.hours;
    int const wanted = balance.profile.hours;
    if (offered <= 0 || wanted <= 0) return balance.earn(k_hours_weight, k_unknown_share);
    double const ratio = static_cast<double>(std::min(offered, wanted)) /
                         static_cast<double>(std::max(offered, wanted));
    balance.earn(k_hours_weight, ratio >= k_hours_alike ? 1 : ratio);
    if (ratio >= k_hours_alike)
        balance.say(k_hours_weight, ReasonCode::hours_fit, Tone::good, "schedule",
                    {{"hours", std::to_string(offered)}});
    else
        balance.say(k_hours_weight, ReasonCode::hours_differ, Tone::neutral, "schedule",
                    {{"offered", std::to_string(offered)}, {"wanted", std::to_string(wanted)}});
}

struct ModeReason {
    ReasonCode code;
    char const* icon;
};

ModeReason mode_reason(domain::TravelMode mode) {
    switch (mode) {
        case domain::TravelMode::foot: return {ReasonCode::reach_foot, "directions_walk"};
        case domain::TravelMode::bike: return {ReasonCode::reach_bike, "directions_bike"};
        case domain::TravelMode::public_transport: break;
        case domain::TravelMode::car: return {ReasonCode::reach_car, "directions_car"};
    }
    return {ReasonCode::reach_public_transport, "directions_transit"};
}

void weigh_reach(Balance& balance) {
    auto const& place =
        balance.offer.place.empty() ? balance.organisation.place : balance.offer.place;
    auto const way = journey(balance.profile, place, balance.context);
    if (!way) return balance.earn(k_reach_weight, k_unknown_share);
    int const asked = balance.profile.reach.minutes;
    int const most = asked > 0 ? asked : k_default_minutes;
    auto const [code, icon] = mode_reason(way->mode);
    if (way->minutes <= most) {
        balance.earn(k_reach_weight, 1);
        return balance.say(k_reach_weight, code, Tone::good, icon, {}, way->minutes);
    }
    balance.earn(k_reach_weight, 2 - static_cast<double>(way->minutes) / most);
    balance.say(k_reach_weight, ReasonCode::reach_far, Tone::attention, icon,
                {{"most", std::to_string(most)}}, way->minutes);
}

void weigh_licence(Balance& balance) {
    if (!balance.offer.driving_licence_needed) return;
    if (balance.profile.driving_licence)
        return balance.say(k_licence_missing_points, ReasonCode::licence_held, Tone::good,
                           "directions_car");
    balance.points -= k_licence_missing_points;
    balance.say(k_licence_missing_points, ReasonCode::licence_needed, Tone::attention,
                "directions_car");
}

// `diploma_valuation` is "none", "not_asked", "asked" or what the diploma was valued as.
void weigh_diploma(Balance& balance) {
    auto const& valuation = balance.profile.diploma_valuation;
    constexpr int k_small_note = 1;
    if (!balance.offer.diploma_needed)
        return balance.say(k_small_note, ReasonCode::diploma_not_needed, Tone::good, k_good_icon);
    if (valuation.empty()) {
        balance.say(k_diploma_missing_points, ReasonCode::diploma_needed, Tone::neutral, "school");
    } else if (valuation == "none" || valuation == "not_asked") {
        balance.points -= k_diploma_missing_points;
        balance.say(k_diploma_missing_points, ReasonCode::diploma_needed, Tone::attention,
                    "school");
    } else if (valuation == "asked") {
        balance.points -= k_diploma_under_way_points;
        balance.say(k_diploma_missing_points, ReasonCode::diploma_under_way, Tone::neutral,
                    "school");
    } else {
        balance.say(k_diploma_missing_points, ReasonCode::diploma_valued, Tone::good, "school",
                    {{"level", valuation}});
    }
}

}  // namespace

bool dutch_falls_short(domain::Profile const& profile, domain::Offer const& offer) {
    return !english_does(profile, offer) &&
           (levels_below(offer.dutch_speaking_needed, profile.dutch.speaking) > 0 ||
            levels_below(offer.dutch_reading_needed, profile.dutch.reading) > 0);
}

Fit fit(domain::Profile const& profile, domain::Offer const& offer,
        domain::Organisation const& organisation, Context const& context) {
    Balance balance{profile, offer, organisation, context, 0, {}};
    weigh_work(balance);
    weigh_wish(balance);
    weigh_dutch(balance);
    weigh_skills(balance);
    weigh_way(balance);
    weigh_days(balance);
    weigh_reach(balance);
    weigh_hours(balance);
    weigh_licence(balance);
    weigh_diploma(balance);
    say_interpreter(balance);
    auto const rank = [](Weighed const& weighed) {
        auto const tone = weighed.reason.tone;
        int const group = tone == Tone::good ? 0 : tone == Tone::attention ? 1 : 2;
        return std::pair(group, -weighed.weight);
    };
    std::ranges::stable_sort(balance.reasons, {}, rank);
    Fit result;
    result.score = static_cast<int>(std::lround(std::clamp(balance.points, 0.0, 100.0)));
    for (auto& weighed : balance.reasons) result.reasons.push_back(std::move(weighed.reason));
    return result;
}

}  // namespace ontmoet::matching
