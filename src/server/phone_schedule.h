// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "sync/schedule_history.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::server {

enum class PhoneMark { none, added, changed, cancelled };  // since they last looked

struct PhoneMeet {
    sync::CalendarMeet meet;
    Moment starts_at;  // as the hosts' clock has it
    Moment ends_at;
    std::string table;  // its number
    std::string employer;
    std::string occupation;  // of the offer, as a key of assets/occupations.csv
    std::string title;       // of the offer
    PhoneMark mark = PhoneMark::none;
    bool invited = false;  // the employer wants it, they were not asked
};

struct PhoneTable {
    std::string number;
    double x = 0;  // as domain::Table
    double y = 0;
    bool is_theirs = false;
};

// All that a person's page shows, of them alone: plain data, taken from the state at once.
struct PhoneSchedule {
    std::string language;  // of their screen; empty: not known
    std::string given_name;
    std::string badge;
    std::string event;
    std::string place;
    Moment day;
    int meet_length_min = 0;
    std::vector<PhoneMeet> meets{};      // that stand, by round
    std::vector<PhoneMeet> cancelled{};  // since they first had a page, until they have seen it
    std::vector<PhoneTable> tables{};
    std::vector<domain::BoardPlace> boards{};
    Moment over_at;  // the last round
    Moment ends_at;  // of the page

    // Something is marked.
    bool has_news() const;
};

// `seen`: up to when they say they have seen everything; not said: since the page was opened.
// Nothing when no page has this hash, its time is over, or its person does not take part.
std::optional<PhoneSchedule> phone_schedule(domain::State const& state,
                                            sync::ScheduleHistory const& history,
                                            std::string const& key_hash, std::optional<Moment> seen,
                                            Moment now);

}  // namespace ontmoet::server
