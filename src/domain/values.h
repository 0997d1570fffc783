// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The small words of the field (domain.md §4 and §5): levels, purposes, answers, ways of working.
// Each enumeration has one spelling, the same in JSON, in the database, in CSV and on the wire.
namespace ontmoet::domain {

// A level of a language: CEFR, with "reads no script" below A0 and "mother tongue" on top.
// `unknown` was not asked; it never counts against anybody.
enum class Level { unknown, illiterate, a0, a1, a2, b1, b2, c1, c2, native };
// Consent is given for each purpose apart (domain.md §7.4).
enum class Purpose { take_part, show_work, share_contact, follow_up, keep_profile };
enum class Side { candidate, employer };
// `none` takes an answer back.
enum class Answer { none, yes, maybe, no };
// Kinds of working together, of a wish and of an offer (domain.md §4 "way wanted").
enum class Way {
    paid_job,
    leerwerktraject,
    bbl,
    werkervaringsplaats,
    proefplaatsing,
    taalstage,
    traineeship,
    volunteering,
    own_business,
    school,
};
enum class TravelMode { foot, bike, public_transport, car };
// How well an organisation knows statushouders.
enum class Experience { none, some, ambassador };
// How a person came in.
enum class Origin { import, kiosk, host };
enum class MeetStatus { planned, cancelled, missed };
// Who does the next step after a meet.
enum class StepOwner { candidate, employer, organiser };
// The rungs of the ladder after a match (domain.md §6).
enum class Rung { started, weeks_4, months_3, months_6, months_12, months_24, ended };
// A job against what the person can.
enum class JobLevel { unknown, below, fits, above };
// Whose data was erased.
enum class Erased { candidate, staff, interpreter };
// What a host does with the clock of a round; `start` also ends a pause, `restore` takes back.
enum class RoundAction { start, pause, extend, skip, restore };

template <class Enum>
struct EnumText {
    Enum value;
    std::string_view text;
};

// The spelling of every value, in order.
template <class Enum>
std::vector<EnumText<Enum>> const& enum_texts();
template <class Enum>
std::string_view to_text(Enum value);
// Nothing when the spelling is unknown.
template <class Enum>
std::optional<Enum> from_text(std::string_view text);

struct LanguageSkill {
    std::string language;  // ISO 639-1, or 639-3 where there is no shorter one
    Level level = Level::unknown;
    friend bool operator==(LanguageSkill const&, LanguageSkill const&) = default;
};

struct DutchLevel {
    Level listening = Level::unknown;
    Level speaking = Level::unknown;
    Level reading = Level::unknown;
    Level writing = Level::unknown;
    friend bool operator==(DutchLevel const&, DutchLevel const&) = default;
};

struct WorkDone {
    std::string sector;
    std::string occupation;  // key of assets/occupations.csv; empty when only the sector is known
    int years = 0;
    bool in_netherlands = false;
    friend bool operator==(WorkDone const&, WorkDone const&) = default;
};

// How far somebody travels: ways of travel and the most minutes for one way.
struct Reach {
    std::vector<TravelMode> modes;
    int minutes = 0;  // 0: not asked
    friend bool operator==(Reach const&, Reach const&) = default;
};

// A week of dagdelen: bit `day * 3 + part`, Monday first, parts morning, afternoon, evening.
struct Days {
    static constexpr int k_parts = 3;
    static constexpr int k_slots = 21;
    std::uint32_t mask = 0;  // 0: not asked

    bool has(int day, int part) const { return (mask >> (day * k_parts + part) & 1U) != 0; }
    friend bool operator==(Days const&, Days const&) = default;
};

// A place on the map, for estimating travel time; municipalities and workplaces, never homes.
struct Place {
    std::string name;
    double latitude = 0;
    double longitude = 0;
    friend bool operator==(Place const&, Place const&) = default;
};

// A public screen in the hall: what it is called there, and where it hangs (as a table's place).
struct BoardPlace {
    std::string name;
    double x = 0;
    double y = 0;
    friend bool operator==(BoardPlace const&, BoardPlace const&) = default;
};

// An account of another organiser that works at the events of a series, and as what. Who it is of
// stands in the account alone, so no name is kept here.
struct Helper {
    std::string account;
    std::string role;
    friend bool operator==(Helper const&, Helper const&) = default;
};

inline constexpr std::size_t k_purposes = 5;

}  // namespace ontmoet::domain
