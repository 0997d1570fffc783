// SPDX-License-Identifier: EUPL-1.2
#include "matching/ranking.h"

#include "domain/offer_rules.h"

#include <algorithm>

namespace ontmoet::matching {
namespace {

// The lists are made in the order of the ids, so a stable sort by score keeps ties by id.
template <class Ranked>
void best_first(std::vector<Ranked>& list) {
    std::ranges::stable_sort(list, std::greater{},
                             [](Ranked const& ranked) { return ranked.fit.score; });
}

// One level less, down to none at all.
domain::Level one_less(domain::Level level) {
    if (level <= domain::Level::a0) return level;
    return static_cast<domain::Level>(static_cast<int>(level) - 1);
}

}  // namespace

LeftOut left_out_by_dutch(domain::State const& state, domain::Offer const& offer) {
    auto less_speaking = offer;
    less_speaking.dutch_speaking_needed = one_less(offer.dutch_speaking_needed);
    auto less_reading = offer;
    less_reading.dutch_reading_needed = one_less(offer.dutch_reading_needed);
    LeftOut out;
    for (auto const& [id, candidate] : state.people) {
        if (!domain::is_shown_to_employers(candidate)) continue;
        ++out.of;
        out.people += dutch_falls_short(candidate.profile, offer) ? 1 : 0;
        out.with_less_speaking += dutch_falls_short(candidate.profile, less_speaking) ? 1 : 0;
        out.with_less_reading += dutch_falls_short(candidate.profile, less_reading) ? 1 : 0;
    }
    return out;
}

Context context_of(domain::State const& state) {
    Context context{state.event.places, {}};
    auto& languages = context.interpreter_languages;
    for (auto const& [id, interpreter] : state.interpreters)
        languages.insert(languages.end(), interpreter.languages.begin(),
                         interpreter.languages.end());
    std::ranges::sort(languages);
    languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
    return context;
}

namespace {

std::vector<RankedOffer> ranked_offers(domain::State const& state, domain::Profile const& profile,
                                       OrganisationId organisation,
                                       std::vector<OfferId> const& offers, Context const& context) {
    std::vector<RankedOffer> ranked;
    auto const found = state.organisations.find(organisation);
    if (found == state.organisations.end()) return ranked;
    for (auto const& id : offers)
        ranked.push_back({id, fit(profile, state.offers.at(id), found->second, context)});
    best_first(ranked);
    return ranked;
}

}  // namespace

std::vector<RankedOffer> offers_for(domain::State const& state, domain::Profile const& profile,
                                    OrganisationId organisation, Context const& context) {
    return ranked_offers(state, profile, organisation, domain::offers_of(state, organisation),
                         context);
}

RankedEmployer fit_with_organisation(domain::State const& state, domain::Profile const& profile,
                                     OrganisationId organisation, Context const& context) {
    return fit_with_offers(state, profile, organisation, domain::offers_of(state, organisation),
                           context);
}

RankedEmployer fit_with_offers(domain::State const& state, domain::Profile const& profile,
                               OrganisationId organisation, std::vector<OfferId> const& offers,
                               Context const& context) {
    auto ranked = ranked_offers(state, profile, organisation, offers, context);
    if (ranked.empty()) return {organisation, {}, {}};
    return {organisation, ranked.front().offer, std::move(ranked.front().fit)};
}

std::vector<RankedEmployer> employers_for(domain::State const& state,
                                          domain::Profile const& profile, Context const& context) {
    std::vector<RankedEmployer> ranked;
    for (auto const& [id, organisation] : state.organisations)
        if (domain::is_confirmed(state, id))
            ranked.push_back(fit_with_organisation(state, profile, id, context));
    std::ranges::stable_sort(ranked, std::greater{}, [](RankedEmployer const& employer) {
        return employer.best_offer.is_none() ? -1 : employer.fit.score;
    });
    return ranked;
}

std::vector<RankedCandidate> candidates_for(domain::State const& state, OfferId offer,
                                            Context const& context) {
    std::vector<RankedCandidate> ranked;
    auto const found = state.offers.find(offer);
    if (found == state.offers.end()) return ranked;
    auto const organisation = state.organisations.find(found->second.organisation);
    if (!domain::is_confirmed(state, found->second.organisation)) return ranked;
    for (auto const& [id, candidate] : state.people)
        if (domain::is_shown_to_employers(candidate))
            ranked.push_back(
                {id, fit(candidate.profile, found->second, organisation->second, context)});
    best_first(ranked);
    return ranked;
}

}  // namespace ontmoet::matching
