// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <vector>

namespace ontmoet::scheduling {

// A linear program of some hundred rows: the most profit of columns, each used at least 0 times,
// within the limits of rows, all at least 0. Columns may be added and profits changed after a
// solution, from which the next one goes on: the primal simplex with the inverse of the basis in
// full (Dantzig and Orchard-Hays 1954). Limits are made a little wider, each differently, so that
// hardly any step stands still (Charnes 1952); who needs a proof finds it at the prices.
class SmallProgram {
public:
    struct Entry {
        int row;
        double amount;
    };

    SmallProgram() = default;
    explicit SmallProgram(std::vector<double> const& limits);

    int add(std::vector<Entry> entries, double profit);
    void set_profit(int column, double profit);
    // What it brings to leave a row one less than full.
    void set_slack_profit(int row, double profit) { set_profit(row, profit); }

    // So many steps at most, which are taken off; false when they were not enough.
    bool solve(int& steps_left);
    double use_of(int column) const;
    // What one more of the row's limit would bring.
    double price_of(int row) const { return m_price[index(row)]; }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void find_prices();
    int find_entering() const;
    int find_leaving(std::vector<double> const& change) const;
    std::vector<double> change_by(int column) const;
    void exchange(int row, int column, std::vector<double> const& change, double gain);
    double gain_of(int column) const;

    int m_rows = 0;
    std::vector<std::vector<Entry>> m_columns;  // the rows' slacks first
    std::vector<double> m_profit;
    std::vector<double> m_gain, m_weight;  // by column
    std::vector<int> m_open;               // columns that may enter
    std::vector<int> m_row_of;             // by column: where it is in the basis, -1: not
    std::vector<int> m_basis;              // by row
    std::vector<double> m_inverse;         // [row][row]
    std::vector<double> m_use;             // by row: of the column in the basis
    std::vector<double> m_price;
    bool m_knows_prices = false;
};

}  // namespace ontmoet::scheduling
