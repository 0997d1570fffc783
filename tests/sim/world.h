// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/faults.h"
#include "sim/invariant.h"
#include "sim/people.h"
#include "sim/story.h"
#include "sim/venue.h"
#include "support/temp_folder.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ontmoet::sim {

// An invariant that did not hold, after which step.
struct Violation {
    std::string invariant;
    std::string words;
};

// What is asked of every world in the end, beside the invariants.
inline constexpr std::string_view k_all_come_together = "all come together";
// Nobody asks without end.
inline constexpr std::string_view k_nobody_spins = "nobody spins";

// What went on in a world, in numbers.
struct Tally {
    std::size_t kiosks = 0;
    std::size_t steps = 0;
    std::size_t facts = 0;  // in the log at the end
    std::size_t exchanges = 0;
    std::size_t crashes = 0;
    std::size_t epochs = 0;
};

// One server, its kiosks and their people on one day of some minutes: first everything may go
// wrong (safety: every invariant after each step), then nothing does any more (liveness: all come
// together within a bound). The real engine, store, hub and log in virtual time, on virtual disks
// and a virtual network; everything follows from the seed.
class World {
public:
    World(std::uint64_t seed, Story& story);
    World(World const&) = delete;
    World& operator=(World const&) = delete;
    ~World();

    std::optional<Violation> run();
    Tally const& tally() const { return m_tally; }

private:
    using Action = std::function<void()>;
    struct Conversation;
    using Call = std::shared_ptr<Conversation>;
    struct Line;
    struct Place;

    // The day
    void open_the_hall();
    void live_until(Duration end, std::function<bool()> const& done);
    void heal();
    bool has_come_together() const;
    std::string who_is_behind() const;
    void check_at_the_end();

    // Time
    void after(Duration delay, Action action);
    Duration between(int least_ms, int most_ms);
    bool happens(int per_mille);

    // The network
    void carry(Line& line, sync::Request request);
    void arrive(Call const& call, bool is_heard);
    void wait_for_news(Call const& call);
    void send_back(Call const& call, sync::Response response);
    void after_station(Station& station, sync::Channel channel);
    void finish(Call const& call, sync::Response const& response);
    Duration delay();

    // Kiosks
    void start(Place& place);
    void let_somebody_act(Place& place);
    void after_kiosk(Place& place);
    void bury(Place& place, Death how);
    void wake(Place& place, std::uint64_t number);

    // The laptop in the hall
    void set_up_venue();
    void start_venue();
    void after_venue();
    void bury_venue(Death how);
    void let_fate_act_on_venue();
    void judge_venue();

    // The server
    void start_server();
    void after_server();
    void bury_server(Death how);

    // What goes wrong of itself
    void let_fate_act();
    void let_fate_act_on(Place& place);
    void let_fate_act_on_server();
    void revoke_somebody();
    void pair_somebody_again();
    void give_somebody_a_role();
    bool is_revoked(Place const& place) const;

    // Judgement
    void judge_server();
    void judge(Place& place);
    void broken(std::string_view invariant, std::string words);
    Look look() { return {m_reference, m_server, m_healed}; }
    template <class Words>
    void tell(std::string const& who, Words words) {
        m_story.tell(m_timeline.now, who, words);
    }

    Random m_chance;
    Story& m_story;
    test::TempFolder m_folder;
    Timeline m_timeline;
    Faults m_faults;
    std::map<std::pair<Duration, std::uint64_t>, Action> m_agenda;
    std::uint64_t m_last_entry = 0;

    Server m_server;
    std::unique_ptr<Venue> m_venue;  // none in most worlds
    std::unique_ptr<Line> m_venue_line;
    Reference m_reference;
    std::vector<std::unique_ptr<Place>> m_places;
    std::unique_ptr<People> m_people;
    std::vector<DeviceId> m_revoked;
    std::map<DeviceId, storage::Role> m_roles;  // that were given since the morning
    bool m_healing = false;
    bool m_healed = false;
    std::optional<Violation> m_violation;
    Tally m_tally;
};

}  // namespace ontmoet::sim
