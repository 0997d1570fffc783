// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "domain/bodies.h"
#include "domain/fact.h"

#include <string>
#include <vector>

// A very small invented event, the same in every test: six rounds, one employer with two tables.
namespace ontmoet::test {

inline Uuid const k_space = uuid_from_name({}, "ontmoet tests");

template <class IdType>
IdType named(std::string const& name) {
    return IdType::from_name(k_space, name);
}

inline EventId const k_event = named<EventId>("event");
inline OrganisationId const k_baker = named<OrganisationId>("baker");
inline OfferId const k_offer = named<OfferId>("offer");
inline TableId const k_table_1 = named<TableId>("table 1");
inline TableId const k_table_2 = named<TableId>("table 2");

inline PersonId person(int number) {
    return named<PersonId>("person " + std::to_string(number));
}

inline domain::Fact registered(PersonId id, std::string const& name) {
    return domain::make_fact(domain::PersonRegistered{
        id, domain::Origin::import,
        R"({"given_name":")" + name + R"(","phone":"06 0000 0000","hours":24})"});
}

inline domain::Fact booking(std::string const& meet, PersonId who, TableId table, int round,
                            bool any_time = false) {
    return domain::make_fact(domain::MeetBooked{
        {named<MeetId>(meet), who, k_baker, k_offer, table, round, {}}, any_time});
}

inline std::vector<domain::Fact> sample_event(int people = 4) {
    using namespace domain;
    std::vector<Fact> facts{
        make_fact(EventSet{R"({"name":"Sample","rounds":6,"starts_at":1800000000000})"}),
        make_fact(OrganisationSet{k_baker, R"({"name":"Bakkerij De Gouden Korst"})"}),
        make_fact(OfferSet{k_offer, R"({"organisation":")" + to_string(k_baker) +
                                        R"(","title":"Baker's help"})"})};
    for (auto const& table : {k_table_1, k_table_2})
        facts.push_back(
            make_fact(TableSet{table, R"({"organisation":")" + to_string(k_baker) + R"("})"}));
    for (int i = 1; i <= people; ++i)
        facts.push_back(registered(person(i), "Number " + std::to_string(i)));
    return facts;
}

// The draft as this device would stamp it.
inline domain::Fact stamped(domain::Fact fact, DeviceId device, std::int64_t sequence) {
    fact.event = k_event;
    fact.device = device;
    fact.device_sequence = sequence;
    fact.recorded_at = Moment{1'800'000'000'000 + sequence};
    if (fact.id.is_none()) fact.id = FactId::from_name(device.uuid, std::to_string(sequence));
    return fact;
}

}  // namespace ontmoet::test
