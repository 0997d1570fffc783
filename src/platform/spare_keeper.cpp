// SPDX-License-Identifier: EUPL-1.2
#include "platform/spare_keeper.h"

#include "platform/private_file.h"
#include "sync/limits.h"

namespace ontmoet::platform {

Result<SpareKeeper> SpareKeeper::open(sync::KioskStore& store, storage::Unlock const& unlock) {
    TRY_ASSIGN(auto const last_sequence, store.last_sequence());
    TRY_ASSIGN(auto const seal, sync::SpareSeal::create(unlock));
    SpareKeeper keeper(store, seal);
    keeper.m_up_to = last_sequence + sync::k_numbers_ahead;
    keeper.keep();
    return keeper;
}

void SpareKeeper::allow_for(std::int64_t number) {
    if (number <= m_up_to) return;
    m_up_to = number + sync::k_numbers_ahead;
    m_is_behind = true;
    keep();
}

void SpareKeeper::keep() {
    std::filesystem::path const store = m_store->database().file();
    auto page = sync::first_page_of(store);
    if (!m_is_behind && sync::is_same_first_page(page, m_page)) return;
    auto const sealed = m_seal.sealed(*m_store, m_up_to);
    if (!sealed.ok()) return;
    // Of a store that was wiped there is none.
    if (!sealed->empty() && !write_private_file(sync::spare_file(store), *sealed).ok()) return;
    m_page = std::move(page);
    m_is_behind = false;
}

}  // namespace ontmoet::platform
