// SPDX-License-Identifier: EUPL-1.2
#include "server/phone_schedule.h"

#include "domain/rules.h"
#include "server/limits.h"

#include <algorithm>
#include <set>

namespace ontmoet::server {
namespace {

template <class Map, class IdType>
auto const* record_of(Map const& map, IdType id) {
    auto const found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
}

PhoneMark mark_of_change(sync::CalendarMeet const& meet, Moment looked_at) {
    if (meet.cancelled) return PhoneMark::cancelled;
    if (meet.added_at > looked_at) return PhoneMark::added;
    return meet.touched_at > looked_at ? PhoneMark::changed : PhoneMark::none;
}

PhoneMeet phone_meet(domain::State const& state, sync::CalendarMeet const& meet, Moment looked_at) {
    auto const& planned = meet.planned;
    PhoneMeet shown{meet,
                    domain::round_start(state, planned.round),
                    domain::round_end(state, planned.round),
                    {},
                    {},
                    {},
                    {},
                    mark_of_change(meet, looked_at)};
    auto const* standing = record_of(state.meets, planned.meet);
    shown.invited = standing != nullptr && standing->invited && !meet.cancelled;
    if (auto const* table = record_of(state.tables, planned.table))
        shown.table = std::to_string(table->number);
    if (auto const* organisation = record_of(state.organisations, planned.organisation))
        shown.employer = organisation->name;
    if (auto const* offer = record_of(state.offers, planned.offer)) {
        shown.occupation = offer->occupation;
        shown.title = offer->title;
    }
    return shown;
}

std::vector<PhoneTable> phone_tables(domain::State const& state,
                                     std::vector<PhoneMeet> const& meets) {
    std::set<TableId> theirs;
    for (auto const& shown : meets) theirs.insert(shown.meet.planned.table);
    std::vector<PhoneTable> tables;
    for (auto const& [id, table] : state.tables)
        if (table.number > 0)
            tables.push_back({std::to_string(table.number), std::clamp(table.x, 0.0, 1.0),
                              std::clamp(table.y, 0.0, 1.0), theirs.contains(id)});
    return tables;
}

}  // namespace

bool PhoneSchedule::has_news() const {
    return !cancelled.empty() || std::ranges::any_of(meets, [](PhoneMeet const& meet) {
        return meet.mark != PhoneMark::none;
    });
}

std::optional<PhoneSchedule> phone_schedule(domain::State const& state,
                                            sync::ScheduleHistory const& history,
                                            std::string const& key_hash, std::optional<Moment> seen,
                                            Moment now) {
    auto const* page = record_of(state.phone_pages, key_hash);
    if (page == nullptr) return std::nullopt;
    auto const* person = record_of(state.people, page->person);
    if (person == nullptr || !person->consents_to(domain::Purpose::take_part)) return std::nullopt;
    auto const& event = state.event;
    bool const has_day = event.starts_at != Moment{} && event.rounds > 0;
    auto const over_at = has_day ? domain::round_end(state, event.rounds - 1) : page->opened_at;
    PhoneSchedule shown{.language = person->profile.screen_language,
                        .given_name = person->profile.given_name,
                        .badge = person->badge,
                        .event = event.name,
                        .place = event.place,
                        .day = event.starts_at,
                        .meet_length_min = event.meet_length_min,
                        .over_at = over_at,
                        .ends_at = over_at + k_phone_page_life};
    if (now >= shown.ends_at) return std::nullopt;
    auto const looked_at = std::max(page->opened_at, std::min(seen.value_or(Moment{}), now));
    for (auto const& meet : history.meets_of(state, page->person)) {
        if (meet.cancelled && meet.touched_at < page->first_opened_at) continue;
        if (meet.cancelled && seen && meet.touched_at <= looked_at) continue;
        auto& list = meet.cancelled ? shown.cancelled : shown.meets;
        list.push_back(phone_meet(state, meet, looked_at));
    }
    shown.tables = phone_tables(state, shown.meets);
    shown.boards = event.boards;
    return shown;
}

}  // namespace ontmoet::server
