// SPDX-License-Identifier: EUPL-1.2
#include "base/planted_fault.h"
#include "sim/trial.h"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sim;

namespace {

Fault planted = Fault::none;  // of the world that runs now; there is one at a time

struct Planted {
    Fault fault;
    char const* what;
    std::vector<std::string_view> found_by;
};

// The thirteen of the protocol's first model, and what must notice each of them.
std::vector<Planted> const k_planted{
    {Fault::no_deduplication,
     "the server takes a repeated fact for a new one",
     {k_no_fact_counts_twice.name, k_a_refused_fact_is_seen_by_a_person.name}},
    {Fault::arrival_order,
     "a kiosk takes its own facts for confirmed",
     {k_same_audience_has_same_state.name}},
    {Fault::outbox_dropped_on_answer,
     "a kiosk forgets what the server answered",
     {k_every_saved_fact_is_kept.name, k_what_was_said_stays_on_the_screen.name}},
    {Fault::visible_gap,
     "a page leaves out a fact that is being written",
     {k_cursors_have_no_holes.name}},
    {Fault::no_erase_guard,
     "late facts about an erased person are kept",
     {k_an_erased_person_is_nowhere.name}},
    {Fault::cursor_before_apply,
     "a kiosk moves its cursor before it has the facts",
     {k_cursors_have_no_holes.name, k_an_erased_person_is_nowhere.name}},
    {Fault::no_uniqueness,
     "the server accepts every booking and plan",
     {k_one_meet_per_person_table_interpreter_and_round.name}},
    {Fault::outbox_not_durable,
     "a kiosk does not wait for its disk",
     {k_every_saved_fact_is_kept.name, k_what_was_said_stays_on_the_screen.name}},
    {Fault::answer_before_commit,
     "the server does not wait for its disk",
     {k_cursors_have_no_holes.name, k_all_come_together}},
    {Fault::no_epoch_after_restore,
     "a restored server goes on as if nothing had happened",
     {k_cursors_have_no_holes.name}},
    {Fault::no_resend_after_restore,
     "a kiosk sends nothing again to a restored server",
     {k_every_saved_fact_is_kept.name, k_what_was_said_stays_on_the_screen.name,
      k_a_refused_fact_is_seen_by_a_person.name}},
    {Fault::overlay_ahead_of_page,
     "a page says decided what lies beyond its end",
     {k_what_was_said_stays_on_the_screen.name}},
    {Fault::overlay_ignores_refusals, "a refused fact stays on the screen", {k_all_come_together}},
};

constexpr std::uint64_t k_most_seeds = 60;

}  // namespace

bool ontmoet::fault_is_planted(Fault fault) {
    return fault == planted;
}

TEST_CASE("Each mistake planted in the engine is found, and by the invariant that it breaks") {
    for (auto const& one : k_planted) {
        DYNAMIC_SECTION(one.what) {
            planted = one.fault;
            std::uint64_t seed = 1;
            auto trial = trial_of(seed);
            while (!trial.violation && seed < k_most_seeds) trial = trial_of(++seed);
            planted = Fault::none;
            REQUIRE(trial.violation);
            INFO("seed " << seed << ", " << trial.violation->words);
            CAPTURE(trial.violation->invariant);
            CHECK(std::ranges::count(one.found_by, trial.violation->invariant) == 1);
        }
    }
}

TEST_CASE("Without a planted mistake the same engine holds") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) CHECK_FALSE(trial_of(seed).violation);
}
