// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"
#include "i18n/tongue.h"
#include "screens/employer/offer_parts.h"
#include "screens/months.h"
#include "screens/offer_words.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

// A page of the offer, and what is said there in short.
struct OfferPart {
    Screen screen;
    char const* id;
    char const* key;
    char const* icon;
    std::string said;
};

std::string joined(std::vector<std::string> const& parts) {
    std::string words;
    for (auto const& part : parts)
        if (!part.empty()) words += (words.empty() ? "" : " · ") + part;
    return words;
}

std::string when_words(ui::Frame& frame, domain::Offer const& offer) {
    auto const& tongue = frame.tongue();
    auto const month = [&](std::string const& date) {
        auto const found = month_of(date);
        return found ? month_name(tongue, *found) : std::string{};
    };
    auto const from = month(offer.starts);
    auto const until = month(offer.end_date);
    return joined({offer.hours > 0 ? tongue.plural("offer.hours", offer.hours) : std::string{},
                   from.empty() && until.empty() ? std::string{}
                   : until.empty()               ? from
                                                 : from + " – " + until});
}

std::string dutch_words(ui::Frame& frame, domain::Offer const& offer) {
    auto const level = [&](domain::Level one) {
        return one > domain::Level::a0 ? level_name(frame.tongue(), one)
                                       : frame.say("offer.no_dutch");
    };
    auto const highest = std::max(offer.dutch_speaking_needed, offer.dutch_reading_needed);
    return joined(
        {level(highest), offer.english_enough ? frame.say("offer.english_enough") : std::string{}});
}

std::array<OfferPart, 6> offer_parts_of(ui::Frame& frame, domain::Offer const& offer) {
    auto const& tongue = frame.tongue();
    auto const pay = "offer.pay." + offer.pay;
    bool const learns = offer.learning_on_the_job && offer.learning_goal.empty();
    return {
        {{Screen::offer_work, "offer.work", "offer.work", "work",
          joined({sector_name(tongue, offer.sector), i18n::isolate(offer.title)})},
         {Screen::offer_kind, "offer.kind", "offer.kind", "handshake",
          joined({way_name(tongue, offer.kind), tongue.plural("offer.places", offer.number)})},
         {Screen::offer_when, "offer.when", "offer.when", "date_range", when_words(frame, offer)},
         {Screen::offer_dutch, "offer.dutch", "offer.dutch", "translate",
          dutch_words(frame, offer)},
         {Screen::offer_learning, "offer.learns", "offer.learns", "school",
          learns ? frame.say("offer.learning") : goal_name(tongue, offer.learning_goal)},
         {Screen::offer_terms, "offer.terms", "offer.terms", "checklist",
          offer.pay.empty() || !tongue.has(pay) ? std::string{} : tongue.text(pay)}}};
}

constexpr float k_beside_part = 2 * 20 + 56 + 20 + 32 + 12;

float part_height(ui::Frame& frame, float width, OfferPart const& part) {
    float const words = width - k_beside_part;
    float height = frame.measure(frame.say(part.key), ui::style::strong, words).h;
    if (!part.said.empty()) height += 6 + frame.measure(part.said, ui::style::small, words).h;
    return std::max(88.0f, height + 32);
}

bool draw_part(ui::Frame& frame, ui::Rect rect, OfferPart const& part) {
    auto const title = frame.say(part.key);
    bool const pressed = frame.card_button(part.id, rect, title);
    auto inside = rect.inset(20, 12);
    frame.icon_square(inside.cut_start(56, 20).centered({56, 56}), part.icon);
    frame.icon(inside.cut_end(32, 12), "chevron_right", ui::Paint::primary_ink, 32);
    float const title_height = frame.measure(title, ui::style::strong, inside.w).h;
    float const said =
        part.said.empty() ? 0 : 6 + frame.measure(part.said, ui::style::small, inside.w).h;
    auto words = inside.centered({inside.w, title_height + said});
    frame.text(words.cut_top(title_height, part.said.empty() ? 0 : 6), title, ui::style::strong);
    if (!part.said.empty()) frame.text(words, part.said, ui::style::small_quiet);
    return pressed;
}

MaybeIntent draw_offer_parts(ui::Frame& frame, ui::Rect& list, domain::Offer const& offer) {
    MaybeIntent intent;
    int const columns = frame.is_portrait() || frame.text_scale() > 1.2f ? 1 : 2;
    constexpr float gap = 16;
    float const width = list.columns(columns, gap)[0].w;
    auto const parts = offer_parts_of(frame, offer);
    float height = 0;
    for (auto const& part : parts) height = std::max(height, part_height(frame, width, part));
    auto const count = static_cast<int>(parts.size());
    int const rows = (count + columns - 1) / columns;
    auto const cells =
        list.cut_top(static_cast<float>(rows) * (height + gap) - gap, gap).grid(columns, rows, gap);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (draw_part(frame, cells[i], parts[i])) intent = Open{parts[i].screen};
    return intent;
}

}  // namespace

MaybeIntent view_offer(Model const& model, ui::Frame& frame) {
    auto const& draft = model.employer.draft;
    auto const& offer = draft.record;
    auto const* known = find_offer(model, draft.offer);
    bool const is_filled = known != nullptr && known->filled;
    auto const fill = frame.say(is_filled ? "offers.open_again" : "offers.fill");
    ui::ButtonLook const fill_look{.icon = is_filled ? "replay" : "event_busy"};
    bool const is_named = !offer.title.empty() || !offer.occupation.empty();
    auto page = shell(model, frame,
                      {.next = frame.say("offers.right"),
                       .next_id = "offer.right",
                       .next_icon = "check",
                       .next_enabled = is_named && domain::offer_is_allowed(offer),
                       .reserve = known == nullptr ? 0 : reserve_for(frame, fill, fill_look)});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    if (known != nullptr && extra_button(frame, page, "offer.fill", fill, fill_look))
        intent = OffersIntent{FillOffer{draft.offer, !is_filled}};
    title_block(frame, page.body, draft_name(model, frame));
    auto list = frame.begin_scroll("offer.parts", page.body);
    float const top = list.y;
    offer_notices(model, frame, list);
    if (auto said = draw_offer_parts(frame, list, offer)) intent = std::move(said);
    frame.end_scroll(list.y - top - 16);
    return intent;
}

}  // namespace ontmoet::screens
