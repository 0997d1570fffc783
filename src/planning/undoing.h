// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/apply.h"
#include "domain/fields.h"
#include "domain/rules.h"
#include "planning/mend.h"
#include "planning/undo.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include <nlohmann/json.hpp>

// How each kind of fact is taken back. For undo.cpp alone.
namespace ontmoet::planning {

using domain::Fact;
using domain::State;
using nlohmann::json;

constexpr char const* k_changed = "undo.changed";

template <class Map, class Key>
auto const* entry_of(Map const& map, Key const& key) {
    auto const found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

// What was there, or what a new one begins as.
template <class Map, class Key>
auto entry_or_new(Map const& map, Key const& key) {
    auto const* found = entry_of(map, key);
    return found == nullptr ? typename Map::mapped_type{} : *found;
}

// What follows from the facts of one touch, the last one first.
class Undoing {
public:
    Undoing(State const& before, State const& now, std::span<Fact const> said, Moment at)
        : m_before(before), m_now(now), m_said(said), m_at(at) {}

    template <class... Bodies>
    void take_back_one_of(Fact const& fact) {
        bool const is_known = (take_back_as<Bodies>(fact) || ...);
        if (!is_known) cannot("undo.never");
    }
    TakingBack made() && {
        if (!m_made.why_not.empty()) m_made.facts.clear();
        return std::move(m_made);
    }

private:
    template <class Body>
    bool take_back_as(Fact const& fact) {
        if (fact.type != Body::k_type) return false;
        auto const body = domain::read_body<Body>(fact);
        if (body.ok())
            take_back(*body, fact);
        else
            cannot("undo.erased");
        return true;
    }
    template <class Body>
    void say(Body const& body) {
        m_made.facts.push_back(domain::make_fact(body));
    }
    void cannot(char const* why) {
        if (m_made.why_not.empty()) m_made.why_not = why;
    }

    // Of a record the fields that were said, where they still are as they were said.
    template <class Record>
    std::optional<std::string> fields_back(Record const& before, Record const& now,
                                           std::string const& said) {
        auto const fields = json::parse(said, nullptr, false);
        auto as_said = now;
        domain::set_fields(as_said, fields);
        if (!(as_said == now)) {
            cannot(k_changed);
            return std::nullopt;
        }
        auto back = domain::changed_fields(now, before);
        for (auto entry = back.begin(); entry != back.end();)
            entry = fields.contains(entry.key()) ? std::next(entry) : back.erase(entry);
        if (back.empty()) return std::nullopt;
        return back.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    template <class Body, class Map, class Key>
    void record_back(Map State::*records, Key const& key, std::string const& said) {
        auto const* now = entry_of(m_now.*records, key);
        if (now == nullptr) return cannot(k_changed);
        if (auto fields = fields_back(entry_or_new(m_before.*records, key), *now, said))
            say(Body{key, std::move(*fields)});
    }

    domain::Candidate const* candidate(State const& state, PersonId person) const {
        return entry_of(state.people, domain::same_person(m_now, person));
    }
    // The meet, if it is still to come and nobody has said anything about it.
    domain::Meet const* open_meet(MeetId id) {
        auto const* meet = entry_of(m_now.meets, id);
        if (meet == nullptr || meet->status != domain::MeetStatus::planned) {
            cannot(k_changed);
            return nullptr;
        }
        bool const is_over = domain::round_end(m_now, meet->planned.round) <= m_at;
        if (!meet->is_told() && !is_over) return meet;
        cannot("undo.begun");
        return nullptr;
    }

    // --- people
    void take_back(domain::PersonRegistered const& body, Fact const&) {
        say(domain::PersonErased{body.person});
    }
    void take_back(domain::PersonSet const& body, Fact const&) {
        auto const* now = candidate(m_now, body.person);
        if (now == nullptr) return cannot("undo.erased");
        auto const before = entry_or_new(m_before.people, now->id);
        if (auto fields = fields_back(before.profile, now->profile, body.fields))
            say(domain::PersonSet{body.person, std::move(*fields)});
    }
    void take_back(domain::ConsentGiven const& body, Fact const&) {
        auto const* before = candidate(m_before, body.person);
        auto const* now = candidate(m_now, body.person);
        if (now == nullptr || !now->consents_to(body.purpose)) return cannot(k_changed);
        if (before == nullptr || !before->consents_to(body.purpose))
            say(domain::ConsentWithdrawn{body.person, body.purpose, body.language});
    }
    void take_back(domain::ConsentWithdrawn const&, Fact const&) { cannot("undo.consent"); }
    void take_back(domain::IdentityLinked const&, Fact const&) { cannot("undo.linked"); }
    void take_back(domain::PersonErased const&, Fact const&) { cannot("undo.erased"); }
    template <class Present>
    void check_in_back(Present const* before, Present const* now, domain::CheckOut out) {
        if (now == nullptr || !now->checked_in || now->left) return cannot(k_changed);
        out.never_came = before == nullptr || !before->left;
        say(out);
    }
    void take_back(domain::CheckIn const& body, Fact const&) {
        if (!body.staff.is_none())
            return check_in_back(entry_of(m_before.staff, body.staff),
                                 entry_of(m_now.staff, body.staff), {{}, body.staff});
        check_in_back(candidate(m_before, body.person), candidate(m_now, body.person),
                      {body.person, {}});
    }
    void take_back(domain::CheckOut const& body, Fact const&) {
        auto const* member = entry_of(m_now.staff, body.staff);
        auto const* person = candidate(m_now, body.person);
        bool const is_gone =
            (member != nullptr && member->left) || (person != nullptr && person->left);
        if (!is_gone) return cannot(k_changed);
        say(domain::CheckIn{body.person, body.staff, {}, "host"});
    }
    void take_back(domain::PreferenceSet const& body, Fact const&) {
        std::pair const key{domain::same_person(m_now, body.person), body.organisation};
        auto const side = [&](State const& state) {
            auto const said = entry_or_new(state.preferences, key);
            return body.side == domain::Side::candidate ? said.candidate : said.employer;
        };
        if (side(m_now) != body.answer) return cannot(k_changed);
        say(domain::PreferenceSet{body.person, body.organisation, body.side, side(m_before)});
    }
    void take_back(domain::NoteSet const& body, Fact const&) {
        std::pair const key{domain::same_person(m_now, body.person), body.organisation};
        if (entry_or_new(m_now.notes, key) != body.text) return cannot(k_changed);
        say(domain::NoteSet{body.person, body.organisation, entry_or_new(m_before.notes, key)});
    }
    void take_back(domain::TreatmentRated const& body, Fact const&) {
        auto const* before = candidate(m_before, body.person);
        auto const rating = [&] {
            if (before == nullptr) return 0;
            return body.meet.is_none() ? before->treatment
                                       : entry_or_new(before->treatment_at, body.meet);
        };
        say(domain::TreatmentRated{body.person, rating(), body.meet});
    }
    void take_back(domain::ScheduleSeen const&, Fact const&) {}
    void take_back(domain::HelpAsked const&, Fact const& fact) {
        say(domain::HelpAnswered{fact.id});
    }
    void take_back(domain::HelpAnswered const& body, Fact const&) {
        say(domain::HelpAnswered{body.asked, !body.answered});
    }

    // --- meets
    void take_back(domain::PlanPublished const& body, Fact const& fact) {
        if (!m_now.plan || m_now.plan->id != body.plan) return cannot(k_changed);
        auto former = planning::take_back(m_now, PlanId::from_name(fact.id.uuid, "back"), m_at);
        if (former.ok())
            say(former->published);
        else
            cannot(former.error().message_key.c_str());
    }
    void take_back(domain::MeetBooked const& body, Fact const&) {
        if (auto const* meet = open_meet(body.meet.meet))
            say(domain::MeetCancelled{meet->planned.meet, meet->planned.person, "undone"});
    }
    void take_back(domain::MeetMoved const& body, Fact const&) {
        auto const* meet = open_meet(body.meet.meet);
        auto const* before = entry_of(m_before.meets, body.meet.meet);
        if (meet == nullptr) return;
        bool const is_there =
            meet->planned.table == body.meet.table && meet->planned.round == body.meet.round;
        if (before == nullptr || !is_there) return cannot(k_changed);
        say(domain::MeetMoved{before->planned});
    }
    // The same meet with another id: what is cancelled stays so.
    void take_back(domain::MeetCancelled const& body, Fact const& fact) {
        auto const* now = entry_of(m_now.meets, body.meet);
        auto const* before = entry_of(m_before.meets, body.meet);
        if (now == nullptr || now->status != domain::MeetStatus::cancelled)
            return cannot(k_changed);
        if (before == nullptr || before->status != domain::MeetStatus::planned) return;
        if (domain::round_end(m_now, before->planned.round) <= m_at) return cannot("undo.begun");
        auto again = before->planned;
        again.meet = MeetId::from_name(fact.id.uuid, "again");
        say(domain::MeetBooked{again, false, before->invited});
    }
    void take_back(domain::MeetMissed const& body, Fact const&) {
        auto const* now = entry_of(m_now.meets, body.meet);
        if (now == nullptr || (now->status == domain::MeetStatus::missed) != body.missed)
            return cannot(k_changed);
        say(domain::MeetMissed{body.meet, body.person, !body.missed});
    }
    void take_back(domain::VerdictGiven const& body, Fact const&) {
        bool const of_candidate = body.side == domain::Side::candidate;
        auto const answer = [&](domain::Meet const& meet) {
            return of_candidate ? meet.candidate_verdict : meet.employer_verdict;
        };
        auto const* now = entry_of(m_now.meets, body.meet);
        if (now == nullptr || answer(*now) != body.answer) return cannot(k_changed);
        auto const before = entry_or_new(m_before.meets, body.meet);
        say(domain::VerdictGiven{body.meet, body.person, body.side, answer(before),
                                 of_candidate ? before.candidate_reason : before.employer_reason});
    }
    void take_back(domain::NextStepSet const& body, Fact const&) {
        auto const* now = entry_of(m_now.meets, body.meet);
        if (now == nullptr || !(entry_or_new(now->next_steps, body.side) == body.step))
            return cannot(k_changed);
        auto const before = entry_or_new(m_before.meets, body.meet);
        say(domain::NextStepSet{body.meet, body.person, body.side,
                                entry_or_new(before.next_steps, body.side)});
    }
    void take_back(domain::VisitBooked const& body, Fact const&) {
        auto const* visit = entry_of(m_now.visits, std::pair{body.guest, body.ambassador});
        if (visit == nullptr || visit->round != body.round) return cannot(k_changed);
        say(domain::VisitCancelled{body.guest, body.ambassador});
    }
    void take_back(domain::VisitCancelled const& body, Fact const&) {
        std::pair const between{body.guest, body.ambassador};
        auto const* before = entry_of(m_before.visits, between);
        if (before == nullptr || m_now.visits.contains(between)) return cannot(k_changed);
        if (domain::round_has_begun(m_now, before->round, m_at)) return cannot("undo.begun");
        say(domain::VisitBooked{body.guest, body.ambassador, before->table, before->guest_table,
                                before->round});
    }

    // --- the hall. Several facts of one touch about a round are taken back together.
    void take_back(domain::RoundSet const& body, Fact const& last) {
        State expected;
        expected.event = m_before.event;
        expected.rounds = m_before.rounds;
        for (auto const& fact : m_said)
            if (fact.type == last.type) domain::apply(expected, fact);
        if (expected.rounds != m_now.rounds) return cannot(k_changed);
        if (m_is_round_restored) return;
        m_is_round_restored = true;
        say(domain::RoundSet{body.round, domain::RoundAction::restore, 0,
                             entry_or_new(m_before.rounds, body.round)});
    }
    void take_back(domain::AnnouncementPosted const&, Fact const& fact) {
        bool const is_shown = std::ranges::any_of(m_now.announcements, [&](auto const& each) {
            return each.id == fact.id && (each.until == Moment{} || m_at < each.until);
        });
        if (!is_shown) return cannot(k_changed);
        say(domain::AnnouncementEnded{fact.id});
    }
    void take_back(domain::AnnouncementEnded const& body, Fact const&) {
        auto const& shown = m_before.announcements;
        auto const ended = std::ranges::find(shown, body.announcement, &domain::Announcement::id);
        if (ended == shown.end() || (ended->until != Moment{} && ended->until <= m_at))
            return cannot(k_changed);
        say(domain::AnnouncementPosted{ended->texts, ended->until});
    }
    void take_back(domain::ProblemClosed const&, Fact const&) {
        if (m_said.size() == 1) cannot("undo.closed");
    }

    // --- employers and things
    void take_back(domain::OrganisationConfirmed const& body, Fact const&) {
        auto const id = body.organisation;
        if (m_now.unconfirmed.contains(id)) return cannot(k_changed);
        if (!domain::meets_of(m_now, id).empty()) return cannot("undo.has_talks");
        say(domain::OrganisationConfirmed{id, false});
        if (m_before.refused_employers.contains(id)) say(domain::OrganisationRefused{id});
    }
    void take_back(domain::OrganisationRefused const& body, Fact const&) {
        if (m_now.refused_employers.contains(body.organisation) != body.refused)
            return cannot(k_changed);
        say(domain::OrganisationRefused{body.organisation, !body.refused});
    }
    void take_back(domain::OrganisationSet const& body, Fact const&) {
        record_back<domain::OrganisationSet>(&State::organisations, body.organisation, body.fields);
    }
    void take_back(domain::OfferSet const& body, Fact const&) {
        record_back<domain::OfferSet>(&State::offers, body.offer, body.fields);
    }
    // A new table goes again.
    void take_back(domain::TableSet const& body, Fact const&) {
        if (!m_before.tables.contains(body.table)) {
            if (domain::is_table_used(m_now, body.table)) return cannot(k_changed);
            return say(domain::TableSet{body.table, R"({"gone":true})"});
        }
        record_back<domain::TableSet>(&State::tables, body.table, body.fields);
    }
    void take_back(domain::InterpreterSet const& body, Fact const&) {
        record_back<domain::InterpreterSet>(&State::interpreters, body.interpreter, body.fields);
    }
    void take_back(domain::StaffSet const& body, Fact const&) {
        auto const* now = entry_of(m_now.staff, body.staff);
        if (now == nullptr) return cannot(k_changed);
        auto const before = entry_or_new(m_before.staff, body.staff);
        if (auto fields = fields_back(before.record, now->record, body.fields))
            say(domain::StaffSet{body.staff, std::move(*fields)});
    }

    State const& m_before;
    State const& m_now;
    std::span<Fact const> m_said;
    Moment m_at;
    bool m_is_round_restored = false;
    TakingBack m_made;
};

}  // namespace ontmoet::planning
