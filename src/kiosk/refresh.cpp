// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/limits.h"
#include "kiosk/update.h"
#include "matching/fit.h"
#include "matching/ranking.h"

#include <algorithm>
#include <tuple>

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
    // The last level to choose stands for all above it.
    auto const level = std::min(profile.dutch.speaking, domain::Level::c1);
    if (!filter.levels.empty() && std::ranges::find(filter.levels, level) == filter.levels.end())
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
    model.employer.on_my_list = 0;
    auto const& state = *model.state;
    auto const offer = state.offers.find(model.employer.offer);
    if (offer == state.offers.end()) return;
    auto const context = matching::context_of(state);
    for (auto const& ranked : matching::candidates_for(state, offer->first, context)) {
        auto const said = state.preferences.find({ranked.person, model.employer.organisation});
        bool const starred =
            said != state.preferences.end() && said->second.employer == domain::Answer::yes;
        model.employer.on_my_list += starred ? 1 : 0;
        auto const& candidate = state.people.at(ranked.person);
        if (passes(model.employer, candidate, starred))
            model.candidate_cards.push_back(
                {ranked.person, ranked.fit, starred, candidate.checked_in});
    }
}

i18n::NameKeys const& name_keys_of(Model& model, PersonId id, domain::Candidate const& candidate) {
    auto& keys = model.name_keys[id];
    auto const& profile = candidate.profile;
    if (keys.spellings.empty())
        keys = i18n::name_keys(
            {profile.given_name + " " + profile.family_name, profile.own_script_name});
    return keys;
}

// One or two letters match nobody by i18n::match_name; for a host they are how a name begins.
bool begins_with(i18n::NameKeys const& keys, std::string const& letters) {
    return std::ranges::any_of(keys.spellings, [&](i18n::NameSpelling const& spelling) {
        return std::ranges::any_of(spelling.words, [&](i18n::NameWord const& word) {
            return word.latin.starts_with(letters);
        });
    });
}

void find_arrivals(Model& model, std::string const& typed) {
    auto const query = i18n::name_keys({typed});
    auto const letters = i18n::search_key(typed);
    std::vector<std::pair<int, PersonId>> scored;
    for (auto const id : model.host.arrivals.people) {
        auto const& keys = name_keys_of(model, id, model.state->people.at(id));
        int score = i18n::match_name(query, keys);
        if (score == 0 && begins_with(keys, letters)) score = 1;
        if (score > 0) scored.emplace_back(-score, id);
    }
    std::ranges::stable_sort(scored, {}, &std::pair<int, PersonId>::first);
    model.host.arrivals.people.clear();
    for (auto const& [score, id] : scored) model.host.arrivals.people.push_back(id);
}

void refresh_arrivals(Model& model) {
    screens::Arrivals arrivals;
    auto const& state = *model.state;
    for (auto const& [id, candidate] : state.people) {
        arrivals.here += candidate.checked_in ? 1 : 0;
        if (!candidate.registered) continue;
        ++arrivals.expected;
        arrivals.people.push_back(id);
    }
    for (auto const& [id, member] : state.staff) {
        ++arrivals.staff;
        arrivals.staff_here += member.checked_in ? 1 : 0;
    }
    std::ranges::stable_sort(arrivals.people, {}, [&](PersonId const& id) {
        auto const& profile = state.people.at(id).profile;
        return std::tie(profile.given_name, profile.family_name);
    });
    model.host.arrivals = std::move(arrivals);
    auto const& search = model.host.search;
    if (search && !i18n::search_key(*search).empty()) find_arrivals(model, *search);
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
        case Screen::arrivals: refresh_arrivals(model); break;
        default: break;
    }
}

std::vector<PersonId> find_people(Model& model, std::string const& typed) {
    auto const query = i18n::name_keys({typed});
    std::vector<std::pair<int, PersonId>> scored;
    for (auto const& [id, candidate] : model.state->people) {
        int const score = i18n::match_name(query, name_keys_of(model, id, candidate));
        if (score > 0) scored.emplace_back(-score, id);
    }
    std::ranges::sort(scored);
    if (scored.size() > k_most_found) scored.resize(k_most_found);
    std::vector<PersonId> found;
    for (auto const& [score, id] : scored) found.push_back(id);
    return found;
}

}  // namespace ontmoet::kiosk
