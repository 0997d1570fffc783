// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/former_doings.h"

#include "kiosk/update.h"

#include <algorithm>

namespace ontmoet::kiosk {
namespace {

using domain::Fact;

// What a host said with one touch has one time, and nothing of others lies between.
bool was_said_together(Fact const& one, Fact const& other) {
    return one.device == other.device && one.recorded_at == other.recorded_at;
}

// Calls `take` with the stretches of what was said, in order: each doing of this device alone, what
// lies between as long as it is.
template <class Take>
void walk(std::vector<Fact> const& facts, DeviceId device, Take take) {
    auto const is_ours = [&](Fact const& fact) {
        return fact.device == device && fact.actor.starts_with("host");
    };
    for (auto from = facts.begin(); from != facts.end();) {
        bool const ours = is_ours(*from);
        auto const to = std::find_if(from, facts.end(), [&](Fact const& fact) {
            return ours ? !was_said_together(*from, fact) : is_ours(fact);
        });
        take(std::vector<Fact>(from, to), ours);
        from = to;
    }
}

}  // namespace

void begin_with(platform::StoredEvent& stored, sync::LocalState& local, screens::Model& model) {
    local.reset({});
    walk(stored.confirmed, model.device, [&](std::vector<Fact> const& said, bool ours) {
        if (ours) note_doing(model, said, local.view());
        local.confirm(said, 0);
    });
    walk(stored.pending, model.device, [&](std::vector<Fact> const& said, bool ours) {
        if (ours) note_doing(model, said, local.view());
        local.append(said);
    });
    for (auto& problem : stored.problems) local.refuse(std::move(problem));
    stored = {};
}

}  // namespace ontmoet::kiosk
