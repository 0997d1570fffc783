// SPDX-License-Identifier: EUPL-1.2
#include "screens/employer/offer_parts.h"

#include "domain/offer_rules.h"
#include "i18n/tongue.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

constexpr float k_between_rows = 12;

// A row that may need a second line for its words.
bool offer_row(ui::Frame& frame, ui::Rect& list, std::string_view id, std::string_view key,
               ui::RowLook const& look) {
    constexpr float beside = 20 + 56 + 20 + 40 + 12 + 20;
    auto const words = frame.say(key);
    float const needed = frame.measure(words, ui::style::strong, list.w - beside).h + 32;
    auto const height = std::max(frame.row_height(false), needed);
    return frame.row(id, list.cut_top(height, k_between_rows), words, look);
}

std::string_view check_box(bool on) {
    return on ? "check_box" : "check_box_outline_blank";
}

}  // namespace

Shell offer_shell(Model const& model, ui::Frame& frame, float reserve) {
    auto page = shell(model, frame, {.next = frame.say("common.next"), .reserve = reserve});
    if (page.next) page.intent = Next{};
    return page;
}

std::string draft_name(Model const& model, ui::Frame& frame) {
    auto const& offer = model.employer.draft.record;
    bool const is_named = !offer.title.empty() || !offer.occupation.empty();
    return is_named ? offer_name(frame.tongue(), offer) : frame.say("offers.new");
}

void offer_notices(Model const& model, ui::Frame& frame, ui::Rect& list) {
    auto const& offer = model.employer.draft.record;
    for (auto const& key : domain::offer_lacks(offer))
        notice(frame, list, "block", frame.say(key), ui::Tint::bad);
    for (auto const& key : domain::offer_warnings(offer, i18n::iso_date(model.now)))
        notice(frame, list, "info", frame.say(key));
}

MaybeIntent offer_switches(Model const& model, ui::Frame& frame, ui::Rect& list,
                           std::span<OfferSwitch const> switches) {
    MaybeIntent intent;
    auto const& offer = model.employer.draft.record;
    for (auto const& one : switches) {
        bool const on = offer.*one.member;
        if (offer_row(frame, list, one.key, one.key,
                      {.icon = one.icon, .end_icon = check_box(on), .selected = on}))
            intent = edit_offer(model, one.member, !on);
    }
    return intent;
}

MaybeIntent offer_codes(Model const& model, ui::Frame& frame, ui::Rect& list,
                        std::span<OfferCode const> codes,
                        std::vector<std::string> domain::Offer::*member) {
    MaybeIntent intent;
    auto const& chosen = model.employer.draft.record.*member;
    for (auto const& one : codes) {
        std::string const code{one.code};
        bool const on = holds(chosen, code);
        if (!offer_row(frame, list, one.key, one.key,
                       {.icon = one.icon, .end_icon = check_box(on), .selected = on}))
            continue;
        auto now = chosen;
        turn(now, code);
        intent = edit_offer(model, member, std::move(now));
    }
    return intent;
}

MaybeIntent offer_choice(Model const& model, ui::Frame& frame, ui::Rect& list,
                         std::string_view question_key, std::span<OfferCode const> codes,
                         std::string domain::Offer::*member) {
    auto const& chosen = model.employer.draft.record.*member;
    std::vector<Option> options;
    for (auto const& one : codes)
        options.push_back({std::string{one.key}, one.key, one.icon, chosen == one.code});
    auto const touched = option_buttons(model, frame, list, question_key, options);
    if (!touched) return {};
    return edit_offer(
        model, member,
        options[*touched].selected ? std::string{} : std::string{codes[*touched].code});
}

MaybeIntent offer_typed(ui::Frame& frame, ui::Rect& list, std::string_view key,
                        std::string_view icon, std::string const& typed, OfferText what) {
    bool const touched = offer_row(frame, list, key, key,
                                   {.icon = icon,
                                    .end_icon = typed.empty() ? "chevron_right" : "check_circle",
                                    .selected = !typed.empty()});
    if (!typed.empty())
        frame.paragraph(list, typed, ui::style::quiet.with(ui::Align::own), k_between_rows);
    if (!touched) return {};
    return OffersIntent{TypeInOffer{what}};
}

}  // namespace ontmoet::screens
