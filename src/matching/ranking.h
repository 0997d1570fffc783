// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "matching/fit.h"

#include <vector>

// Lists in the order of the fit, best first; equal fits by id, so that every kiosk shows the same.
namespace ontmoet::matching {

struct RankedOffer {
    OfferId offer;
    Fit fit;
};
struct RankedEmployer {
    OrganisationId organisation;
    OfferId best_offer;  // none when they offer nothing; they stand last, with score 0
    Fit fit;             // of the best offer
};
struct RankedCandidate {
    PersonId person;
    Fit fit;
};

// How many of the candidates this device knows drop out by the Dutch an offer really needs, and how
// many still would if it needed one level less.
struct LeftOut {
    int of = 0;  // all whose work employers may see
    int people = 0;
    int with_less_speaking = 0;
    int with_less_reading = 0;
    friend bool operator==(LeftOut const&, LeftOut const&) = default;
};
LeftOut left_out_by_dutch(domain::State const& state, domain::Offer const& offer);

Context context_of(domain::State const& state);

// The best of the organisation's offers for this profile.
RankedEmployer fit_with_organisation(domain::State const& state, domain::Profile const& profile,
                                     OrganisationId organisation, Context const& context);
// The same for who asks often: `offers` are the organisation's (domain::offers_of).
RankedEmployer fit_with_offers(domain::State const& state, domain::Profile const& profile,
                               OrganisationId organisation, std::vector<OfferId> const& offers,
                               Context const& context);
// All offers of one organisation.
std::vector<RankedOffer> offers_for(domain::State const& state, domain::Profile const& profile,
                                    OrganisationId organisation, Context const& context);
// All organisations of the event that nobody has to confirm any more.
std::vector<RankedEmployer> employers_for(domain::State const& state,
                                          domain::Profile const& profile, Context const& context);
// Everyone whose work employers may see (domain::is_shown_to_employers). Empty for an unknown
// offer, and for one of an organisation that waits to be confirmed.
std::vector<RankedCandidate> candidates_for(domain::State const& state, OfferId offer,
                                            Context const& context);

}  // namespace ontmoet::matching
