// SPDX-License-Identifier: EUPL-1.2
#include "sync/kiosk_store.h"

#include "storage/tombstone.h"
#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <csignal>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;

namespace {

DeviceId const k_kiosk = named<DeviceId>("kiosk");
DeviceId const k_other = named<DeviceId>("other kiosk");

std::unique_ptr<KioskStore> open_store(std::filesystem::path const& file) {
    auto store = KioskStore::open(file, k_event, k_kiosk, k_unlock);
    REQUIRE(store.ok());
    return std::move(*store);
}

Fact own(std::int64_t sequence, int who = 1) {
    return stamped(registered(person(who), "Uniquename"), k_kiosk, sequence);
}

FactAnswer created(Fact const& fact, domain::Cursor cursor) {
    FactAnswer answer;
    answer.fact = fact.id;
    answer.device_sequence = fact.device_sequence;
    answer.cursor = answer.at = cursor;
    return answer;
}

FactAnswer refused(Fact const& fact) {
    auto answer = created(fact, 0);
    answer.decision = Decision::refused;
    answer.message_key = "refused.meet_table_taken";
    return answer;
}

PullPage page_of(std::vector<Fact> facts, std::int64_t decided_up_to) {
    PullPage page;
    for (auto& fact : facts) fact.cursor = ++page.next;
    page.facts = std::move(facts);
    page.epoch = "first";
    page.server_time = Moment{1'000};
    page.decided_up_to = decided_up_to;
    return page;
}

// Of the file and of its log.
std::string bytes_beside(std::filesystem::path const& file) {
    std::string bytes;
    for (auto const* suffix : {"", "-wal"}) {
        std::ifstream in(file.string() + suffix, std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    return bytes;
}

}  // namespace

TEST_CASE("What was said is pending and to be sent until a page shows it decided") {
    TempFolder folder;
    auto const facts = std::vector{own(1), own(2), own(3)};
    REQUIRE(open_store(folder / "k.db")->append(facts).ok());

    auto const store = open_store(folder / "k.db");
    CHECK(*store->pending() == facts);
    CHECK(*store->to_send(2, 1'000'000) == std::vector{facts[0], facts[1]});
    CHECK(store->to_send(200, 1)->size() == 1);
    CHECK(*store->last_sequence() == 3);

    REQUIRE(
        store->take_answers(std::vector{created(facts[0], 1), created(facts[1], 2)}, "first").ok());
    CHECK(store->to_send(200, 1'000'000)->size() == 1);
    CHECK(store->pending()->size() == 3);
    REQUIRE(store->take_page(page_of({facts[0]}, 1)).ok());
    CHECK(store->pending()->size() == 2);
    CHECK(*store->pending_count() == 2);
    CHECK(store->confirmed(0, 100)->size() == 1);
    CHECK(store->checkpoint()->cursor == 1);
    CHECK(store->checkpoint()->epoch == "first");
}

TEST_CASE("A refused fact is a problem until it is closed, told once") {
    TempFolder folder;
    auto const fact = own(1);
    auto const store = open_store(folder / "k.db");
    REQUIRE(store->append(std::vector{fact}).ok());
    auto const fresh = store->take_answers(std::vector{refused(fact)}, "first");
    REQUIRE((fresh.ok() && fresh->size() == 1));
    CHECK(fresh->front().message_key == "refused.meet_table_taken");
    CHECK(store->take_answers(std::vector{refused(fact)}, "first")->empty());
    CHECK(store->problems()->size() == 1);
    CHECK(store->problems()->front().fact == fact);
    CHECK(store->pending()->empty());
    auto closed = stamped(domain::make_fact(domain::ProblemClosed{fact.id}), k_other, 1);
    closed.cursor = 1;
    REQUIRE(store->take_page(page_of({closed}, 0)).ok());
    CHECK(store->problems()->empty());
    CHECK(store->pending()->empty());
}

TEST_CASE("Own facts are kept seven days for a server that loses its log") {
    TempFolder folder;
    auto const facts = std::vector{own(1), own(2), own(3)};
    auto const store = open_store(folder / "k.db");
    REQUIRE(store->append(facts).ok());
    REQUIRE(
        store->take_answers(std::vector{created(facts[0], 1), created(facts[1], 2)}, "first").ok());
    REQUIRE(store->take_page(page_of({facts[0]}, 1)).ok());
    REQUIRE(store->take_page(page_of({facts[0], facts[1]}, 2)).ok() == false);
    PullPage second;
    second.server_time = Moment{9'000};
    second.next = 2;
    second.epoch = "first";
    second.decided_up_to = 2;
    REQUIRE(store->take_page(second).ok());
    REQUIRE(store->forget_sent(Moment{5'000}).ok());

    REQUIRE(store->begin_epoch("second").ok());
    CHECK(store->checkpoint()->cursor == 0);
    CHECK(store->confirmed(0, 100)->empty());
    CHECK(*store->to_send(200, 1'000'000) == std::vector{facts[1], facts[2]});
    CHECK(store->pending()->size() == 2);
    CHECK(*store->last_sequence() == 3);
}

TEST_CASE("What was refused and closed is not tried again in another epoch") {
    TempFolder folder;
    auto const facts = std::vector{own(1), own(2), own(3)};
    auto const store = open_store(folder / "k.db");
    REQUIRE(store->append(facts).ok());
    REQUIRE(store->take_answers(std::vector{refused(facts[0]), refused(facts[1])}, "first").ok());
    auto const closed = stamped(domain::make_fact(domain::ProblemClosed{facts[0].id}), k_other, 1);
    REQUIRE(store->take_page(page_of({closed}, 0)).ok());
    REQUIRE(store->begin_epoch("second").ok());
    CHECK(*store->to_send(200, 1'000'000) == std::vector{facts[1], facts[2]});
}

TEST_CASE("What was refused once and accepted in another epoch is no problem any more") {
    TempFolder folder;
    auto const facts = std::vector{own(1), own(2)};
    auto const store = open_store(folder / "k.db");
    REQUIRE(store->append(facts).ok());
    REQUIRE(store->take_answers(std::vector{refused(facts[0]), refused(facts[1])}, "first").ok());
    REQUIRE(store->begin_epoch("second").ok());
    // The answer to the push is lost, the page that has the fact is not.
    auto page = page_of({facts[0]}, 1);
    page.epoch = "second";
    REQUIRE(store->take_page(page).ok());
    REQUIRE(store->problems()->size() == 1);
    CHECK(store->problems()->front().fact.id == facts[1].id);
    REQUIRE(store->begin_epoch("third").ok());
    CHECK(*store->pending() == std::vector{facts[0]});
}

TEST_CASE("Who was erased in an epoch that is over is known until the new one knows it, too") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    auto const erased = [](int who, DeviceId device) {
        return stamped(domain::make_fact(domain::PersonErased{person(who)}), device, who);
    };
    REQUIRE(store->take_page(page_of({erased(1, k_other), erased(2, k_other)}, 0)).ok());
    CHECK(store->lost_erasures()->empty());
    REQUIRE(store->begin_epoch("second").ok());
    REQUIRE(store->begin_epoch("third").ok());
    auto const lost = *store->lost_erasures();
    CHECK(std::set(lost.begin(), lost.end()) == std::set{person(1), person(2)});
    auto page = page_of({erased(1, k_other)}, 0);
    page.epoch = "third";
    REQUIRE(store->take_page(page).ok());
    CHECK(*store->lost_erasures() == std::vector{person(2)});
    // Said here again, it need not be said once more.
    REQUIRE(store->append(std::vector{erased(2, k_kiosk)}).ok());
    CHECK(store->lost_erasures()->empty());
}

TEST_CASE("A number that nothing is left of is sent as lost") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    REQUIRE(store->append(std::vector{own(4)}).ok());
    Fact stamp;
    stamp.recorded_at = Moment{7};
    REQUIRE(store->send_again_from(2, stamp).ok());
    auto const facts = *store->to_send(200, 1'000'000);
    REQUIRE(facts.size() == 3);
    CHECK(facts[0].device_sequence == 2);
    CHECK(facts[0].type == domain::fact_type::lost);
    CHECK(facts[1].type == domain::fact_type::lost);
    CHECK(facts[2] == own(4));
    CHECK(facts[0].id != facts[1].id);
    CHECK(domain::decode_fact(domain::encode_fact(facts[0])).ok());
}

TEST_CASE("A store belongs to one device") {
    TempFolder folder;
    open_store(folder / "k.db");
    auto const opened = KioskStore::open(folder / "k.db", k_event, k_other, k_unlock);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().message_key == "error.store_of_other_device");
}

TEST_CASE("A page is taken whole or not at all") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    auto page = page_of({stamped(registered(person(1), "A"), k_other, 1),
                         stamped(registered(person(2), "B"), k_other, 2)},
                        0);
    page.facts[1].cursor = page.facts[0].cursor;
    CHECK_FALSE(store->take_page(page).ok());
    CHECK(store->confirmed(0, 100)->empty());
    CHECK(store->checkpoint()->cursor == 0);
}

TEST_CASE("An erased person is nowhere in a kiosk's files, not in inbox, outbox or problems") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    auto const fact = own(1, 7);
    auto const problem = stamped(registered(person(7), "Uniquename"), k_kiosk, 2);
    REQUIRE(store->append(std::vector{fact, problem}).ok());
    REQUIRE(store->take_answers(std::vector{refused(problem)}, "first").ok());
    auto page = page_of({stamped(registered(person(7), "Uniquename"), k_other, 1),
                         stamped(domain::make_fact(domain::PersonErased{person(7)}), k_other, 2)},
                        0);
    REQUIRE(store->take_page(page).ok());
    CHECK(storage::is_tombstone(store->confirmed(0, 100)->front()));
    CHECK(storage::is_tombstone(store->to_send(1, 1'000)->front()));
    CHECK(store->problems()->empty());
    CHECK(bytes_beside(folder / "k.db").find("Uniquename") == std::string::npos);
}

TEST_CASE("Of an erased person nothing sealed is left either, wherever rows have moved") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    constexpr int k_facts = 120;
    std::vector<Fact> facts;
    for (int i = 1; i <= k_facts; ++i) {
        auto const text = std::string(static_cast<std::size_t>(40 * (i % 7 + 1)), 'a');
        facts.push_back(stamped(registered(person(i % 5), text), k_other, i));
    }
    auto page = page_of(facts, 0);
    page.more = true;
    REQUIRE(store->take_page(page).ok());
    std::vector<std::string> sealed;
    auto rows = store->database().prepare("SELECT body FROM inbox WHERE instr(subjects, ?) > 0");
    rows.bind(person(1));
    while (rows.step()) sealed.push_back(rows.bytes(0));
    REQUIRE(sealed.size() == k_facts / 5);
    auto erasure =
        stamped(domain::make_fact(domain::PersonErased{person(1)}), k_other, k_facts + 1);
    erasure.cursor = k_facts + 1;
    PullPage last;
    last.facts = {erasure};
    last.next = k_facts + 1;
    last.epoch = "first";
    REQUIRE(store->take_page(last).ok());
    CHECK(store->database().integer("PRAGMA freelist_count") == 0);
    for (auto const& body : sealed)
        for (auto const* file : {"k.db", "k.db-wal"})
            CHECK_FALSE(storage::holds_word(folder / file, body));
}

TEST_CASE("An erased person leaves the log of an earlier epoch too") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    auto fact = stamped(registered(person(7), "Uniquename"), k_other, 1);
    REQUIRE(store->take_page(page_of({fact}, 0)).ok());
    REQUIRE(store->begin_epoch("second").ok());
    storage::erase_from(fact, person(7));
    auto const erasure = stamped(domain::make_fact(domain::PersonErased{person(7)}), k_other, 2);
    REQUIRE(store->take_page(page_of({fact, erasure}, 0)).ok());
    CHECK(bytes_beside(folder / "k.db").find("Uniquename") == std::string::npos);
}

TEST_CASE("A recording that was taken back leaves inbox and outbox, and nothing else does") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    domain::OwnWordsRecorded const words{person(1), 12, "T2dnUuniquename", "1", "ti"};
    auto const here = stamped(domain::make_fact(words), k_kiosk, 1);
    auto const there = stamped(domain::make_fact(words), k_other, 1);
    auto const typed = stamped(
        domain::make_fact(domain::PersonSet{person(1), R"({"own_words":"I bake"})"}), k_other, 2);
    REQUIRE(store->append(std::vector{here}).ok());
    REQUIRE(store->take_page(page_of({there, typed}, 0)).ok());
    for (auto const& fact : {here, there, typed}) {
        auto const found = store->find(fact.id);
        REQUIRE(found.ok());
        REQUIRE(found->has_value());
        CHECK((*found)->body == fact.body);
    }
    CHECK_FALSE(store->find(named<FactId>("nobody said this"))->has_value());
    auto const removal = stamped(domain::make_fact(domain::OwnWordsRemoved{person(1)}), k_other, 3);
    auto later = page_of({there, typed, removal}, 0);
    later.facts.erase(later.facts.begin(), later.facts.begin() + 2);
    REQUIRE(store->take_page(later).ok());
    CHECK(storage::is_tombstone(**store->find(here.id)));
    CHECK(storage::is_tombstone(**store->find(there.id)));
    CHECK((*store->find(typed.id))->body == typed.body);
}

TEST_CASE("A wiped store holds nothing and can serve another device") {
    TempFolder folder;
    {
        auto const store = open_store(folder / "k.db");
        REQUIRE(store->append(std::vector{own(1)}).ok());
        REQUIRE(store->set_setting("pin.failures", "3").ok());
        CHECK(store->settings()->at("pin.failures") == "3");
        REQUIRE(store->wipe().ok());
        CHECK(store->settings()->empty());
    }
    for (auto const& entry : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream in(entry.path(), std::ios::binary);
        std::string const bytes{std::istreambuf_iterator<char>(in), {}};
        CHECK(bytes.find("Uniquename") == std::string::npos);
    }
    CHECK(KioskStore::open(folder / "k.db", k_event, k_other, k_unlock).ok());
}

TEST_CASE("A kiosk killed at any moment has everything it showed as saved") {
    TempFolder folder;
    int saved[2];
    REQUIRE(::pipe(saved) == 0);
    auto const child = ::fork();
    if (child == 0) {
        auto store = KioskStore::open(folder / "k.db", k_event, k_kiosk, k_unlock);
        for (std::int64_t i = 1; store.ok(); ++i) {
            if (!(*store)->append(std::vector{own(i)}).ok()) break;
            if (::write(saved[1], "x", 1) != 1) break;
        }
        ::_exit(1);
    }
    std::int64_t shown = 0;
    char sign = 0;
    while (shown < 25 && ::read(saved[0], &sign, 1) == 1) ++shown;
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    ::close(saved[1]);
    while (::read(saved[0], &sign, 1) == 1) ++shown;
    ::close(saved[0]);

    auto const store = open_store(folder / "k.db");
    auto const pending = *store->pending();
    CHECK(static_cast<std::int64_t>(pending.size()) >= shown);
    for (std::int64_t i = 0; auto const& fact : pending) CHECK(fact == own(++i));
    CHECK(*store->last_sequence() == static_cast<std::int64_t>(pending.size()));
}

TEST_CASE("No word of a person can be read in the store, whatever became of the fact") {
    TempFolder folder;
    auto const store = open_store(folder / "k.db");
    auto const readable = [&](std::string const& word) {
        return storage::holds_word((folder / "k.db").string(), word) ||
               storage::holds_word((folder / "k.db-wal").string(), word);
    };
    auto const facts = std::vector{own(1), own(2)};
    REQUIRE(store->append(facts).ok());
    REQUIRE(store->take_answers(std::vector{refused(facts[0])}, "first").ok());
    CHECK(store->problems()->size() == 1);
    auto other = stamped(registered(person(8), "Otherword"), k_other, 1);
    REQUIRE(store->take_page(page_of({other}, 1)).ok());
    CHECK(store->confirmed(0, 10)->front().body.find("Otherword") != std::string::npos);
    for (int i = 0; i < 2; ++i) {
        for (auto const* word : {"Uniquename", "Otherword", "06 0000 0000"})
            CHECK_FALSE(readable(word));
        CHECK(readable("person.registered"));
        store->database().truncate_log();
    }
}
