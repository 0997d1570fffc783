// SPDX-License-Identifier: EUPL-1.2
#include "server/console_looks.h"

#include "domain/bodies.h"
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "server/console_attention.h"
#include "server/limits.h"
#include "server/list_page.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

using nlohmann::json;

struct LookRow {
    PersonId person;
    domain::Look const* look;
};

}  // namespace

std::map<EventId, std::set<PersonId>> shown_in(std::string_view answer, LookOrder const& order) {
    std::map<EventId, std::set<PersonId>> shown;
    auto const page = json::parse(answer, nullptr, false);
    if (!page.is_object() || !page.contains(order.page)) return shown;
    for (auto const& row : page[order.page]) {
        auto const person = parse_id<PersonId>(row.value(row.contains("id") ? "id" : "person", ""));
        auto const event = parse_id<EventId>(row.value("event", to_string(order.event)));
        if (person.ok() && event.ok()) shown[*event].insert(*person);
    }
    std::size_t people = 0;
    for (auto const& entry : shown) people += entry.second.size();
    bool const is_list =
        order.search.empty() || page.value("pages", 1) > 1 || people > k_most_looked_up;
    if (is_list)
        for (auto& entry : shown) entry.second.clear();
    return shown;
}

std::vector<domain::Fact> facts_of_look(domain::State const& state, std::string const& actor,
                                        std::string const& page, std::set<PersonId> const& people,
                                        Moment now) {
    auto const today = i18n::iso_date(now);
    auto const seen_of = people.empty() ? std::set<PersonId>{PersonId{}} : people;
    std::vector<domain::Fact> facts;
    for (auto const person : seen_of) {
        auto const found = state.looks.find(domain::same_person(state, person));
        bool const is_noted = found != state.looks.end() &&
                              std::ranges::any_of(found->second, [&](domain::Look const& look) {
                                  return look.by == actor && i18n::iso_date(look.at) == today &&
                                         (!person.is_none() || look.page == page);
                              });
        if (is_noted) continue;
        auto& fact = facts.emplace_back(domain::make_fact(domain::PeopleSeen{page, person}));
        auto const name = "look " + actor + " " + today + " " + to_string(person) + " " +
                          (person.is_none() ? page : "");
        fact.id = FactId::from_name(state.id.uuid, name);
    }
    return facts;
}

Status note_look(Desk& desk, sync::Hub& hub, storage::Account const& account,
                 LookOrder const& order, std::string_view answer, Moment now) {
    auto const actor = "account:" + to_string(account.id);
    for (auto const& [event, people] : shown_in(answer, order)) {
        std::vector<domain::Fact> facts;
        TRY(hub.with_state(event, [&](domain::State const& state) {
            facts = facts_of_look(state, actor, order.page, people, now);
        }));
        if (facts.empty()) continue;
        TRY_ASSIGN(auto const said, desk.append(event, std::move(facts), actor));
        for (auto const& one : said)
            if (one.decision == sync::Decision::refused)
                return Error{ErrorKind::refused, one.message_key, {}};
    }
    return {};
}

std::string looks_page(domain::State const& state,
                       std::map<std::string, std::string> const& names) {
    std::vector<LookRow> rows;
    for (auto const& [person, looks] : state.looks)
        for (auto const& look : looks) rows.push_back({person, &look});
    std::ranges::stable_sort(
        rows, [](LookRow const& a, LookRow const& b) { return a.look->at > b.look->at; });
    json page = {{"looks", json::array()}, {"total", rows.size()}};
    rows.resize(std::min(rows.size(), k_most_looks_shown));
    for (auto const& [person, look] : rows) {
        auto const name = names.find(look->by);
        json entry = {{"at", look->at.ms},
                      {"by", name == names.end() ? std::string{} : name->second},
                      {"page", look->page}};
        if (!person.is_none()) {
            entry["person"] = to_string(person);
            entry["who"] = shown_person(state, person, true);
        }
        page["looks"].push_back(std::move(entry));
    }
    return written_json(page);
}

}  // namespace ontmoet::server
