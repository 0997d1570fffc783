// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "server/console_advice.h"
#include "server/desk.h"
#include "server/event_shelf.h"
#include "storage/accounts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Events in the console, as JSON (route_table.h): how they are made, and what is shown of one.
namespace ontmoet::server {

// An event as somebody wants to make it; `id` is theirs to choose, so that asking twice makes one.
struct EventOrder {
    EventId id;
    domain::Event event;
    Expected expected;
    bool apply = false;  // make it; else only say what there is to say
};
// "error.bad_message" (detail: the member that is missing, of the wrong form or out of bounds).
Result<EventOrder> decode_event_order(std::string_view text);

// The event as the order wants it; what no form holds stays.
domain::Event with_settings(domain::Event event, EventOrder const& order);
// The event as it shall be; nothing when it is so already. "console.round_has_meets" when people
// meet in a round that would be left out or a break.
Result<std::optional<domain::Fact>> fact_of_settings(domain::State const& state,
                                                     domain::Event const& event);

struct CopyOrder {
    EventId id;
    std::string name;
    Moment starts_at;
    bool apply = false;
};
Result<CopyOrder> decode_copy_order(std::string_view text);

// Regions and kinds of events (schema Choices); a region for each of the municipalities' file.
std::string encode_choices(std::vector<std::string> const& regions);
std::string event_list(std::vector<EventFigures const*> const& events, Moment now);
// `role`: what whoever asks is at this event.
std::string event_face(domain::State const& state, storage::AccountRole role, std::size_t devices,
                       Moment now);
// today, over or before.
char const* when_is(domain::Event const& event, Moment now);
std::string event_advice(EventId id, bool made, domain::Event const& event,
                         std::vector<Advice> const& advice);

// The event belongs to this organiser and signs profiles with this key.
std::vector<domain::Fact> facts_of_new(domain::Event event, std::string const& organiser,
                                       std::string const& profile_key);
// The next event after this one: its name and day are new, and no reason to keep its people's data
// goes with it.
domain::Event event_of_copy(domain::Event event, CopyOrder const& order);
// That event, with everything of the former that is not about people: employers, offers, tables.
std::vector<domain::Fact> facts_of_copy(domain::State const& of, domain::Event const& event);

}  // namespace ontmoet::server
