// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/accounts.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

// What each role may do in the console: the one table that says so. Every route names the right it
// needs (route_table.h), and ConsoleGate asks for it.
namespace ontmoet::server {

enum class Right {
    be_here,       // signed in
    see_events,    // which events there are, with figures and no names
    see_overview,  // how an event goes: figures, devices, what needs somebody
    run_day,       // what a host does in the hall: plan, announce, settle what waits
    see_people,    // names of people; a klantmanager sees their own
    see_employers,
    change_events,    // make, copy, import
    change_accounts,  // of the own organiser
    export_data,      // files for a purpose
    see_evidence,     // what events brought, in figures of many people
    follow_up,        // what both sides said and what became of it; a klantmanager of their own
    answer_requests,  // somebody asks what is kept of them, or to be erased
};

struct RightText {
    Right right;
    std::string_view text;
};
inline constexpr std::array k_rights{
    RightText{Right::see_events, "see_events"},
    RightText{Right::see_overview, "see_overview"},
    RightText{Right::run_day, "run_day"},
    RightText{Right::see_people, "see_people"},
    RightText{Right::see_employers, "see_employers"},
    RightText{Right::change_events, "change_events"},
    RightText{Right::follow_up, "follow_up"},
    RightText{Right::change_accounts, "change_accounts"},
    RightText{Right::export_data, "export_data"},
    RightText{Right::see_evidence, "see_evidence"},
    RightText{Right::answer_requests, "answer_requests"},
};

constexpr bool may(storage::AccountRole role, Right right) {
    using storage::AccountRole;
    if (role == AccountRole::program) return false;
    switch (right) {
        case Right::be_here:
        case Right::see_events:
        case Right::see_employers: return true;
        case Right::see_overview: return role != AccountRole::klantmanager;
        case Right::run_day:
            return role == AccountRole::administrator || role == AccountRole::organiser ||
                   role == AccountRole::host;
        case Right::see_people: return role != AccountRole::viewer;
        case Right::change_events:
        case Right::export_data:
        case Right::answer_requests:
            return role == AccountRole::administrator || role == AccountRole::organiser;
        case Right::change_accounts: return role == AccountRole::administrator;
        case Right::see_evidence:
            return role == AccountRole::administrator || role == AccountRole::organiser ||
                   role == AccountRole::viewer;
        case Right::follow_up:
            return role == AccountRole::administrator || role == AccountRole::organiser ||
                   role == AccountRole::klantmanager;
    }
    return false;
}

// By name, as the console's pages ask for them.
inline std::vector<std::string> rights_of(storage::AccountRole role) {
    std::vector<std::string> names;
    for (auto const& [right, text] : k_rights)
        if (may(role, right)) names.emplace_back(text);
    return names;
}

}  // namespace ontmoet::server
