// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "server/desk.h"
#include "storage/accounts.h"
#include "sync/hub.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Whoever looks at people in the console is written down: a list once a day for each account, and
// whom somebody searched for, once a day for each account and person. The notes are facts of the
// event, so they stand in the chain over its log, and go with the person when they are erased.
namespace ontmoet::server {

// Somebody asked for a page of people by a search, which may be empty.
struct LookOrder {
    std::string page;  // people, outcomes, tasks; also the member of the answer
    std::string search;
    EventId event{};  // none: each row of the answer names its own
};
// What an answer shows of each event: those who were searched for, when they are few; of a list of
// many nobody; nothing where there is no row.
std::map<EventId, std::set<PersonId>> shown_in(std::string_view answer, LookOrder const& order);

// What is not written down yet of today, with ids that are the same however often it is said.
std::vector<domain::Fact> facts_of_look(domain::State const& state, std::string const& actor,
                                        std::string const& page, std::set<PersonId> const& people,
                                        Moment now);

// Says them at their events, before the answer leaves: nobody looks unseen.
Status note_look(Desk& desk, sync::Hub& hub, storage::Account const& account,
                 LookOrder const& order, std::string_view answer, Moment now);

// Schema Looks; `names` of accounts by the actor of a fact.
std::string looks_page(domain::State const& state, std::map<std::string, std::string> const& names);

}  // namespace ontmoet::server
