// SPDX-License-Identifier: EUPL-1.2
#include "storage/sealer.h"

#include "storage/sqlite.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

namespace {

SealedPlace const k_here{k_event, named<FactId>("here").uuid, "body"};

Sealer sealer_of(Key const& key) {
    return Sealer(key);
}

}  // namespace

TEST_CASE("What is sealed comes back whole and shows nothing") {
    auto const sealer = sealer_of(Key::fresh());
    std::string const words = "Saba, 06 1234 5678";
    auto const sealed = sealer.seal(words, k_here);
    CHECK(sealed.find("Saba") == std::string::npos);
    CHECK(sealer.open(sealed, k_here) == words);
    CHECK(sealer.seal(words, k_here) != sealed);
    CHECK(sealer.open(sealer.seal("", k_here), k_here) == "");
}

TEST_CASE("What is sealed opens only with its key, in its place and undamaged") {
    auto const sealer = sealer_of(Key::fresh());
    auto const sealed = sealer.seal("words", k_here);
    CHECK_FALSE(sealer_of(Key::fresh()).open(sealed, k_here));
    CHECK_FALSE(sealer.open(sealed, {k_event, named<FactId>("there").uuid, "body"}));
    CHECK_FALSE(sealer.open(sealed, {named<EventId>("other"), k_here.of, "body"}));
    CHECK_FALSE(sealer.open(sealed, {k_event, k_here.of, "answer"}));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto damaged = sealed;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        CHECK_FALSE(sealer.open(damaged, k_here));
        CHECK_FALSE(sealer.open(sealed.substr(0, i), k_here));
    }
}

TEST_CASE("A database knows its key again and no two databases share one") {
    auto const secret = Key::fresh();
    auto const first = unseal(std::nullopt, unlock_with(secret), "first");
    auto const second = unseal(std::nullopt, unlock_with(secret), "second");
    REQUIRE((first.ok() && second.ok()));
    auto const sealed = first->sealer.seal("words", k_here);
    CHECK_FALSE(second->sealer.open(sealed, k_here));
    auto const again = unseal(first->mark, unlock_with(secret), "first");
    REQUIRE(again.ok());
    CHECK(again->sealer.open(sealed, k_here) == "words");
    auto const wrong = unseal(first->mark, unlock_with(Key::fresh()), "first");
    CHECK(wrong.error().message_key == "error.wrong_key");
    CHECK(wrong.error().kind == ErrorKind::refused);
}

TEST_CASE("A passphrase opens what it sealed and another one does not") {
    auto const made = unseal(std::nullopt, unlock_with_passphrase("three green bicycles"), "log");
    REQUIRE(made.ok());
    CHECK(unseal(made->mark, unlock_with_passphrase("three green bicycles"), "log").ok());
    CHECK(unseal(made->mark, unlock_with_passphrase("three green bicycle"), "log")
              .error()
              .message_key == "error.wrong_key");
}

TEST_CASE("A word that can be read in a file is found, also across the pieces it is read in") {
    TempFolder folder;
    auto const canary = fresh_canary();
    auto const file = (folder / "file").string();
    CHECK_FALSE(holds_word(file, canary));
    for (std::size_t const before : {0UL, 1024UL * 1024 - 7, 1024UL * 1024, 3'000'000UL}) {
        std::ofstream(file, std::ios::binary) << std::string(before, ' ') << canary << "tail";
        CHECK(holds_word(file, canary));
    }
    std::ofstream(file, std::ios::binary) << std::string(3'000'000, ' ') << canary.substr(1);
    CHECK_FALSE(holds_word(file, canary));
}

TEST_CASE("A key in escrow is opened by the one secret it was sealed to, and by no other") {
    TempFolder const folder;
    auto const server = unlock_with(Key::fresh());
    auto const kiosk = Key::fresh();
    auto const sealed = Sealer(kiosk).escrow(*escrow_key(server));
    CHECK(sealed != Sealer(kiosk).escrow(*escrow_key(server)));
    auto const opened = open_escrow(sealed, server, "here");
    REQUIRE(opened.ok());
    CHECK((*opened)(Salt{})->bytes() == kiosk.bytes());
    CHECK((*opened)(Salt{9})->bytes() == kiosk.bytes());

    CHECK(open_escrow(sealed, unlock_with(Key::fresh()), "here").error().message_key ==
          "error.wrong_key");
    auto damaged = sealed;
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    CHECK_FALSE(open_escrow(damaged, server, "here").ok());
    CHECK_FALSE(open_escrow(sealed.substr(1), server, "here").ok());
    CHECK_FALSE(open_escrow({}, server, "here").ok());
}
