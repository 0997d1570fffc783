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
