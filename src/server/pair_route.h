// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/failed_tries.h"
#include "server/slow_work.h"
#include "storage/devices.h"
#include "sync/hub.h"
#include "sync/table_code.h"

#include <string>

namespace ontmoet::server {

// POST /v1/pair: a pairing code becomes a device. Every try counts, right or wrong, for each
// address and in all: a code has 39 bits and is good for ten minutes only.
class PairRoute {
public:
    // `address`, `escrow_key`: what the kiosk writes down about this server (sync/protocol.h).
    PairRoute(Books books, sync::Hub& hub, storage::Devices& devices, SlowWork& slow,
              sync::Address address, std::string escrow_key, bool behind_proxy)
        : m_books(books),
          m_hub(hub),
          m_devices(devices),
          m_slow(slow),
          m_address(std::move(address)),
          m_escrow_key(std::move(escrow_key)),
          m_behind_proxy(behind_proxy) {}

    // On the loop.
    void handle(CallPtr call);
    void knock(CallPtr call);
    void ask_knock(CallPtr call);
    // Counts this try; false when the address has to wait. On the loop.
    bool may_try(Request const& request) { return may(m_tries, request); }
    // A code that was typed for the page of a table; one for anything else lets nobody in:
    // "error.unknown_pairing_code". On the slow thread.
    Result<storage::NewDevice> let_table_in(std::string_view code);
    // A code that lets the page of a table in. "error.unknown_organisation". On the slow thread.
    Result<sync::TableCode> offer_table(EventId event, OrganisationId organisation);

private:
    bool may(FailedTries& tries, Request const& request) const;
    Result<storage::NewDevice> redeem(std::string_view code, storage::FormerSelf const& former,
                                      std::optional<storage::Role> only);

    Books m_books;
    sync::Hub& m_hub;
    storage::Devices& m_devices;
    SlowWork& m_slow;
    sync::Address m_address;
    std::string m_escrow_key;
    bool m_behind_proxy;
    FailedTries m_tries{{k_pairing_tries_per_minute, k_pairing_tries_in_all}};
    FailedTries m_questions{{k_knock_questions_per_minute, k_knock_questions_in_all}};
};

}  // namespace ontmoet::server
