// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/plan_options.h"

#include <cmath>

namespace ontmoet::server {
namespace {

constexpr int k_default_deadline_ms = 1'000;
// Half of what one core of 2020 does on an event of 400 candidates (scheduling/limits.h).
constexpr std::uint64_t k_moves_per_ms = 400;
constexpr Duration k_between_tellings{250};

}  // namespace

scheduling::PlanOptions plan_options(SearchSettings const& settings, Surroundings const& around) {
    Duration const limit{settings.deadline_ms.value_or(k_default_deadline_ms)};
    scheduling::PlanOptions options;
    options.seed = settings.seed;
    options.threads = settings.threads;
    options.move_budget = static_cast<std::uint64_t>(limit.count()) * k_moves_per_ms;
    options.out_of_time = scheduling::deadline(around.clock, limit);
    options.on_progress = [&around, next = around.clock.uptime() + k_between_tellings](
                              scheduling::Progress const& progress) mutable {
        if (around.clock.uptime() < next) return;
        next = around.clock.uptime() + k_between_tellings;
        auto const gap = gap_in_words(around.console.tongue(), progress.gap_pct);
        around.console.tell("server.plan_gap", {{"gap", gap}});
    };
    return options;
}

void print_shortage(planning::Shortage const& shortage, Console& console) {
    auto const& tongue = console.tongue();
    auto const number = [&tongue](int count) { return tongue.number(std::int64_t{count}); };
    console.print("plan.shortage", {{"language", tongue.language_name(shortage.language)},
                                    {"round", number(shortage.round + 1)},
                                    {"wanted", number(shortage.wanted)},
                                    {"present", number(shortage.present)}});
}

std::string gap_in_words(i18n::Tongue const& tongue, double gap_pct) {
    return tongue.percent(std::ceil(gap_pct * 100) / 10'000, 2);
}

}  // namespace ontmoet::server
