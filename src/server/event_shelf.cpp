// SPDX-License-Identifier: EUPL-1.2
#include "server/event_shelf.h"

#include "domain/rules.h"
#include "server/console_gate.h"
#include "server/console_series.h"

#include <algorithm>
#include <functional>

namespace ontmoet::server {

Status EventShelf::renew(EventId event, storage::Head const& head) {
    EventFigures figures{event, {}, 0, 0};
    TRY(m_hub.with_state(event, [&](domain::State const& state) {
        figures.event = state.event;
        figures.people = state.people.size();
        figures.here = static_cast<std::size_t>(std::ranges::count_if(
            state.people, [](auto const& entry) { return domain::is_here(entry.second); }));
        for (auto const& [id, organisation] : state.organisations)
            figures.partners[id] = {organisation.name, !organisation.partner};
    }));
    m_kept[event] = {head, std::move(figures)};
    return {};
}

Result<std::vector<EventFigures const*>> EventShelf::of_organiser(std::string_view organiser) {
    return all_where([&](domain::Event const& event) { return is_of_organiser(event, organiser); });
}

Result<std::vector<EventFigures const*>> EventShelf::of_account(storage::Account const& account) {
    return all_where(
        [&](domain::Event const& event) { return role_at(event, account).has_value(); });
}

Result<std::vector<EventFigures const*>> EventShelf::all_where(
    std::function<bool(domain::Event const&)> const& is_wanted) {
    TRY_ASSIGN(auto const events, m_log.events());
    for (auto const& event : events) {
        TRY_ASSIGN(auto const head, m_log.head(event));
        auto const kept = m_kept.find(event);
        bool const is_right = kept != m_kept.end() && kept->second.head.newest == head.newest &&
                              kept->second.head.epoch == head.epoch;
        if (!is_right) TRY(renew(event, head));
    }
    std::vector<EventFigures const*> found;
    for (auto const& event : events)
        if (auto const& figures = m_kept.at(event).figures; is_wanted(figures.event))
            found.push_back(&figures);
    std::ranges::stable_sort(found, std::greater{},
                             [](EventFigures const* one) { return one->event.starts_at; });
    return found;
}

}  // namespace ontmoet::server
