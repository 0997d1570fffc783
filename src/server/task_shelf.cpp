// SPDX-License-Identifier: EUPL-1.2
#include "server/task_shelf.h"

#include "exchange/export_table.h"
#include "i18n/tongue.h"
#include "server/list_page.h"

#include <utility>

namespace ontmoet::server {
namespace {

// What the person's last meet there that is not cancelled was about.
std::map<std::pair<PersonId, OrganisationId>, OfferId> offers_by_pair(domain::State const& state) {
    std::map<std::pair<PersonId, OrganisationId>, OfferId> offers;
    for (auto const& [id, meet] : state.meets)
        if (meet.status != domain::MeetStatus::cancelled)
            offers[{meet.planned.person, meet.planned.organisation}] = meet.planned.offer;
    return offers;
}

std::vector<TaskEntry> entries_of(domain::State const& state, std::string const& today) {
    auto const offers = offers_by_pair(state);
    std::vector<TaskEntry> entries;
    for (auto& task : evidence::open_tasks(state, today)) {
        auto const& person = state.people.at(task.person);
        auto const offer = offers.find({task.person, task.organisation});
        TaskEntry entry{state.id,
                        state.event.name,
                        {},
                        offer == offers.end() ? OfferId{} : offer->second,
                        name_of(person.profile),
                        person.badge,
                        exchange::organisation_name(state, task.organisation)};
        entry.task = std::move(task);
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace

Result<std::vector<TaskEntry> const*> TaskShelf::of(EventId event, Moment now) {
    TRY_ASSIGN(auto const head, m_log.head(event));
    auto const today = i18n::iso_date(now);
    auto& kept = m_kept[event];
    if (kept.head != head || kept.today != today) {
        TRY(m_hub.with_state(event, [&](domain::State const& state) {
            kept = {head, today, entries_of(state, today)};
        }));
    }
    return &kept.entries;
}

}  // namespace ontmoet::server
