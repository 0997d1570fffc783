// SPDX-License-Identifier: EUPL-1.2
#include "server/chain_keeper.h"

namespace ontmoet::server {

Status ChainKeeper::look() {
    TRY_ASSIGN(auto const events, m_log.events());
    for (auto const& event : events) {
        TRY_ASSIGN(auto const head, m_log.head(event));
        auto& linked = m_linked[event];
        if (linked == head) continue;
        TRY_ASSIGN(auto const last, storage::keep_chain(m_log, event));
        if (last == head.newest) linked = head;
    }
    return {};
}

}  // namespace ontmoet::server
