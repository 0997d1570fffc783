// SPDX-License-Identifier: EUPL-1.2
#include "evidence/disclosure.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace ontmoet::evidence {
namespace {

using Counts = std::vector<int>;       // by stage: so many got exactly there
using Matrix = std::vector<Counts>;    // by group
using Forced = std::set<std::size_t>;  // groups of a table that may not be shown

bool is_small(int count) {
    return count > 0 && count < k_fewest;
}

// Of the shown stages, how many got there or further.
std::vector<int> reached_of(Counts const& exactly, std::vector<int> const& stages) {
    std::vector<int> reached;
    for (int const stage : stages)
        reached.push_back(std::accumulate(exactly.begin() + stage, exactly.end(), 0));
    return reached;
}

// Some part of it, between two shown stages or after the last, is small.
bool has_small_part(Counts const& exactly, std::vector<int> const& stages) {
    auto const reached = reached_of(exactly, stages);
    for (std::size_t i = 0; i < reached.size(); ++i)
        if (is_small(reached[i] - (i + 1 < reached.size() ? reached[i + 1] : 0))) return true;
    return false;
}

int total_of(Counts const& exactly) {
    return std::accumulate(exactly.begin(), exactly.end(), 0);
}

// Which groups are shown when these stages are; the others are the rest.
struct Choice {
    std::vector<int> stages;
    std::vector<std::size_t> shown;
    std::vector<std::size_t> hidden;
    Counts rest;

    double worth() const {
        return static_cast<double>(shown.size()) * static_cast<double>(1 + stages.size());
    }
};

Choice choose(Matrix const& matrix, std::vector<int> stages, Forced const& forced) {
    Choice choice{std::move(stages), {}, {}, Counts(matrix.front().size(), 0)};
    auto const hide = [&](std::size_t group) {
        choice.hidden.push_back(group);
        for (std::size_t i = 0; i < choice.rest.size(); ++i) choice.rest[i] += matrix[group][i];
    };
    for (std::size_t group = 0; group < matrix.size(); ++group)
        if (forced.contains(group) || has_small_part(matrix[group], choice.stages))
            hide(group);
        else
            choice.shown.push_back(group);
    // A rest that is small itself, or one group alone, would be told by the total.
    auto const tells = [&] {
        return !choice.hidden.empty() &&
               (has_small_part(choice.rest, choice.stages) || choice.hidden.size() == 1);
    };
    while (tells() && !choice.shown.empty()) {
        auto const smallest = std::ranges::min_element(
            choice.shown, {}, [&](std::size_t group) { return total_of(matrix[group]); });
        auto const group = *smallest;
        choice.shown.erase(smallest);
        hide(group);
    }
    if (tells()) choice.shown.clear();
    return choice;
}

// Of all choices of stages the one that shows most, the later stages first among equals.
Choice best_choice(Matrix const& matrix, Forced const& forced) {
    auto const further = static_cast<unsigned>(matrix.front().size() - 1);
    std::optional<Choice> best;
    for (unsigned mask = 0; mask < (1U << further); ++mask) {
        std::vector<int> stages{0};
        for (unsigned i = 0; i < further; ++i)
            if ((mask >> i & 1U) != 0) stages.push_back(static_cast<int>(i) + 1);
        auto choice = choose(matrix, std::move(stages), forced);
        if (!best || choice.worth() >= best->worth()) best = std::move(choice);
    }
    return *best;
}

// A set that one table shows: those in a place, or all but those, from a stage on.
struct ShownPart {
    std::size_t row;
    bool inverse;
    int from;

    bool has(std::size_t place) const { return (place == row) != inverse; }
};

// How the shown parts of one table, its rows, lie in those of another, its columns.
class Overlap {
public:
    Overlap(std::size_t rows, std::size_t columns, std::size_t stages)
        : m_rows(rows), m_columns(columns), m_both(rows * columns, Counts(stages, 0)) {}

