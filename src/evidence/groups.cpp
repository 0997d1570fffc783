// SPDX-License-Identifier: EUPL-1.2
#include "evidence/groups.h"

#include "domain/rules.h"
#include "evidence/ladder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace ontmoet::evidence {
namespace {

using domain::Candidate;
using domain::State;

// Below 27 the school route comes first (SER 2018).
constexpr int k_school_route_ends = 27;

std::string age_band(State const& state, Candidate const& candidate) {
    int const born = candidate.profile.birth_year;
    if (born == 0 || state.event.starts_at == Moment{}) return {};
    std::chrono::year_month_day const day{std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<Duration>{Duration{state.event.starts_at.ms}})};
    return static_cast<int>(day.year()) - born < k_school_route_ends ? "under_27" : "from_27";
}

struct PersonDimension {
    char const* name;
    std::string (*group)(State const&, Candidate const&);
};
constexpr std::array k_people_by{
    PersonDimension{"region", [](State const&, Candidate const& c) { return c.profile.region; }},
    PersonDimension{"municipality",
                    [](State const&, Candidate const& c) { return c.profile.municipality; }},
    PersonDimension{"dutch_speaking",
                    [](State const&, Candidate const& c) {
                        return std::string(domain::to_text(c.profile.dutch.speaking));
                    }},
    PersonDimension{"age", age_band},
    PersonDimension{"literacy_help",
                    [](State const&, Candidate const& c) {
                        return std::string(c.profile.literacy_help ? "yes" : "");
                    }},
    PersonDimension{"housing", [](State const&, Candidate const& c) { return c.profile.housing; }},
};

domain::Offer const* offer_of(State const& state, domain::Meet const& meet) {
    auto const found = state.offers.find(meet.planned.offer);
    return found == state.offers.end() ? nullptr : &found->second;
}

struct MeetDimension {
    char const* name;
    std::string (*group)(State const&, domain::Meet const&);
};
constexpr std::array k_meets_by{
    MeetDimension{"sector",
                  [](State const& state, domain::Meet const& meet) {
                      auto const* offer = offer_of(state, meet);
                      if (offer != nullptr && !offer->sector.empty()) return offer->sector;
                      auto const found = state.organisations.find(meet.planned.organisation);
                      return found == state.organisations.end() ? std::string()
                                                                : found->second.sector;
                  }},
    MeetDimension{"offer_kind",
                  [](State const& state, domain::Meet const& meet) {
                      auto const* offer = offer_of(state, meet);
                      return offer == nullptr ? std::string()
                                              : std::string(domain::to_text(offer->kind));
                  }},
};

std::set<std::string> instruments_of(State const& state) {
    std::set<std::string> instruments;
    for (auto const& [id, offer] : state.offers)
        instruments.insert(offer.support.begin(), offer.support.end());
    return instruments;
}

// The index of this group of a table, which gets it when it is new.
int group_in(std::vector<std::string>& groups, std::string const& name) {
    auto const found = std::ranges::find(groups, name);
    auto const index = static_cast<int>(found - groups.begin());
    if (found == groups.end()) groups.push_back(name);
    return index;
}

int stage_of_meet(State const& state, domain::Meet const& meet) {
    if (!domain::is_match(meet)) return 0;
    if (has_started(state, {meet.planned.person, meet.planned.organisation})) return 3;
    return has_next_step(meet) ? 2 : 1;
}

// How far each person came: 1 met, 2 matched, 3 began where they had a match.
std::map<PersonId, int> stages_of_people(State const& state, Moment now) {
    std::map<PersonId, int> stages;
    for (auto const& [id, meet] : state.meets) {
        if (!was_held(state, meet, now)) continue;
        auto& stage = stages[meet.planned.person];
        int const reached = domain::is_match(meet) ? stage_of_meet(state, meet) == 3 ? 3 : 2 : 1;
        stage = std::max(stage, reached);
    }
    return stages;
}

