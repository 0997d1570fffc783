// SPDX-License-Identifier: EUPL-1.2
// Prints how good plans of made events are and how long they take, beside a greedy planner and the
// solver CBC, and how the plans are mended:
//   bench_scheduling [FIRST_SEED [EVENTS [CBC_SECONDS]]]
// CBC gets S and M, and L when it has 300 seconds or more (the target bench_scheduling_long).
// Times of plans are by the clock; those of mending are of the processor, on a day that is laid
// out. "share" is the part of the best possible score: 100 % less what the plan's value lacks to
// CBC's proven optimum or else to our own bound. Seeds from 901 on were not used while tuning.
#include "bench/cbc_solver.h"
#include "scheduling/plan.h"
#include "scheduling/running_day.h"
#include "scheduling/schedule.h"
#include "scheduling/verify.h"
#include "support/made_event.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <time.h>

namespace {

using namespace ontmoet::scheduling;
using made::Family;
using made::Size;

constexpr std::array sizes{Size::small, Size::medium, Size::large, Size::huge};
constexpr std::array families{Family::core, Family::standard, Family::tight, Family::walk};
constexpr std::array<std::uint64_t, 3> budgets{25'000, 100'000, 400'000};
constexpr int long_enough_for_large = 300;

struct Wanted {
    std::uint64_t first_seed = 901;
    std::uint64_t events = 2;
    int cbc_seconds = 60;
};

template <class Work>
double milliseconds(Work work) {
    auto const start = std::chrono::steady_clock::now();
    work();
    std::chrono::duration<double, std::milli> const past = std::chrono::steady_clock::now() - start;
    return past.count();
}

template <class Work>
double processor_milliseconds(Work work) {
    auto const used = [] {
        timespec now{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    };
    double const before = used();
    work();
    return used() - before;
}

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

double share(std::int64_t value, std::int64_t score, std::int64_t best) {
    auto const lacking = static_cast<double>(best - value);
    return 100.0 * (1.0 - lacking / (static_cast<double>(score) + lacking));
}

// Everybody's first meet, then everybody's second, …: always the best pair that still fits.
Schedule greedy(Problem const& problem) {
    Schedule schedule(problem);
    for (auto const& fixed : problem.fixed) {
        for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
            auto const& pair = problem.pairs[p];
            if (pair.candidate == fixed.candidate && pair.employer == fixed.employer)
                schedule.add(static_cast<int>(p), fixed.round);
        }
    }
    std::vector<int> order(problem.pairs.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(), [&problem](int pair) {
        return problem.pairs[static_cast<std::size_t>(pair)].score;
    });
    for (int meets = 0; meets < problem.rounds; ++meets) {
        for (int pair : order) {
            int const candidate = problem.pairs[static_cast<std::size_t>(pair)].candidate;
            if (schedule.meets_of_candidate(candidate) > meets || schedule.is_planned(pair))
                continue;
            RoundMask const free = schedule.has_room(pair) ? schedule.rounds_for(pair) : 0;
            if (free != 0) schedule.add(pair, std::countr_zero(free));
        }
    }
    return schedule;
}

class Bench {
public:
    explicit Bench(Wanted const& wanted) : m_wanted(wanted), m_has_cbc(bench::has_cbc()) {}

    int run() {
        if (!m_has_cbc) std::printf("cbc is not installed: shares are of our own bound\n");
        std::printf("%-12s %7s %8s", "event", "greedy", "solver s");
        for (auto budget : budgets)
            std::printf(" | %7llu moves ms", static_cast<unsigned long long>(budget));
        std::printf(" | gap %% idle coverage, proven\n");
        for (auto size : sizes) {
            for (auto family : families) {
                for (std::uint64_t n = 0; n < m_wanted.events; ++n)
                    plan_event(size, family, m_wanted.first_seed + n);
            }
            std::printf("peak memory after these: %ld MB\n", m_peak);
        }
        mend_events();
        return m_broken;
    }

private:
    void plan_event(Size size, Family family, std::uint64_t seed) {
        auto const instance = made::make(size, family, seed);
        auto const& problem = instance.problem;
        std::vector<Plan> plans;
        std::vector<double> times;
        for (auto budget : budgets) {
            PlanOptions options;
            options.move_budget = budget;
            times.push_back(milliseconds([&] { plans.push_back(plan(problem, options).value()); }));
            for (auto const& claim : broken_claims(problem, plans.back())) {
                std::printf("  BROKEN: %s\n", claim.c_str());
                ++m_broken;
            }
        }
        m_peak = peak_megabytes();
        std::int64_t best = plans.back().bound;
        std::string solver = "-";
        bool const is_for_cbc =
            size <= Size::medium ||
            (size == Size::large && m_wanted.cbc_seconds >= long_enough_for_large);
        if (m_has_cbc && is_for_cbc) ask_cbc(problem, best, solver);
        auto const simple = greedy(problem);
        std::printf("%-12s %7.2f %8s", instance.name.c_str(),
                    share(simple.value(), simple.score(), best), solver.c_str());
        for (std::size_t n = 0; n < plans.size(); ++n)
            std::printf(" | %8.3f %7.1f", share(plans[n].value, plans[n].score, best), times[n]);
        auto const& last = plans.back();
        std::printf(" | %.3f %5d", last.gap_pct, last.idle_rounds);
        for (int people : last.coverage) std::printf(" %d", people);
        std::printf("%s\n", last.optimal ? ", proven" : "");
        std::fflush(stdout);
    }

    void ask_cbc(Problem const& problem, std::int64_t& best, std::string& words) const {
        ontmoet::test::TempFolder const folder;
        std::optional<bench::Solved> solved;
        double const time = milliseconds([&] {
            solved = bench::solve_with_cbc(problem, folder.path().string(), m_wanted.cbc_seconds);
        });
        char text[32];
        std::snprintf(text, sizeof text, "%.1f%s", time / 1000,
                      solved && solved->is_proven ? "" : " ?");
        words = text;
        if (solved && solved->is_proven) best = solved->value;
    }

    // All happenings of made events, each by itself on a published plan.
    void mend_events() {
        std::printf("\nmending: %-12s %6s %8s %8s %8s  %s\n", "kind", "events", "mean ms", "p99 ms",
                    "changed", "without change");
        for (auto size : {Size::medium, Size::large, Size::huge}) {
            for (auto kind : {HappeningKind::no_show, HappeningKind::late, HappeningKind::walk_in,
                              HappeningKind::table_closed, HappeningKind::interpreter_gone})
                mend_all(size, kind);
        }
    }

    void mend_all(Size size, HappeningKind kind) {
        std::vector<double> times;
        int changed = 0;
        int untouched = 0;
        for (std::uint64_t n = 0; n < m_wanted.events; ++n) {
            auto const instance = made::make(size, Family::standard, m_wanted.first_seed + n);
            PlanOptions options;
            options.move_budget = budgets.front();
            auto const published = plan(instance.problem, options).value().meets;
            auto const day = RunningDay::start(instance.problem, published).value();
            for (auto const& event : instance.events) {
                if (event.kind != kind) continue;
                std::vector<ReplanOption> mended;
                times.push_back(
                    processor_milliseconds([&] { mended = day->happen(event).value(); }));
                changed += mended.front().changed;
                untouched += mended.front().changed == 0 ? 1 : 0;
                for (auto const& option : mended)
                    m_broken +=
                        static_cast<int>(broken_limits(day->problem(), option.meets).size());
                day->take_back();
            }
        }
        std::ranges::sort(times);
        auto const count = times.size();
        constexpr std::array names{"no_show", "left", "late", "walk_in", "table", "interpreter"};
        constexpr std::array letters{"S", "M", "L", "XL"};
        std::printf(
            "  %-3s    %-12s %6zu %8.2f %8.2f %8d  %.0f %%\n",
            letters[static_cast<std::size_t>(size)], names[static_cast<std::size_t>(kind)], count,
            std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(count),
            times[count * 99 / 100], changed, 100.0 * untouched / static_cast<double>(count));
        std::fflush(stdout);
    }

    Wanted m_wanted;
    bool m_has_cbc;
    long m_peak = 0;
    int m_broken = 0;
};

}  // namespace

int main(int count, char** arguments) {
    Wanted wanted;
    if (count > 1) wanted.first_seed = std::strtoull(arguments[1], nullptr, 10);
    if (count > 2) wanted.events = std::strtoull(arguments[2], nullptr, 10);
    if (count > 3) wanted.cbc_seconds = std::atoi(arguments[3]);
    return Bench(wanted).run() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
