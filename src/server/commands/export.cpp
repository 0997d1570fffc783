// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include "platform/private_file.h"
#include "server/commands/open_desk.h"
#include "server/export_forms.h"

namespace ontmoet::server {
namespace {

// The one file of an export that no log tells of: letters to those who are invited, and the
// schedules of interpreters.
Status write_one(ExportForm form, std::filesystem::path const& file, domain::State const& state,
                 Surroundings const& around) {
    TRY_ASSIGN(auto const made, made_exports({form}, state, around.console.tongue()));
    TRY(platform::write_private_file(file, made.front().files.front().content));
    around.console.print(file.string());
    return {};
}

Status write_invitations(ExportCommand const& command, domain::State const& state,
                         Surroundings const& around) {
    auto const form = command.invitations.extension().string();
    if (form != ".pdf" && form != ".csv")
        return Error{ErrorKind::invalid_input, "error.invitations_file",
                     command.invitations.filename().string()};
    return write_one(form == ".pdf" ? ExportForm::letters : ExportForm::mail_merge,
                     command.invitations, state, around);
}

Status tell(Desk& desk, EventId event, domain::ExportMade const& said) {
    TRY_ASSIGN(auto const answers, desk.append(event, {domain::make_fact(said)}, "organiser"));
    for (auto const& answer : answers)
        if (answer.decision == sync::Decision::refused)
            return Error{ErrorKind::refused, answer.message_key, {}};
    return {};
}

Status write_export(ExportCommand const& command, Surroundings const& around) {
    if (command.describe) {
        around.console.print(exchange::description(exchange::tables_of({}, {})));
        return {};
    }
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto const state, state_of(*desk, event));
    if (!command.invitations.empty()) TRY(write_invitations(command, state, around));
    if (!command.interpreters.empty())
        TRY(write_one(ExportForm::interpreters, command.interpreters, state, around));
    if (command.out.empty()) return {};
    ExportOrder const order{
        command.form, {around.clock.now(), command.purpose, command.by}, command.person};
    TRY_ASSIGN(auto const all, made_exports(order, state, around.console.tongue()));
    for (auto const& made : all) {
        TRY(tell(*desk, event, export_fact(order, made)));
        TRY(exchange::write_files(made.files, command.out));
        for (auto const& file : made.files)
            around.console.print((command.out / file.name).string());
    }
    return {};
}

}  // namespace

ExitCode run(ExportCommand const& command, Surroundings const& around) {
    auto const written = write_export(command, around);
    return written.ok() ? ExitCode::done : around.console.fail(written.error());
}

}  // namespace ontmoet::server
