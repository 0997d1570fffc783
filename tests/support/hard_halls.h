// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/busy_hall.h"

#include <array>
#include <string>

// Halls that are hard on the screens: one with the longest names, one with a hundred of everything,
// and one in which nothing is known but the visitor.
namespace ontmoet::test {

namespace hard_parts {

constexpr std::array long_firms{
    "Arbeidsongeschiktheidsverzekeringsmaatschappij Westelijke Randstad",
    "Zuid-Hollandse Kinderdagverblijfmedewerkersopleidingen",
    "مؤسسة الخدمات اللوجستية والتخزين والتوزيع في جنوب هولندا",
    "Warenhausverpackungsmittelgroßhandelsgesellschaft Obersteinbach"};
constexpr std::array long_given{"Mohammad-Abdulrahman", "Oleksandra-Volodymyrivna",
                                "Tewolde-Medhin", "Jean-Baptiste-Emmanuel"};
constexpr std::array long_family{"van Nieuwenhuijzen-Kortenaerschoonhoven", "Al-Hashimi Al-Tamimi",
                                 "Hadjimichalopoulou-Papadimitriou",
                                 "Wolde-Giyorgis Haile-Selassie"};
constexpr std::array long_own{"محمد عبد الرحمن بن عبد العزيز الهاشمي التميمي",
                              "ተወልደ መድህን ወልደ ጊዮርጊስ ሃይለ ስላሴ",
                              "Олександра Володимирівна Нечуй-Левицька", ""};
constexpr auto long_word = "hottentottententententoonstellingsmakers";  // 40 letters

inline auto const& of(auto const& all, std::size_t number) {
    return all[number % all.size()];
}

}  // namespace hard_parts

// Every name, title and own word as long as they come.
inline domain::State long_named_state() {
    using namespace hard_parts;
    auto state = busy_hall_state();
    hall_parts::add_meets(state);
    state.event.name = "Matchingsevent Gezondheidszorg, Installatietechniek en Glastuinbouw";
    state.event.place = "’s-Hertogenbosch";
    std::size_t number = 0;
    for (auto& [id, organisation] : state.organisations) {
        organisation.name = of(long_firms, number++);
        organisation.place = "Nederhorst den Berg";
        organisation.pitch = std::string{"Bij ons leer je het vak van "} + long_word + ".";
    }
    for (auto& [id, offer] : state.offers) {
        if (number++ % 2 == 0) continue;
        offer.occupation.clear();
        offer.title = std::string{"Assistent "} + long_word + " en voorbereiding";
        offer.english_enough = offer.language_at_work = true;
        offer.driving_licence_needed = offer.diploma_needed = true;
    }
    for (auto& [id, member] : state.staff) {
        member.record.name = std::string{of(long_given, number)} + " " + of(long_family, number);
        member.record.role = std::string{"hoofd "} + long_word;
        ++number;
    }
    for (auto& [id, candidate] : state.people) {
        auto& profile = candidate.profile;
        profile.given_name = of(long_given, number);
        profile.family_name = of(long_family, number + 1);
        profile.own_script_name = of(long_own, number);
        profile.skills.insert(profile.skills.begin(), long_word);
        profile.own_words = std::string{"Ik maak graag "} + long_word + ". " + profile.own_words;
        if (!candidate.badge.empty()) candidate.badge = "Z-1" + std::to_string(100 + number % 900);
        ++number;
    }
    return state;
}

// A hundred employers with offers, tables and staff, people, and as many rounds as there can be.
inline domain::State crowded_state() {
    constexpr int many = 100;
    auto state = busy_hall_state();
    state.event.rounds = domain::k_most_rounds;
    auto const model_firm = state.organisations.at(hall::organisation(1));
    auto const model_offer = state.offers.at(hall::offer(1));
    for (int i = 0; i < many; ++i) {
        auto firm = model_firm;
        firm.name = "Zorghuis " + std::to_string(i + 1);
        state.organisations.try_emplace(hall::organisation(i), firm);
        auto offer = model_offer;
        offer.organisation = hall::organisation(i);
        state.offers.try_emplace(hall::offer(i), offer);
        domain::Table table;
        table.organisation = hall::organisation(i);
        table.number = i + 1;
        table.x = 0.05 + 0.1 * (i % 10);
        table.y = 0.05 + 0.1 * (i / 10);
        state.tables[hall::table(i)] = table;
        auto& member = state.staff[hall::id<StaffId>("crowd " + std::to_string(i))];
        member.record = {hall::organisation(0), "Medewerker " + std::to_string(i + 1), "begeleider",
                         std::to_string(710'000 + i)};
        auto candidate = state.people.at(hall::person(busy_parts::first_person + i % 40));
        candidate.id = hall::person(100 + i);
        candidate.profile.code = std::to_string(400'000 + i);
        state.people.try_emplace(candidate.id, candidate);
    }
    for (int round = 0; round < state.event.rounds; ++round) {
        domain::Meet meet;
        meet.planned = {hall::id<MeetId>("crowd " + std::to_string(round)),
                        hall::visitor,
                        hall::organisation(round * 3 % many),
                        hall::offer(round * 3 % many),
                        hall::table(round * 3 % many),
                        round,
                        {}};
        state.meets[meet.planned.meet] = meet;
    }
    return state;
}

// Nobody but the visitor, who has answered nothing.
inline domain::State bare_state() {
    domain::State state;
    state.id = hall::id<EventId>("event");
    state.event.starts_at = hall::start;
    auto visitor = hall_parts::candidate(hall::visitor, "Selam", "", "", "100001");
    state.people[hall::visitor] = visitor;
    return state;
}

}  // namespace ontmoet::test
