// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "domain/fold.h"
#include "domain/rules.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

nlohmann::json profile_fields(std::string const& text) {
    return nlohmann::json::parse(text, nullptr, false);
}

// The candidate a fact is about, whichever of their ids it names; nothing about somebody erased.
Candidate* candidate_of(State& state, PersonId named) {
    auto const person = same_person(state, named);
    if (person.is_none() || state.erased.contains(person)) return nullptr;
    auto& candidate = state.people[person];
    candidate.id = person;
    return &candidate;
}

// A consent that arrives after a withdrawal counts only when it was given after it: on the same
// device in its order, else by the times, and no device knows of what happens later than now.
bool is_outdated(Consent const& known, Fact const& fact) {
    if (known.given || known.at == Moment{} || known.device == fact.device) return false;
    return std::min(fact.happened_at(), fact.decided_at()) <= known.at;
}

// As of a consent: what arrives after it was taken back counts only when it was said after that.
bool is_outdated(Recording const& known, Fact const& fact) {
    if (!known.fact.is_none() || known.device == fact.device) return false;
    return std::min(fact.happened_at(), fact.decided_at()) <= known.at;
}

// What the duplicate's own entries in a map by (person, organisation) become.
template <class Map, class Join>
void take_over(Map& map, PersonId person, PersonId duplicate, Join join) {
    for (auto entry = map.lower_bound({duplicate, {}});
         entry != map.end() && entry->first.first == duplicate; entry = map.erase(entry))
        join(map[{person, entry->first.second}], entry->second);
}

// What was not asked of the one may have been asked of the other; in doubt the more protective
// consent counts.
void merge(Candidate& own, Candidate const& other) {
    auto fields = changed_fields(Profile{}, other.profile);
    fields.update(changed_fields(Profile{}, own.profile));
    for (auto const& code : {other.profile.code, other.badge})
        if (!code.empty() && code != own.profile.code && code != own.badge)
            own.other_codes.push_back(code);
    own.other_codes.insert(own.other_codes.end(), other.other_codes.begin(),
                           other.other_codes.end());
    set_fields(own.profile, fields);
    own.registered = own.registered || other.registered;
    if (other.checked_in) {
        own.left = own.checked_in ? own.left && other.left : other.left;
        own.checked_in_at =
            own.checked_in ? std::min(own.checked_in_at, other.checked_in_at) : other.checked_in_at;
        own.checked_in_again = own.checked_in_again || other.checked_in_again || own.checked_in;
        own.checked_in = true;
    }
    if (own.badge.empty()) own.badge = other.badge;
    for (auto const& [purpose, consent] : other.consents) {
        auto& known = own.consents.emplace(purpose, consent).first->second;
        if (known.given && !consent.given) known = consent;
    }
    if (own.treatment == 0) own.treatment = other.treatment;
    own.treatment_at.insert(other.treatment_at.begin(), other.treatment_at.end());
    if (!own.seen) own.seen = other.seen;
    if (other.recording && (!own.recording || own.recording->at < other.recording->at))
        own.recording = other.recording;
}

void rename_in_meets(State& state, PersonId person, PersonId duplicate) {
    auto const rename = [&](PersonId& one) {
        if (one == duplicate) one = person;
    };
    for (auto& [id, meet] : state.meets) rename(meet.planned.person);
    for (auto& help : state.help) rename(help.person);
    for (auto& [hash, page] : state.phone_pages) rename(page.person);
    for (auto& [id, refused] : state.refused) rename(refused.said.meet.person);
    if (!state.plan) return;
    for (auto& away : state.plan->away) rename(away.person);
    if (!state.plan->former) return;
    for (auto& meet : state.plan->former->meets) rename(meet.person);
    for (auto& away : state.plan->former->away) rename(away.person);
}

void end_phone_pages(State& state, PersonId person) {
    std::erase_if(state.phone_pages,
                  [&](auto const& entry) { return entry.second.person == person; });
}

// Two pages are somebody's: the newest on a phone and the newest on paper.
void keep_newest_phone_pages(State& state, PersonId person) {
    std::map<bool, std::pair<std::string, PhonePage>> newest;  // by on_paper
    auto first = Moment{k_furthest_moment_ms};
    for (auto const& entry : state.phone_pages) {
        auto const& page = entry.second;
        if (page.person != person) continue;
        first = std::min(first, page.first_opened_at);
        auto const known = newest.find(page.on_paper);
        if (known == newest.end() || page.opened_at > known->second.second.opened_at)
            newest[page.on_paper] = entry;
    }
    end_phone_pages(state, person);
    for (auto& [on_paper, entry] : newest) {
        entry.second.first_opened_at = first;
        state.phone_pages.insert(std::move(entry));
    }
}

}  // namespace

void fold(State& state, Fact const&, PersonRegistered const& body) {
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    candidate->registered = true;
    candidate->origin = body.origin;
    set_fields(candidate->profile, profile_fields(body.fields));
}
void fold(State& state, Fact const&, PersonSet const& body) {
    if (auto* candidate = candidate_of(state, body.person))
        set_fields(candidate->profile, profile_fields(body.fields));
}

