// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::screens {

namespace {

constexpr float mark_width = 48;

// What is not in the language of the screen begins at its own side and has its own voice.
ui::TextStyle in_language_of(Model const& model, cards::Card const& card, ui::TextStyle style) {
    if (card.language == model.language) return style;
    return style.in(card.language).with(ui::Align::own);
}

void card_title(Model const& model, ui::Frame& frame, ui::Rect& area, cards::Card const& card) {
    auto const style = in_language_of(model, card, title_style(frame));
    float const square = 72;
    float const height = std::max(square, frame.measure(card.title, style, area.w - square - 20).h);
    ui::Rect head = area.cut_top(height, 16);
    frame.icon_square(head.cut_start(square, 20).centered_at_start({square, square}), card.icon);
    frame.text(head, card.title, style.with(ui::Stand::middle));
}

// A dot, or the number of what stands in an order; on a line as high as the words beside it.
void item_mark(ui::Frame& frame, ui::Rect line, cards::Part const& part) {
    if (part.number == 0) {
        ui::Rect const dot = line.centered_at_start({mark_width - 20, 12}).centered({12, 12});
        frame.fill(dot, ui::Paint::primary, 6);
        return;
    }
    auto const number = frame.tongue().number(std::int64_t{part.number});
    frame.text(line, number,
               ui::style::strong.sized(24)
                   .with(ui::Paint::primary)
                   .with(ui::Stand::middle)
                   .lines(1)
                   .unspoken());
}

void card_part(Model const& model, ui::Frame& frame, ui::Rect& area, cards::Part const& part) {
    auto const& card = *model.card();
    auto const strong = in_language_of(model, card, ui::style::strong.sized(24));
    auto const plain = in_language_of(model, card, ui::style::body.sized(24));
    bool const is_item = part.kind == cards::Part::Kind::item;
    float const width = area.w - (is_item ? mark_width : 0);
    float const lead = part.lead.empty() ? 0 : frame.measure(part.lead, strong, width).h;
    float const words = part.words.empty() ? 0 : frame.measure(part.words, plain, width).h;
    float const between = lead > 0 && words > 0 ? 6.0f : 0.0f;
    ui::Rect place = area.cut_top(lead + between + words);
    if (is_item) {
        auto const line = frame.line_height(lead > 0 ? strong : plain);
        ui::Rect mark = place.cut_start(mark_width);
        item_mark(frame, mark.cut_top(line), part);
    }
    if (lead > 0) frame.text(place.cut_top(lead, between), part.lead, strong);
    if (words > 0) frame.text(place, part.words, plain);
}

// Items of one list belong together.
float gap_after(cards::Part const& one, cards::Part const& next) {
    auto const item = cards::Part::Kind::item;
    return one.kind == item && next.kind == item ? 12.0f : 18.0f;
}

void card_text(Model const& model, ui::Frame& frame, ui::Rect rect, cards::Card const& card) {
    frame.card(rect);
    ui::Rect area = frame.begin_scroll("info_card.text." + card.name, rect.inset(28, 16));
    float const begin = area.y;
    card_title(model, frame, area, card);
    for (std::size_t i = 0; i < card.parts.size(); ++i) {
        if (i > 0) area.cut_top(gap_after(card.parts[i - 1], card.parts[i]));
        card_part(model, frame, area, card.parts[i]);
    }
    frame.end_scroll(area.y - begin);
}

// The code of an address, what is there and how it is written.
void card_link(Model const& model, ui::Frame& frame, ui::Rect rect, cards::Card const& card) {
    auto const& link = *card.link;
    auto const middle = ui::Align::center;
    auto const address_style =
        ui::style::quiet.with(middle).in("en").shrinking(18).lines(3).unspoken();
    auto const words_style = in_language_of(model, card, ui::style::strong).with(middle);
    frame.card(rect, ui::CardKind::soft);
    ui::Rect inside = rect.inset(20, 20);
    auto const address = link.shown_address();
    bool const beside = inside.w > inside.h;
    float const side =
        beside ? std::min(inside.h, inside.w * 0.36f) : std::min(inside.w, inside.h * 0.5f);
    if (beside) {
        frame.code("info_card.code", inside.cut_start(side, 24).centered({side, side}),
                   link.code.side, link.code.modules);
    }
    float const words = frame.measure(link.words, words_style, inside.w).h;
    float const below = frame.measure(address, address_style, inside.w).h;
    float const all = (beside ? 0 : side + 20) + words + 12 + below;
    ui::Rect group = inside.centered({inside.w, std::min(inside.h, all)});
    if (!beside) {
        frame.code("info_card.code", group.cut_top(side, 20).centered({side, side}), link.code.side,
                   link.code.modules);
    }
    frame.text(group.cut_top(words, 12), link.words, words_style);
    frame.text(group, address, address_style);
}

}  // namespace

MaybeIntent view_info_card(Model const& model, ui::Frame& frame) {
    auto const* card = model.card();
    if (card == nullptr) return shell(model, frame).intent;
    auto const cards = model.info_cards();
    auto const at = static_cast<int>(card - cards.data());
    auto const count = static_cast<int>(cards.size());
    bool const is_last = at + 1 == count;
    ui::ButtonLook const before{.icon = "navigate_before", .enabled = at > 0};
    float const reserve = frame.button_width("", before) + 20;
    auto page = shell(model, frame,
                      {.next = frame.say("common.next"),
                       .next_id = "info_card.next",
                       .next_icon = "navigate_next",
                       .next_enabled = !is_last,
                       .reserve = reserve});
    MaybeIntent intent = page.intent;
    auto const go_to = [&](int index) {
        intent = OpenCard{cards[static_cast<std::size_t>(std::clamp(index, 0, count - 1))].name};
    };
    auto const& tongue = frame.tongue();
    auto const spoken =
        tongue.text("widget.page", {{"page", tongue.number(std::int64_t{std::max(1, at)})},
                                    {"count", tongue.number(std::int64_t{count})}});
    auto look = before;
    look.spoken = spoken;
    if (frame.button_at_end("info_card.before", page.bottom, "", look)) go_to(at - 1);
    if (page.next) go_to(at + 1);
    auto const place = tongue.number(at + std::int64_t{1}) + " / " + tongue.number(count + 0LL);
    auto const place_style = ui::style::quiet.with(ui::Stand::middle).lines(1);
    if (frame.measure(place, place_style).w <= page.bottom.w)
        frame.text(page.bottom, place, place_style.with(ui::Align::end));
    if (card->link) {
        ui::Rect const side = frame.is_portrait() ? page.body.cut_bottom(220, 20)
                                                  : page.body.cut_end(page.body.w * 0.28f, 28);
        card_link(model, frame, side, *card);
    }
    card_text(model, frame, page.body, *card);
    return intent;
}

}  // namespace ontmoet::screens
