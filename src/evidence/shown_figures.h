// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/funnel.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

// What of a funnel may leave for others: figures of everybody at an event, without those that would
// tell of a handful (shown_stages of disclosure.h decides). Events are made safe one by one and
// only then added up, as groups are: choosing other events tells nothing, and a sum says of how
// many events it is.
namespace ontmoet::evidence {

// By the name of the figure ("came", "still_there/weeks_4/of", "meets_each/2"); none: not shown.
using ShownFigures = std::map<std::string, std::optional<int>>;
ShownFigures shown_figures(Funnel const& funnel);

struct SummedFigure {
    int sum = 0;
    int events = 0;  // of which it is shown
    friend bool operator==(SummedFigure const&, SummedFigure const&) = default;
};
std::map<std::string, SummedFigure> sum_of(std::vector<ShownFigures> const& events);

}  // namespace ontmoet::evidence
