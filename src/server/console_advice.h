// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What an organiser should know before the day, from the practice of domain.md §3: are there
// tables, rounds, interpreters and hosts enough for who is expected?
namespace ontmoet::server {

enum class Weight { note, warning };

struct Advice {
    std::string key;  // of the catalogue, "console.advice_…"
    Weight weight = Weight::note;
    // What stands for its placeholders; "language" is an ISO code, to be named by who shows it.
    std::vector<std::pair<std::string, std::string>> values{};
};

struct Expected {
    int people = 0;
    int employers = 0;  // each with a table of its own
};

// Of an event that is being made.
std::vector<Advice> advice_on(domain::Event const& event, Expected const& expected, Moment now);
// Of an event with what is known of it so far; `devices`: how many are paired.
std::vector<Advice> advice_on(domain::State const& state, std::size_t devices);

// Rounds in which people meet.
int open_rounds(domain::Event const& event);

}  // namespace ontmoet::server
