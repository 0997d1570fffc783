// SPDX-License-Identifier: EUPL-1.2
#include "server/phone_route.h"

#include "server/phone_html.h"
#include "storage/phone_key.h"
#include "sync/phone_page.h"

#include <charconv>

namespace ontmoet::server {
namespace {

// "?seen=1790000000000": a link of the page itself; anything else counts as not said.
std::optional<Moment> seen_of(Target const& target) {
    auto const value = target.value("seen").value_or("");
    Moment seen;
    auto const* const end = value.data() + value.size();
    auto const read = std::from_chars(value.data(), end, seen.ms);
    bool const is_moment = read.ec == std::errc{} && read.ptr == end && seen.ms >= 0;
    return is_moment ? std::optional{seen} : std::nullopt;
}

}  // namespace

Result<std::unique_ptr<PhoneRoute>> PhoneRoute::open(Books books, sync::Hub& hub, bool behind_proxy,
                                                     std::filesystem::path const& assets) {
    TRY_ASSIGN(auto page, PrivatePage::open(books, behind_proxy, PageMay::show, assets));
    return std::unique_ptr<PhoneRoute>(new PhoneRoute(books, hub, std::move(page)));
}

Result<std::optional<PhoneSchedule>> PhoneRoute::find(std::string const& key,
                                                      std::optional<Moment> seen) const {
    std::optional<PhoneSchedule> found;
    auto const event = storage::event_of_phone_key(key);
    if (!event) return found;
    auto const read = m_hub.with_schedules(*event, [&](auto const& state, auto const& history) {
        found = phone_schedule(state, history, storage::hash_of_phone_key(key), seen,
                               m_books.clock.now());
    });
    if (!read.ok() && read.error().kind != ErrorKind::not_found) return read.error();
    return found;
}

void PhoneRoute::handle(CallPtr const& call, Act act, std::string const& key) {
    auto const found = find(key, act == Act::phone_page ? seen_of(call->target()) : std::nullopt);
    if (!found.ok()) {
        m_books.log.step("phone_page_failed", found.error().message_key);
        return m_page.answer_busy(*call);
    }
    if (!*found) return m_page.answer_gone(*call);
    auto const& schedule = **found;
    auto const& tongue = m_page.tongue_of(*call, schedule.language);
    if (act == Act::phone_calendar)
        return m_page.answer(*call, 200, "text/calendar", tongue, phone_calendar(schedule, tongue));
    m_page.answer(*call, 200, "text/html", tongue,
                  phone_html(schedule, tongue, std::string(sync::k_phone_path) + key, m_page.css(),
                             m_books.clock.now()));
}

}  // namespace ontmoet::server
