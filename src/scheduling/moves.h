// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "scheduling/relaxation.h"
#include "scheduling/schedule.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace ontmoet::scheduling {

inline constexpr Points nothing_found = std::numeric_limits<Points>::max();

// The moves of the search: force a pair into a round, eject what is in the way, and mend both ends
// of what was ejected. Nothing here decides whether a move was a good one.
class Moves {
public:
    // `losses` may be empty.
    Moves(Schedule& schedule, Relaxation const& relaxation, MeetLosses const& losses,
          Random& random);

    // Employers' places and languages cost their price times `share` from now on. Pairs further
    // below their price than `reach` points are left alone.
    void set_guide(double share, Points reach);

    // From now on pairs are forced only into rounds where they lose so much at most; what else is
    // planned, but for the fixed meets, goes out.
    void narrow(Points most_lost);
    void widen() { m_window = m_whole_window; }

    // Forces the pair into some round; changes nothing when it has none. The caller looks at
    // gain_since() and keeps or undoes.
    void force_somewhere(int pair);
    // A meet more for those of them who have fewer than the ladder has steps, by rows of people who
    // each take the next one's place, where that makes the plan better. Returns how many places it
    // looked at.
    std::uint64_t end_lacks(std::vector<int> const& candidates);
    // Adds whatever still fits and is worth its price.
    void fill_up();
    Points gain_since(std::size_t mark, std::int64_t value_then) const;

    std::vector<int> const& worth_trying() const { return m_live; }
    std::vector<int> const& worth_trying_for(int candidate) const {
        return m_of_candidate[index(candidate)];
    }
    // Fewer meets than the ladder has steps.
    bool is_below_ladder(int candidate) const;
    bool is_fixed(int pair) const { return m_is_fixed[index(pair)] != 0; }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    Points toll(int pair, int round) const {
        auto const& it = m_problem.pairs[index(pair)];
        if (it.language < 0) return m_toll[index(pair)];
        return m_toll[index(pair)] + m_language_toll[index(it.language * m_problem.rounds + round)];
    }
    // At its cheapest.
    Points gain(int pair) const {
        return m_schedule.gain_of(pair) * one_point - m_least_toll[index(pair)];
    }
    Points loss(int pair) const {
        return m_schedule.loss_of(pair) * one_point - toll(pair, m_schedule.round_of(pair));
    }
    RoundMask window(int pair) const { return m_window[index(pair)]; }
    RoundMask easiest_rounds(int pair, RoundMask window) const;
    int pick(RoundMask rounds);
    bool force(int pair, int round);
    bool eject(int pair);
    bool clear_candidate(int pair, int round);
    bool clear_walk(int pair, int round);
    bool clear_run(int candidate, int round);
    bool clear_table(int employer, int round);
    bool clear_language(int language, int round);
    bool clear_numbers(int pair);
    void mend();
    void reinsert(int pair, bool may_eject);
    bool take_over(int candidate);
    void fill_candidate(int candidate);
    void fill_employer(int employer);
    bool give_one_more(int candidate, int longest);
    bool find_one_more(int candidate, int people_left);
    bool take_place(int pair, bool may_ask, int people_left);
    bool take_place_of(int own, int holder, int pair, int round, bool may_ask, int people_left);
    bool has_spare(int pair) const;
    bool has_place_elsewhere(int pair) const;
    void fill_best(std::vector<int> const& pairs);

    Schedule& m_schedule;
    Relaxation const& m_relaxation;
    MeetLosses const& m_losses;
    Random& m_random;
    Problem const& m_problem;
    std::vector<Points> m_toll;           // by pair: of the employer's place
    std::vector<Points> m_language_toll;  // [language][round]
    std::vector<Points> m_least_toll;     // by pair, with the cheapest interpreter
    std::vector<char> m_is_fixed;
    std::vector<RoundMask> m_whole_window, m_window;
    std::vector<int> m_live;
    std::vector<std::vector<int>> m_of_candidate, m_of_employer;  // of m_live
    std::vector<int> m_ejected, m_lost;
    std::vector<char> m_was_asked;  // by candidate
    bool m_may_shift = false;
    int m_places_left = 0;
    int m_kept = -1;  // the pair this move is about is not ejected again
};

}  // namespace ontmoet::scheduling
