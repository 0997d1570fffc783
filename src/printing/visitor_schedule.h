// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "printing/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::printing {

struct ScheduleLine {
    Moment starts_at;
    std::string table{};     // its number; empty: nobody is met
    std::string employer{};  // what stands out
    std::string work{};      // what the offer is called, in the reader's language
    bool with_interpreter = false;
    bool is_provisional = false;  // not confirmed by the server
};

// Somebody's day, to carry along: a candidate's, or an interpreter's.
struct VisitorSchedule {
    std::string_view title_key = "schedule.title";
    std::string event;
    std::string number;  // of the badge
    std::string name;    // first name
    Moment day;
    std::vector<ScheduleLine> lines;  // in the order of time; none: "is being made"
    std::string hall_note;            // how to find the table; may be empty
    std::string phone_url;            // of the page for the telephone; may be empty
};

// For any paper, made for k_a6; further pages where it is too short, up to k_most_pages.
Document document_of(VisitorSchedule schedule, Paper paper, i18n::Tongue const& tongue);
// Each begins a page of its own.
Document document_of(std::vector<VisitorSchedule> schedules, Paper paper,
                     i18n::Tongue const& tongue);

}  // namespace ontmoet::printing
