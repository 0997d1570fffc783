// SPDX-License-Identifier: EUPL-1.2
#include "exchange/local_time.h"
#include "server/commands/entries.h"

#include <cstdlib>

namespace ontmoet::server {
namespace {

// Who is at the terminal.
std::string login_name() {
    auto const* const name = std::getenv("USER");
    return name == nullptr ? std::string() : name;
}

// The spellings of an enumeration, as CLI11 wants them.
template <class Enum>
std::map<std::string, Enum> spellings() {
    std::map<std::string, Enum> all;
    for (auto const& [value, text] : domain::enum_texts<Enum>())
        if (!text.empty()) all.emplace(text, value);
    return all;
}

std::vector<std::string> ways() {
    std::vector<std::string> all;
    for (auto const& way : domain::enum_texts<domain::Way>()) all.emplace_back(way.text);
    return all;
}

// What is written into a folder; the others have options of their own.
std::map<std::string, ExportForm> folder_forms() {
    auto forms = export_forms();
    std::erase_if(forms, [](auto const& form) { return form.second > ExportForm::checklists; });
    return forms;
}

// The options of an answer.
void add_answer(CLI::App& app, FollowUpCommand& command) {
    auto& answer = command.answer;
    auto* person = app.add_option("--person", command.person,
                                  "Whose answer to write down: code, badge or id.");
    person->needs(app.add_option("--employer", command.employer, "At whom: name or id."));
    app.add_flag("--told", command.told, "Their fixed contact heard of the match.")->needs(person);
    app.add_option("--moment", answer.rung,
                   "What was asked: started, weeks_4, months_3, months_6, months_12, months_24 "
                   "(still there?) or ended.")
        ->transform(CLI::CheckedTransformer(spellings<domain::Rung>()))
        ->needs(person);
    app.add_option("--answer", answer.answer,
                   "yes, no, maybe (nobody could say), or none to take an answer back.")
        ->transform(CLI::CheckedTransformer(spellings<domain::Answer>()))
        ->default_str("yes")
        ->needs(person);
    app.add_option("--date", answer.date, "The day on which it was so, 2026-11-20; today if left.")
        ->check([](std::string const& date) {
            return exchange::is_iso_date(date) ? std::string() : "not of the form 2026-11-20";
        })
        ->needs(person);
    app.add_option("--kind", answer.kind, "Which kind of work.")
        ->check(CLI::IsMember(ways()))
        ->needs(person);
    app.add_option("--level", answer.level, "The job against the person: below, fits or above.")
        ->transform(CLI::CheckedTransformer(spellings<domain::JobLevel>()))
        ->needs(person);
    app.add_option("--contract", answer.contract, "temporary, permanent or agency.")
        ->check(CLI::IsMember({"temporary", "permanent", "agency"}))
        ->needs(person);
    app.add_option("--hours", answer.hours, "A week.")->check(CLI::Range(0, 168))->needs(person);
    app.add_option("--reason", answer.reason, "Why it ended or did not begin.")->needs(person);
}

}  // namespace

Entry add_follow_up(CLI::App& app, AfterCommands& all) {
    auto& command = all.follow_up;
    auto* made = app.add_subcommand(
        "follow-up", "List what is to be done after an event, or write down how it went.");
    add_data(*made, command.data);
    add_event(*made, command.event);
    made->add_flag("--all", command.all, "Also what is not due yet.");
    made->add_flag("--letters", command.letters,
                   "Print the ready text for each klantmanager who was not told of a match yet.");
    made->add_option("--links", command.links_at,
                     "Print a private link for each person who may be asked now, under this "
                     "address of the server: https://ontmoet.example.nl. Earlier links end.");
    made->add_flag("--json", command.json, "Print JSON.");
    add_answer(*made, command);
    return {made, [&command, made] {
                bool const is_answer = !command.person.empty() && !command.told;
                if (is_answer && made->get_option("--moment")->count() == 0)
                    throw CLI::RequiredError("--moment or --told");
                return command;
            }};
}

Entry add_report(CLI::App& app, AfterCommands& all) {
    auto& command = all.report;
    auto* made =
        app.add_subcommand("report", "What events brought: figures, charts, and how was counted.");
    add_data(*made, command.data);
    auto* events = made->add_option("--event", command.events,
                                    "Event: its id, code or name; several times for several.");
    made->add_flag("--all", command.all, "All events there are.")->excludes(events);
    auto* out = made->add_option("--out", command.out, "File for the pages, FILE.pdf.");
    made->add_flag("--json")->description("Print JSON, as without --out.")->excludes(out);
    made->add_option("--organisation", command.organisation,
                     "Whose report it is; by default the organiser of the events.");
    return {made, [&command] { return command; }};
}

Entry add_retention(CLI::App& app, AfterCommands& all) {
    auto& command = all.retention;
    auto* made = app.add_subcommand(
        "retention", "Show how long people's data is kept and what was erased, or change it.");
    add_data(*made, command.data);
    add_event(*made, command.event);
    auto const days = CLI::Range(1, domain::k_most_days_kept);
    made->add_option("--days", command.order.retention_days,
                     "Keep data so many days after the event.")
        ->check(days);
    made->add_option("--consented-days", command.order.consented_days,
                     "Of people who agreed to be asked later, or to be remembered.")
        ->check(days);
    auto* hold = made->add_option("--hold", command.order.legal_hold,
                                  "Erase nothing by itself, and why (a legal duty).");
    auto* no_hold = made->add_flag("--no-hold")->description("That is over: data is erased again.");
    no_hold->excludes(hold);
    auto* certificate = made->add_option("--certificate", command.certificate,
                                         "File for what was erased, how many and when, JSON.");
    made->add_flag("--json", command.json, "Print JSON.")->excludes(certificate);
    return {made, [&command, no_hold] {
                if (no_hold->count() > 0) command.order.legal_hold = "";
                return command;
            }};
}

Entry add_export(CLI::App& app, AfterCommands& all) {
    auto& command = all.export_event;
    command.by = login_name();
    auto* made = app.add_subcommand(
        "export", "Write what is known of an event as files, or its invitations.");
    auto* data = made->add_option("--data,--database", command.data,
                                  "Data folder of the server, or address of a PostgreSQL.")
                     ->envname(k_database_variable);
    add_event(*made, command.event);
    made->add_option("--out", command.out, "Folder for the files.");
    made->add_option("--format", command.form,
                     "csv: a file for each table and event.json; xlsx: one workbook; json; ics: a "
                     "calendar of what is to be done; hand-over: a workbook for each klantmanager "
                     "of their own people; profile: what people take along, PDF; open-data: sums "
                     "that tell of nobody, JSON, for everybody.")
        ->transform(CLI::CheckedTransformer(folder_forms()))
        ->default_str("csv");
    made->add_option("--purpose", command.purpose,
                     "What it is for; the event remembers it with the day.");
    made->add_option("--by", command.by, "Who makes it.")->capture_default_str();
    made->add_option("--person", command.person, "With --format profile: code, badge or id.");
    made->add_flag("--describe", command.describe,
                   "Print every table and column: meaning, type, unit, for whom, since when.");
    made->add_option("--invitations", command.invitations,
                     "File for the invitations of everybody who is not here yet: FILE.pdf, letters "
                     "in each person's language, or FILE.csv for mail merge.");
    made->add_option("--interpreters", command.interpreters,
                     "File for the interpreters' schedules, FILE.pdf, a page each.");
    return {
        made, [&command, data] {
            if (command.describe) return command;
            if (data->empty()) throw CLI::RequiredError("--data");
            if (command.out.empty() && command.invitations.empty() && command.interpreters.empty())
                throw CLI::RequiredError("--out, --invitations or --interpreters");
            if (!command.out.empty() && command.purpose.empty())
                throw CLI::RequiredError("--purpose");
            return command;
        }};
}

Entry add_audit(CLI::App& app, AfterCommands& all) {
    auto& command = all.audit;
    auto* audit = app.add_subcommand("audit", "Whether what was said is still as it was said.");
    audit->require_subcommand(1);
    auto* verify = audit->add_subcommand("verify",
                                         "Follow the chain over the log of every event; prints "
                                         "event, head, erased, not linked yet.");
    verify->fallthrough();
    add_data(*verify, command.data);
    verify->add_option("--heads", command.heads,
                       "What this command printed before and was kept elsewhere.");
    return {audit, [&command] { return command; }};
}

}  // namespace ontmoet::server
