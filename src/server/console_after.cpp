// SPDX-License-Identifier: EUPL-1.2
#include "server/console_after.h"

#include "domain/rules.h"
#include "evidence/follow_up.h"
#include "evidence/ladder.h"
#include "exchange/export_table.h"
#include "exchange/follow_up_words.h"
#include "server/console_gate.h"
#include "server/list_page.h"
#include "server/order_reader.h"

#include <algorithm>
#include <functional>

namespace ontmoet::server {
namespace {

using evidence::Pair;
using evidence::Task;
using nlohmann::json;

bool knows(storage::Account const& account, domain::State const& state, PersonId person) {
    auto const* candidate = exchange::participant(state, person);
    if (candidate == nullptr) return false;
    return account.role != storage::AccountRole::klantmanager ||
           is_own_person(candidate->profile.contact_person, account);
}

char const* text_of(Task::Kind kind) {
    switch (kind) {
        case Task::Kind::tell_contact: return "tell_contact";
        case Task::Kind::next_step: return "next_step";
        case Task::Kind::ask: break;
    }
    return "ask";
}

json answer_row(AfterView const& view, domain::FollowUp const& answer) {
    auto const name = view.names.find(answer.by);
    auto const& said = answer.said;
    return {{"at", answer.at.ms},
            {"by", name == view.names.end() ? std::string() : name->second},
            {"moment", domain::to_text(said.rung)},
            {"answer", domain::to_text(said.answer)},
            {"date", said.date},
            {"kind", said.kind},
            {"level", domain::to_text(said.level)},
            {"contract", said.contract},
            {"hours", said.hours},
            {"reason", said.reason}};
}

// Whom and what a row is about, and what was answered so far. What a candidate may be asked stands
// here only when they agreed to be asked.
json pair_row(AfterView const& view, Pair const& pair, OfferId offer) {
    auto const& state = view.state;
    auto const& person = state.people.at(pair.first);
    auto const found = state.offers.find(offer);
    auto history = json::array();
    bool const may_ask = evidence::may_be_asked(state, pair.first);
    auto const said = state.follow_ups.find(pair);
    if (may_ask && said != state.follow_ups.end())
        for (auto const& answer : said->second) history.push_back(answer_row(view, answer));
    return {{"person", to_string(pair.first)},
            {"name", name_of(person.profile)},
            {"badge", person.badge.empty() ? person.profile.code : person.badge},
            {"contact", person.profile.contact_person},
            {"organisation", to_string(pair.second)},
            {"employer", exchange::organisation_name(state, pair.second)},
            {"offer", exchange::offer_title(state, offer)},
            {"way", found == state.offers.end() ? "" : domain::to_text(found->second.kind)},
            {"may_ask", may_ask},
            {"started_on", evidence::start_day(state, pair)},
            {"history", std::move(history)}};
}

bool is_asked_for(Task const& task, AfterQuestion const& question, std::string_view today) {
    if (!question.kind.empty() && question.kind != text_of(task.kind)) return false;
    if (!question.owner.empty() && question.owner != domain::to_text(task.owner)) return false;
    if (question.show == "all") return true;
    return evidence::is_due(task, today) == (question.show != "later");
}

json task_row(AfterView const& view, TaskEntry const& entry, std::string_view today) {
    auto const& task = entry.task;
    auto row = pair_row(view, {task.person, task.organisation}, entry.offer);
    row["event"] = to_string(entry.event);
    row["event_name"] = entry.event_name;
    row["task"] = text_of(task.kind);
    row["words"] = exchange::task_in_words(task, view.tongue);
    row["moment"] = task.kind == Task::Kind::ask ? domain::to_text(task.rung) : "";
    row["due"] = task.due;
    row["is_late"] = !task.due.empty() && task.due < today;
    row["owner"] = domain::to_text(task.owner);
    row["meet"] = to_string(task.meet);
    if (task.kind == Task::Kind::tell_contact) {
        auto const letter = exchange::match_letter(view.state, task.meet, view.tongue);
        row["letter"] = {{"title", letter.title}, {"text", letter.text}};
    }
    return row;
}

json steps_of(domain::Meet const& meet, i18n::Tongue const& tongue) {
    auto steps = json::array();
    for (auto const& [side, step] : meet.next_steps) {
        if (step.kind.empty()) continue;
        steps.push_back({{"said_by", domain::to_text(side)},
                         {"words", exchange::step_in_words(step.kind, tongue)},
                         {"owner", domain::to_text(step.owner)},
                         {"due", step.due},
                         {"learning_goal", step.learning_goal},
                         {"language_at_work", step.language_at_work},
                         {"regular_job", step.regular_job}});
    }
    return steps;
}

json outcome_row(AfterView const& view, domain::Meet const& meet) {
    auto row = pair_row(view, {meet.planned.person, meet.planned.organisation}, meet.planned.offer);
    row["meet"] = to_string(meet.planned.meet);
    row["candidate_says"] = domain::to_text(meet.candidate_verdict);
    row["employer_says"] = domain::to_text(meet.employer_verdict);
    row["reason"] = meet.employer_reason;
    row["is_match"] = domain::is_match(meet);
    row["told_at"] = meet.contact_informed_at.ms;
    row["steps"] = steps_of(meet, view.tongue);
    return row;
}

enum class Outcome { match, open, no };
Outcome outcome_of(domain::Meet const& meet) {
    using domain::Answer;
    if (domain::is_match(meet)) return Outcome::match;
    bool const is_no = meet.candidate_verdict == Answer::no || meet.employer_verdict == Answer::no;
    return is_no ? Outcome::no : Outcome::open;
}

bool is_asked_for(Outcome outcome, std::string_view show) {
    if (show == "held") return true;
    if (show == "open") return outcome == Outcome::open;
    return outcome == (show == "no" ? Outcome::no : Outcome::match);
}

template <class Enum>
Enum word_of(OrderReader& read, char const* name, bool needed) {
    auto const value = domain::from_text<Enum>(read.text(name, needed));
    if (!value) read.fail(name);
    return value.value_or(Enum{});
}

Error nobody_known() {
    return {ErrorKind::not_found, "error.unknown_code", {}};
}

}  // namespace

Result<std::string> tasks_page(std::vector<TaskEntry const*> entries, TasksAsker const& asker,
                               AfterQuestion const& question, ShowEvent const& show) {
    auto const today = i18n::iso_date(asker.now);
    auto const words = words_of(question.search);
    if (asker.account.role == storage::AccountRole::klantmanager)
        std::erase_if(entries, [&](TaskEntry const* entry) {
            return !is_own_person(entry->task.contact, asker.account);
        });
    auto const due = std::ranges::count_if(
        entries, [&](TaskEntry const* entry) { return evidence::is_due(entry->task, today); });
    auto const later = static_cast<std::ptrdiff_t>(entries.size()) - due;
    std::erase_if(entries, [&](TaskEntry const* entry) {
        return !is_asked_for(entry->task, question, today) ||
               !is_found(words, {entry->name, entry->badge, entry->task.contact, entry->employer});
    });
    // Each event's are in order; the one with the first day comes first among several.
    std::ranges::stable_sort(entries, {}, [](TaskEntry const* entry) {
        return std::make_tuple(entry->task.due.empty(), entry->task.due, entry->task.kind);
    });
    Status shown;
    auto page = page_of(entries, question.page, "tasks", [&](TaskEntry const* entry) {
        json row;
        auto looked = show(entry->event, [&](AfterView const& view) {
            // Between the list and the row somebody may have stopped taking part.
            if (knows(view.account, view.state, entry->task.person))
                row = task_row(view, *entry, today);
        });
        if (!looked.ok()) shown = std::move(looked);
        return row;
    });
    TRY(std::move(shown));
    auto& rows = page["tasks"];
    rows.erase(std::remove(rows.begin(), rows.end(), nullptr), rows.end());
    page["due"] = due;
    page["later"] = later;
    page["today"] = today;
    page["reasons"] = k_follow_up_reasons;
    return written_json(page);
}

std::string outcomes_page(AfterView const& view, AfterQuestion const& question) {
    auto const words = words_of(question.search);
    std::vector<domain::Meet const*> rows;
    std::array<std::int64_t, 3> counts{};
    for (auto const& [id, meet] : view.state.meets) {
        if (!evidence::was_held(view.state, meet, view.now)) continue;
        auto const& [person, organisation] = Pair{meet.planned.person, meet.planned.organisation};
        if (!knows(view.account, view.state, person)) continue;
        auto const outcome = outcome_of(meet);
        ++counts[static_cast<std::size_t>(outcome)];
        auto const& candidate = view.state.people.at(person);
        if (is_asked_for(outcome, question.show) &&
            is_found(words,
                     {name_of(candidate.profile), candidate.badge, candidate.profile.contact_person,
                      exchange::organisation_name(view.state, organisation)}))
            rows.push_back(&meet);
    }
    std::ranges::stable_sort(rows, {}, [&](domain::Meet const* meet) {
        auto const& person = view.state.people.at(meet->planned.person);
        return std::make_pair(name_of(person.profile), meet->planned.round);
    });
    auto page = page_of(rows, question.page, "outcomes",
                        [&](domain::Meet const* meet) { return outcome_row(view, *meet); });
    page["matches"] = counts[0];
    page["open"] = counts[1];
    page["no"] = counts[2];
    page["today"] = i18n::iso_date(view.now);
    page["reasons"] = k_follow_up_reasons;
    return written_json(page);
}

Result<AnswerOrder> decode_answer_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    AnswerOrder order;
    order.id = read.id<FactId>("id");
    auto& answer = order.answer;
    answer.person = read.id<PersonId>("person");
    answer.organisation = read.id<OrganisationId>("organisation");
    answer.rung = word_of<domain::Rung>(read, "moment", true);
    answer.answer = word_of<domain::Answer>(read, "answer", true);
    answer.date = read.day("date");
    answer.kind = read.text("kind", false);
    if (!answer.kind.empty() && !domain::from_text<domain::Way>(answer.kind)) read.fail("kind");
    answer.level = word_of<domain::JobLevel>(read, "level", false);
    answer.contract = read.text("contract", false);
    constexpr std::array<std::string_view, 4> k_contracts{"", "temporary", "permanent", "agency"};
    if (!std::ranges::count(k_contracts, answer.contract)) read.fail("contract");
    answer.hours = read.number("hours", 0, 168, false);
    answer.reason = read.text("reason", false);
    if (!answer.reason.empty() && !std::ranges::count(k_follow_up_reasons, answer.reason))
        read.fail("reason");
    TRY(read.end());
    return order;
}

