// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/picture.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ontmoet::test::picture_parts {

using screens::Model;
using screens::Screen;

inline std::vector<Picture> rare_employer_pictures() {
    return {
        {"staff_code-wrong", Screen::staff_code,
         [](Model& model) {
             model.toast = screens::Toast{"code.unknown", false, model.now};
         }},
        {"staff_choice-nobody", Screen::staff_choice,
         [](Model& model) { model.employer.organisation = hall::organisation(3); }},
        {"browse-starred", Screen::browse,
         [](Model& model) {
             model.candidate_cards.clear();
             model.employer.only_starred = true;
         }},
        {"browse-long", Screen::browse,
         [](Model& model) {
             std::rotate(model.candidate_cards.begin(), model.candidate_cards.begin() + 24,
                         model.candidate_cards.end());
         }},
        {"candidate-starred", Screen::candidate,
         [](Model& model) { model.candidate_cards.front().starred = true; }},
        {"candidate-gone", Screen::candidate, [](Model& model) { model.candidate_cards.clear(); }},
        {"browse-choosing", Screen::browse,
         [](Model& model) {
             model.employer.browsing.compares = true;
             model.employer.browsing.compared.resize(1);
         }},
        {"browse-no-offer", Screen::browse,
         [](Model& model) {
             model.employer.organisation = hall::organisation(3);
             model.employer.offer = {};
         }},
        {"compare-gone", Screen::compare,
         [](Model& model) { model.employer.browsing.compared.clear(); }},
        {"info-employers", Screen::info,
         [](Model& model) { model.employer.organisation = hall::organisation(0); }},
        {"info_card-employers", Screen::info_card,
         [](Model& model) {
             model.employer.organisation = hall::organisation(0);
             model.visitor.open_card = "money";
         }},
        {"ambassadors-none", Screen::ambassadors,
         [](Model& model) {
             static domain::State const nobody;
             model.state = &nobody;
         }},
        {"invite-not", Screen::invite,
         [](Model& model) {
             model.employer.browsing.invitation = {{}, "invite.no_interpreter"};
         }},
        {"candidate-noted", Screen::candidate,
         [](Model& model) {
             static auto noted = busy_hall_state();
             noted.notes[{model.employer.open_candidate, model.employer.organisation}] = "Vroeg";
             std::erase_if(noted.meets, [&](auto const& meet) {
                 return meet.second.planned.person == model.employer.open_candidate;
             });
             model.state = &noted;
         }},
        {"our_schedule-provisional", Screen::our_schedule,
         [](Model& model) {
             for (auto const& [id, meet] : model.state->meets) model.provisional.insert(id);
         }},
        {"our_schedule-empty", Screen::our_schedule,
         [](Model& model) { model.employer.organisation = {}; }},
    };
}

}  // namespace ontmoet::test::picture_parts
