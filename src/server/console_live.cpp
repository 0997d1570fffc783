// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "server/console_events.h"
#include "server/limits.h"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;

// Arrivals are counted for so long together.
constexpr std::int64_t k_arrivals_ms = 10 * 60'000;

char const* phase_text(domain::HallMoment::Phase phase) {
    using Phase = domain::HallMoment::Phase;
    switch (phase) {
        case Phase::before: return "before";
        case Phase::meeting: return "meeting";
        case Phase::between: return "between";
        case Phase::over: return "over";
    }
    return "over";
}

void count_people(domain::State const& state, json& live) {
    int invited = 0;
    int registered = 0;
    int here = 0;
    int walk_ins = 0;
    int gone = 0;
    std::map<std::int64_t, int> arrivals;
    for (auto const& [id, person] : state.people) {
        if (person.registered) ++registered;
        if (person.origin == domain::Origin::import && person.registered) ++invited;
        if (domain::is_here(person)) ++here;
        if (person.left) ++gone;
        if (!person.checked_in) continue;
        if (person.origin != domain::Origin::import) ++walk_ins;
        ++arrivals[person.checked_in_at.ms / k_arrivals_ms * k_arrivals_ms];
    }
    live["invited"] = invited;
    live["registered"] = registered;
    live["here"] = here;
    live["walk_ins"] = walk_ins;
    live["gone"] = gone;
    auto& list = live["arrivals"] = json::array();
    if (arrivals.empty()) return;
    // Ten quiet minutes are told, too.
    for (auto at = arrivals.begin()->first;
         at <= arrivals.rbegin()->first && list.size() < k_most_arrival_bars; at += k_arrivals_ms)
        list.push_back({{"at", at}, {"people", arrivals.contains(at) ? arrivals[at] : 0}});
}

void count_employers(domain::State const& state, json& live) {
    std::set<OrganisationId> here;
    for (auto const& [id, member] : state.staff)
        if (member.checked_in && !member.left) here.insert(member.record.organisation);
    live["employers"] = state.organisations.size();
    live["employers_here"] = here.size();
}

void count_meets(domain::State const& state, json& live) {
    int planned = 0;
    int held = 0;
    int missed = 0;
    int matches = 0;
    for (auto const& [id, meet] : state.meets) {
        if (meet.status == domain::MeetStatus::cancelled) continue;
        ++planned;
        if (meet.status == domain::MeetStatus::missed) ++missed;
        if (meet.started_at != Moment{} || meet.ended_at != Moment{}) ++held;
        if (domain::is_match(meet)) ++matches;
    }
    live["meets_planned"] = planned;
    live["meets_held"] = held;
    live["meets_missed"] = missed;
    live["matches"] = matches;
}

bool is_in_contact(storage::Device const& device, Moment now) {
    return now - device.last_seen < k_shown_in_contact;
}

void list_devices(std::vector<storage::Device> const& devices, Moment now, json& live) {
    auto& list = live["devices"] = json::array();
    for (auto const& device : devices)
        if (!device.revoked)
            list.push_back({{"name", device.name},
                            {"role", storage::to_text(device.role)},
                            {"last_seen", device.last_seen.ms},
                            {"is_in_contact", is_in_contact(device, now)}});
}

// What waits for somebody. Devices are missed only while people are in the hall.
void list_problems(domain::State const& state, std::vector<storage::Device> const& devices,
                   Moment now, json& live) {
    auto const asked = std::ranges::count_if(
        state.help, [](auto const& help) { return !help.answered && help.late_min == 0; });
    auto const refused = std::ranges::count_if(state.refused, [&](auto const& entry) {
        return !state.closed_problems.contains(entry.first);
    });
    auto const silent = std::ranges::count_if(devices, [&](storage::Device const& device) {
        return !device.revoked && device.last_seen != Moment{} && !is_in_contact(device, now);
    });
    bool const is_busy = live["here"] != 0;
    std::pair<char const*, std::int64_t> const problems[] = {
        {"help_asked", asked},
        {"fact_refused", refused},
        {"employer_unconfirmed", static_cast<std::int64_t>(state.unconfirmed.size())},
        {"look_alikes", static_cast<std::int64_t>(domain::look_alikes(state).size())},
        {"device_silent", is_busy ? silent : 0}};
    auto& list = live["problems"] = json::array();
    for (auto const& [kind, count] : problems)
        if (count > 0) list.push_back({{"kind", kind}, {"count", count}});
}

}  // namespace

std::string event_live(domain::State const& state, std::vector<storage::Device> const& devices,
                       Moment now) {
    auto const hall = domain::hall_at(state, now);
    json live = {
        {"phase", phase_text(hall.phase)}, {"round", hall.round}, {"rounds", state.event.rounds}};
    count_people(state, live);
    count_employers(state, live);
    count_meets(state, live);
    list_devices(devices, now, live);
    list_problems(state, devices, now, live);
    return live.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace ontmoet::server
