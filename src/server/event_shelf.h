// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "storage/accounts.h"
#include "storage/fact_log.h"
#include "sync/hub.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::server {

// Who takes part besides candidates.
struct Partner {
    std::string name;
    bool is_employer = true;
};
// What a list of events tells of each.
struct EventFigures {
    EventId id;
    domain::Event event;
    std::size_t people = 0;
    std::size_t here = 0;
    std::map<OrganisationId, Partner> partners{};
};

// The figures of all events, kept: an event that nobody looked at for a while is not folded again
// for a row of a list, only when its log has moved on. On one thread.
class EventShelf {
public:
    EventShelf(storage::FactLog& log, sync::Hub& hub) : m_log(log), m_hub(hub) {}

    // Of this organiser, the last ones first; they stay until the next call.
    Result<std::vector<EventFigures const*>> of_organiser(std::string_view organiser);
    // The same of all at which this account has a role.
    Result<std::vector<EventFigures const*>> of_account(storage::Account const& account);

private:
    struct Kept {
        storage::Head head;
        EventFigures figures;
    };
    Status renew(EventId event, storage::Head const& head);
    Result<std::vector<EventFigures const*>> all_where(
        std::function<bool(domain::Event const&)> const& is_wanted);

    storage::FactLog& m_log;
    sync::Hub& m_hub;
    std::map<EventId, Kept> m_kept;
};

}  // namespace ontmoet::server
