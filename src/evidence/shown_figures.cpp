// SPDX-License-Identifier: EUPL-1.2
#include "evidence/shown_figures.h"

#include "evidence/disclosure.h"
#include "evidence/ladder.h"

#include <numeric>

namespace ontmoet::evidence {
namespace {

// Each figure is of those before it: none of the parts between two of them is a handful.
bool may_stand_together(std::vector<int> const& reached) {
    return shown_stages(reached).size() == reached.size();
}

struct Named {
    char const* name;
    int value;
};

class FigureShower {
public:
    explicit FigureShower(Funnel const& funnel) : m_funnel(funnel) {}

    ShownFigures show() && {
        show_people();
        show_invited();
        show_later();
        show_still_there();
        show_plan();
        auto const& f = m_funnel;
        show_chain({{"meets_planned", f.meets_planned},
                    {"", f.meets_held + f.meets_missed},  // told by the two
                    {"meets_held", f.meets_held},
                    {"matches", f.matches}});
        m_shown["meets_missed"] =
            m_shown["meets_held"] ? std::optional(f.meets_missed) : std::nullopt;
        // Of organisations, not of people.
        m_shown["employers"] = f.employers;
        m_shown["new_employers"] = f.new_employers;
        m_shown["places"] = f.places;
        return std::move(m_shown);
    }

private:
    bool is_shown(char const* name) const { return m_shown.at(name).has_value(); }

    // As many of them, from the first on, as may stand together.
    void show_chain(std::vector<Named> chain) {
        for (auto const& [name, value] : chain)
            if (*name != '\0') m_shown.try_emplace(name, std::nullopt);
        std::vector<int> reached;
        for (auto const& one : chain) reached.push_back(one.value);
        while (!reached.empty() && !may_stand_together(reached)) reached.pop_back();
        for (std::size_t i = 0; i < reached.size(); ++i)
            if (*chain[i].name != '\0') m_shown[chain[i].name] = reached[i];
    }

    void show_people() {
        auto const& f = m_funnel;
        show_chain({{"known", f.known},
                    {"came", f.came},
                    {"took_part", f.took_part},
                    {"met", f.met},
                    {"matched", f.matched},
                    {"agreed", f.agreed}});
    }
    // Who was invited and who came cut everybody into four parts.
    void show_invited() {
        auto const& f = m_funnel;
        int const walked_in = f.came - f.invited_came;
        bool const is_safe =
            may_stand_together({f.known, f.invited + walked_in, f.invited, f.invited_came});
        bool const may = is_safe && is_shown("came");
        m_shown["invited"] = may ? std::optional(f.invited) : std::nullopt;
        m_shown["invited_came"] = may ? std::optional(f.invited_came) : std::nullopt;
    }
    void show_later() {
        auto const& f = m_funnel;
        std::vector<Named> chain{
            {"asked", f.asked}, {"answered", f.answered}, {"started", f.started}};
        if (is_shown("came")) chain.insert(chain.begin(), {"came", f.came});
        show_chain(std::move(chain));
    }
    void show_still_there() {
        for (std::size_t i = 0; i < k_moments.size(); ++i) {
            auto const& moment = m_funnel.still_there[i];
            auto const name = "still_there/" + std::string(domain::to_text(k_moments[i])) + "/";
            bool const may = is_shown("started") &&
                             may_stand_together({m_funnel.started, moment.due,
                                                 moment.there + moment.unknown, moment.there});
            m_shown[name + "of"] = may ? std::optional(moment.due) : std::nullopt;
            m_shown[name + "there"] = may ? std::optional(moment.there) : std::nullopt;
            m_shown[name + "unknown"] = may ? std::optional(moment.unknown) : std::nullopt;
        }
    }
    // How many meets each had, and who had a fair share of them.
    void show_plan() {
        auto const& each = m_funnel.meets_each;
        std::vector<int> reached;
        for (auto from = each.begin(); from != each.end(); ++from)
            reached.push_back(std::accumulate(from, each.end(), 0));
        bool const may = is_shown("took_part") && may_stand_together(reached);
        for (std::size_t i = 0; i < each.size(); ++i)
            m_shown["meets_each/" + std::to_string(i)] =
                may ? std::optional(each[i]) : std::nullopt;
        int const fair = m_funnel.fair_share;
        bool const may_fair =
            is_shown("took_part") && may_stand_together({m_funnel.took_part, fair}) &&
            (!may || fair > each.back() || may_stand_together({each.back(), fair}));
        m_shown["fair_share"] = may_fair ? std::optional(fair) : std::nullopt;
    }

    Funnel const& m_funnel;
    ShownFigures m_shown;
};

}  // namespace

ShownFigures shown_figures(Funnel const& funnel) {
    return FigureShower(funnel).show();
}

std::map<std::string, SummedFigure> sum_of(std::vector<ShownFigures> const& events) {
    std::map<std::string, SummedFigure> sums;
    for (auto const& event : events)
        for (auto const& [name, value] : event) {
            auto& sum = sums[name];
            if (!value) continue;
            sum.sum += *value;
            ++sum.events;
        }
    return sums;
}

}  // namespace ontmoet::evidence
