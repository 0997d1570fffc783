// SPDX-License-Identifier: EUPL-1.2
#include "evidence/kept.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::evidence {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Figure {
    char const* name;
    int Funnel::*member;
};
// Of the day; the others are of afterwards.
constexpr std::array k_day_figures{Figure{"known", &Funnel::known},
                                   Figure{"invited", &Funnel::invited},
                                   Figure{"invited_came", &Funnel::invited_came},
                                   Figure{"came", &Funnel::came},
                                   Figure{"took_part", &Funnel::took_part},
                                   Figure{"met", &Funnel::met},
                                   Figure{"matched", &Funnel::matched},
                                   Figure{"agreed", &Funnel::agreed},
                                   Figure{"meets_planned", &Funnel::meets_planned},
                                   Figure{"meets_held", &Funnel::meets_held},
                                   Figure{"meets_missed", &Funnel::meets_missed},
                                   Figure{"matches", &Funnel::matches},
                                   Figure{"employers", &Funnel::employers},
                                   Figure{"new_employers", &Funnel::new_employers},
                                   Figure{"places", &Funnel::places},
                                   Figure{"ratings", &Funnel::ratings},
                                   Figure{"rating_sum", &Funnel::rating_sum},
                                   Figure{"fair_share", &Funnel::fair_share}};
constexpr std::array k_later_figures{Figure{"asked", &Funnel::asked},
                                     Figure{"answered", &Funnel::answered},
                                     Figure{"started", &Funnel::started}};

ordered_json funnel_json(Funnel const& funnel) {
    ordered_json object;
    for (auto const& [name, member] : k_day_figures) object[name] = funnel.*member;
    for (auto const& [name, member] : k_later_figures) object[name] = funnel.*member;
    object["meets_each"] = funnel.meets_each;
    auto& still_there = object["still_there"];
    for (auto const& moment : funnel.still_there)
        still_there.push_back({moment.due, moment.there, moment.unknown});
    return object;
}

// Throws json::exception where it is of another form; so do the next ones.
Funnel funnel_from(json const& object) {
    Funnel funnel;
    for (auto const& [name, member] : k_day_figures) funnel.*member = object.at(name).get<int>();
    for (auto const& [name, member] : k_later_figures) funnel.*member = object.at(name).get<int>();
    object.at("meets_each").get_to(funnel.meets_each);
    for (std::size_t i = 0; i < funnel.still_there.size(); ++i) {
        auto const& moment = object.at("still_there").at(i);
        funnel.still_there[i] = {moment.at(0).get<int>(), moment.at(1).get<int>(),
                                 moment.at(2).get<int>()};
    }
    return funnel;
}

ordered_json dimension_json(DimensionFigures const& figures) {
    ordered_json groups = ordered_json::object();
    for (auto const& [code, group] : figures.groups)
        for (auto const& share : group.stages) groups[code].push_back({share.count, share.of});
    return {{"by", figures.dimension.name},
            {"counted", figures.dimension.counted == Counted::people ? "people" : "meets"},
            {"is_instrument", figures.dimension.is_instrument},
            {"all", figures.all},
            {"not_shown", figures.not_shown},
            {"groups", std::move(groups)}};
}

DimensionFigures dimension_from(json const& object) {
    DimensionFigures figures;
    figures.dimension = {
        object.at("by").get<std::string>(),
        object.at("counted").get<std::string>() == "people" ? Counted::people : Counted::meets,
        object.at("is_instrument").get<bool>()};
    figures.all = object.at("all").get<int>();
    figures.not_shown = object.at("not_shown").get<int>();
    for (auto const& [code, shares] : object.at("groups").items())
        for (std::size_t i = 0; i < k_group_stages; ++i)
            figures.groups[code].stages.at(i) = {shares.at(i).at(0).get<int>(),
                                                 shares.at(i).at(1).get<int>()};
    return figures;
}

}  // namespace

ordered_json kept_report(EventEvidence const& event) {
    ordered_json groups = ordered_json::array();
    for (auto const& figures : event.groups) groups.push_back(dimension_json(figures));
    return {{"funnel", funnel_json(event.figures.funnel)}, {"groups", std::move(groups)}};
}

std::optional<EventEvidence> read_kept_report(std::string_view kept_figures) {
    if (kept_figures.empty()) return std::nullopt;
    auto const document = json::parse(kept_figures, nullptr, false);
    if (!document.is_object() || !document.contains("report")) return std::nullopt;
    try {
        auto const& report = document["report"];
        EventEvidence event;
        event.figures.funnel = funnel_from(report.at("funnel"));
        for (auto const& one : report.at("groups")) event.groups.push_back(dimension_from(one));
        return event;
    } catch (json::exception const&) {
        return std::nullopt;
    }
}

void take_kept(EventEvidence& live, EventEvidence const& kept) {
    auto const now = live.figures.funnel;
    auto const& then = kept.figures.funnel;
    auto& funnel = live.figures.funnel;
    funnel = then;
    live.groups = kept.groups;
    if (std::pair(now.answered, now.asked) < std::pair(then.answered, then.asked)) return;
    for (auto const& [name, member] : k_later_figures) funnel.*member = now.*member;
    funnel.still_there = now.still_there;
}

}  // namespace ontmoet::evidence
