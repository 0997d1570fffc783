// SPDX-License-Identifier: EUPL-1.2
#include "server/console_series.h"

#include "domain/fields.h"
#include "server/console_events.h"
#include "server/console_gate.h"
#include "server/console_rights.h"
#include "server/limits.h"
#include "server/list_page.h"
#include "server/order_reader.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using storage::Account;
using storage::AccountRole;

// Whoever helps changes no accounts, and no program helps.
std::optional<AccountRole> helping_role(std::string_view text) {
    auto const role = storage::account_role_from_text(text);
    bool const is_given =
        role && *role != AccountRole::administrator && *role != AccountRole::program;
    return is_given ? role : std::nullopt;
}

Account const* account_of(std::vector<Account> const& accounts, std::string_view id) {
    auto const found = std::ranges::find_if(
        accounts, [&](Account const& account) { return to_string(account.id) == id; });
    return found == accounts.end() ? nullptr : &*found;
}

using Events = std::vector<EventFigures const*>;

json written_events(Events const& events, Moment now) {
    auto list = json::array();
    for (auto const* figures : events)
        list.push_back({{"id", to_string(figures->id)},
                        {"name", figures->event.name},
                        {"place", figures->event.place},
                        {"starts_at", figures->event.starts_at.ms},
                        {"state", when_is(figures->event, now)},
                        {"people", figures->people},
                        {"employers", figures->partners.size()}});
    return list;
}

// Who takes part, the most faithful first.
json written_partners(Events const& events) {
    std::map<OrganisationId, std::pair<Partner, int>> all;
    for (auto const* figures : events)
        for (auto const& [id, partner] : figures->partners)
            ++all.try_emplace(id, partner, 0).first->second.second;
    std::vector<std::pair<Partner, int>> sorted;
    for (auto const& [id, entry] : all) sorted.push_back(entry);
    std::ranges::sort(sorted, [](auto const& one, auto const& other) {
        return std::pair{-one.second, one.first.name} < std::pair{-other.second, other.first.name};
    });
    auto list = json::array();
    for (auto const& [partner, times] : sorted)
        list.push_back(
            {{"name", partner.name}, {"is_employer", partner.is_employer}, {"events", times}});
    return list;
}

json written_helpers(domain::Event const& event, std::vector<Account> const& accounts) {
    auto list = json::array();
    for (auto const& helper : event.helpers)
        if (auto const* account = account_of(accounts, helper.account))
            list.push_back({{"account", helper.account},
                            {"name", account->name},
                            {"organiser", account->organiser},
                            {"role", helper.role}});
    return list;
}

Events of_series(Events const& own, std::string_view series) {
    Events events;
    std::ranges::copy_if(own, std::back_inserter(events), [&](EventFigures const* figures) {
        return !figures->event.series.empty() && is_same_name(figures->event.series, series);
    });
    return events;
}

}  // namespace

std::optional<AccountRole> role_at(domain::Event const& event, Account const& account) {
    if (is_of_organiser(event, account.organiser)) return account.role;
    if (event.series.empty() || account.role == AccountRole::program) return std::nullopt;
    auto const id = to_string(account.id);
    auto const found = std::ranges::find(event.helpers, id, &domain::Helper::account);
    return found == event.helpers.end() ? std::nullopt : helping_role(found->role);
}

Status join_series(domain::Event& event, EventId id, Events const& own) {
    auto others = of_series(own, event.series);
    auto const self = std::ranges::find(others, id, [](auto const* one) { return one->id; });
    bool const stays = self != others.end();
    if (stays) others.erase(self);
    if (others.empty()) {
        if (!stays) event.helpers.clear();
        if (event.series.empty() || !event.region.empty()) return {};
        return Error{ErrorKind::invalid_input, "console.series_needs_region", {}};
    }
    auto const& last = others.front()->event;
    if (last.region != event.region)
        return Error{ErrorKind::conflict, "console.series_other_region", last.region};
    event.series = last.series;
    event.helpers = last.helpers;
    return {};
}

std::string series_page(Events const& events, Account const& account,
                        std::vector<Account> const& accounts, Moment now) {
    // By organiser and name; each with its events, the last ones first.
    std::vector<Events> all;
    for (auto const* figures : events) {
        auto const& event = figures->event;
        if (event.series.empty()) continue;
        auto const found = std::ranges::find_if(all, [&](Events const& series) {
            return is_same_name(series.front()->event.series, event.series) &&
                   is_of_organiser(series.front()->event, event.organiser);
        });
        if (found == all.end())
            all.push_back({figures});
        else
            found->push_back(figures);
    }
    auto list = json::array();
    for (auto const& series : all) {
        auto const& event = series.front()->event;
        auto const role = role_at(event, account);
        bool const is_own = is_of_organiser(event, account.organiser);
        list.push_back({{"name", event.series},
                        {"region", event.region},
                        {"organiser", event.organiser},
                        {"is_own", is_own},
                        {"rights", role ? rights_of(*role) : std::vector<std::string>{}},
                        {"events", written_events(series, now)},
                        {"partners", written_partners(series)},
                        {"helpers", is_own ? written_helpers(event, accounts) : json::array()}});
    }
    return written_json({{"series", std::move(list)}});
}

Result<HelperOrder> decode_helper_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    HelperOrder order;
    order.series = read.text("series", true);
    order.role = read.text("role", false);
    order.account = read.text("account", false);
    order.login = storage::plain_login(read.text("login", order.account.empty()));
    order.organiser = read.text("organiser", order.account.empty());
    if (!order.role.empty() && !helping_role(order.role)) read.fail("role");
    if (order.role.empty() && order.account.empty()) read.fail("account");
    TRY(read.end());
    return order;
}

Result<std::vector<std::pair<EventId, domain::Fact>>> facts_of_helper(
    HelperOrder const& order, Events const& own, Account const& by,
    std::vector<Account> const& accounts) {
    auto const events = of_series(own, order.series);
    if (events.empty()) return Error{ErrorKind::not_found, "console.unknown_series", order.series};
    auto id = order.account;
    if (id.empty()) {
        // Both must be right, so that nobody finds out who works elsewhere by trying addresses.
        auto const found = std::ranges::find_if(accounts, [&](Account const& account) {
            return account.login == order.login && account.role != AccountRole::program &&
                   is_same_name(account.organiser, order.organiser);
        });
        if (found == accounts.end())
            return Error{ErrorKind::not_found, "console.helper_unknown", order.login};
        if (is_same_name(found->organiser, by.organiser))
            return Error{ErrorKind::conflict, "console.helper_own", order.login};
        id = to_string(found->id);
    }
    auto helpers = events.front()->event.helpers;
    auto const known = std::ranges::find(helpers, id, &domain::Helper::account);
    if (known == helpers.end() && !order.account.empty())
        return Error{ErrorKind::not_found, "console.helper_unknown", order.account};
    if (order.role.empty())
        helpers.erase(known);
    else if (known != helpers.end())
        known->role = order.role;
    else
        helpers.push_back({id, order.role});
    if (helpers.size() > k_most_helpers)
        return Error{ErrorKind::conflict, "console.helpers_full", std::to_string(k_most_helpers)};
    std::vector<std::pair<EventId, domain::Fact>> facts;
    for (auto const* figures : events) {
        auto event = figures->event;
        event.helpers = helpers;
        auto const changed = domain::changed_fields(figures->event, event);
        if (!changed.empty())
            facts.emplace_back(figures->id, domain::make_fact(domain::EventSet{changed.dump()}));
    }
    return facts;
}

}  // namespace ontmoet::server
