// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "domain/fact.h"
#include "sync/device_orders.h"
#include "sync/local_state.h"
#include "sync/presence.h"
#include "sync/protocol.h"
#include "sync/sync_store.h"
#include "sync/table_code.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ontmoet::sync {

// The conversations of a kiosk: they never wait for each other.
enum class Channel { push, pull, devices, table_code, orders };
inline constexpr std::size_t k_channels = 5;

struct Request {
    Channel channel = Channel::push;
    std::string method;
    std::string target;  // path and query
    std::string body;
    Duration timeout{0};  // without an answer; one that arrives slowly is waited for
    Presence presence{};
};

// What came back. `status` 0: nothing came back, and `failure` says why.
struct Response {
    enum class Failure { none, unreachable, broken_off };
    int status = 0;
    std::string content_type;
    std::string body;
    std::optional<Duration> retry_after;
    Failure failure = Failure::none;
};

// What the owner of a LocalState needs to hear.
struct Saved {
    std::vector<FactId> facts;
};
struct Confirmed {
    bool reset = false;                 // first LocalState::reset(pending)
    std::vector<domain::Fact> pending;  // with `reset` only
    std::vector<domain::Fact> facts;
    std::int64_t decided_up_to = 0;
    HallChange hall{};
    AudienceMoves moves{};  // after the facts
    // Erased in an epoch that is over, which this one does not know: to be said again.
    std::vector<PersonId> lost_erasures{};
};
struct Refused {
    Problem problem;
};
struct SyncStatus {
    bool online = false;
    std::int64_t pending = 0;           // own facts not yet confirmed
    Moment last_contact;                // this device's clock, 0: never
    std::int64_t server_offset_ms = 0;  // server clock minus this device's
    // Why it is offline or cannot deliver; empty while all is well. For example "sync.no_server",
    // "sync.foreign_answer", "sync.unknown_device", "sync.too_old", "sync.server_busy".
    std::string message_key;
    friend bool operator==(SyncStatus const&, SyncStatus const&) = default;
};
// How the devices of the event are, while somebody looks after them.
struct DevicesHeard {
    DeviceList list;
};
// What came of ask_table_code().
struct TableCodeHeard {
    OrganisationId organisation;
    TableCode code{};
    std::string message_key{};  // why there is none
};
// What an organiser wants of this device and it has not answered; answer_order() does.
struct OrdersHeard {
    std::vector<DeviceOrder> orders;
    std::vector<std::int64_t> told{};  // numbers of those whose answers the server has now
};
struct Failed {
    Error error;
    std::vector<FactId> facts;  // not saved: LocalState::forget
};
struct Revoked {};
using SyncEvent = std::variant<Saved, Confirmed, Refused, SyncStatus, DevicesHeard, TableCodeHeard,
                               OrdersHeard, Failed, Revoked>;

// Keeps a store and a server in step: what to ask next, what an answer means, when to try
// again. Knows no threads and no sockets; whoever owns it carries the requests and tells the time.
class SyncEngine {
public:
    // The store must outlive the engine. Unfinished business is taken up where it was left.
    SyncEngine(SyncStore& store, Clock const& clock, Random& random, EventId event);

    // Makes stamped facts durable, says Saved or Failed, and sends them when it can. One that could
    // not be sent fails alone.
    void append(std::vector<domain::Fact> const& own);
    // The store has more to send than the engine knows of.
    void look_for_facts() { m_something_to_send = true; }
    void keep_setting(std::string_view name, std::string_view value);
    // Told with every request from here on.
    void tell_health(Health health) { m_health = std::move(health); }

    // Requests to start now, at most one running for each channel.
    std::vector<Request> take_requests();
    void answer(Channel channel, Response const& response);
    // When to ask again for requests although nothing happened, counted from now.
    Duration next_deadline() const;
    std::vector<SyncEvent> take_events();
    // While a host is there: asks every k_devices_interval how the devices are.
    void watch_devices(bool watch);
    // Asks once for a code that makes a phone or a laptop the device of their table: a host waits.
    // While one is asked for, another touch changes nothing.
    void ask_table_code(OrganisationId organisation);
    // An order is done, or could not be: a message key. Told to the server until it has heard it.
    void answer_order(OrderAnswer answer);
    // Everything here is forgotten, as if it had been revoked.
    void wipe();
    // Somebody pressed "try again", or the network is said to be back.
    void retry_now();

    bool revoked() const { return m_revoked; }

private:
    struct Line {
        bool running = false;
        int failures = 0;
        Duration not_before{0};  // uptime
        Duration started{0};
    };

    Line& line(Channel channel) { return m_lines[static_cast<std::size_t>(channel)]; }
    void save(std::vector<domain::Fact> const& own);
    std::optional<Request> push_request();
    Request pull_request();
    void take_device_list(Response const& response);
    void take_table_code(Response const& response);
    void take_push_answer(std::string const& body);
    void note_held(PushAnswer const& message);
    void take_pull_page(std::string const& body);
    HallChange take_hall_news(PullPage& page);
    void forget_hall();
    void forget_sent(Moment server_time);
    void begin_epoch(std::string const& epoch);
    void take_failure(Channel channel, Response const& response);
    void back_off(Channel channel, Duration longest, std::optional<Duration> retry_after,
                  std::string message_key);
    void note_contact(Channel channel, Moment server_time);
    void say_status();
    bool good(Status const& status);
    domain::Fact lost_stamp();
    bool has_orders_to_ask() const;
    Request orders_request();
    void take_orders(Response const& response);

    SyncStore& m_store;
    Clock const& m_clock;
    Random& m_random;
    EventId m_event;
    std::array<Line, k_channels> m_lines;
    bool m_watching = false;
    OrganisationId m_table_of;                 // whose table's code is asked for; none: nobody asks
    std::int64_t m_open_order = 0;             // as the server said last
    std::int64_t m_heard_order = 0;            // the newest that was handed out
    std::vector<OrderAnswer> m_order_answers;  // not with the server yet
    std::size_t m_answers_under_way = 0;
    bool m_something_to_send = true;
    std::int64_t m_first_sent = 0;
    // What a venue server told; in memory only, so that another one, or this one begun anew, is
    // sent everything that nobody decided.
    std::string m_hall_epoch;  // empty: it is no venue server
    std::int64_t m_hall_next = 0;
    AtHall m_at_hall;
    bool m_caught_up = false;     // the last page had no successor: the next pull may wait
    bool m_doubts_clock = false;  // one of the clocks may have been set: the next pull tells
    bool m_revoked = false;
    Duration m_next_cleaning{0};
    Health m_health;
    SyncStatus m_status;
    SyncStatus m_said;
    std::vector<SyncEvent> m_events;
};

}  // namespace ontmoet::sync