void fold(State& state, Fact const&, IdentityLinked const& body) {
    auto const person = same_person(state, body.person);
    auto const duplicate = same_person(state, body.duplicate);
    if (person == duplicate || person.is_none() || duplicate.is_none() ||
        state.erased.contains(person) || state.erased.contains(duplicate))
        return;
    for (auto& [id, known_as] : state.linked)
        if (known_as == duplicate) known_as = person;
    state.linked[duplicate] = person;
    if (auto const other = state.people.extract(duplicate))
        merge(*candidate_of(state, person), other.mapped());
    take_over(state.preferences, person, duplicate, [](Preference& own, Preference const& other) {
        if (own.candidate == Answer::none) own.candidate = other.candidate;
        if (own.employer == Answer::none) own.employer = other.employer;
    });
    take_over(state.notes, person, duplicate, [](std::string& own, std::string const& other) {
        own += (own.empty() || other.empty() ? "" : "\n") + other;
    });
    take_over(state.follow_ups, person, duplicate, [&](auto& own, auto const& other) {
        own.insert(own.end(), other.begin(), other.end());
        for (auto& answer : own) answer.said.person = person;
        std::ranges::stable_sort(own, {}, &FollowUp::at);
    });
    if (auto const looks = state.looks.extract(duplicate)) {
        auto& own = state.looks[person];
        own.insert(own.end(), looks.mapped().begin(), looks.mapped().end());
        std::ranges::stable_sort(own, {}, &Look::at);
    }
    for (auto& made : state.exports)
        if (made.said.person == duplicate) made.said.person = person;
    for (auto& [hash, link] : state.follow_up_links)
        if (link.person == duplicate) link.person = person;
    rename_in_meets(state, person, duplicate);
    keep_newest_phone_pages(state, person);
}

void fold(State& state, Fact const& fact, PersonErased const& body) {
    if (body.person.is_none()) return;
    if (!body.rule.empty() && !state.erased.contains(body.person))
        state.erasures.push_back({body.rule, body.kind, fact.happened_at()});
    for (auto const id : ids_of(state, body.person)) state.erased.insert(id);
    auto const is_gone = [&](PersonId id) { return state.erased.contains(id); };
    std::erase_if(state.linked, [&](auto const& entry) { return is_gone(entry.first); });
    std::erase_if(state.phone_pages,
                  [&](auto const& entry) { return is_gone(entry.second.person); });
    std::erase_if(state.follow_up_links,
                  [&](auto const& entry) { return is_gone(entry.second.person); });
    std::erase_if(state.people, [&](auto const& entry) { return is_gone(entry.first); });
    state.staff.erase(StaffId{body.person.uuid});
    state.interpreters.erase(InterpreterId{body.person.uuid});
    auto const starts_with_them = [&](auto const& entry) { return is_gone(entry.first.first); };
    std::erase_if(state.preferences, starts_with_them);
    std::erase_if(state.notes, starts_with_them);
    std::erase_if(state.follow_ups, starts_with_them);
    std::erase_if(state.exports, [&](auto const& made) { return is_gone(made.said.person); });
    std::erase_if(state.looks, [&](auto const& entry) { return is_gone(entry.first); });
    std::erase_if(state.meets,
                  [&](auto const& entry) { return is_gone(entry.second.planned.person); });
    std::erase_if(state.refused,
                  [&](auto const& entry) { return is_gone(entry.second.said.meet.person); });
    auto const is_theirs = [&](auto const& one) { return is_gone(one.person); };
    std::erase_if(state.help, is_theirs);
    if (!state.plan) return;
    std::erase_if(state.plan->away, is_theirs);
    if (!state.plan->former) return;
    std::erase_if(state.plan->former->meets, is_theirs);
    std::erase_if(state.plan->former->away, is_theirs);
}

// The more protective wins until the person speaks again on the same purpose.
void fold(State& state, Fact const& fact, ConsentGiven const& body) {
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    auto const known = candidate->consents.find(body.purpose);
    if (known != candidate->consents.end() && is_outdated(known->second, fact)) return;
    candidate->consents[body.purpose] = {true,          fact.happened_at(), body.text_version,
                                         body.language, fact.device,        body.spoken};
}
void fold(State& state, Fact const& fact, ConsentWithdrawn const& body) {
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    candidate->consents[body.purpose] = {false,         fact.happened_at(), {},
                                         body.language, fact.device,        false};
    if (body.purpose == Purpose::take_part) end_phone_pages(state, candidate->id);
}

