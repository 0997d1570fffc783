// SPDX-License-Identifier: EUPL-1.2
#include "server/phone_route.h"

#include "server/accept_language.h"
#include "server/phone_html.h"
#include "server/web_page.h"
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

PhoneRoute::PhoneRoute(Books books, sync::Hub& hub, bool behind_proxy, i18n::Tongues tongues,
                       std::string css)
    : m_books(books),
      m_hub(hub),
      m_behind_proxy(behind_proxy),
      m_tongues(std::move(tongues)),
      m_css(std::move(css)),
      m_policy(page_policy(m_css, PageMay::show)) {}

Result<std::unique_ptr<PhoneRoute>> PhoneRoute::open(Books books, sync::Hub& hub, bool behind_proxy,
                                                     std::filesystem::path const& assets) {
    TRY_ASSIGN(auto tongues, i18n::Tongues::load(assets / "locale"));
    TRY_ASSIGN(auto css, read_web_file(assets / "web" / "phone.css"));
    return std::unique_ptr<PhoneRoute>(
        new PhoneRoute(books, hub, behind_proxy, std::move(tongues), std::move(css)));
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

void PhoneRoute::answer(Call& call, int status, std::string_view content_type,
                        i18n::Tongue const& tongue, std::string body) const {
    auto response = page_response(status, content_type, tongue, m_policy, std::move(body));
    if (status == 503)
        response.headers.emplace_back("Retry-After", std::to_string(k_retry_after_s));
    if (status == 429)
        response.headers.emplace_back(
            "Retry-After", std::to_string(FailedTries::seconds_left(m_books.clock.uptime())));
    call.answer(std::move(response));
}

void PhoneRoute::answer_gone(Call& call) {
    auto const peer = peer_of(call.request(), m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    bool const is_blocked = m_failed_keys.is_blocked(peer, uptime);
    if (!is_blocked) m_failed_keys.count(peer, uptime);
    auto const& tongue =
        m_tongues.get(preferred_language(call.request().header("accept-language").value_or("")));
    answer(call, is_blocked ? 429 : 404, "text/html", tongue,
           message_page(tongue, "phone.gone", "phone.gone_body", m_css));
}

void PhoneRoute::handle(CallPtr const& call, Act act, std::string const& key) {
    auto const asked = call->request().header("accept-language").value_or("");
    auto const found = find(key, act == Act::phone_page ? seen_of(call->target()) : std::nullopt);
    if (!found.ok()) {
        m_books.log.step("phone_page_failed", found.error().message_key);
        auto const& tongue = m_tongues.get(preferred_language(asked));
        return answer(*call, 503, "text/html", tongue,
                      message_page(tongue, "error.server_busy", {}, m_css));
    }
    if (!*found) return answer_gone(*call);
    auto const& schedule = **found;
    auto const& tongue =
        m_tongues.get(schedule.language.empty() ? preferred_language(asked) : schedule.language);
    if (act == Act::phone_calendar)
        return answer(*call, 200, "text/calendar", tongue, phone_calendar(schedule, tongue));
    answer(*call, 200, "text/html", tongue,
           phone_html(schedule, tongue, std::string(sync::k_phone_path) + key, m_css,
                      m_books.clock.now()));
}

}  // namespace ontmoet::server