    std::size_t rows() const { return m_rows; }
    void add(std::size_t row, std::size_t column, int stage) {
        ++m_both[row * m_columns + column][static_cast<std::size_t>(stage)];
    }

    // The columns that lie in the part, each from the earliest of these stages on from which it
    // does, and how many of the part are in none of them.
    struct Filling {
        std::vector<std::size_t> places;
        int left = 0;
        bool is_everybody = false;  // what fills it is all there are from one stage on
    };
    Filling filling(ShownPart const& part, std::vector<int> const& stages) const {
        Filling filling;
        std::set<int> begins;
        int filled = 0;
        for (std::size_t column = 0; column < m_columns; ++column) {
            filling.left += inside(part, column);
            for (int const from : stages) {
                int const all = sum(column, from, [](std::size_t) { return true; });
                if (all == 0 || lies_outside(part, column, from)) continue;
                filled += all;
                begins.insert(from);
                filling.places.push_back(column);
                break;
            }
        }
        filling.left -= filled;
        filling.is_everybody = begins.size() == 1 && filled == everybody_from(*begins.begin());
        return filling;
    }

private:
    int sum(std::size_t column, int from, auto is_counted) const {
        int sum = 0;
        for (std::size_t row = 0; row < m_rows; ++row) {
            auto const& cell = m_both[row * m_columns + column];
            if (is_counted(row)) sum += std::accumulate(cell.begin() + from, cell.end(), 0);
        }
        return sum;
    }
    int everybody_from(int stage) const {
        int all = 0;
        for (std::size_t column = 0; column < m_columns; ++column)
            all += sum(column, stage, [](std::size_t) { return true; });
        return all;
    }
    int inside(ShownPart const& part, std::size_t column) const {
        return sum(column, part.from, [&](std::size_t row) { return part.has(row); });
    }
    // Somebody of the column from that stage on is not in the part.
    bool lies_outside(ShownPart const& part, std::size_t column, int from) const {
        if (sum(column, from, [&](std::size_t row) { return !part.has(row); }) > 0) return true;
        return sum(column, from, [](std::size_t) { return true; }) >
               sum(column, std::max(from, part.from), [](std::size_t) { return true; });
    }

    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<Counts> m_both;
};

// Tables as they would be shown, and who is in which part of them.
class Tables {
public:
    explicit Tables(Population const& population)
        : m_population(population), m_forced(population.tables.size()) {
        for (auto const& groups : population.tables)
            m_matrices.emplace_back(groups.size(),
                                    Counts(static_cast<std::size_t>(population.stages), 0));
        for (auto const& unit : population.units)
            for (std::size_t t = 0; t < m_matrices.size(); ++t)
                ++m_matrices[t][static_cast<std::size_t>(unit.groups[t])]
                            [static_cast<std::size_t>(unit.stage)];
        for (std::size_t t = 0; t < m_matrices.size(); ++t) m_choices.push_back(choice_of(t));
        // Behind them everybody, as one group from each stage on: the funnel stands beside.
        m_everybody = m_choices.size();
        auto& everybody = m_choices.emplace_back();
        for (int stage = 0; stage < population.stages; ++stage) everybody.stages.push_back(stage);
        everybody.shown.push_back(0);
    }

    void make_safe() {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t a = 0; a < m_choices.size(); ++a)
                for (std::size_t b = 0; b < m_choices.size(); ++b)
                    if (a != b && hide_what_tells(a, b)) changed = true;
        }
    }

    std::vector<ShownTable> shown() const {
        std::vector<ShownTable> tables;
        for (std::size_t t = 0; t < m_everybody; ++t) {
            auto const& choice = m_choices[t];
            auto& table = tables.emplace_back();
            if (choice.shown.empty()) continue;
            table.stages = choice.stages;
            table.hidden_groups = static_cast<int>(choice.hidden.size());
            table.rest = reached_of(choice.rest, choice.stages);
            for (auto const group : choice.shown)
                table.groups.push_back({m_population.tables[t][group],
                                        reached_of(m_matrices[t][group], choice.stages)});
        }
        return tables;
    }

