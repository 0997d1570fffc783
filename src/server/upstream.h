// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/data_folder.h"
#include "server/metrics.h"
#include "sync/presence.h"
#include "sync/protocol.h"
#include "sync/venue_store.h"

#include <cstdint>
#include <memory>

namespace ontmoet::server {

// A venue server's line to the central one: brings there what the hall said and keeps the copy of
// its log, by the same engine as a kiosk's, on a thread of its own. Tells the request log when the
// central server answers and when it no longer does.
class Upstream {
public:
    // Starts at once. `seed` is for the delays before it tries again. The folder was opened for a
    // venue server and must outlive the line. Errors: VenueStore::open.
    static Result<std::unique_ptr<Upstream>> open(Books books, sync::Pairing const& pairing,
                                                  DataFolder& folder, std::uint64_t seed,
                                                  sync::VenueStore::Wanted wanted);
    // Breaks off what is under way; what was not delivered stays in the hall's list.
    ~Upstream();

    // From any thread: a device of the hall asked, and told this of itself. The central server
    // hears so with the next question.
    void heard(DeviceId device, std::optional<sync::Presence> const& presence);
    VenueGauges gauges() const;

private:
    struct Inside;
    explicit Upstream(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::server
