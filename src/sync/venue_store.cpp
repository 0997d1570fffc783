// SPDX-License-Identifier: EUPL-1.2
#include "sync/venue_store.h"

namespace ontmoet::sync {

using domain::Fact;

Result<std::unique_ptr<VenueStore>> VenueStore::open(EventId event, storage::SqliteFactLog& copy,
                                                     HallList& hall, Hub& hub, Heard heard,
                                                     Wanted wanted) {
    std::unique_ptr<VenueStore> store(
        new VenueStore(event, copy, hall, hub, std::move(heard), std::move(wanted)));
    TRY_ASSIGN(auto const decided, copy.decided(event, 0));
    TRY(hall.begin(decided));
    TRY_ASSIGN(auto const known, copy.devices().known(event));
    store->learn_devices(known);
    // What was answered here is open no more in the copy, so its mark may be that of a centre which
    // has heard so meanwhile: the list is asked for once.
    store->m_devices_mark.clear();
    return store;
}

void VenueStore::learn_devices(std::vector<storage::KnownDevice> const& told) {
    m_known.clear();
    m_revoked.clear();
    for (auto const& device : told) {
        m_known.insert(device.device.id);
        if (device.device.revoked) m_revoked.insert(device.device.id);
    }
    m_devices_mark = mark_of(told);
}

// What cannot be read now is told later.
std::vector<AnsweredAtHall> VenueStore::answered() const {
    std::vector<AnsweredAtHall> answered;
    auto const orders = m_copy.devices().orders(m_event, {});
    if (!orders.ok()) return answered;
    for (auto const& order : *orders)
        if (order.answered_at != Moment{})
            answered.push_back({order.device, {order.number, order.fault}});
    return answered;
}

Status VenueStore::append(std::span<Fact const> /*own*/) {
    return Error{ErrorKind::refused, "error.ask_central_server", to_string(m_event)};
}

Result<std::vector<Fact>> VenueStore::pending() {
    return std::vector<Fact>{};
}

Result<std::int64_t> VenueStore::pending_count() {
    return m_hall.waiting();
}

Result<std::vector<Fact>> VenueStore::to_send(std::size_t limit, std::size_t most_bytes,
                                              AtHall /*at_hall*/) {
    return m_hall.to_send(limit, most_bytes,
                          [&](DeviceId device) { return m_known.contains(device); });
}

// The devices ask for their answers themselves.
Result<std::vector<Problem>> VenueStore::take_answers(std::span<FactAnswer const> answers,
                                                      std::string const& epoch) {
    TRY_ASSIGN(auto const head, m_copy.head(m_event));
    if (head.epoch == epoch) m_hall.note_answered(answers);
    return std::vector<Problem>{};
}

// What is missing comes from its device, which this server asks for it.
Status VenueStore::send_again_from(std::int64_t /*sequence*/, Fact const& /*stamp*/) {
    return {};
}
Status VenueStore::forget_sent(Moment /*before*/) {
    return {};
}

Result<Checkpoint> VenueStore::checkpoint() {
    TRY_ASSIGN(auto const head, m_copy.head(m_event));
    return Checkpoint{head.newest, head.epoch};
}

std::string VenueStore::also_asked() {
    auto asked = "&decided=" + std::to_string(m_hall.decided()) + "&devices=" + m_devices_mark;
    auto const heard = m_heard ? m_heard() : std::vector<AtHallNow>{};
    if (!heard.empty()) asked += "&heard=" + heard_text(heard);
    if (auto const told = answered(); !told.empty()) asked += "&answered=" + answered_text(told);
    return asked;
}

Status VenueStore::take_page(PullPage const& page) {
    if (!page.venue) return Error{ErrorKind::invalid_input, "sync.not_central", {}};
    TRY_ASSIGN(auto const head, m_copy.head(m_event));
    if (head.epoch != page.epoch) TRY(begin_epoch(page.epoch));
    if (page.venue->devices) {
        TRY(m_copy.devices().replace(m_event, *page.venue->devices));
        learn_devices(*page.venue->devices);
        for (auto const& device : *page.venue->devices)
            if (m_wanted && !device.open_orders.empty()) m_wanted(device.device.id);
    }
    auto const taken = m_hub.take_copy(m_event, page);
    // A page that does not go on where the copy ends would come for ever: the copy begins anew.
    if (!taken.ok() && taken.error().message_key == "error.bad_message")
        TRY(begin_epoch(page.epoch));
    TRY(taken);
    if (page.more) return {};
    for (auto const device : m_revoked) TRY(m_hall.fill_gaps(device));
    return {};
}

Status VenueStore::begin_epoch(std::string const& epoch) {
    // "1f2e.host" is a kiosk's (reveal.h): whoever says so takes this server for one.
    if (epoch.find('.') != epoch.npos)
        return Error{ErrorKind::invalid_input, "sync.not_central", {}};
    return m_hub.replace_copy(m_event, [&]() -> Status {
        TRY(m_copy.begin_copy(m_event, epoch));
        return m_hall.begin({});
    });
}

Status VenueStore::set_setting(std::string_view /*name*/, std::string_view /*value*/) {
    return {};
}

Status VenueStore::wipe() {
    return m_hub.replace_copy(m_event, [&]() -> Status {
        TRY(m_hall.wipe());
        return m_copy.wipe();
    });
}

}  // namespace ontmoet::sync
