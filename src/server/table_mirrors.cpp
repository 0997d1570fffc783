// SPDX-License-Identifier: EUPL-1.2
#include "server/table_mirrors.h"

#include "domain/apply.h"
#include "server/limits.h"
#include "sync/reveal.h"

#include <algorithm>

namespace ontmoet::server {

Result<TableMirror const*> TableMirrors::newest(storage::Device const& device) {
    auto& kept = m_kept[device.id];
    kept.last_used = ++m_uses;
    auto& mirror = kept.mirror;
    for (bool more = true; more;) {
        sync::Pull pull;
        pull.epoch = mirror.epoch;
        pull.after = mirror.next;
        pull.limit = k_most_facts_in_page;
        TRY_ASSIGN(auto const page, m_hub.pull(device, pull));
        if (page.reset) {
            mirror = {};
            mirror.epoch = page.epoch;
            continue;
        }
        for (auto const& fact : page.facts) domain::apply(mirror.state, fact);
        sync::take_moves(mirror.state, page.moves);
        mirror.epoch = page.epoch;
        mirror.next = page.next;
        mirror.said = page.decided_up_to;
        more = page.more;
    }
    forget_oldest();
    return &m_kept.at(device.id).mirror;
}

void TableMirrors::forget_oldest() {
    if (m_kept.size() <= k_most_table_mirrors) return;
    m_kept.erase(std::ranges::min_element(
        m_kept, {}, [](auto const& entry) { return entry.second.last_used; }));
}

}  // namespace ontmoet::server
