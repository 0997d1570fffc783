// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/giving_way.h"
#include "scheduling/schedule.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// Improves a schedule that lost some of its published meets: every change has its price, and the
// number of changes its limit. A depth-first search over short chains (a meet comes in, up to three
// give way and find another place), started only from people and tables that something happened
// to, and led by what giving way costs at least. Made once for a plan, it serves one happening
// after the other.
class Mender {
public:
    // Both change between happenings, and are the caller's.
    Mender(Schedule& schedule, Standing const& standing);

    // After pairs were added to the problem's end or taken away from there again.
    void resize();

    // Before a happening takes anything out of the schedule.
    void remember_hours();
    // It is in round `now`: nothing before will be touched. Call it when the problem is changed;
    // then lose(), touch_candidate().
    void begin(ReplanRules const& rules, int now);
    // This standing meet is lost.
    void lose(int pair);
    // Something happened to this candidate.
    void touch_candidate(int candidate);
    // Chains until none helps, with at most so many meets changed altogether.
    void mend(int most_changes);
    // The same; then again as if one of the meets that gave way had to stay, and one of those that
    // give way instead, and so on, while there are lookups to spare: the best of all that.
    void mend_well(int most_changes);

    std::int64_t price() const { return m_price; }
    int changed() const { return m_changed; }

private:
    struct Place {
        std::size_t mark;
        std::int64_t price;
        int changed;
    };
    // A way to mend, by what it does to the plan as it was before.
    struct Way {
        std::int64_t worth = 0;
        int searched = 0;
        std::vector<Schedule::Change> changes;
    };
    // A pair without a meet, and rounds of its window.
    struct Open {
        int pair;
        RoundMask rounds;
    };
    // Where several ways begin: the plan, and what something had happened to.
    struct Fork {
        Place place;
        std::size_t candidates, employers, loose;
        std::vector<RoundMask> languages, hours;
        std::vector<Open> open;
        GivingWay::Memory memory;
    };
    // Meets of this mending at one place: their rounds, and what the cheapest costs at least when
    // it gives way.
    struct Loose {
        RoundMask rounds = 0;
        std::int64_t cost = GivingWay::impossible;
    };
    // Where a wish may come true.
    struct Spot {
        int round;
        int victim;          // who gives way; -1: nobody
        bool changes;        // a meet that stands
        std::int64_t worth;  // besides the ladder
    };
    struct Wish {
        int pair;
        std::vector<Spot> places;
        std::int64_t most, most_unchanged;
    };
    // The most that a meet in search of a place promised in this search, and with how many more to
    // give way.
    struct Promise {
        std::uint64_t search = 0;
        std::int64_t hope = 0;
        int victims_left = 0;
    };

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    std::int64_t worth() const { return m_schedule.value() - m_price; }
    Place here() const { return {m_schedule.mark(), m_price, m_changed}; }
    void back_to(Place const& place);
    Fork fork_here() const;
    void back_to(Fork const& fork);
    Way way_since(Fork const& start) const;
    void go(Way const& way);
    std::vector<int> gave_way_since(Fork const& start) const;
    void try_otherwise(Fork const& start, int most_changes, int depth, Way& best);
    void know_giving_way();
    void add(int pair, int round);
    void remove(int pair);
    void touch(int pair);
    RoundMask free_rounds(int pair) const {
        if (!m_schedule.has_room(pair)) return 0;
        return m_schedule.rounds_for(pair) & m_situation.future();
    }
    int round_among(int pair, RoundMask rounds) const;

    void touch_free_hours();
    void list_open();
    void fill();
    void collect_open(std::vector<int> const& pairs, RoundMask rounds);
    std::int64_t most_of(int pair) const;
    void find_seeds();
    void find_loose();
    void sort_by_gain(std::vector<Open>& pairs, std::size_t most);
    RoundMask near_loose(int pair, std::int64_t most) const;
    int companion_of(int candidate) const {
        return m_problem.candidates[index(candidate)].companion;
    }
    bool arrange_day(int candidate, std::int64_t best);
    void list_places(int candidate);
    void list_places_in(Wish& wish, int round);
    void hope_for_days();
    std::int64_t hope_of_day(std::size_t next, int candidate, std::int64_t worth) const;
    void settle_day(std::size_t next, int candidate, std::int64_t worth);
    int rung(int meets) const {
        return index(meets) < m_problem.bonus.size() ? m_problem.bonus[index(meets)] : 0;
    }
    bool improve(Open const& seed, int most_victims);
    void settle(std::size_t next);
    bool is_promised(int pair, std::int64_t hope);
    void leave_out(std::size_t next);
    void make_way(int pair, int round, std::size_t next, std::int64_t hope);
    void make_way_over(int victim, int pair, int round, std::size_t next, std::int64_t hope);
    std::int64_t more_without(int victim, int pair) const;
    void consider();
    std::int64_t hope_from(std::size_t next) const;
    int best_filler(int candidate) const;

    Schedule& m_schedule;
    Problem const& m_problem;
    Situation m_situation;
    GivingWay m_giving_way;
    std::vector<char> m_candidate_touched, m_employer_touched;
    std::vector<int> m_candidates, m_employers;  // the touched ones
    std::vector<RoundMask> m_language_touched;   // the rounds
    std::vector<RoundMask> m_hours;              // by language: in which it could be served before
    std::vector<Open> m_open;  // of somebody or something touched, in the rounds it was in
    std::vector<std::size_t> m_open_at;  // by pair: where it is there, if it is
    std::vector<Open> m_fitting, m_seeds;
    std::vector<std::pair<std::int64_t, Open>> m_ranked;
    std::vector<int> m_loose;  // meets of this mending, which may move for nothing
    // Those still planned, by candidate, employer and companion, and all that need a language.
    std::vector<Loose> m_loose_of_candidate, m_loose_of_employer, m_loose_of_companion;
    Loose m_loose_spoken;
    bool m_is_filled = false;
    bool m_is_news = false;  // since giving way was last looked at
    int m_searched = 0;      // chains of so many victims were all tried on the plan as it is

    std::int64_t m_price = 0;
    int m_changed = 0;
    int m_most_changes = 0;

    std::vector<int> m_pending;  // meets of this chain that need a place, or had one found
    int m_victims_left = 0;
    int m_tries_left = 0;
    std::int64_t m_best = 0;
    std::size_t m_start = 0;
    RoundMask m_start_rounds = 0;  // in which the first of the chain may be
    std::vector<Schedule::Change> m_best_changes;
    std::uint64_t m_search = 0;
    std::vector<Promise> m_promise;  // by pair
    std::vector<int> m_arrivals;     // whom it is about
    std::vector<Wish> m_day;
    std::vector<std::int64_t> m_day_hope;
    int m_day_changed = 0;
    int m_places_left = 0;
    std::vector<int> m_held_before;  // all ways in which these stay were tried
};

}  // namespace ontmoet::scheduling
