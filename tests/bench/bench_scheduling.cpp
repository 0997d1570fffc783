// SPDX-License-Identifier: EUPL-1.2
// Prints, for every instance file of a folder, how long planning takes and how good the plan is:
//   bench_scheduling [FOLDER [MOVES [SEED [TIDY_PASSES]]]]
// "share" is the part of the best known plan's score that the plan reaches.
#include "scheduling/instance_file.h"
#include "scheduling/verify.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using namespace ontmoet::scheduling;

std::string read_text(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

double best_known_value(nlohmann::json const& known, std::string const& name) {
    return known.contains(name) ? known[name].at("best").get<double>() : 0.0;
}

int measure(fs::path const& path, nlohmann::json const& known, PlanOptions const& options) {
    auto const instance = parse_instance(read_text(path));
    if (!instance.ok()) {
        std::printf("%s: %s\n", path.c_str(), instance.error().detail.c_str());
        return 1;
    }
    auto const start = std::chrono::steady_clock::now();
    auto const plan = ontmoet::scheduling::plan(instance->problem, options);
    std::chrono::duration<double, std::milli> const elapsed =
        std::chrono::steady_clock::now() - start;
    if (!plan.ok()) {
        std::printf("%s: %s\n", path.c_str(), plan.error().detail.c_str());
        return 1;
    }
    double const behind =
        best_known_value(known, instance->name) - static_cast<double>(plan->value);
    double const share = 100.0 * (1.0 - behind / (static_cast<double>(plan->score) + behind));
    std::string coverage;
    for (int count : plan->coverage) coverage += std::to_string(count) + " ";
    std::printf(
        "%-12s %9.1f ms %8llu moves  value %9lld  share %8.3f %%  gap %6.3f %%  idle %5d  %s  %s\n",
        instance->name.c_str(), elapsed.count(), static_cast<unsigned long long>(plan->moves),
        static_cast<long long>(plan->value), share, plan->gap_pct, plan->idle_rounds,
        coverage.c_str(), plan->optimal ? "proven" : "");
    auto const broken = broken_claims(instance->problem, *plan);
    for (auto const& claim : broken) std::printf("  BROKEN: %s\n", claim.c_str());
    return broken.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    fs::path const folder =
        count > 1 ? fs::path(arguments[1]) : fs::path(SOURCE_DIR) / "tests/data/scheduling";
    PlanOptions options;
    if (count > 2) options.move_budget = std::strtoull(arguments[2], nullptr, 10);
    if (count > 3) options.seed = std::strtoull(arguments[3], nullptr, 10);
    if (count > 4) options.tidy_passes = std::atoi(arguments[4]);
    auto const known = nlohmann::json::parse(read_text(folder / "best_known.json"));
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(folder)) {
        bool const is_instance =
            entry.path().extension() == ".json" && entry.path().filename() != "best_known.json";
        if (is_instance) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    int failures = 0;
    for (auto const& file : files) failures += measure(file, known, options);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
