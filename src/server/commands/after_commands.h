// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "server/export_forms.h"
#include "server/retention_page.h"

#include <filesystem>
#include <string>
#include <vector>

// The commands for what comes after an event, as commands.h has the others.
namespace ontmoet::server {

// Writes files for a stated purpose, and the log says so (export.made).
struct ExportCommand {
    using Form = ExportForm;

    std::filesystem::path data;
    std::string event;                     // id, code or name; empty: the only one
    std::filesystem::path out;             // folder; empty: invitations only
    std::filesystem::path invitations{};   // letters (.pdf) or rows for mail merge (.csv)
    std::filesystem::path interpreters{};  // their schedules (.pdf)
    Form form = Form::csv;
    std::string purpose{};
    std::string by{};
    std::string person{};   // of a profile: code, badge or id; empty: everybody
    bool describe = false;  // prints what the tables mean instead
};
// Lists what is to be done, or says what somebody answered.
struct FollowUpCommand {
    std::filesystem::path data;
    std::string event;
    bool all = false;        // also what is not due yet
    std::string links_at{};  // where people find the server: a link for each who may be asked
    bool letters = false;    // the ready text for each contact who was not told yet, instead
    bool json = false;
    // An answer, when there is a person.
    std::string person{};    // code, badge or id
    std::string employer{};  // name or id
    bool told = false;       // the person's contact heard of the match: no answer
    domain::FollowUpRecorded answer{};
};

// Says how long data is kept after an event and what was erased, or changes how long.
struct RetentionCommand {
    std::filesystem::path data;
    std::string event;
    RetentionOrder order{};
    std::filesystem::path certificate{};  // file to write what was erased to, JSON
    bool json = false;
};

// Writes what one event or several brought as pages, or as JSON.
struct ReportCommand {
    std::filesystem::path data;
    std::vector<std::string> events;  // empty: the only one
    bool all = false;                 // every event there is
    std::filesystem::path out{};      // .pdf; empty: JSON on standard output
    std::string organisation{};       // whose report it is; empty: the events' organiser
};

}  // namespace ontmoet::server
