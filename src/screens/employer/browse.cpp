// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

// The last one stands for all above it (kiosk/refresh.cpp).
constexpr std::array k_filter_levels{domain::Level::a0, domain::Level::a1, domain::Level::a2,
                                     domain::Level::b1, domain::Level::b2, domain::Level::c1};

struct FilterSwitch {
    char const* id;
    char const* icon;
    bool Employer::*member;
};
constexpr std::array k_filter_switches{
    FilterSwitch{"browse.now", "event_available", &Employer::only_now},
    FilterSwitch{"browse.licence", "directions_car", &Employer::only_licence},
    FilterSwitch{"browse.evenings", "nights_stay", &Employer::only_evenings}};

float filter_height(ui::Frame const& frame) {
    return std::max(ui::measure::target, 64 * frame.text_scale() - 8);
}

ui::ButtonLook filter_look(std::string_view icon, bool selected) {
    return {.icon = icon,
            .selected = selected,
            .text_size = 20,
            .icon_size = 26,
            .align = ui::Align::start};
}

// As many of these beside each other as are at least `least` wide.
std::vector<ui::Rect> filter_cells(ui::Frame const& frame, ui::Rect& list, std::size_t count,
                                   float least) {
    constexpr float gap = 10;
    int const columns = std::clamp(static_cast<int>((list.w + gap) / (least + gap)), 1,
                                   std::max(1, static_cast<int>(count)));
    int const rows = (static_cast<int>(count) + columns - 1) / columns;
    float const height = filter_height(frame);
    auto const all = static_cast<float>(rows);
    return list.cut_top(all * height + (all - 1) * gap, 20).grid(columns, rows, gap);
}

constexpr float k_offer_beside = 2 * 14 + 26 + 10;

float offer_height(ui::Frame& frame, float width, domain::Offer const& offer) {
    auto const name = offer_name(frame.tongue(), offer);
    return frame.measure(name, ui::style::strong.sized(20), width - k_offer_beside).h + 20;
}

// An employer writes the title, so it may be long.
bool draw_offer(ui::Frame& frame, ui::Rect rect, OfferId id, domain::Offer const& offer,
                bool chosen) {
    auto const name = offer_name(frame.tongue(), offer);
    bool const pressed = frame.card_button("browse.offer." + to_string(id), rect, name,
                                           chosen ? ui::CardKind::selected : ui::CardKind::plain);
    auto inside = rect.inset(14, 4);
    auto const ink = chosen ? ui::Paint::primary_ink : ui::Paint::ink;
    frame.icon(inside.cut_start(26, 10), chosen ? "radio_button_checked" : "radio_button_unchecked",
               ink, 26);
    frame.text(inside, name, ui::style::strong.sized(20).with(ink).with(ui::Stand::middle));
    return pressed;
}

MaybeIntent draw_offers(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.offer"), ui::style::strong, 8);
    auto const offers = domain::offers_of(*model.state, model.employer.organisation);
    if (offers.empty()) {
        frame.paragraph(list, frame.say("browse.no_offer"), ui::style::quiet, 20);
        return intent;
    }
    int const columns = list.w >= 620 * frame.text_scale() ? 2 : 1;
    float const width = list.columns(columns, 10)[0].w;
    float height = filter_height(frame);
    for (auto const& id : offers)
        height = std::max(height, offer_height(frame, width, *find_offer(model, id)));
    auto const count = static_cast<int>(offers.size());
    int const rows = (count + columns - 1) / columns;
    auto const all = static_cast<float>(rows);
    auto const cells = list.cut_top(all * height + (all - 1) * 10, 20).grid(columns, rows, 10);
    for (std::size_t i = 0; i < offers.size(); ++i) {
        bool const chosen = offers[i] == model.employer.offer;
        if (draw_offer(frame, cells[i], offers[i], *find_offer(model, offers[i]), chosen) &&
            !chosen)
            intent = ChooseOffer{offers[i]};
    }
    return intent;
}

MaybeIntent draw_levels(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.dutch"), ui::style::strong, 8);
    auto const cells = filter_cells(frame, list, k_filter_levels.size(), 80);
    for (std::size_t i = 0; i < k_filter_levels.size(); ++i) {
        auto const level = k_filter_levels[i];
        auto filter = model.employer;
        auto const at = std::ranges::find(filter.levels, level);
        bool const chosen = at != filter.levels.end();
        auto words = level_name(frame.tongue(), level);
        if (i + 1 == k_filter_levels.size()) words = i18n::isolate(words + "+");
        if (!frame.button("browse.level." + level_id(level), cells[i], words,
                          {.selected = chosen, .text_size = 20}))
            continue;
        if (chosen)
            filter.levels.erase(at);
        else
            filter.levels.push_back(level);
        intent = SetFilter{filter};
    }
    return intent;
}

