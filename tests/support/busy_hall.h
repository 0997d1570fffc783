// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/hall.h"

#include <array>
#include <string>

// The invented hall on its busiest: for the screens of employers and hosts. Long names, offers of
// every kind, 48 people, meets judged and missed, and people who ask for help.
namespace ontmoet::test {

namespace busy_parts {

constexpr int first_person = 10;
constexpr int people = 42;

inline domain::Profile busy_profile(int number) {
    constexpr std::array given{
        "Mohammad-Abdulrahman", "Yordanos", "Oleksandra", "Zeynep", "Fartuun", "Berhane", "Gulalai",
        "Jean-Baptiste",        "Noor",     "Viktoriia",  "Abdi"};
    constexpr std::array family{"van den Berg-Hadjimichalopoulou", "Voorbeeld",
                                "Exempel-Musterfrau", "Örnekoğlu", "Tusaale"};
    constexpr std::array occupations{"5321", "5120", "7115", "2221", "", "4321"};
    auto const of = [&](auto const& all) {
        return all[static_cast<std::size_t>(number) % all.size()];
    };
    domain::Profile profile;
    profile.given_name = of(given);
    profile.family_name = of(family);
    profile.own_script_name = number % 3 == 0 ? "محمد عبد الرحمن نموذج" : "";
    profile.code = std::to_string(300'000 + number);
    profile.phone = "06 0000 00" + std::to_string(number);
    profile.languages = {{"ti", domain::Level::native},
                         {"ar", domain::Level::b2},
                         {"en", domain::Level::b1},
                         {"nl", domain::Level::a2}};
    profile.dutch.speaking = number % 2 == 0 ? domain::Level::a2 : domain::Level::b1;
    if (number % 4 == 0) profile.interpreter_wanted = "ti";
    profile.work = {{"zorg", of(occupations), number % 12}, {"bouw", "7115", 1}};
    profile.skills = {"wondzorg", "ouderenzorg", "medicatie uitdelen", "rapporteren", "koken"};
    profile.certificates = {"startkwalificatie", "praktijkverklaring", "VCA"};
    profile.wished_sectors = {"zorg", "horeca"};
    profile.ways = {domain::Way::bbl, domain::Way::paid_job, domain::Way::proefplaatsing};
    profile.days.mask = 0b111'000'111'011'011;
    profile.hours = 24 + number % 3 * 4;
    profile.driving_licence = number % 2 == 0;
    profile.own_words =
        "Ik werk graag samen. Thuis was ik zes jaar lang de eerste die er was en "
        "de laatste die wegging, en ik leer elke dag tien nieuwe woorden.";
    return profile;
}

inline void add_crowd(domain::State& state) {
    for (int number = first_person; number < first_person + people; ++number) {
        domain::Candidate made;
        made.id = hall::person(number);
        made.registered = true;
        made.profile = busy_profile(number);
        made.checked_in = number % 3 != 0;
        if (made.checked_in) made.badge = "A-" + std::to_string(20 + number);
        for (auto const purpose : {domain::Purpose::take_part, domain::Purpose::show_work,
                                   domain::Purpose::share_contact})
            made.consents[purpose].given = true;
        state.people[made.id] = made;
    }
}

// The first employer has a long name, three offers and four people at its table.
inline void add_employer(domain::State& state) {
    auto& organisation = state.organisations[hall::organisation(0)];
    organisation.name = "Gartenbaubetrieb Hinterwaldkirchen-Obersteinbach & Söhne";
    auto offer = state.offers[hall::offer(0)];
    offer.occupation = "5321";
    state.offers[hall::offer(100)] = offer;
    offer.occupation.clear();
    offer.title = "Medewerker bediening en voorbereiding in de lunchroom";
    state.offers[hall::offer(101)] = offer;
    constexpr std::array names{"Annelies van Voorbeeldenburg-Schoonderwoerd", "Bram Sample",
                               "Chantal Exempel"};
    constexpr std::array roles{"hoofd personeel en ontwikkeling, vestiging Den Haag Zuidwest",
                               "teamleider", ""};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto& member = state.staff[hall::id<StaffId>("busy staff " + std::to_string(i))];
        member.record = {hall::organisation(0), names[i], roles[i], std::to_string(700'010 + i)};
        member.checked_in = i == 0;
    }
    for (int number : {10, 13, 16, 19, 22})
        state.preferences[{hall::person(number), hall::organisation(0)}].employer =
            domain::Answer::yes;
}

// Meets at every table in every round but some; those of the first rounds have been judged.
inline void add_busy_meets(domain::State& state) {
    using domain::Answer;
    state.meets.clear();
    for (int table = 0; table < 9; ++table)
        for (int round = 0; round < state.event.rounds; ++round) {
            if ((table + 2 * round) % 7 == 5) continue;
            int const number = table * state.event.rounds + round;
            domain::Meet meet;
            meet.planned = {hall::meet(number),
                            hall::person(first_person + (table * 5 + round * 11) % people),
                            hall::organisation(table % 7),
                            hall::offer(table % 7),
                            hall::table(table),
                            round,
                            {}};
            if (round == 0) {
                meet.candidate_verdict = meet.employer_verdict = Answer::yes;
                meet.next_steps[domain::Side::employer] = {"proefplaatsing"};
            }
            if (round == 1) meet.employer_verdict = Answer::maybe;
            if (number == 10) meet.status = domain::MeetStatus::missed;
            state.meets[meet.planned.meet] = meet;
        }
}

inline void add_calls_for_help(domain::State& state) {
    auto const ask = [&](std::string const& name, PersonId person, std::string language) {
        state.help.push_back({hall::id<FactId>(name),
                              {},
                              person,
                              "days",
                              std::move(language),
                              hall::start - std::chrono::minutes{9},
                              false});
    };
    ask("help 0", hall::person(first_person + 1), "ti");
    ask("help 1", {}, "ar");
    ask("help 2", hall::visitor, "fa");
    state.help.back().answered = true;
}

}  // namespace busy_parts

inline domain::State busy_hall_state() {
    auto state = hall_state();
    busy_parts::add_crowd(state);
    busy_parts::add_employer(state);
    busy_parts::add_busy_meets(state);
    busy_parts::add_calls_for_help(state);
    return state;
}

}  // namespace ontmoet::test
