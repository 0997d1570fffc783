// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/sample_event.h"
#include "sync/protocol.h"

#include <string>
#include <vector>

namespace ontmoet::test {

// The drafts as this device pushes them, from this sequence on.
inline std::string push_body(storage::Device const& device, std::vector<domain::Fact> drafts,
                             std::int64_t first_sequence = 1) {
    sync::PushRequest request;
    for (auto& draft : drafts)
        request.facts.push_back(stamped(std::move(draft), device.id, first_sequence++));
    return sync::encode(request);
}

}  // namespace ontmoet::test
