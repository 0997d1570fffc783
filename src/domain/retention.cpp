// SPDX-License-Identifier: EUPL-1.2
#include "domain/retention.h"

#include <algorithm>

namespace ontmoet::domain {
namespace {

Moment after_days(Moment from, int days) {
    return from + Duration{days * 24LL * 3'600'000};
}

bool is_kept_longer(Candidate const& candidate) {
    return candidate.consents_to(Purpose::take_part) &&
           (candidate.consents_to(Purpose::follow_up) ||
            candidate.consents_to(Purpose::keep_profile));
}

// Erasures of one kind stand together when no more than an hour lies between two of them.
constexpr Duration k_same_erasing{3'600'000};

void say_erasures(State const& state, KeptGroup const& group, std::vector<Fact>& facts) {
    for (auto const& id : group.ids) {
        auto fact = make_fact(PersonErased{PersonId{id}, std::string(group.rule), group.kind});
        fact.id = FactId::from_name(state.id.uuid, "erased by time " + to_string(PersonId{id}));
        facts.push_back(std::move(fact));
    }
    if (group.kind != Erased::staff) return;
    // A voice is personal as well; it lies with the organisation.
    for (auto const& [organisation, pitch] : state.pitches) {
        if (std::ranges::find(group.ids, pitch.staff.uuid) == group.ids.end()) continue;
        auto fact = make_fact(PitchRemoved{organisation, pitch.staff});
        fact.id = FactId::from_name(pitch.fact.uuid, "erased by time");
        facts.push_back(std::move(fact));
    }
}

}  // namespace

Moment event_end(Event const& event) {
    if (event.starts_at == Moment{}) return {};
    return event.rounds > 0 ? event.round_end(event.rounds - 1) : event.starts_at;
}

std::vector<KeptGroup> kept_groups(State const& state) {
    auto const& event = state.event;
    auto const end = event_end(event);
    bool const is_counted = end != Moment{} && event.legal_hold.empty();
    auto const plain = is_counted ? after_days(end, event.retention_days) : Moment{};
    auto const longer = is_counted ? after_days(end, event.consented_days) : Moment{};
    std::vector<KeptGroup> groups{{retention_rule::after_event, Erased::candidate, plain},
                                  {retention_rule::consented, Erased::candidate, longer},
                                  {retention_rule::after_event, Erased::staff, plain},
                                  {retention_rule::after_event, Erased::interpreter, plain}};
    for (auto const& [id, candidate] : state.people)
        groups[is_kept_longer(candidate) ? 1 : 0].ids.push_back(id.uuid);
    for (auto const& [id, member] : state.staff) groups[2].ids.push_back(id.uuid);
    for (auto const& [id, interpreter] : state.interpreters) groups[3].ids.push_back(id.uuid);
    std::erase_if(groups, [](KeptGroup const& group) { return group.ids.empty(); });
    for (auto& group : groups) {
        auto const warned = state.retention_warned.find(std::string(group.rule));
        if (group.until == Moment{} || warned == state.retention_warned.end() ||
            warned->second.until != group.until)
            continue;
        group.erased_at = std::max(group.until, warned->second.at + k_least_notice);
    }
    return groups;
}

std::vector<Fact> warnings_due(State const& state, Moment now) {
    std::vector<Fact> facts;
    for (auto const& group : kept_groups(state)) {
        bool const is_near = group.until != Moment{} && group.until <= now + k_warned_before;
        if (!is_near || group.erased_at != Moment{}) continue;
        auto fact = make_fact(RetentionWarned{std::string(group.rule), group.until});
        // Another one than the warning before, should the day have been this one before that.
        auto const before = state.retention_warned.find(std::string(group.rule));
        auto const last = before == state.retention_warned.end() ? Moment{} : before->second.at;
        fact.id = FactId::from_name(state.id.uuid, "warned " + std::string(group.rule) + " " +
                                                       std::to_string(group.until.ms) + " " +
                                                       std::to_string(last.ms));
        bool const is_said = std::ranges::find(facts, fact.id, &Fact::id) != facts.end();
        if (!is_said) facts.push_back(std::move(fact));
    }
    return facts;
}

std::vector<Fact> erasures_due(State const& state, Moment now) {
    std::vector<Fact> facts;
    for (auto const& group : kept_groups(state))
        if (group.erased_at != Moment{} && group.erased_at <= now)
            say_erasures(state, group, facts);
    return facts;
}

std::vector<ErasureCount> erasure_counts(State const& state) {
    std::vector<ErasureCount> counts;
    for (auto const& done : state.erasures) {
        auto const is_same = [&](ErasureCount const& one) {
            return one.rule == done.rule && one.kind == done.kind &&
                   done.at - one.to <= k_same_erasing && one.from - done.at <= k_same_erasing;
        };
        auto const found = std::ranges::find_if(counts, is_same);
        if (found == counts.end()) {
            counts.push_back({done.at, done.at, done.rule, done.kind, 1});
            continue;
        }
        found->from = std::min(found->from, done.at);
        found->to = std::max(found->to, done.at);
        ++found->count;
    }
    return counts;
}

}  // namespace ontmoet::domain
