// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "evidence/disclosure.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The figures by group: of people by where they live and what they bring, of meets by what they
// were about. Events are made safe one by one (disclosure.h) and only then added up, so choosing
// other events never tells more than each event's own table does.
namespace ontmoet::evidence {

// Stages of both kinds: the people who came, met, matched and began after a match; the meets that
// were held, were a match, had a next step and led to a start.
inline constexpr int k_group_stages = 4;

enum class Counted { people, meets };
struct Dimension {
    std::string name;  // region, municipality, dutch_speaking, …; of an instrument its own code
    Counted counted = Counted::people;
    bool is_instrument = false;  // with or without it
};

// A figure of some events, and the group's first stage in the same events.
struct Share {
    int count = 0;
    int of = 0;  // 0: not shown in any event
};
struct GroupFigures {
    std::array<Share, k_group_stages> stages{};
};
struct DimensionFigures {
    Dimension dimension;
    std::map<std::string, GroupFigures> groups;  // by code; empty: not said
    // Who is in no shown group, at the first stage.
    int not_shown = 0;
    int all = 0;  // at the first stage
};

// People of one event who came and take part; those of whom a field is not known are a group too.
Population people_of(domain::State const& state, Moment now);
Population meets_of_event(domain::State const& state, Moment now);
std::vector<Dimension> people_dimensions();
// Those of the event's own instruments behind the others.
std::vector<Dimension> meet_dimensions(domain::State const& state);

// Adds an event's shown figures to those of others.
void add_figures(std::vector<DimensionFigures>& figures, domain::State const& state, Moment now);
void add_figures(std::vector<DimensionFigures>& figures,
                 std::vector<DimensionFigures> const& of_others);

}  // namespace ontmoet::evidence
