// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Figures beside each other, one column for each database, with the goal they are held against.
namespace ontmoet::test {

struct Goal {
    bool more_is_better = true;
    double value = 0;
};
inline Goal at_least(double value) {
    return {true, value};
}
inline Goal less_than(double value) {
    return {false, value};
}

class Figures {
public:
    explicit Figures(std::vector<std::string> columns) : m_columns(std::move(columns)) {}

    // From now on figures stand in this column.
    void in_column(std::size_t column) { m_column = column; }
    void note(std::string const& what, double value, std::optional<Goal> goal = {}) {
        std::printf("  %s, %s: %.*f\n", m_columns[m_column].c_str(), what.c_str(), digits(value),
                    value);
        std::fflush(stdout);
        auto& row = row_of(what);
        row.goal = goal;
        row.values[m_column] = value;
    }
    void print() const {
        std::printf("\n%-62s %12s", "", "goal");
        for (auto const& column : m_columns) std::printf(" %20s", column.c_str());
        std::printf("\n");
        for (auto const& row : m_rows) {
            std::printf("%-62s %12s", row.what.c_str(), text(row.goal).c_str());
            for (auto const& value : row.values)
                std::printf(" %20s", text(value, row.goal).c_str());
            std::printf("\n");
        }
    }

private:
    struct Row {
        std::string what;
        std::optional<Goal> goal;
        std::vector<std::optional<double>> values;
    };
    Row& row_of(std::string const& what) {
        for (auto& row : m_rows)
            if (row.what == what) return row;
        m_rows.push_back({what, {}, std::vector<std::optional<double>>(m_columns.size())});
        return m_rows.back();
    }
    static int digits(double value) { return value < 10 ? 2 : value < 100 ? 1 : 0; }
    static std::string number(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.*f", digits(value), value);
        return text;
    }
    static std::string text(std::optional<Goal> const& goal) {
        if (!goal) return "";
        return (goal->more_is_better ? ">= " : "< ") + number(goal->value);
    }
    static std::string text(std::optional<double> const& value, std::optional<Goal> const& goal) {
        if (!value) return "-";
        if (!goal) return number(*value);
        bool const is_met = goal->more_is_better ? *value >= goal->value : *value < goal->value;
        return number(*value) + (is_met ? " met" : " NOT MET");
    }

    std::vector<std::string> m_columns;
    std::size_t m_column = 0;
    std::vector<Row> m_rows;
};

}  // namespace ontmoet::test
