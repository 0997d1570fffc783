// SPDX-License-Identifier: EUPL-1.2
#include "sync/judge.h"

#include "base/check.h"
#include "base/planted_fault.h"
#include "domain/apply.h"
#include "domain/rules.h"
#include "storage/tombstone.h"
#include "sync/audience.h"
#include "sync/limits.h"
#include "sync/reveal.h"

namespace ontmoet::sync {
namespace {

using domain::Cursor;
using domain::Fact;
// Who says it; nobody: the server itself, which may say everything.
using Speaker = std::optional<Viewer>;

constexpr char const* k_sequence_reused = "refused.sequence_reused";

Result<Cursor> place_of(storage::FactLog& log, Ground const& ground, Judged const& judged,
                        FactId fact) {
    auto const found = judged.cursors.find(fact);
    if (found != judged.cursors.end()) return found->second;
    return log.cursor_of(ground.event, fact);
}

// Nobody speaks about a person who was erased, however late it arrives.
void erase_the_erased(domain::State const& state, Fact& fact) {
    if (state.erased.empty() || ONTMOET_FAULT(no_erase_guard)) return;
    auto const subjects = fact.subjects;
    for (auto const& subject : subjects)
        if (state.erased.contains(PersonId{subject})) storage::erase_from(fact, PersonId{subject});
}

// Accepts the fact, perhaps moved to another round, or gives the reason why not.
void decide_on_state(Ground const& ground, Speaker const& speaker, Fact& fact, FactAnswer& answer) {
    auto const refuse = [&](domain::Refusal const& refusal) {
        answer.decision = Decision::refused;
        answer.message_key = refusal.message_key;
        answer.alternatives = refusal.alternatives;
    };
    if (speaker && !may_say(*speaker, fact)) return refuse({"refused.not_allowed", {}});
    erase_the_erased(ground.state, fact);
    if (storage::is_tombstone(fact) || ONTMOET_FAULT(no_uniqueness)) return;
    auto const refusal = domain::refusal(ground.state, fact);
    if (!refusal) return;
    if (auto moved = domain::moved_booking(ground.state, fact)) {
        answer.moved = domain::booked_meet(*moved);
        fact = std::move(*moved);
        return;
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
void accept(Ground& ground, Judged& judged, Fact& fact) {
    fact.cursor = ground.newest + 1;
    ground.fold(fact);
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

// The fact as the server says it, with the next of its own numbers.
Fact as_own(Ground& ground, Fact fact, std::string_view actor, Moment now) {
    fact.event = ground.event;
    fact.device = server_device(ground);
    fact.device_sequence = next_sequence(ground, fact.device);
    if (fact.id.is_none())
        fact.id = FactId::from_name(fact.device.uuid, std::to_string(fact.device_sequence));
    fact.actor = actor;
    fact.recorded_at = now;
    fact.clock_offset_ms = 0;
    fact.received_at = now;
    return fact;
}

// What follows from a decision, said by the server and never refused; once.
Status say_own(storage::FactLog& log, Ground& ground, Judged& judged, Fact const& draft,
               Moment now) {
    auto fact = as_own(ground, draft, "server", now);
    TRY_ASSIGN(auto const place, place_of(log, ground, judged, fact.id));
    if (place != 0) return {};
    erase_the_erased(ground.state, fact);
    accept(ground, judged, fact);
    FactAnswer answer;
    answer.cursor = fact.cursor;
    take_down(ground, judged, fact, answer);
    return {};
}

// Says to every host, once, that a fact of a device was refused.
Status note_refusal(storage::FactLog& log, Ground& ground, Judged& judged, Fact const& fact,
                    std::string const& message_key, Moment now) {
    return say_own(log, ground, judged, domain::make_refusal_note(fact, message_key), now);
}

// The same of the other names of somebody of whom something is erased: the log empties facts by the
// id they are about.
std::vector<Fact> for_other_names(domain::State const& state, Fact const& fact) {
    auto const erasure = storage::erasure_of(fact);
    std::vector<Fact> also;
    for (auto const name : domain::ids_of(state, erasure.person)) {
        if (erasure.is_none() || name == erasure.person) continue;
        also.push_back(erasure.type.empty() ? domain::make_fact(domain::PersonErased{name})
                                            : domain::make_fact(domain::OwnWordsRemoved{name}));
    }
    return also;
}

// What was recorded before it was taken back and arrives after that is emptied as well.
void take_back_late_words(domain::State const& state, Fact const& fact, std::vector<Fact>& also) {
    auto const recorded = domain::read_body<domain::OwnWordsRecorded>(fact);
    if (!recorded.ok()) return;
    auto const known = state.people.find(domain::same_person(state, recorded->person));
    if (known != state.people.end() && !known->second.is_recorded())
        also.push_back(domain::make_fact(domain::OwnWordsRemoved{recorded->person}));
}

// Decides a fact that was never decided before and takes the answer down.
Result<FactAnswer> judge_fact(storage::FactLog& log, Ground& ground, Judged& judged,
                              Speaker const& speaker, Fact fact, Moment now) {
    FactAnswer answer;
    fact.received_at = now;
    std::vector<Fact> also_erased;
    TRY_ASSIGN(answer.cursor, place_of(log, ground, judged, fact.id));
    if (answer.cursor != 0) {
        answer.decision = Decision::exists;
    } else {
        decide_on_state(ground, speaker, fact, answer);
        if (answer.decision == Decision::created) {
            also_erased = for_other_names(ground.state, fact);
            accept(ground, judged, fact);
            take_back_late_words(ground.state, fact, also_erased);
            answer.cursor = fact.cursor;
        } else if (fact.device != server_device(ground)) {
            TRY(note_refusal(log, ground, judged, fact, answer.message_key, now));
        }
    }
    take_down(ground, judged, fact, answer);
    for (auto const& draft : also_erased) TRY(say_own(log, ground, judged, draft, now));
    return answer;
}

// What a server would do that goes by its own numbers instead of the device's; planted.
Result<FactAnswer> judge_anew(storage::FactLog& log, Ground& ground, Judged& judged,
                              Viewer const& viewer, Fact const& fact) {
    auto anew = fact;
    anew.device_sequence = next_sequence(ground, fact.device);
    anew.id = FactId::from_name(fact.id.uuid, std::to_string(anew.device_sequence));
    TRY_ASSIGN(auto told, judge_fact(log, ground, judged, viewer, anew, {}));
    told.fact = fact.id;
    told.device_sequence = fact.device_sequence;
    return told;
}

}  // namespace

FactAnswer reused_answer(Fact const& fact, Cursor at) {
    FactAnswer answer;
    answer.fact = fact.id;
    answer.device_sequence = fact.device_sequence;
    answer.decision = Decision::refused;
    answer.message_key = k_sequence_reused;
    answer.at = at;
    return answer;
}

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
    return reused_answer(fact, stored->at);
}

void Ground::fold(Fact const& fact) {
    domain::apply(state, fact);
    audiences.note(state, fact);
    schedules.note(state, fact);
    newest = fact.cursor;
}

Status check_push(Push const& push) {
    auto const& facts = push.request.facts;
    if (facts.size() > k_most_facts_in_push)
        return Error{ErrorKind::invalid_input, "error.too_many_facts",
                     std::to_string(facts.size())};
    bool const relayed = push.device.role == storage::Role::venue;
    for (auto const& fact : facts)
        if (fact.event != push.device.event || (fact.device != push.device.id && !relayed) ||
            fact.device_sequence < 1)
            return Error{ErrorKind::invalid_input, "error.fact_of_other_device",
                         to_string(fact.id)};
    return {};
}

Result<PushAnswer> judge_push(storage::FactLog& log, Ground& ground, Judged& judged,
                              Push const& push, Moment now) {
    TRY(check_push(push));
    bool const relayed = push.device.role == storage::Role::venue;
    PushAnswer answer;
    answer.server_time = now;
    for (auto const& fact : push.request.facts) {
        auto const speaker = push.speakers.find(fact.device);
        if (relayed && speaker == push.speakers.end()) continue;
        auto const role = relayed ? speaker->second : push.device.role;
        auto const next = next_sequence(ground, fact.device);
        if (fact.device_sequence > next) {
            // At a hall it waits for those before it, while facts of other devices are decided.
            if (relayed) continue;
            answer.missing = next;
            break;
        }
        auto const viewer = viewer_of(ground, fact.device, role);
        auto told = fact.device_sequence < next
                        ? repeated_answer(log, ground, judged, fact)
                        : judge_fact(log, ground, judged, viewer, fact, now);
        if (ONTMOET_FAULT(no_deduplication) && fact.device_sequence < next)
            told = judge_anew(log, ground, judged, viewer, fact);
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
    std::vector<FactAnswer> answers;
    for (auto const& draft : drafts) {
        auto fact = as_own(ground, draft, actor, now);
        TRY_ASSIGN(auto const place, place_of(log, ground, judged, fact.id));
        if (place != 0) {
            answers.push_back({fact.id, 0, Decision::exists, place, ground.newest, {}, {}, {}});
            continue;
        }
        TRY_ASSIGN(auto told, judge_fact(log, ground, judged, std::nullopt, fact, now));
        answers.push_back(std::move(told));
    }
    return answers;
}

}  // namespace ontmoet::sync
