// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/devices.h"
#include "storage/sqlite.h"

#include <cstdint>
#include <mutex>
#include <span>

namespace ontmoet::storage {

// Inside a transaction.
void insert_offer(Database& database, PairingOffer const& offer,
                  std::span<std::uint8_t const> code_hash, Moment valid_until);

// The devices in the file of a SqliteFactLog; shares its connection and its lock.
class SqliteDevices final : public Devices {
public:
    SqliteDevices(Database& database, std::mutex& mutex);

    Result<NewDevice> pair(EventId event, Role role, std::string_view name, Moment now) override;
    Result<PairingCode> offer_pairing(PairingOffer const& offer, Moment now) override;
    Result<Knock> knock(Moment now) override;
    Result<std::vector<Knocking>> knocking(Moment now) override;
    Status let_in(std::string_view typed_code, PairingOffer const& offer, Moment now) override;
    Result<KnockState> state_of_knock(std::string_view secret, Moment now) override;
    Result<NewDevice> redeem(std::string_view typed_code, Moment now, FormerSelf const& former,
                             std::optional<Role> only) override;
    Result<Device> authenticate(EventId event, std::string_view token, Moment now) override;
    Result<std::string> offer_token(EventId event, DeviceId device) override;
    Result<std::vector<Device>> list(EventId event) override;
    Result<std::vector<KnownDevice>> known(EventId event) override;
    Result<Device> find(EventId event, DeviceId device) override;
    Status revoke(EventId event, DeviceId device) override;
    Result<Device> set_role(EventId event, DeviceId device, Role role) override;
    Result<std::int64_t> order(EventId event, DeviceOrder const& order) override;
    Result<std::vector<DeviceOrder>> orders(EventId event, DeviceId device) override;
    Status put_orders(EventId event, std::vector<DeviceOrder> const& orders) override;
    Status note_answered(EventId event, DeviceId device, std::int64_t number,
                         std::string_view fault, Moment now) override;
    Status replace(EventId event, std::vector<KnownDevice> const& devices) override;
    Status note_seen(std::vector<Seen> const& seen) override;

private:
    template <class Work>
    auto locked(Work work) {
        std::scoped_lock const lock(m_mutex);
        return guarded(work);
    }

    void replace_orders(EventId event, std::vector<KnownDevice> const& devices);

    Database& m_database;
    std::mutex& m_mutex;
};

}  // namespace ontmoet::storage
