// SPDX-License-Identifier: EUPL-1.2
#include "exchange/event_calendar.h"

#include "exchange/calendar.h"
#include "exchange/export_table.h"
#include "exchange/follow_up_words.h"
#include "exchange/local_time.h"

#include <algorithm>
#include <vector>

namespace ontmoet::exchange {
namespace {

Appointment event_itself(domain::State const& state) {
    Appointment event;
    event.uid = to_string(state.id);
    event.sequence = state.cursor;
    event.changed_at = state.event.starts_at;
    event.starts_at = state.event.starts_at;
    event.ends_at = state.event.round_end(std::max(0, state.event.rounds - 1));
    event.summary = state.event.name;
    event.location = state.event.place;
    return event;
}

// One that changes its day keeps its uid.
std::string uid_of(domain::State const& state, evidence::Task const& task) {
    auto const what = to_string(task.person) + to_string(task.organisation) + to_string(task.meet) +
                      task.step + std::string(domain::to_text(task.rung)) +
                      std::to_string(static_cast<int>(task.kind));
    return to_string(FactId::from_name(state.id.uuid, what));
}

}  // namespace

std::string event_calendar(domain::State const& state, i18n::Tongue const& tongue, Moment now) {
    std::vector<Appointment> appointments;
    if (state.event.starts_at != Moment{}) appointments.push_back(event_itself(state));
    for (auto const& task : evidence::open_tasks(state, i18n::iso_date(now))) {
        auto const day = from_local(task.due, "12:00");
        if (!day) continue;
        Appointment one;
        one.uid = uid_of(state, task);
        one.sequence = state.cursor;
        one.changed_at = now;
        one.starts_at = *day;
        one.all_day = true;
        one.summary = task_in_words(task, tongue) + " · " + state.people.at(task.person).badge +
                      " – " + organisation_name(state, task.organisation);
        appointments.push_back(std::move(one));
    }
    return calendar_text(state.event.name, appointments);
}

}  // namespace ontmoet::exchange
