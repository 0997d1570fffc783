// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"
#include "base/clock.h"
#include "base/random.h"
#include "storage/sqlite_fact_log.h"
#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/hub.h"
#include "sync/kiosk_store.h"
#include "sync/local_state.h"
#include "sync/sync_engine.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// A server and its kiosks in one process, in virtual time, with a network that fails on demand.
namespace ontmoet::test {

inline Moment const k_start{1'800'000'000'000};

// What an HTTP server makes of a request over its hub: see TestServer::handle.
sync::Response handle_request(sync::Hub& hub, storage::Devices& devices,
                              storage::Device const& device, sync::Request const& request,
                              bool may_wait, std::size_t most_facts_in_page);

class TestServer {
public:
    explicit TestServer(std::filesystem::path const& file, Clock const& clock);

    storage::Device pair(storage::Role role = storage::Role::host);
    // Answers as the HTTP server does; a pull that waits for news gives status 0 until there is
    // some or `may_wait` is false.
    sync::Response handle(storage::Device const& device, sync::Request const& request,
                          bool may_wait);
    // Closes the file and opens another in its place.
    void restart(std::filesystem::path const& file);

    sync::Hub& hub() { return *m_hub; }
    storage::SqliteFactLog& log() { return *m_log; }
    domain::State state();
    std::vector<domain::Fact> facts();
    std::size_t most_facts_in_page = 500;

private:
    Clock const& m_clock;
    std::unique_ptr<storage::SqliteFactLog> m_log;
    std::unique_ptr<sync::Hub> m_hub;
};

// Stamps, keeps and shows facts as the kiosk program does.
class TestKiosk {
public:
    TestKiosk(std::filesystem::path file, storage::Device device, Clock const& clock,
              std::uint64_t seed);

    domain::Fact say(domain::Fact draft);
    // The process dies at this moment; a new one begins with what its disk holds, and answers on
    // the way are lost.
    void crash();
    void take_events();

    storage::Device device;
    std::unique_ptr<sync::KioskStore> store;
    std::unique_ptr<sync::SyncEngine> engine;
    sync::LocalState local;
    sync::SyncStatus status;
    std::vector<Error> failures;
    bool revoked = false;
    std::vector<domain::Fact> said;

private:
    void open();

