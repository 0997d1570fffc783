// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace ontmoet::scheduling {

namespace {

// The share of the budget that anneals, and in how many steps of one temperature: each looks at all
// pairs anew, which must stay a small part of the time.
constexpr double annealing_share = 0.85;
constexpr std::uint64_t least_steps = 10;
constexpr std::uint64_t most_steps = 120;
constexpr std::uint64_t pairs_a_move = 100;
// Points a move may lose, from first to last step.
constexpr double hot = 1.0;
constexpr double cold = 0.15;
// So many moves for each pair worth trying fill one turn of annealing; hotter turns follow.
constexpr std::uint64_t moves_for_each_pair = 25;
constexpr double hotter = 20.0;
// What a meet may lose by the prices of days, turn after turn; anything in the first of each row.
constexpr std::array<Points, 7> most_lost{
    0, one_point / 2, one_point, 2 * one_point, 4 * one_point, 8 * one_point, 16 * one_point};
// How much of the prices of tables and interpreters counts, from first to last step.
constexpr double first_share = 1.0;
constexpr double last_share = 0.7;
// Pairs so far below their price wait until the descent.
constexpr Points annealing_reach = 8 * one_point;
constexpr Points descent_reach = 40 * one_point;
// Four moves of five bring in a pair that is worth its price, or nearly so, and has no meet yet.
constexpr std::uint64_t wanted_odds = 5;
constexpr Points wanted_reach = one_point;
constexpr std::size_t most_draws = 8;
// Moves for each person who has fewer meets than the ladder has steps.
constexpr int covering_moves = 30;
constexpr std::uint64_t covering_part = 5;  // at most one move in so many
constexpr int covering_walks = 10;
constexpr int longest_walk = 20;
constexpr double walking = 60.0;  // points each step of a walk may lose
constexpr double restless = 2.0;  // points such a move may lose, to pass the lack on
// And rows of people in which each takes the next one's place, for at most one move in so many.
constexpr std::uint64_t rows_part = 10;
constexpr std::uint64_t places_a_move = 25;  // looked at in the time of a move
// The descent begins anew after so many moves, with the days of so many people emptied.
constexpr std::uint64_t least_descent = 32;
constexpr std::uint64_t moves_for_each = 8;
constexpr int emptied_days = 2;

}  // namespace

Search::Search(Schedule& schedule, Relaxation const& relaxation, MeetLosses const& losses,
               PlanOptions const& options)
    : m_schedule(schedule),
      m_relaxation(relaxation),
      m_knows_losses(!losses.empty()),
      m_options(options),
      m_random(options.seed),
      m_moves(schedule, relaxation, losses, m_random) {}

void Search::run() {
    auto const& problem = m_schedule.problem();
    m_promised.assign(problem.candidates.size(), 0);
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        if (!m_relaxation.is_chosen(static_cast<int>(p))) continue;
        ++m_promised[static_cast<std::size_t>(problem.pairs[p].candidate)];
    }
    construct();
    auto const budget = m_options.move_budget;
    auto const annealing =
        static_cast<std::uint64_t>(static_cast<double>(budget) * annealing_share);
    anneal_in_turns(annealing);
    end_lacks();
    remember_if_best();
    if (m_done < budget) descend(budget - m_done);
    restore_best();
    m_moves.set_guide(0.0, std::numeric_limits<Points>::max() / 2);
    end_lacks();
    m_moves.fill_up();
    m_schedule.forget_journal();
}

// The pairs of the flow, hardest first: those who need an interpreter, then those with few rounds.
void Search::construct() {
    m_moves.set_guide(first_share, annealing_reach);
    std::vector<int> order;
    for (int pair : m_moves.worth_trying()) {
        if (m_relaxation.is_chosen(pair)) order.push_back(pair);
    }
    auto const& problem = m_schedule.problem();
    auto const ease = [&](int pair) {
        auto const& it = problem.pairs[static_cast<std::size_t>(pair)];
        int const rounds =
            std::popcount(problem.candidates[static_cast<std::size_t>(it.candidate)].available);
        return it.language >= 0 ? rounds : rounds + max_rounds;
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return ease(a) < ease(b); });
    for (int pair : order) {
        if (m_schedule.is_planned(pair)) continue;
        if (!may_go_on()) break;
        try_move(pair, 0);
    }
    m_moves.fill_up();
    cover(m_options.move_budget / covering_part, 0.0);
    remember_if_best();
}

// Fewer meets than the ladder has steps, and than the flow found for them.
bool Search::lacks_meets(int candidate) const {
    return m_moves.is_below_ladder(candidate) &&
           m_schedule.meets_of_candidate(candidate) <
               m_promised[static_cast<std::size_t>(candidate)];
}

