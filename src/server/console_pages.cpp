// SPDX-License-Identifier: EUPL-1.2
#include "server/console_pages.h"

#include "printing/report_page.h"
#include "server/console_after.h"
#include "server/console_events.h"
#include "server/console_exports.h"
#include "server/console_grid.h"
#include "server/console_keys.h"
#include "server/console_looks.h"
#include "server/console_series.h"
#include "server/console_webhooks.h"
#include "server/retention_page.h"

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
        case Act::event_evidence:
        case Act::all_evidence:
            return [this, call, act](Visit const& visit) -> Result<std::string> {
                TRY_ASSIGN(auto const made, report(visit, act, call->target()));
                return evidence_page(made, tongue_of(call->target()));
            };
        case Act::console_exports:
            return [this](Visit const& visit) -> Result<std::string> {
                std::string answer;
                TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
                    answer = exports_page(state);
                }));
                return answer;
            };
        case Act::console_grid:
            return [this](Visit const& visit) -> Result<std::string> {
                std::string answer;
                TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
                    answer = hall_grid(state, m_parts.clock.now());
                }));
                return answer;
            };
        case Act::change_event:
            return
                [this, call](Visit const& visit) { return settings(visit, call->request().body); };
        case Act::export_docs:
            return [](Visit const&) -> Result<std::string> { return export_docs(); };
        case Act::console_outcomes:
            return [this, call](Visit const& visit) { return outcomes(visit, call->target()); };
        case Act::console_series: return [this](Visit const& visit) { return series(visit); };
        case Act::set_helper:
            return [this, call](Visit const& visit) { return helper(visit, call->request().body); };
        case Act::console_tasks:
        case Act::all_tasks:
            return [this, call](Visit const& visit) { return tasks(visit, call->target()); };
        default: return setting_up(call, act);
    }
}

// Accounts, other systems, devices.
ConsoleGate::Work ConsolePages::setting_up(CallPtr const& call, Act act) {
    switch (act) {
        case Act::console_accounts:
            return [this](Visit const& visit) { return m_accounts.list(visit.account); };
        case Act::change_account:
            return [this, call](Visit const& visit) {
                return m_accounts.change(visit.account, call->request().body);
            };
        case Act::own_password:
            return [this, call](Visit const& visit) {
                return m_accounts.change_password(visit.account, call->request().body);
            };
        case Act::own_totp:
            return [this, call](Visit const& visit) {
                return m_accounts.change_totp(visit.account, call->request().body);
            };
        case Act::console_webhooks:
            return [this](Visit const& visit) {
                return webhooks_page(m_parts.accounts, visit.account);
            };
        case Act::change_webhook:
            return [this, call](Visit const& visit) {
                return change_webhook(m_parts.accounts, visit.account, call->request().body,
                                      m_parts.clock.now());
            };
        case Act::console_keys:
            return [this](Visit const& visit) {
                return keys_page(m_parts.accounts, visit.account, m_parts.clock.now());
            };
        case Act::change_key:
            return [this, call](Visit const& visit) {
                return change_key(m_parts.accounts, visit.account, call->request().body,
                                  m_parts.clock.now());
            };
        case Act::console_looks:
            return [this](Visit const& visit) -> Result<std::string> {
                TRY_ASSIGN(auto const names, names_of_accounts());
                std::string answer;
                TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
                    answer = looks_page(state, names);
                }));
                return answer;
            };
        case Act::console_devices:
            return [this, heard = m_parts.gate.heard()](Visit const& visit) {
                return m_devices.page(visit, heard);
            };
        case Act::let_device_in:
            return [this, call](Visit const& visit) {
                return m_devices.let_in(visit, call->request().body);
            };
        case Act::revoke_device:
            return [this, call](Visit const& visit) {
                return m_devices.revoke(visit, call->request().body);
            };
        default:
            return [this, call](Visit const& visit) {
                return m_devices.order(visit, call->request().body);
            };
    }
}

ConsoleGate::FileWork ConsolePages::file_for(CallPtr const& call, Act act) {
    if (act == Act::make_export)
        return [this, call](Visit const& visit) {
            return export_file(visit, call->target(), call->request().body);
        };
    if (act == Act::certificate_pages)
        return [this, call](Visit const& visit) { return certificate_file(visit, call->target()); };
    return
        [this, call, act](Visit const& visit) { return report_file(visit, act, call->target()); };
}

i18n::Tongue const& ConsolePages::tongue_of(Target const& target) const {
    return m_parts.tongues.get(target.value("language").value_or("nl"));
}

// By the actor of a fact.
Result<std::map<std::string, std::string>> ConsolePages::names_of_accounts() {
    std::map<std::string, std::string> names;
    TRY_ASSIGN(auto const accounts, m_parts.accounts.list());
    for (auto const& account : accounts) names[actor_of_account(account)] = account.name;
    return names;
}

Result<std::string> ConsolePages::outcomes(Visit const& visit, Target const& target) {
    TRY_ASSIGN(auto const names, names_of_accounts());
    std::string answer;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        answer =
            outcomes_page({state, visit.account, tongue_of(target), m_parts.clock.now(), names},
                          after_question(target));
    }));
    TRY(note(visit, {"outcomes", after_question(target).search, visit.event}, answer));
    return answer;
}

