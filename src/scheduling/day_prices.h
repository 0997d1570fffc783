// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/best_day.h"

#include <functional>
#include <vector>

namespace ontmoet::scheduling {

// A tighter bound than the flow's where days matter (breathers, walks, windows): each place at an
// employer in a round has a price, and each language in a round; at these prices everybody takes
// their best day, employers offer the places that pay them, interpreters serve the dearest language
// of the round. What all gain together is a bound at any prices (Lagrange; Geoffrion 1974). Prices
// move against what is wanted too much, as far as a target some points lower asks (Polyak 1969),
// the target coming closer when it is not reached.
class DayPrices {
public:
    // Starts from the relaxation's prices and tightens its bound.
    DayPrices(Relaxation& relaxation, Problem const& problem);
    DayPrices(DayPrices const&) = delete;
    DayPrices& operator=(DayPrices const&) = delete;

    // So many steps at most; leaves the best prices found.
    void improve(int steps, std::function<bool()> const& is_over = {});
    // At the best prices: their own bound, which the flow's may be below, and what meets lose to
    // it.
    Points bound() const { return m_best; }
    MeetLosses losses();

    struct Spent {
        MeetLosses losses;  // empty when the moves do not reach so far
        double moves = 0;
    };
    // As many steps as are worth their time, and the losses, all in the time of so many moves of
    // the search.
    Spent improve_within(double moves, std::function<bool()> const& is_over = {});

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void list_places();
    Points value();
    Points days();
    Points employers();
    Points interpreters();
    bool turn();
    void move(Points distance);

    Relaxation& m_relaxation;
    Problem const& m_problem;
    BestDay::Rows m_rows;
    std::vector<BestDay> m_days;              // by candidate
    std::vector<int> m_places;                // [employer][round]: tables open and wanted
    std::vector<Points> m_place, m_language;  // prices, [employer or language][round]
    std::vector<Points> m_best_place, m_best_language;
    std::vector<int> m_spare;                      // offered less wanted: places, then languages
    std::vector<Points> m_direction;               // the same, with what is left of steps before
    std::vector<std::pair<Points, int>> m_offers;  // of one employer
    Points m_best;
};

}  // namespace ontmoet::scheduling