DimensionFigures& figures_of(std::vector<DimensionFigures>& all, Dimension const& dimension) {
    auto const found = std::ranges::find_if(
        all, [&](DimensionFigures const& one) { return one.dimension.name == dimension.name; });
    if (found != all.end()) return *found;
    all.push_back({dimension, {}, 0, 0});
    return all.back();
}

void add_table(DimensionFigures& figures, ShownTable const& table, int all) {
    figures.all += all;
    figures.not_shown += all;
    for (auto const& group : table.groups) {
        auto& theirs = figures.groups[group.name];
        figures.not_shown -= group.reached.front();
        for (std::size_t i = 0; i < table.stages.size(); ++i) {
            auto& share = theirs.stages[static_cast<std::size_t>(table.stages[i])];
            share.count += group.reached[i];
            share.of += group.reached.front();
        }
    }
}

void add_population(std::vector<DimensionFigures>& figures, Population const& population,
                    std::vector<Dimension> const& dimensions) {
    auto const tables = shown_tables(population);
    for (std::size_t i = 0; i < tables.size(); ++i)
        add_table(figures_of(figures, dimensions[i]), tables[i],
                  static_cast<int>(population.units.size()));
}

}  // namespace

std::vector<Dimension> people_dimensions() {
    std::vector<Dimension> dimensions;
    for (auto const& one : k_people_by) dimensions.push_back({one.name, Counted::people, false});
    return dimensions;
}

std::vector<Dimension> meet_dimensions(State const& state) {
    std::vector<Dimension> dimensions;
    for (auto const& one : k_meets_by) dimensions.push_back({one.name, Counted::meets, false});
    for (auto const& code : instruments_of(state))
        dimensions.push_back({code, Counted::meets, true});
    return dimensions;
}

Population people_of(State const& state, Moment now) {
    Population population{k_group_stages, {}, {}};
    population.tables.resize(k_people_by.size());
    auto const stages = stages_of_people(state, now);
    for (auto const& [id, candidate] : state.people) {
        if (!candidate.checked_in || !takes_part(candidate)) continue;
        auto& unit = population.units.emplace_back();
        if (auto const found = stages.find(id); found != stages.end()) unit.stage = found->second;
        for (std::size_t i = 0; i < k_people_by.size(); ++i)
            unit.groups.push_back(
                group_in(population.tables[i], k_people_by[i].group(state, candidate)));
    }
    return population;
}

Population meets_of_event(State const& state, Moment now) {
    Population population{k_group_stages, {}, {}};
    auto const instruments = instruments_of(state);
    population.tables.resize(k_meets_by.size() + instruments.size());
    for (auto const& [id, meet] : state.meets) {
        if (!was_held(state, meet, now)) continue;
        auto& unit = population.units.emplace_back();
        unit.stage = stage_of_meet(state, meet);
        std::size_t table = 0;
        for (auto const& one : k_meets_by)
            unit.groups.push_back(group_in(population.tables[table++], one.group(state, meet)));
        auto const* offer = offer_of(state, meet);
        for (auto const& code : instruments) {
            bool const has =
                offer != nullptr && std::ranges::find(offer->support, code) != offer->support.end();
            unit.groups.push_back(group_in(population.tables[table++], has ? "yes" : "no"));
        }
    }
    return population;
}

void add_figures(std::vector<DimensionFigures>& figures, State const& state, Moment now) {
    add_population(figures, people_of(state, now), people_dimensions());
    add_population(figures, meets_of_event(state, now), meet_dimensions(state));
}

void add_figures(std::vector<DimensionFigures>& figures,
                 std::vector<DimensionFigures> const& of_others) {
    for (auto const& other : of_others) {
        auto& ours = figures_of(figures, other.dimension);
        ours.all += other.all;
        ours.not_shown += other.not_shown;
        for (auto const& [code, group] : other.groups) {
            auto& stages = ours.groups[code].stages;
            for (std::size_t i = 0; i < stages.size(); ++i) {
                stages[i].count += group.stages[i].count;
                stages[i].of += group.stages[i].of;
            }
        }
    }
}

}  // namespace ontmoet::evidence
