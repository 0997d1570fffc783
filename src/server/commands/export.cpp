// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include "domain/rules.h"
#include "i18n/assets.h"
#include "platform/private_file.h"
#include "printing/from_state.h"
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

Result<std::string> invitations_in(std::string const& form, domain::State const& state) {
    if (form == ".csv") return exchange::invitations_csv(state);
    TRY_ASSIGN(auto const tongues, i18n::Tongues::load(i18n::asset_root() / "locale"));
    return printing::pdf_of(printing::document_of(printing::invitations_of(state), tongues));
}

Status write_invitations(ExportCommand const& command, domain::State const& state,
                         Surroundings const& around) {
    auto const form = command.invitations.extension().string();
    if (form != ".pdf" && form != ".csv")
        return Error{ErrorKind::invalid_input, "error.invitations_file",
                     command.invitations.filename().string()};
    if (domain::invited(state).empty())
        return Error{ErrorKind::not_found, "error.no_invitations", {}};
    TRY_ASSIGN(auto const content, invitations_in(form, state));
    TRY(platform::write_private_file(command.invitations, content));
    around.console.print(command.invitations.string());
    return {};
}

Status write_export(ExportCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto const state, state_of(*desk, event));
    if (!command.invitations.empty()) TRY(write_invitations(command, state, around));
    if (command.out.empty()) return {};
    TRY(exchange::export_event(state, command.out));
    for (auto const& file : exchange::export_files(state))
        around.console.print((command.out / file.name).string());
    return {};
}

}  // namespace

ExitCode run(ExportCommand const& command, Surroundings const& around) {
    auto const written = write_export(command, around);
    return written.ok() ? ExitCode::done : around.console.fail(written.error());
}

}  // namespace ontmoet::server
