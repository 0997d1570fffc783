// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/options.h"
#include "screens/parts.h"

#include <string>
#include <vector>

// What the pages of an offer share.
namespace ontmoet::screens {

// The offer that is being changed, with another value of one member.
template <class Value>
Intent edit_offer(Model const& model, Value domain::Offer::*member, Value value) {
    EditOffer edit{model.employer.draft.record};
    edit.offer.*member = std::move(value);
    return OffersIntent{std::move(edit)};
}

// The bars of a page, which leads on to the next one or back to the offer.
Shell offer_shell(Model const& model, ui::Frame& frame, float reserve = 0);
// Its name, or that it is new.
std::string draft_name(Model const& model, ui::Frame& frame);
// Why nobody may make such an offer, and what is unusual, cut off the top of the list.
void offer_notices(Model const& model, ui::Frame& frame, ui::Rect& list);

// A yes or no of the offer.
struct OfferSwitch {
    std::string_view key;
    std::string_view icon;
    bool domain::Offer::*member;
};
// Rows that are turned on and off, cut off the top of the list.
MaybeIntent offer_switches(Model const& model, ui::Frame& frame, ui::Rect& list,
                           std::span<OfferSwitch const> switches);
// A value of a list of codes.
struct OfferCode {
    std::string_view code;
    std::string_view key;
    std::string_view icon;
};
MaybeIntent offer_codes(Model const& model, ui::Frame& frame, ui::Rect& list,
                        std::span<OfferCode const> codes,
                        std::vector<std::string> domain::Offer::*member);
// One of some codes; touching the chosen one takes it back.
MaybeIntent offer_choice(Model const& model, ui::Frame& frame, ui::Rect& list,
                         std::string_view question_key, std::span<OfferCode const> codes,
                         std::string domain::Offer::*member);
// A row that leads to the keys, with what was typed.
MaybeIntent offer_typed(ui::Frame& frame, ui::Rect& list, std::string_view key,
                        std::string_view icon, std::string const& typed, OfferText what);

}  // namespace ontmoet::screens
