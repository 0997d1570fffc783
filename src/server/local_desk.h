// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "server/desk.h"
#include "storage/sqlite_fact_log.h"
#include "sync/hub.h"

#include <functional>

namespace ontmoet::server {

// The desk at the database itself. As thread-safe as the hub and the log, which must outlive it.
class LocalDesk final : public Desk {
public:
    using DeviceChanged = std::function<void(DeviceId)>;

    // `address`: where kiosks that are paired will find the server. `changed` is called when a
    // device has another role or is revoked.
    LocalDesk(
        storage::FactLog& log, storage::Devices& devices, sync::Hub& hub, Clock const& clock,
        sync::Address address, DeviceChanged changed = [](DeviceId) {})
        : m_log(log),
          m_devices(devices),
          m_hub(hub),
          m_clock(clock),
          m_address(std::move(address)),
          m_changed(std::move(changed)) {}

    Result<std::vector<EventSummary>> events() override;
    Result<FactsPage> facts(EventId event, domain::Cursor after, std::size_t limit) override;
    Result<std::vector<sync::FactAnswer>> append(EventId event, std::vector<domain::Fact> drafts,
                                                 std::string_view actor) override;
    Result<sync::Pairing> pair(EventId event, PairOrder const& order) override;
    Result<OfferedPairing> offer_pairing(EventId event, PairOrder const& order) override;
    Result<storage::Device> set_role(EventId event, DeviceId device,
                                     RoleOrder const& order) override;
    Result<std::vector<storage::Device>> devices(EventId event) override;
    Result<storage::Device> revoke(EventId event, DeviceId device) override;

private:
    Status may_pair(EventId event);
    Status may_stand(EventId event, RoleOrder const& order);

    storage::FactLog& m_log;
    storage::Devices& m_devices;
    sync::Hub& m_hub;
    Clock const& m_clock;
    sync::Address m_address;
    DeviceChanged m_changed;
};

}  // namespace ontmoet::server
