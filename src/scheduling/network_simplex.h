// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// The circulation of greatest profit in a network with capacities, by the primal network simplex on
// strongly feasible trees with block pricing (Ahuja, Magnanti, Orlin: Network Flows, chapter 11).
// Node 0 is the root. Profits may change between two solves; the second starts from the flow found
// by the first, which makes a row of similar problems cheap.
class NetworkSimplex {
public:
    explicit NetworkSimplex(int nodes);

    // Before the first solve. `capacity` > 0.
    int add_arc(int from, int to, int capacity, std::int64_t profit);
    void set_profit(int arc, std::int64_t profit) { m_profit[index(arc)] = profit; }
    // Before the first solve, so that it begins near its end: a flow that every node passes on, by
    // arc, and for each node an arc of the first tree, to the root or to a node whose own arc leads
    // there, that can take one unit more towards it; -1: an artificial one.
    void begin_with(std::vector<int> flow, std::vector<int> const& arc_to_parent);
    void solve();

    int arcs() const { return m_arcs; }
    int capacity(int arc) const { return m_capacity[index(arc)]; }
    int flow(int arc) const { return m_flow[index(arc)]; }
    // What one more unit at the node would earn on its way to the root.
    std::int64_t potential(int node) const { return m_potential[index(node)]; }
    // What one unit on the arc earns beyond the potentials; <= 0 on arcs left empty.
    std::int64_t reduced_profit(int arc) const {
        auto const a = index(arc);
        return m_profit[a] - m_potential[index(m_from[a])] + m_potential[index(m_to[a])];
    }
    std::int64_t total_profit() const;

private:
    enum ArcState : signed char { full = -1, in_tree = 0, empty = 1 };
    struct Pivot {
        int arc = -1;   // enters
        int first = 0;  // the push runs join -> first -> second -> join
        int second = 0;
        int join = 0;
        int leaving_child = -1;  // the lower end of the leaving arc, -1: the entering arc itself
        bool leaves_first_side = false;
        int delta = 0;
    };

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void start_tree(std::vector<int> const& arc_to_parent);
    void refresh_potentials();
    int find_entering_arc();
    Pivot find_leaving_arc(int entering) const;
    int room_towards_child(int child) const;
    int room_towards_parent(int child) const;
    void push(Pivot const& pivot);
    void change_tree(Pivot const& pivot);
    void attach(int child, int parent);
    void detach(int child);
    void walk_subtree(int top, std::int64_t shift);

    int m_nodes;
    int m_arcs = 0;  // without the artificial ones, which come last
    bool m_started = false;
    int m_next_priced = 0;
    std::vector<int> m_from, m_to, m_capacity, m_flow;
    std::vector<std::int64_t> m_profit;
    std::vector<signed char> m_state;
    std::vector<int> m_parent, m_parent_arc, m_depth, m_first_child, m_next, m_previous;
    std::vector<std::int64_t> m_potential;
    std::vector<int> m_stack;
};

}  // namespace ontmoet::scheduling
