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

Context context_of(domain::State const& state);

// The best of the organisation's offers for this profile.
RankedEmployer fit_with_organisation(domain::State const& state, domain::Profile const& profile,
                                     OrganisationId organisation, Context const& context);
// All offers of one organisation.
std::vector<RankedOffer> offers_for(domain::State const& state, domain::Profile const& profile,
                                    OrganisationId organisation, Context const& context);
// All organisations of the event.
std::vector<RankedEmployer> employers_for(domain::State const& state,
                                          domain::Profile const& profile, Context const& context);
// Everyone whose work employers may see (domain::is_shown_to_employers). Empty for an unknown
// offer.
std::vector<RankedCandidate> candidates_for(domain::State const& state, OfferId offer,
                                            Context const& context);

}  // namespace ontmoet::matching