void fold(State& state, Fact const& fact, CheckIn const& body) {
    if (!body.staff.is_none()) {
        auto& member = state.staff[body.staff];
        if (!member.checked_in) member.checked_in_at = fact.happened_at();
        member.checked_in = true;
        member.left = false;
    }
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    bool const is_back = candidate->left;
    candidate->checked_in_again =
        candidate->checked_in_again || (candidate->checked_in && !is_back);
    if (!candidate->checked_in) candidate->checked_in_at = fact.happened_at();
    candidate->checked_in = true;
    candidate->left = false;
    // A second desk may have handed out a card too: it stands for this person and for nobody else.
    if (candidate->badge.empty())
        candidate->badge = body.badge;
    else if (!body.badge.empty() && body.badge != candidate->badge &&
             std::ranges::count(candidate->other_codes, body.badge) == 0)
        candidate->other_codes.push_back(body.badge);
}
// Of two check-ins the second one was the mistake.
void fold(State& state, Fact const&, CheckOut const& body) {
    if (!body.staff.is_none()) {
        auto& member = state.staff[body.staff];
        member.left = !body.never_came;
        if (body.never_came) {
            member.checked_in = false;
            member.checked_in_at = {};
        }
    }
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    if (!body.never_came) {
        candidate->left = true;
    } else if (candidate->checked_in_again) {
        candidate->checked_in_again = false;
    } else {
        candidate->checked_in = false;
        candidate->left = false;
        candidate->checked_in_at = {};
    }
}

void fold(State& state, Fact const&, PreferenceSet const& body) {
    auto const person = same_person(state, body.person);
    if (person.is_none() || state.erased.contains(person)) return;
    auto& preference = state.preferences[{person, body.organisation}];
    (body.side == Side::candidate ? preference.candidate : preference.employer) = body.answer;
}

void fold(State& state, Fact const&, NoteSet const& body) {
    auto const person = same_person(state, body.person);
    if (state.erased.contains(person)) return;
    if (body.text.empty())
        state.notes.erase({person, body.organisation});
    else
        state.notes[{person, body.organisation}] = body.text;
}
void fold(State& state, Fact const&, TreatmentRated const& body) {
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    auto const rating = std::clamp(body.rating, 0, k_best_rating);
    if (body.meet.is_none())
        candidate->treatment = rating;
    else
        candidate->treatment_at[body.meet] = rating;
}
void fold(State& state, Fact const&, ScheduleSeen const& body) {
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    candidate->seen.emplace();
    for (auto const& [id, meet] : state.meets)
        if (meet.planned.person == candidate->id && meet.status == MeetStatus::planned)
            candidate->seen->emplace(id, SeenMeet{meet.planned.table, meet.planned.round});
}
void fold(State& state, Fact const& fact, OwnWordsRecorded const& body) {
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    auto& recording = candidate->recording;
    if (recording && is_outdated(*recording, fact)) return;
    recording = {fact.id, body.seconds, fact.happened_at(), fact.device};
}
void fold(State& state, Fact const& fact, OwnWordsRemoved const& body) {
    auto* candidate = candidate_of(state, body.person);
    if (candidate == nullptr) return;
    bool const is_gone = candidate->recording && candidate->recording->fact.is_none();
    if (!is_gone) candidate->recording = {FactId{}, 0, fact.happened_at(), fact.device};
}
void fold(State& state, Fact const& fact, PhonePageOpened const& body) {
    auto const* candidate = candidate_of(state, body.person);
    if (candidate == nullptr || body.key_hash.empty()) return;
    auto first = fact.decided_at();
    for (auto const& [hash, page] : state.phone_pages)
        if (page.person == candidate->id) first = std::min(first, page.first_opened_at);
    std::erase_if(state.phone_pages, [&](auto const& entry) {
        return entry.second.person == candidate->id && entry.second.on_paper == body.on_paper;
    });
    state.phone_pages[body.key_hash] = {candidate->id, fact.decided_at(), first, body.on_paper};
}
void fold(State& state, Fact const& fact, FollowUpLinkMade const& body) {
    auto const* candidate = candidate_of(state, body.person);
    if (candidate == nullptr || body.key_hash.empty()) return;
    std::erase_if(state.follow_up_links,
                  [&](auto const& entry) { return entry.second.person == candidate->id; });
    state.follow_up_links[body.key_hash] = {candidate->id, fact.decided_at(), body.until};
}
// Another day, another warning.
void fold(State& state, Fact const& fact, RetentionWarned const& body) {
    auto& warned = state.retention_warned[body.rule];
    if (warned.at == Moment{} || warned.until != body.until)
        warned = {body.until, fact.happened_at()};
}
// The first figures are of the most people: they stay. What the report tells may be kept again,
// before more people are erased.
void fold(State& state, Fact const&, FiguresKept const& body) {
    if (state.kept_figures.empty()) {
        state.kept_figures = body.figures;
        return;
    }
    auto kept = nlohmann::ordered_json::parse(state.kept_figures, nullptr, false);
    auto const again = nlohmann::ordered_json::parse(body.figures, nullptr, false);
    if (!kept.is_object() || !again.is_object() || !again.contains("report")) return;
    kept["report"] = again["report"];
    state.kept_figures = kept.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace ontmoet::domain
