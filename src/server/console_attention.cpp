// SPDX-License-Identifier: EUPL-1.2
#include "server/console_attention.h"

#include "domain/attention.h"
#include "domain/bodies.h"
#include "domain/rules.h"
#include "exchange/export_table.h"
#include "server/device_troubles.h"
#include "server/limits.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using domain::Doubt;
using nlohmann::json;

class AttentionList {
public:
    explicit AttentionList(LiveView const& view) : m_view(view), m_state(view.state) {}

    json gather() && {
        add_help();
        add_missing();
        add_refused();
        add_doubts();
        add_employers();
        add_unwell();
        add_silent();
        add_few_meets();
        return std::move(m_list);
    }

private:
    // Nothing when there are enough of its kind.
    json* add(char const* kind, std::string const& id = {}) {
        if (++m_of_kind[kind] > k_most_attention) return nullptr;
        m_list.push_back({{"id", id}, {"kind", kind}});
        return &m_list.back();
    }
    std::string who(PersonId person) const {
        return shown_person(m_state, person, m_view.shows_names);
    }
    void put_place(json& entry, domain::PlannedMeet const& meet) const {
        auto const table = m_state.tables.find(meet.table);
        entry["employer"] = exchange::organisation_name(m_state, meet.organisation);
        entry["round_at"] = domain::round_start(m_state, meet.round).ms;
        entry["table"] = table == m_state.tables.end() ? 0 : table->second.number;
    }
    std::string device_name(DeviceId device) const {
        auto const found = m_state.devices.find(device);
        return found == m_state.devices.end() ? std::string() : found->second.name;
    }

    void add_help() {
        for (auto const& help : m_state.help) {
            if (help.answered || help.late_min != 0) continue;
            auto* entry = add("help", to_string(help.id));
            if (entry == nullptr) continue;
            (*entry)["who"] = who(help.person);
            (*entry)["at"] = help.at.ms;
            (*entry)["device"] = device_name(help.device);
        }
    }
    void add_missing() {
        for (auto const* meet : domain::missing_now(m_state, m_view.now)) {
            auto* entry = add("missing");
            if (entry == nullptr) continue;
            (*entry)["who"] = who(meet->planned.person);
            (*entry)["person"] = to_string(meet->planned.person);
            put_place(*entry, meet->planned);
        }
    }
    void add_refused() {
        for (auto const& [id, refused] : m_state.refused) {
            if (m_state.closed_problems.contains(id)) continue;
            auto* entry = add("refused", to_string(id));
            if (entry == nullptr) continue;
            auto const& said = refused.said;
            (*entry)["who"] = who(said.meet.person);
            (*entry)["message_key"] = said.message_key;
            (*entry)["at"] = said.said_at.ms;
            (*entry)["device"] = device_name(said.device);
            bool const is_meet = !said.meet.organisation.is_none();
            if (is_meet) put_place(*entry, said.meet);
        }
    }
    void add_doubts() {
        for (auto const& doubt : domain::doubts_about_people(m_state)) {
            if (m_state.closed_problems.contains(doubt.id)) continue;
            auto* entry = add(doubt.kind == Doubt::Kind::alike   ? "alike"
                              : doubt.kind == Doubt::Kind::again ? "again"
                                                                 : "unknown",
                              to_string(doubt.id));
            if (entry == nullptr) continue;
            (*entry)["who"] = who(doubt.person);
            if (doubt.kind == Doubt::Kind::alike) (*entry)["other"] = who(doubt.other);
        }
    }
    void add_employers() {
        for (auto const& id : m_state.unconfirmed)
            if (auto* entry = add("employer"))
                (*entry)["employer"] = exchange::organisation_name(m_state, id);
    }
    // Somebody has to go there; what says nothing any more is missed below.
    void add_unwell() {
        for (auto const& device : m_view.devices.devices) {
            auto const troubles = troubles_of(device, m_view.now);
            if (!is_in_contact(device, m_view.now) || !needs_somebody(troubles)) continue;
            if (auto* entry = add("unwell")) {
                (*entry)["device"] = device.name;
                (*entry)["troubles"] = troubles;
            }
        }
    }
    // Devices are missed only while people are in the hall.
    void add_silent() {
        bool const is_busy = std::ranges::any_of(
            m_state.people, [](auto const& entry) { return domain::is_here(entry.second); });
        if (!is_busy) return;
        for (auto const& device : m_view.devices.devices) {
            bool const was_here = !device.revoked && device.last_seen != Moment{};
            if (!was_here || is_in_contact(device, m_view.now)) continue;
            if (auto* entry = add("silent")) {
                (*entry)["device"] = device.name;
                (*entry)["at"] = device.last_seen.ms;
            }
        }
    }
    // Who is here and has fewer meets than everybody should have, once there is a plan.
    void add_few_meets() {
        auto const least = static_cast<std::size_t>(m_state.event.fair_minimum);
        if (!m_state.plan || domain::next_round(m_state, m_view.now) >= m_state.event.rounds)
            return;
        std::map<PersonId, std::size_t> meets;
        for (auto const& [id, meet] : m_state.meets)
            if (meet.status != domain::MeetStatus::cancelled)
                ++meets[domain::same_person(m_state, meet.planned.person)];
        auto const count = std::ranges::count_if(m_state.people, [&](auto const& entry) {
            return domain::is_here(entry.second) && meets[entry.first] < least;
        });
        if (count == 0) return;
        if (auto* entry = add("few_meets")) {
            (*entry)["count"] = count;
            (*entry)["least"] = least;
        }
    }

    LiveView const& m_view;
    domain::State const& m_state;
    json m_list = json::array();
    std::map<std::string, std::size_t> m_of_kind;
};

}  // namespace

std::string shown_person(domain::State const& state, PersonId person, bool shows_names) {
    auto const found = state.people.find(domain::same_person(state, person));
    if (found == state.people.end()) return {};
    auto const& [badge, profile] = std::tie(found->second.badge, found->second.profile);
    if (!shows_names) return badge;
    auto const name = profile.given_name + " " + profile.family_name;
    return badge.empty() ? name : badge + " · " + name;
}

json attention_of(LiveView const& view) {
    return AttentionList(view).gather();
}

Result<domain::Fact> fact_of_settled(domain::State const& state, FactId id) {
    auto const asked = std::ranges::find(state.help, id, &domain::HelpRequest::id);
    if (asked != state.help.end() && !asked->answered)
        return domain::make_fact(domain::HelpAnswered{id});
    bool const is_doubt =
        std::ranges::any_of(domain::doubts_about_people(state),
                            [&](domain::Doubt const& doubt) { return doubt.id == id; });
    bool const waits =
        (is_doubt || state.refused.contains(id)) && !state.closed_problems.contains(id);
    if (waits) return domain::make_fact(domain::ProblemClosed{id});
    return Error{ErrorKind::conflict, "console.attention_gone", {}};
}

}  // namespace ontmoet::server
