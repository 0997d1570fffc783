// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/sample_event.h"

#include <string>
#include <vector>

// An event of the size of a large one: people with a profile, two consents, two likes and a plan.
namespace ontmoet::test {

inline constexpr int k_hall_people = 5'000;
inline constexpr int k_hall_organisations = 30;
inline constexpr int k_hall_rounds = 20;

inline OrganisationId hall_organisation(int number) {
    return named<OrganisationId>("organisation " + std::to_string(number));
}

inline std::string hall_profile(int number) {
    auto const text = std::to_string(number);
    return R"({"given_name":"Number )" + text + R"(","family_name":"Sample","phone":"06 0000 )" +
           text + R"(","hours":32,"code":")" + text +
           R"(","region":"Haaglanden","languages":[{"language":"ti","level":"native"},)"
           R"({"language":"nl","level":"A2"}],"skills":["teamwork","welding","patience"]})";
}

inline domain::PlanPublished hall_plan() {
    domain::PlanPublished plan;
    plan.plan = named<PlanId>("plan");
    for (int meet = 0; meet < k_hall_organisations * k_hall_rounds; ++meet) {
        auto const whose = meet % k_hall_organisations;
        plan.meets.push_back({named<MeetId>("meet " + std::to_string(meet)),
                              person(1 + meet),
                              hall_organisation(whose),
                              k_offer,
                              named<TableId>("table " + std::to_string(whose)),
                              meet / k_hall_organisations,
                              {}});
    }
    return plan;
}

inline std::vector<domain::Fact> hall_facts() {
    using namespace domain;
    std::vector<Fact> facts{
        make_fact(EventSet{R"({"name":"Large","rounds":20,"starts_at":1800000000000})"})};
    for (int i = 0; i < k_hall_organisations; ++i) {
        facts.push_back(make_fact(OrganisationSet{hall_organisation(i), R"({"name":"Employer"})"}));
        facts.push_back(make_fact(
            TableSet{named<TableId>("table " + std::to_string(i)),
                     R"({"organisation":")" + to_string(hall_organisation(i)) + R"("})"}));
    }
    for (int i = 1; i <= k_hall_people; ++i) {
        facts.push_back(make_fact(PersonRegistered{person(i), Origin::import, hall_profile(i)}));
        facts.push_back(make_fact(ConsentGiven{person(i), Purpose::take_part, "1", "nl"}));
        facts.push_back(make_fact(ConsentGiven{person(i), Purpose::show_work, "1", "nl"}));
        for (int like = 0; like < 2; ++like)
            facts.push_back(make_fact(
                PreferenceSet{person(i), hall_organisation((i + like * 7) % k_hall_organisations),
                              Side::candidate, Answer::yes}));
    }
    facts.push_back(make_fact(hall_plan()));
    return facts;
}

}  // namespace ontmoet::test
