// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/busy_hall.h"
#include "support/picture.h"

#include <vector>

// What an employer's staff see while they say who they are and what they offer, in the states that
// are rarer.
namespace ontmoet::test {

// One offer of the first employer is right, one is filled; the last employer waits for a host.
inline domain::State const& told_offers() {
    static auto const state = [] {
        auto made = busy_hall_state();
        auto& right = made.offers.at(hall::offer(0));
        right.checked_on = "2026-03-05";
        right.pay = "wage";
        right.contract = "permanent";
        right.lessons_fit = right.growth_path = right.job_guarantee = right.travel_paid = true;
        auto& filled = made.offers[hall::id<OfferId>("filled")];
        filled = right;
        filled.occupation.clear();
        filled.title = "Chauffeur voor de vroege bezorgronde in de hele regio";
        filled.filled = true;
        made.unconfirmed.insert(hall::organisation(6));
        made.staff[hall::id<StaffId>("new")].record = {
            hall::organisation(6), "Sam Voorbeeld-van der Meer", "eigenaar", {}};
        made.pitches[hall::organisation(0)] = {hall::id<FactId>("pitch"), hall::staff, 12};
        return made;
    }();
    return state;
}

inline void tell_offers(screens::Model& model) {
    model.state = &told_offers();
}
// A language stage without a goal or an end, and too long.
inline void offer_unpaid(screens::Model& model) {
    auto& offer = model.employer.draft.record;
    offer.kind = domain::Way::taalstage;
    offer.learning_goal.clear();
    offer.end_date.clear();
    offer.hours = 32;
}
inline void offer_too_long(screens::Model& model) {
    offer_unpaid(model);
    auto& offer = model.employer.draft.record;
    offer.learning_goal = "Werken met de kassa en praten met klanten";
    offer.end_date = "2028-12-31";
}

namespace picture_parts {

using screens::Model;
using screens::Screen;

inline std::vector<Picture> rare_offer_pictures() {
    return {
        {"offers-told", Screen::offers, tell_offers},
        {"offers-none", Screen::offers, [](Model& model) { model.employer.organisation = {}; }},
        {"offer-unpaid", Screen::offer, offer_unpaid},
        {"offer-new", Screen::offer, [](Model& model) { model.employer.draft = {}; }},
        {"offer_kind-unpaid", Screen::offer_kind, offer_unpaid},
        {"offer_when-too-long", Screen::offer_when, offer_too_long},
        {"offer_learning-unpaid", Screen::offer_learning, offer_unpaid},
        {"offer_learning-own-goal", Screen::offer_learning, offer_too_long},
        {"offer_work-occupations", Screen::offer_work,
         [](Model& model) { model.employer.draft.sector = "horeca"; }},
        {"offer_dutch-everybody", Screen::offer_dutch,
         [](Model& model) {
             model.employer.draft.left_out = {31, 0, 0, 0};
         }},
        {"offer_text-goal", Screen::offer_text,
         [](Model& model) { model.employer.draft.typing = screens::OfferText::goal; }},
        {"our_pitch-voice", Screen::our_pitch,
         [](Model& model) { model.visitor.voice.is_open = true; }},
        {"our_pitch-kept", Screen::our_pitch,
         [](Model& model) {
             tell_offers(model);
             model.visitor.voice.is_open = true;
         }},
        {"employer-pitch", Screen::employer, tell_offers},
        {"arrivals-employer", Screen::arrivals, tell_offers},
        {"new_employer-waits", Screen::new_employer, tell_offers},
        {"new_employer-in-use", Screen::new_employer,
         [](Model& model) {
             tell_offers(model);
             model.host.new_table = 1;
         }},
    };
}

}  // namespace picture_parts
}  // namespace ontmoet::test
