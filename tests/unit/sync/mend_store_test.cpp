// SPDX-License-Identifier: EUPL-1.2
#include "sync/mend_store.h"

#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/kiosk_store.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;

namespace {

constexpr std::streamoff k_page_bytes = 4'096;
constexpr int k_said = 300;
DeviceId const k_hurt = named<DeviceId>("hurt kiosk");

Result<std::unique_ptr<KioskStore>> open_hurt(std::filesystem::path const& file) {
    return KioskStore::open(file, k_event, k_hurt, k_unlock);
}

// A store in which much was said, closed in order: all of it is in one file.
void fill(std::filesystem::path const& file) {
    auto const store = open_hurt(file);
    REQUIRE(store.ok());
    std::vector<Fact> facts;
    for (int nth = 1; nth <= k_said; ++nth)
        facts.push_back(stamped(registered(person(nth), "Uniquename"), k_hurt, nth));
    REQUIRE((*store)->append(facts).ok());
    REQUIRE((*store)->set_setting("tokens", "abc").ok());
    REQUIRE((*store)->keep_session("typed").ok());
}

void scribble_over(std::filesystem::path const& file, std::streamoff page) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(page * k_page_bytes);
    std::string const rubbish(k_page_bytes, 'x');
    bytes.write(rubbish.data(), k_page_bytes);
}

bool is_damaged(std::filesystem::path const& file) {
    auto const store = open_hurt(file);
    return !store.ok() && store.error().message_key == "error.database_damaged";
}

}  // namespace

TEST_CASE("A store with a damaged page is mended: what can be read of its own facts goes on") {
    TempFolder folder;
    auto const file = folder / "k.db";
    fill(file);
    auto const pages = static_cast<std::streamoff>(std::filesystem::file_size(file)) / k_page_bytes;
    REQUIRE(pages > 30);
    scribble_over(file, pages - 5);
    REQUIRE(is_damaged(file));
    auto const mended = mend_store(file, k_unlock);
    REQUIRE(mended.ok());
    CHECK(mended->unreadable > 0);
    CHECK(mended->kept + mended->unreadable == k_said);
    auto const store = open_hurt(file);
    REQUIRE(store.ok());
    CHECK((*store)->pending()->size() == static_cast<std::size_t>(mended->kept));
    CHECK(*(*store)->last_sequence() == k_said);
    CHECK((*store)->settings()->at("tokens") == "abc");
    CHECK(*(*store)->session() == "typed");
    CHECK((*store)->checkpoint()->cursor == 0);
    // What could not be read is kept, and goes when somebody is erased whom it may hold.
    CHECK(std::filesystem::exists(file.string() + ".damaged"));
    auto const erased =
        stamped(domain::make_fact(domain::PersonErased{person(1)}), named<DeviceId>("host"), 1);
    PullPage page;
    page.epoch = "first";
    page.facts = {erased};
    page.facts.front().cursor = page.next = 1;
    REQUIRE((*store)->take_page(page).ok());
    CHECK_FALSE(std::filesystem::exists(file.string() + ".damaged"));
}

TEST_CASE("When all own facts of a damaged store could be read nothing is put aside") {
    TempFolder folder;
    auto const file = folder / "k.db";
    fill(file);
    {
        auto const store = open_hurt(file);
        (*store)->database().execute(
            "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'outbox_pending'");
    }
    REQUIRE(is_damaged(file));
    auto const mended = mend_store(file, k_unlock);
    REQUIRE(mended.ok());
    CHECK(mended->kept == k_said);
    CHECK(mended->unreadable == 0);
    CHECK(open_hurt(file).ok());
    CHECK_FALSE(std::filesystem::exists(file.string() + ".damaged"));
}

TEST_CASE("A file of which nothing can be read stays as it is") {
    TempFolder folder;
    auto const file = folder / "k.db";
    fill(file);
    scribble_over(file, 0);
    auto const before = std::filesystem::file_size(file);
    CHECK_FALSE(mend_store(file, k_unlock).ok());
    CHECK(is_damaged(file));
    CHECK(std::filesystem::file_size(file) == before);
    CHECK_FALSE(std::filesystem::exists(file.string() + ".new"));
}

TEST_CASE("Mending that a power cut ended is finished at the next start, without the old log") {
    TempFolder folder;
    auto const file = folder / "k.db";
    fill(file);
    std::filesystem::rename(file, file.string() + ".new");
    std::ofstream(file.string() + "-wal") << "of the damaged file";
    finish_mending(file);
    auto const store = open_hurt(file);
    REQUIRE(store.ok());
    CHECK((*store)->pending()->size() == k_said);
}
