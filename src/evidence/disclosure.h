// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

// What may be shown of groups of people without saying anything about a handful of them.
//
// Everybody is in one group of each table (their region, their level of Dutch, …) and got to one
// stage (came, met, …). A table is shown coarser until each of its smallest parts, the people of a
// shown group between two shown stages, is nobody or at least k_fewest: small groups become one
// that is not shown, stages that would tell a small difference are left out. Every sum and every
// difference of shown figures of one table then is a sum of such parts. What several tables say
// together is looked at too: where groups of one lie within a group of another, the rest of it must
// be nobody or at least k_fewest; if not, more becomes "not shown". So does what would tell of a
// handful beside the numbers of everybody who came so far, which are shown whole (funnel.h).
// Numbers alone; no people.
namespace ontmoet::evidence {

// Below it a figure is not shown (the usual bound of Dutch statistics for small groups is 5 to 10).
inline constexpr int k_fewest = 5;

// Somebody, or a meet, that is counted.
struct Unit {
    int stage = 0;            // how far: 0 … stages - 1
    std::vector<int> groups;  // in each table, the index of its group
};
struct Population {
    int stages = 1;
    std::vector<std::vector<std::string>> tables;  // the names of their groups
    std::vector<Unit> units;
};

struct ShownGroup {
    std::string name;
    std::vector<int> reached;  // for each shown stage how many got there or further
};
struct ShownTable {
    std::vector<int> stages{};         // those that are shown, the first one always
    std::vector<ShownGroup> groups{};  // empty: nothing can be shown
    int hidden_groups = 0;             // that stand together as `rest`
    std::vector<int> rest{};           // as `reached`
};

// One for each table of the population.
std::vector<ShownTable> shown_tables(Population const& population);

// The stages of which the figures, each of those who got so far or further, may be shown to
// everybody without groups: what lies between two is nobody or at least k_fewest.
std::vector<int> shown_stages(std::vector<int> const& reached);

}  // namespace ontmoet::evidence
