// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/instance_file.h"

#include <nlohmann/json.hpp>

namespace ontmoet::scheduling {

namespace {

using Ordered = nlohmann::ordered_json;

Ordered json_of(std::vector<Meet> const& meets) {
    auto list = Ordered::array();
    for (auto const& meet : meets) {
        list.push_back({meet.candidate, meet.employer, meet.table, meet.round});
    }
    return list;
}

std::string line_of(Ordered const& json) {
    return json.dump(-1, ' ', false, Ordered::error_handler_t::replace);
}

Ordered json_of(ReplanOption const& option, Problem const& problem, std::int64_t bound) {
    auto moved = Ordered::array();
    auto cancelled = Ordered::array();
    auto added = Ordered::array();
    for (auto const& change : option.changes) {
        auto const& pair = problem.pairs[static_cast<std::size_t>(change.pair)];
        switch (change.kind) {
            case ChangeKind::moved:
                moved.push_back(
                    {pair.candidate, pair.employer, change.from_round, change.to_round});
                break;
            case ChangeKind::cancelled:
                cancelled.push_back({pair.candidate, pair.employer, change.from_round});
                break;
            case ChangeKind::added:
                added.push_back({pair.candidate, pair.employer, change.to_table, change.to_round});
                break;
            case ChangeKind::other_table:
            case ChangeKind::other_interpreter: break;
        }
    }
    return {{"value", option.value},
            {"score", option.score},
            {"coverage", option.coverage},
            {"bound", bound},
            {"gap_pct", gap_percent(bound, option.value, option.score)},
            {"optimal", option.value == bound},
            {"kept", option.kept},
            {"changed", option.changed},
            {"price", option.price},
            {"moved", std::move(moved)},
            {"cancelled", std::move(cancelled)},
            {"added", std::move(added)},
            {"meets", json_of(option.meets)}};
}

}  // namespace

std::string result_json(std::string_view name, Plan const& plan, std::int64_t elapsed_ms) {
    return line_of({{"name", name},
                    {"value", plan.value},
                    {"score", plan.score},
                    {"coverage", plan.coverage},
                    {"bound", plan.bound},
                    {"gap_pct", plan.gap_pct},
                    {"optimal", plan.optimal},
                    {"elapsed_ms", elapsed_ms},
                    {"meets", json_of(plan.meets)}});
}

std::string replan_json(std::string_view name, Problem const& problem,
                        std::vector<ReplanOption> const& ways, std::int64_t bound,
                        std::int64_t elapsed_ms, std::int64_t load_ms) {
    Ordered json = {{"name", name}, {"elapsed_ms", elapsed_ms}, {"load_ms", load_ms}};
    json.update(json_of(ways.front(), problem, bound));
    auto& options = json["options"] = Ordered::array();
    for (auto const& option : ways) options.push_back(json_of(option, problem, bound));
    return line_of(json);
}

}  // namespace ontmoet::scheduling
