// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sync/kiosk_store.h"
#include "sync/spare_self.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

namespace ontmoet::platform {

// Keeps the spare of a kiosk's store on the disk as new as it must be. The disk thread's, as the
// store is. A disk that takes no spare takes no fact either, and that is told there.
class SpareKeeper {
public:
    // Writes one. The store must outlive it. Errors of the store and of `unlock`.
    static Result<SpareKeeper> open(sync::KioskStore& store, storage::Unlock const& unlock);

    // Before a fact has this number on the disk.
    void allow_for(std::int64_t number);
    void setting_changed() { m_is_behind = true; }
    // When something is another one: a setting, or where in its file the store's tables lie.
    void keep();

private:
    SpareKeeper(sync::KioskStore& store, sync::SpareSeal const& seal)
        : m_store(&store), m_seal(seal) {}
    sync::KioskStore* m_store;
    sync::SpareSeal m_seal;
    std::string m_page;        // as the spare has it
    std::int64_t m_up_to = 0;  // so many numbers it allows for
    bool m_is_behind = true;
};

}  // namespace ontmoet::platform
