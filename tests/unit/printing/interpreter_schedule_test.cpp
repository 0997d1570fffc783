// SPDX-License-Identifier: EUPL-1.2
#include "printing/from_state.h"
#include "support/hall.h"
#include "support/page_tools.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;

namespace {

InterpreterId the_interpreter(domain::State const& state) {
    return state.interpreters.begin()->first;
}

}  // namespace

TEST_CASE("an interpreter's schedule has every round: table, number and language, or free") {
    auto const state = hall_state();
    auto const& dutch = tongues().get("nl");
    auto const schedule = interpreter_schedule_of(state, the_interpreter(state), dutch);
    CHECK(schedule.name == i18n::isolate("Tolk") + " · Tigrinya en Amhaars");
    CHECK(schedule.lines.size() == static_cast<std::size_t>(state.event.rounds));
    auto const meets = std::ranges::count_if(
        schedule.lines, [](ScheduleLine const& line) { return !line.table.empty(); });
    CHECK(meets > 0);
    for (auto const& line : schedule.lines) {
        if (line.table.empty()) {
            CHECK((line.employer == "vrij" || line.employer == "Pauze"));
            CHECK(line.work.empty());
        } else {
            CHECK(line.employer == "A-17");
            CHECK(line.work.starts_with("Tigrinya · "));
        }
    }
    // Who sits there is told by number alone.
    for (auto const& line : schedule.lines)
        CHECK((line.employer + line.work).find("Selam") == std::string::npos);
}

TEST_CASE("interpreters' schedules are printed in every script, a page for each") {
    auto state = hall_state();
    state.interpreters[hall::id<InterpreterId>("second")] = {"Abdulrahman", {"ar", "fa"}, 0};
    for (auto const& tongue : tongues().all()) {
        INFO(tongue.language().tag);
        auto const schedules = interpreter_schedules_of(state, tongue);
        REQUIRE(schedules.size() == 2);
        CHECK(schedules.front().name.starts_with(i18n::isolate("Abdulrahman")));
        CHECK(pictures_of(document_of(schedules, k_a6, tongue), 100).size() == 2);
        CHECK(pictures_of(document_of(schedules, k_a4, tongue), 100).size() == 2);
        CHECK(pictures_of(document_of(schedules.back(), k_a6, tongue), 100).size() == 1);
    }
}
