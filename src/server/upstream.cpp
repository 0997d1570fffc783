// SPDX-License-Identifier: EUPL-1.2
#include "server/upstream.h"

#include "platform/http_client.h"
#include "server/limits.h"
#include "sync/limits.h"
#include "sync/venue_store.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace ontmoet::server {
namespace {

struct UpstreamAnswer {
    sync::Channel channel;
    sync::Response response;
};

// What other threads put down for the line's own.
struct UpstreamTray {
    // A device of the hall; when it asked and when the centre was told, by the uptime.
    struct Heard {
        sync::AtHallNow what;
        Duration at{0};
        Duration told{-1};
    };
    // In one question there is room for k_most_heard_at_hall: those first who waited longest.
    std::vector<sync::AtHallNow> to_tell(Duration now) {
        std::scoped_lock const lock(mutex);
        std::erase_if(heard,
                      [&](auto const& entry) { return entry.second.at < now - k_in_contact; });
        std::vector<Heard*> first;
        for (auto& entry : heard) first.push_back(&entry.second);
        std::ranges::stable_sort(first, {}, &Heard::told);
        first.resize(std::min(first.size(), sync::k_most_heard_at_hall));
        std::vector<sync::AtHallNow> told;
        for (auto* one : first) {
            one->told = now;
            told.push_back(one->what);
        }
        return told;
    }

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<UpstreamAnswer> answers;
    std::map<DeviceId, Heard> heard;
    bool hall_changed = true;
    bool ending = false;
};

}  // namespace

struct Upstream::Inside {
    Inside(Books the_books, sync::Pairing const& pairing, DataFolder& the_folder,
           std::shared_ptr<UpstreamTray> the_tray, std::unique_ptr<sync::VenueStore> opened,
           std::uint64_t seed)
        : books(the_books),
          folder(the_folder),
          tray(std::move(the_tray)),
          store(std::move(opened)),
          chance(seed),
          engine(*store, books.clock, chance, pairing.event) {}

    Books books;
    DataFolder& folder;
    std::shared_ptr<UpstreamTray> tray;
    std::unique_ptr<sync::VenueStore> store;
    Random chance;
    sync::SyncEngine engine;
    std::unique_ptr<platform::HttpClient> http;
    bool was_online = false;
    std::atomic<bool> is_online = false;
    std::thread thread;

    void run();
    void tell_events();
    void tell(sync::SyncStatus const& status);
};

void Upstream::Inside::run() {
    for (;;) {
        std::vector<UpstreamAnswer> answers;
        bool hall_changed = false;
        {
            std::unique_lock lock(tray->mutex);
            tray->changed.wait_for(lock, engine.next_deadline(), [&] {
                return !tray->answers.empty() || tray->hall_changed || tray->ending;
            });
            if (tray->ending) return;
            answers.swap(tray->answers);
            hall_changed = std::exchange(tray->hall_changed, false);
        }
        if (hall_changed) engine.look_for_facts();
        for (auto const& [channel, response] : answers) engine.answer(channel, response);
        for (auto& request : engine.take_requests()) http->start(std::move(request));
        tell_events();
    }
}

void Upstream::Inside::tell_events() {
    for (auto const& event_told : engine.take_events()) {
        if (auto const* status = std::get_if<sync::SyncStatus>(&event_told)) tell(*status);
        if (auto const* failed = std::get_if<sync::Failed>(&event_told))
            books.log.step("upstream_failed", failed->error.message_key);
        if (std::holds_alternative<sync::Revoked>(event_told)) books.log.step("upstream_revoked");
    }
}

void Upstream::Inside::tell(sync::SyncStatus const& status) {
    is_online = status.online;
    folder.hub().set_clock_offset(Duration{status.server_offset_ms});
    if (status.online == std::exchange(was_online, status.online)) return;
    books.log.step(status.online ? "upstream_reached" : "upstream_lost", status.message_key);
}

Result<std::unique_ptr<Upstream>> Upstream::open(Books books, sync::Pairing const& pairing,
                                                 DataFolder& folder, std::uint64_t seed,
                                                 sync::VenueStore::Wanted wanted) {
    check(folder.hall() != nullptr, "a venue server's folder has a hall");
    auto tray = std::make_shared<UpstreamTray>();
    auto const heard = [tray, &clock = books.clock] { return tray->to_tell(clock.uptime()); };
    TRY_ASSIGN(auto store, sync::VenueStore::open(pairing.event, *folder.file_log(), *folder.hall(),
                                                  folder.hub(), heard, std::move(wanted)));
    auto inside =
        std::make_unique<Inside>(books, pairing, folder, std::move(tray), std::move(store), seed);
    auto* const raw = inside.get();
    raw->http = std::make_unique<platform::HttpClient>(
        platform::ServerAccess{{pairing.url, pairing.public_key}, {pairing.token}},
        [tray = raw->tray](sync::Channel channel, sync::Response response) {
            {
                std::scoped_lock const lock(tray->mutex);
                tray->answers.push_back({channel, std::move(response)});
            }
            tray->changed.notify_one();
        });
    folder.hall()->on_held([tray = raw->tray] {
        {
            std::scoped_lock const lock(tray->mutex);
            tray->hall_changed = true;
        }
        tray->changed.notify_one();
    });
    raw->thread = std::thread([raw] { raw->run(); });
    return std::unique_ptr<Upstream>(new Upstream(std::move(inside)));
}

Upstream::Upstream(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}

Upstream::~Upstream() {
    {
        std::scoped_lock const lock(m_inside->tray->mutex);
        m_inside->tray->ending = true;
    }
    m_inside->tray->changed.notify_one();
    m_inside->thread.join();
    m_inside->http.reset();
    m_inside->folder.hall()->on_held({});
}

void Upstream::heard(DeviceId device, std::optional<sync::Presence> const& presence) {
    std::scoped_lock const lock(m_inside->tray->mutex);
    auto& heard = m_inside->tray->heard[device];
    heard.what = {device, presence.value_or(sync::Presence{})};
    heard.at = m_inside->books.clock.uptime();
}

VenueGauges Upstream::gauges() const {
    return {m_inside->is_online, static_cast<std::size_t>(m_inside->folder.hall()->waiting())};
}

}  // namespace ontmoet::server