Result<std::string> ConsolePages::tasks(Visit const& visit, Target const& target) {
    TRY_ASSIGN(auto const names, names_of_accounts());
    auto const now = m_parts.clock.now();
    std::vector<EventId> events{visit.event};
    if (visit.event.is_none()) {
        TRY_ASSIGN(auto const own, m_parts.shelf.of_organiser(visit.account.organiser));
        events.clear();
        for (auto const* figures : own) events.push_back(figures->id);
    }
    std::vector<TaskEntry const*> entries;
    for (auto const& event : events) {
        TRY_ASSIGN(auto const* some, m_tasks.of(event, now));
        for (auto const& entry : *some) entries.push_back(&entry);
    }
    auto const question = after_question(target);
    auto const look_at = [&](EventId event, std::function<void(AfterView const&)> const& look) {
        return m_parts.hub.with_state(event, [&](domain::State const& state) {
            look({state, visit.account, tongue_of(target), now, names});
        });
    };
    TRY_ASSIGN(auto answer,
               tasks_page(std::move(entries), {visit.account, now}, question, look_at));
    TRY(note(visit, {"tasks", question.search, visit.event}, answer));
    return answer;
}

Status ConsolePages::note(Visit const& visit, LookOrder const& order, std::string_view answer) {
    return note_look(m_parts.desk, m_parts.hub, visit.account, order, answer, m_parts.clock.now());
}

Result<std::string> ConsolePages::series(Visit const& visit) {
    TRY_ASSIGN(auto const events, m_parts.shelf.of_account(visit.account));
    TRY_ASSIGN(auto const accounts, m_parts.accounts.list());
    return series_page(events, visit.account, accounts, m_parts.clock.now());
}

// Each event hears of it apart: whoever is told no may ask again, and what is so already stays.
Result<std::string> ConsolePages::helper(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const order, decode_helper_order(body));
    TRY_ASSIGN(auto const own, m_parts.shelf.of_organiser(visit.account.organiser));
    TRY_ASSIGN(auto const accounts, m_parts.accounts.list());
    TRY_ASSIGN(auto facts, facts_of_helper(order, own, visit.account, accounts));
    for (auto& [event, fact] : facts)
        TRY(say_as(m_parts.desk, visit.account, event, {std::move(fact)}));
    return std::string("{}");
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

Result<evidence::Report> ConsolePages::report(Visit const& visit, Act act, Target const& target) {
    auto const now = m_parts.clock.now();
    evidence::ReportBuilder builder(now, i18n::iso_date(now));
    if (act == Act::event_evidence || act == Act::event_report) {
        TRY_ASSIGN(auto const* event, m_evidence.of(visit.event, now));
        builder.add(*event);
        return std::move(builder).finish();
    }
    EvidenceQuestion const question{std::string(target.value("from").value_or("")),
                                    std::string(target.value("to").value_or("")),
                                    std::string(target.value("region").value_or("")),
                                    std::string(target.value("series").value_or(""))};
    TRY_ASSIGN(auto const own, m_parts.shelf.of_organiser(visit.account.organiser));
    for (auto const* figures : own) {
        if (!is_asked_for(figures->event, question)) continue;
        TRY_ASSIGN(auto const* event, m_evidence.of(figures->id, now));
        builder.add(*event);
    }
    return std::move(builder).finish();
}

Result<WebFile> ConsolePages::report_file(Visit const& visit, Act act, Target const& target) {
    TRY_ASSIGN(auto made, report(visit, act, target));
    auto const name = "ontmoet-report-" + made.today + ".pdf";
    auto const document = printing::document_of(
        printing::ReportPage{visit.account.organiser, std::move(made)}, tongue_of(target));
    return WebFile{name, "application/pdf", printing::pdf_of(document)};
}

Result<WebFile> ConsolePages::certificate_file(Visit const& visit, Target const& target) {
    TRY_ASSIGN(auto page, erasure_certificate(m_parts.desk, visit.event, m_parts.clock.now()));
    auto const document = printing::document_of(std::move(page), tongue_of(target));
    return WebFile{"erasure-certificate.pdf", "application/pdf", printing::pdf_of(document)};
}

Result<domain::State> ConsolePages::copy_of(EventId event) {
    domain::State copied;
    TRY(m_parts.hub.with_state(event, [&](domain::State const& state) { copied = state; }));
    return copied;
}

// The log hears of it before it leaves.
Result<WebFile> ConsolePages::export_file(Visit const& visit, Target const& target,
                                          std::string_view body) {
    TRY_ASSIGN(auto order, decode_export_order(body));
    order.head.made_at = m_parts.clock.now();
    order.head.by = visit.account.name;
    TRY_ASSIGN(auto const state, copy_of(visit.event));
    TRY_ASSIGN(auto made, made_exports(order, state, tongue_of(target)));
    std::vector<domain::Fact> facts;
    for (auto const& one : made) facts.push_back(domain::make_fact(export_fact(order, one)));
    TRY(say_as(m_parts.desk, visit.account, visit.event, std::move(facts)));
    auto file = one_file(std::move(made), order);
    return WebFile{file.name, std::string(media_type_of(file.name)), std::move(file.content)};
}

Result<std::string> ConsolePages::settings(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const order, decode_event_order(body));
    if (order.id != visit.event) return Error{ErrorKind::invalid_input, "error.bad_message", "id"};
    TRY_ASSIGN(auto state, copy_of(visit.event));
    auto event = with_settings(state.event, order);
    TRY_ASSIGN(auto const own, m_parts.shelf.of_organiser(event.organiser));
    TRY(join_series(event, visit.event, own));
    TRY_ASSIGN(auto fact, fact_of_settings(state, event));
    TRY_ASSIGN(auto const devices, m_parts.desk.devices(visit.event));
    if (order.apply && fact)
        TRY(say_as(m_parts.desk, visit.account, visit.event, {std::move(*fact)}));
    state.event = std::move(event);
    return event_advice(order.id, order.apply, state.event, advice_on(state, devices.size()));
}

}  // namespace ontmoet::server
