// SPDX-License-Identifier: EUPL-1.2
#include "server/private_page.h"

#include "server/accept_language.h"

namespace ontmoet::server {

Result<PrivatePage> PrivatePage::open(Books books, bool behind_proxy, PageMay may,
                                      std::filesystem::path const& assets) {
    TRY_ASSIGN(auto tongues, i18n::Tongues::load(assets / "locale"));
    TRY_ASSIGN(auto css, read_web_file(assets / "web" / "phone.css"));
    return PrivatePage(books, behind_proxy, may, std::move(tongues), std::move(css));
}

i18n::Tongue const& PrivatePage::tongue_of(Call const& call, std::string const& language) const {
    auto const asked = call.request().header("accept-language").value_or("");
    return m_tongues.get(language.empty() ? preferred_language(asked) : language);
}

void PrivatePage::answer(Call& call, int status, std::string_view content_type,
                         i18n::Tongue const& tongue, std::string body) const {
    auto response = page_response(status, content_type, tongue, m_policy, std::move(body));
    if (status == 503)
        response.headers.emplace_back("Retry-After", std::to_string(k_retry_after_s));
    if (status == 429)
        response.headers.emplace_back(
            "Retry-After", std::to_string(FailedTries::seconds_left(m_books.clock.uptime())));
    call.answer(std::move(response));
}

void PrivatePage::answer_gone(Call& call) {
    auto const peer = peer_of(call.request(), m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    bool const is_blocked = m_failed_keys.is_blocked(peer, uptime);
    if (!is_blocked) m_failed_keys.count(peer, uptime);
    auto const& tongue = tongue_of(call, {});
    answer(call, is_blocked ? 429 : 404, "text/html", tongue,
           message_page(tongue, "phone.gone", "phone.gone_body", m_css));
}

void PrivatePage::answer_busy(Call& call) const {
    auto const& tongue = tongue_of(call, {});
    answer(call, 503, "text/html", tongue, message_page(tongue, "error.server_busy", {}, m_css));
}

}  // namespace ontmoet::server
