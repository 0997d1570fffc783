// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "storage/sealer.h"

#include <string>
#include <vector>

// What the columns of a fact hold, the same in every database.
namespace ontmoet::storage {

// Sixteen bytes each, one after the other.
std::string packed(std::vector<Uuid> const& uuids);
std::vector<Uuid> unpacked(std::string const& bytes);

inline SealedPlace body_place(EventId event, FactId fact) {
    return {event, fact.uuid, "body"};
}
inline SealedPlace answer_place(EventId event, FactId fact) {
    return {event, fact.uuid, "answer"};
}

}  // namespace ontmoet::storage
