// SPDX-License-Identifier: EUPL-1.2
#include "sync/open_session.h"

#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/kiosk_store.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

std::unique_ptr<KioskStore> session_store(std::filesystem::path const& file) {
    auto store = KioskStore::open(file, k_event, named<DeviceId>("kiosk"), k_unlock);
    REQUIRE(store.ok());
    return std::move(*store);
}

std::string file_and_log(std::filesystem::path const& file) {
    std::string bytes;
    for (auto const* suffix : {"", "-wal"}) {
        std::ifstream in(file.string() + suffix, std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    return bytes;
}

}  // namespace

TEST_CASE("An open session is kept sealed, one at a time, and of it nothing stays when it ends") {
    TempFolder folder;
    auto const file = folder / "k.db";
    auto const store = session_store(file);
    CHECK(store->session()->empty());
    REQUIRE(store->keep_session("typed: Uniquename").ok());
    REQUIRE(store->keep_session("typed: Uniquename Zwaluw").ok());
    CHECK(*store->session() == "typed: Uniquename Zwaluw");
    CHECK(store->database().integer("SELECT count(*) FROM session") == 1);
    CHECK(file_and_log(file).find("Uniquename") == std::string::npos);
    REQUIRE(store->keep_session({}).ok());
    CHECK(store->session()->empty());
    CHECK(store->database().integer("SELECT count(*) FROM session") == 0);
    CHECK(std::filesystem::file_size(file.string() + "-wal") == 0);
}

TEST_CASE("Of somebody who is erased or concealed no open session stays, of others it does") {
    TempFolder folder;
    auto const store = session_store(folder / "k.db");
    auto const keep = [&](int who) {
        REQUIRE(store->keep_session("person " + to_string(person(who))).ok());
    };
    keep(1);
    PullPage page;
    page.epoch = "first";
    page.moves.conceal = {person(2)};
    REQUIRE(store->take_page(page).ok());
    CHECK_FALSE(store->session()->empty());
    page.moves.conceal = {person(1)};
    REQUIRE(store->take_page(page).ok());
    CHECK(store->session()->empty());
    keep(1);
    auto erased = stamped(domain::make_fact(domain::PersonErased{person(1)}),
                          named<DeviceId>("other kiosk"), 1);
    erased.cursor = page.next = 1;
    page.facts = {erased};
    page.moves = {};
    REQUIRE(store->take_page(page).ok());
    CHECK(store->session()->empty());
    keep(3);
    REQUIRE(store->wipe().ok());
    CHECK(store->session()->empty());
    REQUIRE(store->keep_session("after the wipe").ok());
    CHECK(store->session()->empty());
}
