// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/records.h"

#include <optional>
#include <string>
#include <vector>

// How well a candidate and an offer fit, and why. Pure: the same profile and offer give the same
// fit everywhere. Competence first (domain.md §7): what somebody did, can, wants and when; never a
// name, contact detail, year of birth, script or mother tongue, and never a language level or an
// education that the offer does not really need. What was not asked is neutral. Weights: weights.h.
namespace ontmoet::matching {

enum class Tone { good, neutral, attention };

// What a reason says; to_string() gives the last part of its message key.
enum class ReasonCode {
    worked_in_occupation,  // occupation, n years
    worked_in_related,     // occupation (theirs), n years
    worked_in_sector,      // sector, n years
    new_work,              // has worked, but never in this sector: sector
    learn_on_the_job,
    skills_match,     // n of the skills asked, skills (tags)
    skills_missing,   // n asked skills nobody mentioned, skills (tags)
    wish_occupation,  // occupation
    wish_sector,      // sector
    other_than_wish,  // sector
    way_fits,         // way
    way_differs,      // way (of the offer)
    no_dutch_needed,
    english_is_enough,
    dutch_is_enough,       // need
    dutch_speaking_below,  // need, have
    dutch_reading_below,   // need, have
    dutch_unknown,         // need
    language_at_work,
    interpreter_available,  // language
    interpreter_missing,    // language
    shared_language,        // language
    days_fit,
    days_partly,  // n half days
    days_differ,
    hours_fit,               // hours
    hours_differ,            // offered, wanted
    reach_foot,              // n minutes
    reach_bike,              // n minutes
    reach_public_transport,  // n minutes
    reach_car,               // n minutes
    reach_far,               // n minutes, most
    licence_held,
    licence_needed,
    diploma_not_needed,
    diploma_valued,
    diploma_under_way,
    diploma_needed,
};
char const* to_string(ReasonCode code);

// What stands for `{name}` in the message. The name says what the value is: "sector" and
// "occupation" are codes of the vocabulary, "language" is ISO 639, "way" a domain::Way, "need" and
// "have" a domain::Level (all in their CSV spelling), "skills" tags with ", " between, "level" what
// a diploma was valued as, the others numbers.
struct Argument {
    std::string name;
    std::string value;
    friend bool operator==(Argument const&, Argument const&) = default;
};

struct Reason {
    ReasonCode code{};
    Tone tone = Tone::neutral;
    std::vector<Argument> arguments;
    std::optional<int> count;  // the message is a plural, `{n}` is this
    std::string icon;          // a ligature of Material Icons

    // "reason.<code>" speaks to the candidate, "reason.employer.<code>" to the employer.
    std::string message_key() const;
    std::string employer_message_key() const;
    friend bool operator==(Reason const&, Reason const&) = default;
};

// `reasons` stand with the weightiest good ones first, then what wants attention, then the rest.
struct Fit {
    int score = 0;  // 0–100
    std::vector<Reason> reasons;
    friend bool operator==(Fit const&, Fit const&) = default;
};

// What of the event a fit needs besides the two.
struct Context {
    std::vector<domain::Place> places;
    std::vector<std::string> interpreter_languages;  // without doubles
};

Fit fit(domain::Profile const& profile, domain::Offer const& offer,
        domain::Organisation const& organisation, Context const& context);

// Whether this person does not reach the Dutch that is really needed, as far as it is known, and
// English does not do instead: the rule of "dutch_…_below".
bool dutch_falls_short(domain::Profile const& profile, domain::Offer const& offer);

// The reasons for a small card: the first ones, but always one that wants attention if there is
// one.
std::vector<Reason> headline(Fit const& fit, std::size_t most);

// One way, straight line times a detour, by the fastest way the person travels; nothing when a
// place or the person's way of travel is unknown.
struct Journey {
    domain::TravelMode mode{};
    int minutes = 0;
};
std::optional<Journey> journey(domain::Profile const& profile, std::string const& to_place,
                               Context const& context);

}  // namespace ontmoet::matching
