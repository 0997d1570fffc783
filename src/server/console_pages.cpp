// SPDX-License-Identifier: EUPL-1.2
#include "server/console_pages.h"

#include "server/console_after.h"

#include <charconv>

namespace ontmoet::server {
namespace {

std::string actor_of_account(storage::Account const& account) {
    return "account:" + to_string(account.id);
}

AfterQuestion after_question(Target const& target) {
    auto const text = [&](std::string_view name) {
        return std::string(target.value(name).value_or(""));
    };
    AfterQuestion question{text("search"), text("show"), text("kind"), text("owner")};
    auto const page = target.value("page").value_or("1");
    std::from_chars(page.data(), page.data() + page.size(), question.page);
    return question;
}

}  // namespace

Status say_as(Desk& desk, storage::Account const& account, EventId event,
              std::vector<domain::Fact> facts) {
    if (facts.empty()) return {};
    TRY_ASSIGN(auto const answers, desk.append(event, std::move(facts), actor_of_account(account)));
    for (auto const& answer : answers)
        if (answer.decision == sync::Decision::refused)
            return Error{ErrorKind::refused, answer.message_key, {}};
    return {};
}

ConsoleGate::Work ConsolePages::work_for(CallPtr const& call, Act act) {
    switch (act) {
        case Act::console_answer:
            return [this, call](Visit const& visit) { return answer(visit, call->request().body); };
        case Act::console_told:
            return [this, call](Visit const& visit) { return told(visit, call->request().body); };
        default:
            return
                [this, call, act](Visit const& visit) { return after(visit, act, call->target()); };
    }
}

Result<std::string> ConsolePages::after(Visit const& visit, Act act, Target const& target) {
    std::map<std::string, std::string> names;
    TRY_ASSIGN(auto const accounts, m_parts.accounts.list());
    for (auto const& account : accounts) names[actor_of_account(account)] = account.name;
    auto const& tongue = m_parts.tongues.get(target.value("language").value_or("nl"));
    auto const question = after_question(target);
    std::string answer;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        AfterView const view{state, visit.account, tongue, m_parts.clock.now(), names};
        answer =
            act == Act::console_tasks ? tasks_page(view, question) : outcomes_page(view, question);
    }));
    return answer;
}

Result<std::string> ConsolePages::answer(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const order, decode_answer_order(body));
    Result<std::vector<domain::Fact>> facts = std::vector<domain::Fact>{};
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        facts = facts_of_answer(state, visit.account, order);
    }));
    TRY_ASSIGN(auto said, std::move(facts));
    TRY(say_as(m_parts.desk, visit.account, visit.event, std::move(said)));
    return std::string("{}");
}

Result<std::string> ConsolePages::told(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const meet, decode_told_order(body));
    Result<std::vector<domain::Fact>> facts = std::vector<domain::Fact>{};
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        facts = facts_of_told(state, visit.account, meet);
    }));
    TRY_ASSIGN(auto said, std::move(facts));
    TRY(say_as(m_parts.desk, visit.account, visit.event, std::move(said)));
    return std::string("{}");
}

}  // namespace ontmoet::server
