// SPDX-License-Identifier: EUPL-1.2
#include "sim/station.h"

#include "base/check.h"
#include "support/sync_world.h"
#include "sync/lending.h"

#include <set>
#include <utility>

namespace ontmoet::sim {
namespace {

// Small pages, so that a small event has many ends of pages.
constexpr std::size_t k_most_facts_in_page = 7;

}  // namespace

Station::Station(std::filesystem::path const& folder, Timeline const& timeline, EventId event,
                 std::uint64_t seed)
    : m_disk(folder), m_clock(timeline), m_event(event), m_chance(seed) {}

std::optional<sync::Response> Station::handle(std::string const& token,
                                              sync::Request const& request,
                                              std::function<void()> news) {
    auto const device = m_log->devices().authenticate(m_event, token, m_clock.now());
    if (!device.ok()) {
        bool const unauthorized = device.error().message_key.starts_with("sync.");
        return test::failure_response(unauthorized ? 401 : 500, device.error());
    }
    auto& hub = *m_hubs[m_chance.below(m_hubs.size())];
    auto response = test::handle_request(hub, m_log->devices(), *device, request, news != nullptr,
                                         k_most_facts_in_page);
    m_heard[device->id] = request.presence;
    if (request.channel == sync::Channel::pull) lend(hub, *device, request);
    if (response.status != 0) return response;
    (void)hub.on_news(m_event, test::number_in(request.target, "after"), std::move(news),
                      test::number_in(request.target, "hall"));
    return std::nullopt;
}

// Whoever asks for news is lent tables, here or, as a venue server tells, in its hall.
void Station::lend(sync::Hub& hub, storage::Device const& device, sync::Request const& request) {
    std::set<DeviceId> asked{device.id};
    if (device.role == storage::Role::venue) {
        auto const heard = sync::read_heard(test::value_in(request.target, "heard"));
        check(heard.has_value(), "a venue server tells whom it heard");
        for (auto const& one : *heard) asked.insert(one.device);
    }
    std::set<DeviceId> borrowers;
    for (auto const& id : asked) {
        auto const known = m_log->devices().find(m_event, id);
        if (known.ok() && !known->revoked && sync::may_hold_leases(known->role))
            borrowers.insert(id);
    }
    if (borrowers.empty()) return;
    (void)hub.lend(m_event, borrowers);  // a machine that dies meanwhile says so itself
}

std::vector<sync::AtHallNow> Station::take_heard() {
    std::vector<sync::AtHallNow> heard;
    for (auto const& [device, presence] : std::exchange(m_heard, {}))
        heard.push_back({device, presence});
    return heard;
}

}  // namespace ontmoet::sim