MaybeIntent draw_switches(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.can"), ui::style::strong, 8);
    auto const cells =
        filter_cells(frame, list, k_filter_switches.size(), 220 * frame.text_scale());
    for (std::size_t i = 0; i < k_filter_switches.size(); ++i) {
        auto const& entry = k_filter_switches[i];
        bool const on = model.employer.*entry.member;
        if (!frame.button(entry.id, cells[i], frame.say(entry.id), filter_look(entry.icon, on)))
            continue;
        auto filter = model.employer;
        filter.*entry.member = !on;
        intent = SetFilter{filter};
    }
    return intent;
}

// `who`: the organisation, where the top bar has no room for its name.
MaybeIntent draw_filters(Model const& model, ui::Frame& frame, ui::Rect area,
                         std::string const& who) {
    auto list = frame.begin_scroll("browse.filters", area);
    float const top = list.y;
    if (!who.empty()) frame.paragraph(list, who, ui::style::strong, 16);
    auto intent = draw_offers(model, frame, list);
    if (auto said = draw_levels(model, frame, list)) intent = said;
    if (auto said = draw_switches(model, frame, list)) intent = said;
    float const height = frame.reason_height(list.w, frame.say("browse.hidden"), ui::style::small);
    frame.reason(list.cut_top(height), "visibility_off", frame.say("browse.hidden"),
                 ui::Tint::neutral, ui::style::small_quiet);
    frame.end_scroll(list.y - top);
    return intent;
}

// The heights of a candidate's card; all cards of a list are equal.
struct CardPlan {
    float heading = 0, reasons = 0;
    bool fit_below = false;  // the bar has no room beside the heading

    float height(ui::Frame const& frame) const {
        float const fit = fit_below ? frame.line_height(ui::style::quiet) + 4 : 0.0f;
        float const words = heading + 6 + fit + frame.tag_height() + 10 + reasons;
        return std::max(108.0f, words) + 40;
    }
};

CardPlan card_plan(ui::Frame& frame, float width) {
    float const words = width - 48 - 108 - 22 - 96 - 20;
    CardPlan plan;
    float const fit = fit_width(frame);
    plan.fit_below = words - fit < 300 * frame.text_scale();
    plan.heading = frame.line_height(ui::style::heading);
    float const line = frame.line_height(ui::style::body) + 4;
    plan.reasons = (words < 480 * frame.text_scale() ? 3.0f : 2.0f) * line;
    return plan;
}

