// SPDX-License-Identifier: EUPL-1.2
#include "sim/reference.h"

#include "domain/apply.h"
#include "storage/tombstone.h"
#include "sync/audience.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ontmoet::sim {
namespace {

using storage::Role;

constexpr std::size_t k_all = 1'000'000;
constexpr std::array k_roles{Role::host, Role::reception, Role::browse, Role::table, Role::board};

bool is_of_employers(Role role) {
    return role == Role::browse || role == Role::table;
}

}  // namespace

Reference::Reference() {
    begin({});
}

void Reference::begin(std::string const& epoch) {
    m_epoch = epoch;
    m_facts.clear();
    m_places.clear();
    m_erased.clear();
    m_emptied.clear();
    m_ground = {};
    m_views.clear();
    for (auto const role : k_roles) m_views[role];
}

void Reference::take(domain::Fact const& fact) {
    m_facts.push_back(fact);
    m_places.emplace(fact.id, fact.cursor);
    if (auto const person = storage::erased_person(fact); !person.is_none())
        m_erased.emplace(person, fact.cursor);
    m_ground.fold(fact);
    for (auto& [role, view] : m_views)
        if (!is_of_employers(role)) show(view, role, fact);
}

void Reference::show(View& view, Role role, domain::Fact const& fact) const {
    sync::Viewer const viewer{
        role,
        {},
        [&](PersonId person) { return closeness(role, person); },
        [&](MeetId meet) { return m_ground.audiences.organisation_of(meet); }};
    auto const seen = sync::visible_to(viewer, fact);
    if (!seen) return;
    domain::apply(view.state, *seen);
    view.facts.push_back(fact.id);
    view.cursors.push_back(fact.cursor);
}

// Tables are nobody's here, so nobody is near to them.
sync::Closeness Reference::closeness(Role role, PersonId person) const {
    if (role == Role::table) return sync::Closeness::none;
    return m_ground.audiences.closeness({}, person, newest());
}

Reference::View const& Reference::view(Role role) const {
    auto& view = m_views.at(role);
    if (!is_of_employers(role) || view.newest == newest()) return view;
    view = {};
    view.newest = newest();
    for (auto const& fact : m_facts) show(view, role, fact);
    return view;
}

std::optional<std::string> Reference::read(Server& server) {
    auto const head = server.log().head(server.event());
    if (!head.ok()) return std::nullopt;  // it died while it was asked
    bool const same = head->epoch == m_epoch;
    if (same && head->newest == newest()) return std::nullopt;
    if (same && head->newest < newest())
        return "the log ends at " + std::to_string(head->newest) + ", before it went up to " +
               std::to_string(newest());
    if (!same) begin(head->epoch);
    auto const facts = server.log().read(server.event(), newest(), k_all);
    if (!facts.ok()) return std::nullopt;
    for (auto const& fact : *facts) {
        if (fact.cursor != newest() + 1)
            return "after cursor " + std::to_string(newest()) + " comes " +
                   std::to_string(fact.cursor);
        take(fact);
    }
    if (!m_erased.empty()) reread_emptied(server);
    return std::nullopt;
}

void Reference::reread_emptied(Server& server) {
    auto facts = server.log().read(server.event(), 0, k_all);
    if (!facts.ok() || facts->size() != m_facts.size()) return;
    m_facts = std::move(*facts);
    for (auto const& fact : m_facts)
        if (storage::is_tombstone(fact)) m_emptied.insert(fact.id);
}

std::optional<std::string> Reference::read_again(Server& server) {
    auto const head = server.log().head(server.event());
    auto const facts = server.log().read(server.event(), 0, k_all);
    if (!head.ok() || !facts.ok() || head->epoch != m_epoch) return std::nullopt;
    if (facts->size() < m_facts.size())
        return "a crash took facts from the log that it had shown: it ends at " +
               std::to_string(facts->size()) + ", before it went up to " +
               std::to_string(m_facts.size());
    for (std::size_t i = 0; i < m_facts.size(); ++i)
        if ((*facts)[i].id != m_facts[i].id)
            return "another fact has taken cursor " + std::to_string(i + 1);
    return std::nullopt;
}

std::span<FactId const> Reference::visible(Role role, domain::Cursor end) const {
    auto const& view = this->view(role);
    auto const last = std::ranges::upper_bound(view.cursors, end);
    return {view.facts.begin(),
            static_cast<std::size_t>(std::distance(view.cursors.begin(), last))};
}

domain::Cursor Reference::place_of(FactId fact) const {
    auto const found = m_places.find(fact);
    return found == m_places.end() ? 0 : found->second;
}

}  // namespace ontmoet::sim
