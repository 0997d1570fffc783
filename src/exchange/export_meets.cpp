// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "evidence/ladder.h"
#include "exchange/export_table.h"

#include <array>

namespace ontmoet::exchange {
namespace {

using domain::State;
using Kind = CellType;

struct MeetRow {
    State const& state;
    MeetId id;
    domain::Meet const& meet;
    domain::Candidate const& candidate;
    Moment now{};
    // Empty where name and contact are not shared.
    domain::Profile const& contact;
};

template <class Enum>
Cell word_cell(Enum value) {
    return std::string(domain::to_text(value));
}

constexpr std::array k_talk{
    ExportColumn<MeetRow>{{"meet", Kind::id, "HM", "plan.published, meet.booked", "the meet"},
                          [](MeetRow const& t) -> Cell { return to_string(t.id); }},
    ExportColumn<MeetRow>{
        {"person", Kind::id, "HM", "plan.published, meet.booked", "the candidate"},
        [](MeetRow const& t) -> Cell { return to_string(t.meet.planned.person); }},
    ExportColumn<MeetRow>{{"badge", Kind::code, "HM", "check.in", "number on the badge"},
                          [](MeetRow const& t) { return text_cell(t.candidate.badge); }},
    ExportColumn<MeetRow>{
        {"organisation", Kind::id, "HM", "plan.published, meet.booked", "the employer"},
        [](MeetRow const& t) -> Cell { return to_string(t.meet.planned.organisation); }},
    ExportColumn<MeetRow>{{"organisation_name", Kind::text, "HM", "organisation.set", "its name"},
                          [](MeetRow const& t) {
                              return text_cell(
                                  organisation_name(t.state, t.meet.planned.organisation));
                          }},
    ExportColumn<MeetRow>{
        {"offer", Kind::id, "HM", "plan.published, meet.booked", "what it is about"},
        [](MeetRow const& t) -> Cell { return to_string(t.meet.planned.offer); }},
    ExportColumn<MeetRow>{
        {"offer_title", Kind::text, "HM", "offer.set", "its title"},
        [](MeetRow const& t) { return text_cell(offer_title(t.state, t.meet.planned.offer)); }},
    ExportColumn<MeetRow>{
        {"round", Kind::number, "HM", "plan.published, meet.booked", "counted from 1"},
        [](MeetRow const& t) -> Cell { return std::int64_t{t.meet.planned.round} + 1; }},
    ExportColumn<MeetRow>{{"starts_at", Kind::moment, "HM", "event.set", "by the plan"},
                          [](MeetRow const& t) {
                              return moment_cell(t.state.event.round_start(t.meet.planned.round));
                          }},
};

constexpr std::array k_outcome{
    ExportColumn<MeetRow>{{"ends_at", Kind::moment, "H", "event.set", "by the plan"},
                          [](MeetRow const& t) {
                              return moment_cell(t.state.event.round_end(t.meet.planned.round));
                          }},
    ExportColumn<MeetRow>{{"table", Kind::number, "H", "table.set", "number of the table"},
                          [](MeetRow const& t) -> Cell {
                              auto const table = t.state.tables.find(t.meet.planned.table);
                              if (table == t.state.tables.end()) return {};
                              return std::int64_t{table->second.number};
                          }},
    ExportColumn<MeetRow>{{"interpreter", Kind::id, "H", "plan.published", "empty: none"},
                          [](MeetRow const& t) -> Cell {
                              auto const id = t.meet.planned.interpreter;
                              return id.is_none() ? Cell{} : Cell{to_string(id)};
                          }},
    ExportColumn<MeetRow>{{"status", Kind::code, "H", "meet.cancelled, meet.missed",
                           "planned (it stands), cancelled or missed"},
                          [](MeetRow const& t) { return word_cell(t.meet.status); }},
    ExportColumn<MeetRow>{{"candidate_verdict", Kind::code, "H", "verdict.given",
                           "wants to go on: yes, maybe, no, none"},
                          [](MeetRow const& t) { return word_cell(t.meet.candidate_verdict); }},
    ExportColumn<MeetRow>{
        {"candidate_reason", Kind::code, "H", "verdict.given", "job-related reason"},
        [](MeetRow const& t) { return text_cell(t.meet.candidate_reason); }},
    ExportColumn<MeetRow>{{"employer_verdict", Kind::code, "H", "verdict.given",
                           "wants to go on: yes, maybe, no, none"},
                          [](MeetRow const& t) { return word_cell(t.meet.employer_verdict); }},
    ExportColumn<MeetRow>{
        {"employer_reason", Kind::code, "H", "verdict.given", "job-related reason"},
        [](MeetRow const& t) { return text_cell(t.meet.employer_reason); }},
    ExportColumn<MeetRow>{
        {"held",
         Kind::yes_no,
         "H",
         "meet.started, meet.ended, verdict.given, check.in",
         "it stands, and something was said of it or the candidate was there when its "
         "round was over",
         {},
         2},
        [](MeetRow const& t) -> Cell { return evidence::was_held(t.state, t.meet, t.now); }},
    ExportColumn<MeetRow>{
        {"started_at", Kind::moment, "H", "meet.started", "it began; empty: not said", {}, 2},
        [](MeetRow const& t) { return moment_cell(t.meet.started_at); }},
    ExportColumn<MeetRow>{
        {"finished_at", Kind::moment, "H", "meet.ended", "it was over; empty: not said", {}, 2},
        [](MeetRow const& t) { return moment_cell(t.meet.ended_at); }},
};

constexpr std::string_view k_person = "person.set";
constexpr std::array k_contact{
    ExportColumn<MeetRow>{
        {"contact_shared", Kind::yes_no, "HM", "consent.given",
         "name and contact may go to the employer"},
        [](MeetRow const& t) -> Cell { return domain::contact_may_be_shared(t.state, t.meet); }},
    ExportColumn<MeetRow>{{"given_name", Kind::text, "HM", k_person, "given name"},
                          [](MeetRow const& t) { return text_cell(t.contact.given_name); }},
    ExportColumn<MeetRow>{{"family_name", Kind::text, "HM", k_person, "family name"},
                          [](MeetRow const& t) { return text_cell(t.contact.family_name); }},
    ExportColumn<MeetRow>{
        {"own_script_name", Kind::text, "HM", k_person, "as the person writes it"},
        [](MeetRow const& t) { return text_cell(t.contact.own_script_name); }},
    ExportColumn<MeetRow>{{"phone", Kind::text, "HM", k_person, "telephone number"},
                          [](MeetRow const& t) { return text_cell(t.contact.phone); }},
    ExportColumn<MeetRow>{{"email", Kind::text, "HM", k_person, "e-mail address"},
                          [](MeetRow const& t) { return text_cell(t.contact.email); }},
    ExportColumn<MeetRow>{{"reached_by", Kind::code, "HM", k_person, "call, message or email"},
                          [](MeetRow const& t) { return text_cell(t.contact.reached_by); }},
    ExportColumn<MeetRow>{{"contact_informed_at",
                           Kind::moment,
                           "H",
                           "contact.informed",
                           "when the fixed contact heard of the match; empty: not yet",
                           {},
                           2},
                          [](MeetRow const& t) { return moment_cell(t.meet.contact_informed_at); }},
};

// What one side said of how to go on.
struct StepRow {
    MeetRow const& talk;
    domain::Side side;
    domain::NextStep const& said;
};
constexpr ColumnInfo step_column(std::string_view name, Kind type, std::string_view meaning) {
    return {name, type, "HM", "next_step.set", meaning, {}, 2};
}
constexpr std::array k_step{
    ExportColumn<StepRow>{step_column("meet", Kind::id, "the meet"),
                          [](StepRow const& s) -> Cell { return to_string(s.talk.id); }},
    ExportColumn<StepRow>{
        step_column("person", Kind::id, "the candidate"),
        [](StepRow const& s) -> Cell { return to_string(s.talk.meet.planned.person); }},
    ExportColumn<StepRow>{step_column("badge", Kind::code, "number on the badge"),
                          [](StepRow const& s) { return text_cell(s.talk.candidate.badge); }},
    ExportColumn<StepRow>{
        step_column("organisation", Kind::id, "the employer"),
        [](StepRow const& s) -> Cell { return to_string(s.talk.meet.planned.organisation); }},
    ExportColumn<StepRow>{step_column("organisation_name", Kind::text, "its name"),
                          [](StepRow const& s) {
                              return text_cell(organisation_name(s.talk.state,
                                                                 s.talk.meet.planned.organisation));
                          }},
    ExportColumn<StepRow>{step_column("said_by", Kind::code, "candidate or employer"),
                          [](StepRow const& s) { return word_cell(s.side); }},
    ExportColumn<StepRow>{
        step_column("kind", Kind::code, "trial_day, interview, proefplaatsing, …"),
        [](StepRow const& s) { return text_cell(s.said.kind); }},
    ExportColumn<StepRow>{
        step_column("owner", Kind::code, "who does it: candidate, employer, organiser"),
        [](StepRow const& s) { return word_cell(s.said.owner); }},
    ExportColumn<StepRow>{step_column("due", Kind::day, "by when; empty: no day was named"),
                          [](StepRow const& s) { return text_cell(s.said.due); }},
    ExportColumn<StepRow>{step_column("learning_goal", Kind::text, "condition: what is learned"),
                          [](StepRow const& s) { return text_cell(s.said.learning_goal); }},
    ExportColumn<StepRow>{step_column("language_at_work", Kind::yes_no, "condition: Dutch at work"),
                          [](StepRow const& s) -> Cell { return s.said.language_at_work; }},
    ExportColumn<StepRow>{step_column("regular_job", Kind::yes_no, "with a view on a regular job"),
                          [](StepRow const& s) -> Cell { return s.said.regular_job; }},
};

struct AnswerRow {
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
    ExportColumn<AnswerRow>{
        answer_column("person", Kind::id, "the candidate"),
        [](AnswerRow const& a) -> Cell { return to_string(a.answer.said.person); }},
    ExportColumn<AnswerRow>{answer_column("badge", Kind::code, "number on the badge"),
                            [](AnswerRow const& a) { return text_cell(a.candidate.badge); }},
    ExportColumn<AnswerRow>{
        answer_column("organisation", Kind::id, "the employer"),
        [](AnswerRow const& a) -> Cell { return to_string(a.answer.said.organisation); }},
    ExportColumn<AnswerRow>{answer_column("organisation_name", Kind::text, "its name"),
                            [](AnswerRow const& a) {
                                return text_cell(
                                    organisation_name(a.state, a.answer.said.organisation));
                            }},
    ExportColumn<AnswerRow>{
        answer_column("rung", Kind::code,
                      "started, weeks_4, months_3, months_6, months_12, months_24 "
                      "(still there then?) or ended"),
        [](AnswerRow const& a) { return word_cell(a.answer.said.rung); }},
    ExportColumn<AnswerRow>{
        answer_column("answer", Kind::code, "yes, no, maybe (nobody could say), none"),
        [](AnswerRow const& a) { return word_cell(a.answer.said.answer); }},
    ExportColumn<AnswerRow>{
        answer_column("counts", Kind::yes_no, "the newest answer to this question"),
        [](AnswerRow const& a) -> Cell { return a.counts; }},
    ExportColumn<AnswerRow>{answer_column("date", Kind::day, "on which it was so"),
                            [](AnswerRow const& a) { return text_cell(a.answer.said.date); }},
    ExportColumn<AnswerRow>{answer_column("kind", Kind::code, "paid_job, bbl, proefplaatsing, …"),
                            [](AnswerRow const& a) { return text_cell(a.answer.said.kind); }},
    ExportColumn<AnswerRow>{
        answer_column("level", Kind::code, "the job against the person: below, fits or above"),
        [](AnswerRow const& a) { return text_cell(domain::to_text(a.answer.said.level)); }},
    ExportColumn<AnswerRow>{answer_column("contract", Kind::code, "temporary, permanent or agency"),
                            [](AnswerRow const& a) { return text_cell(a.answer.said.contract); }},
    ExportColumn<AnswerRow>{
        answer_column("hours", Kind::number, "empty: not asked", "hours a week"),
        [](AnswerRow const& a) { return number_cell(a.answer.said.hours); }},
    ExportColumn<AnswerRow>{answer_column("reason", Kind::code, "why it ended or did not begin"),
                            [](AnswerRow const& a) { return text_cell(a.answer.said.reason); }},
    ExportColumn<AnswerRow>{answer_column("said_at", Kind::moment, "when it was written down"),
                            [](AnswerRow const& a) { return moment_cell(a.answer.at); }},
};

// What `write` makes of every meet of somebody who takes part.
template <class Write>
void for_each_talk(State const& state, Moment now, Write write) {
    domain::Profile const nothing;
    for (auto const& [id, meet] : state.meets) {
        auto const* candidate = participant(state, meet.planned.person);
        if (candidate == nullptr) continue;
        bool const is_shared = domain::contact_may_be_shared(state, meet);
        write(MeetRow{state, id, meet, *candidate, now, is_shared ? candidate->profile : nothing});
    }
}

}  // namespace

ExportTable meets_table(State const& state, Moment now) {
    ExportTable table{"meets", "Every meet of those who take part."};
    add_columns(table, k_talk);
    add_columns(table, k_outcome);
    for_each_talk(state, now, [&](MeetRow const& talk) {
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
    for_each_talk(state, {}, [&](MeetRow const& talk) {
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
    for_each_talk(state, {}, [&](MeetRow const& talk) {
        for (auto const& [side, said] : talk.meet.next_steps)
            add_cells(table.rows.emplace_back(), k_step, StepRow{talk, side, said});
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
                      AnswerRow{state, candidate, answer, counts});
        }
    }
    return table;
}

}  // namespace ontmoet::exchange
