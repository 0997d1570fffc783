// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "sync/presence.h"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace ontmoet::server {

// One event for somebody at a browser.
struct LiveView {
    domain::State const& state;
    sync::DeviceList const& devices;
    Moment now;
    bool shows_names = false;  // else people are their badge numbers
};

// "A-17 · Selam Tesfay", or what of it may be shown; empty: nothing.
std::string shown_person(domain::State const& state, PersonId person, bool shows_names);

// What waits for somebody (schema Attention), the most pressing first: what a host's kiosk lists as
// well (domain/attention.h, State::refused), and what only the server sees of devices. At most
// k_most_attention of a kind.
nlohmann::json attention_of(LiveView const& view);

// Facts that settle what waits: help that was asked for is answered, anything else is closed.
// "console.attention_gone" when nothing like it waits any more.
Result<domain::Fact> fact_of_settled(domain::State const& state, FactId id);

}  // namespace ontmoet::server
