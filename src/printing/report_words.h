// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/report.h"
#include "i18n/tongue.h"

#include <string>
#include <vector>

// The words of a report of evidence.
namespace ontmoet::printing {

// "52 of 60 (87%)"; the figure alone where there is nothing it is a share of.
std::string share_words(int count, int of, i18n::Tongue const& tongue);
// Of a group of this dimension, by its code.
std::string group_words(evidence::Dimension const& dimension, std::string const& group,
                        i18n::Tongue const& tongue);
std::string dimension_words(evidence::Dimension const& dimension, i18n::Tongue const& tongue);

// A bar of a chart: its length is `count` of `whole`.
struct ReportBar {
    std::string label;
    std::string value;
    double share = 0;       // 0 … 1
    bool is_other = false;  // somebody else's figure
};
std::vector<ReportBar> funnel_bars(evidence::Funnel const& funnel, i18n::Tongue const& tongue);
std::vector<ReportBar> later_bars(evidence::Funnel const& funnel, i18n::Tongue const& tongue);
std::vector<ReportBar> benchmark_bars(evidence::Funnel const& funnel, i18n::Tongue const& tongue);
std::vector<ReportBar> fairness_bars(evidence::Funnel const& funnel, i18n::Tongue const& tongue);
// What happened on the day, in sentences.
std::vector<std::string> lines_of_day(evidence::Funnel const& funnel, i18n::Tongue const& tongue);

// The figures by group, a table for each thing to group by; what may not be shown is a dot.
struct ReportTable {
    struct Row {
        std::string name;
        std::vector<std::string> cells;
        int first = 0;  // the figure of the first column
    };
    evidence::Counted counted = evidence::Counted::people;
    std::string title;
    std::vector<std::string> columns;
    std::vector<Row> rows;  // the largest first
    std::string note;       // how many stand in no row; empty: nobody
};
std::vector<ReportTable> group_tables(std::vector<evidence::DimensionFigures> const& groups,
                                      i18n::Tongue const& tongue);

struct Definition {
    std::string word;  // empty: of everything
    std::string meaning;
};
std::vector<Definition> definitions(i18n::Tongue const& tongue);

}  // namespace ontmoet::printing
