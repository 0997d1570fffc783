// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "evidence/ladder.h"
#include "exchange/export_table.h"

#include <array>

namespace ontmoet::exchange {
namespace {

using domain::State;
using Kind = CellType;

struct Talk {
    State const& state;
    MeetId id;
    domain::Meet const& meet;
    domain::Candidate const& candidate;
    Moment now{};
    // Empty where name and contact are not shared.
    domain::Profile const& contact;
};

template <class Enum>
Cell word(Enum value) {
    return std::string(domain::to_text(value));
}

constexpr std::array k_talk{
    ExportColumn<Talk>{{"meet", Kind::id, "HM", "plan.published, meet.booked", "the meet"},
                       [](Talk const& t) -> Cell { return to_string(t.id); }},
    ExportColumn<Talk>{{"person", Kind::id, "HM", "plan.published, meet.booked", "the candidate"},
                       [](Talk const& t) -> Cell { return to_string(t.meet.planned.person); }},
    ExportColumn<Talk>{{"badge", Kind::code, "HM", "check.in", "number on the badge"},
                       [](Talk const& t) { return text_cell(t.candidate.badge); }},
    ExportColumn<Talk>{
        {"organisation", Kind::id, "HM", "plan.published, meet.booked", "the employer"},
        [](Talk const& t) -> Cell { return to_string(t.meet.planned.organisation); }},
    ExportColumn<Talk>{{"organisation_name", Kind::text, "HM", "organisation.set", "its name"},
                       [](Talk const& t) {
                           return text_cell(
                               organisation_name(t.state, t.meet.planned.organisation));
                       }},
    ExportColumn<Talk>{{"offer", Kind::id, "HM", "plan.published, meet.booked", "what it is about"},
                       [](Talk const& t) -> Cell { return to_string(t.meet.planned.offer); }},
    ExportColumn<Talk>{
        {"offer_title", Kind::text, "HM", "offer.set", "its title"},
        [](Talk const& t) { return text_cell(offer_title(t.state, t.meet.planned.offer)); }},
    ExportColumn<Talk>{
        {"round", Kind::number, "HM", "plan.published, meet.booked", "counted from 1"},
        [](Talk const& t) -> Cell { return std::int64_t{t.meet.planned.round} + 1; }},
    ExportColumn<Talk>{
        {"starts_at", Kind::moment, "HM", "event.set", "by the plan"},
        [](Talk const& t) { return moment_cell(t.state.event.round_start(t.meet.planned.round)); }},
};

constexpr std::array k_outcome{
    ExportColumn<Talk>{
        {"ends_at", Kind::moment, "H", "event.set", "by the plan"},
        [](Talk const& t) { return moment_cell(t.state.event.round_end(t.meet.planned.round)); }},
    ExportColumn<Talk>{{"table", Kind::number, "H", "table.set", "number of the table"},
                       [](Talk const& t) -> Cell {
                           auto const table = t.state.tables.find(t.meet.planned.table);
                           if (table == t.state.tables.end()) return {};
                           return std::int64_t{table->second.number};
                       }},
    ExportColumn<Talk>{{"interpreter", Kind::id, "H", "plan.published", "empty: none"},
                       [](Talk const& t) -> Cell {
                           auto const id = t.meet.planned.interpreter;
                           return id.is_none() ? Cell{} : Cell{to_string(id)};
                       }},
    ExportColumn<Talk>{{"status", Kind::code, "H", "meet.cancelled, meet.missed",
                        "planned (it stands), cancelled or missed"},
                       [](Talk const& t) { return word(t.meet.status); }},
    ExportColumn<Talk>{{"candidate_verdict", Kind::code, "H", "verdict.given",
                        "wants to go on: yes, maybe, no, none"},
                       [](Talk const& t) { return word(t.meet.candidate_verdict); }},
    ExportColumn<Talk>{{"candidate_reason", Kind::code, "H", "verdict.given", "job-related reason"},
                       [](Talk const& t) { return text_cell(t.meet.candidate_reason); }},
    ExportColumn<Talk>{{"employer_verdict", Kind::code, "H", "verdict.given",
                        "wants to go on: yes, maybe, no, none"},
                       [](Talk const& t) { return word(t.meet.employer_verdict); }},
    ExportColumn<Talk>{{"employer_reason", Kind::code, "H", "verdict.given", "job-related reason"},
                       [](Talk const& t) { return text_cell(t.meet.employer_reason); }},
    ExportColumn<Talk>{
        {"held",
         Kind::yes_no,
         "H",
         "meet.started, meet.ended, verdict.given, check.in",
         "it stands, and something was said of it or the candidate was there when its "
         "round was over",
         {},
         2},
        [](Talk const& t) -> Cell { return evidence::was_held(t.state, t.meet, t.now); }},
    ExportColumn<Talk>{
        {"started_at", Kind::moment, "H", "meet.started", "it began; empty: not said", {}, 2},
        [](Talk const& t) { return moment_cell(t.meet.started_at); }},
    ExportColumn<Talk>{
        {"finished_at", Kind::moment, "H", "meet.ended", "it was over; empty: not said", {}, 2},
        [](Talk const& t) { return moment_cell(t.meet.ended_at); }},
};

constexpr std::string_view k_person = "person.set";
constexpr std::array k_contact{
    ExportColumn<Talk>{
        {"contact_shared", Kind::yes_no, "HM", "consent.given",
         "name and contact may go to the employer"},
        [](Talk const& t) -> Cell { return domain::contact_may_be_shared(t.state, t.meet); }},
    ExportColumn<Talk>{{"given_name", Kind::text, "HM", k_person, "given name"},
                       [](Talk const& t) { return text_cell(t.contact.given_name); }},
    ExportColumn<Talk>{{"family_name", Kind::text, "HM", k_person, "family name"},
                       [](Talk const& t) { return text_cell(t.contact.family_name); }},
    ExportColumn<Talk>{{"own_script_name", Kind::text, "HM", k_person, "as the person writes it"},
                       [](Talk const& t) { return text_cell(t.contact.own_script_name); }},
    ExportColumn<Talk>{{"phone", Kind::text, "HM", k_person, "telephone number"},
                       [](Talk const& t) { return text_cell(t.contact.phone); }},
    ExportColumn<Talk>{{"email", Kind::text, "HM", k_person, "e-mail address"},
                       [](Talk const& t) { return text_cell(t.contact.email); }},
    ExportColumn<Talk>{{"reached_by", Kind::code, "HM", k_person, "call, message or email"},
                       [](Talk const& t) { return text_cell(t.contact.reached_by); }},
    ExportColumn<Talk>{{"contact_informed_at",
                        Kind::moment,
                        "H",
                        "contact.informed",
                        "when the fixed contact heard of the match; empty: not yet",
                        {},
                        2},
                       [](Talk const& t) { return moment_cell(t.meet.contact_informed_at); }},
};

// What one side said of how to go on.
struct Step {
    Talk const& talk;
    domain::Side side;
    domain::NextStep const& said;
};
constexpr ColumnInfo step_column(std::string_view name, Kind type, std::string_view meaning) {
    return {name, type, "HM", "next_step.set", meaning, {}, 2};
}
constexpr std::array k_step{
    ExportColumn<Step>{step_column("meet", Kind::id, "the meet"),
                       [](Step const& s) -> Cell { return to_string(s.talk.id); }},
    ExportColumn<Step>{step_column("person", Kind::id, "the candidate"),
                       [](Step const& s) -> Cell { return to_string(s.talk.meet.planned.person); }},
    ExportColumn<Step>{step_column("badge", Kind::code, "number on the badge"),
                       [](Step const& s) { return text_cell(s.talk.candidate.badge); }},
    ExportColumn<Step>{
        step_column("organisation", Kind::id, "the employer"),
        [](Step const& s) -> Cell { return to_string(s.talk.meet.planned.organisation); }},
    ExportColumn<Step>{step_column("organisation_name", Kind::text, "its name"),
                       [](Step const& s) {
                           return text_cell(
                               organisation_name(s.talk.state, s.talk.meet.planned.organisation));
                       }},
    ExportColumn<Step>{step_column("said_by", Kind::code, "candidate or employer"),
                       [](Step const& s) { return word(s.side); }},
    ExportColumn<Step>{step_column("kind", Kind::code, "trial_day, interview, proefplaatsing, …"),
                       [](Step const& s) { return text_cell(s.said.kind); }},
    ExportColumn<Step>{
        step_column("owner", Kind::code, "who does it: candidate, employer, organiser"),
        [](Step const& s) { return word(s.said.owner); }},
    ExportColumn<Step>{step_column("due", Kind::day, "by when; empty: no day was named"),
                       [](Step const& s) { return text_cell(s.said.due); }},
    ExportColumn<Step>{step_column("learning_goal", Kind::text, "condition: what is learned"),
                       [](Step const& s) { return text_cell(s.said.learning_goal); }},
    ExportColumn<Step>{step_column("language_at_work", Kind::yes_no, "condition: Dutch at work"),
                       [](Step const& s) -> Cell { return s.said.language_at_work; }},
    ExportColumn<Step>{step_column("regular_job", Kind::yes_no, "with a view on a regular job"),
                       [](Step const& s) -> Cell { return s.said.regular_job; }},
};

struct Answered {
    State const& state;
    domain::Candidate const& candidate;
    domain::FollowUp const& answer;
    bool counts;
};
constexpr ColumnInfo answer_column(std::string_view name, Kind type, std::string_view meaning,
                                   std::string_view unit = {}) {
    return {name, type, "H", "follow_up.recorded", meaning, unit, 2};
}
constexpr std::array k_answer{
    ExportColumn<Answered>{
        answer_column("person", Kind::id, "the candidate"),
        [](Answered const& a) -> Cell { return to_string(a.answer.said.person); }},
    ExportColumn<Answered>{answer_column("badge", Kind::code, "number on the badge"),
                           [](Answered const& a) { return text_cell(a.candidate.badge); }},
    ExportColumn<Answered>{
        answer_column("organisation", Kind::id, "the employer"),
        [](Answered const& a) -> Cell { return to_string(a.answer.said.organisation); }},
    ExportColumn<Answered>{answer_column("organisation_name", Kind::text, "its name"),
                           [](Answered const& a) {
                               return text_cell(
                                   organisation_name(a.state, a.answer.said.organisation));
                           }},
    ExportColumn<Answered>{
        answer_column("rung", Kind::code,
                      "started, weeks_4, months_3, months_6, months_12, months_24 "
                      "(still there then?) or ended"),
        [](Answered const& a) { return word(a.answer.said.rung); }},
    ExportColumn<Answered>{
        answer_column("answer", Kind::code, "yes, no, maybe (nobody could say), none"),
        [](Answered const& a) { return word(a.answer.said.answer); }},
    ExportColumn<Answered>{
        answer_column("counts", Kind::yes_no, "the newest answer to this question"),
        [](Answered const& a) -> Cell { return a.counts; }},
    ExportColumn<Answered>{answer_column("date", Kind::day, "on which it was so"),
                           [](Answered const& a) { return text_cell(a.answer.said.date); }},
    ExportColumn<Answered>{answer_column("kind", Kind::code, "paid_job, bbl, proefplaatsing, …"),
                           [](Answered const& a) { return text_cell(a.answer.said.kind); }},
    ExportColumn<Answered>{
        answer_column("level", Kind::code, "the job against the person: below, fits or above"),
        [](Answered const& a) { return text_cell(domain::to_text(a.answer.said.level)); }},
    ExportColumn<Answered>{answer_column("contract", Kind::code, "temporary, permanent or agency"),
                           [](Answered const& a) { return text_cell(a.answer.said.contract); }},
    ExportColumn<Answered>{answer_column("hours", Kind::number, "empty: not asked", "hours a week"),
                           [](Answered const& a) { return number_cell(a.answer.said.hours); }},
    ExportColumn<Answered>{answer_column("reason", Kind::code, "why it ended or did not begin"),
                           [](Answered const& a) { return text_cell(a.answer.said.reason); }},
    ExportColumn<Answered>{answer_column("said_at", Kind::moment, "when it was written down"),
                           [](Answered const& a) { return moment_cell(a.answer.at); }},
};

// What `write` makes of every meet of somebody who takes part.
template <class Write>
void for_each_talk(State const& state, Moment now, Write write) {
    domain::Profile const nothing;
    for (auto const& [id, meet] : state.meets) {
        auto const* candidate = participant(state, meet.planned.person);
        if (candidate == nullptr) continue;
        bool const is_shared = domain::contact_may_be_shared(state, meet);
        write(Talk{state, id, meet, *candidate, now, is_shared ? candidate->profile : nothing});
    }
}

}  // namespace

ExportTable meets_table(State const& state, Moment now) {
    ExportTable table{"meets", "Every meet of those who take part."};
    add_columns(table, k_talk);
    add_columns(table, k_outcome);
    for_each_talk(state, now, [&](Talk const& talk) {
        auto& row = table.rows.emplace_back();
        add_cells(row, k_talk, talk);
        add_cells(row, k_outcome, talk);
    });
    return table;
}

ExportTable matches_table(State const& state) {
    ExportTable table{"matches",
                      "Meets to which both said yes; name and contact where the person agreed."};
    add_columns(table, k_talk);
    add_columns(table, k_contact);
    for_each_talk(state, {}, [&](Talk const& talk) {
        if (!domain::is_match(talk.meet)) return;
        auto& row = table.rows.emplace_back();
        add_cells(row, k_talk, talk);
        add_cells(row, k_contact, talk);
    });
    return table;
}

ExportTable next_steps_table(State const& state) {
    ExportTable table{"next_steps", "What was agreed at the tables, by each side."};
    add_columns(table, k_step);
    for_each_talk(state, {}, [&](Talk const& talk) {
        for (auto const& [side, said] : talk.meet.next_steps)
            add_cells(table.rows.emplace_back(), k_step, Step{talk, side, said});
    });
    return table;
}

ExportTable follow_ups_table(State const& state) {
    ExportTable table{
        "follow_ups",
        "What became of those who agreed to be asked: every answer, also those that a "
        "later one took the place of."};
    add_columns(table, k_answer);
    for (auto const& [pair, answers] : state.follow_ups) {
        if (!evidence::may_be_asked(state, pair.first)) continue;
        auto const& candidate = state.people.at(pair.first);
        for (auto const& answer : answers) {
            bool const counts = &answer == evidence::answer_on(state, pair, answer.said.rung);
            add_cells(table.rows.emplace_back(), k_answer,
                      Answered{state, candidate, answer, counts});
        }
    }
    return table;
}

}  // namespace ontmoet::exchange
