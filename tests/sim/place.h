// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/world.h"

namespace ontmoet::sim {

// The cable from somebody who asks to whom they ask.
struct World::Line {
    Asker* asker = nullptr;
    Station* station = nullptr;
    std::function<void()> then;  // after the asker took an answer
    bool is_cut_off = false;
    std::uint64_t wake_up_calls = 0;
};

// A kiosk where it stands, with what the world knows about it.
struct World::Place {
    Place(std::string name, std::filesystem::path const& folder, storage::NewDevice paired,
          Timeline const& timeline, std::uint64_t seed)
        : kiosk(std::move(name), folder, std::move(paired), timeline, seed) {}

    void set_clock_wrong(Random& chance);
    // Until it agrees with the server; empty when it does.
    std::string what_is_missing(Reference const& reference) const;

    Kiosk kiosk;
    Line line;
    bool is_on = false;  // was switched on
};

// A request on its way, and its answer.
struct World::Conversation {
    Line* line = nullptr;
    Station* station = nullptr;
    int life = 0;  // of the asker
    sync::Request request;
    std::string token{};       // it was sent with
    std::string next_token{};  // comes with the answer
    bool ended = false;        // the asker has an answer or has given up
    bool is_answered = false;  // by the station
};

}  // namespace ontmoet::sim
