// SPDX-License-Identifier: EUPL-1.2
#include "base/version.h"
#include "exchange/release_list.h"
#include "exchange/signed_words.h"
#include "platform/private_file.h"
#include "server/commands/signing_key.h"
#include "server/commands/update_command.h"

#include <fstream>
#include <iostream>
#include <sstream>

namespace ontmoet::server {
namespace {

Result<exchange::ReleaseList> list_of(UpdateCommand const& command, Surroundings const& around) {
    std::ostringstream text;
    if (command.list == "-") {
        text << std::cin.rdbuf();
    } else {
        std::ifstream file(command.list, std::ios::binary);
        text << file.rdbuf();
        if (!file) return Error{ErrorKind::not_found, "error.cannot_read", command.list.string()};
    }
    return exchange::read_release(text.str(), command.trust, program_version(), around.clock.now());
}

Status sign(UpdateCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const key, signing_key(command.sign));
    TRY_ASSIGN(auto const fingerprint, exchange::fingerprint_of_key(key));
    TRY_ASSIGN(auto const list, exchange::list_release(command.packages, around.clock.now(),
                                                       std::chrono::hours(24 * command.days)));
    TRY_ASSIGN(auto const text, exchange::sign_release(list, key));
    TRY(platform::write_private_file(command.list, text));
    // It is for everybody.
    std::error_code ignored;
    std::filesystem::permissions(
        command.list, std::filesystem::perms::group_read | std::filesystem::perms::others_read,
        std::filesystem::perm_options::add, ignored);
    auto const count = static_cast<std::int64_t>(list.files.size());
    around.console.print("console.update_signed", {{"file", command.list.string()},
                                                   {"version", list.version},
                                                   {"count", around.console.tongue().number(count)},
                                                   {"until", i18n::iso_date(list.valid_until)},
                                                   {"fingerprint", fingerprint}});
    return {};
}

Status check_for_newer(UpdateCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const list, list_of(command, around));
    std::string const version(program_version());
    bool const is_newer = exchange::compare_versions(list.version, version) > 0;
    around.console.print(is_newer ? "console.update_newer" : "console.update_none",
                         {{"newest", list.version}, {"version", version}});
    return {};
}

// All or none are as they were signed: one that is not ends it.
Status verify_packages(UpdateCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const list, list_of(command, around));
    for (auto const& package : command.packages) {
        TRY(exchange::check_package(list, package));
        around.console.print("console.update_verified", {{"file", package.string()}});
    }
    return {};
}

}  // namespace

ExitCode run(UpdateCommand const& command, Surroundings const& around) {
    auto const done = command.act == UpdateAct::sign    ? sign(command, around)
                      : command.act == UpdateAct::check ? check_for_newer(command, around)
                                                        : verify_packages(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
