// SPDX-License-Identifier: EUPL-1.2
#include "storage/tombstone.h"

#include "domain/bodies.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace ontmoet::storage {

using domain::Fact;

namespace {

constexpr std::string_view k_tombstone_of_meet = R"({"erased":true,"meet":")";

// The meet that leaves its seat by this fact; none for any other.
MeetId meet_off_seat(Fact const& fact) {
    if (auto const cancelled = domain::read_body<domain::MeetCancelled>(fact); cancelled.ok())
        return cancelled->meet;
    if (auto const moved = domain::read_body<domain::MeetMoved>(fact); moved.ok())
        return moved->meet.meet;
    if (auto const missed = domain::read_body<domain::MeetMissed>(fact); missed.ok())
        return missed->meet;
    return {};
}

}  // namespace

bool is_tombstone(Fact const& fact) {
    return fact.body == k_tombstone_body || fact.body.starts_with(k_tombstone_of_meet);
}

bool is_about(Fact const& fact, PersonId person) {
    return fact.type != domain::fact_type::person_erased &&
           std::ranges::find(fact.subjects, person.uuid) != fact.subjects.end();
}

Erasure erasure_of(Fact const& fact) {
    if (auto const removed = domain::read_body<domain::OwnWordsRemoved>(fact); removed.ok())
        return {removed->person, domain::fact_type::own_words_recorded};
    // Whosever voice it was: a voice is personal.
    if (auto const removed = domain::read_body<domain::PitchRemoved>(fact); removed.ok())
        return {PersonId{removed->organisation.uuid}, domain::fact_type::pitch_recorded};
    return erased_person(fact);
}

void erase_from(Fact& fact, Erasure const& erasure) {
    if (!erasure.takes(fact)) return;
    auto const person = erasure.person;
    auto plan = domain::read_body<domain::PlanPublished>(fact);
    if (!plan.ok()) {
        auto const meet = meet_off_seat(fact);
        fact.body = meet.is_none() ? std::string(k_tombstone_body)
                                   : std::string(k_tombstone_of_meet) + to_string(meet) + "\"}";
        return;
    }
    auto const is_theirs = [&](auto const& one) { return one.person == person; };
    std::erase_if(plan->meets, is_theirs);
    std::erase_if(plan->away, is_theirs);
    fact.body = domain::make_fact(*plan).body;
    std::erase(fact.subjects, person.uuid);
}

PersonId erased_person(Fact const& fact) {
    auto const body = domain::read_body<domain::PersonErased>(fact);
    return body.ok() ? body->person : PersonId{};
}

}  // namespace ontmoet::storage
