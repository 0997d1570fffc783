// SPDX-License-Identifier: EUPL-1.2
#include "screens/employer/browse_list.h"

#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace ontmoet::screens {
namespace {

// The heights of a candidate's card; all cards of a list are equal.
struct CardPlan {
    float heading = 0, times = 0, reasons = 0;
    bool has_fit = true;     // there is an offer to fit
    bool fit_below = false;  // the bar has no room beside the heading

    float height(ui::Frame const& frame) const {
        float const fit = has_fit && fit_below ? frame.line_height(ui::style::quiet) + 4 : 0.0f;
        float const words = heading + 6 + fit + frame.tag_height() + 10 + times + reasons;
        return std::max(108.0f, words) + 40;
    }
};

CardPlan card_plan(Model const& model, ui::Frame& frame, float width) {
    float const words = width - 48 - 108 - 22 - 96 - 20;
    CardPlan plan;
    float const fit = fit_width(frame);
    plan.has_fit = find_offer(model, model.employer.offer) != nullptr;
    plan.fit_below = words - fit < 300 * frame.text_scale();
    plan.heading = frame.line_height(ui::style::heading);
    plan.times = frame.line_height(ui::style::quiet) + 8;
    float const line = frame.line_height(ui::style::body) + 4;
    if (plan.has_fit) plan.reasons = (words < 480 * frame.text_scale() ? 3.0f : 2.0f) * line;
    return plan;
}

// The square at the end: the star, or while two are being chosen whether this is one of them.
MaybeIntent draw_choice(Model const& model, ui::Frame& frame, ui::Rect rect,
                        CandidateCard const& card) {
    auto const key = to_string(card.person);
    auto const& browsing = model.employer.browsing;
    if (!browsing.compares) {
        auto const list = frame.say(card.starred ? "candidate.starred" : "candidate.star");
        if (frame.button("browse.star." + key, rect, "",
                         {.kind = card.starred ? ui::ButtonKind::accent : ui::ButtonKind::secondary,
                          .icon = card.starred ? "star" : "star_border",
                          .icon_size = 48,
                          .spoken = list}))
            return Star{card.person, !card.starred};
        return {};
    }
    bool const chosen = std::ranges::count(browsing.compared, card.person) > 0;
    auto const words = frame.say("compare.button");
    if (frame.button("browse.compare." + key, rect, "",
                     {.icon = chosen ? "check_box" : "check_box_outline_blank",
                      .selected = chosen,
                      .icon_size = 48,
                      .spoken = words}))
        return BrowseIntent{Compare{card.person}};
    return {};
}

char const* travel_icon(domain::TravelMode mode) {
    switch (mode) {
        case domain::TravelMode::foot: return "directions_walk";
        case domain::TravelMode::bike: return "directions_bike";
        case domain::TravelMode::public_transport: return "directions_bus";
        case domain::TravelMode::car: return "directions_car";
    }
    return "directions";
}

// How much of the week and how far, as far as that was said.
void draw_times(ui::Frame& frame, ui::Rect line, domain::Profile const& profile) {
    auto const& tongue = frame.tongue();
    std::vector<std::pair<char const*, std::string>> items;
    int days = 0;
    for (int day = 0; day < 7; ++day)
        if ((profile.days.mask >> (day * domain::Days::k_parts) & 7U) != 0) ++days;
    if (days > 0) items.emplace_back("event_available", tongue.plural("browse.days_count", days));
    if (profile.hours > 0)
        items.emplace_back("schedule", tongue.plural("browse.hours", profile.hours));
    if (profile.reach.minutes > 0) {
        auto const& modes = profile.reach.modes;
        auto const* icon = modes.empty() ? "directions" : travel_icon(modes.back());
        items.emplace_back(icon, tongue.plural("reach.minutes_count", profile.reach.minutes));
    }
    auto const style = ui::style::quiet.with(ui::Stand::middle);
    for (auto const& [icon, words] : items) {
        float const width = frame.measure(words, style).w + 2;
        if (width + 32 > line.w) continue;
        frame.icon(line.cut_start(24, 8), icon, ui::Paint::quiet, 24);
        frame.text(line.cut_start(width, 24), words, style);
    }
}

MaybeIntent draw_card(Model const& model, ui::Frame& frame, ui::Rect rect,
                      CandidateCard const& card, CardPlan const& plan) {
    MaybeIntent intent;
    auto const found = model.state->people.find(card.person);
    if (found == model.state->people.end()) return intent;
    auto const& candidate = found->second;
    auto const key = to_string(card.person);
    auto const work = main_work(frame, candidate.profile);
    bool const compares = model.employer.browsing.compares;
    if (frame.card_button("browse.open." + key, rect, work))
        intent = compares ? Intent{BrowseIntent{Compare{card.person}}}
                          : Intent{OpenCandidate{card.person}};
    auto inside = rect.inset(24, 20);
    if (auto said = draw_choice(model, frame, inside.cut_end(96, 20).centered({96, 96}), card))
        intent = std::move(said);
    draw_badge(frame, inside.cut_start(108, 22).centered({108, 108}), candidate);

    auto head = inside.cut_top(plan.heading, 6);
    auto const style = ui::style::heading.with(ui::Stand::middle).lines(2).shrinking();
    float const fit = fit_width(frame);
    if (!plan.has_fit) {
        frame.text(head, work, style);
    } else if (plan.fit_below) {
        frame.text(head, work, style);
        auto const line = inside.cut_top(frame.line_height(ui::style::quiet), 4);
        draw_fit(frame, {line.x, line.y, std::min(fit, line.w), line.h}, card.fit.score);
    } else {
        float const words = std::min(head.w - fit - 16, frame.measure(work, style).w + 2);
        frame.text(head.cut_start(words, 16), work, style);
        draw_fit(frame, {head.x, head.y, fit, head.h}, card.fit.score);
    }
    draw_tags_in_a_row(frame, inside.cut_top(frame.tag_height(), 10),
                       work_tags(frame, candidate.profile));
    draw_times(frame, inside.cut_top(plan.times - 8, 8), candidate.profile);
    draw_reasons(frame, inside, matching::headline(card.fit, 4));
    return intent;
}

bool has_filters(Employer const& filter) {
    return !filter.levels.empty() || filter.only_now || filter.only_licence || filter.only_evenings;
}

// How many there are, how many of them in the hall, and the way to compare two.
MaybeIntent draw_list_head(Model const& model, ui::Frame& frame, ui::Rect& area) {
    MaybeIntent intent;
    auto const& cards = model.candidate_cards;
    auto const& tongue = frame.tongue();
    bool const compares = model.employer.browsing.compares;
    bool const by_fit = find_offer(model, model.employer.offer) != nullptr;
    auto head = area.cut_top(frame.pill_height(), 12);
    auto const title = compares ? frame.say("compare.choose")
                                : tongue.plural(by_fit ? "browse.count" : "browse.count_all",
                                                static_cast<std::int64_t>(cards.size()));
    auto const words = frame.say(compares ? "compare.stop" : "compare.button");
    ui::PillLook const look{.icon = compares ? "close" : "compare_arrows", .spoken = words};
    float const wanted = frame.measure(title, ui::style::heading).w + 16;
    bool const whole = wanted + frame.pill_width(words, look) <= head.w;
    if (cards.size() > 1 &&
        frame.pill_at_end("browse.compare", head, whole ? words : std::string{}, look))
        intent = BrowseIntent{CompareTwo{!compares}};
    auto const here =
        tongue.plural("browse.present", std::ranges::count(cards, true, &CandidateCard::here));
    float const here_width = frame.measure(here, ui::style::quiet).w + 4;
    if (!compares && wanted + here_width + 16 <= head.w)
        frame.text(head.cut_end(here_width, 16), here, ui::style::quiet.with(ui::Stand::middle));
    frame.text(head, title, ui::style::heading.with(ui::Stand::middle).lines(1).shrinking());
    return intent;
}

}  // namespace

MaybeIntent draw_candidates(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto const& cards = model.candidate_cards;
    if (cards.empty()) {
        auto const& employer = model.employer;
        auto const* why = has_filters(employer)   ? "browse.none"
                          : employer.only_starred ? "browse.none_starred"
                                                  : "browse.empty";
        auto const* icon = has_filters(employer)   ? "filter_list"
                           : employer.only_starred ? "star_border"
                                                   : "groups";
        empty_state(frame, area, icon, frame.tongue().plural("browse.count_all", 0),
                    frame.say(why));
        return {};
    }
    auto intent = draw_list_head(model, frame, area);
    auto list = frame.begin_scroll("browse.list", area);
    float const top = list.y;
    auto const plan = card_plan(model, frame, list.w);
    float const height = plan.height(frame);
    for (auto const& card : cards) {
        auto const rect = list.cut_top(height, 16);
        if (rect.bottom() < area.y || rect.y > area.bottom()) continue;
        if (auto said = draw_card(model, frame, rect, card, plan)) intent = said;
    }
    frame.end_scroll(list.y - top - 16);
    return intent;
}

}  // namespace ontmoet::screens
