// SPDX-License-Identifier: EUPL-1.2
#include "printing/report_words.h"

#include "evidence/ladder.h"

#include <algorithm>
#include <array>
#include <functional>

namespace ontmoet::printing {
namespace {

using evidence::Funnel;
using i18n::Tongue;

double share_of(int count, int of) {
    return of == 0 ? 0 : static_cast<double>(count) / of;
}

std::string number(int value, Tongue const& tongue) {
    return tongue.number(std::int64_t{value});
}

std::string first_known(Tongue const& tongue, std::initializer_list<std::string> keys,
                        std::string const& otherwise) {
    for (auto const& key : keys)
        if (tongue.has(key)) return tongue.text(key);
    return i18n::isolate(otherwise);
}

ReportTable::Row row_of(std::string name, evidence::GroupFigures const& group,
                        Tongue const& tongue) {
    ReportTable::Row row{std::move(name), {}, group.stages.front().count};
    for (auto const& share : group.stages) {
        bool const is_first = &share == &group.stages.front();
        row.cells.push_back(
            share.of == 0 ? "·" : share_words(share.count, is_first ? 0 : share.of, tongue));
    }
    return row;
}

ReportTable empty_table(evidence::Counted counted, std::string title, Tongue const& tongue) {
    bool const is_of_people = counted == evidence::Counted::people;
    auto const keys =
        is_of_people ? std::array{"report.came", "report.met", "report.matched", "report.started"}
                     : std::array{"report.held", "report.match", "report.step", "report.started"};
    ReportTable table{counted, std::move(title), {}, {}, {}};
    for (auto const* key : keys) table.columns.push_back(tongue.text(key));
    return table;
}

std::string moment_words(domain::Rung moment, Tongue const& tongue) {
    return tongue.text("moment." + std::string(domain::to_text(moment)));
}

}  // namespace

std::string share_words(int count, int of, Tongue const& tongue) {
    auto words = number(count, tongue);
    if (of == 0) return words;
    return words + " " + tongue.text("report.of", {{"n", number(of, tongue)}}) + " (" +
           tongue.percent(share_of(count, of)) + ")";
}

std::string dimension_words(evidence::Dimension const& dimension, Tongue const& tongue) {
    return tongue.text(dimension.is_instrument ? "report.by.instrument"
                                               : "report.by." + dimension.name);
}

std::string group_words(evidence::Dimension const& dimension, std::string const& group,
                        Tongue const& tongue) {
    if (dimension.is_instrument)
        return first_known(tongue, {"support." + dimension.name}, dimension.name);
    if (group.empty()) return tongue.text("report.not_said");
    if (dimension.name == "sector") return first_known(tongue, {"sector." + group}, group);
    if (dimension.name == "offer_kind") return first_known(tongue, {"way." + group}, group);
    if (dimension.name == "age")
        return tongue.text(group == "under_27" ? "report.age_under" : "report.age_from");
    if (dimension.name == "literacy_help") return tongue.text("answer.yes");
    if (group == "azc") return tongue.text("report.housing.azc");
    if (group == "housed") return tongue.text("report.housing.housed");
    if (group == "analfabeet") return tongue.text("level.illiterate");
    if (group == "native") return tongue.text("level.native");
    return i18n::isolate(group);
}

std::vector<ReportBar> funnel_bars(Funnel const& funnel, Tongue const& tongue) {
    struct Rung {
        char const* key;
        int count;
        int of;
    };
    std::array const rungs{Rung{"report.known", funnel.known, 0},
                           Rung{"report.came", funnel.came, funnel.known},
                           Rung{"report.met", funnel.met, funnel.came},
                           Rung{"report.matched", funnel.matched, funnel.met},
                           Rung{"report.agreed", funnel.agreed, funnel.matched}};
    std::vector<ReportBar> bars;
    for (auto const& rung : rungs)
        bars.push_back({tongue.text(rung.key), share_words(rung.count, rung.of, tongue),
                        share_of(rung.count, funnel.known)});
    return bars;
}

std::vector<ReportBar> later_bars(Funnel const& funnel, Tongue const& tongue) {
    std::vector<ReportBar> bars;
    if (funnel.asked == 0) return bars;
    auto const unknown = [&](int count) {
        if (count == 0) return std::string();
        return " · " + tongue.text("report.unknown", {{"n", number(count, tongue)}});
    };
    bars.push_back(
        {tongue.text("report.asked"), share_words(funnel.asked, funnel.came, tongue), 1});
    bars.push_back({tongue.text("report.started"),
                    share_words(funnel.started, funnel.asked, tongue) +
                        unknown(funnel.asked - funnel.answered),
                    share_of(funnel.started, funnel.asked)});
    for (std::size_t i = 0; i < evidence::k_moments.size(); ++i) {
        auto const& there = funnel.still_there[i];
        if (there.due == 0) continue;
        bars.push_back({tongue.text("report.still_there",
                                    {{"moment", moment_words(evidence::k_moments[i], tongue)}}),
                        share_words(there.there, there.due, tongue) + unknown(there.unknown),
                        share_of(there.there, there.due)});
    }
    return bars;
}

std::vector<ReportBar> benchmark_bars(Funnel const& funnel, Tongue const& tongue) {
    std::vector<ReportBar> bars;
    if (funnel.asked == 0) return bars;
    bars.push_back({tongue.text("report.benchmark_ours"),
                    share_words(funnel.started, funnel.came, tongue),
                    share_of(funnel.started, funnel.came)});
    for (auto const& other : evidence::benchmarks())
        bars.push_back(
            {tongue.text(other.message_key),
             tongue.percent(other.per_mille / 1000.0, 1) + " · " + std::string(other.source),
             other.per_mille / 1000.0, true});
    return bars;
}

std::vector<ReportBar> fairness_bars(Funnel const& funnel, Tongue const& tongue) {
    std::vector<ReportBar> bars;
    auto const last = static_cast<int>(funnel.meets_each.size()) - 1;
    for (int meets = 0; meets <= last; ++meets) {
        int const people = funnel.meets_each[static_cast<std::size_t>(meets)];
        auto const label = number(meets, tongue);
        bars.push_back({meets == last ? tongue.text("report.or_more", {{"n", label}}) : label,
                        share_words(people, funnel.took_part, tongue),
                        share_of(people, funnel.took_part)});
    }
    return bars;
}

std::vector<std::string> lines_of_day(Funnel const& funnel, Tongue const& tongue) {
    std::vector<std::string> lines{
        tongue.text("report.invited", {{"n", number(funnel.invited, tongue)},
                                       {"came", number(funnel.invited_came, tongue)}}),
        tongue.text("report.meets", {{"held", number(funnel.meets_held, tongue)},
                                     {"planned", number(funnel.meets_planned, tongue)},
                                     {"missed", number(funnel.meets_missed, tongue)},
                                     {"matches", number(funnel.matches, tongue)}}),
        tongue.text("report.employers", {{"n", number(funnel.employers, tongue)},
                                         {"new", number(funnel.new_employers, tongue)},
                                         {"places", number(funnel.places, tongue)}})};
    // Fewer could be told apart by who was there.
    if (funnel.ratings >= evidence::k_fewest)
        lines.push_back(tongue.text(
            "report.treated",
            {{"score", tongue.number(static_cast<double>(funnel.rating_sum) / funnel.ratings, 1)},
             {"n", number(funnel.ratings, tongue)}}));
    return lines;
}

std::vector<ReportTable> group_tables(std::vector<evidence::DimensionFigures> const& groups,
                                      Tongue const& tongue) {
    std::vector<ReportTable> tables;
    auto instruments =
        empty_table(evidence::Counted::meets, tongue.text("report.by.instrument"), tongue);
    for (auto const& figures : groups) {
        auto const& dimension = figures.dimension;
        if (figures.all == 0) continue;
        if (dimension.is_instrument) {
            auto const with = figures.groups.find("yes");
            if (with != figures.groups.end())
                instruments.rows.push_back(
                    row_of(group_words(dimension, "yes", tongue), with->second, tongue));
            continue;
        }
        auto table = empty_table(dimension.counted, dimension_words(dimension, tongue), tongue);
        for (auto const& [code, group] : figures.groups)
            table.rows.push_back(row_of(group_words(dimension, code, tongue), group, tongue));
        if (figures.not_shown > 0)
            table.note = tongue.text("report.not_shown", {{"n", number(figures.not_shown, tongue)},
                                                          {"all", number(figures.all, tongue)}});
        tables.push_back(std::move(table));
    }
    if (!instruments.rows.empty()) tables.push_back(std::move(instruments));
    for (auto& table : tables)
        std::ranges::stable_sort(table.rows, std::greater{}, &ReportTable::Row::first);
    return tables;
}

std::vector<Definition> definitions(Tongue const& tongue) {
    std::vector<Definition> all;
    for (std::string const name : {"known", "came", "met", "matched", "agreed", "asked", "started"})
        all.push_back({tongue.text("report." + name), tongue.text("report.def." + name)});
    all.push_back({tongue.text("report.later"), tongue.text("report.def.still")});
    for (auto const* key : {"report.def.durable", "report.def.people"})
        all.push_back({{}, tongue.text(key)});
    all.push_back(
        {{}, tongue.text("report.def.small", {{"n", number(evidence::k_fewest, tongue)}})});
    for (auto const* key : {"report.def.cause", "report.def.again"})
        all.push_back({{}, tongue.text(key)});
    return all;
}

}  // namespace ontmoet::printing
