// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "e2e/hall.h"

#include <map>
#include <set>
#include <string>

// The script of a day in the hall, with what goes otherwise on such days; and a diary of all that
// was said, to be compared with what the server and every device know in the evening.
namespace ontmoet::e2e {

// What was said at the tables.
struct AtTables {
    std::set<MeetId> started, missed;
    std::map<MeetId, domain::Answer> employers, candidates;
    std::map<MeetId, std::string> steps;
};

struct HallDiary {
    AtTables said;
    Diary people;  // who came in, and what they agreed to
    std::vector<PersonId> late;
    PersonId left;
    PersonId no_show;
    int no_show_round = 0;
    InterpreterId sick;
    int sick_from = 0;  // the first round without them
    TableId closed;
    int closed_from = 0;
    double clocks_apart_s = 0;               // the worst of all looks
    std::string note;                        // that was written at a table
    std::map<MeetId, domain::Meet> planned;  // before anything went otherwise
    std::map<std::string, std::vector<std::string>> seen_before_verdicts;
};

// From the doors to the evening; every device has been quit and the server stopped.
HallDiary live_the_day(HallOfDevices& hall);

// A day that was lived, once for all tests of a program, with what the server knows of it.
struct LivedDay {
    HallOfDevices hall{40};
    HallDiary diary = live_the_day(hall);
    std::vector<domain::Fact> facts = facts_on_server(hall.server.data);
    domain::State state = fold_all(facts);
};
LivedDay const& the_day();

}  // namespace ontmoet::e2e
