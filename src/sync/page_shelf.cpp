// SPDX-License-Identifier: EUPL-1.2
#include "sync/page_shelf.h"

#include "sync/limits.h"

#include <utility>

namespace ontmoet::sync {

std::shared_ptr<ReadyFacts const> PageShelf::find(Place const& place,
                                                  domain::Cursor changed_at) const {
    auto const found = m_pages.find(place);
    bool const holds = found != m_pages.end() && found->second.changed_at == changed_at;
    return holds ? found->second.page : nullptr;
}

void PageShelf::put(Place const& place, domain::Cursor changed_at,
                    std::shared_ptr<ReadyFacts const> page) {
    if (auto const old = m_pages.find(place); old != m_pages.end()) {
        m_bytes -= old->second.page->end.bytes.size();
        m_pages.erase(old);
    }
    if (m_bytes + page->end.bytes.size() > k_most_shelf_bytes) {
        m_pages.clear();
        m_bytes = 0;
    }
    m_bytes += page->end.bytes.size();
    m_pages.emplace(place, Kept{changed_at, std::move(page)});
}

}  // namespace ontmoet::sync
