// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "domain/rules.h"
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

Status erase_person(EraseCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto const state, state_of(*desk, event));
    auto const* candidate = domain::find_by_code(state, command.code);
    if (candidate == nullptr) return Error{ErrorKind::not_found, "error.unknown_code", {}};
    auto const erased = domain::make_fact(domain::PersonErased{candidate->id});
    TRY_ASSIGN(auto const answers, desk->append(event, {erased}, "organiser"));
    for (auto const& answer : answers)
        if (answer.decision == sync::Decision::refused)
            return Error{ErrorKind::refused, answer.message_key, {}};
    return {};
}

}  // namespace

ExitCode run(EraseCommand const& command, Surroundings const& around) {
    auto const erased = erase_person(command, around);
    if (!erased.ok()) return around.console.fail(erased.error());
    around.console.print("server.erased", {});
    return ExitCode::done;
}

}  // namespace ontmoet::server
