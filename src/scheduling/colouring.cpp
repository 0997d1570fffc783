// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/colouring.h"

#include "base/check.h"

namespace ontmoet::scheduling {

namespace {

// Candidates and tables are nodes; m_edge_at[node][colour] is the chosen pair met then, or -1.
class EdgeColouring {
public:
    EdgeColouring(std::size_t nodes, std::size_t colours)
        : m_colours(colours), m_edge_at(nodes * colours, -1) {}

    void add(int left, int right) {
        int const edge = static_cast<int>(m_left.size());
        m_left.push_back(left);
        m_right.push_back(right);
        m_colour.push_back(0);
        std::size_t const wanted = free_colour(left);
        std::size_t const given = free_colour(right);
        if (at(right, wanted) >= 0) swap_path(right, wanted, given);
        set(edge, wanted);
    }
    std::size_t colour(std::size_t edge) const { return m_colour[edge]; }

private:
    int& at(int node, std::size_t colour) {
        return m_edge_at[static_cast<std::size_t>(node) * m_colours + colour];
    }
    std::size_t free_colour(int node) {
        std::size_t colour = 0;
        while (colour < m_colours && at(node, colour) >= 0) ++colour;
        check(colour < m_colours, "nobody has more meets than there are rounds");
        return colour;
    }
    void set(int edge, std::size_t colour) {
        auto const e = static_cast<std::size_t>(edge);
        m_colour[e] = colour;
        at(m_left[e], colour) = edge;
        at(m_right[e], colour) = edge;
    }
    // Exchanges both colours on the path that starts at `start` with `first`. In a bipartite graph
    // it never ends at the other end of the new edge, where `first` is free.
    void swap_path(int start, std::size_t first, std::size_t second) {
        m_path.clear();
        int node = start;
        std::size_t next = first;
        for (int edge = at(node, next); edge >= 0; edge = at(node, next)) {
            m_path.push_back(edge);
            auto const e = static_cast<std::size_t>(edge);
            node = m_left[e] == node ? m_right[e] : m_left[e];
            next = next == first ? second : first;
        }
        for (int edge : m_path) {
            auto const e = static_cast<std::size_t>(edge);
            at(m_left[e], m_colour[e]) = -1;
            at(m_right[e], m_colour[e]) = -1;
        }
        for (int edge : m_path) {
            set(edge, m_colour[static_cast<std::size_t>(edge)] == first ? second : first);
        }
    }

    std::size_t m_colours;
    std::vector<int> m_edge_at, m_left, m_right, m_path;
    std::vector<std::size_t> m_colour;
};

}  // namespace

std::vector<Meet> colour_rounds(Problem const& problem, std::vector<int> const& chosen,
                                std::vector<int> const& rounds) {
    std::vector<int> first_table;
    int node = static_cast<int>(problem.candidates.size());
    for (auto const& employer : problem.employers) {
        first_table.push_back(node);
        node += static_cast<int>(employer.tables.size());
    }
    EdgeColouring colouring(static_cast<std::size_t>(node), rounds.size());
    std::vector<Meet> meets;
    std::vector<std::size_t> taken(problem.employers.size(), 0);
    for (int p : chosen) {
        auto const& pair = problem.pairs[static_cast<std::size_t>(p)];
        auto const j = static_cast<std::size_t>(pair.employer);
        int const table = static_cast<int>(taken[j]++ % problem.employers[j].tables.size());
        colouring.add(pair.candidate, first_table[j] + table);
        meets.push_back({pair.candidate, pair.employer, table, 0, -1, p});
    }
    for (std::size_t m = 0; m < meets.size(); ++m) meets[m].round = rounds[colouring.colour(m)];
    return meets;
}

}  // namespace ontmoet::scheduling
