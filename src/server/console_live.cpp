// SPDX-License-Identifier: EUPL-1.2
#include "server/console_live.h"

#include "domain/interpreter_day.h"
#include "domain/rules.h"
#include "server/device_troubles.h"
#include "server/limits.h"
#include "server/list_page.h"

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

void list_devices(LiveView const& view, json& live) {
    auto& list = live["devices"] = json::array();
    auto devices = view.devices.devices;
    sort_by_need(devices, view.now);
    for (auto const& device : devices) {
        if (device.revoked) continue;
        json entry = {{"name", device.name}, {"role", storage::to_text(device.role)}};
        put_health(entry, device, view.now);
        list.push_back(std::move(entry));
    }
}

json written_round(LiveView const& view, domain::InterpreterRound const& round) {
    auto const& state = view.state;
    json entry = {{"kind", to_text(round.kind)},
                  {"at", domain::round_start(state, round.round).ms},
                  {"language", round.language}};
    if (round.meet == nullptr) return entry;
    auto const& planned = round.meet->planned;
    auto const table = state.tables.find(planned.table);
    entry["table"] = table == state.tables.end() ? 0 : table->second.number;
    entry["who"] = shown_person(state, planned.person, false);
    return entry;
}

// Where each is now, where they go next, and until when they are there.
void list_interpreters(LiveView const& view, json& live) {
    using Kind = domain::InterpreterRound::Kind;
    auto const& state = view.state;
    auto const hall = domain::hall_at(state, view.now);
    bool const is_meeting = hall.phase == domain::HallMoment::Phase::meeting;
    auto const next = domain::next_round(state, view.now);
    auto& list = live["interpreters"] = json::array();
    for (auto const id : domain::interpreters_by_name(state)) {
        auto const& record = state.interpreters.at(id);
        json entry = {{"name", record.name}, {"languages", record.languages}};
        int meets_left = 0;
        std::int64_t until = 0;
        for (auto const& round : domain::interpreter_day(state, id)) {
            if (is_meeting && round.round == hall.round) entry["now"] = written_round(view, round);
            bool const is_to_come = round.round >= next && round.kind == Kind::meet;
            if (is_to_come && ++meets_left == 1) entry["next"] = written_round(view, round);
            if (round.kind == Kind::meet || round.kind == Kind::free)
                until = domain::round_end(state, round.round).ms;
        }
        entry["meets_left"] = meets_left;
        entry["until"] = until;
        list.push_back(std::move(entry));
    }
}

void list_announcements(LiveView const& view, json& live) {
    auto& list = live["announcements"] = json::array();
    for (auto const& each : view.state.announcements)
        if (each.until == Moment{} || view.now < each.until)
            list.push_back({{"id", to_string(each.id)},
                            {"at", each.at.ms},
                            {"until", each.until.ms},
                            {"texts", each.texts}});
}

void tell_plan(domain::State const& state, json& live) {
    live["has_plan"] = state.plan.has_value();
    live["optimal"] = state.plan && state.plan->optimal;
    live["gap_per_mille"] = state.plan ? state.plan->gap_per_mille : domain::k_gap_unknown;
}

}  // namespace

std::string event_live(LiveView const& view) {
    auto const& state = view.state;
    auto const hall = domain::hall_at(state, view.now);
    json live = {
        {"phase", phase_text(hall.phase)}, {"round", hall.round}, {"rounds", state.event.rounds}};
    count_people(state, live);
    count_employers(state, live);
    count_meets(state, live);
    tell_plan(state, live);
    list_devices(view, live);
    list_interpreters(view, live);
    list_announcements(view, live);
    live["attention"] = attention_of(view);
    return written_json(live);
}

}  // namespace ontmoet::server