private:
    Choice choice_of(std::size_t t) const {
        if (m_matrices[t].empty()) return {};
        return best_choice(m_matrices[t], m_forced[t]);
    }

    // The place of each group among what is shown; all hidden ones share the last.
    std::vector<std::size_t> places_of(std::size_t t) const {
        if (t == m_everybody) return {0};
        auto const& choice = m_choices[t];
        std::vector<std::size_t> places(m_matrices[t].size(), choice.shown.size());
        for (std::size_t i = 0; i < choice.shown.size(); ++i) places[choice.shown[i]] = i;
        return places;
    }

    std::size_t group_of(Unit const& unit, std::size_t t) const {
        return t == m_everybody ? 0 : static_cast<std::size_t>(unit.groups[t]);
    }

    // Who is in both a place of `a` and a place of `b`, by stage.
    Overlap overlap_of(std::size_t a, std::size_t b) const {
        auto const places_a = places_of(a);
        auto const places_b = places_of(b);
        Overlap overlap(m_choices[a].shown.size() + 1, m_choices[b].shown.size() + 1,
                        static_cast<std::size_t>(m_population.stages));
        for (auto const& unit : m_population.units)
            overlap.add(places_a[group_of(unit, a)], places_b[group_of(unit, b)], unit.stage);
        return overlap;
    }

    // Looks for a shown set of table `a` that shown sets of `b` fill but for a handful, and hides
    // one of those. Nothing shown, nothing told.
    bool hide_what_tells(std::size_t a, std::size_t b) {
        if (m_choices[a].shown.empty() || m_choices[b].shown.empty()) return false;
        auto const overlap = overlap_of(a, b);
        for (std::size_t row = 0; row < overlap.rows(); ++row)
            for (bool const inverse : {false, true})
                for (int const from : m_choices[a].stages) {
                    auto const filling = overlap.filling({row, inverse, from}, m_choices[b].stages);
                    if (filling.places.empty() || !is_small(filling.left)) continue;
                    // The funnel's own steps are told by itself.
                    if (a == m_everybody && filling.is_everybody) continue;
                    return b == m_everybody ? hide_one(a, {row}) : hide_one(b, filling.places);
                }
        return false;
    }

    // The smallest of these groups of the table, or the smallest at all when they are its rest.
    bool hide_one(std::size_t t, std::vector<std::size_t> const& places) {
        auto const& shown = m_choices[t].shown;
        std::vector<std::size_t> groups;
        for (auto const place : places)
            if (place < shown.size()) groups.push_back(shown[place]);
        if (groups.empty()) groups = shown;
        m_forced[t].insert(*std::ranges::min_element(
            groups, {}, [&](std::size_t group) { return total_of(m_matrices[t][group]); }));
        m_choices[t] = choice_of(t);
        return true;
    }

    Population const& m_population;
    std::vector<Forced> m_forced;
    std::vector<Matrix> m_matrices;
    std::vector<Choice> m_choices;
    std::size_t m_everybody = 0;
};

}  // namespace

std::vector<ShownTable> shown_tables(Population const& population) {
    Tables tables(population);
    tables.make_safe();
    return tables.shown();
}

std::vector<int> shown_stages(std::vector<int> const& reached) {
    if (reached.empty()) return {};
    Counts exactly;
    for (std::size_t i = 0; i < reached.size(); ++i)
        exactly.push_back(reached[i] - (i + 1 < reached.size() ? reached[i + 1] : 0));
    std::vector<int> best;
    auto const all = static_cast<unsigned>(reached.size());
    for (unsigned mask = 1; mask < (1U << all); ++mask) {
        std::vector<int> stages;
        for (unsigned i = 0; i < all; ++i)
            if ((mask >> i & 1U) != 0) stages.push_back(static_cast<int>(i));
        if (stages.size() > best.size() && !has_small_part(exactly, stages)) best = stages;
    }
    return best;
}

}  // namespace ontmoet::evidence
