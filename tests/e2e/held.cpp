// SPDX-License-Identifier: EUPL-1.2
#include "e2e/held.h"

#include "platform/key_source.h"
#include "sync/kiosk_store.h"

namespace ontmoet::e2e {

std::vector<domain::Fact> held_by(HallOfDevices const& hall, KioskHand const& device) {
    auto const file = hall.store_of(device);
    auto const unlock = platform::find_key({}, file.parent_path());
    if (!unlock.ok()) throw std::runtime_error("no key for " + file.string());
    auto const store = sync::KioskStore::open_found(file, *unlock);
    if (!store.ok()) throw std::runtime_error(file.string() + ": " + store.error().message_key);
    constexpr std::size_t all = 1'000'000;
    return (*store)->confirmed(0, all).value();
}

std::map<PersonId, nlohmann::json> profiles_in(std::vector<domain::Fact> const& facts) {
    std::map<PersonId, nlohmann::json> profiles;
    for (auto const& fact : facts) {
        if (fact.type != domain::fact_type::person_registered &&
            fact.type != domain::fact_type::person_set)
            continue;
        auto const body = nlohmann::json::parse(fact.body);
        auto const person = parse_id<PersonId>(body.at("person").get<std::string>());
        profiles[*person].update(body.at("fields"));
    }
    return profiles;
}

}  // namespace ontmoet::e2e
