// SPDX-License-Identifier: EUPL-1.2
#include "platform/key_source.h"

#include "support/temp_folder.h"

#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace ontmoet;
using namespace ontmoet::platform;
using namespace ontmoet::test;

namespace {

storage::Salt const k_salt{1, 2, 3};

storage::Key::Bytes bytes_of(Result<storage::Unlock> const& unlock) {
    REQUIRE(unlock.ok());
    auto const key = (*unlock)(k_salt);
    REQUIRE(key.ok());
    return key->bytes();
}

// One setting of the environment while it lives.
struct Environment {
    Environment(char const* set, std::string const& value) : name(set) {
        auto const* const before = std::getenv(set);
        if (before != nullptr) kept = before;
        ::setenv(set, value.c_str(), 1);
    }
    ~Environment() {
        if (kept.empty())
            ::unsetenv(name);
        else
            ::setenv(name, kept.c_str(), 1);
    }
    char const* name;
    std::string kept;
};

}  // namespace

TEST_CASE("Without anything else a key is made for trials, once, outside the data folder") {
    TempFolder folder;
    Environment const config("XDG_CONFIG_HOME", (folder / "config").string());
    auto const first = bytes_of(find_key({}, folder / "data"));
    CHECK(trial_key_file() == folder / "config/ontmoet/ontmoet.key");
    CHECK((std::filesystem::status(trial_key_file()).permissions() &
           std::filesystem::perms::mask) == static_cast<std::filesystem::perms>(0600));
    CHECK(bytes_of(find_key({}, folder / "data")) == first);
    CHECK_FALSE(std::filesystem::exists(folder / "data"));
    REQUIRE(make_key_file(trial_key_file()).ok());
    CHECK(bytes_of(find_key({}, folder / "data")) == first);
}

TEST_CASE("A key in the data folder is refused") {
    TempFolder folder;
    std::filesystem::create_directories(folder / "data/inner");
    for (auto const* name : {"data/key", "data/inner/key", "data/inner/../key"}) {
        REQUIRE(make_key_file(folder / name).ok());
        CHECK(find_key({{}, folder / name}, folder / "data").error().message_key ==
              "error.key_in_data_folder");
        CHECK(find_key({{}, folder / name}, (folder / "data").string() + "/").error().message_key ==
              "error.key_in_data_folder");
    }
    REQUIRE(make_key_file(folder / "database.key").ok());
    CHECK(find_key({{}, folder / "database.key"}, folder / "data").ok());
}

TEST_CASE("A key file that is missing, damaged or open to others is told by name") {
    TempFolder folder;
    auto const error = [&](char const* name) {
        auto const found = find_key({{}, folder / name}, folder / "data");
        REQUIRE_FALSE(found.ok());
        CHECK(found.error().detail.find(name) != std::string::npos);
        return found.error().message_key;
    };
    CHECK(error("none.key") == "error.key_file");
    std::ofstream(folder / "short.key") << "abcdef\n";
    ::chmod((folder / "short.key").c_str(), 0600);
    CHECK(error("short.key") == "error.key_file");
    REQUIRE(make_key_file(folder / "open.key").ok());
    ::chmod((folder / "open.key").c_str(), 0640);
    CHECK(error("open.key") == "error.key_file");
}

TEST_CASE("A credential of systemd goes before the key for trials, a named file before both") {
    TempFolder folder;
    Environment const config("XDG_CONFIG_HOME", (folder / "config").string());
    Environment const credentials("CREDENTIALS_DIRECTORY", (folder / "credentials").string());
    auto const trial = bytes_of(find_key({}, {}));
    REQUIRE(make_key_file(folder / "credentials/ontmoet-key").ok());
    auto const credential = bytes_of(find_key({}, {}));
    CHECK(credential != trial);
    REQUIRE(make_key_file(folder / "named.key").ok());
    auto const named = bytes_of(find_key({{}, folder / "named.key"}, {}));
    CHECK(named != credential);
    CHECK(bytes_of(find_key({"three green bicycles", folder / "named.key"}, {})) != named);
}
