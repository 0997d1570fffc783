// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

using domain::Answer;

constexpr std::size_t most_tags = 3;

// The work that is offered, and how one can begin when it is not simply a job.
std::vector<ui::Tag> offer_tags(Model const& model, ui::Frame& frame, EmployerCard const& card) {
    std::vector<ui::Tag> tags;
    for (auto const id : domain::offers_of(*model.state, card.organisation)) {
        auto const* offer = find_offer(model, id);
        if (offer == nullptr || tags.size() == most_tags) continue;
        auto words = offer_name(frame.tongue(), *offer);
        if (std::ranges::find(tags, words, &ui::Tag::text) == tags.end())
            tags.push_back({std::move(words), ui::Tint::primary, {}});
    }
    auto const* best = find_offer(model, card.best_offer);
    if (best != nullptr && best->kind != domain::Way::paid_job)
        tags.push_back({way_name(frame.tongue(), best->kind), ui::Tint::accent, {}});
    return tags;
}

void card_head(ui::Frame& frame, ui::Rect& inside, OrganisationId id,
               domain::Organisation const& organisation) {
    auto const name_style = ui::style::heading.sized(26).shrinking(20 * frame.text_scale());
    auto const under_style = ui::style::quiet.lines(2).shrinking();
    float const width = inside.w - 72 - 16;
    auto under = sector_and_place(frame.tongue(), organisation);
    // Large letters need the room for the reasons.
    if (frame.text_scale() > 1.2f && frame.measure(under, under_style).w > width)
        under = sector_name(frame.tongue(), organisation.sector);
    auto const name = i18n::isolate(organisation.name);
    float const one = frame.line_height(name_style);
    float const name_height = std::min(3.6f * one, frame.measure(name, name_style, width).h);
    float const under_height =
        std::min(2 * frame.line_height(under_style), frame.measure(under, under_style, width).h);
    ui::Rect head = inside.cut_top(std::max(72.0f, name_height + under_height), 12);
    organisation_avatar(frame, head.cut_start(72, 16).centered({72, 72}), id, organisation);
    ui::Rect words = head.centered_at_start({head.w, name_height + under_height});
    frame.text(words.cut_top(name_height), name, name_style);
    frame.text(words, under, under_style);
}

MaybeIntent answer_buttons(ui::Frame& frame, ui::Rect rect, EmployerCard const& card) {
    MaybeIntent intent;
    auto const id = to_string(card.organisation);
    bool const no = card.answer == Answer::no;
    bool const yes = card.answer == Answer::yes;
    bool const later = card.answer == Answer::maybe;
    constexpr float gap = 12;
    ui::Rect middle = rect;
    float const side = (rect.w - ui::measure::target - 2 * gap) / 2;
    ui::Rect const first = middle.cut_start(side, gap);
    ui::Rect const last = middle.cut_end(side, gap);
    if (frame.button("employers.no." + id, first, frame.say("answer.no"),
                     {.icon = "close", .selected = no, .text_size = 22, .icon_size = 26}))
        intent = AnswerEmployer{card.organisation, Answer::no};
    auto const later_words = frame.say("employers.later");
    if (frame.button("employers.later." + id, middle, "",
                     {.icon = later ? "bookmark" : "bookmark_border",
                      .selected = later,
                      .icon_size = 32,
                      .spoken = later_words}))
        intent = AnswerEmployer{card.organisation, Answer::maybe};
    if (frame.button("employers.yes." + id, last, frame.say("answer.yes"),
                     {.kind = yes ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                      .icon = yes ? "favorite" : "favorite_border",
                      .text_size = 22,
                      .icon_size = 32}))
        intent = AnswerEmployer{card.organisation, Answer::yes};
    return intent;
}

// The tags in at most a part of the card; one that is wider than the card wraps beside an icon.
void card_tags(ui::Frame& frame, ui::Rect& inside, std::vector<ui::Tag> tags) {
    auto const fits = [&](ui::Tag const& tag) { return frame.tag_size(tag).w <= inside.w; };
    auto const wide = std::ranges::stable_partition(tags, fits);
    std::vector<ui::Tag> const lines(wide.begin(), wide.end());
    tags.erase(wide.begin(), wide.end());
    while (tags.size() > 1 && frame.tags_height(inside.w, tags) > inside.h * 0.45f) tags.pop_back();
    if (!tags.empty() && frame.tags_height(inside.w, tags) <= inside.h)
        inside.cut_top(frame.tags(inside, tags), 14);
    for (auto const& line : lines) {
        float const height = frame.reason_height(inside.w, line.text);
        if (height > inside.h * 0.6f) return;
        frame.reason(inside.cut_top(height, 10), "work", line.text, line.tint);
    }
}