// Fairness must not be luck: who has fewer meets than promised gets a row of moves of their own, as
// far as `moves` reach, and then walks; who comes first is drawn.
void Search::cover(std::uint64_t moves, double temperature) {
    auto const people = m_schedule.problem().candidates.size();
    if (people == 0) return;
    auto const until = m_done + moves;
    auto const first = static_cast<std::size_t>(m_random.below(people));
    for (std::size_t n = 0; n < people; ++n) {
        int const candidate = static_cast<int>((first + n) % people);
        if (m_moves.worth_trying_for(candidate).empty()) continue;
        auto const goes_on = [&] {
            return lacks_meets(candidate) && m_done < until && may_go_on();
        };
        for (int move = 0; move < covering_moves && goes_on(); ++move) {
            auto const tolerance = patience(temperature);
            try_move(draw_for(candidate), tolerance);
        }
        for (int walk = 0; walk < covering_walks && goes_on(); ++walk) pass_on(candidate);
    }
}

// The lack is passed on from one to another at some cost, until it reaches somebody it can end at;
// when it does not, all of it is taken back.
void Search::pass_on(int candidate) {
    auto const start = m_schedule.mark();
    auto const value = m_schedule.value();
    for (int step = 0; step < longest_walk; ++step) {
        if (m_moves.worth_trying_for(candidate).empty()) break;
        auto const before = m_schedule.mark();
        auto const tolerance = patience(walking);
        attempt(draw_for(candidate), tolerance);
        if (m_schedule.value() > value) return m_schedule.forget_journal();
        for (auto n = before; n < m_schedule.mark(); ++n) {
            auto const& change = m_schedule.change(n);
            int const other =
                m_schedule.problem().pairs[static_cast<std::size_t>(change.pair)].candidate;
            if (lacks_meets(other)) candidate = other;
        }
    }
    m_schedule.undo_to(start);
}

// A meet more for those who have fewer than promised. Returns the moves it took.
std::uint64_t Search::end_lacks() {
    std::vector<int> lacking;
    for (int candidate = 0; candidate < static_cast<int>(m_promised.size()); ++candidate) {
        if (lacks_meets(candidate)) lacking.push_back(candidate);
    }
    if (lacking.empty()) return 0;
    auto const moves = m_moves.end_lacks(lacking) / places_a_move;
    m_schedule.forget_journal();
    m_done = std::min(m_options.move_budget, m_done + moves);
    return moves;
}

int Search::draw_for(int candidate) {
    auto const& pairs = m_moves.worth_trying_for(candidate);
    return pairs[static_cast<std::size_t>(m_random.below(pairs.size()))];
}

// Small events get several turns, each second one hotter: from there the next may find another way.
// Where losses are known, most turns look only at meets that lose little.
void Search::anneal_in_turns(std::uint64_t until) {
    auto const pairs = std::max<std::uint64_t>(1, m_moves.worth_trying().size());
    auto const turns = std::max<std::uint64_t>(1, until / (moves_for_each_pair * pairs));
    for (std::uint64_t turn = 0; turn < turns && m_done < until && may_go_on(); ++turn) {
        auto const width = turn % (most_lost.size() + 1);
        if (m_knows_losses && width > 0) m_moves.narrow(most_lost[width - 1]);
        anneal((until - m_done) / (turns - turn), turn % 2 == 0 ? hot : hotter);
        m_moves.widen();
        restore_best();
    }
}

void Search::anneal(std::uint64_t moves, double start) {
    auto const pairs = std::max<std::uint64_t>(1, m_schedule.problem().pairs.size());
    auto const steps = std::clamp(pairs_a_move * moves / pairs, least_steps, most_steps);
    double temperature = start;
    double share = first_share;
    double cooling = 1.0;
    // cooling ^ (steps - 1) = cold / start, by bisection: the same on every machine.
    for (double low = 0.0, high = 1.0; high - low > 1e-12;) {
        cooling = (low + high) / 2;
        double power = 1.0;
        for (std::uint64_t step = 1; step < steps; ++step) power *= cooling;
        (power < cold / start ? low : high) = cooling;
    }
    auto const first = m_done;
    std::uint64_t on_rows = 0;
    for (std::uint64_t step = 0; step < steps; ++step) {
        m_moves.set_guide(share, annealing_reach);
        list_wanted();
        auto const until = first + moves * (step + 1) / steps;
        if (until > m_done)
            cover((until - m_done) / covering_part, std::max(temperature, restless));
        while (m_done < until && !m_moves.worth_trying().empty() && may_go_on()) {
            auto const tolerance = patience(temperature);
            try_move(draw_pair(), tolerance);
        }
        // Early enough for the rest of the steps to make up for what it costs.
        if (on_rows <= (m_done - first) / rows_part) on_rows += end_lacks();
        remember_if_best();
        temperature *= cooling;
        share -= (first_share - last_share) / static_cast<double>(steps - 1);
    }
    m_moves.fill_up();
    remember_if_best();
}

