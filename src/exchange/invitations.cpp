// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "domain/rules.h"
#include "exchange/export.h"
#include "exchange/export_table.h"

namespace ontmoet::exchange {
namespace {

// In groups of ten, which scanners' readers pass over: a spreadsheet would round the number.
std::string in_groups(std::string const& digits) {
    constexpr std::size_t k_group = 10;
    std::string text;
    for (std::size_t at = 0; at < digits.size(); at += k_group)
        text += (at == 0 ? "" : " ") + digits.substr(at, k_group);
    return text;
}

void add_invitation(ExportTable& table, EventId event, domain::Candidate const& candidate) {
    auto const& profile = candidate.profile;
    table.row();
    table.cell("screen_language", profile.screen_language);
    table.cell("given_name", profile.given_name);
    table.cell("family_name", profile.family_name);
    table.cell("own_script_name", profile.own_script_name);
    table.cell("code", profile.code);
    table.cell("qr_text", in_groups(domain::badge_code(event, candidate.id.uuid)));
    table.cell("email", profile.email);
    table.cell("phone", profile.phone);
}

}  // namespace

std::string invitations_csv(domain::State const& state) {
    ExportTable table;
    for (auto const* candidate : domain::invited(state))
        add_invitation(table, state.id, *candidate);
    ExportTable one;
    add_invitation(one, state.id, {});
    auto rows = table.text();
    if (rows.empty()) rows = header_line(one.text());
    return std::string(k_utf8_byte_order_mark) + rows;
}

}  // namespace ontmoet::exchange
