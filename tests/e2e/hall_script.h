// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "e2e/hall_day.h"
#include "e2e/hall_talks.h"

#include <functional>
#include <vector>

namespace ontmoet::e2e {

// What people do in the hall. The course of the day is in hall_day.cpp; what happens in it, one by
// one, in hall_script.cpp.
class Script {
public:
    Script(HallOfDevices& hall, std::vector<Visit> visits)
        : m_hall(hall), m_visits(std::move(visits)) {}

    HallDiary run();

private:
    using How = std::function<void(KioskHand&, domain::Meet const&, AtTables&)>;

    PersonId person_of(Visit const& visit) const {
        return domain::find_by_code(m_hall.invited, visit.code)->id;
    }
    void doors_open();
    void plan_is_made();
    void first_rounds();
    void without_server();
    void last_rounds();
    void afterwards();

    // Waits for the round and lets the clock stand still, so that nobody has to hurry.
    void pause_in(int round);
    void everybody_stands_still_in(int round);
    void end_round();
    void boards_show(int round);
    // At each table with a device, at the same time.
    void sit_in(domain::State const& state, int round, How const& how);
    void write_a_note();
    void somebody_does_not_come(int round);
    void somebody_is_late(Visit const& visit);
    void interpreter_falls_ill(int next);
    void employer_leaves(int next);
    void mend();
    PersonId come_late(KioskHand& kiosk, Visit const& visit);
    void book_a_meet(KioskHand& kiosk);
    void look_at_clocks();
    void look_around();

    HallOfDevices& m_hall;
    std::vector<Visit> m_visits;
    HallDiary m_diary;
};

}  // namespace ontmoet::e2e
