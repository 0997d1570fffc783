// SPDX-License-Identifier: EUPL-1.2
#include "server/desk.h"

#include "domain/apply.h"
#include "exchange/import.h"
#include "server/limits.h"

#include <algorithm>
#include <cctype>

namespace ontmoet::server {
namespace {

bool equal_but_for_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

std::string names_of(std::vector<EventSummary> const& events) {
    std::string names;
    for (auto const& event : events) names += (names.empty() ? "" : ", ") + event.name;
    return names;
}

}  // namespace

Status for_each_fact(Desk& desk, EventId event, std::function<Status(domain::Fact const&)> take) {
    domain::Cursor after = 0;
    while (true) {
        TRY_ASSIGN(auto const page, desk.facts(event, after, k_admin_page_facts));
        for (auto const& fact : page.facts) TRY(take(fact));
        if (!page.more || page.facts.empty()) return {};
        after = page.facts.back().cursor;
    }
}

Result<domain::State> state_of(Desk& desk, EventId event) {
    domain::State state;
    state.id = event;
    TRY(for_each_fact(desk, event, [&](domain::Fact const& fact) -> Status {
        domain::apply(state, fact);
        return {};
    }));
    return state;
}

Result<EventId> find_event(Desk& desk, std::string_view meant) {
    TRY_ASSIGN(auto const events, desk.events());
    if (meant.empty() && events.size() == 1) return events.front().id;
    if (meant.empty() && !events.empty())
        return Error{ErrorKind::invalid_input, "error.which_event", names_of(events)};
    auto const id = parse_id<EventId>(meant);
    auto const from_code = exchange::event_id(std::string(meant));
    std::vector<EventId> found;
    for (auto const& event : events) {
        if ((id.ok() && event.id == *id) || event.id == from_code) return event.id;
        if (equal_but_for_case(event.name, meant)) found.push_back(event.id);
    }
    if (found.size() == 1) return found.front();
    if (found.size() > 1)
        return Error{ErrorKind::invalid_input, "error.which_event", names_of(events)};
    return Error{ErrorKind::not_found, "error.unknown_event", std::string(meant)};
}

Result<DeviceId> find_device(Desk& desk, EventId event, std::string_view meant) {
    TRY_ASSIGN(auto const devices, desk.devices(event));
    auto const id = parse_id<DeviceId>(meant);
    std::vector<DeviceId> found;
    for (auto const& device : devices) {
        if (id.ok() && device.id == *id) return device.id;
        if (!device.revoked && equal_but_for_case(device.name, meant)) found.push_back(device.id);
    }
    if (found.size() == 1) return found.front();
    return Error{ErrorKind::not_found, "error.unknown_device", std::string(meant)};
}

Result<OrganisationId> find_organisation(Desk& desk, EventId event, std::string_view meant) {
    if (meant.empty()) return OrganisationId{};
    TRY_ASSIGN(auto const state, state_of(desk, event));
    for (auto const& [id, organisation] : state.organisations)
        if (organisation.name == meant || to_string(id) == meant) return id;
    return Error{ErrorKind::not_found, "error.unknown_organisation", std::string(meant)};
}

}  // namespace ontmoet::server
