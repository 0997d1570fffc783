// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "domain/bodies.h"
#include "matching/fit.h"

#include <string>
#include <vector>

// What a host sees of the day in numbers, and who could fill a place; a part of Model (model.h),
// made anew by update().
namespace ontmoet::screens {

struct ArrivalSlot {
    Moment from;  // ten minutes from then on
    int people = 0;
};
struct LanguageCount {
    std::string language;
    int people = 0;
};
struct Figures {
    std::vector<ArrivalSlot> arrivals;  // without gaps, the last ones
    int tables = 0;                     // with an employer
    int tables_in_use = 0;              // in the round that runs or comes next
    std::vector<PersonId> waiting;      // here, and without a meet to come
    std::vector<LanguageCount> languages;
    int other_languages = 0;  // people who speak none of these
    int matches = 0, one_yes = 0, one_no = 0, open = 0;
};

// What is still to do when the last round is over.
struct DayEnd {
    int open_answers = 0;  // of either side, on meets that were
    int matches_without_step = 0;
    int devices_behind = 0;
    int open_help = 0;
    int open_problems = 0;
    bool is_clean() const {
        return open_answers + matches_without_step + devices_behind + open_help + open_problems ==
               0;
    }
};

// Somebody who is here and could have the place of a meet that somebody else does not come to.
struct FillIn {
    domain::PlannedMeet meet;
    matching::Fit fit;
    bool chose = false;  // this employer
};

}  // namespace ontmoet::screens