MaybeIntent draw_card(Model const& model, ui::Frame& frame, ui::Rect rect,
                      CandidateCard const& card, CardPlan const& plan) {
    MaybeIntent intent;
    auto const found = model.state->people.find(card.person);
    if (found == model.state->people.end()) return intent;
    auto const& candidate = found->second;
    auto const key = to_string(card.person);
    auto const work = main_work(frame, candidate.profile);
    if (frame.card_button("browse.open." + key, rect, work)) intent = OpenCandidate{card.person};
    auto inside = rect.inset(24, 20);
    auto const star = inside.cut_end(96, 20).centered({96, 96});
    if (frame.button("browse.star." + key, star, "",
                     {.kind = card.starred ? ui::ButtonKind::accent : ui::ButtonKind::secondary,
                      .icon = card.starred ? "star" : "star_border",
                      .icon_size = 48}))
        intent = Star{card.person, !card.starred};
    draw_badge(frame, inside.cut_start(108, 22).centered({108, 108}), candidate);

    auto head = inside.cut_top(plan.heading, 6);
    auto const style = ui::style::heading.with(ui::Stand::middle).lines(2).shrinking(15);
    float const fit = fit_width(frame);
    if (plan.fit_below) {
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
    draw_reasons(frame, inside, matching::headline(card.fit, 4));
    return intent;
}

bool has_filters(Employer const& filter) {
    return !filter.levels.empty() || filter.only_now || filter.only_licence ||
           filter.only_evenings || filter.only_starred;
}

MaybeIntent draw_list(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    auto const& cards = model.candidate_cards;
    auto const count =
        frame.tongue().plural("browse.count", static_cast<std::int64_t>(cards.size()));
    if (cards.empty()) {
        bool const filtered = has_filters(model.employer);
        empty_state(frame, area, filtered ? "filter_list" : "groups", count,
                    frame.say(filtered ? "browse.none" : "browse.empty"));
        return intent;
    }
    auto head = area.cut_top(frame.line_height(ui::style::heading), 12);
    auto const here = std::ranges::count(cards, true, &CandidateCard::here);
    auto const words = frame.tongue().plural("browse.present", here);
    frame.text(head.cut_end(frame.measure(words, ui::style::quiet).w + 4, 16), words,
               ui::style::quiet.with(ui::Stand::middle));
    frame.text(head, count, ui::style::heading.with(ui::Stand::middle).lines(1).shrinking());

    auto list = frame.begin_scroll("browse.list", area);
    float const top = list.y;
    auto const plan = card_plan(frame, list.w);
    float const height = plan.height(frame);
    for (auto const& card : cards) {
        auto const rect = list.cut_top(height, 16);
        if (rect.bottom() < area.y || rect.y > area.bottom()) continue;
        if (auto said = draw_card(model, frame, rect, card, plan)) intent = said;
    }
    frame.end_scroll(list.y - top - 16);
    return intent;
}

// The words of the top bar, left away one after the other until all of it has room.
struct BrowseBar {
    std::string list, schedule, language;
    bool organisation = true;  // false: its name stands below the bar
};

BrowseBar browse_bar(Model const& model, ui::Frame& frame, float room, float organisation) {
    BrowseBar bar;
    auto const mine = model.employer.on_my_list;
    bar.list = frame.tongue().plural("browse.my_list", mine);
    bar.schedule = frame.say("browse.schedule");
    bar.language = std::string{frame.tongue().language().own_name};
    auto const pill = [&](std::string const& words) {
        return frame.pill_width(words, {.icon = "star"}) + 20;
    };
    auto const left = [&] {
        return room - pill(bar.list) - pill(bar.schedule) - pill(bar.language) - 2 * pill("");
    };
    if (left() < organisation) bar.language.clear();
    bar.organisation = left() >= organisation;
    if (!bar.organisation) organisation = 0;
    if (left() < organisation) bar.list = frame.tongue().number(std::int64_t{mine});
    if (left() < organisation) bar.schedule.clear();
    return bar;
}

MaybeIntent draw_bar(Model const& model, ui::Frame& frame, ui::Rect bar, BrowseBar const& words) {
    MaybeIntent intent;
    if (frame.pill_at_end("common.done", bar, "", {.icon = "logout"})) intent = Finish{};
    if (frame.pill_at_end("common.text", bar, "", {.icon = "format_size"}))
        intent = Open{Screen::text_size};
    if (frame.pill_at_end("common.language", bar, words.language, {.icon = "language"}))
        intent = Open{Screen::change_language};
    if (frame.pill_at_end("browse.schedule", bar, words.schedule, {.icon = "event_note"}))
        intent = Open{Screen::our_schedule};
    bool const only_mine = model.employer.only_starred;
    if (frame.pill_at_end("browse.starred", bar, words.list,
                          {.icon = "star", .selected = only_mine})) {
        auto filter = model.employer;
        filter.only_starred = !only_mine;
        intent = SetFilter{filter};
    }
    return intent;
}

}  // namespace

MaybeIntent view_browse(Model const& model, ui::Frame& frame) {
    auto page = frame.page({.bottom_bar = false});
    auto const* organisation = find_organisation(model, model.employer.organisation);
    auto const name = organisation == nullptr ? std::string{} : i18n::isolate(organisation->name);
    ui::PillLook const who{.icon = "business", .pressable = false};
    float const natural = frame.pill_width(name, who);
    auto const bar = browse_bar(model, frame, page.top.w, natural);
    auto intent = draw_bar(model, frame, page.top, bar);
    auto body = page.body;
    if (bar.organisation && !name.empty()) frame.pill_at_start("browse.who", page.top, name, who);

    ui::Rect side;
    if (frame.is_portrait()) {
        side = body.cut_top(std::min(body.h * 0.42F, 450 * frame.text_scale()), 20);
    } else {
        side = body.cut_start(std::min(286 * frame.text_scale(), body.w * 0.3f), 56);
        ui::Rect const ground{0, body.y - 16, side.end() + 28, frame.canvas().h - body.y + 16};
        frame.fill(ground, ui::Paint::card);
        frame.fill({ground.end() - 2, ground.y, 2, ground.h}, ui::Paint::line);
    }
    if (auto said = draw_filters(model, frame, side, bar.organisation ? "" : name)) intent = said;
    if (auto said = draw_list(model, frame, body)) intent = said;
    return intent;
}

}  // namespace ontmoet::screens
