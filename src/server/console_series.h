// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/event_shelf.h"
#include "storage/accounts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A series is nothing of its own: the events of one organiser that carry its name, in one
// arbeidsmarktregio. Each of them carries the helpers, too: accounts of other organisers and what
// they are there, so that whoever looks at one event knows who may. A next event is a copy of the
// last one, which brings employers and helpers along and nobody who came.
namespace ontmoet::server {

// What somebody is at this event: their own role at one of their organiser, what the series gives
// them at another's. Nothing: to them it is not there.
std::optional<storage::AccountRole> role_at(domain::Event const& event,
                                            storage::Account const& account);

// The event as it may be in its series: written as the others write it, with their helpers.
// "console.series_needs_region"; "console.series_other_region" (detail: that of the series).
// `own`: all events of its organiser, the last ones first.
Status join_series(domain::Event& event, EventId id, std::vector<EventFigures const*> const& own);

// Schema SeriesPage: every series of these events. Who helps is told to colleagues of its
// organiser.
std::string series_page(std::vector<EventFigures const*> const& events,
                        storage::Account const& account,
                        std::vector<storage::Account> const& accounts, Moment now);

// Somebody of another organiser gets a role in a series, or has none any more.
struct HelperOrder {
    std::string series;
    std::string login;  // with organiser, of whoever is to help
    std::string organiser;
    std::string account;  // of somebody who helps already
    std::string role;     // empty: none any more
};
// "error.bad_message" (detail: which member).
Result<HelperOrder> decode_helper_order(std::string_view text);
// What has to be said at each of the events. "console.unknown_series", "console.helper_unknown",
// "console.helper_own" (they see its events anyway), "console.helpers_full" (detail: how many).
Result<std::vector<std::pair<EventId, domain::Fact>>> facts_of_helper(
    HelperOrder const& order, std::vector<EventFigures const*> const& own,
    storage::Account const& by, std::vector<storage::Account> const& accounts);

}  // namespace ontmoet::server
