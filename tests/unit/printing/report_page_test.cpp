// SPDX-License-Identifier: EUPL-1.2
#include "printing/report_page.h"

#include "printing/report_words.h"
#include "support/page_tools.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

evidence::Funnel a_year_after() {
    evidence::Funnel funnel;
    funnel.known = 64;
    funnel.invited = 58;
    funnel.invited_came = 46;
    funnel.came = 52;
    funnel.took_part = 51;
    funnel.met = 49;
    funnel.matched = 24;
    funnel.agreed = 19;
    funnel.asked = 22;
    funnel.answered = 20;
    funnel.started = 11;
    funnel.still_there = {{{11, 10, 1}, {11, 9, 1}, {9, 6, 1}, {4, 3, 0}, {0, 0, 0}}};
    funnel.meets_planned = 168;
    funnel.meets_held = 159;
    funnel.meets_missed = 9;
    funnel.matches = 31;
    funnel.employers = 18;
    funnel.new_employers = 7;
    funnel.places = 74;
    funnel.ratings = 41;
    funnel.rating_sum = 186;
    funnel.meets_each = {2, 5, 9, 35};
    funnel.fair_share = 35;
    return funnel;
}

evidence::DimensionFigures figures(
    std::string name, evidence::Counted counted,
    std::vector<std::pair<std::string, std::array<int, 4>>> const& groups, int not_shown) {
    evidence::DimensionFigures made;
    made.dimension = {std::move(name), counted, false};
    made.not_shown = not_shown;
    made.all = not_shown;
    for (auto const& [code, counts] : groups) {
        auto& group = made.groups[code];
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] >= 0) group.stages[i] = {counts[i], counts[0]};
        made.all += counts[0];
    }
    return made;
}

ReportPage page(int events) {
    ReportPage page;
    page.organisation = "Werkgeversservicepunt (voorbeeld)";
    auto& report = page.report;
    report.made_at = Moment{1'826'000'000'000};
    for (int i = 0; i < events; ++i) {
        evidence::EventFigures event;
        event.name = "Zorg & Techniek, Den Haag";
        event.region = "Haaglanden";
        event.starts_at = Moment{1'795'000'000'000 + i * 7'776'000'000};
        event.funnel = a_year_after();
        report.total += event.funnel;
        report.events.push_back(std::move(event));
    }
    using enum evidence::Counted;
    report.groups = {
        figures("municipality", people, {{"Den Haag", {31, 29, 15, 6}}, {"Delft", {9, 9, -1, -1}}},
                11),
        figures("dutch_speaking", people,
                {{"A1", {12, -1, 5, -1}}, {"A2", {22, -1, 11, -1}}, {"", {8, -1, 0, -1}}}, 9),
        figures("age", people, {{"under_27", {14, -1, 7, -1}}, {"from_27", {37, -1, 17, -1}}}, 0),
        figures("housing", people, {}, 51),
        figures("sector", meets, {{"zorg", {64, 14, 9, -1}}, {"techniek", {51, 11, 6, -1}}}, 44),
        figures("offer_kind", meets, {{"paid_job", {101, 20, 12, 6}}}, 58)};
    report.groups.push_back(figures("jobcoach", meets, {{"yes", {40, 9, -1, -1}}}, 119));
    report.groups.back().dimension.is_instrument = true;
    return page;
}

// The words of the PDF, read by another program; the file stays for people to look at.
std::string words_of(ReportPage const& of, std::string const& language) {
    auto const file = page_folder() / ("report-" + language + ".pdf");
    std::ofstream(file, std::ios::binary) << pdf_of(document_of(of, tongues().get(language)));
    auto const text = page_folder() / ("report-" + language + ".txt");
    run_program({"pdftotext", "-layout", file.string(), text.string()});
    return content_of(text);
}

}  // namespace

TEST_CASE("a report says every figure beside what it is a share of, and how it was counted") {
    auto const words = words_of(page(1), "en");
    CHECK_THAT(words, Contains("Werkgeversservicepunt (voorbeeld)"));
    CHECK_THAT(words, Contains("52 of 64 (81%)"));
    CHECK_THAT(words, Contains("24 of 49 (49%)"));
    CHECK_THAT(words, Contains("11 of 22 (50%) · not known: 2"));
    CHECK_THAT(words, Contains("Refugee Talent Hub"));
    CHECK_THAT(words, Contains("Den Haag"));
    CHECK_THAT(words, Contains("under 27"));
    CHECK_THAT(words, Contains("How we counted"));
    CHECK_THAT(words, Contains("fewer than 5"));
    CHECK_THAT(words, !Contains("report."));
}

TEST_CASE("what is not shown is said, and a hidden figure is a dot") {
    auto const words = words_of(page(1), "nl");
    CHECK_THAT(words, Contains("11 van 51"));
    CHECK_THAT(words, Contains("·"));
    CHECK_THAT(words, Contains("Zo is geteld"));
    CHECK_THAT(words, !Contains("report."));
}

TEST_CASE("many events stand in the order of time, over as many pages as they need") {
    auto const words = words_of(page(80), "fr");
    CHECK_THAT(words, Contains("80 événements"));
    std::size_t rows = 0;
    for (auto at = words.find("Zorg & Techniek"); at != words.npos;
         at = words.find("Zorg & Techniek", at + 1))
        ++rows;
    CHECK(rows == 80);
}

TEST_CASE(
    "a report of a day on which nobody could be asked yet says so, in a language from the right") {
    auto early = page(1);
    early.report.total.asked = 0;
    auto const& arabic = tongues().get("ar");
    CHECK(later_bars(early.report.total, arabic).empty());
    CHECK(benchmark_bars(early.report.total, arabic).empty());
    auto const pages = pictures_of(document_of(early, arabic), 100);
    CHECK(pages.size() >= 3);
    (void)words_of(early, "ar");
}

TEST_CASE("how few people felt treated is not told") {
    auto funnel = a_year_after();
    auto const& tongue = tongues().get("en");
    CHECK(lines_of_day(funnel, tongue).size() == 4);
    funnel.ratings = 4;
    CHECK(lines_of_day(funnel, tongue).size() == 3);
}
