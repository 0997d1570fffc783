// SPDX-License-Identifier: EUPL-1.2
#include "storage/fact_columns.h"

#include <cstring>

namespace ontmoet::storage {
namespace {

constexpr std::size_t k_uuid_bytes = 16;

}  // namespace

std::string packed(std::vector<Uuid> const& uuids) {
    std::string bytes;
    bytes.reserve(uuids.size() * k_uuid_bytes);
    for (auto const& uuid : uuids) bytes.append(uuid.bytes.begin(), uuid.bytes.end());
    return bytes;
}

std::vector<Uuid> unpacked(std::string const& bytes) {
    std::vector<Uuid> uuids(bytes.size() / k_uuid_bytes);
    for (std::size_t i = 0; i < uuids.size(); ++i)
        std::memcpy(uuids[i].bytes.data(), bytes.data() + i * k_uuid_bytes, k_uuid_bytes);
    return uuids;
}

}  // namespace ontmoet::storage
