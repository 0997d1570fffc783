// SPDX-License-Identifier: EUPL-1.2
// How long a report over many events takes when their States are at hand: 500 events of 200 people,
// 40 employers and 600 meets, with answers of a year. Prints figures; never fails.
#include "base/random.h"
#include "evidence/report.h"

#include <chrono>
#include <cstdio>
#include <string>

using namespace ontmoet;

namespace {

constexpr int k_events = 500;
constexpr int k_people = 200;
constexpr int k_employers = 40;

std::string code(Random& random, char const* name, std::uint64_t kinds) {
    auto const one = random.below(kinds);
    return name + std::to_string(random.below(one + 1));
}

domain::State made_event(std::uint64_t seed) {
    Random random(seed);
    ManualClock const clock(Moment{1'790'000'000'000});
    domain::State state;
    state.id = EventId::make(clock, random);
    state.event.starts_at = clock.now();
    state.event.rounds = 12;
    std::vector<OfferId> offers;
    for (int i = 0; i < k_employers; ++i) {
        auto const organisation = OrganisationId::make(clock, random);
        state.organisations[organisation].sector = code(random, "sector ", 8);
        offers.push_back(OfferId::make(clock, random));
        auto& offer = state.offers[offers.back()];
        offer.organisation = organisation;
        offer.sector = state.organisations[organisation].sector;
        offer.support = {code(random, "support ", 6)};
    }
    for (int i = 0; i < k_people; ++i) {
        auto const id = PersonId::make(clock, random);
        auto& candidate = state.people[id];
        candidate.id = id;
        candidate.registered = true;
        candidate.checked_in = random.below(5) > 0;
        candidate.consents[domain::Purpose::take_part].given = true;
        candidate.consents[domain::Purpose::follow_up].given = random.below(3) > 0;
        candidate.profile.region = code(random, "region ", 4);
        candidate.profile.municipality = code(random, "gemeente ", 25);
        candidate.profile.dutch.speaking = static_cast<domain::Level>(random.below(8));
        candidate.profile.birth_year = 1970 + static_cast<int>(random.below(35));
        for (int m = 0; m < 3; ++m) {
            auto const offer = offers[random.below(offers.size())];
            auto const meet_id = MeetId::make(clock, random);
            auto& meet = state.meets[meet_id];
            auto const organisation = state.offers.at(offer).organisation;
            meet.planned = {meet_id, id, organisation, offer, {}, m, {}};
            meet.employer_verdict = random.below(3) == 0 ? domain::Answer::yes : domain::Answer::no;
            meet.candidate_verdict = domain::Answer::yes;
            domain::FollowUpRecorded const said{
                id, organisation, domain::Rung::started, "2026-10-01", {}};
            if (random.below(8) == 0)
                state.follow_ups[{id, organisation}].push_back({said, {}, {}});
        }
    }
    return state;
}

double since_ms(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

}  // namespace

int main() {
    std::vector<domain::State> events;
    for (int i = 0; i < k_events; ++i)
        events.push_back(made_event(static_cast<std::uint64_t>(i) + 1));
    auto const start = std::chrono::steady_clock::now();
    evidence::ReportBuilder builder(Moment{1'826'000'000'000}, "2027-11-12");
    for (auto const& state : events) builder.add(state);
    auto const report = std::move(builder).finish();
    std::printf(
        "report over %d events of %d people and %d meets each: %.0f ms (%d came, %zu tables)\n",
        k_events, k_people, k_people * 3, since_ms(start), report.total.came, report.groups.size());
}
