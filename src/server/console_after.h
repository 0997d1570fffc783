// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "i18n/tongue.h"
#include "server/task_shelf.h"
#include "storage/accounts.h"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// What comes after an event, in the console: what is to be done, by day and by who does it, and
// what both sides said, as JSON (console_page_routes.h). A klantmanager sees their own people's.
namespace ontmoet::server {

// One event, as somebody looks at it.
struct AfterView {
    domain::State const& state;
    storage::Account const& account;
    i18n::Tongue const& tongue;
    Moment now;
    std::map<std::string, std::string> const& names{};  // of accounts, by the actor of a fact
};

struct AfterQuestion {
    std::string search{};
    std::string show{};   // of tasks: due, later or all; of outcomes: match, open, no or held
    std::string kind{};   // of tasks; empty: every kind
    std::string owner{};  // of tasks; empty: everybody's
    std::size_t page = 1;
};

// Who asks for what is to be done, on which day.
struct TasksAsker {
    storage::Account const& account;
    Moment now;
};
// Shows an event to whoever writes a row about it.
using ShowEvent =
    std::function<Status(EventId event, std::function<void(AfterView const&)> const& look)>;

// Schema TasksPage, of one event or of many: the first day first. Errors: those of `show`.
Result<std::string> tasks_page(std::vector<TaskEntry const*> entries, TasksAsker const& asker,
                               AfterQuestion const& question, ShowEvent const& show);
std::string outcomes_page(AfterView const& view, AfterQuestion const& question);

// An answer somebody gave; `id` is the asker's to choose, so that saying it twice says it once.
struct AnswerOrder {
    FactId id;
    domain::FollowUpRecorded answer;
};
// "error.bad_message" (detail: the member that is missing, of the wrong form or out of bounds).
Result<AnswerOrder> decode_answer_order(std::string_view text);
Result<MeetId> decode_told_order(std::string_view text);

// Why it ended or did not begin: what has to do with the work, and never with a person's health.
inline constexpr std::array<std::string_view, 9> k_follow_up_reasons{
    "language", "days",          "distance",   "experience", "papers",
    "no_place", "contract_over", "other_work", "school"};

// The facts of an order; "error.unknown_code" where the account knows nobody of the order.
Result<std::vector<domain::Fact>> facts_of_answer(domain::State const& state,
                                                  storage::Account const& account,
                                                  AnswerOrder const& order);
Result<std::vector<domain::Fact>> facts_of_told(domain::State const& state,
                                                storage::Account const& account, MeetId meet);

}  // namespace ontmoet::server
