// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/browse_filters.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

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
    auto const list = frame.say(card.starred ? "candidate.starred" : "candidate.star");
    if (frame.button("browse.star." + key, star, "",
                     {.kind = card.starred ? ui::ButtonKind::accent : ui::ButtonKind::secondary,
                      .icon = card.starred ? "star" : "star_border",
                      .icon_size = 48,
                      .spoken = list}))
        intent = Star{card.person, !card.starred};
    draw_badge(frame, inside.cut_start(108, 22).centered({108, 108}), candidate);

    auto head = inside.cut_top(plan.heading, 6);
    auto const style = ui::style::heading.with(ui::Stand::middle).lines(2).shrinking();
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
        return room - pill(bar.list) - pill(bar.schedule) - pill(bar.language) - pill("") -
               accessibility_pill_width(frame) - 20;
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
    auto const done = frame.say("common.done");
    auto const language = std::string{frame.tongue().language().own_name};
    auto const schedule = frame.say("browse.schedule");
    auto const mine = frame.tongue().plural("browse.my_list", model.employer.on_my_list);
    if (frame.pill_at_end("common.done", bar, "", {.icon = "logout", .spoken = done}))
        intent = Finish{};
    if (accessibility_pill(frame, bar)) intent = Open{Screen::accessibility};
    if (frame.pill_at_end("common.language", bar, words.language,
                          {.icon = "language", .spoken = language}))
        intent = Open{Screen::change_language};
    if (frame.pill_at_end("browse.schedule", bar, words.schedule,
                          {.icon = "event_note", .spoken = schedule}))
        intent = Open{Screen::our_schedule};
    bool const only_mine = model.employer.only_starred;
    if (frame.pill_at_end("browse.starred", bar, words.list,
                          {.icon = "star", .selected = only_mine, .spoken = mine})) {
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

    auto const below = bar.organisation ? std::string{} : name;
    ui::Rect side;
    if (frame.is_portrait()) {
        float const wanted = filters_height(model, frame, body.w, below);
        side = body.cut_top(std::min(body.h * 0.47F, wanted), 20);
    } else {
        side = body.cut_start(std::min(286 * frame.text_scale(), body.w * 0.3f), 56);
        ui::Rect const ground{0, body.y - 16, side.end() + 28, frame.canvas().h - body.y + 16};
        frame.fill(ground, ui::Paint::card);
        frame.fill({ground.end() - 2, ground.y, 2, ground.h}, ui::Paint::line);
    }
    if (auto said = draw_filters(model, frame, side, below)) intent = said;
    if (auto said = draw_list(model, frame, body)) intent = said;
    return intent;
}

}  // namespace ontmoet::screens
