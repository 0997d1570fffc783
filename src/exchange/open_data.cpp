// SPDX-License-Identifier: EUPL-1.2
#include "exchange/open_data.h"

#include "evidence/groups.h"
#include "evidence/kept.h"
#include "exchange/local_time.h"
#include "i18n/tongue.h"

#include <algorithm>
#include <array>
#include <span>

#include <nlohmann/json.hpp>

namespace ontmoet::exchange {
namespace {

using nlohmann::ordered_json;

struct StageMeaning {
    char const* name;
    char const* meaning;
};
constexpr std::array k_people_stages{
    StageMeaning{"came", "people who came and took part"},
    StageMeaning{"met", "of those: at least one talk was held"},
    StageMeaning{"matched", "of those: both sides wanted to go on"},
    StageMeaning{"started", "of those: began at an employer, as far as they agreed to be asked"}};
constexpr std::array k_meet_stages{StageMeaning{"held", "talks that were held"},
                                   StageMeaning{"match", "of those: both sides want to go on"},
                                   StageMeaning{"next_step", "of those: a next step was agreed"},
                                   StageMeaning{"started", "of those: led to a start"}};

ordered_json figures_of(std::vector<int> const& reached, std::vector<int> const& shown,
                        std::vector<int> const& stages, std::span<StageMeaning const> names) {
    ordered_json figures = ordered_json::object();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        auto const stage = stages.at(static_cast<std::size_t>(shown[i]));
        figures[names[static_cast<std::size_t>(stage)].name] = reached.at(i);
    }
    return figures;
}

ordered_json counted_json(evidence::Population const& whole,
                          std::vector<evidence::Dimension> const& dimensions,
                          std::span<StageMeaning const> names) {
    auto const open = open_population(whole);
    ordered_json all = ordered_json::object();
    for (std::size_t i = 0; i < open.stages.size(); ++i)
        all[names[static_cast<std::size_t>(open.stages[i])].name] = open.reached[i];
    auto tables = ordered_json::array();
    auto const shown = open.stages.empty() ? std::vector<evidence::ShownTable>{}
                                           : evidence::shown_tables(open.population);
    for (std::size_t t = 0; t < shown.size(); ++t) {
        auto groups = ordered_json::array();
        for (auto const& group : shown[t].groups)
            groups.push_back(
                {{"group", group.name},
                 {"figures", figures_of(group.reached, shown[t].stages, open.stages, names)}});
        ordered_json table{{"by", dimensions.at(t).name}, {"groups", std::move(groups)}};
        if (!shown[t].groups.empty() && shown[t].hidden_groups > 0)
            table["other"] = figures_of(shown[t].rest, shown[t].stages, open.stages, names);
        tables.push_back(std::move(table));
    }
    ordered_json meanings = ordered_json::object();
    for (auto const& stage : names) meanings[stage.name] = stage.meaning;
    return {
        {"meaning", std::move(meanings)}, {"all", std::move(all)}, {"tables", std::move(tables)}};
}

// As it was kept, or as it is.
ordered_json open_document(domain::State const& state, Moment now) {
    if (!state.kept_figures.empty()) {
        auto kept = ordered_json::parse(state.kept_figures, nullptr, false);
        if (kept.is_object()) return kept;
    }
    auto const& event = state.event;
    return ordered_json{
        {"format", "ontmoet-open-data"},
        {"version", 1},
        {"made_at", iso_moment(now)},
        {"licence", "CC0-1.0"},
        {"fewest", evidence::k_fewest},
        {"event",
         {{"event", to_string(state.id)},
          {"name", event.name},
          {"kind", event.kind},
          {"region", event.region},
          {"starts_at", event.starts_at == Moment{} ? "" : iso_moment(event.starts_at)},
          {"employers", state.organisations.size()}}},
        {"people", counted_json(evidence::people_of(state, now), evidence::people_dimensions(),
                                k_people_stages)},
        {"meets", counted_json(evidence::meets_of_event(state, now),
                               evidence::meet_dimensions(state), k_meet_stages)}};
}

std::string written_document(ordered_json const& document) {
    return document.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

OpenPopulation open_population(evidence::Population const& whole) {
    auto const stages = static_cast<std::size_t>(whole.stages);
    std::vector<int> reached(stages, 0);
    for (auto const& unit : whole.units)
        for (int stage = 0; stage <= unit.stage; ++stage)
            ++reached[static_cast<std::size_t>(stage)];
    OpenPopulation open{evidence::shown_stages(reached), {}, {}};
    bool const begins = !open.stages.empty() && open.stages.front() == 0 && reached.front() > 0;
    if (!begins) return {};
    for (auto const stage : open.stages)
        open.reached.push_back(reached[static_cast<std::size_t>(stage)]);
    open.population.stages = static_cast<int>(open.stages.size());
    open.population.tables = whole.tables;
    for (auto unit : whole.units) {
        auto const above = std::ranges::upper_bound(open.stages, unit.stage);
        unit.stage = static_cast<int>(above - open.stages.begin()) - 1;
        open.population.units.push_back(std::move(unit));
    }
    return open;
}

std::string open_data(domain::State const& state, Moment now) {
    auto document = open_document(state, now);
    document.erase("report");
    return written_document(document);
}

std::string figures_to_keep(domain::State const& state, Moment now) {
    auto document = open_document(state, now);
    document["report"] =
        evidence::kept_report(evidence::evidence_of(state, now, i18n::iso_date(now)));
    return written_document(document);
}

}  // namespace ontmoet::exchange
