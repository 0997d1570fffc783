// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "server/desk.h"
#include "storage/sqlite_fact_log.h"
#include "sync/hub.h"

#include <string>

namespace ontmoet::server {

// The desk at the database itself. As thread-safe as the hub and the log, which must outlive it.
class LocalDesk final : public Desk {
public:
    // `url`: where kiosks that are paired will find the server.
    LocalDesk(storage::FactLog& log, storage::Devices& devices, sync::Hub& hub, Clock const& clock,
              std::string url)
        : m_log(log), m_devices(devices), m_hub(hub), m_clock(clock), m_url(std::move(url)) {}

    Result<std::vector<EventSummary>> events() override;
    Result<FactsPage> facts(EventId event, domain::Cursor after, std::size_t limit) override;
    Result<std::vector<sync::FactAnswer>> append(EventId event, std::vector<domain::Fact> drafts,
                                                 std::string_view actor) override;
    Result<sync::Pairing> pair(EventId event, storage::Role role, std::string_view name) override;

private:
    storage::FactLog& m_log;
    storage::Devices& m_devices;
    sync::Hub& m_hub;
    Clock const& m_clock;
    std::string m_url;
};

}  // namespace ontmoet::server
