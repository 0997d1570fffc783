// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/limits.h"
#include "kiosk/update.h"
#include "matching/fit.h"
#include "matching/ranking.h"

#include <algorithm>
#include <set>

namespace ontmoet::kiosk {
namespace {

using screens::Model;
using screens::Screen;

void refresh_employers(Model& model) {
    model.employer_cards.clear();
    auto const& state = *model.state;
    auto const context = matching::context_of(state);
    for (auto const& ranked : matching::employers_for(state, model.visitor.profile, context)) {
        screens::EmployerCard card{ranked.organisation, ranked.best_offer, ranked.fit, {}};
        auto const said = state.preferences.find({model.visitor.person, ranked.organisation});
        if (said != state.preferences.end()) card.answer = said->second.candidate;
        model.employer_cards.push_back(std::move(card));
    }
}

bool passes(screens::Employer const& filter, domain::Candidate const& candidate, bool starred) {
    auto const& profile = candidate.profile;
    if (filter.only_starred && !starred) return false;
    if (filter.only_licence && !profile.driving_licence) return false;
    if (filter.only_now && !profile.from.empty()) return false;
    if (!filter.levels.empty() &&
        std::ranges::find(filter.levels, profile.dutch.speaking) == filter.levels.end())
        return false;
    if (!filter.only_evenings) return true;
    for (int day = 0; day < 7; ++day)
        if (profile.days.has(day, 2) ||
            (day >= 5 && (profile.days.has(day, 0) || profile.days.has(day, 1))))
            return true;
    return false;
}

void refresh_candidates(Model& model) {
    model.candidate_cards.clear();
    auto const& state = *model.state;
    auto const offer = state.offers.find(model.employer.offer);
    if (offer == state.offers.end()) return;
    auto const context = matching::context_of(state);
    for (auto const& ranked : matching::candidates_for(state, offer->first, context)) {
        auto const said = state.preferences.find({ranked.person, model.employer.organisation});
        bool const starred =
            said != state.preferences.end() && said->second.employer == domain::Answer::yes;
        if (passes(model.employer, state.people.at(ranked.person), starred))
            model.candidate_cards.push_back({ranked.person, ranked.fit, starred});
    }
}

}  // namespace

void refresh_cards(Model& model) {
    switch (model.screen()) {
        case Screen::employers:
        case Screen::employer:
        case Screen::schedule:
        case Screen::ready: refresh_employers(model); break;
        case Screen::browse:
        case Screen::candidate: refresh_candidates(model); break;
        default: break;
    }
}

std::vector<PersonId> find_people(Model& model, std::string const& typed) {
    auto const query = i18n::name_keys({typed});
    std::vector<std::pair<int, PersonId>> scored;
    for (auto const& [id, candidate] : model.state->people) {
        auto& keys = model.name_keys[id];
        auto const& profile = candidate.profile;
        if (keys.spellings.empty())
            keys = i18n::name_keys(
                {profile.given_name + " " + profile.family_name, profile.own_script_name});
        int const score = i18n::match_name(query, keys);
        if (score > 0) scored.emplace_back(-score, id);
    }
    std::ranges::sort(scored);
    if (scored.size() > k_most_found) scored.resize(k_most_found);
    std::vector<PersonId> found;
    for (auto const& [score, id] : scored) found.push_back(id);
    return found;
}

}  // namespace ontmoet::kiosk
