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

constexpr std::array k_filter_levels{domain::Level::a0, domain::Level::a1, domain::Level::a2,
                                     domain::Level::b1, domain::Level::b2};

MaybeIntent draw_offers(Model const& model, ui::Frame& frame, ui::Rect& list, float height) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.offer"), ui::style::strong, 10);
    for (auto const& id : domain::offers_of(*model.state, model.employer.organisation)) {
        auto const* offer = find_offer(model, id);
        bool const chosen = id == model.employer.offer;
        if (frame.button("browse.offer." + to_string(id), list.cut_top(height, 10),
                         offer_name(frame.tongue(), *offer),
                         {.icon = chosen ? "radio_button_checked" : "radio_button_unchecked",
                          .selected = chosen,
                          .text_size = 20,
                          .icon_size = 26,
                          .align = ui::Align::start}) &&
            !chosen)
            intent = ChooseOffer{id};
    }
    return intent;
}

MaybeIntent draw_levels(Model const& model, ui::Frame& frame, ui::Rect& list, float height) {
    MaybeIntent intent;
    frame.paragraph(list, frame.say("browse.dutch"), ui::style::strong, 10);
    auto const& levels = model.employer.levels;
    auto line = list.cut_top(height, 10);
    int const per_line = line.w / 5 >= 68 ? 5 : 3;
    auto cells = line.columns(per_line, 4);
    if (per_line < 5) {
        auto const second = list.cut_top(height, 10).columns(per_line, 4);
        cells.insert(cells.end(), second.begin(), second.end());
    }
    for (std::size_t i = 0; i < k_filter_levels.size(); ++i) {
        auto const level = k_filter_levels[i];
        auto const at = std::ranges::find(levels, level);
        if (!frame.button("browse.level." + level_id(level), cells[i],
                          level_name(frame.tongue(), level),
                          {.selected = at != levels.end(), .text_size = 20}))
            continue;
        auto filter = model.employer;
        if (at != levels.end())
            filter.levels.erase(filter.levels.begin() + (at - levels.begin()));
        else
            filter.levels.push_back(level);
        intent = SetFilter{filter};
    }
    return intent;
}

MaybeIntent draw_filters(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto list = frame.begin_scroll("browse.filters", area);
    float const top = list.y;
    float const height = 64 * frame.text_scale();
    auto intent = draw_offers(model, frame, list, height);
    list.cut_top(10);
    if (auto said = draw_levels(model, frame, list, height)) intent = said;
    list.cut_top(10);
    frame.paragraph(list, frame.say("browse.can"), ui::style::strong, 10);
    struct Switch {
        char const* id;
        char const* icon;
        bool Employer::*member;
    };
    constexpr std::array switches{
        Switch{"browse.now", "event_available", &Employer::only_now},
        Switch{"browse.licence", "directions_car", &Employer::only_licence},
        Switch{"browse.evenings", "nights_stay", &Employer::only_evenings},
        Switch{"browse.starred", "star", &Employer::only_starred}};
    for (auto const& entry : switches) {
        bool const on = model.employer.*entry.member;
        if (!frame.button(entry.id, list.cut_top(height, 10), frame.say(entry.id),
                          {.icon = entry.icon,
                           .selected = on,
                           .text_size = 20,
                           .icon_size = 26,
                           .align = ui::Align::start}))
            continue;
        auto filter = model.employer;
        filter.*entry.member = !on;
        intent = SetFilter{filter};
    }
    list.cut_top(8);
    frame.paragraph(list, frame.say("browse.hidden"), ui::style::small_quiet);
    frame.end_scroll(list.y - top);
    return intent;
}

MaybeIntent draw_card(Model const& model, ui::Frame& frame, ui::Rect rect,
                      CandidateCard const& card) {
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
    auto const badge = inside.cut_start(108, 22).centered({108, 108});
    draw_badge(frame, badge, candidate);

    auto head = inside.cut_top(frame.line_height(ui::style::heading), 6);
    draw_fit(frame, head.cut_end(240, 16), card.fit.score);
    frame.text(head, work, ui::style::heading.lines(1).shrinking(20));
    draw_tags_in_a_row(frame, inside.cut_top(frame.tag_height() + 2, 8),
                       work_tags(frame, candidate.profile));
    reasons_that_fit(frame, inside, matching::headline(card.fit, 3), Reader::employer);
    return intent;
}

MaybeIntent draw_list(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    auto const& cards = model.candidate_cards;
    auto head = area.cut_top(frame.line_height(ui::style::heading), 16);
    auto const here = std::ranges::count_if(cards, [&](CandidateCard const& card) {
        auto const found = model.state->people.find(card.person);
        return found != model.state->people.end() && found->second.checked_in;
    });
    auto const words = frame.tongue().plural("browse.present", here);
    frame.text(head.cut_end(frame.measure(words, ui::style::quiet).w + 8, 16), words,
               ui::style::quiet.with(ui::Stand::middle));
    frame.text(head, frame.tongue().plural("browse.count", static_cast<std::int64_t>(cards.size())),
               ui::style::heading.lines(1).shrinking());
    if (cards.empty()) {
        auto const& filter = model.employer;
        bool const filtered = !filter.levels.empty() || filter.only_now || filter.only_licence ||
                              filter.only_evenings || filter.only_starred;
        empty_state(frame, area, filtered ? "filter_list" : "groups",
                    frame.tongue().plural("browse.count", 0),
                    frame.say(filtered ? "browse.none" : "browse.empty"));
        return intent;
    }
    auto list = frame.begin_scroll("browse.list", area);
    float const top = list.y;
    float const height = 40 + frame.line_height(ui::style::heading) + frame.tag_height() + 16 +
                         3 * (frame.line_height(ui::style::body) + 8);
    for (auto const& card : cards) {
        auto const rect = list.cut_top(height, 16);
        if (rect.bottom() < area.y || rect.y > area.bottom()) continue;
        if (auto said = draw_card(model, frame, rect, card)) intent = said;
    }
    frame.end_scroll(list.y - top);
    return intent;
}

}  // namespace

MaybeIntent view_browse(Model const& model, ui::Frame& frame) {
    auto page = frame.page({.bottom_bar = false});
    MaybeIntent intent;
    auto const* organisation = find_organisation(model, model.employer.organisation);
    if (organisation != nullptr)
        frame.pill_at_start("browse.who", page.top, organisation->name,
                            {.icon = "business", .pressable = false});
    if (frame.pill_at_end("common.done", page.top, "", {.icon = "logout"})) intent = Finish{};
    if (frame.pill_at_end("common.language", page.top,
                          std::string(frame.tongue().language().own_name), {.icon = "language"}))
        intent = Open{Screen::change_language};
    if (frame.pill_at_end("browse.schedule", page.top, frame.say("browse.schedule"),
                          {.icon = "event_note"}))
        intent = Open{Screen::our_schedule};
    auto body = page.body;
    auto const side = frame.is_portrait() ? body.cut_top(body.h * 0.34F, 20)
                                          : body.cut_start(286 * frame.text_scale(), 28);
    if (auto said = draw_filters(model, frame, side)) intent = said;
    if (auto said = draw_list(model, frame, body)) intent = said;
    return intent;
}

}  // namespace ontmoet::screens
