// SPDX-License-Identifier: EUPL-1.2
#include "server/server_file.h"

#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace ontmoet;
using namespace ontmoet::server;

TEST_CASE("what a server leaves is found by a command and by nobody else") {
    test::TempFolder const folder;
    REQUIRE(write_server_file(folder.path(), {"http://127.0.0.1:1", "secret", 42}).ok());
    struct stat status {};
    REQUIRE(::stat(server_file_path(folder.path()).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    auto const read = read_server_file(folder.path());
    REQUIRE(read.ok());
    CHECK(read->url == "http://127.0.0.1:1");
    CHECK(read->token == "secret");
}

TEST_CASE("a missing, cut off or foreign server file is no server") {
    test::TempFolder const folder;
    auto const key = [&] { return read_server_file(folder.path()).error().message_key; };
    CHECK(key() == "error.server_file_missing");
    for (auto const* content : {"", "{\"url\":\"http", "[]", "{\"url\":1,\"token\":2}"}) {
        std::ofstream(server_file_path(folder.path())) << content;
        CHECK(key() == "error.server_file_missing");
    }
}

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

TEST_CASE("tokens have 256 bits and are never the same") {
    auto const one = fresh_token();
    CHECK(one.size() == 64);
    CHECK(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(one != fresh_token());
}
