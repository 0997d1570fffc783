// SPDX-License-Identifier: EUPL-1.2
#include "e2e/hall_script.h"

#include <algorithm>
#include <future>
#include <stdexcept>

namespace ontmoet::e2e {
namespace {

constexpr int k_closed_table = 15;

}  // namespace

void Script::pause_in(int round) {
    auto& host = m_hall.host;
    host.until("the round begins", [&] { return is_meeting_in(host, round); });
    host.tap("hall.pause");
    everybody_stands_still_in(round);
}

void Script::everybody_stands_still_in(int round) {
    for (auto* device : m_hall.everybody())
        device->until("its clock stands still", [&] {
            auto const now = device->status();
            return now.at("round") == round && now.at("stands_still") == true;
        });
}

void Script::end_round() {
    m_hall.host.tap("hall.end_round");
    m_hall.all_delivered();
}

void Script::boards_show(int round) {
    auto const state = m_hall.known();
    for (auto const& [id, meet] : state.meets) {
        if (meet.planned.round != round || meet.status != domain::MeetStatus::planned) continue;
        auto const& badge = state.people.at(meet.planned.person).badge;
        auto const zone = state.tables.at(meet.planned.table).zone;
        m_hall.board.until("everybody's number is there",
                           [&] { return is_read(m_hall.board, badge); });
        m_hall.zone_board.until("those of the zone are there, and no others",
                                [&] { return is_read(m_hall.zone_board, badge) == (zone == 1); });
    }
}

void Script::sit_in(domain::State const& state, int round, How const& how) {
    std::vector<std::future<AtTables>> talks;
    for (auto& [number, device] : m_hall.tables) {
        auto const* meet = meet_at(state, number, round);
        if (meet == nullptr || meet->started_at != Moment{}) continue;
        auto const badge = state.people.at(meet->planned.person).badge;
        talks.push_back(std::async(std::launch::async, [&how, meet, badge, table = device.get()] {
            table->until("who comes is shown", [&] { return is_read(*table, badge); });
            AtTables said;
            how(*table, *meet, said);
            return said;
        }));
    }
    for (auto& talk : talks) {
        auto said = talk.get();
        m_diary.said.started.merge(said.started);
        m_diary.said.employers.merge(said.employers);
        m_diary.said.candidates.merge(said.candidates);
        m_diary.said.steps.merge(said.steps);
    }
}

// The words of a person, which belong in no log.
void Script::write_a_note() {
    for (auto& [number, device] : m_hall.tables) {
        if (device->ids("table.note").empty()) continue;
        m_diary.note = "Zwaluw";
        device->tap("table.note");
        device->say("type " + m_diary.note);
        device->tap("common.next");
        return;
    }
}

void Script::mend() {
    auto& host = m_hall.host;
    host.tap("mend.choose.0");
    host.say("wait plan.run");
    m_hall.all_delivered();
    host.tap("host.tab.hall");
}

// A table says that nobody came; at another the host knows, and fills the place.
void Script::somebody_does_not_come(int round) {
    auto const state = m_hall.known();
    auto& host = m_hall.host;
    for (auto& [number, device] : m_hall.tables) {
        auto const* meet = meet_at(state, number, round);
        if (meet == nullptr) continue;
        if (m_diary.no_show.is_none()) {
            m_diary.no_show = meet->planned.person;
            m_diary.no_show_round = round;
            host.tap("hall.missing." + to_string(meet->planned.meet));
            host.tap("touched.no_show");
            mend();
            continue;
        }
        device->tap("table.not_here");
        m_diary.said.missed.insert(meet->planned.meet);
        m_hall.all_delivered();
        return;
    }
    throw std::runtime_error("nobody had a meet to miss");
}

PersonId Script::come_late(KioskHand& kiosk, Visit const& visit) {
    auto const person = person_of(visit);
    m_diary.late.push_back(person);
    m_diary.people[person] = come_in(kiosk, visit, person);
    return person;
}

void Script::somebody_is_late(Visit const& visit) {
    auto const person = come_late(m_hall.desk, visit);
    auto& host = m_hall.host;
    host.tap("host.tab.arrivals");
    host.tap("arrivals.search");
    host.say("type " + visit.name);
    host.tap("arrivals.person." + to_string(person));
    host.tap("touched.walk_in");
    mend();
}

void Script::interpreter_falls_ill(int next) {
    auto const state = m_hall.known();
    for (auto const& [id, meet] : state.meets) {
        if (meet.planned.interpreter.is_none() || meet.planned.round < next) continue;
        auto const table = state.tables.at(meet.planned.table).number;
        m_diary.sick = meet.planned.interpreter;
        m_diary.sick_from = next;
        m_hall.host.tap("host.tab.plan");
        m_hall.host.tap_in("plan.grid", "plan.cell." + std::to_string(table) + "." +
                                            std::to_string(meet.planned.round));
        m_hall.host.tap("touched.interpreter_gone");
        return mend();
    }
    throw std::runtime_error("no interpreter has any work");
}

void Script::employer_leaves(int next) {
    m_diary.closed = std::ranges::find_if(m_hall.invited.tables, [](auto const& entry) {
                         return entry.second.number == k_closed_table;
                     })->first;
    m_diary.closed_from = next;
    m_hall.host.tap("host.tab.plan");
    m_hall.host.tap_in("plan.grid", "plan.table." + std::to_string(k_closed_table));
    m_hall.host.tap("touched.table_closed");
    mend();
}

// Whoever came during the outage has no meet yet, and books one.
void Script::book_a_meet(KioskHand& kiosk) {
    auto const before = kiosk.number("meets");
    kiosk.say("scan " + m_visits.back().code);
    kiosk.tap("identity.yes");
    kiosk.tap("ready.schedule");
    kiosk.tap("schedule.more");
    kiosk.say("wait more.list");
    auto const free = kiosk.ids("more.");
    kiosk.tap(*std::ranges::find_if(free, [](auto const& id) { return id != "more.list"; }));
    kiosk.until("it is booked", [&] { return kiosk.number("meets") == before + 1; });
    kiosk.tap("common.done");
    m_hall.all_delivered();
}

void Script::look_at_clocks() {
    m_diary.clocks_apart_s = std::max(m_diary.clocks_apart_s, m_hall.clocks_apart_s());
}

// What employers, tables and boards can read now, on every screen they can open.
void Script::look_around() {
    m_hall.look(m_hall.board, "board");
    m_hall.look(m_hall.zone_board, "board");
    for (auto& [number, device] : m_hall.tables) {
        auto const name = "table" + std::to_string(number);
        m_hall.look(*device, name);
        if (device->ids("table.candidate").empty()) continue;
        device->tap("table.candidate");
        m_hall.look(*device, name);
        device->tap("common.back");
    }
    auto const member = m_hall.invited.staff.begin()->second.record;
    auto& desk = m_hall.desk;
    desk.say("scan " + member.code);
    desk.tap("common.next");  // of their offers
    desk.say("wait browse.schedule");
    m_hall.look(desk, "employer");
    if (auto const cards = desk.ids("browse.open."); !cards.empty()) {
        desk.tap(cards.front());
        m_hall.look(desk, "employer");
        desk.tap("common.back");
    }
    desk.tap("browse.schedule");
    m_hall.look(desk, "employer");
    desk.tap("common.back");
    desk.tap("common.done");
    m_hall.look(m_hall.employer, "employer");
}

}  // namespace ontmoet::e2e
