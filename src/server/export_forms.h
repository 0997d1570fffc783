// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/export.h"
#include "i18n/tongue.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// What leaves the server as files, for the command line and the console alike.
namespace ontmoet::server {

enum class ExportForm {
    csv,
    xlsx,
    json,
    ics,
    hand_over,
    profile,
    open_data,     // sums that tell of nobody
    checklists,    // to go through on paper
    letters,       // invitations as pages
    mail_merge,    // and as rows, for an organiser's own letters
    interpreters,  // their schedules
};
std::string_view to_text(ExportForm form);
// By their words.
std::map<std::string, ExportForm> const& export_forms();

// One export: the files, and whose people are in them.
struct MadeExport {
    std::vector<exchange::ExportFile> files;
    std::string made_for{};
    PersonId person{};
};

struct ExportOrder {
    ExportForm form = ExportForm::csv;
    exchange::ExportHead head{};
    std::string person{};  // of a profile: code, badge or id; empty: everybody
};
// `tongue` is that of whoever asks. "error.no_contacts", "error.no_invitations",
// "interpreters.none", "error.unknown_code", those of Tongues::load and exchange::xlsx_bytes.
Result<std::vector<MadeExport>> made_exports(ExportOrder const& order, domain::State const& state,
                                             i18n::Tongue const& tongue);

// What the log says of it before it leaves: nothing leaves unsaid.
domain::ExportMade export_fact(ExportOrder const& order, MadeExport const& made);

}  // namespace ontmoet::server
