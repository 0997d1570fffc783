// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/command_line.h"

#include "base/version.h"
#include "i18n/assets.h"
#include "platform/config_file.h"
#include "server/commands/entries.h"
#include "server/commands/serve_words.h"
#include "server/commands/user_words.h"
#include "server/data_folder.h"
#include "server/desk.h"
#include "storage/postgres.h"

#include <cstdlib>
#include <limits>

namespace ontmoet::server {
namespace {

struct AllCommands {
    ServeCommand serve;
    ImportCommand import;
    AfterCommands after;
    PlanEventCommand plan_event;
    PlanInstanceCommand plan_instance;
    PairCommand pair;
    DeviceCommands devices;
    EraseCommand erase;
    AccessReportCommand access_report;
    MigrateCommand migrate;
    BackupCommand backup;
    RestoreCommand restore;
    RescueCommand rescue;
    EventListCommand event_list;
    FactsCommand facts;
    SentencesCommand sentences;
    UserCommand user;
    KeyCommand key;
    WebhookCommand webhook;
    ProvisionCommand provision;
    UpdateCommand update;
};

std::vector<std::string> pairable_roles() {
    auto roles = hall_roles();
    roles.emplace_back("venue");
    return roles;
}

Entry add_serve(CLI::App& app, AllCommands& all) {
    auto& command = all.serve;
    return {add_serve_words(app, command), [&command] { return command; }};
}

Entry add_import(CLI::App& app, AllCommands& all) {
    auto& command = all.import;
    auto* import = app.add_subcommand("import", "Import an event from a folder of CSV files.");
    import->add_option("directory", command.directory, "Folder with the CSV files.")->required();
    add_data(*import, command.data);
    return {import, [&command] { return command; }};
}

Entry add_plan(CLI::App& app, AllCommands& all) {
    auto& of_event = all.plan_event;
    auto& of_instance = all.plan_instance;
    auto* plan = app.add_subcommand("plan", "Compute who meets whom and when.");
    auto* data = plan->add_option("--data,--database", of_event.data,
                                  "Data folder of the server, or address of a PostgreSQL.");
    add_event(*plan, of_event.event);
    auto* instance = plan->add_option("--instance", of_instance.file,
                                      "Plan this file (matching-event-v1) instead of an event.");
    plan->add_option("--deadline-ms", of_event.search.deadline_ms, "Search this long at most.")
        ->check(CLI::Range(1, 3'600'000));
    plan->add_option("--seed", of_event.search.seed, "Seed of the search.")->capture_default_str();
    plan->add_option("--threads", of_event.search.threads, "Searches at once; the best plan wins.")
        ->check(CLI::Range(1, 64));
    plan->add_option("--from-round", of_event.from_round,
                     "First round that may change; by default the next one by the clock.")
        ->check(CLI::Range(0, 31));
    plan->add_flag("--everybody", of_event.everybody, "Plan also for who is not checked in yet.");
    plan->add_flag("--publish", of_event.publish, "Publish the plan.");
    plan->add_flag("--json", of_event.json, "Print JSON.");
    data->excludes(instance);
    auto* replan = plan->add_option("--replan", of_instance.replan,
                                    "Mend the plan after the event of the file with this number.")
                       ->check(CLI::NonNegativeNumber)
                       ->needs(instance);
    plan->add_option("--base", of_instance.base, "The published plan, as --json wrote it.")
        ->needs(replan);
    return {plan, [&of_event, &of_instance, data, instance]() -> Command {
                auto const* const shared = std::getenv(k_database_variable);
                if (instance->count() == 0 && data->count() == 0 && shared == nullptr)
                    throw CLI::RequiredError("--data or --instance");
                if (data->count() == 0 && shared != nullptr) of_event.data = shared;
                if (instance->count() == 0) return of_event;
                of_instance.search = of_event.search;
                of_instance.json = of_event.json;
                return of_instance;
            }};
}

Entry add_pair(CLI::App& app, AllCommands& all) {
    auto& command = all.pair;
    auto* pair = app.add_subcommand(
        "pair",
        "Let a kiosk or a venue server in: show a code to pair with, or write the file it is "
        "started with.");
    add_data(*pair, command.data);
    add_event(*pair, command.event);
    pair->add_option("--role", command.role, "What the kiosk is for.")
        ->required()
        ->check(CLI::IsMember(pairable_roles()));
    pair->add_option("--name", command.name, "What to call the kiosk.");
    pair->add_option(
        "--pin", command.pin,
        "PIN of the host page, 4 to 12 digits; \"-\" asks for it, so that no list of processes "
        "shows it.");
    pair->add_option("--organisation", command.organisation,
                     "Whose table it stands at, by name. A table shows the meets of this one "
                     "alone; needed for --role table.");
    pair->add_option("--url", command.url, "Where the kiosk finds the server.");
    pair->add_flag("--pin-certificate", command.pin_certificate,
                   "The kiosk knows the server by the key of its certificate alone, whoever signed "
                   "it (not for a typed code).");
    auto* out =
        pair->add_option("--out", command.out, "File to write; without it a code is shown.");
    pair->add_flag("--web", command.web,
                   "With --role table: a link to the table's page in a browser.")
        ->excludes(out);
    pair->add_option("--let-in", command.let_in,
                     "Let in the kiosk whose screen shows this code, in the place of showing one.")
        ->excludes(out);
    return {pair, [&command] { return command; }};
}

Entry add_erase(CLI::App& app, AllCommands& all) {
    auto& command = all.erase;
    auto* erase = app.add_subcommand("erase", "Take a person's data away everywhere, for good.");
    add_data(*erase, command.data);
    add_event(*erase, command.event);
    erase->add_option("--code", command.code, "The person's code.")->required();
    return {erase, [&command] { return command; }};
}

Entry add_access_report(CLI::App& app, AllCommands& all) {
    auto& command = all.access_report;
    auto* report = app.add_subcommand(
        "access-report", "Print everything that is kept about a person, to hand to that person.");
    add_data(*report, command.data);
    add_event(*report, command.event);
    report->add_option("--person", command.person, "Person: code, badge or id.")->required();
    report->add_option("--out", command.out, "File to write; without it it is printed.");
    report->add_flag("--json", command.json, "JSON instead of Markdown.");
    return {report, [&command] { return command; }};
}

Entry add_migrate(CLI::App& app, AllCommands& all) {
    auto& command = all.migrate;
    auto* migrate = app.add_subcommand(
        "migrate",
        "Copy all data between data folders and PostgreSQL (postgresql://…), and compare.");
    migrate->add_option("--from", command.from, "Where it is; nobody serves it meanwhile.")
        ->required();
    migrate->add_option("--to", command.to, "Where it shall be; empty so far.")->required();
    migrate->add_option("--to-key-file", command.to_key_file,
                        "Seal the copy with the key of this file, made when there is none.");
    return {migrate, [&command] { return command; }};
}

Entry add_backup(CLI::App& app, AllCommands& all) {
    auto& command = all.backup;
    auto* backup = app.add_subcommand(
        "backup", "Copy all data into a file, also while it is served; sealed as the data are.");
    backup->add_option("file", command.file, "File to write.")->required();
    add_data(*backup, command.data);
    return {backup, [&command] { return command; }};
}

Entry add_restore(CLI::App& app, AllCommands& all) {
    auto& command = all.restore;
    auto* restore = app.add_subcommand(
        "restore",
        "Put the events of a backup in the place of those in the data, also while they are served; "
        "who was erased stays erased.");
    restore->add_option("file", command.file, "The backup.")->required();
    add_data(*restore, command.data);
    restore->add_option("--erased-in", command.erased_in,
                        "Erase also who was erased in this data folder or PostgreSQL.");
    return {restore, [&command] { return command; }};
}

Entry add_rescue(CLI::App& app, AllCommands& all) {
    auto& command = all.rescue;
    auto* rescue = app.add_subcommand(
        "rescue", "Bring what lies unsent on the disk of a broken kiosk to its server.");
    rescue
        ->add_option("store", command.store,
                     "The kiosk's store (kiosk.sqlite); what lies beside it belongs to it.")
        ->required();
    add_data(*rescue, command.data);
    return {rescue, [&command] { return command; }};
}

Entry add_event_list(CLI::App& app, AllCommands& all) {
    auto& command = all.event_list;
    auto* event = app.add_subcommand("event", "Events of a data folder.");
    event->require_subcommand(1);
    auto* list = event->add_subcommand("list", "Print id, day, people, facts and name of each.");
    list->fallthrough();
    add_data(*list, command.data);
    return {event, [&command] { return command; }};
}

Entry add_facts(CLI::App& app, AllCommands& all) {
    auto& command = all.facts;
    auto* facts = app.add_subcommand("facts", "Print every fact of an event as a line of JSON.");
    add_data(*facts, command.data);
    add_event(*facts, command.event);
    return {facts, [&command] { return command; }};
}

Entry add_sentences(CLI::App& app, AllCommands& all) {
    auto& command = all.sentences;
    command.recordings = i18n::asset_root() / "sound";
    command.cards = i18n::asset_root() / "info";
    auto* sentences = app.add_subcommand(
        "sentences", "Print the sentences to record in a language (--language), as CSV.");
    sentences->add_option("--recordings", command.recordings,
                          "Folder of the recordings, to tell which are there.");
    sentences->add_option("--info", command.cards, "Folder of the cards of \"good to know\".");
    return {sentences, [&command] { return command; }};
}

Entry add_user(CLI::App& app, AllCommands& all) {
    auto& command = all.user;
    return {add_user_words(app, command), [&command] { return command; }};
}

Entry add_key(CLI::App& app, AllCommands& all) {
    auto& command = all.key;
    return {add_key_words(app, command), [&command] { return command; }};
}

Entry add_webhook(CLI::App& app, AllCommands& all) {
    auto& command = all.webhook;
    return {add_webhook_words(app, command), [&command] { return command; }};
}

std::string shown_text(CLI::App& app, CLI::Success const& success) {
    std::ostringstream out;
    std::ostringstream err;
    app.exit(success, out, err);
    auto text = out.str();
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace

void add_data(CLI::App& app, std::filesystem::path& data) {
    app.add_option("--data,--database", data,
                   "Data folder of the server, or address of a PostgreSQL (postgresql://…); a "
                   "password belongs in ~/.pgpass or in ONTMOET_DATABASE.")
        ->envname(k_database_variable)
        ->required();
}

void add_event(CLI::App& app, std::string& event) {
    app.add_option("--event", event,
                   "Event: its id, code or name. May be left out when there is "
                   "one event only.");
}

Result<CommandLine> parse_command_line(std::span<char const* const> words) {
    CLI::App app("Ontmoet: matching events, served and planned.", "ontmoet");
    app.set_version_flag("--version", "ontmoet " + std::string(program_version()));
    app.require_subcommand(1);
    CommandLine line;
    app.option_defaults()->take_last();  // what is typed stands behind what a file says
    app.add_option("--language", line.language, "Language of the messages: nl, en, ar, …");
    std::string clock;
    app.add_option("--clock", clock,
                   "Begin at this moment (seconds since 1970), for rehearsals; with *60 behind it "
                   "the day goes sixty times as fast.");
    app.add_option("--key-file", line.key.file,
                   "File with the key of the data, outside the data folder.");
    app.add_option("--passphrase-file", line.passphrase_file,
                   "File with the passphrase that the data is sealed with; - asks for it at the "
                   "terminal.");
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    for (std::string const word : words)
        if (is_database_address(word) && storage::has_password(word))
            return Error{ErrorKind::invalid_input, "error.password_visible", {}};
    AllCommands all;
    Entry const entries[] = {add_serve(app, all),
                             add_import(app, all),
                             add_export(app, all.after),
                             add_follow_up(app, all.after),
                             add_report(app, all.after),
                             add_plan(app, all),
                             add_pair(app, all),
                             add_devices(app, all.devices),
                             add_change_device(app, all.devices),
                             add_revoke(app, all.devices),
                             add_erase(app, all),
                             add_access_report(app, all),
                             add_migrate(app, all),
                             add_backup(app, all),
                             add_restore(app, all),
                             add_rescue(app, all),
                             add_audit(app, all.after),
                             add_event_list(app, all),
                             add_facts(app, all),
                             add_sentences(app, all),
                             add_user(app, all),
                             add_retention(app, all.after),
                             add_key(app, all),
                             add_webhook(app, all),
                             add_provision(app, all.provision),
                             add_update(app, all.update)};
    for (auto const& entry : entries) entry.app->fallthrough();
    auto const typed = platform::words_with_config(*entries[0].app, words, "serve");
    if (!typed.ok()) return typed.error();
    try {
        // CLI11 takes them from the end.
        app.parse(std::vector<std::string>{typed->words.rbegin(), typed->words.rend()});
        for (auto const& entry : entries)
            if (entry.app->parsed()) line.command = entry.made();
    } catch (CLI::Success const& success) {
        line.command = ShowText{shown_text(app, success)};
    } catch (CLI::Error const& error) {
        auto const place = platform::place_of_fault(*typed, error.what());
        if (!place.empty())
            return Error{ErrorKind::invalid_input, "error.config_file",
                         place + ": " + error.what()};
        return Error{ErrorKind::invalid_input, "error.command_line", error.what()};
    }
    line.rehearsal = platform::read_rehearsal(clock);
    if (!clock.empty() && !line.rehearsal)
        return Error{ErrorKind::invalid_input, "error.command_line",
                     "--clock is written as 1795174800 or 1795174800*60"};
    return line;
}

}  // namespace ontmoet::server
