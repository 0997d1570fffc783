// SPDX-License-Identifier: EUPL-1.2
#include "server/retention_keeper.h"

#include "domain/retention.h"
#include "exchange/open_data.h"
#include "i18n/tongue.h"
#include "server/limits.h"

#include <algorithm>
#include <span>

namespace ontmoet::server {
namespace {

using domain::Fact;

// What an event's state says is to be said now, and when to look again.
struct DueNow {
    std::vector<Fact> first;  // warnings, and figures to keep
    std::vector<Fact> erasures;
    Moment next{domain::k_furthest_moment_ms};
    std::uint64_t near = 0;
};

DueNow due_now(domain::State const& state, Moment now) {
    DueNow due;
    due.first = domain::warnings_due(state, now);
    due.erasures = domain::erasures_due(state, now);
    // What it brought stays known, without anybody in it.
    if (!due.erasures.empty()) {
        auto figures =
            domain::make_fact(domain::FiguresKept{exchange::figures_to_keep(state, now)});
        figures.id = FactId::from_name(state.id.uuid, "figures kept " + i18n::iso_date(now));
        due.first.push_back(std::move(figures));
    }
    for (auto const& group : domain::kept_groups(state)) {
        if (group.until == Moment{}) continue;
        bool const is_warned = group.erased_at != Moment{};
        due.next =
            std::min(due.next, is_warned ? group.erased_at : group.until - domain::k_warned_before);
        if (is_warned) due.near += group.ids.size();
    }
    return due;
}

}  // namespace

Status RetentionKeeper::look() {
    TRY_ASSIGN(auto const events, m_log.events());
    std::uint64_t near = 0;
    for (auto const& event : events) {
        TRY(look_at(event));
        near += m_looked[event].near;
    }
    auto const before = m_books.metrics.retention_near.exchange(near);
    if (before != near) m_books.log.step("retention_warned", "people: " + std::to_string(near));
    return {};
}

Status RetentionKeeper::look_at(EventId event) {
    auto const now = m_books.clock.now();
    auto& looked = m_looked[event];
    TRY_ASSIGN(auto const head, m_log.head(event));
    if (looked.head == head && now < looked.next) return {};
    DueNow due;
    auto const fold = [&](domain::State const& state) { due = due_now(state, now); };
    TRY(m_hub.with_state(event, fold));
    if (!due.first.empty()) {
        TRY(m_hub.append_own(event, due.first, "server"));
        TRY(m_hub.with_state(event, fold));
    }
    std::uint64_t erased = 0;
    std::span<Fact const> left = due.erasures;
    while (!left.empty()) {
        auto const some = left.first(std::min(left.size(), k_most_erased_at_once));
        left = left.subspan(some.size());
        TRY_ASSIGN(auto const answers,
                   m_hub.append_own(event, {some.begin(), some.end()}, "server"));
        erased += static_cast<std::uint64_t>(
            std::ranges::count(answers, sync::Decision::created, &sync::FactAnswer::decision));
    }
    if (erased > 0) {
        m_books.metrics.retention_erased += erased;
        m_books.log.step("retention_erased", "people: " + std::to_string(erased));
        TRY(m_hub.with_state(event, fold));
    }
    TRY_ASSIGN(auto const after, m_log.head(event));
    looked = {after, due.next, due.near};
    return {};
}

}  // namespace ontmoet::server
