// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/mender.h"
#include "scheduling/replan.h"
#include "scheduling/schedule.h"

#include <memory>
#include <vector>

namespace ontmoet::scheduling {

// A day that runs: a problem and the plan that stands, kept ready so that mending costs only what
// a happening touches. Things happen one after the other, and each can be taken back.
class RunningDay {
public:
    // Error invalid_input "error.instance_not_valid" when the published meets break the problem's
    // limits; the detail says which.
    static Result<std::unique_ptr<RunningDay>> start(Problem problem,
                                                     std::vector<Meet> const& published);

    // What may be done about it, as replan() says; until one is chosen the day goes on with what of
    // the plan can still be. Errors as validate() of a happening.
    Result<std::vector<ReplanOption>> happen(Happening const& happening,
                                             ReplanRules const& rules = {});
    // An option of the last happening.
    void choose(ReplanOption const& option);
    // As if the last happening had not been; there must be one.
    void take_back();

    // No plan for the rest of the day is worth more, the meets held before `now` being as they are;
    // more solves come closer, each as long as a flow. See HourPrices.
    std::int64_t bound(int now, int solves) const;

    // After all that happened.
    Problem const& problem() const { return m_problem; }
    std::vector<Meet> meets() const { return m_schedule.meets(); }

private:
    struct Was {
        int pair, round, table, interpreter;
        char is_fixed;
    };
    // What a happening changed, to take it back.
    struct Past {
        std::size_t mark = 0;         // of the schedule's journal, before
        std::size_t emptied = 0;      // after what may be lost was taken out
        std::vector<Window> windows;  // as they were
        std::size_t candidates = 0;   // how many there were
        std::size_t pairs = 0;
        std::vector<FixedMeet> fixed;  // if some were lost
        std::vector<Was> standing;
        int published = 0;  // meets
    };

    explicit RunningDay(Problem problem);
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    Status publish(std::vector<Meet> const& published);
    bool try_add(int pair, int round, int table);
    void set_standing(int pair, int round, int table, int interpreter);
    void take_along(Happening const& happening, std::vector<Window>& windows) const;
    std::vector<int> endangered_by(std::vector<Window> const& windows, int now);
    void exchange_windows();
    void resize();
    void lose_what_cannot_be(std::vector<int> const& endangered);
    std::vector<ReplanOption> find_options(HappeningKind kind, ReplanRules const& rules);
    ReplanOption option_now() const;
    std::vector<MeetChange> changes_now() const;
    void add_new_interpreters(ReplanOption& option) const;

    Problem m_problem;
    Schedule m_schedule;
    Standing m_standing;
    Mender m_mender;
    std::vector<Past> m_past;
};

}  // namespace ontmoet::scheduling
