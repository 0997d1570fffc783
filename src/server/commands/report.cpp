// SPDX-License-Identifier: EUPL-1.2
#include "evidence/report.h"

#include "evidence/disclosure.h"
#include "evidence/shown_figures.h"
#include "exchange/local_time.h"
#include "platform/private_file.h"
#include "printing/report_page.h"
#include "server/commands/open_desk.h"

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::ordered_json;

Result<std::vector<EventId>> events_of(ReportCommand const& command, Desk& desk) {
    std::vector<EventId> events;
    if (command.all) {
        TRY_ASSIGN(auto const known, desk.events());
        for (auto const& event : known) events.push_back(event.id);
        return events;
    }
    if (command.events.empty()) {
        TRY_ASSIGN(auto const only, find_event(desk, {}));
        events.push_back(only);
    }
    for (auto const& meant : command.events) {
        TRY_ASSIGN(auto const event, find_event(desk, meant));
        events.push_back(event);
    }
    return events;
}

// A name like "still_there/weeks_4/of" is a place in the document.
ordered_json::json_pointer place_of(std::string const& name) {
    return ordered_json::json_pointer("/" + name);
}

ordered_json figures_json(evidence::ShownFigures const& figures) {
    ordered_json object = ordered_json::object();
    for (auto const& [name, value] : figures)
        object[place_of(name)] = value ? ordered_json(*value) : ordered_json(nullptr);
    return object;
}

// Nothing where no event shows it.
ordered_json sums_json(std::vector<evidence::ShownFigures> const& events) {
    ordered_json object = ordered_json::object();
    for (auto const& [name, sum] : evidence::sum_of(events))
        object[place_of(name)] = sum.events == 0
                                     ? ordered_json(nullptr)
                                     : ordered_json{{"count", sum.sum}, {"events", sum.events}};
    return object;
}

ordered_json groups_json(evidence::DimensionFigures const& figures) {
    bool const is_of_people = figures.dimension.counted == evidence::Counted::people;
    using Names = std::array<char const*, evidence::k_group_stages>;
    auto const names = is_of_people ? Names{"came", "met", "matched", "started"}
                                    : Names{"held", "match", "next_step", "started"};
    auto groups = ordered_json::array();
    for (auto const& [code, group] : figures.groups) {
        ordered_json object{{"group", code}};
        for (std::size_t i = 0; i < names.size(); ++i)
            object[names[i]] =
                group.stages[i].of == 0
                    ? ordered_json(nullptr)
                    : ordered_json{{"count", group.stages[i].count}, {"of", group.stages[i].of}};
        groups.push_back(std::move(object));
    }
    return {{"by", figures.dimension.name},
            {"counted", is_of_people ? "people" : "meets"},
            {"groups", std::move(groups)},
            {"not_shown", figures.not_shown},
            {"all", figures.all}};
}

std::string report_json(evidence::Report const& report) {
    std::vector<evidence::ShownFigures> shown;
    for (auto const& event : report.events) shown.push_back(evidence::shown_figures(event.funnel));
    ordered_json document{{"format", "ontmoet-report"},
                          {"version", 2},
                          {"made_at", exchange::iso_moment(report.made_at)},
                          {"fewest", evidence::k_fewest},
                          {"total", sums_json(shown)},
                          {"groups", ordered_json::array()},
                          {"events", ordered_json::array()}};
    for (auto const& figures : report.groups) document["groups"].push_back(groups_json(figures));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        auto const& event = report.events[i];
        document["events"].push_back({{"event", to_string(event.id)},
                                      {"name", event.name},
                                      {"region", event.region},
                                      {"starts_at", exchange::iso_moment(event.starts_at)},
                                      {"figures", figures_json(shown[i])}});
    }
    return document.dump(1, ' ', false, ordered_json::error_handler_t::replace);
}

// Whose events they are, where all are one organiser's.
std::string organiser_of(evidence::Report const& report) {
    auto const& first = report.events.front().organiser;
    for (auto const& event : report.events)
        if (event.organiser != first) return "Ontmoet";
    return first.empty() ? "Ontmoet" : first;
}

Status write_report(ReportCommand const& command, Surroundings const& around) {
    if (!command.out.empty() && command.out.extension() != ".pdf")
        return Error{ErrorKind::invalid_input, "error.report_file",
                     command.out.filename().string()};
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const events, events_of(command, *desk));
    auto const now = around.clock.now();
    evidence::ReportBuilder builder(now, i18n::iso_date(now));
    for (auto const event : events) {
        TRY_ASSIGN(auto const state, state_of(*desk, event));
        builder.add(state);
    }
    auto report = std::move(builder).finish();
    if (command.out.empty()) {
        around.console.print(report_json(report));
        return {};
    }
    auto organisation = command.organisation.empty() ? organiser_of(report) : command.organisation;
    auto const document = printing::document_of(
        printing::ReportPage{std::move(organisation), std::move(report)}, around.console.tongue());
    TRY(platform::write_private_file(command.out, printing::pdf_of(document)));
    around.console.print(command.out.string());
    return {};
}

}  // namespace

ExitCode run(ReportCommand const& command, Surroundings const& around) {
    auto const written = write_report(command, around);
    return written.ok() ? ExitCode::done : around.console.fail(written.error());
}

}  // namespace ontmoet::server
