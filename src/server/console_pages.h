// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "server/console_accounts.h"
#include "server/console_devices.h"
#include "server/console_evidence.h"
#include "server/console_gate.h"
#include "server/console_looks.h"
#include "server/desk.h"
#include "server/gate.h"
#include "server/task_shelf.h"

#include <string>

namespace ontmoet::server {

// Facts of somebody who is signed in; the first that is refused is the error.
Status say_as(Desk& desk, storage::Account const& account, EventId event,
              std::vector<domain::Fact> facts);

// The console's pages about what comes after an event (console_page_routes.h).
class ConsolePages {
public:
    struct Parts {
        Clock const& clock;
        Desk& desk;
        storage::FactLog& log;
        sync::Hub& hub;
        storage::Accounts& accounts;
        storage::Devices& devices;
        EventShelf& shelf;
        i18n::Tongues const& tongues;
        Gate const& gate;
    };
    explicit ConsolePages(Parts parts)
        : m_parts(parts),
          m_evidence(parts.log, parts.hub),
          m_tasks(parts.log, parts.hub),
          m_accounts(parts.accounts, parts.clock),
          m_devices({parts.clock, parts.desk, parts.devices, parts.hub}) {}

    static bool has(Act act) { return act >= Act::console_tasks && act <= Act::console_grid; }
    static bool has_file(Act act) {
        return act == Act::event_report || act == Act::all_report || act == Act::make_export ||
               act == Act::certificate_pages;
    }
    // To be done on the slow thread, for whoever was let in.
    ConsoleGate::Work work_for(CallPtr const& call, Act act);
    ConsoleGate::FileWork file_for(CallPtr const& call, Act act);

private:
    ConsoleGate::Work setting_up(CallPtr const& call, Act act);
    Result<std::string> outcomes(Visit const& visit, Target const& target);
    // Of the event, or of all the organiser has.
    Result<std::string> tasks(Visit const& visit, Target const& target);
    Result<std::map<std::string, std::string>> names_of_accounts();
    Result<std::string> series(Visit const& visit);
    Result<std::string> helper(Visit const& visit, std::string_view body);
    Status note(Visit const& visit, LookOrder const& order, std::string_view answer);
    Result<std::string> answer(Visit const& visit, std::string_view body);
    Result<std::string> settings(Visit const& visit, std::string_view body);
    Result<std::string> told(Visit const& visit, std::string_view body);
    Result<evidence::Report> report(Visit const& visit, Act act, Target const& target);
    Result<WebFile> report_file(Visit const& visit, Act act, Target const& target);
    Result<WebFile> certificate_file(Visit const& visit, Target const& target);
    Result<WebFile> export_file(Visit const& visit, Target const& target, std::string_view body);
    Result<domain::State> copy_of(EventId event);
    i18n::Tongue const& tongue_of(Target const& target) const;

    Parts m_parts;
    EvidenceShelf m_evidence;
    TaskShelf m_tasks;
    ConsoleAccounts m_accounts;
    ConsoleDevices m_devices;
};

}  // namespace ontmoet::server
