// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/first_flow.h"

#include <algorithm>
#include <numeric>

namespace ontmoet::scheduling {

namespace {

class Market {
public:
    Market(Problem const& problem, FlowWishes const& wishes)
        : m_problem(problem),
          m_wishes(wishes),
          m_of_candidate(list_by(problem.candidates.size(), &Pair::candidate)),
          m_of_employer(list_by(problem.employers.size(), &Pair::employer)),
          m_price(problem.employers.size(), 0),
          m_limit(problem.pairs.size(), 0),
          m_is_wanted(problem.pairs.size(), 0) {}

    FirstFlow run() {
        ask_all();
        for (std::size_t j = 0; j < m_price.size(); ++j) m_price[j] = clearing_price(j);
        ask_all();
        return settle();
    }

private:
    // The pairs of a row, one row after the other.
    struct Lists {
        std::vector<std::size_t> first;
        std::vector<int> pairs;
    };
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    std::int64_t bonus(std::size_t meet) const {
        return meet < m_wishes.bonus.size() ? m_wishes.bonus[meet] : 0;
    }
    std::int64_t surplus(int pair) const {
        return m_wishes.worth[index(pair)] - m_price[index(m_problem.pairs[index(pair)].employer)];
    }

    Lists list_by(std::size_t rows, int Pair::*row) const {
        Lists lists;
        lists.first.assign(rows + 1, 0);
        auto const is_there = [&](std::size_t p) {
            auto const i = index(m_problem.pairs[p].candidate);
            return m_wishes.worth[p] != FlowWishes::never && m_wishes.most_of_candidate[i] > 0;
        };
        for (std::size_t p = 0; p < m_problem.pairs.size(); ++p)
            if (is_there(p)) ++lists.first[index(m_problem.pairs[p].*row) + 1];
        std::partial_sum(lists.first.begin(), lists.first.end(), lists.first.begin());
        lists.pairs.resize(lists.first.back());
        auto next = lists.first;
        for (std::size_t p = 0; p < m_problem.pairs.size(); ++p)
            if (is_there(p))
                lists.pairs[next[index(m_problem.pairs[p].*row)]++] = static_cast<int>(p);
        return lists;
    }

    void ask_all() {
        for (std::size_t i = 0; i < m_problem.candidates.size(); ++i) ask(i);
    }

    // What the candidate wants at these prices, and up to which price.
    void ask(std::size_t candidate) {
        auto const most = index(m_wishes.most_of_candidate[candidate]);
        auto const first = m_of_candidate.first[candidate];
        auto const end = m_of_candidate.first[candidate + 1];
        m_best.clear();
        for (auto at = first; at < end; ++at) {
            std::int64_t const worth = surplus(m_of_candidate.pairs[at]);
            if (m_best.size() > most) {
                if (worth <= m_best.back()) continue;
                m_best.pop_back();
            }
            m_best.insert(std::upper_bound(m_best.begin(), m_best.end(), worth, std::greater<>()),
                          worth);
        }
        std::size_t taken = 0;
        while (taken < std::min(most, m_best.size()) && m_best[taken] + bonus(taken) > 0) ++taken;
        auto const last = taken > 0 ? m_best[taken - 1] : -bonus(0);
        auto const next = taken < m_best.size() ? m_best[taken] : FlowWishes::never;
        auto const stays_above = taken > 0 ? std::max(next, -bonus(taken - 1)) : 0;
        auto const comes_above = taken < most ? std::min(last, -bonus(taken)) : last;
        auto equals = taken;  // of those worth as much as the last, so many are taken
        while (equals > 0 && taken > 0 && m_best[taken - equals] > last) --equals;
        for (auto at = first; at < end; ++at) {
            int const pair = m_of_candidate.pairs[at];
            auto const worth = surplus(pair);
            bool const is_wanted = taken > 0 && (worth > last || (worth == last && equals > 0));
            if (is_wanted && worth == last) --equals;
            m_is_wanted[index(pair)] = is_wanted ? 1 : 0;
            m_limit[index(pair)] =
                m_wishes.worth[index(pair)] - (is_wanted ? stays_above : comes_above);
        }
    }