Result<MeetId> decode_told_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    auto const meet = read.id<MeetId>("meet");
    TRY(read.end());
    return meet;
}

Result<std::vector<domain::Fact>> facts_of_answer(domain::State const& state,
                                                  storage::Account const& account,
                                                  AnswerOrder const& order) {
    if (!knows(account, state, order.answer.person)) return nobody_known();
    if (!state.organisations.contains(order.answer.organisation))
        return Error{ErrorKind::not_found, "error.unknown_organisation", {}};
    auto fact = domain::make_fact(order.answer);
    fact.id = order.id;
    return std::vector{std::move(fact)};
}

// Of one match a contact hears once, also when the two met twice.
Result<std::vector<domain::Fact>> facts_of_told(domain::State const& state,
                                                storage::Account const& account, MeetId meet) {
    auto const found = state.meets.find(meet);
    if (found == state.meets.end() || !knows(account, state, found->second.planned.person))
        return Error{ErrorKind::not_found, "refused.meet_unknown", {}};
    if (!domain::is_match(found->second))
        return Error{ErrorKind::conflict, "refused.meet_unknown", {}};
    auto const& told = found->second.planned;
    std::vector<domain::Fact> facts;
    for (auto const& [id, other] : state.meets)
        if (other.planned.person == told.person &&
            other.planned.organisation == told.organisation && domain::is_match(other) &&
            other.contact_informed_at == Moment{})
            facts.push_back(domain::make_fact(domain::ContactInformed{id, told.person}));
    return facts;
}

}  // namespace ontmoet::server
