// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "evidence/disclosure.h"

#include <string>

namespace ontmoet::exchange {

// What an event brought, for everybody: JSON (format "ontmoet-open-data"), sums alone, that say
// nothing about a handful of people. All tables of one kind tell the same stages, those whose
// differences over everybody are nobody or at least evidence::k_fewest, so that no sum of one table
// less a sum of another is smaller. Once figures were kept (figures.kept) it is those, however many
// people were erased since: two editions of one event would tell of who went in between.
std::string open_data(domain::State const& state, Moment now);

// What is kept before people are erased: the open data, and in "report" what the organiser's own
// report tells. Kept again, the open data stays that of the first time.
std::string figures_to_keep(domain::State const& state, Moment now);

// The population with those stages alone that may be told of everybody; none when not even the
// first may.
struct OpenPopulation {
    std::vector<int> stages;  // of the whole population, that are left
    std::vector<int> reached;
    evidence::Population population;
};
OpenPopulation open_population(evidence::Population const& whole);

}  // namespace ontmoet::exchange
