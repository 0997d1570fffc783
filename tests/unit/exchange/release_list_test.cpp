// SPDX-License-Identifier: EUPL-1.2
#include "exchange/release_list.h"

#include "exchange/signed_words.h"
#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using namespace ontmoet::test;

namespace {

Moment const k_released{1'795'000'000'000};
std::string const k_release_key(64, 'b');

std::filesystem::path package(TempFolder const& folder, char const* name, char const* content) {
    auto const file = folder / name;
    std::ofstream(file) << content;
    return file;
}

std::string refused_release(Result<ReleaseList> const& read) {
    return read.ok() ? std::string() : read.error().message_key;
}

}  // namespace

TEST_CASE("Versions are ordered as Debian orders them") {
    char const* const ordered[] = {"0.1.0",   "0.2.0~rc1", "0.2.0~rc2", "0.2.0",
                                   "0.2.0.1", "0.2.1",     "0.10.0",    "1.0"};
    for (auto const* one : ordered) CHECK(compare_versions(one, one) == 0);
    for (std::size_t i = 1; i < std::size(ordered); ++i) {
        INFO(ordered[i]);
        CHECK(compare_versions(ordered[i - 1], ordered[i]) < 0);
        CHECK(compare_versions(ordered[i], ordered[i - 1]) > 0);
    }
    CHECK(compare_versions("00.1", "0.01") == 0);
}

TEST_CASE("A release that was signed is believed, and its packages are known by what they hold") {
    TempFolder const folder;
    auto const kiosk = package(folder, "ontmoet-kiosk_0.2.0_amd64.deb", "kiosk");
    auto const server = package(folder, "ontmoet-server_0.2.0_arm64.deb", "server");
    auto const list = list_release({kiosk, server}, k_released, std::chrono::hours(24)).value();
    CHECK(list.version == "0.2.0");
    // b2sum -l 256
    CHECK(list.files.front().blake ==
          "01938bace8f803ac07372270ec8a652756adeb4d3c352d05bf88568fd85b41f2");
    auto const text = sign_release(list, k_release_key).value();
    auto const trusted = fingerprint_of_key(k_release_key).value();
    auto const read = read_release(text, trusted, "0.1.0", k_released);
    REQUIRE(read.ok());
    CHECK(*read == list);
    CHECK(read_release(text, trusted, "0.2.0", k_released).ok());
    CHECK(check_package(*read, kiosk).ok());

    package(folder, "ontmoet-kiosk_0.2.0_amd64.deb", "kiosk, and more");
    CHECK(check_package(*read, kiosk).error().message_key == "console.release_other_content");
    auto const other = package(folder, "ontmoet-common_0.2.0_all.deb", "common");
    CHECK(check_package(*read, other).error().message_key == "console.release_not_in_list");
    CHECK(check_package(*read, folder / "no" / "ontmoet-server_0.2.0_arm64.deb")
              .error()
              .message_key == "error.cannot_read");
}

TEST_CASE("A list that is unsigned, a stranger's, altered, over or older is refused by that name") {
    TempFolder const folder;
    auto const kiosk = package(folder, "ontmoet-kiosk_0.2.0_amd64.deb", "kiosk");
    auto const list = list_release({kiosk}, k_released, std::chrono::hours(24)).value();
    auto const text = sign_release(list, k_release_key).value();
    auto const trusted = fingerprint_of_key(k_release_key).value();
    auto const read = [&](std::string const& words, std::string_view running = "0.1.0",
                          Moment now = k_released) {
        return refused_release(read_release(words, trusted, running, now));
    };
    CHECK(read("") == "console.release_unsigned");
    CHECK(read(text.substr(0, text.find('\n'))) == "console.release_unsigned");
    auto const stranger = sign_release(list, std::string(64, 'c')).value();
    CHECK(read(stranger) == "console.release_stranger");
    auto altered = text;
    altered[altered.find("0.2.0")] = '9';
    CHECK(read(altered) == "console.release_altered");
    CHECK(read(text, "0.1.0", list.valid_until) == "console.release_over");
    CHECK(read(text, "0.2.1") == "console.release_older");
    CHECK(read(text, "0.2.0~rc1").empty());
    // Signed, but no list: a stick, say.
    CHECK(read(sign_words("{}", k_release_key).value()) == "error.bad_message");
    CHECK(read(sign_words(std::string(2'000, '['), k_release_key).value()) == "error.bad_message");
    auto wrong = list;
    wrong.files.front().name = "ontmoet-kiosk_0.1.0_amd64.deb";
    CHECK(read(sign_release(wrong, k_release_key).value()) == "error.bad_message");
    CHECK(read(std::string(100'000, ' ')) == "error.bad_message");
}

TEST_CASE("What is no package, or of another version, comes into no list") {
    TempFolder const folder;
    auto const kiosk = package(folder, "ontmoet-kiosk_0.2.0_amd64.deb", "kiosk");
    for (auto const* name : {"notes.txt", "ontmoet-server_0.3.0_amd64.deb", "ontmoet-x.deb",
                             "ontmoet-server_new_amd64.deb", "other_0.2.0_amd64.deb"}) {
        INFO(name);
        auto const other = package(folder, name, "x");
        CHECK(list_release({kiosk, other}, k_released, Duration{1}).error().message_key ==
              "error.bad_message");
    }
    CHECK(list_release({folder / "ontmoet-kiosk_0.2.1_amd64.deb"}, k_released, Duration{1})
              .error()
              .message_key == "error.cannot_read");
}
