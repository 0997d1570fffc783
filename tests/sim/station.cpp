// SPDX-License-Identifier: EUPL-1.2
#include "sim/station.h"

#include "support/sync_world.h"
#include "sync/lending.h"

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
    if (request.channel == sync::Channel::pull && sync::may_hold_leases(device->role))
        (void)hub.lend(m_event, {device->id});  // a machine that dies meanwhile says so itself
    if (response.status != 0) return response;
    (void)hub.on_news(m_event, test::number_in(request.target, "after"), std::move(news),
                      test::number_in(request.target, "hall"));
    return std::nullopt;
}

}  // namespace ontmoet::sim
