// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/host_orders.h"

#include "support/temp_folder.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::kiosk;

namespace {

std::string text_of(std::filesystem::path const& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a name becomes one that a network takes") {
    CHECK(host_name_of("Balie 1") == "balie-1");
    CHECK(host_name_of("  --Ingang, links (2e)!") == "ingang-links-2e");
    CHECK(host_name_of("$(reboot)") == "reboot");
    CHECK(host_name_of("ባልዬ") == "kiosk");
    CHECK(host_name_of("") == "kiosk");
    CHECK(host_name_of(std::string(200, 'a')).size() == 63);
}

TEST_CASE("orders for root wait one after the other, a line each") {
    test::TempFolder const folder;
    auto const file = folder / "wanted";
    REQUIRE(write_host_order(file, HostOrder::name, "Balie\nreboot").ok());
    REQUIRE(write_host_order(file, HostOrder::reboot, {}).ok());
    CHECK(text_of(file) == "name balie-reboot\nreboot\n");
    CHECK_FALSE(write_host_order(folder / "no" / "wanted", HostOrder::reboot, {}).ok());
}

TEST_CASE("of a wiped kiosk neither the pairing nor what hosts exported is left") {
    test::TempFolder const folder;
    auto const pairing = folder / "kiosk.pairing";
    auto const exports = folder / "exports";
    std::filesystem::create_directories(exports / "2026-11-20");
    std::ofstream(pairing) << "token and hash of the PIN";
    std::ofstream(exports / "2026-11-20" / "people.csv") << "Selam,Tesfay\n";
    // What was written stays readable by whoever holds a second name of the file, as a disk does.
    std::filesystem::create_hard_link(exports / "2026-11-20" / "people.csv", folder / "sector");
    std::ofstream(folder / "other") << "stays";
    REQUIRE(erase_traces(pairing, exports).ok());
    CHECK_FALSE(std::filesystem::exists(pairing));
    CHECK_FALSE(std::filesystem::exists(exports));
    CHECK(text_of(folder / "sector").find("Selam") == std::string::npos);
    CHECK(text_of(folder / "other") == "stays");
    CHECK(erase_traces(pairing, exports).ok());
}
