// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "sim/kiosk.h"

#include <string>
#include <vector>

namespace ontmoet::sim {

// The people of a world, who do at a kiosk what its role lets them do, by chance: what they see on
// its screen is what they act on. Each world's people do some things more and some never.
class People {
public:
    People(Random& chance, int registered);

    // One thing; gives it in words, empty when nothing came to mind.
    std::string act(Kiosk& kiosk);

private:
    using Act = std::string (People::*)(Kiosk&);
    struct Habit {
        Act act;
        unsigned roles;  // bits of storage::Role
        int often;
    };
    static std::vector<Habit> habits();

    std::string check_in(Kiosk& kiosk);
    std::string walk_in(Kiosk& kiosk);
    std::string tell_about_oneself(Kiosk& kiosk);
    std::string consent(Kiosk& kiosk);
    std::string prefer(Kiosk& kiosk);
    std::string star(Kiosk& kiosk);
    std::string book(Kiosk& kiosk);
    std::string cancel(Kiosk& kiosk);
    std::string move(Kiosk& kiosk);
    std::string link(Kiosk& kiosk);
    std::string set_round(Kiosk& kiosk);
    std::string plan(Kiosk& kiosk);
    std::string judge(Kiosk& kiosk);
    std::string ask_for_help(Kiosk& kiosk);
    std::string help(Kiosk& kiosk);
    std::string erase(Kiosk& kiosk);
    std::string read_a_problem(Kiosk& kiosk);

    int below(int bound) { return static_cast<int>(m_chance.below(static_cast<unsigned>(bound))); }
    domain::Answer any_answer();
    // Somebody on this screen; none when nobody is.
    PersonId somebody(Kiosk const& kiosk);
    std::string name_of(PersonId person) const;

    Random& m_chance;
    std::vector<Habit> m_habits;
    int m_people;
};

}  // namespace ontmoet::sim