    std::filesystem::path m_file;
    Clock const& m_clock;
    Random m_random;
    int m_lives = 0;
    std::int64_t m_last_sequence = 0;
};

inline std::string value_in(std::string const& target, std::string const& name) {
    for (auto const* sign : {"?", "&"}) {
        auto const at = target.find(sign + name + "=");
        if (at == std::string::npos) continue;
        auto const begin = at + name.size() + 2;
        return target.substr(begin, target.find('&', begin) - begin);
    }
    return {};
}

inline sync::Response json_response(int status, std::string body) {
    return {status, "application/json", std::move(body), std::nullopt,
            sync::Response::Failure::none};
}

inline sync::Response failure_response(int status, Error const& error) {
    return json_response(status, sync::encode(sync::Failure{error.message_key, error.detail}));
}

inline TestServer::TestServer(std::filesystem::path const& file, Clock const& clock)
    : m_clock(clock) {
    restart(file);
}

inline void TestServer::restart(std::filesystem::path const& file) {
    m_hub.reset();
    m_log.reset();
    auto opened = storage::SqliteFactLog::open(file, k_unlock);
    check(opened.ok(), "a test's log opens");
    m_log = std::move(*opened);
    m_log->database().execute("PRAGMA synchronous = OFF");  // nobody pulls the plug here
    m_hub = std::make_unique<sync::Hub>(*m_log, m_clock);
}

inline storage::Device TestServer::pair(storage::Role role) {
    auto made = m_log->devices().pair(k_event, role, "kiosk", m_clock.now());
    check(made.ok(), "a test's device is paired");
    return made->device;
}

inline std::int64_t number_in(std::string const& target, std::string const& name) {
    auto const value = value_in(target, name);
    return value.empty() ? 0 : std::stoll(value);
}

inline sync::Response handle_push(sync::Hub& hub, std::vector<storage::Device> const& devices,
                                  storage::Device const& device, std::string const& body) {
    auto const decoded = sync::decode_push_request(body);
    if (!decoded.ok()) return failure_response(400, decoded.error());
    sync::Push push{device, *decoded};
    for (auto const& known : devices) push.speakers.emplace(known.id, known.role);
    auto const answers = hub.push_group({&push, 1});
    if (!answers.front().ok()) return failure_response(500, answers.front().error());
    return json_response(200, sync::encode(*answers.front()));
}

inline sync::Response handle_request(sync::Hub& hub, storage::Devices& devices,
                                     storage::Device const& device, sync::Request const& request,
                                     bool may_wait, std::size_t most_facts_in_page) {
    auto const known = devices.known(device.event);
    auto const found =
        std::ranges::find(*known, device.id, [](auto const& it) { return it.device.id; });
    if (found == known->end())
        return failure_response(401, {ErrorKind::not_found, "sync.unknown_device", {}});
    if (found->device.revoked)
        return failure_response(401, {ErrorKind::refused, "sync.revoked", {}});
    if (request.channel == sync::Channel::push) {
        std::vector<storage::Device> speakers;
        for (auto const& it : *known) speakers.push_back(it.device);
        return handle_push(hub, speakers, device, request.body);
    }
    auto const& target = request.target;
    sync::Pull pull{
        value_in(target, "epoch"), number_in(target, "after"),
        std::min(most_facts_in_page, static_cast<std::size_t>(number_in(target, "limit")))};
    pull.hall_epoch = value_in(target, "hall_epoch");
    pull.hall = number_in(target, "hall");
    pull.decided = number_in(target, "decided");
    auto page = hub.pull(device, pull);
    if (!page.ok()) return failure_response(500, page.error());
    if (page->venue && value_in(target, "devices") != sync::mark_of(*known))
        page->venue->devices = *known;
    bool const hall_news =
        page->hall && (page->hall->epoch != pull.hall_epoch || page->hall->next != pull.hall);
    bool const venue_news = page->venue && (!page->venue->answers.empty() || page->venue->devices);
    bool const nothing = !page->reset && page->next == pull.after && !hall_news && !venue_news;
    if (may_wait && nothing && value_in(target, "wait") != "0") return {};
    return json_response(page->reset ? 410 : 200, sync::encode(*page));
}

inline sync::Response TestServer::handle(storage::Device const& device,
                                         sync::Request const& request, bool may_wait) {
    return handle_request(*m_hub, m_log->devices(), device, request, may_wait, most_facts_in_page);
}

inline domain::State TestServer::state() {
    domain::State copy;
    check(m_hub->with_state(k_event, [&](domain::State const& state) { copy = state; }).ok(),
          "a test's state is read");
    return copy;
}

inline std::vector<domain::Fact> TestServer::facts() {
    auto facts = m_log->read(k_event, 0, 1'000'000);
    check(facts.ok(), "a test's log is read");
    return std::move(*facts);
}

inline TestKiosk::TestKiosk(std::filesystem::path file, storage::Device device_, Clock const& clock,
                            std::uint64_t seed)
    : device(std::move(device_)), m_file(std::move(file)), m_clock(clock), m_random(seed) {
    open();
}

inline void TestKiosk::open() {
    auto opened = sync::KioskStore::open(m_file, device.event, device.id, k_unlock);
    check(opened.ok(), "a test's store opens");
    store = std::move(*opened);
    store->database().execute("PRAGMA synchronous = OFF");
    engine = std::make_unique<sync::SyncEngine>(*store, m_clock, m_random, device.event);
    local = {};
    local.confirm(*store->confirmed(0, 1'000'000), 0);
    local.append(*store->pending());
    auto const problems = store->problems();
    for (auto const& problem : *problems) local.refuse(problem);
    m_last_sequence = *store->last_sequence();
}

// What a dead process leaves is what its files hold while they are still open.
inline void TestKiosk::crash() {
    auto const next = m_file.string() + "." + std::to_string(++m_lives);
    for (auto const* suffix : {"", "-wal"})
        if (std::filesystem::exists(m_file.string() + suffix))
            std::filesystem::copy_file(m_file.string() + suffix, next + suffix);
    engine.reset();
    store.reset();
    m_file = next;
    open();
}

inline domain::Fact TestKiosk::say(domain::Fact draft) {
    draft.id = FactId::make(m_clock, m_random);
    auto fact = stamped(std::move(draft), device.id, ++m_last_sequence);
    fact.recorded_at = m_clock.now();
    said.push_back(fact);
    local.append({fact});
    engine->append({fact});
    take_events();
    return fact;
}

inline void TestKiosk::take_events() {
    for (auto& event : engine->take_events()) {
        if (auto* confirmed = std::get_if<sync::Confirmed>(&event)) {
            if (confirmed->reset) local.reset(confirmed->pending);
            local.confirm(confirmed->facts, confirmed->decided_up_to, confirmed->hall);
            local.move(confirmed->moves);
        } else if (auto* refused = std::get_if<sync::Refused>(&event)) {
            local.refuse(refused->problem);
        } else if (auto* told = std::get_if<sync::SyncStatus>(&event)) {
            status = *told;
        } else if (auto* failed = std::get_if<sync::Failed>(&event)) {
            failures.push_back(failed->error);
            local.forget(failed->facts);
        } else if (std::holds_alternative<sync::Revoked>(event)) {
            revoked = true;
        }
    }
}

// One exchange on a good network for everything the engine wants; false when it wants nothing.
template <class Server>
bool exchange(Server& server, TestKiosk& kiosk) {
    bool moved = false;
    for (auto const& request : kiosk.engine->take_requests()) {
        auto const response = server.handle(kiosk.device, request, false);
        auto const cursor = kiosk.store->checkpoint()->cursor;
        kiosk.engine->answer(request.channel, response);
        kiosk.take_events();
        moved = moved || request.channel == sync::Channel::push ||
                kiosk.store->checkpoint()->cursor != cursor || response.status != 200;
    }
    return moved;
}

// Until neither side has anything to say.
inline void settle(TestServer& server, TestKiosk& kiosk) {
    kiosk.engine->retry_now();
    for (int i = 0; i < 1'000 && exchange(server, kiosk); ++i) {
    }
}

}  // namespace ontmoet::test
