// SPDX-License-Identifier: EUPL-1.2
#include "server/console_day.h"

#include "domain/announcements.h"
#include "i18n/every_language.h"
#include "server/console_hall.h"
#include "server/console_live.h"
#include "server/console_pages.h"
#include "server/console_plan.h"
#include "server/order_reader.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

// No language of the hall needs more bytes for a sign.
constexpr std::size_t k_most_bytes = 3 * domain::k_most_announcement_signs;

Error wrong_part(char const* member) {
    return {ErrorKind::invalid_input, "error.bad_message", member};
}

// A ready sentence in every language of the hall, or own words in the one they were written in.
Result<domain::Fact> fact_of_announcement(std::string_view body, i18n::Tongues const& tongues,
                                          Moment now) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const id = read.id<FactId>("id");
    auto const key = read.text("key", false);
    auto const words = read.text("text", false, k_most_bytes);
    auto const language = read.text("language", !words.empty());
    TRY(read.end());
    domain::AnnouncementPosted said{{}, now + domain::k_announcement_time};
    auto const ready = domain::ready_announcements();
    if (!key.empty() && std::ranges::find(ready, key) == ready.end()) return wrong_part("key");
    if (key.empty() == words.empty()) return wrong_part("text");
    if (!key.empty()) {
        said.texts = i18n::in_every_language(tongues, key);
    } else {
        if (i18n::find_language(language) == nullptr) return wrong_part("language");
        if (words.find_first_not_of(" \t\r\n") == words.npos) return wrong_part("text");
        said.texts.emplace(language, words);
    }
    auto fact = domain::make_fact(said);
    fact.id = id;
    return fact;
}

}  // namespace

ConsoleGate::Work ConsoleDay::work_for(CallPtr const& call, Act act) {
    return [this, call, act](Visit const& visit) -> Result<std::string> {
        std::string_view const body = call->request().body;
        switch (act) {
            case Act::console_plan: return plan(visit);
            case Act::try_plan: return preview(visit, body);
            case Act::publish_plan: return publish(visit, body);
            case Act::announce: return announce(visit, body);
            case Act::end_announcement: return end_announcement(visit, body);
            case Act::console_hall: return hall(visit);
            case Act::set_hall: return set_hall(visit, body);
            default: return settle(visit, body);
        }
    };
}

Result<std::string> ConsoleDay::live(Visit const& visit, sync::PresenceBoard const& heard) {
    TRY_ASSIGN(auto const known, m_parts.desk.devices(visit.event));
    auto const now = m_parts.clock.now();
    auto const devices = heard.list(known, now);
    bool const shows_names = may(visit.account.role, Right::see_people);
    std::string answer;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        answer = event_live({state, devices, now, shows_names});
    }));
    return answer;
}

Result<std::string> ConsoleDay::plan(Visit const& visit) {
    domain::State copied;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) { copied = state; }));
    return plan_face(copied, m_parts.clock.now());
}

Result<std::string> ConsoleDay::preview(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const order, decode_plan_order(body));
    domain::State copied;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) { copied = state; }));
    return plan_preview(copied, order, m_parts.clock);
}

Result<std::string> ConsoleDay::publish(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto fact, fact_of_plan(body));
    auto const said = say_as(m_parts.desk, visit.account, visit.event, {std::move(fact)});
    // Somebody was earlier: no matter of rights.
    if (!said.ok() && said.error().message_key.starts_with("refused.plan_"))
        return Error{ErrorKind::conflict, said.error().message_key, {}};
    TRY(said);
    return std::string("{}");
}

Result<std::string> ConsoleDay::announce(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto fact, fact_of_announcement(body, m_parts.tongues, m_parts.clock.now()));
    TRY(say_as(m_parts.desk, visit.account, visit.event, {std::move(fact)}));
    return std::string("{}");
}

Result<std::string> ConsoleDay::end_announcement(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const id = read.id<FactId>("announcement");
    TRY(read.end());
    bool is_shown = false;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        auto const& all = state.announcements;
        is_shown = std::ranges::find(all, id, &domain::Announcement::id) != all.end();
    }));
    // Somebody else took it off: that is what was wanted.
    if (is_shown)
        TRY(say_as(m_parts.desk, visit.account, visit.event,
                   {domain::make_fact(domain::AnnouncementEnded{id})}));
    return std::string("{}");
}

Result<std::string> ConsoleDay::hall(Visit const& visit) {
    std::string answer;
    TRY(m_parts.hub.with_state(visit.event,
                               [&](domain::State const& state) { answer = hall_plan(state); }));
    return answer;
}

Result<std::string> ConsoleDay::set_hall(Visit const& visit, std::string_view body) {
    Result<std::vector<domain::Fact>> facts = std::vector<domain::Fact>{};
    TRY(m_parts.hub.with_state(
        visit.event, [&](domain::State const& state) { facts = facts_of_hall(state, body); }));
    TRY_ASSIGN(auto said, std::move(facts));
    TRY(say_as(m_parts.desk, visit.account, visit.event, std::move(said)));
    return std::string("{}");
}

Result<std::string> ConsoleDay::settle(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const id = read.id<FactId>("id");
    TRY(read.end());
    Result<domain::Fact> fact = domain::Fact{};
    TRY(m_parts.hub.with_state(
        visit.event, [&](domain::State const& state) { fact = fact_of_settled(state, id); }));
    TRY_ASSIGN(auto said, std::move(fact));
    TRY(say_as(m_parts.desk, visit.account, visit.event, {std::move(said)}));
    return std::string("{}");
}

}  // namespace ontmoet::server
