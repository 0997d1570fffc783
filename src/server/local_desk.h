// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "platform/key_source.h"
#include "server/data_folder.h"
#include "server/desk.h"

#include <functional>

namespace ontmoet::server {

// The desk at the data itself, which must outlive it; as thread-safe as its hub and log.
class LocalDesk final : public Desk {
public:
    using DeviceChanged = std::function<void(DeviceId)>;

    // `address`: where kiosks that are paired will find the server. `changed` is called when a
    // device has another role or is revoked. The key opens backups.
    LocalDesk(
        DataFolder& data, platform::KeySource key, Clock const& clock, sync::Address address,
        DeviceChanged changed = [](DeviceId) {})
        : m_data(data),
          m_log(data.log()),
          m_devices(data.devices()),
          m_hub(data.hub()),
          m_key(std::move(key)),
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
    // Of a folder that is not served nothing was heard.
    Result<sync::DeviceList> devices_now(EventId event) override;
    Status order(EventId event, storage::DeviceOrder order) override;
    Result<std::vector<storage::DeviceOrder>> orders(EventId event, DeviceId device) override;
    Result<storage::Device> revoke(EventId event, DeviceId device) override;
    Result<sync::PushAnswer> push(EventId event, DeviceId device,
                                  sync::PushRequest const& request) override;
    Result<std::vector<storage::Account>> accounts() override;
    Status obey(AccountOrder const& order) override;
    Result<Restored> restore(RestoreOrder const& order) override;

private:
    Status may_pair(EventId event);
    Status may_stand(EventId event, RoleOrder const& order);

    DataFolder& m_data;
    storage::FactLog& m_log;
    storage::Devices& m_devices;
    sync::Hub& m_hub;
    platform::KeySource m_key;
    Clock const& m_clock;
    sync::Address m_address;
    DeviceChanged m_changed;
};

}  // namespace ontmoet::server
