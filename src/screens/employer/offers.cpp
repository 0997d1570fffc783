// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"
#include "i18n/tongue.h"
#include "screens/offer_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

// One offer with the heights of its parts: its buttons stand beside the words or below them.
struct OfferCard {
    OfferId id;
    domain::Offer const* offer = nullptr;
    std::string name;
    std::vector<ui::Tag> tags;
    std::string button;
    float name_height = 0, tags_height = 0, buttons_width = 0;
    bool below = false;

    float height(ui::Frame const& frame) const {
        float const words = name_height + 10 + tags_height;
        float const buttons = frame.button_height();
        return 40 + (below ? words + 16 + buttons : std::max(words, buttons));
    }
};

ui::ButtonLook right_look(domain::Offer const& offer, bool checked) {
    return {.icon = offer.filled ? "replay" : "check",
            .selected = checked && !offer.filled,
            .text_size = 22,
            .icon_size = 30};
}

OfferCard offer_card_of(Model const& model, ui::Frame& frame, OfferId id, float width) {
    OfferCard card;
    card.id = id;
    card.offer = find_offer(model, id);
    card.name = offer_name(frame.tongue(), *card.offer);
    card.tags = offer_tags(frame, *card.offer);
    if (card.offer->filled)
        card.tags.insert(card.tags.begin(),
                         {frame.say("offers.filled"), ui::Tint::neutral, "event_busy"});
    card.button = frame.say(card.offer->filled ? "offers.open_again" : "offers.right");
    card.buttons_width = frame.button_width(card.button, right_look(*card.offer, false)) + 16 +
                         frame.button_width("", {.icon = "edit"});
    float words = width - 48;
    card.below = frame.is_portrait() || words - card.buttons_width < 480 * frame.text_scale();
    if (!card.below) words -= card.buttons_width + 32;
    card.name_height = frame.measure(card.name, ui::style::heading.sized(26), words).h;
    card.tags_height = frame.tags_height(words, card.tags);
    return card;
}

MaybeIntent draw_offer_card(Model const& model, ui::Frame& frame, ui::Rect rect,
                            OfferCard const& card) {
    MaybeIntent intent;
    auto const& offer = *card.offer;
    bool const checked = offer.checked_on == i18n::iso_date(model.now);
    frame.card(rect, checked && !offer.filled ? ui::CardKind::selected : ui::CardKind::plain);
    auto inside = rect.inset(24, 20);
    auto buttons = card.below ? inside.cut_bottom(frame.button_height(), 16)
                              : inside.cut_end(card.buttons_width, 32)
                                    .centered({card.buttons_width, frame.button_height()});
    auto const key = to_string(card.id);
    auto const edit = frame.say("offers.edit");
    if (frame.button("offers.edit." + key,
                     buttons.cut_end(frame.button_width("", {.icon = "edit"}), 16), "",
                     {.icon = "edit", .spoken = edit}))
        intent = OffersIntent{OpenOffer{card.id}};
    if (frame.button((offer.filled ? "offers.open." : "offers.right.") + key, buttons, card.button,
                     right_look(offer, checked)))
        intent = offer.filled ? OffersIntent{FillOffer{card.id, false}}
                              : OffersIntent{OfferIsRight{card.id}};
    frame.text(inside.cut_top(card.name_height, 10), card.name, ui::style::heading.sized(26));
    frame.tags(inside, card.tags);
    return intent;
}

}  // namespace

MaybeIntent view_offers(Model const& model, ui::Frame& frame) {
    auto const add = frame.say("offers.add");
    ui::ButtonLook const add_look{.icon = "add"};
    auto page =
        shell(model, frame,
              {.next = frame.say("common.next"), .reserve = reserve_for(frame, add, add_look)});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    if (extra_button(frame, page, "offers.add", add, add_look)) intent = OffersIntent{BeginOffer{}};
    auto const* ours = find_organisation(model, model.employer.organisation);
    auto const offers = domain::own_offers_of(*model.state, model.employer.organisation);
    if (offers.empty()) {
        empty_state(frame, page.body, "work_outline", frame.say("offers.none"),
                    frame.say("offers.none_body"));
        return intent;
    }
    title_block(frame, page.body, frame.say("offers.title"),
                ours == nullptr ? std::string{} : i18n::isolate(ours->name));
    auto list = frame.begin_scroll("offers.list", page.body);
    float const top = list.y;
    for (auto const& id : offers) {
        auto const card = offer_card_of(model, frame, id, list.w);
        auto const rect = list.cut_top(card.height(frame), 16);
        if (auto said = draw_offer_card(model, frame, rect, card)) intent = std::move(said);
    }
    if (frame.row("offers.organisation", list.cut_top(frame.row_height(true), 16),
                  frame.say("ours.title"), {.icon = "business", .end_icon = "chevron_right"}))
        intent = Open{Screen::our_organisation};
    frame.end_scroll(list.y - top - 16);
    return intent;
}

}  // namespace ontmoet::screens
