// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "screens/model.h"

#include <chrono>

// A day in numbers for the pictures of the hosts' pages, as kiosk/figures.h would count it.
namespace ontmoet::test {

inline void fill_figures(screens::Model& model) {
    auto& figures = model.host.figures;
    figures = {};
    auto from = model.now - std::chrono::minutes{110};
    for (int const people : {2, 5, 11, 9, 4, 0, 3, 1, 0, 2, 1, 1}) {
        figures.arrivals.push_back({from, people});
        from = from + std::chrono::minutes{10};
    }
    figures.tables = 12;
    figures.tables_in_use = 9;
    for (auto const& [id, candidate] : model.state->people)
        if (candidate.checked_in) figures.waiting.push_back(id);
    figures.languages = {{"ti", 14}, {"ar", 11}, {"fa", 6}, {"uk", 4}, {"tr", 2}};
    figures.other_languages = 3;
    figures.matches = 17;
    figures.one_yes = 9;
    figures.one_no = 6;
    figures.open = 21;
    model.host.day_end = {21, 4, 1, 0, 2};
    // Two of those who are here could come instead of who was touched.
    auto const touched = model.state->meets.find(model.host.touched.meet);
    model.host.fill_ins.clear();
    if (touched == model.state->meets.end()) return;
    for (auto const& [id, candidate] : model.state->people) {
        if (model.host.fill_ins.size() == 2) return;
        screens::FillIn one{touched->second.planned, model.host.reason.fit,
                            model.host.fill_ins.empty()};
        one.meet.person = id;
        model.host.fill_ins.push_back(std::move(one));
    }
}

}  // namespace ontmoet::test
