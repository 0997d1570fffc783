// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "matching/ranking.h"
#include "screens/model.h"
#include "support/hall.h"

#include <string>

namespace ontmoet::test {

// The model of a kiosk in the invented hall with `screen` on top, full of what it can show.
inline screens::Model model_on(screens::Screen screen, std::string const& language,
                               domain::State const& state, i18n::Vocabulary const& vocabulary,
                               i18n::Tongues const& tongues) {
    using screens::Screen;
    screens::Model model;
    model.state = &state;
    model.vocabulary = &vocabulary;
    model.tongues = &tongues;
    model.language = language;
    model.now = hall::start - std::chrono::minutes{6};
    model.network.online = screen != Screen::languages;
    if (screen != Screen::languages) model.stack.push_back(screen);
    auto& visitor = model.visitor;
    visitor.person = hall::visitor;
    visitor.profile = state.people.at(hall::visitor).profile;
    visitor.confirmed = screen != Screen::identity;
    visitor.is_new = screen == Screen::consent || screen == Screen::name ||
                     screen == Screen::language_skills || screen == Screen::work ||
                     screen == Screen::wish || screen == Screen::days;
    visitor.typed_code = "1000";
    visitor.typed_name = "moham";
    for (int number = 1; number <= 5; ++number) visitor.found.push_back(hall::person(number));
    visitor.open_employer = hall::organisation(0);
    visitor.open_meet = hall::meet(0);
    model.employer.organisation = hall::organisation(0);
    model.employer.staff = hall::staff;
    model.employer.offer = hall::offer(0);
    model.employer.open_candidate = hall::visitor;
    auto const context = matching::context_of(state);
    for (auto const& ranked : matching::employers_for(state, visitor.profile, context)) {
        screens::EmployerCard card{ranked.organisation, ranked.best_offer, ranked.fit, {}};
        auto const said = state.preferences.find({visitor.person, ranked.organisation});
        if (said != state.preferences.end()) card.answer = said->second.candidate;
        model.employer_cards.push_back(card);
    }
    for (auto const& ranked : matching::candidates_for(state, hall::offer(0), context))
        model.candidate_cards.push_back({ranked.person, ranked.fit, false});
    return model;
}

}  // namespace ontmoet::test
