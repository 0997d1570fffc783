// SPDX-License-Identifier: EUPL-1.2
#include "exchange/provision_file.h"
#include "exchange/signed_words.h"
#include "i18n/tongue.h"
#include "platform/private_file.h"
#include "printing/provision_sheet.h"
#include "server/commands/open_desk.h"
#include "server/commands/provision_command.h"
#include "server/commands/signing_key.h"
#include "server/host_pin.h"
#include "sync/protocol.h"

#include <utility>

namespace ontmoet::server {
namespace {

// "Balie" becomes "Balie 1", "Balie 2", …; one alone keeps its name.
std::string name_of_kiosk(ProvisionCommand const& command, int number) {
    auto const& name = command.pair.name;
    return command.count == 1 ? name : name + " " + std::to_string(number);
}

Status add_kiosks(ProvisionCommand const& command, Desk& desk, EventId event, PairOrder order,
                  exchange::ProvisionFile& file) {
    for (int number = 1; number <= command.count; ++number) {
        order.name = name_of_kiosk(command, number);
        if (order.name.size() > k_most_device_name_bytes)
            return Error{ErrorKind::invalid_input, "error.name_too_long",
                         std::to_string(k_most_device_name_bytes)};
        TRY_ASSIGN(auto const offered, desk.offer_pairing(event, order));
        file.kiosks.push_back({order.name, offered.code});
        if (number > 1) continue;
        file.url = command.pair.url.empty() ? offered.address.url : command.pair.url;
        if (command.pair.pin_certificate) file.public_key = offered.address.public_key;
    }
    return {};
}

Result<PairOrder> order_of(ProvisionCommand const& command, OpenDesk& open, EventId event) {
    auto const& pair = command.pair;
    if (pair.pin_certificate && open.public_key.empty())
        return Error{ErrorKind::invalid_input, "error.no_certificate_to_pin", {}};
    auto const role = storage::role_from_text(pair.role);
    if (!role) return Error{ErrorKind::invalid_input, "error.unknown_role", pair.role};
    PairOrder order{*role, pair.name, {}, {}};
    TRY_ASSIGN(order.host_pin, sealed_pin(pair.pin));
    TRY_ASSIGN(order.organisation, find_organisation(*open, event, pair.organisation));
    order.valid = std::chrono::hours(24 * command.days);
    return order;
}

Status write_sheet(ProvisionCommand const& command, exchange::ProvisionFile const& file,
                   std::string const& fingerprint, Surroundings const& around) {
    printing::ProvisionSheet sheet{file.url, fingerprint, file.valid_until, {}};
    for (auto const& kiosk : file.kiosks) {
        sync::Address const address{file.url, file.public_key};
        sheet.kiosks.push_back({kiosk.name, sync::encode(sync::Invitation{address, kiosk.code})});
    }
    auto const document = printing::document_of(std::move(sheet), around.console.tongue());
    return platform::write_private_file(command.sheet, printing::pdf_of(document));
}

Status make_provision(ProvisionCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const key, signing_key(command.sign));
    TRY_ASSIGN(auto const fingerprint, exchange::fingerprint_of_key(key));
    TRY_ASSIGN(auto desk, open_desk(command.pair.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.pair.event));
    TRY_ASSIGN(auto const order, order_of(command, desk, event));
    exchange::ProvisionFile file;
    file.made_at = around.clock.now();
    file.valid_until = file.made_at + order.valid;
    file.wifi_name = command.wifi;
    if (!command.wifi_password.empty()) {
        TRY_ASSIGN(file.wifi_password, first_line_of(command.wifi_password));
    }
    // Before a code is made that would be in no file.
    file.url = command.pair.url.empty() ? "https://localhost" : command.pair.url;
    TRY(exchange::sign_provision(file, key));
    TRY(add_kiosks(command, *desk, event, order, file));
    TRY_ASSIGN(auto const text, exchange::sign_provision(file, key));
    TRY(platform::write_private_file(command.out, text));
    if (!command.sheet.empty()) TRY(write_sheet(command, file, fingerprint, around));
    auto const& tongue = around.console.tongue();
    around.console.print("console.cli_provisioned",
                         {{"count", tongue.number(std::int64_t{command.count})},
                          {"file", command.out.string()},
                          {"until", i18n::iso_date(file.valid_until)},
                          {"fingerprint", fingerprint}});
    return {};
}

}  // namespace

ExitCode run(ProvisionCommand const& command, Surroundings const& around) {
    auto const done = make_provision(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
