// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/network_simplex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ontmoet::scheduling {

namespace {
constexpr int smallest_pricing_block = 16;
}

NetworkSimplex::NetworkSimplex(int nodes) : m_nodes(nodes) {
    auto const count = index(nodes);
    m_parent.assign(count, -1);
    m_parent_arc.assign(count, -1);
    m_depth.assign(count, 0);
    m_first_child.assign(count, -1);
    m_next.assign(count, -1);
    m_previous.assign(count, -1);
    m_potential.assign(count, 0);
}

int NetworkSimplex::add_arc(int from, int to, int capacity, std::int64_t profit) {
    m_from.push_back(from);
    m_to.push_back(to);
    m_capacity.push_back(capacity);
    m_profit.push_back(profit);
    m_flow.push_back(0);
    m_state.push_back(empty);
    return m_arcs++;
}

std::int64_t NetworkSimplex::total_profit() const {
    std::int64_t total = 0;
    for (int arc = 0; arc < m_arcs; ++arc) total += m_profit[index(arc)] * m_flow[index(arc)];
    return total;
}

void NetworkSimplex::solve() {
    if (!m_started) start_tree(std::vector<int>(index(m_nodes), -1));
    refresh_potentials();
    for (int entering = find_entering_arc(); entering >= 0; entering = find_entering_arc()) {
        Pivot const pivot = find_leaving_arc(entering);
        push(pivot);
        change_tree(pivot);
    }
}

void NetworkSimplex::begin_with(std::vector<int> flow, std::vector<int> const& arc_to_parent) {
    m_flow = std::move(flow);
    for (int arc = 0; arc < m_arcs; ++arc)
        m_state[index(arc)] = m_flow[index(arc)] == m_capacity[index(arc)] ? full : empty;
    start_tree(arc_to_parent);
}

// Every node has an empty arc to the root that is worth less than any path, so no flow ever wants
// to use it; it hangs on that where it has no other.
void NetworkSimplex::start_tree(std::vector<int> const& arc_to_parent) {
    std::int64_t highest = 1;
    for (auto profit : m_profit) highest = std::max(highest, std::abs(profit));
    for (int node = 1; node < m_nodes; ++node) {
        int const given = arc_to_parent[index(node)];
        m_from.push_back(node);
        m_to.push_back(0);
        m_capacity.push_back(std::numeric_limits<int>::max());
        m_profit.push_back(-highest * 64);
        m_flow.push_back(0);
        m_state.push_back(given < 0 ? in_tree : empty);
        int const arc = given < 0 ? m_arcs + node - 1 : given;
        m_state[index(arc)] = in_tree;
        m_parent_arc[index(node)] = arc;
        attach(node, m_from[index(arc)] == node ? m_to[index(arc)] : m_from[index(arc)]);
    }
    m_started = true;
}

void NetworkSimplex::refresh_potentials() {
    m_stack.assign(1, 0);
    m_potential[0] = 0;
    while (!m_stack.empty()) {
        int const node = m_stack.back();
        m_stack.pop_back();
        for (int child = m_first_child[index(node)]; child >= 0; child = m_next[index(child)]) {
            auto const arc = index(m_parent_arc[index(child)]);
            auto const profit = m_profit[arc];
            bool const up = m_from[arc] == child;
            m_potential[index(child)] = m_potential[index(node)] + (up ? profit : -profit);
            m_depth[index(child)] = m_depth[index(node)] + 1;
            m_stack.push_back(child);
        }
    }
}

// The best of a block of arcs; of the next when there is none. This is where most of the time goes.
int NetworkSimplex::find_entering_arc() {
    int const block =
        std::max(smallest_pricing_block, static_cast<int>(std::sqrt(static_cast<double>(m_arcs))));
    int best = -1;
    std::int64_t best_gain = 0;
    for (int seen = 0; seen < m_arcs && best < 0;) {
        for (int left = std::min(block, m_arcs - seen); left > 0;) {
            auto const first = index(m_next_priced);
            int const count = std::min(left, m_arcs - m_next_priced);
            auto const end = first + index(count);
            for (auto arc = first; arc < end; ++arc) {
                std::int64_t const gain = m_state[arc] * reduced_profit(static_cast<int>(arc));
                if (gain <= best_gain) continue;
                best_gain = gain;
                best = static_cast<int>(arc);
            }
            m_next_priced = end == index(m_arcs) ? 0 : static_cast<int>(end);
            left -= count;
            seen += count;
        }
    }
    return best;
}

int NetworkSimplex::room_towards_parent(int child) const {
    auto const arc = index(m_parent_arc[index(child)]);
    return m_from[arc] == child ? m_capacity[arc] - m_flow[arc] : m_flow[arc];
}

