// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "storage/accounts.h"

#include <string>
#include <string_view>
#include <vector>

// The console's lists of people and employers, a page at a time, as JSON (route_table.h).
namespace ontmoet::server {

enum class Show { all, here, expected, incomplete };
Show show_from_text(std::string_view text);  // all for anything else

struct ListQuestion {
    std::string search;
    Show show = Show::all;
    std::size_t page = 1;
};

// What is still open, as the ends of the keys "console.missing_…", and how much is there, in per
// cents.
struct Completeness {
    int percent = 100;
    std::vector<std::string> missing;
};
Completeness completeness_of(domain::Profile const& profile);

// Whoever has an account with the role klantmanager is shown their own people alone.
std::string people_page(domain::State const& state, storage::Account const& account,
                        ListQuestion const& question);
std::string employers_page(domain::State const& state, ListQuestion const& question);

}  // namespace ontmoet::server
