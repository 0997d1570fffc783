// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/devices.h"
#include "storage/sqlite.h"

#include <mutex>

namespace ontmoet::storage {

// The devices in the file of a SqliteFactLog; shares its connection and its lock.
class SqliteDevices final : public Devices {
public:
    SqliteDevices(Database& database, std::mutex& mutex);

    Result<NewDevice> pair(EventId event, Role role, std::string_view name, Moment now) override;
    Result<Device> authenticate(std::string_view token) override;
    Result<std::vector<Device>> list(EventId event) override;
    Status revoke(EventId event, DeviceId device) override;

private:
    Database& m_database;
    std::mutex& m_mutex;
};

}  // namespace ontmoet::storage
