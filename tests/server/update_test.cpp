// SPDX-License-Identifier: EUPL-1.2
#include "base/version.h"
#include "server/commands/command_line.h"
#include "server/terminal.h"
#include "support/temp_folder.h"

#include <fstream>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

// Two packages of a release that whoever has `key` signed.
struct Released {
    explicit Released(std::string release) : version(std::move(release)) {
        std::ofstream(kiosk) << "kiosk";
        UpdateCommand sign;
        sign.act = UpdateAct::sign;
        sign.packages = {kiosk};
        sign.sign = folder / "release.key";
        sign.list = folder / "ontmoet.releases";
        REQUIRE(terminal.run(sign) == ExitCode::done);
        auto const told = terminal.out.str();
        auto const at = told.find("Signed by ") + 10;
        trust = told.substr(at, told.find(':', at) - at);
        CHECK(trust.size() == 24);
        command.list = sign.list;
        command.trust = trust;
    }
    ExitCode checked() { return terminal.run(command); }
    ExitCode verified(std::filesystem::path const& package) {
        auto verify = command;
        verify.act = UpdateAct::verify;
        verify.packages = {package};
        return terminal.run(verify);
    }
    TempFolder folder;
    std::string version;
    std::filesystem::path kiosk = folder / ("ontmoet-kiosk_" + version + "_amd64.deb");
    std::string trust;
    UpdateCommand command;
    Terminal terminal;
};

}  // namespace

TEST_CASE("a newer release is told, its packages are looked at, and nothing is installed") {
    Released release("99.0");
    CHECK(release.checked() == ExitCode::done);
    CHECK_THAT(release.terminal.out.str(),
               Contains("Version 99.0 is out") && Contains(std::string(program_version())));
    CHECK(release.verified(release.kiosk) == ExitCode::done);
    std::ofstream(release.kiosk) << "another";
    CHECK(release.verified(release.kiosk) == ExitCode::refused);
    CHECK_THAT(release.terminal.err.str(), Contains("not the package that was signed"));
    CHECK(release.verified(release.folder / "ontmoet-server_99.0_amd64.deb") == ExitCode::refused);
    CHECK_THAT(release.terminal.err.str(), Contains("no package of this release"));

    release.command.trust = "1111-2222-3333-4444-5555";
    CHECK(release.checked() == ExitCode::refused);
    CHECK_THAT(release.terminal.err.str(), Contains(release.trust));
    release.command.list = release.folder / "none";
    CHECK(release.checked() == ExitCode::bad_input);
}

TEST_CASE("the release that runs is the newest, and an older one is refused with what to do") {
    Released same{std::string(program_version())};
    CHECK(same.checked() == ExitCode::done);
    CHECK_THAT(same.terminal.out.str(), Contains("is the newest"));
    Released older("0.0.1");
    CHECK(older.checked() == ExitCode::refused);
    CHECK_THAT(older.terminal.err.str(), Contains("0.0.1") && Contains("Going back"));
    CHECK(older.verified(older.kiosk) == ExitCode::refused);
}

TEST_CASE("the words of update are understood, and who is trusted must be said") {
    auto const parsed = [](std::vector<char const*> words) {
        words.insert(words.begin(), "ontmoet");
        return parse_command_line(words);
    };
    auto const verify =
        parsed({"update", "verify", "a.deb", "b.deb", "--list", "l", "--trust", "3F2A"});
    REQUIRE(verify.ok());
    auto const& command = std::get<UpdateCommand>(verify->command);
    CHECK(command.act == UpdateAct::verify);
    CHECK(command.packages.size() == 2);
    CHECK(std::get<UpdateCommand>(parsed({"update", "check", "-", "--trust", "3F2A"})->command)
              .list == "-");
    CHECK_FALSE(parsed({"update", "check", "l"}).ok());
    CHECK_FALSE(parsed({"update"}).ok());
    CHECK_FALSE(parsed({"serve", "--data", "d", "--releases", "l"}).ok());
}
