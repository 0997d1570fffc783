// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/apply.h"
#include "domain/rules.h"
#include "kiosk/update.h"

#include <nlohmann/json.hpp>

namespace ontmoet::test {

// A kiosk without window, disk or network: effects that append facts are folded at once.
struct Kiosk {
    ManualClock clock{Moment{1'790'000'000'000}};
    Random random{21};
    domain::State state;
    screens::Model model;
    std::vector<domain::Fact> said;  // here
    std::vector<domain::Fact> log;   // all there is, in order
    std::int64_t sequence = 0;
    std::vector<kiosk::Effect> others;
    OrganisationId bakery = OrganisationId::make(clock, random);
    PersonId selam = PersonId::make(clock, random);

    Kiosk() {
        model.state = &state;
        model.device = DeviceId::make(clock, random);
        fold(domain::EventSet{nlohmann::json{
            {"name", "Zorg & Techniek"}, {"rounds", 3}, {"starts_at", clock.now().ms + 600'000}}
                                  .dump()});
        fold(domain::OrganisationSet{bakery, R"({"name":"Haagse Bakkers","sector":"horeca"})"});
        fold(domain::TableSet{
            TableId::make(clock, random),
            nlohmann::json{{"organisation", to_string(bakery)}, {"number", 4}}.dump()});
        fold(domain::PersonRegistered{selam, domain::Origin::import,
                                      R"({"given_name":"Selam","family_name":"Tesfay",)"
                                      R"("code":"482913","screen_language":"ti"})"});
        happen(kiosk::StateChanged{{}, true});
    }

    template <class Body>
    void fold(Body const& body) {
        auto fact = domain::make_fact(body);
        fact.recorded_at = clock.now();
        apply(state, fact);
        log.push_back(std::move(fact));
    }
    void take(std::vector<kiosk::Effect> const& effects) {
        for (auto const& effect : effects) {
            if (auto const* append = std::get_if<kiosk::AppendFacts>(&effect)) {
                auto facts = append->drafts;
                for (auto& fact : facts) {
                    fact.id = FactId::make(clock, random);
                    fact.recorded_at = clock.now();
                    fact.device = model.device;
                    fact.device_sequence = ++sequence;
                }
                kiosk::note_doing(model, facts, state);
                for (auto const& fact : facts) apply(state, fact);
                said.insert(said.end(), facts.begin(), facts.end());
                log.insert(log.end(), facts.begin(), facts.end());
                happen(kiosk::StateChanged{});
            } else {
                others.push_back(effect);
            }
        }
        kiosk::refresh_cards(model);
    }
    void want(screens::Intent const& intent) {
        take(kiosk::update(model, intent, {clock, random}));
    }
    void happen(kiosk::Event const& event) { take(kiosk::update(model, event, {clock, random})); }
    int count(std::string_view type) const {
        int found = 0;
        for (auto const& fact : said) found += fact.type == type ? 1 : 0;
        return found;
    }
    domain::Candidate const& candidate() const { return *model.candidate(); }
};

}  // namespace ontmoet::test
