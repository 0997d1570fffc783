// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "matching/ranking.h"

#include <string>
#include <variant>

// What an employer's staff say about themselves and their offers: a part of Model (model.h), and
// what they touch.
namespace ontmoet::screens {

// What of an offer is typed.
enum class OfferText { title, goal, place };

// The offer that is being changed. It is said as soon as somebody may make such an offer.
struct OfferDraft {
    OfferId offer;  // none: nothing is being changed
    domain::Offer record;
    bool is_new = false;   // page by page, for the first time
    bool is_saved = true;  // false: what was typed or may not be is not said yet
    std::string sector{};  // of the page of the work: its occupations are shown
    OfferText typing = OfferText::title;
    matching::LeftOut left_out;  // made anew by update()
};

// The organisation as its staff change it, or as somebody tells it whom nobody announced; and a
// colleague who is not on the list.
struct OurDraft {
    domain::Organisation record;
    bool is_new = false;  // registers here and now
    bool is_saved = true;
    std::string colleague{};
    std::string role{};
};

struct BeginEmployer {};  // "we are not on the list"
struct EditOrganisation {
    domain::Organisation organisation;
};  // with the change made
struct NameColleague {
    std::string name;
    std::string role;
};  // what stands in the fields now
struct HearPitch {
    OrganisationId organisation;
};
// By a host.
struct OpenNewEmployer {
    OrganisationId organisation;
};
struct ChooseNewTable {
    int number;
};
struct ConfirmEmployer {
    bool with_table;  // that was chosen; else none yet
};

struct BeginOffer {};  // one more
struct OpenOffer {
    OfferId offer;
};
struct EditOffer {
    domain::Offer offer;
};  // the whole offer with the change made
struct OfferIsRight {
    OfferId offer;
};  // again takes it back
struct FillOffer {
    OfferId offer;
    bool filled;
};
struct ShowOccupations {
    std::string sector;
};  // of the page of the work; empty: the sectors
struct TypeInOffer {
    OfferText what;
};  // opens the keys for it

using OffersIntent =
    std::variant<BeginEmployer, EditOrganisation, NameColleague, HearPitch, OpenNewEmployer,
                 ChooseNewTable, ConfirmEmployer, BeginOffer, OpenOffer, EditOffer, OfferIsRight,
                 FillOffer, ShowOccupations, TypeInOffer>;

}  // namespace ontmoet::screens
