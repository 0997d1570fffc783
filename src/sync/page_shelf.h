// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/fact.h"
#include "storage/devices.h"
#include "sync/gzip.h"

#include <compare>
#include <map>
#include <memory>

namespace ontmoet::sync {

// The facts of a page, read, unsealed, filtered, encoded and packed once.
struct ReadyFacts {
    PackedEnd end;  // as encode_end writes it
    domain::Cursor next = 0;
    std::size_t count = 0;
};

// When a hall is switched on, all its kiosks load the same pages: those of one event that have been
// made, for each audience. What an audience may see of a page stays the same until somebody is
// erased or its people come or go (AudienceHistory::changed_at).
class PageShelf {
public:
    struct Place {
        storage::Role role = storage::Role::board;
        OrganisationId organisation;  // whose table or screen it is
        domain::Cursor after = 0;
        std::size_t limit = 0;
        friend auto operator<=>(Place const&, Place const&) = default;
    };

    // Nothing when it is not there or was made before `changed_at`.
    std::shared_ptr<ReadyFacts const> find(Place const& place, domain::Cursor changed_at) const;
    // Makes room by throwing all others away: who loads makes them again.
    void put(Place const& place, domain::Cursor changed_at, std::shared_ptr<ReadyFacts const> page);

private:
    struct Kept {
        domain::Cursor changed_at = 0;
        std::shared_ptr<ReadyFacts const> page;
    };
    std::map<Place, Kept> m_pages;
    std::size_t m_bytes = 0;
};

}  // namespace ontmoet::sync
