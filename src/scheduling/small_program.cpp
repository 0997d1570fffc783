// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/small_program.h"

#include <algorithm>

namespace ontmoet::scheduling {

namespace {

// A column enters for more than this, and a row gives way to no less of it.
constexpr double least_gain = 1e-6;
constexpr double least_change = 1e-7;
// A column that costs so much never enters.
constexpr double left_out = -1e5;
// How much wider a limit is made at most.
constexpr double widening = 1e-4;

}  // namespace

SmallProgram::SmallProgram(std::vector<double> const& limits)
    : m_rows(static_cast<int>(limits.size())),
      m_inverse(limits.size() * limits.size(), 0.0),
      m_use(limits),
      m_price(limits.size(), 0.0) {
    unsigned drawn = 1;
    for (int row = 0; row < m_rows; ++row) {
        m_inverse[index(row) * index(m_rows) + index(row)] = 1.0;
        drawn = drawn * 1664525U + 1013904223U;
        m_use[index(row)] += widening * (0.5 + (drawn >> 16) * 0x1.0p-17);
        m_basis.push_back(add({{row, 1.0}}, 0.0));
        m_row_of[index(row)] = row;
    }
}

int SmallProgram::add(std::vector<Entry> entries, double profit) {
    m_columns.push_back(std::move(entries));
    m_profit.push_back(profit);
    m_row_of.push_back(-1);
    m_gain.push_back(0.0);
    return static_cast<int>(m_columns.size()) - 1;
}

void SmallProgram::set_profit(int column, double profit) {
    if (m_profit[index(column)] == profit) return;
    m_profit[index(column)] = profit;
    if (m_row_of[index(column)] >= 0) m_knows_prices = false;
}

void SmallProgram::find_prices() {
    m_price.assign(index(m_rows), 0.0);
    for (int row = 0; row < m_rows; ++row) {
        double const profit = m_profit[index(m_basis[index(row)])];
        if (profit == 0.0) continue;
        double const* const inverse = &m_inverse[index(row) * index(m_rows)];
        for (int n = 0; n < m_rows; ++n) m_price[index(n)] += profit * inverse[n];
    }
    m_knows_prices = true;
}

double SmallProgram::gain_of(int column) const {
    double gain = m_profit[index(column)];
    for (auto const& entry : m_columns[index(column)])
        gain -= entry.amount * m_price[index(entry.row)];
    return gain;
}

int SmallProgram::find_entering() const {
    int best = -1;
    double most = 0;
    for (int column : m_open) {
        if (m_row_of[index(column)] >= 0) continue;
        double const gain = m_gain[index(column)];
        if (gain <= least_gain) continue;
        double const worth = gain * gain / m_weight[index(column)];
        if (worth <= most) continue;
        most = worth;
        best = column;
    }
    return best;
}

// What one more of the column takes from each row's use.
std::vector<double> SmallProgram::change_by(int column) const {
    std::vector<double> change(index(m_rows), 0.0);
    auto const& entries = m_columns[index(column)];
    for (int row = 0; row < m_rows; ++row) {
        double const* const inverse = &m_inverse[index(row) * index(m_rows)];
        double sum = 0;
        for (auto const& entry : entries) sum += inverse[entry.row] * entry.amount;
        change[index(row)] = sum;
    }
    return change;
}

int SmallProgram::find_leaving(std::vector<double> const& change) const {
    int leaving = -1;
    double least = 0;
    for (int row = 0; row < m_rows; ++row) {
        double const part = change[index(row)];
        if (part <= least_change) continue;
        double const reach = m_use[index(row)] / part;
        if (leaving >= 0 && reach >= least) continue;
        least = reach;
        leaving = row;
    }
    return leaving;
}

void SmallProgram::exchange(int row, int column, std::vector<double> const& change, double gain) {
    auto const width = index(m_rows);
    double* const own = &m_inverse[index(row) * width];
    double const part = change[index(row)];
    for (std::size_t n = 0; n < width; ++n) own[n] /= part;
    m_use[index(row)] /= part;
    for (int other = 0; other < m_rows; ++other) {
        double const factor = change[index(other)];
        if (other == row || factor == 0.0) continue;
        double* const inverse = &m_inverse[index(other) * width];
        for (std::size_t n = 0; n < width; ++n) inverse[n] -= factor * own[n];
        m_use[index(other)] -= factor * m_use[index(row)];
    }
    for (std::size_t n = 0; n < width; ++n) m_price[n] += gain * own[n];
    double const weight = m_weight[index(column)];
    for (int const other : m_open) {
        auto const n = index(other);
        if (m_row_of[n] >= 0) continue;
        double share = 0;
        for (auto const& entry : m_columns[n]) share += entry.amount * own[entry.row];
        if (share == 0.0) continue;
        m_gain[n] -= gain * share;
        m_weight[n] = std::max(m_weight[n], share * share * weight);
    }
    auto const left = index(m_basis[index(row)]);
    m_gain[left] = -gain / part;
    m_weight[left] = std::max(1.0, weight / (part * part));
    m_row_of[index(m_basis[index(row)])] = -1;
    m_basis[index(row)] = column;
    m_row_of[index(column)] = row;
}

bool SmallProgram::solve(int& steps_left) {
    if (!m_knows_prices) find_prices();
    m_open.clear();
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column)
        if (column < m_rows || m_profit[index(column)] > left_out) m_open.push_back(column);
    for (int const column : m_open) m_gain[index(column)] = gain_of(column);
    m_weight.assign(m_columns.size(), 1.0);
    for (; steps_left > 0; --steps_left) {
        int const column = find_entering();
        if (column < 0) return true;
        auto const change = change_by(column);
        int const row = find_leaving(change);
        if (row < 0) return true;
        exchange(row, column, change, m_gain[index(column)]);
    }
    return false;
}

double SmallProgram::use_of(int column) const {
    int const row = m_row_of[index(column)];
    return row < 0 ? 0.0 : m_use[index(row)];
}

}  // namespace ontmoet::scheduling
