// SPDX-License-Identifier: EUPL-1.2
#include "platform/private_file.h"

#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace ontmoet;
using namespace ontmoet::platform;

TEST_CASE("a private file replaces an open one without ever being open") {
    test::TempFolder const folder;
    auto const file = folder.path() / "kiosk.json";
    std::ofstream(file) << "old";
    REQUIRE(write_private_file(file, "new").ok());
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(status.st_size == 3);
}

TEST_CASE("a file that cannot be written is named in the error") {
    auto const written = write_private_file("/nowhere/at/all/kiosk.json", "x");
    REQUIRE_FALSE(written.ok());
    CHECK(written.error().message_key == "error.cannot_write");
    CHECK(written.error().detail.starts_with("/nowhere/at/all/kiosk.json"));
}
