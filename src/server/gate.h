// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/failed_tries.h"
#include "server/limits.h"
#include "server/slow_work.h"
#include "storage/devices.h"
#include "sync/presence.h"

#include <map>
#include <optional>

namespace ontmoet::server {

// The I/O thread as its guests see it.
struct Loop {
    std::function<void(std::function<void()>)> post;             // from any thread
    std::function<void(Duration, std::function<void()>)> after;  // from the loop itself
};

// Of a venue server; empty: it is none.
struct VenueLine {
    // Whether the central server, which may know who is unknown here, is out of reach.
    std::function<bool()> is_cut_off{};
    // Passes on who asked, and what it told of itself.
    std::function<void(DeviceId, std::optional<sync::Presence> const&)> heard{};
};

// Who asks: a device is known by its token. Slows down who has a wrong one, writes down when a
// device was last heard of, and hands out new tokens in time. A right token always passes: tokens
// have 256 bits and cannot be guessed, but fifty kiosks may share the address of one that was
// revoked. On the loop.
class Gate {
public:
    // `behind_proxy`: the address to count against is the last one of X-Forwarded-For.
    // The devices, the slow work and the loop must outlive it.
    Gate(Books books, storage::Devices& devices, SlowWork& slow, Loop loop, bool behind_proxy,
         VenueLine venue = {})
        : m_books(books),
          m_devices(devices),
          m_slow(slow),
          m_loop(std::move(loop)),
          m_behind_proxy(behind_proxy),
          m_venue(std::move(venue)) {}
    ~Gate() { *m_alive = false; }
    Gate(Gate const&) = delete;
    Gate& operator=(Gate const&) = delete;

    // The device that asks; otherwise the call has been answered.
    std::optional<storage::Device> device_of(CallPtr const& call, EventId event);
    // The same by this token, and whoever asks has to answer. Errors: Devices::authenticate, and
    // ErrorKind::unavailable "error.too_many_attempts" (detail: the seconds to wait).
    Result<storage::Device> device_by(Call& call, EventId event, std::string_view token);
    // Whoever has the right token and a program that is too old is still heard of.
    void note_too_old(Request const& request, EventId event);
    // A venue server heard of these, of which those come back that are devices of the event.
    std::vector<storage::Device> heard_at_hall(EventId event,
                                               std::vector<sync::AtHallNow> const& heard);
    // How the devices of the event are, as far as this server has heard.
    Result<sync::DeviceList> devices_of(EventId event);
    // What devices told of themselves.
    sync::PresenceBoard const& heard() const { return m_board; }
    // What the device is by now: revoked, of another role. Errors: Devices::find, "sync.revoked".
    Result<storage::Device> device_now(storage::Device const& device);
    // Adds a new token to the answer (sync::k_next_token_header) when the device's has been in use
    // for k_token_life.
    void renew_token(storage::Device const& device, Response& response);
    // Writes down what is not yet.
    void keep_last_seen();

private:
    void note_seen(storage::Device const& device);

    Books m_books;
    storage::Devices& m_devices;
    SlowWork& m_slow;
    Loop m_loop;
    bool m_behind_proxy;
    VenueLine m_venue;
    FailedTries m_failed_tokens{{.by_address = k_failed_tokens_per_minute}};
    std::map<DeviceId, storage::Seen> m_seen;  // not yet written down
    sync::PresenceBoard m_board;
    Duration m_next_renewal{0};
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace ontmoet::server
