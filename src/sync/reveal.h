// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "domain/state.h"
#include "storage/devices.h"
#include "storage/fact_log.h"
#include "storage/sqlite.h"
#include "sync/audience.h"
#include "sync/judge.h"
#include "sync/page_shelf.h"
#include "sync/protocol.h"

#include <cstddef>
#include <string>

// Audiences move (sync.md, contract 6): somebody agrees to be shown, a plan brings a table its next
// candidate, a consent is withdrawn. Then the device's pull has, in the page that holds the cause,
// all that it may now know of that person, or says whom to forget.
namespace ontmoet::sync {

// Server. Who speaks or looks through this device now.
Viewer viewer_of(Ground const& ground, DeviceId device, storage::Role role);
// The life of the log as this device knows it, "1f2e.host": in another role or for another
// organisation it begins anew, so that what was for the old one is forgotten. A venue server is
// told the log's own, to tell it as the central server would.
std::string epoch_for(Ground const& ground, DeviceId device, storage::Role role);
// The facts after page.next, at most `limit` of them read, and the moves among them; sets
// page.next and page.more.
Status fill_page(storage::FactLog& log, Ground const& ground, storage::Device const& device,
                 std::size_t limit, PullPage& page);
// The same, but a whole page, that other devices load as well, is taken from the shelf or put there
// and given as page.ready.
Status fill_ready_page(storage::FactLog& log, Ground const& ground, storage::Device const& device,
                       std::size_t limit, PageShelf& shelf, PullPage& page);

// Kiosk. Both forget, in one transaction or state, everything that goes with those people, and take
// what is revealed in its place.
void take_moves(storage::Database& database, EventId event, AudienceMoves const& moves);
void take_moves(domain::State& state, AudienceMoves const& moves);

}  // namespace ontmoet::sync
