// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/small_program.h"

#include "base/random.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using scheduling::SmallProgram;

namespace {

constexpr int people = 5;
constexpr double near = 0.05;  // limits are a little wider than they are

// Who does which work, best: parts of it are whole anyhow.
class Work {
public:
    explicit Work(Random& random) : m_program(std::vector<double>(2 * people, 1.0)) {
        for (int cell = 0; cell < people * people; ++cell) {
            m_profit.push_back(static_cast<double>(random.below(50)));
            m_column.push_back(
                m_program.add({{cell / people, 1.0}, {people + cell % people, 1.0}}, 0.0));
        }
    }

    void set(int cell, double profit) {
        m_profit[static_cast<std::size_t>(cell)] = profit;
        m_program.set_profit(m_column[static_cast<std::size_t>(cell)], profit);
    }
    void set_all() {
        for (int cell = 0; cell < people * people; ++cell)
            set(cell, m_profit[static_cast<std::size_t>(cell)]);
    }

    double solve() {
        int steps = 1'000;
        REQUIRE(m_program.solve(steps));
        double sum = 0;
        for (std::size_t cell = 0; cell < m_profit.size(); ++cell)
            sum += m_profit[cell] * m_program.use_of(m_column[cell]);
        return sum;
    }
    double paid() const {
        double sum = 0;
        for (int row = 0; row < 2 * people; ++row) sum += m_program.price_of(row);
        return sum;
    }
    double best() const {
        std::vector<int> order(people);
        std::iota(order.begin(), order.end(), 0);
        double most = 0;
        do {
            double sum = 0;
            for (int n = 0; n < people; ++n)
                sum += std::max(0.0, m_profit[static_cast<std::size_t>(
                                         n * people + order[static_cast<std::size_t>(n)])]);
            most = std::max(most, sum);
        } while (std::next_permutation(order.begin(), order.end()));
        return most;
    }
    SmallProgram& program() { return m_program; }

private:
    SmallProgram m_program;
    std::vector<double> m_profit;
    std::vector<int> m_column;
};

}  // namespace

TEST_CASE("the best program is found, also after profits changed, and its prices say the same") {
    Random random(41);
    for (int n = 0; n < 100; ++n) {
        INFO("work " << n);
        Work work(random);
        work.set_all();
        for (int change = 0; change < 5; ++change) {
            CHECK(work.solve() == Approx(work.best()).margin(near));
            CHECK(work.paid() == Approx(work.best()).margin(near));
            auto const cell = static_cast<int>(random.below(people * people));
            work.set(cell, static_cast<double>(random.below(60)) - 10.0);
        }
    }
}

TEST_CASE("a column that comes later is used where it brings more") {
    SmallProgram program({2.0, 3.0});
    int steps = 100;
    int const plain = program.add({{0, 1.0}}, 5.0);
    REQUIRE(program.solve(steps));
    CHECK(program.use_of(plain) == Approx(2.0).margin(near));
    CHECK(program.price_of(0) == Approx(5.0));
    CHECK(program.price_of(1) == Approx(0.0));
    int const better = program.add({{0, 1.0}, {1, 3.0}}, 11.0);
    REQUIRE(program.solve(steps));
    CHECK(program.use_of(plain) == Approx(1.0).margin(near));
    CHECK(program.use_of(better) == Approx(1.0).margin(near));
    CHECK(program.price_of(1) == Approx(2.0));
    // Leaving a row less than full may pay, too.
    program.set_slack_profit(0, 7.0);
    REQUIRE(program.solve(steps));
    CHECK(program.use_of(plain) == Approx(0.0).margin(near));
    CHECK(program.use_of(better) == Approx(1.0).margin(near));
}

TEST_CASE("too few steps are told, and the next go on from there") {
    Random random(42);
    Work work(random);
    work.set_all();
    int steps = 1;
    CHECK_FALSE(work.program().solve(steps));
    CHECK(steps == 0);
    CHECK(work.solve() == Approx(work.best()).margin(near));
}