void Search::list_wanted() {
    m_wanted.clear();
    for (int pair : m_moves.worth_trying()) {
        bool const is_worth_it = m_relaxation.reduced_score(pair) >= -wanted_reach;
        if (is_worth_it && !m_schedule.is_planned(pair)) m_wanted.push_back(pair);
    }
}

// The plan is nearly always a few wanted pairs away from a better one.
int Search::draw_pair() {
    if (m_random.below(wanted_odds) != 0) {
        for (std::size_t tries = 0; tries < m_wanted.size() && tries < most_draws; ++tries) {
            int const pair = m_wanted[static_cast<std::size_t>(m_random.below(m_wanted.size()))];
            if (!m_schedule.is_planned(pair)) return pair;
        }
    }
    auto const& live = m_moves.worth_trying();
    return live[static_cast<std::size_t>(m_random.below(live.size()))];
}

// From the best plan, again and again: a few people's days are emptied and filled anew, so that
// what stands in each other's way may change places; then moves that lose nothing.
void Search::descend(std::uint64_t moves) {
    auto const until = m_done + moves;
    auto const people = m_schedule.problem().candidates.size();
    auto const part = std::max<std::uint64_t>(least_descent, moves_for_each * people);
    while (m_done < until && may_go_on()) {
        m_moves.set_guide(0.0, descent_reach);
        auto const& live = m_moves.worth_trying();
        if (live.empty()) return;
        auto const end = std::min(until, m_done + part);
        cover((end - m_done) / covering_part, restless);
        while (m_done < end && may_go_on()) {
            try_move(live[static_cast<std::size_t>(m_random.below(live.size()))], 0);
        }
        remember_if_best();
        restore_best();
        if (m_done < until) empty_days();
    }
}

void Search::empty_days() {
    auto const people = m_schedule.problem().candidates.size();
    for (int n = 0; n < emptied_days; ++n) {
        int const candidate = static_cast<int>(m_random.below(people));
        for (int pair : m_moves.worth_trying_for(candidate)) {
            if (m_schedule.is_planned(pair)) m_schedule.remove(pair);
        }
    }
    m_schedule.forget_journal();
}

void Search::try_move(int pair, Points tolerance) {
    attempt(pair, tolerance);
    m_schedule.forget_journal();
}

void Search::attempt(int pair, Points tolerance) {
    ++m_done;
    auto const mark = m_schedule.mark();
    auto const value = m_schedule.value();
    if (m_schedule.is_planned(pair)) m_schedule.remove(pair);
    m_moves.force_somewhere(pair);
    if (m_moves.gain_since(mark, value) < -tolerance) m_schedule.undo_to(mark);
}

// Never drawn in one expression with a pair: compilers take two arguments in any order they like,
// and plans are to be the same on every machine.
// How many points a move may lose: exponentially distributed around the temperature, by a straight
// line between powers of two so that no library function decides.
Points Search::patience(double temperature) {
    std::uint64_t const drawn = m_random.next();
    int const halvings = std::countl_zero(drawn | 1U);
    double const fraction = static_cast<double>(m_random.next() >> 40) * 0x1.0p-24;
    double const exponential = (halvings + fraction) * 0.6931471805599453;
    return static_cast<Points>(temperature * exponential * static_cast<double>(one_point));
}

bool Search::may_go_on() {
    if (m_is_stopped || m_done >= m_options.move_budget) return false;
    if (m_done < m_next_guard) return true;
    m_next_guard = m_done + moves_between_guards;
    if (m_schedule.value() >= m_relaxation.bound()) m_is_stopped = true;
    if (m_options.stop.stop_requested()) m_is_stopped = true;
    if (m_options.out_of_time && m_options.out_of_time()) m_is_stopped = true;
    if (m_options.on_progress) {
        bool const is_best = m_schedule.value() > m_best_value;
        auto const value = is_best ? m_schedule.value() : m_best_value;
        auto const score = is_best ? m_schedule.score() : m_best_score;
        auto const bound = m_relaxation.bound();
        m_options.on_progress(
            {m_done, m_options.move_budget, value, bound, gap_percent(bound, value, score)});
    }
    return !m_is_stopped;
}

void Search::remember_if_best() {
    if (m_schedule.value() <= m_best_value) return;
    m_best_value = m_schedule.value();
    m_best_score = m_schedule.score();
    m_best.clear();
    for (std::size_t p = 0; p < m_schedule.problem().pairs.size(); ++p) {
        int const pair = static_cast<int>(p);
        if (m_schedule.is_planned(pair)) m_best.push_back({pair, m_schedule.round_of(pair)});
    }
}

void Search::restore_best() {
    if (m_schedule.value() >= m_best_value) return;
    for (std::size_t p = 0; p < m_schedule.problem().pairs.size(); ++p) {
        int const pair = static_cast<int>(p);
        if (m_schedule.is_planned(pair)) m_schedule.remove(pair);
    }
    for (auto const& spot : m_best) m_schedule.add(spot.pair, spot.round);
    m_schedule.forget_journal();
}

}  // namespace ontmoet::scheduling
