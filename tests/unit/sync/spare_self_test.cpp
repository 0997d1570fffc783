// SPDX-License-Identifier: EUPL-1.2
#include "sync/spare_self.h"

#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/kiosk_store.h"
#include "sync/mend_store.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

constexpr int k_spared_facts = 120;
constexpr std::int64_t k_allowed = 150;
DeviceId const k_spared = named<DeviceId>("spared kiosk");

Result<std::unique_ptr<KioskStore>> open_spared(std::filesystem::path const& file) {
    return KioskStore::open(file, k_event, k_spared, k_unlock);
}

// A store in which something was said, and the spare of it, as a kiosk leaves them.
struct SparedStore {
    SparedStore() {
        auto const store = open_spared(file);
        REQUIRE(store.ok());
        std::vector<domain::Fact> facts;
        for (int nth = 1; nth <= k_spared_facts; ++nth)
            facts.push_back(stamped(registered(person(nth), "Uniquename"), k_spared, nth));
        REQUIRE((*store)->append(facts).ok());
        REQUIRE((*store)->set_setting("tokens", "newest\n").ok());
        (*store)->database().truncate_log();
        auto const seal = SpareSeal::create(k_unlock);
        REQUIRE(seal.ok());
        auto const sealed = seal->sealed(**store, k_allowed);
        REQUIRE(sealed.ok());
        write(*sealed);
    }
    void write(std::string const& words) const {
        std::ofstream(spare_file(file), std::ios::binary) << words;
    }
    std::string bytes() const {
        std::ifstream stream(spare_file(file), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    void scribble(std::streamoff from, std::streamoff pages) const {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(from * 4'096);
        stream << std::string(static_cast<std::size_t>(pages) * 4'096, 'x');
    }
    std::optional<SpareSelf> spare() const { return read_spare(file, k_event, k_spared, k_unlock); }
    TempFolder folder;
    std::filesystem::path file = folder / "k.db";
};

}  // namespace

TEST_CASE("A spare says who a device is, to whoever has its key, and nothing that was said") {
    SparedStore const kept;
    auto const spare = kept.spare();
    REQUIRE(spare);
    CHECK(spare->numbers_up_to == k_allowed);
    CHECK(spare->settings.at("tokens") == "newest\n");
    CHECK(is_same_first_page(spare->first_page, first_page_of(kept.file)));
    CHECK(spare->first_page.find("Uniquename") == std::string::npos);
    CHECK(kept.bytes().find("newest") == std::string::npos);
    CHECK(kept.bytes().find("CREATE TABLE") == std::string::npos);

    auto const stranger = storage::unlock_with(storage::Key::fresh());
    CHECK_FALSE(read_spare(kept.file, k_event, k_spared, stranger));
    CHECK_FALSE(read_spare(kept.file, k_event, named<DeviceId>("another"), k_unlock));
    CHECK_FALSE(read_spare(kept.folder / "none.db", k_event, k_spared, k_unlock));
    auto changed = kept.bytes();
    changed[changed.size() / 2] ^= 1;
    kept.write(changed);
    CHECK_FALSE(kept.spare());
    kept.write("short");
    CHECK_FALSE(kept.spare());
}

TEST_CASE("A store that is damaged from its first page is read with the one that was kept") {
    SparedStore const kept;
    // It grew since, and that page is older than the rest.
    {
        auto const store = open_spared(kept.file);
        std::vector<domain::Fact> more;
        for (int nth = k_spared_facts + 1; nth <= k_spared_facts + 30; ++nth)
            more.push_back(stamped(registered(person(nth), "Uniquename"), k_spared, nth));
        REQUIRE((*store)->append(more).ok());
    }
    kept.scribble(0, 1);
    CHECK(open_spared(kept.file).error().message_key == "error.database_damaged");
    auto const mended = mend_store(kept.file, k_unlock, kept.spare());
    REQUIRE(mended.ok());
    CHECK(mended->kept == k_spared_facts + 30);
    CHECK(mended->unreadable == 0);
    auto const store = open_spared(kept.file);
    REQUIRE(store.ok());
    CHECK((*store)->pending()->size() == k_spared_facts + 30);
    CHECK(*(*store)->last_sequence() == k_spared_facts + 30);
    CHECK((*store)->settings()->at("tokens") == "newest\n");
    CHECK_FALSE(std::filesystem::exists(kept.file.string() + ".patched"));
}

TEST_CASE("A store of which nothing can be read begins anew as the same device") {
    SparedStore const kept;
    bool const is_gone = GENERATE(true, false);
    auto const pages = static_cast<std::streamoff>(std::filesystem::file_size(kept.file) / 4'096);
    is_gone ? void(std::filesystem::remove(kept.file)) : kept.scribble(0, pages);
    auto const mended = mend_store(kept.file, k_unlock, kept.spare());
    REQUIRE(mended.ok());
    CHECK(mended->kept == 0);
    CHECK(mended->unreadable == k_allowed);
    auto const store = open_spared(kept.file);
    REQUIRE(store.ok());
    CHECK(*(*store)->last_sequence() == k_allowed);
    CHECK((*store)->settings()->at("tokens") == "newest\n");
    CHECK((*store)->checkpoint()->cursor == 0);
    // For whoever can read more out of it.
    CHECK(std::filesystem::exists(kept.file.string() + ".damaged") == !is_gone);
    CHECK_FALSE(std::filesystem::exists(kept.file.string() + ".patched"));
}

TEST_CASE("Of a store that was wiped there is no spare") {
    SparedStore const kept;
    auto const store = open_spared(kept.file);
    REQUIRE(store.ok());
    REQUIRE((*store)->wipe().ok());
    CHECK_FALSE(std::filesystem::exists(spare_file(kept.file)));
    auto const sealed = SpareSeal::create(k_unlock)->sealed(**store, 7);
    REQUIRE(sealed.ok());
    CHECK(sealed->empty());
}
