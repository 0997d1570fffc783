// SPDX-License-Identifier: EUPL-1.2
#include "sync/judge.h"

#include "base/check.h"
#include "domain/apply.h"
#include "domain/rules.h"
#include "storage/tombstone.h"
#include "sync/audience.h"
#include "sync/limits.h"

namespace ontmoet::sync {
namespace {

using domain::Cursor;
using domain::Fact;

constexpr char const* k_sequence_reused = "refused.sequence_reused";

Result<Cursor> place_of(storage::FactLog& log, Ground const& ground, Judged const& judged,
                        FactId fact) {
    auto const found = judged.cursors.find(fact);
    if (found != judged.cursors.end()) return found->second;
    return log.cursor_of(ground.event, fact);
}

// Nobody speaks about a person who was erased, however late it arrives.
void erase_the_erased(domain::State const& state, Fact& fact) {
    if (state.erased.empty()) return;
    auto const subjects = fact.subjects;
    for (auto const& subject : subjects)
        if (state.erased.contains(PersonId{subject})) storage::erase_from(fact, PersonId{subject});
}

// Accepts the fact, perhaps moved to another round, or gives the reason why not.
void decide_on_state(Ground const& ground, storage::Role role, Fact& fact, FactAnswer& answer) {
    auto const refuse = [&](domain::Refusal const& refusal) {
        answer.decision = Decision::refused;
        answer.message_key = refusal.message_key;
        answer.alternatives = refusal.alternatives;
    };
    if (!may_say(role, fact.type)) return refuse({"refused.not_allowed", {}});
    erase_the_erased(ground.state, fact);
    if (storage::is_tombstone(fact)) return;
    auto const refusal = domain::refusal(ground.state, fact);
    if (!refusal) return;
    if (auto booking = domain::read_body<domain::MeetBooked>(fact); booking.ok()) {
        answer.moved = domain::moved_booking(ground.state, *booking, fact.happened_at());
        if (answer.moved) {
            booking->meet = *answer.moved;
            fact.body = domain::make_fact(*booking).body;
            return;
        }
    }
    refuse(*refusal);
}

DeviceId server_device(Ground const& ground) {
    return DeviceId::from_name(ground.event.uuid, "server " + ground.epoch);
}

std::int64_t next_sequence(Ground& ground, DeviceId device) {
    return static_cast<std::int64_t>(ground.decided_at[device].size()) + 1;
}

// The fact stands from here on.
void accept(Ground& ground, Judged& judged, Fact& fact, Moment now) {
    fact.cursor = ++ground.newest;
    fact.received_at = now;
    domain::apply(ground.state, fact);
    judged.cursors.emplace(fact.id, fact.cursor);
    judged.facts.push_back(fact);
}

void take_down(Ground& ground, Judged& judged, Fact const& fact, FactAnswer& answer) {
    answer.fact = fact.id;
    answer.device_sequence = fact.device_sequence;
    answer.at = ground.newest;
    ground.decided_at[fact.device].push_back(answer.at);
    judged.places.emplace(std::pair{fact.device, fact.device_sequence}, judged.answers.size());
    judged.answers.push_back(
        {fact.device, fact.device_sequence, fact.id, answer.at, encode(answer)});
}

// Says to every host, once, that a fact of a device was refused.
Status note_refusal(storage::FactLog& log, Ground& ground, Judged& judged, Fact const& fact,
                    std::string const& message_key, Moment now) {
    auto note = domain::make_refusal_note(fact, message_key);
    TRY_ASSIGN(auto const place, place_of(log, ground, judged, note.id));
    if (place != 0) return {};
    note.event = ground.event;
    note.device = server_device(ground);
    note.device_sequence = next_sequence(ground, note.device);
    note.actor = "server";
    note.recorded_at = now;
    accept(ground, judged, note, now);
    FactAnswer answer;
    answer.cursor = note.cursor;
    take_down(ground, judged, note, answer);
    return {};
}

// Decides a fact that was never decided before and takes the answer down.
Result<FactAnswer> judge_fact(storage::FactLog& log, Ground& ground, Judged& judged,
                              storage::Role role, Fact fact, Moment now) {
    FactAnswer answer;
    TRY_ASSIGN(answer.cursor, place_of(log, ground, judged, fact.id));
    if (answer.cursor != 0) {
        answer.decision = Decision::exists;
    } else {
        decide_on_state(ground, role, fact, answer);
        if (answer.decision == Decision::created) {
            accept(ground, judged, fact, now);
            answer.cursor = fact.cursor;
        } else if (fact.device != server_device(ground)) {
            TRY(note_refusal(log, ground, judged, fact, answer.message_key, now));
        }
    }
    take_down(ground, judged, fact, answer);
    return answer;
}

// What this fact was told the first time.
Result<FactAnswer> repeated_answer(storage::FactLog& log, Ground const& ground,
                                   Judged const& judged, Fact const& fact) {
    std::optional<storage::StoredAnswer> stored;
    auto const fresh = judged.places.find({fact.device, fact.device_sequence});
    if (fresh != judged.places.end()) {
        stored = judged.answers[fresh->second];
    } else {
        TRY_ASSIGN(stored, log.answer(ground.event, fact.device, fact.device_sequence));
    }
    if (!stored) return Error{ErrorKind::storage, "error.database_damaged", "answers"};
    if (stored->fact == fact.id) return decode_fact_answer(stored->answer);
    // Another fact went by this number: the device's disk was put back to an earlier day.
    FactAnswer answer;
    answer.fact = fact.id;
    answer.device_sequence = fact.device_sequence;
    answer.decision = Decision::refused;
    answer.message_key = k_sequence_reused;
    answer.at = stored->at;
    return answer;
}

}  // namespace

Result<PushAnswer> judge_push(storage::FactLog& log, Ground& ground, Judged& judged,
                              Push const& push, Moment now) {
    auto const& facts = push.request.facts;
    if (facts.size() > k_most_facts_in_push)
        return Error{ErrorKind::invalid_input, "error.too_many_facts",
                     std::to_string(facts.size())};
    for (auto const& fact : facts)
        if (fact.event != push.device.event || fact.device != push.device.id ||
            fact.device_sequence < 1)
            return Error{ErrorKind::invalid_input, "error.fact_of_other_device",
                         to_string(fact.id)};
    PushAnswer answer;
    answer.server_time = now;
    for (auto const& fact : facts) {
        auto const next = next_sequence(ground, push.device.id);
        if (fact.device_sequence > next) {
            answer.missing = next;
            break;
        }
        auto told = fact.device_sequence < next
                        ? repeated_answer(log, ground, judged, fact)
                        : judge_fact(log, ground, judged, push.device.role, fact, now);
        if (!told.ok()) return std::move(told).error();
        if (told->message_key == k_sequence_reused)
            TRY(note_refusal(log, ground, judged, fact, k_sequence_reused, now));
        answer.answers.push_back(std::move(*told));
    }
    return answer;
}

Result<std::vector<FactAnswer>> judge_own(storage::FactLog& log, Ground& ground, Judged& judged,
                                          std::vector<Fact> const& drafts, std::string_view actor,
                                          Moment now) {
    auto const device = server_device(ground);
    std::vector<FactAnswer> answers;
    for (auto fact : drafts) {
        fact.event = ground.event;
        fact.device = device;
        fact.device_sequence = next_sequence(ground, device);
        if (fact.id.is_none())
            fact.id = FactId::from_name(device.uuid, std::to_string(fact.device_sequence));
        fact.actor = actor;
        fact.recorded_at = now;
        fact.clock_offset_ms = 0;
        TRY_ASSIGN(auto const place, place_of(log, ground, judged, fact.id));
        if (place != 0) {
            answers.push_back({fact.id, 0, Decision::exists, place, ground.newest, {}, {}, {}});
            continue;
        }
        TRY_ASSIGN(auto told, judge_fact(log, ground, judged, storage::Role::host, fact, now));
        answers.push_back(std::move(told));
    }
    return answers;
}

}  // namespace ontmoet::sync