int NetworkSimplex::room_towards_child(int child) const {
    auto const arc = index(m_parent_arc[index(child)]);
    return m_from[arc] == child ? m_flow[arc] : m_capacity[arc] - m_flow[arc];
}

// The last blocking arc on the cycle, seen from the join in the direction of the push: this keeps
// the tree strongly feasible, so the method cannot cycle.
NetworkSimplex::Pivot NetworkSimplex::find_leaving_arc(int entering) const {
    auto const a = index(entering);
    bool const forwards = m_state[a] == empty;
    Pivot pivot;
    pivot.arc = entering;
    pivot.first = forwards ? m_from[a] : m_to[a];
    pivot.second = forwards ? m_to[a] : m_from[a];
    pivot.delta = m_capacity[a];
    int left = pivot.first;
    int right = pivot.second;
    while (left != right) {
        if (m_depth[index(left)] >= m_depth[index(right)]) {
            left = m_parent[index(left)];
        } else {
            right = m_parent[index(right)];
        }
    }
    pivot.join = left;
    for (int node = pivot.first; node != pivot.join; node = m_parent[index(node)]) {
        int const room = room_towards_child(node);
        if (room >= pivot.delta) continue;
        pivot.delta = room;
        pivot.leaving_child = node;
        pivot.leaves_first_side = true;
    }
    for (int node = pivot.second; node != pivot.join; node = m_parent[index(node)]) {
        int const room = room_towards_parent(node);
        if (room > pivot.delta) continue;
        pivot.delta = room;
        pivot.leaving_child = node;
        pivot.leaves_first_side = false;
    }
    return pivot;
}

void NetworkSimplex::push(Pivot const& pivot) {
    if (pivot.delta == 0) return;
    auto const entering = index(pivot.arc);
    m_flow[entering] += m_state[entering] == empty ? pivot.delta : -pivot.delta;
    for (int node = pivot.first; node != pivot.join; node = m_parent[index(node)]) {
        auto const arc = index(m_parent_arc[index(node)]);
        m_flow[arc] += m_from[arc] == node ? -pivot.delta : pivot.delta;
    }
    for (int node = pivot.second; node != pivot.join; node = m_parent[index(node)]) {
        auto const arc = index(m_parent_arc[index(node)]);
        m_flow[arc] += m_from[arc] == node ? pivot.delta : -pivot.delta;
    }
}

void NetworkSimplex::change_tree(Pivot const& pivot) {
    auto const entering = index(pivot.arc);
    if (pivot.leaving_child < 0) {
        m_state[entering] = m_state[entering] == empty ? full : empty;
        return;
    }
    std::int64_t const reduced = reduced_profit(pivot.arc);
    int const top = pivot.leaves_first_side ? pivot.first : pivot.second;
    int const under = pivot.leaves_first_side ? pivot.second : pivot.first;
    auto const leaving = index(m_parent_arc[index(pivot.leaving_child)]);
    m_state[leaving] = m_flow[leaving] == 0 ? empty : full;
    m_state[entering] = in_tree;
    int child = top;
    int new_parent = under;
    int new_arc = pivot.arc;
    for (bool last = false; !last;) {
        last = child == pivot.leaving_child;
        int const old_parent = m_parent[index(child)];
        int const old_arc = m_parent_arc[index(child)];
        detach(child);
        m_parent_arc[index(child)] = new_arc;
        attach(child, new_parent);
        new_parent = child;
        new_arc = old_arc;
        child = old_parent;
    }
    walk_subtree(top, m_from[entering] == top ? reduced : -reduced);
}

void NetworkSimplex::attach(int child, int parent) {
    m_parent[index(child)] = parent;
    m_depth[index(child)] = m_depth[index(parent)] + 1;
    int const head = m_first_child[index(parent)];
    m_next[index(child)] = head;
    m_previous[index(child)] = -1;
    if (head >= 0) m_previous[index(head)] = child;
    m_first_child[index(parent)] = child;
}

void NetworkSimplex::detach(int child) {
    int const next = m_next[index(child)];
    int const previous = m_previous[index(child)];
    if (next >= 0) m_previous[index(next)] = previous;
    if (previous >= 0) {
        m_next[index(previous)] = next;
    } else {
        m_first_child[index(m_parent[index(child)])] = next;
    }
}

void NetworkSimplex::walk_subtree(int top, std::int64_t shift) {
    m_stack.assign(1, top);
    while (!m_stack.empty()) {
        int const node = m_stack.back();
        m_stack.pop_back();
        m_potential[index(node)] += shift;
        m_depth[index(node)] = m_depth[index(m_parent[index(node)])] + 1;
        for (int child = m_first_child[index(node)]; child >= 0; child = m_next[index(child)]) {
            m_stack.push_back(child);
        }
    }
}

}  // namespace ontmoet::scheduling
