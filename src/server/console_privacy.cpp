// SPDX-License-Identifier: EUPL-1.2
#include "server/console_privacy.h"

#include "domain/retention.h"
#include "domain/rules.h"
#include "server/commands/access_document.h"
#include "server/limits.h"
#include "server/order_reader.h"
#include "server/retention_page.h"

#include <nlohmann/json.hpp>

namespace ontmoet::server {

Result<std::string> ConsolePrivacy::answer(Visit const& visit, Act act, std::string const& last,
                                           Call const& call) {
    auto const& body = call.request().body;
    switch (act) {
        case Act::set_retention: return set_retention(visit, body);
        case Act::console_certificate: {
            TRY_ASSIGN(auto const page,
                       erasure_certificate(m_desk, visit.event, m_books.clock.now()));
            return encode_certificate(page);
        }
        case Act::console_privacy:
            return privacy(visit, m_tongues.get(call.target().value("language").value_or("nl")));
        case Act::give_access: return give_access(visit, last, body);
        case Act::erase_person: return erase(visit, last, body);
        default: return retention(visit.event);
    }
}

Result<std::string> ConsolePrivacy::retention(EventId event) {
    std::string answer;
    TRY(m_hub.with_state(event,
                         [&](domain::State const& state) { answer = retention_face(state); }));
    return answer;
}

Status ConsolePrivacy::say(Visit const& visit, domain::Fact fact) {
    TRY_ASSIGN(auto const answers, m_desk.append(visit.event, {std::move(fact)},
                                                 "account:" + to_string(visit.account.id)));
    for (auto const& answer : answers)
        if (answer.decision == sync::Decision::refused)
            return Error{ErrorKind::refused, answer.message_key, {}};
    return {};
}

Result<std::string> ConsolePrivacy::set_retention(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const order, decode_retention_order(body));
    domain::Event event;
    TRY(m_hub.with_state(visit.event, [&](domain::State const& state) { event = state.event; }));
    TRY_ASSIGN(auto facts, facts_of(order, event));
    for (auto& fact : facts) TRY(say(visit, std::move(fact)));
    return retention(visit.event);
}

Result<std::string> ConsolePrivacy::privacy(Visit const& visit, i18n::Tongue const& tongue) {
    TRY_ASSIGN(auto const devices, m_desk.devices(visit.event));
    TRY_ASSIGN(auto accounts, m_accounts.list());
    std::erase_if(accounts, [&](storage::Account const& account) {
        return account.disabled || account.organiser != visit.account.organiser;
    });
    std::string answer;
    TRY(m_hub.with_state(visit.event, [&](domain::State const& state) {
        answer = privacy_page(state, devices, accounts, m_how, tongue, m_books.clock.now());
    }));
    return answer;
}

Result<PersonId> ConsolePrivacy::known_person(EventId event, std::string const& person,
                                              std::string* language) {
    TRY_ASSIGN(auto const id, parse_id<PersonId>(person));
    PersonId known;
    TRY(m_hub.with_state(event, [&](domain::State const& state) {
        auto const found = state.people.find(domain::same_person(state, id));
        if (found == state.people.end()) return;
        known = found->first;
        if (language != nullptr && language->empty())
            *language = found->second.profile.screen_language;
    }));
    if (known.is_none()) return Error{ErrorKind::not_found, "console.unknown_person", {}};
    return known;
}

Result<std::string> ConsolePrivacy::give_access(Visit const& visit, std::string const& person,
                                                std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const purpose = read.text("purpose", true, k_most_reason_bytes);
    auto language = read.text("language", false);
    TRY(read.end());
    TRY_ASSIGN(auto const known, known_person(visit.event, person, &language));
    // Said before it leaves, so that it stands in what the person reads, too.
    TRY(say(visit, domain::make_fact(
                       domain::ExportMade{"access", purpose, visit.account.name, {}, known})));
    auto const& tongue = m_tongues.get(language);
    TRY_ASSIGN(auto text,
               access_report(m_desk, visit.event, to_string(known), tongue, AccessForm::markdown));
    return nlohmann::json{{"text", std::move(text)}, {"language", tongue.language().tag}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<std::string> ConsolePrivacy::erase(Visit const& visit, std::string const& person,
                                          std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    if (!read.truth("confirm")) read.fail("confirm");
    TRY(read.end());
    TRY_ASSIGN(auto const known, known_person(visit.event, person, nullptr));
    TRY(say(visit, domain::make_fact(
                       domain::PersonErased{known, std::string(domain::retention_rule::request)})));
    return std::string("{}");
}

}  // namespace ontmoet::server
