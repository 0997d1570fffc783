// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/sample_event.h"

#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// An event before its day's plan, as the sizes L (400 people) and XL (1,200) of bench_scheduling:
// everybody is there with up to six wishes, of which a third are returned; a third of all come with
// an interpreter, of whom there are too few.
namespace ontmoet::test {

inline std::vector<domain::Fact> large_event(int people, nlohmann::json const& set) {
    using domain::make_fact;
    using nlohmann::json;
    int const employers = people / 5;
    int const tables = people / 4;
    int const interpreters = people / 50;
    std::vector<domain::Fact> facts{make_fact(domain::EventSet{set.dump()})};
    auto const employer = [](int i) {
        return named<OrganisationId>("employer " + std::to_string(i));
    };
    for (int i = 0; i < employers; ++i)
        facts.push_back(make_fact(domain::OrganisationSet{
            employer(i), json{{"name", "Employer " + std::to_string(i)}}.dump()}));
    for (int i = 0; i < interpreters; ++i)
        facts.push_back(make_fact(domain::InterpreterSet{
            named<InterpreterId>("interpreter " + std::to_string(i)),
            json{{"name", std::to_string(i)}, {"languages", {i % 2 == 0 ? "ti" : "ar"}}}.dump()}));
    for (int i = 0; i < tables; ++i)
        facts.push_back(
            make_fact(domain::TableSet{named<TableId>("table " + std::to_string(i)),
                                       json{{"number", i + 1},
                                            {"organisation", to_string(employer(i % employers))},
                                            {"zone", i % employers % 3}}
                                           .dump()}));
    std::minstd_rand chance;
    // Some are wished for by many, most by few.
    auto const popular = [&] {
        double const part = static_cast<double>(chance()) / std::minstd_rand::max();
        return static_cast<int>(part * part * (employers - 1));
    };
    for (int i = 0; i < people; ++i) {
        char const* language = i % 3 != 0 ? "" : i % 2 == 0 ? "ti" : "ar";
        facts.push_back(make_fact(domain::PersonRegistered{
            person(i), domain::Origin::import,
            json{{"given_name", "Number " + std::to_string(i)}, {"interpreter_wanted", language}}
                .dump()}));
        facts.push_back(
            make_fact(domain::CheckIn{person(i), {}, "A-" + std::to_string(i), "code"}));
        for (auto const purpose : {domain::Purpose::take_part, domain::Purpose::show_work})
            facts.push_back(make_fact(domain::ConsentGiven{person(i), purpose, "1", "ti"}));
        for (int wish = 0; wish < 6; ++wish) {
            auto const wished = employer(popular());
            facts.push_back(make_fact(domain::PreferenceSet{
                person(i), wished, domain::Side::candidate, domain::Answer::yes}));
            if (chance() % 3 == 0)
                facts.push_back(make_fact(domain::PreferenceSet{
                    person(i), wished, domain::Side::employer, domain::Answer::yes}));
        }
    }
    return facts;
}

}  // namespace ontmoet::test
