// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <array>
#include <string>

// A small invented hall for tests of screens: seven employers at nine tables, a visitor who chose
// three of them, and a plan in which the visitor has four meets.
namespace ontmoet::test {

namespace hall {

template <class IdType>
IdType id(std::string const& name) {
    return IdType::from_name(uuid_from_name({}, "ontmoet hall"), name);
}

inline PersonId const visitor = id<PersonId>("visitor");
inline StaffId const staff = id<StaffId>("staff 0");
inline Moment const start{1'772'713'800'000};  // 13:30 in the Netherlands, 5 March 2026

inline OrganisationId organisation(int number) {
    return id<OrganisationId>("organisation " + std::to_string(number));
}
inline OfferId offer(int number) {
    return id<OfferId>("offer " + std::to_string(number));
}
inline TableId table(int number) {
    return id<TableId>("table " + std::to_string(number));
}
inline MeetId meet(int number) {
    return id<MeetId>("meet " + std::to_string(number));
}
inline PersonId person(int number) {
    return id<PersonId>("person " + std::to_string(number));
}

struct Firm {
    char const* name;
    char const* initials;
    char const* sector;
    char const* place;
    char const* occupation;
    domain::Way kind;
};
inline constexpr std::array<Firm, 7> firms{{
    {"Bakkerij De Gouden Korst", "GK", "horeca", "Den Haag", "5120", domain::Way::bbl},
    {"Zorghuis Westerlicht", "ZW", "zorg", "Westland", "5321", domain::Way::taalstage},
    {"Bouwgroep Rijnoever", "BR", "bouw", "Delft", "7115", domain::Way::proefplaatsing},
    {"Groenvoorziening Duinrand", "GD", "groen", "Wassenaar", "6113", domain::Way::paid_job},
    {"Installatiebedrijf Van der Leeuwenhoek en Zonen", "LZ", "installatie", "Rijswijk", "7126",
     domain::Way::leerwerktraject},
    {"Kwekerij Zonlicht", "KZ", "glastuinbouw", "Westland", "6113", domain::Way::paid_job},
    {"Logistiek Maasstroom", "LM", "logistiek", "Rotterdam", "4321", domain::Way::paid_job},
}};

}  // namespace hall

namespace hall_parts {

inline void add_firms(domain::State& state) {
    for (int i = 0; i < static_cast<int>(hall::firms.size()); ++i) {
        auto const& firm = hall::firms[static_cast<std::size_t>(i)];
        domain::Organisation organisation;
        organisation.name = firm.name;
        organisation.initials = firm.initials;
        organisation.sector = firm.sector;
        organisation.place = firm.place;
        organisation.pitch = "Bij ons leer je het vak in een klein team, met een vaste begeleider.";
        organisation.languages = {"nl", "en"};
        if (i % 3 == 1) organisation.experience = domain::Experience::ambassador;
        state.organisations[hall::organisation(i)] = organisation;
        domain::Offer offer;
        offer.organisation = hall::organisation(i);
        offer.title = "Medewerker";
        offer.sector = firm.sector;
        offer.occupation = firm.occupation;
        offer.kind = firm.kind;
        offer.hours = 32;
        offer.number = 2;
        offer.dutch_speaking_needed = i % 2 == 0 ? domain::Level::a2 : domain::Level::b1;
        offer.learning_on_the_job = true;
        offer.learning_goal = "vakkennis";
        offer.end_date = "2026-12-31";
        state.offers[hall::offer(i)] = offer;
    }
    domain::Staff staff;
    staff.organisation = hall::organisation(0);
    staff.name = "Noor Voorbeeld";
    staff.role = "bedrijfsleider";
    staff.code = "700001";
    state.staff[hall::staff].record = staff;
}

inline void add_tables(domain::State& state) {
    for (int i = 0; i < 9; ++i) {
        domain::Table table;
        table.organisation = hall::organisation(i % 7);
        table.number = i + 1;
        table.x = 0.1 + 0.4 * (i % 3);
        table.y = 0.05 + 0.42 * (i / 3);
        state.tables[hall::table(i)] = table;
    }
    state.interpreters[hall::id<InterpreterId>("interpreter")] = {"Tolk", {"ti", "am"}, 0xFFFF};
}

inline domain::Candidate candidate(PersonId id, std::string given, std::string family,
                                   std::string own, std::string code) {
    domain::Candidate made;
    made.id = id;
    made.registered = true;
    made.profile.code = std::move(code);
    made.profile.given_name = std::move(given);
    made.profile.family_name = std::move(family);
    made.profile.own_script_name = std::move(own);
    return made;
}

inline void add_people(domain::State& state) {
    auto visitor = candidate(hall::visitor, "Selam", "Tesfay", "ሰላም ተስፋይ", "100001");
    visitor.checked_in = true;
    visitor.badge = "A-17";
    visitor.checked_in_at = hall::start;
    visitor.consents[domain::Purpose::take_part].given = true;
    visitor.consents[domain::Purpose::show_work].given = true;
    auto& profile = visitor.profile;
    profile.languages = {{"ti", domain::Level::native}, {"en", domain::Level::a2}};
    profile.dutch.speaking = domain::Level::a2;
    profile.interpreter_wanted = "ti";
    profile.work = {{"horeca", "5120", 4}, {"bouw", "", 1}};
    profile.wished_sectors = {"horeca", "zorg"};
    profile.ways = {domain::Way::paid_job, domain::Way::bbl};
    profile.days.mask = 0b011'011'011'011'011;
    state.people[hall::visitor] = visitor;
    auto const add = [&](int number, char const* given, char const* family, char const* own) {
        auto made =
            candidate(hall::person(number), given, family, own, std::to_string(200'000 + number));
        made.checked_in = number % 2 == 0;
        if (made.checked_in) made.badge = "A-" + std::to_string(20 + number);
        made.consents[domain::Purpose::take_part].given = true;
        made.consents[domain::Purpose::show_work].given = true;
        made.profile.work = {{"horeca", "5120", number}, {"bouw", "7115", 2}};
        made.profile.dutch.speaking = domain::Level::a2;
        made.profile.languages = {{"ar", domain::Level::native}};
        made.profile.ways = {domain::Way::paid_job};
        state.people[made.id] = made;
    };
    add(1, "Mohammad", "Voorbeeld", "محمد نموذج");
    add(2, "Mohamed", "Sample", "محمد مثال");
    add(3, "Muhammed", "Örnek", "");
    add(4, "Mahmoud", "Misaal", "محمود مثال");
    add(5, "Mehmet", "Deneme", "");
}

inline void add_meets(domain::State& state) {
    int number = 0;
    for (auto const& [firm, round] : {std::pair{0, 0}, {2, 2}, {1, 3}, {3, 5}}) {
        domain::Meet meet;
        meet.planned = {hall::meet(number),
                        hall::visitor,
                        hall::organisation(firm),
                        hall::offer(firm),
                        hall::table(firm + 3),
                        round,
                        firm == 1 ? hall::id<InterpreterId>("interpreter") : InterpreterId{}};
        state.meets[hall::meet(number)] = meet;
        ++number;
    }
    state.plan = domain::PublishedPlan{hall::id<PlanId>("plan"), hall::start, 0, true};
}

}  // namespace hall_parts

inline domain::State hall_state() {
    domain::State state;
    state.id = hall::id<EventId>("event");
    state.event.name = "Matchingsevent Zorg & Techniek";
    state.event.place = "Den Haag";
    state.event.starts_at = hall::start;
    state.event.rounds = 9;
    state.event.boards = {{"Ingang", 0.75, 1}, {"Achterwand", 0.25, 0}};
    hall_parts::add_firms(state);
    hall_parts::add_tables(state);
    hall_parts::add_people(state);
    hall_parts::add_meets(state);
    for (int firm : {0, 2, 4})
        state.preferences[{hall::visitor, hall::organisation(firm)}].candidate =
            domain::Answer::yes;
    state.preferences[{hall::visitor, hall::organisation(5)}].candidate = domain::Answer::no;
    return state;
}

}  // namespace ontmoet::test
