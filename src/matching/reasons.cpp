// SPDX-License-Identifier: EUPL-1.2
#include "base/check.h"
#include "matching/fit.h"

#include <algorithm>
#include <array>

namespace ontmoet::matching {
namespace {

struct ReasonName {
    ReasonCode code;
    char const* name;
};

constexpr std::array k_reason_names{
    ReasonName{ReasonCode::worked_in_occupation, "worked_in_occupation"},
    ReasonName{ReasonCode::worked_in_related, "worked_in_related"},
    ReasonName{ReasonCode::worked_in_sector, "worked_in_sector"},
    ReasonName{ReasonCode::new_work, "new_work"},
    ReasonName{ReasonCode::learn_on_the_job, "learn_on_the_job"},
    ReasonName{ReasonCode::skills_match, "skills_match"},
    ReasonName{ReasonCode::skills_missing, "skills_missing"},
    ReasonName{ReasonCode::wish_occupation, "wish_occupation"},
    ReasonName{ReasonCode::wish_sector, "wish_sector"},
    ReasonName{ReasonCode::other_than_wish, "other_than_wish"},
    ReasonName{ReasonCode::way_fits, "way_fits"},
    ReasonName{ReasonCode::way_differs, "way_differs"},
    ReasonName{ReasonCode::no_dutch_needed, "no_dutch_needed"},
    ReasonName{ReasonCode::english_is_enough, "english_is_enough"},
    ReasonName{ReasonCode::dutch_is_enough, "dutch_is_enough"},
    ReasonName{ReasonCode::dutch_speaking_below, "dutch_speaking_below"},
    ReasonName{ReasonCode::dutch_reading_below, "dutch_reading_below"},
    ReasonName{ReasonCode::dutch_unknown, "dutch_unknown"},
    ReasonName{ReasonCode::language_at_work, "language_at_work"},
    ReasonName{ReasonCode::interpreter_available, "interpreter_available"},
    ReasonName{ReasonCode::interpreter_missing, "interpreter_missing"},
    ReasonName{ReasonCode::shared_language, "shared_language"},
    ReasonName{ReasonCode::days_fit, "days_fit"},
    ReasonName{ReasonCode::days_partly, "days_partly"},
    ReasonName{ReasonCode::days_differ, "days_differ"},
    ReasonName{ReasonCode::hours_fit, "hours_fit"},
    ReasonName{ReasonCode::hours_differ, "hours_differ"},
    ReasonName{ReasonCode::reach_foot, "reach_foot"},
    ReasonName{ReasonCode::reach_bike, "reach_bike"},
    ReasonName{ReasonCode::reach_public_transport, "reach_public_transport"},
    ReasonName{ReasonCode::reach_car, "reach_car"},
    ReasonName{ReasonCode::reach_far, "reach_far"},
    ReasonName{ReasonCode::licence_held, "licence_held"},
    ReasonName{ReasonCode::licence_needed, "licence_needed"},
    ReasonName{ReasonCode::diploma_not_needed, "diploma_not_needed"},
    ReasonName{ReasonCode::diploma_valued, "diploma_valued"},
    ReasonName{ReasonCode::diploma_under_way, "diploma_under_way"},
    ReasonName{ReasonCode::diploma_needed, "diploma_needed"},
};

}  // namespace

char const* to_string(ReasonCode code) {
    auto const found = std::ranges::find(k_reason_names, code, &ReasonName::code);
    check(found != k_reason_names.end(), "every reason has a name");
    return found->name;
}

std::string Reason::message_key() const {
    return std::string("reason.") + to_string(code);
}

std::string Reason::employer_message_key() const {
    return std::string("reason.employer.") + to_string(code);
}

std::vector<Reason> headline(Fit const& fit, std::size_t most) {
    std::vector<Reason> shown(
        fit.reasons.begin(),
        fit.reasons.begin() + static_cast<std::ptrdiff_t>(std::min(most, fit.reasons.size())));
    auto const is_attention = [](Reason const& reason) { return reason.tone == Tone::attention; };
    auto const first = std::ranges::find_if(fit.reasons, is_attention);
    if (first != fit.reasons.end() && !shown.empty() && std::ranges::none_of(shown, is_attention))
        shown.back() = *first;
    return shown;
}

}  // namespace ontmoet::matching
