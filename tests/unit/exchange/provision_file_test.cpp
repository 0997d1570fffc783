// SPDX-License-Identifier: EUPL-1.2
#include "exchange/provision_file.h"

#include "exchange/signed_words.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;

namespace {

Moment const k_made{1'795'000'000'000};
std::string const k_signing_key(64, 'a');

ProvisionFile stick() {
    ProvisionFile file;
    file.made_at = k_made;
    file.valid_until = k_made + std::chrono::hours(24 * 7);
    file.url = "https://ontmoet.example.org";
    file.public_key = "sha256//abc=";
    file.wifi_name = "Zaal \"2\"";
    file.wifi_password = "een goed geheim";
    file.kiosks = {{"Balie 1", "secret-1"}, {"Balie 2", "secret-2"}};
    return file;
}

std::string refusal_of(std::string const& text, std::string const& trusted, Moment now = k_made) {
    auto const read = read_provision(text, trusted, now);
    return read.ok() ? "" : read.error().message_key;
}

}  // namespace

TEST_CASE("What was signed by who is trusted comes out as it went in") {
    auto const text = sign_provision(stick(), k_signing_key).value();
    auto const trusted = fingerprint_of_key(k_signing_key).value();
    CHECK(trusted.size() == 24);
    CHECK(read_provision(text, trusted, k_made).value() == stick());
    // However somebody types it from the sheet, and whatever an editor does to the end.
    std::string typed;
    for (char const letter : trusted)
        typed += letter == '-' ? ' ' : static_cast<char>(std::tolower(letter));
    CHECK(read_provision(text + "\r\n", typed, k_made).ok());
    auto const other = new_signing_key();
    CHECK(other.size() == 64);
    CHECK(other != new_signing_key());
    CHECK(fingerprint_of_key(other).value() != trusted);
}

TEST_CASE("Unsigned, altered, foreign and old files are refused with a word of their own") {
    auto const text = sign_provision(stick(), k_signing_key).value();
    auto const trusted = fingerprint_of_key(k_signing_key).value();
    auto const end = text.find('\n');
    CHECK(refusal_of("", trusted) == "error.provision_unsigned");
    CHECK(refusal_of(text.substr(0, end), trusted) == "error.provision_unsigned");
    CHECK(refusal_of(text.substr(0, end + 20), trusted) == "error.provision_unsigned");
    // Each sign of what was signed, and of the signature, counts.
    for (std::size_t at = 0; at < text.size() - 1; at += 7) {
        auto altered = text;
        altered[at] = altered[at] == '1' ? '2' : '1';
        INFO(at);
        CHECK_FALSE(refusal_of(altered, trusted).empty());
    }
    auto altered = text;
    altered.replace(altered.find("example.org"), 11, "example.com");
    CHECK(refusal_of(altered, trusted) == "error.provision_altered");
    auto const foreign = sign_provision(stick(), new_signing_key()).value();
    CHECK(refusal_of(foreign, trusted) == "error.provision_stranger");
    CHECK(refusal_of(text, "") == "error.provision_stranger");
    CHECK(refusal_of(text, trusted, stick().valid_until) == "error.provision_over");
}

TEST_CASE("Nothing stands in a file that would say something else where it is written") {
    auto const fails = [](auto change) {
        auto file = stick();
        change(file);
        auto const made = sign_provision(file, k_signing_key);
        return made.ok() ? "" : made.error().detail;
    };
    CHECK(fails([](auto& file) { file.url = "ftp://x"; }) == "url");
    CHECK(fails([](auto& file) { file.url += "\nroot = 1"; }) == "url");
    CHECK(fails([](auto& file) { file.wifi_name = "a\nb"; }) == "wifi_name");
    CHECK(fails([](auto& file) { file.wifi_name = std::string(33, 'x'); }) == "wifi_name");
    CHECK(fails([](auto& file) { file.wifi_password = "short"; }) == "wifi_password");
    CHECK(fails([](auto& file) { file.wifi_password = "long enough\npsk"; }) == "wifi_password");
    CHECK(fails([](auto& file) { file.kiosks[1].code.clear(); }) == "kiosks");
    CHECK_FALSE(sign_provision(stick(), "no key").ok());
    CHECK_FALSE(fingerprint_of_key(std::string(64, 'z')).ok());
}
