// SPDX-License-Identifier: EUPL-1.2
#include "domain/retention.h"

#include "platform/private_file.h"
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

std::string day_of(Moment at, i18n::Tongue const& tongue) {
    return at == Moment{} ? tongue.text("console.retention.no_day") : tongue.date(at);
}

void print_groups(domain::State const& state, Console& console) {
    auto const& tongue = console.tongue();
    auto const& event = state.event;
    console.print("console.retention.terms",
                  {{"days", std::to_string(event.retention_days)},
                   {"consented_days", std::to_string(event.consented_days)}});
    if (!event.legal_hold.empty())
        console.print("console.retention.hold", {{"why", event.legal_hold}});
    for (auto const& group : domain::kept_groups(state))
        console.print("console.retention.kept",
                      {{"count", std::to_string(group.ids.size())},
                       {"kind", tongue.text("console.retention.kind." +
                                            std::string(domain::to_text(group.kind)))},
                       {"rule", tongue.text("console.retention.rule." + std::string(group.rule))},
                       {"date", day_of(std::max(group.until, group.erased_at), tongue)}});
    for (auto const& one : domain::erasure_counts(state))
        console.print("console.retention.erased",
                      {{"count", std::to_string(one.count)},
                       {"kind", tongue.text("console.retention.kind." +
                                            std::string(domain::to_text(one.kind)))},
                       {"rule", tongue.text("console.retention.rule." + one.rule)},
                       {"date", tongue.date(one.to)}});
}

Status retention(RetentionCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto state, state_of(*desk, event));
    TRY_ASSIGN(auto facts, facts_of(command.order, state.event));
    if (!facts.empty()) {
        TRY_ASSIGN(auto const answers, desk->append(event, std::move(facts), "organiser"));
        for (auto const& answer : answers)
            if (answer.decision == sync::Decision::refused)
                return Error{ErrorKind::refused, answer.message_key, {}};
        TRY_ASSIGN(state, state_of(*desk, event));
    }
    if (!command.certificate.empty()) {
        TRY_ASSIGN(auto page, erasure_certificate(*desk, event, around.clock.now()));
        auto const text =
            command.certificate.extension() == ".pdf"
                ? printing::pdf_of(printing::document_of(std::move(page), around.console.tongue()))
                : encode_certificate(page);
        TRY(platform::write_private_file(command.certificate, text));
        around.console.print(command.certificate.string());
        return {};
    }
    if (command.json)
        around.console.print(retention_face(state));
    else
        print_groups(state, around.console);
    return {};
}

}  // namespace

ExitCode run(RetentionCommand const& command, Surroundings const& around) {
    auto const done = retention(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
