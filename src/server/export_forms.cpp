// SPDX-License-Identifier: EUPL-1.2
#include "server/export_forms.h"

#include "domain/rules.h"
#include "exchange/event_calendar.h"
#include "exchange/open_data.h"
#include "exchange/portable_profile.h"
#include "i18n/assets.h"
#include "printing/checklist_page.h"
#include "printing/from_state.h"
#include "server/commands/access_document.h"

namespace ontmoet::server {
namespace {

using Exports = std::vector<MadeExport>;

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

Result<Exports> workbook(domain::State const& state, exchange::ExportHead const& head) {
    TRY_ASSIGN(auto bytes, exchange::xlsx_bytes(exchange::tables_of(state, head.made_at), head));
    return Exports{MadeExport{{{"event.xlsx", std::move(bytes)}}}};
}

// A workbook for each fixed contact, of their own people.
Result<Exports> hand_overs(domain::State const& state, exchange::ExportHead const& head) {
    std::map<std::string, std::vector<PersonId>> of_contact;
    for (auto const& [id, candidate] : state.people)
        if (exchange::participant(state, id) != nullptr &&
            !candidate.profile.contact_person.empty())
            of_contact[candidate.profile.contact_person].push_back(id);
    if (of_contact.empty()) return Error{ErrorKind::not_found, "error.no_contacts", {}};
    Exports made;
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
exchange::ExportFile portable_profile(domain::State const& state,
                                      domain::Candidate const& candidate,
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

Result<Exports> profiles(domain::State const& state, std::string const& meant, Moment now) {
    TRY_ASSIGN(auto const tongues, i18n::Tongues::load(i18n::asset_root() / "locale"));
    if (!meant.empty()) {
        TRY_ASSIGN(auto const person, find_person(state, meant));
        auto const* candidate = exchange::participant(state, person);
        if (candidate == nullptr) return Error{ErrorKind::not_found, "error.unknown_code", {}};
        return Exports{MadeExport{{portable_profile(state, *candidate, tongues, now)}, {}, person}};
    }
    MadeExport made;
    for (auto const& [id, candidate] : state.people)
        if (exchange::participant(state, id) != nullptr)
            made.files.push_back(portable_profile(state, candidate, tongues, now));
    return Exports{std::move(made)};
}

Result<Exports> letters(domain::State const& state) {
    if (domain::invited(state).empty())
        return Error{ErrorKind::not_found, "error.no_invitations", {}};
    TRY_ASSIGN(auto const tongues, i18n::Tongues::load(i18n::asset_root() / "locale"));
    auto const pages = printing::document_of(printing::invitations_of(state), tongues);
    return Exports{MadeExport{{{"invitations.pdf", printing::pdf_of(pages)}}}};
}

Result<Exports> mail_merge(domain::State const& state) {
    if (domain::invited(state).empty())
        return Error{ErrorKind::not_found, "error.no_invitations", {}};
    return Exports{MadeExport{{{"invitations.csv", exchange::invitations_csv(state)}}}};
}

Result<Exports> interpreters(domain::State const& state, i18n::Tongue const& tongue) {
    auto const schedules = printing::interpreter_schedules_of(state, tongue);
    if (schedules.empty()) return Error{ErrorKind::not_found, "interpreters.none", {}};
    auto const pages = printing::document_of(schedules, printing::k_a6, tongue);
    return Exports{MadeExport{{{"interpreters.pdf", printing::pdf_of(pages)}}}};
}

Result<Exports> checklists(domain::State const& state, i18n::Tongue const& tongue) {
    auto const pages = printing::document_of(printing::checklist_of(state, tongue), tongue);
    return Exports{MadeExport{{{"checklists.pdf", printing::pdf_of(pages)}}}};
}

}  // namespace

std::map<std::string, ExportForm> const& export_forms() {
    static std::map<std::string, ExportForm> const forms{{"csv", ExportForm::csv},
                                                         {"xlsx", ExportForm::xlsx},
                                                         {"json", ExportForm::json},
                                                         {"ics", ExportForm::ics},
                                                         {"hand-over", ExportForm::hand_over},
                                                         {"profile", ExportForm::profile},
                                                         {"open-data", ExportForm::open_data},
                                                         {"letters", ExportForm::letters},
                                                         {"mail-merge", ExportForm::mail_merge},
                                                         {"interpreters", ExportForm::interpreters},
                                                         {"checklists", ExportForm::checklists}};
    return forms;
}

std::string_view to_text(ExportForm form) {
    for (auto const& [word, known] : export_forms())
        if (known == form) return word;
    return {};
}

Result<Exports> made_exports(ExportOrder const& order, domain::State const& state,
                             i18n::Tongue const& tongue) {
    auto const& head = order.head;
    switch (order.form) {
        case ExportForm::xlsx: return workbook(state, head);
        case ExportForm::json:
            return Exports{
                MadeExport{{{"event.json", exchange::json_text(
                                               exchange::tables_of(state, head.made_at), head)}}}};
        case ExportForm::ics:
            return Exports{
                MadeExport{{{"event.ics", exchange::event_calendar(state, tongue, head.made_at)}}}};
        case ExportForm::hand_over: return hand_overs(state, head);
        case ExportForm::profile: return profiles(state, order.person, head.made_at);
        case ExportForm::open_data:
            return Exports{
                MadeExport{{{"open-data.json", exchange::open_data(state, head.made_at)}}}};
        case ExportForm::letters: return letters(state);
        case ExportForm::mail_merge: return mail_merge(state);
        case ExportForm::interpreters: return interpreters(state, tongue);
        case ExportForm::checklists: return checklists(state, tongue);
        case ExportForm::csv: break;
    }
    return Exports{MadeExport{exchange::export_files(state, head)}};
}

domain::ExportMade export_fact(ExportOrder const& order, MadeExport const& made) {
    return {std::string(to_text(order.form)), order.head.purpose, order.head.by, made.made_for,
            made.person};
}

}  // namespace ontmoet::server
