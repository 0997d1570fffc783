// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "platform/key_source.h"
#include "server/commands/after_commands.h"
#include "server/commands/console.h"
#include "server/limits.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// The commands of the program `ontmoet`, one file each. Every one is plain data and a function that
// does it; command_line.h makes the data from the words typed.
namespace ontmoet::server {

struct Surroundings {
    Console& console;
    Clock const& clock;
    Random& random;
    platform::KeySource key{};  // of the data
};

// `data` in the commands below is the data folder of a server, or the address of a PostgreSQL
// (postgresql://…) that servers share.

// Serves a data folder until SIGTERM or SIGINT.
struct ServeCommand {
    std::filesystem::path config;  // has been read when there is a command
    std::filesystem::path data;
    std::string address = "127.0.0.1";
    std::uint16_t port = k_default_port;
    bool behind_proxy = false;
    bool plain_for_all = false;
    std::string public_url;  // as the server calls itself when empty
    bool allow_private_webhooks = false;
    std::filesystem::path tls_certificate;  // with tls_key; empty: no TLS in this process
    std::filesystem::path tls_key;
    std::string upstream;
    std::filesystem::path pairing;
    std::filesystem::path releases;  // signed list of the newest release, shown in the console
    std::string releases_trust;      // fingerprint of who signs it
};

// Brings a folder of CSV files into the data folder; all of it or nothing.
struct ImportCommand {
    std::filesystem::path directory;
    std::filesystem::path data;
};

struct SearchSettings {
    std::optional<int> deadline_ms;
    std::uint64_t seed = 1;
    int threads = 1;
};

// Computes a plan for an event and, when asked, publishes it.
struct PlanEventCommand {
    std::filesystem::path data;
    std::string event;
    SearchSettings search;
    std::optional<int> from_round;  // empty: the next one by the clock
    bool everybody = false;         // not only who is checked in
    bool publish = false;
    bool json = false;
};

// Computes a plan for an instance file (scheduling.md).
struct PlanInstanceCommand {
    std::filesystem::path file;
    SearchSettings search;
    bool json = false;
    std::optional<int> replan;   // mends after this event of the file
    std::filesystem::path base;  // the plan that was published; empty: plan anew first
};

// Lets a device in: writes the file a kiosk is started with, or shows a code for it to pair with.
struct PairCommand {
    std::filesystem::path data;
    std::string event;
    std::string role;
    std::string name;
    std::string pin;             // of the host page; empty: no host page; "-": to be asked for
    std::string organisation{};  // name or id: whose table or screen it is; empty: nobody's
    std::string url;  // where the kiosk finds the server; empty: as the server calls itself
    bool pin_certificate = false;
    std::filesystem::path out;  // empty: a code
    bool web = false;           // a link to a table's page, for a device of the employer's own
    std::string let_in{};  // the code on the screen of a kiosk that waits; empty: none is meant
};

// Lists the devices of an event.
struct DevicesCommand {
    std::filesystem::path data;
    std::string event;
};

struct DeviceChoice {
    std::filesystem::path data;
    std::string event;
    std::string device;  // id or name
};
struct SetRoleCommand {
    DeviceChoice choice;
    std::string role;
    std::string organisation{};  // its name or id; empty: as it is
};
// What a device is to do at its next contact, or, without a kind, what became of that.
struct OrderDeviceCommand {
    DeviceChoice choice;
    std::string kind{};  // sync/device_orders.h
    std::string value{};
};
// Withdraws a device: it wipes its store as soon as it is in contact.
struct RevokeCommand {
    DeviceChoice choice;
};

// Takes a person's data away everywhere, for good.
struct EraseCommand {
    std::filesystem::path data;
    std::string event;
    std::string code;
};

// Everything that is kept about a person, to be handed to that person (domain.md §7.5).
struct AccessReportCommand {
    std::filesystem::path data;
    std::string event;
    std::string person;         // code, badge or id
    std::filesystem::path out;  // empty: standard output
    bool json = false;          // else Markdown in the language of the messages
};

// Copies everything into an empty folder or database, where it is sealed anew.
struct MigrateCommand {
    std::filesystem::path from;
    std::filesystem::path to;
    std::filesystem::path to_key_file{};  // made when there is none; empty: the same key
};

// As back_up and restore (server/backup.h).
struct BackupCommand {
    std::filesystem::path data;
    std::filesystem::path file;
};
struct RestoreCommand {
    std::filesystem::path data;
    std::filesystem::path file;
    std::filesystem::path erased_in{};  // who was erased there too; empty: in `data` alone
};

// Brings what lies unsent on the disk of a kiosk that is broken to the server it was paired with.
struct RescueCommand {
    std::filesystem::path data;
    std::filesystem::path store;  // the kiosk's; with what lies beside it
};

// Follows the chain over the log of every event (storage/chain.h).
struct AuditCommand {
    std::filesystem::path data;
    std::filesystem::path heads;  // that were printed before; empty: none
};

struct EventListCommand {
    std::filesystem::path data;
};

// Prints every fact of an event as a line of JSON.
struct FactsCommand {
    std::filesystem::path data;
    std::string event;
};

// Who may sign in to the console.
enum class UserAct { list, add, set, password, disable, enable, totp };
struct UserCommand {
    UserAct act = UserAct::list;
    std::filesystem::path data;
    std::string login;
    std::string name{};
    std::string role{};
    std::string organiser{};
    bool off = false;        // of totp: a password is enough again
    std::string password{};  // asked for; never a word of the command
};
bool needs_password(UserCommand const& command);

// Keys by which programs of others ask (server/api_keys.h).
enum class KeyAct { list, add, revoke };
struct KeyCommand {
    KeyAct act = KeyAct::list;
    std::filesystem::path data;
    std::string name{};
    std::string organiser{};
    std::vector<std::string> scopes{};
    std::string until{};  // the last day it is good, ISO 8601; empty: for good
    std::string id{};     // of the one to revoke
};

// Addresses of others that are told when something happened (server/webhooks.h).
enum class WebhookAct { list, add, test, open, remove };
struct WebhookCommand {
    WebhookAct act = WebhookAct::list;
    std::filesystem::path data;
    std::string name{};
    std::string organiser{};
    std::string url{};
    std::vector<std::string> kinds{};
    std::string id{};
};

// Lists what a person may record in the language of the messages, as CSV: the file's name, the
// sentence, the same in English, and whether it has been recorded. For assets/sound/README.md.
struct SentencesCommand {
    std::filesystem::path recordings;
    std::filesystem::path cards{};  // of "good to know"
};

ExitCode run(ServeCommand const& command, Surroundings const& around);
ExitCode run(ImportCommand const& command, Surroundings const& around);
ExitCode run(ExportCommand const& command, Surroundings const& around);
ExitCode run(FollowUpCommand const& command, Surroundings const& around);
ExitCode run(ReportCommand const& command, Surroundings const& around);
ExitCode run(RetentionCommand const& command, Surroundings const& around);
ExitCode run(PlanEventCommand const& command, Surroundings const& around);
ExitCode run(PlanInstanceCommand const& command, Surroundings const& around);
ExitCode run(PairCommand const& command, Surroundings const& around);
ExitCode run(DevicesCommand const& command, Surroundings const& around);
ExitCode run(SetRoleCommand const& command, Surroundings const& around);
ExitCode run(OrderDeviceCommand const& command, Surroundings const& around);
ExitCode run(RevokeCommand const& command, Surroundings const& around);
ExitCode run(EraseCommand const& command, Surroundings const& around);
ExitCode run(AccessReportCommand const& command, Surroundings const& around);
ExitCode run(MigrateCommand const& command, Surroundings const& around);
ExitCode run(BackupCommand const& command, Surroundings const& around);
ExitCode run(RestoreCommand const& command, Surroundings const& around);
ExitCode run(RescueCommand const& command, Surroundings const& around);
ExitCode run(AuditCommand const& command, Surroundings const& around);
ExitCode run(EventListCommand const& command, Surroundings const& around);
ExitCode run(FactsCommand const& command, Surroundings const& around);
ExitCode run(SentencesCommand const& command, Surroundings const& around);
ExitCode run(UserCommand const& command, Surroundings const& around);
ExitCode run(KeyCommand const& command, Surroundings const& around);
ExitCode run(WebhookCommand const& command, Surroundings const& around);

}  // namespace ontmoet::server