    std::int64_t clearing_price(std::size_t employer) {
        m_limits.clear();
        for (auto at = m_of_employer.first[employer]; at < m_of_employer.first[employer + 1]; ++at)
            m_limits.push_back(m_limit[index(m_of_employer.pairs[at])]);
        auto const most = index(m_wishes.most_of_employer[employer]);
        if (m_limits.size() <= most) return 0;
        auto const at = m_limits.begin() + static_cast<std::ptrdiff_t>(most);
        std::ranges::nth_element(m_limits, at, std::greater<>());
        return std::max<std::int64_t>(0, *at);
    }

    // Employers keep those who would pay most; who loses a place looks for another with room.
    FirstFlow settle() {
        FirstFlow flow;
        flow.is_chosen = m_is_wanted;
        std::vector<int> room = m_wishes.most_of_employer;
        std::vector<int> has(m_problem.candidates.size(), 0);
        std::vector<int> wanted;
        for (std::size_t j = 0; j < m_price.size(); ++j) {
            wanted.clear();
            for (auto at = m_of_employer.first[j]; at < m_of_employer.first[j + 1]; ++at)
                if (m_is_wanted[index(m_of_employer.pairs[at])] != 0)
                    wanted.push_back(m_of_employer.pairs[at]);
            std::ranges::sort(wanted, std::greater<>(), [&](int p) { return m_limit[index(p)]; });
            for (std::size_t n = 0; n < wanted.size(); ++n) {
                int const pair = wanted[n];
                if (room[j] == 0) {
                    flow.is_chosen[index(pair)] = 0;
                    continue;
                }
                --room[j];
                ++has[index(m_problem.pairs[index(pair)].candidate)];
            }
        }
        for (std::size_t i = 0; i < m_problem.candidates.size(); ++i) {
            while (has[i] < m_wishes.most_of_candidate[i]) {
                int best = -1;
                auto most = -bonus(index(has[i]));
                for (auto at = m_of_candidate.first[i]; at < m_of_candidate.first[i + 1]; ++at) {
                    int const pair = m_of_candidate.pairs[at];
                    auto const j = index(m_problem.pairs[index(pair)].employer);
                    if (flow.is_chosen[index(pair)] != 0 || room[j] == 0) continue;
                    if (surplus(pair) <= most) continue;
                    most = surplus(pair);
                    best = pair;
                }
                if (best < 0) break;
                flow.is_chosen[index(best)] = 1;
                --room[index(m_problem.pairs[index(best)].employer)];
                ++has[i];
            }
        }
        flow.last_of_employer.assign(m_price.size(), -1);
        for (std::size_t j = 0; j < m_price.size(); ++j) {
            if (room[j] > 0) continue;
            int& last = flow.last_of_employer[j];
            for (auto at = m_of_employer.first[j]; at < m_of_employer.first[j + 1]; ++at) {
                int const pair = m_of_employer.pairs[at];
                if (flow.is_chosen[index(pair)] == 0) continue;
                if (last < 0 || m_limit[index(pair)] < m_limit[index(last)]) last = pair;
            }
        }
        return flow;
    }

    Problem const& m_problem;
    FlowWishes const& m_wishes;
    Lists m_of_candidate, m_of_employer;
    std::vector<std::int64_t> m_price;  // by employer
    std::vector<std::int64_t> m_limit;  // by pair: up to which price it is wanted
    std::vector<char> m_is_wanted;      // by pair
    std::vector<std::int64_t> m_best, m_limits;
};

}  // namespace

FirstFlow first_flow(Problem const& problem, FlowWishes const& wishes) {
    return Market(problem, wishes).run();
}

}  // namespace ontmoet::scheduling
