// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/offer_parts.h"
#include "screens/months.h"
#include "screens/offer_words.h"
#include "screens/views.h"
#include "screens/week.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

constexpr std::array k_contracts{
    OfferCode{"temporary", "offer.contract.temporary", "hourglass_empty"},
    OfferCode{"permanent", "offer.contract.permanent", "verified"},
    OfferCode{"agency", "offer.contract.agency", "business"}};
constexpr std::array k_pays{OfferCode{"wage", "offer.pay.wage", "payments"},
                            OfferCode{"benefit", "offer.pay.benefit", "account_balance"},
                            OfferCode{"allowance", "offer.pay.allowance", "savings"}};

MaybeIntent offer_ways(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const area = frame.begin_scroll("offer.ways", rect);
    float const height =
        std::max(frame.row_height(false), 2 * frame.line_height(ui::style::strong) + 24);
    auto const ways = way_pictures();
    auto const grid = tile_grid(area, static_cast<int>(ways.size()), {rect.w, height}, rect.h,
                                std::max(96.0f, height));
    for (std::size_t i = 0; i < ways.size(); ++i) {
        auto const& [way, icon] = ways[i];
        std::string const key = "way." + std::string{domain::to_text(way)};
        bool const selected = model.employer.draft.record.kind == way;
        if (frame.row("offer." + key, grid.cells[i], frame.say(key),
                      {.icon = icon,
                       .end_icon = selected ? "radio_button_checked" : "radio_button_unchecked",
                       .selected = selected}) &&
            !selected)
            intent = edit_offer(model, &domain::Offer::kind, way);
    }
    frame.end_scroll(grid.height);
    return intent;
}

// Cut off the top of the list.
MaybeIntent offer_stepper(Model const& model, ui::Frame& frame, ui::Rect& list, std::string_view id,
                          int domain::Offer::*member, ui::StepperLook const& look) {
    auto const label = frame.say(id);
    auto const rect = list.cut_top(frame.stepper_height(list.w, label), 20);
    auto const counted = frame.stepper(id, rect, label, model.employer.draft.record.*member, look);
    if (!counted) return {};
    return edit_offer(model, member, *counted);
}

// A month, or none: the first step says so.
MaybeIntent month_stepper(Model const& model, ui::Frame& frame, ui::Rect& list, std::string_view id,
                          std::string_view none_key, std::string domain::Offer::*member,
                          std::string (*date_of)(int)) {
    constexpr int most_months = 36;
    int const now = month_of(i18n::iso_date(model.now)).value_or(0);
    auto const said = month_of(model.employer.draft.record.*member);
    int const month = said ? std::max(now, *said) : now - 1;
    auto const label = frame.say(id);
    auto const words = said ? month_name(frame.tongue(), *said) : frame.say(none_key);
    auto const rect = list.cut_top(frame.stepper_height(list.w, label), 20);
    auto const counted = frame.stepper(
        id, rect, label, month,
        {.least = now - 1, .most = std::max(month, now + most_months), .words = words});
    if (!counted) return {};
    return edit_offer(model, member, *counted < now ? std::string{} : date_of(*counted));
}

}  // namespace

MaybeIntent view_offer_kind(Model const& model, ui::Frame& frame) {
    auto page = offer_shell(model, frame);
    MaybeIntent intent = page.intent;
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.5f, 24)
                                          : first.cut_end(first.w * 0.5f, 40);
    question(model, frame, first, "offer.kind");
    take(offer_ways(model, frame, first));
    auto list = frame.begin_scroll("offer.kinds", second);
    float const top = list.y;
    offer_notices(model, frame, list);
    constexpr int most_places = 99;
    take(offer_stepper(model, frame, list, "offer.number", &domain::Offer::number,
                       {.least = 1, .most = most_places}));
    take(offer_choice(model, frame, list, "offer.contract", k_contracts, &domain::Offer::contract));
    take(offer_choice(model, frame, list, "offer.pay", k_pays, &domain::Offer::pay));
    frame.end_scroll(list.y - top - 24);
    return intent;
}

MaybeIntent view_offer_when(Model const& model, ui::Frame& frame) {
    auto page = offer_shell(model, frame);
    MaybeIntent intent = page.intent;
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    auto const& offer = model.employer.draft.record;
    title_block(frame, page.body, frame.say("offer.when"), second_words(model, "offer.when"));
    auto list = frame.begin_scroll("offer.times", page.body);
    float const top = list.y;
    offer_notices(model, frame, list);
    if (auto const slot =
            week_of(frame, "offer.days", list.cut_top(week_height(frame, list.w), 24), offer.days))
        take(edit_offer(model, &domain::Offer::days, domain::Days{offer.days.mask ^ *slot}));
    int const columns = frame.is_portrait() || frame.text_scale() > 1.2f ? 1 : 3;
    auto cells = list.columns(columns, 24);
    auto const cell = [&](std::size_t which) -> ui::Rect& {
        return columns == 1 ? cells[0] : cells[which];
    };
    constexpr int most_hours = 40;
    auto const agreed = frame.say("offer.to_be_agreed");
    take(
        offer_stepper(model, frame, cell(0), "offer.hours_week", &domain::Offer::hours,
                      {.most = most_hours,
                       .step = 4,
                       .words = offer.hours == 0 ? std::string_view{agreed} : std::string_view{}}));
    take(month_stepper(model, frame, cell(1), "offer.begins", "days.at_once",
                       &domain::Offer::starts, first_day_of));
    take(month_stepper(model, frame, cell(2), "offer.ends", "offer.no_end",
                       &domain::Offer::end_date, last_day_of));
    float bottom = list.y;
    for (auto const& one : cells) bottom = std::max(bottom, one.y);
    list.cut_top(bottom - list.y);
    constexpr std::array lessons{
        OfferSwitch{"offer.lessons_fit", "school", &domain::Offer::lessons_fit}};
    take(offer_switches(model, frame, list, lessons));
    frame.end_scroll(list.y - top - 12);
    return intent;
}

}  // namespace ontmoet::screens
