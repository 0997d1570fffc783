// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/interpreter_day.h"
#include "support/picture.h"

#include <vector>

namespace ontmoet::test {

namespace picture_parts {

// The hall with two employers who talk in a break and later, and one who was not let in.
inline domain::State const& hall_with_visits() {
    static auto const state = [] {
        auto made = busy_hall_state();
        made.event.breaks = {7, 9};
        made.visits[{hall::organisation(0), hall::organisation(1)}] = {hall::table(1), {}, 9};
        made.visits[{hall::organisation(5), hall::organisation(0)}] = {hall::table(0), {}, 1};
        std::erase_if(made.meets, [](auto const& entry) {
            auto const& planned = entry.second.planned;
            return planned.organisation == hall::organisation(0) && planned.round < 5;
        });
        made.unconfirmed.insert(hall::organisation(6));
        made.refused_employers.insert(hall::organisation(6));
        return made;
    }();
    return state;
}

// Two interpreters: one comes later and sits with two people, the other is called what no list of
// names expects.
inline domain::State const& hall_with_interpreters() {
    static auto const state = [] {
        auto made = busy_hall_state();
        auto const one = hall::id<InterpreterId>("interpreter");
        made.interpreters[one] = {"Saba Ghebre", {"ti", "am"}, 0xFFFC};
        made.interpreters[hall::id<InterpreterId>("second")] = {
            "Abdoelrahman van der Heijden-Al-Khatib", {"ar", "fa", "ps"}, 0xFFFF};
        for (auto& [id, meet] : made.meets) {
            auto const round = meet.planned.round;
            if ((round == 3 || round == 5) &&
                domain::interpreter_day(made, one).at(static_cast<std::size_t>(round)).meet ==
                    nullptr)
                meet.planned.interpreter = one;
        }
        return made;
    }();
    return state;
}

inline std::vector<Picture> rare_doing_pictures() {
    using screens::Model;
    using screens::Screen;
    auto const with_visits = [](Model& model) { model.state = &hall_with_visits(); };
    return {
        {"table_code-asks", Screen::table_code,
         [](Model& model) { model.host.table_code = {hall::organisation(1)}; }},
        {"table_code-trouble", Screen::table_code,
         [](Model& model) {
             model.host.table_code = {hall::organisation(1)};
             model.host.table_code.trouble = "sync.no_server";
         }},
        {"table_code-over", Screen::table_code,
         [](Model& model) { model.host.table_code.valid_until = model.now; }},
        {"table_code-choose", Screen::table_code, [](Model& model) { model.host.table_code = {}; }},
        {"interpreters-busy", Screen::interpreters,
         [](Model& model) {
             model.state = &hall_with_interpreters();
             model.host.interpreter = hall::id<InterpreterId>("interpreter");
         }},
        {"doings-nothing", Screen::doings, [](Model& model) { model.doings.clear(); }},
        {"doings-refused", Screen::doings,
         [](Model& model) {
             model.state = &hall_with_visits();
             model.doings.resize(2);
         }},
        {"employer_waits-refused", Screen::employer_waits,
         [](Model& model) {
             model.state = &hall_with_visits();
             model.employer.organisation = hall::organisation(6);
         }},
        {"ambassadors-booked", Screen::ambassadors, with_visits},
        {"ambassadors-browse", Screen::ambassadors,
         [](Model& model) { model.is_browse_screen = true; }},
        {"plan-visits", Screen::plan,
         [](Model& model) {
             model.state = &hall_with_visits();
             model.host.draft.reset();
         }},
        {"touched-visit", Screen::touched,
         [](Model& model) {
             model.state = &hall_with_visits();
             model.host.draft.reset();
             model.host.touched = {.table = hall::table(1)};
         }},
        {"our_schedule-visits", Screen::our_schedule, with_visits},
        {"our_schedule-invited", Screen::our_schedule,
         [](Model& model) {
             static auto const state = [] {
                 auto made = busy_hall_state();
                 for (auto& [id, meet] : made.meets) meet.invited = true;
                 return made;
             }();
             model.state = &state;
         }},
    };
}

}  // namespace picture_parts

}  // namespace ontmoet::test
