// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/offer_parts.h"
#include "screens/offer_words.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

constexpr std::array k_learning{
    OfferSwitch{"offer.teaches_work", "engineering", &domain::Offer::learning_on_the_job},
    OfferSwitch{"agreed.language_at_work", "translate", &domain::Offer::language_at_work},
    OfferSwitch{"offer.growth", "trending_up", &domain::Offer::growth_path},
    OfferSwitch{"offer.guarantee", "verified", &domain::Offer::job_guarantee}};
constexpr std::array k_modules{
    OfferCode{"praktijkverklaring", "papers.praktijkverklaring", "verified"},
    OfferCode{"mbo-certificaat", "papers.mbo_certificaat", "badge"},
    OfferCode{"derde_leerweg", "offer.third_way", "school"}};
constexpr std::array k_goals{OfferCode{"language", "agreed.goal_language", "translate"},
                             OfferCode{"work", "agreed.goal_work", "engineering"},
                             OfferCode{"both", "agreed.goal_both", "psychology"}};

constexpr std::array k_needed{
    OfferSwitch{"offer.driving_licence", "directions_car", &domain::Offer::driving_licence_needed},
    OfferSwitch{"offer.diploma_law", "workspace_premium", &domain::Offer::diploma_needed}};
constexpr std::array k_given{
    OfferSwitch{"offer.travel_paid", "directions_bus", &domain::Offer::travel_paid},
    OfferSwitch{"offer.shortage", "trending_up", &domain::Offer::shortage}};
constexpr std::array k_support{
    OfferCode{"contact", "support.contact", "support_agent"},
    OfferCode{"jobcoach", "support.jobcoach", "sports"},
    OfferCode{"wage_subsidy", "support.wage_subsidy", "savings"},
    OfferCode{"no_risk", "support.no_risk", "health_and_safety"},
    OfferCode{"trial", "support.trial", "event_available"},
    OfferCode{"costs", "support.costs", "receipt_long"},
    OfferCode{"training", "support.training", "school"},
    OfferCode{"social_return", "support.social_return", "groups"},
    OfferCode{"guidance_subsidy", "support.guidance_subsidy", "handshake"}};

// A part of the page that scrolls for itself, under its question.
template <class Draw>
MaybeIntent scrolled(Model const& model, ui::Frame& frame, ui::Rect rect, std::string_view key,
                     Draw draw) {
    MaybeIntent intent;
    question(model, frame, rect, key);
    auto list = frame.begin_scroll(std::string{key} + ".list", rect);
    float const top = list.y;
    draw(list, [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    });
    frame.end_scroll(list.y - top - 12);
    return intent;
}

// The employer's own words for the goal.
std::string own_goal(domain::Offer const& offer) {
    bool const is_known = std::ranges::any_of(
        k_goals, [&](auto const& goal) { return goal.code == offer.learning_goal; });
    return is_known ? std::string{} : offer.learning_goal;
}

}  // namespace

MaybeIntent view_offer_learning(Model const& model, ui::Frame& frame) {
    auto page = offer_shell(model, frame);
    MaybeIntent intent = page.intent;
    ui::Rect first = page.body;
    ui::Rect const second = frame.is_portrait() ? first.cut_bottom(first.h * 0.5f, 24)
                                                : first.cut_end(first.w * 0.5f, 40);
    auto const& offer = model.employer.draft.record;
    auto pressed = scrolled(model, frame, first, "offer.learns", [&](auto& list, auto take) {
        take(offer_switches(model, frame, list, k_learning));
        take(offer_codes(model, frame, list, k_modules, &domain::Offer::modules));
    });
    if (pressed) intent = std::move(pressed);
    pressed = scrolled(model, frame, second, "agreed.goal", [&](auto& list, auto take) {
        offer_notices(model, frame, list);
        for (auto const& goal : k_goals) {
            bool const chosen = offer.learning_goal == goal.code;
            if (frame.row(goal.key, list.cut_top(frame.row_height(false), 12), frame.say(goal.key),
                          {.icon = goal.icon,
                           .end_icon = chosen ? "radio_button_checked" : "radio_button_unchecked",
                           .selected = chosen}))
                take(edit_offer(model, &domain::Offer::learning_goal,
                                std::string{chosen ? std::string_view{} : goal.code}));
        }
        take(offer_typed(frame, list, "work.other", "edit", own_goal(offer), OfferText::goal));
    });
    if (pressed) intent = std::move(pressed);
    return intent;
}

MaybeIntent view_offer_terms(Model const& model, ui::Frame& frame) {
    auto page = offer_shell(model, frame);
    MaybeIntent intent = page.intent;
    ui::Rect first = page.body;
    ui::Rect const second = frame.is_portrait() ? first.cut_bottom(first.h * 0.5f, 24)
                                                : first.cut_end(first.w * 0.5f, 40);
    auto pressed = scrolled(model, frame, first, "offer.terms", [&](auto& list, auto take) {
        take(offer_switches(model, frame, list, k_needed));
        take(offer_typed(frame, list, "offer.place", "place", model.employer.draft.record.place,
                         OfferText::place));
        take(offer_switches(model, frame, list, k_given));
    });
    if (pressed) intent = std::move(pressed);
    pressed = scrolled(model, frame, second, "offer.support", [&](auto& list, auto take) {
        take(offer_codes(model, frame, list, k_support, &domain::Offer::support));
    });
    if (pressed) intent = std::move(pressed);
    return intent;
}

}  // namespace ontmoet::screens