MaybeIntent employer_card(Model const& model, ui::Frame& frame, ui::Rect rect,
                          EmployerCard const& card) {
    auto const* organisation = find_organisation(model, card.organisation);
    if (organisation == nullptr) return {};
    MaybeIntent intent;
    auto const id = to_string(card.organisation);
    if (frame.card_button("employers.open." + id, rect, organisation->name))
        intent = OpenEmployer{card.organisation};
    ui::Rect inside = rect.inset(24, 22);
    float const buttons = std::max(72.0f, frame.button_height() - 8);
    if (auto answer = answer_buttons(frame, inside.cut_bottom(buttons, 14), card))
        intent = std::move(answer);
    card_head(frame, inside, card.organisation, *organisation);
    card_tags(frame, inside, offer_tags(model, frame, card));
    reasons_that_fit(frame, inside, matching::headline(card.fit, 4), Reader::candidate);
    return intent;
}

int cards_a_page(ui::Frame const& frame) {
    if (frame.is_portrait()) return 2;
    return frame.text_scale() > 1.2f ? 2 : 3;
}

// What is shown, and the way to choose: in the top bar, or above the cards where that is full.
MaybeIntent filter_pill(Model const& model, ui::Frame& frame, Shell& page) {
    auto const words = frame.say("employers.filter");
    bool const set = model.visitor.filter.is_set();
    ui::PillLook const look{.icon = "filter_list", .selected = set, .spoken = words};
    float const icon = frame.pill_width("", look) + 20;
    bool const in_bar = icon <= page.top.w;
    bool const whole = !in_bar || frame.pill_width(words, look) + 20 <= page.top.w * 0.5f;
    ui::Rect above = in_bar ? ui::Rect{} : page.body.cut_top(frame.pill_height(), 12);
    if (frame.pill_at_end("employers.filter", in_bar ? page.top : above, whole ? words : "", look))
        return Open{Screen::employers_filter};
    return {};
}

std::string employers_subtitle(Model const& model, ui::Frame& frame) {
    auto const count = static_cast<std::int64_t>(model.employer_cards.size());
    return frame.tongue().plural("employers.count", count) + " · " +
           frame.say("employers.best_first");
}

}  // namespace

MaybeIntent view_employers(Model const& model, ui::Frame& frame) {
    auto const& cards = model.employer_cards;
    int const a_page = cards_a_page(frame);
    int const pages = (static_cast<int>(cards.size()) + a_page - 1) / a_page;
    float const dots_width = frame.page_dots_width(pages);
    auto page = shell(model, frame,
                      {.person = true,
                       .next = frame.say("employers.done"),
                       .next_id = "common.done",
                       .next_icon = "check",
                       .reserve = frame.is_portrait() ? 0 : dots_width});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Finish{};
    if (auto pressed = filter_pill(model, frame, page)) intent = std::move(pressed);
    auto const title = frame.say("employers.title");
    if (cards.empty()) {
        title_block(frame, page.body, title);
        empty_state(frame, page.body, "storefront", frame.say("employers.empty"),
                    frame.say("employers.empty_body"));
        return intent;
    }
    auto const chosen = std::ranges::count(cards, Answer::yes, &EmployerCard::answer);
    auto const chosen_words = frame.tongue().plural("employers.chosen", chosen);
    ui::PillLook const heart{.icon = "favorite", .pressable = false};
    float const pill = frame.pill_width(chosen_words, heart);
    if (pill + 40 <= page.top.w)
        frame.pill_at_end("employers.chosen", page.top, chosen_words, heart);
    bool const has_room = frame.is_portrait() || frame.text_scale() < 1.4f;
    title_block(
        frame, page.body, title,
        has_room && !model.visitor.near_misses ? employers_subtitle(model, frame) : std::string{});
    if (model.visitor.near_misses)
        notice(frame, page.body, "info", frame.say("employers.near_miss"));

    int const now = std::clamp(model.visitor.page, 0, pages - 1);
    // Where the bar has no room for the dots they stand under the cards.
    ui::Rect const dots =
        dots_width <= page.bottom.w ? page.bottom : page.body.cut_bottom(ui::measure::target, 12);
    auto const draw = [&](int shown, ui::Rect rect) {
        auto const places = frame.is_portrait() ? rect.rows(a_page, 20) : rect.columns(a_page, 20);
        for (int i = 0; i < a_page && shown * a_page + i < static_cast<int>(cards.size()); ++i) {
            auto const& card = cards[static_cast<std::size_t>(shown * a_page + i)];
            auto const place = places[static_cast<std::size_t>(i)];
            if (auto pressed = employer_card(model, frame, place, card))
                intent = std::move(pressed);
        }
    };
    if (auto const turned = frame.pages("employers.cards", page.body, pages, now, draw))
        intent = TurnPage{*turned};
    if (auto const touched = frame.page_dots("employers.page", dots, pages, now))
        intent = TurnPage{*touched};
    return intent;
}

}  // namespace ontmoet::screens
