// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include "domain/rules.h"
#include "exchange/event_calendar.h"
#include "exchange/open_data.h"
#include "exchange/portable_profile.h"
#include "i18n/assets.h"
#include "platform/private_file.h"
#include "printing/from_state.h"
#include "server/commands/access_document.h"
#include "server/commands/open_desk.h"

#include <algorithm>
#include <map>

namespace ontmoet::server {
namespace {

using exchange::ExportFile;
using Files = std::vector<ExportFile>;

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

Status write_interpreters(ExportCommand const& command, domain::State const& state,
                          Surroundings const& around) {
    auto const schedules = printing::interpreter_schedules_of(state, around.console.tongue());
    if (schedules.empty()) return Error{ErrorKind::not_found, "interpreters.none", {}};
    auto const content =
        printing::pdf_of(printing::document_of(schedules, printing::k_a6, around.console.tongue()));
    TRY(platform::write_private_file(command.interpreters, content));
    around.console.print(command.interpreters.string());
    return {};
}

// What is told of one export: the files, and whose people are in them.
struct Made {
    Files files;
    std::string made_for{};
    PersonId person{};
};

// Small Latin letters and digits of a name, for a file.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (char const letter : name) {
        if (letter >= 'A' && letter <= 'Z')
            plain += static_cast<char>(letter - 'A' + 'a');
        else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
            plain += letter;
        else if (!plain.empty() && plain.back() != '-')
            plain += '-';
    }
    return plain;
}

Result<std::vector<Made>> workbook(domain::State const& state, exchange::ExportHead const& head) {
    TRY_ASSIGN(auto bytes, exchange::xlsx_bytes(exchange::tables_of(state, head.made_at), head));
    return std::vector{Made{{{"event.xlsx", std::move(bytes)}}}};
}

// A workbook for each fixed contact, of their own people.
Result<std::vector<Made>> hand_overs(domain::State const& state, exchange::ExportHead const& head) {
    std::map<std::string, std::vector<PersonId>> of_contact;
    for (auto const& [id, candidate] : state.people)
        if (exchange::participant(state, id) != nullptr &&
            !candidate.profile.contact_person.empty())
            of_contact[candidate.profile.contact_person].push_back(id);
    if (of_contact.empty()) return Error{ErrorKind::not_found, "error.no_contacts", {}};
    std::vector<Made> made;
    for (auto const& [contact, people] : of_contact) {
        auto const theirs = exchange::only_people(state, people);
        std::vector const tables{
            exchange::participants_table(theirs), exchange::meets_table(theirs, head.made_at),
            exchange::matches_table(theirs), exchange::next_steps_table(theirs),
            exchange::follow_ups_table(theirs)};
        TRY_ASSIGN(auto bytes, exchange::xlsx_bytes(tables, head));
        // Two contacts of the same letters are two files.
        auto const name = std::to_string(made.size() + 1) + "-" + plain_name(contact) + ".xlsx";
        made.push_back({{{name, std::move(bytes)}}, contact});
    }
    return made;
}

// What one person takes home: on paper, with the code that fills in the next event's registration.
ExportFile portable_profile(domain::State const& state, domain::Candidate const& candidate,
                            i18n::Tongues const& tongues, Moment now) {
    auto const& tongue = tongues.get(candidate.profile.screen_language);
    auto page = printing::profile_page_of(state, candidate, tongue);
    exchange::PortableProfile profile;
    profile.profile = candidate.profile;
    profile.event = state.event.name;
    profile.made_at = now;
    auto written = exchange::write_portable_profile(profile, state.event.profile_key);
    page.made_at = now;
    page.code = std::move(written.text);
    page.is_shortened = !written.left_out.empty();
    auto const document = printing::document_of(std::move(page), printing::k_a4, tongue);
    auto const number =
        candidate.badge.empty() ? to_string(candidate.id) : plain_name(candidate.badge);
    return {"profile-" + number + ".pdf", printing::pdf_of(document)};
}

Result<std::vector<Made>> profiles(domain::State const& state, std::string const& meant,
                                   Moment now) {
    TRY_ASSIGN(auto const tongues, i18n::Tongues::load(i18n::asset_root() / "locale"));
    if (!meant.empty()) {
        TRY_ASSIGN(auto const person, find_person(state, meant));
        auto const* candidate = exchange::participant(state, person);
        if (candidate == nullptr) return Error{ErrorKind::not_found, "error.unknown_code", {}};
        return std::vector{Made{{portable_profile(state, *candidate, tongues, now)}, {}, person}};
    }
    Made made;
    for (auto const& [id, candidate] : state.people)
        if (exchange::participant(state, id) != nullptr)
            made.files.push_back(portable_profile(state, candidate, tongues, now));
    return std::vector{std::move(made)};
}

Result<std::vector<Made>> made_of(ExportCommand const& command, domain::State const& state,
                                  exchange::ExportHead const& head, i18n::Tongue const& tongue) {
    using Form = ExportCommand::Form;
    switch (command.form) {
        case Form::xlsx: return workbook(state, head);
        case Form::json:
            return std::vector{
                Made{{{"event.json",
                       exchange::json_text(exchange::tables_of(state, head.made_at), head)}}}};
        case Form::ics:
            return std::vector{
                Made{{{"event.ics", exchange::event_calendar(state, tongue, head.made_at)}}}};
        case Form::hand_over: return hand_overs(state, head);
        case Form::profile: return profiles(state, command.person, head.made_at);
        case Form::open_data:
            return std::vector{
                Made{{{"open-data.json", exchange::open_data(state, head.made_at)}}}};
        case Form::csv: break;
    }
    return std::vector{Made{exchange::export_files(state, head)}};
}

// The log says that it leaves before it does: nothing leaves unsaid.
Status tell(Desk& desk, EventId event, ExportCommand const& command, Made const& made) {
    domain::ExportMade const said{form_word(command.form), command.purpose, command.by,
                                  made.made_for, made.person};
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
    if (!command.interpreters.empty()) TRY(write_interpreters(command, state, around));
    if (command.out.empty()) return {};
    exchange::ExportHead const head{around.clock.now(), command.purpose, command.by};
    TRY_ASSIGN(auto const all, made_of(command, state, head, around.console.tongue()));
    for (auto const& made : all) {
        TRY(tell(*desk, event, command, made));
        TRY(exchange::write_files(made.files, command.out));
        for (auto const& file : made.files)
            around.console.print((command.out / file.name).string());
    }
    return {};
}

}  // namespace

std::string form_word(ExportCommand::Form form) {
    for (auto const& [word, known] : ExportCommand::forms())
        if (known == form) return word;
    return {};
}

ExitCode run(ExportCommand const& command, Surroundings const& around) {
    auto const written = write_export(command, around);
    return written.ok() ? ExitCode::done : around.console.fail(written.error());
}

}  // namespace ontmoet::server
