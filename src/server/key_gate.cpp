// SPDX-License-Identifier: EUPL-1.2
#include "server/key_gate.h"

#include "exchange/local_time.h"
#include "server/console_gate.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

// The token of "Token …", whatever the scheme is called.
std::string key_token(Request const& request) {
    auto const value = request.header("authorization").value_or("");
    auto const space = value.find(' ');
    return space == value.npos ? std::string{} : std::string(value.substr(space + 1));
}

Error unknown_path() {
    return {ErrorKind::not_found, "error.unknown_event", {}};
}

}  // namespace

Result<KeyVisit> KeyGate::visit_of(std::string const& token, Route const& route,
                                   std::vector<std::string> const& values) {
    TRY_ASSIGN(auto const account, m_accounts.find(login_of_token(token)));
    if (!account || !is_token_of(*account, token))
        return Error{ErrorKind::refused, "error.unknown_key", {}};
    auto key = key_of(*account);
    auto const now = m_books.clock.now();
    if (key->is_over(now))
        return Error{ErrorKind::refused, "console.key_over",
                     exchange::iso_moment(key->valid_until)};
    note_use(*key, now);
    if (std::ranges::find(key->scopes, route.scope) == key->scopes.end())
        return Error{ErrorKind::refused, "error.key_scope", std::string(route.scope)};
    if (values.empty() || values.front() != slug_of(key->organiser)) return unknown_path();
    KeyVisit visit{std::move(*key), {}};
    if (route.pattern.find("{event}") == route.pattern.npos) return visit;
    auto const event = parse_id<EventId>(values.at(1));
    if (!event.ok()) return unknown_path();
    visit.event = *event;
    bool is_theirs = false;
    TRY(m_hub.with_state(*event, [&](domain::State const& state) {
        is_theirs = is_of_organiser(state.event, visit.key.organiser);
    }));
    if (!is_theirs) return unknown_path();
    return visit;
}

void KeyGate::note_use(ApiKey const& key, Moment now) {
    if (now - key.last_used < k_key_note_pause) return;
    auto const noted = obey(use_of(key.id, now), m_accounts, now);
    if (!noted.ok()) m_books.log.step("key_use_not_noted", noted.error().message_key);
}

void KeyGate::let_in(CallPtr const& call, Route const& route,
                     std::vector<std::string> const& values, Work work) {
    // What is longer than any key is none, and is not remembered as one that asked.
    auto token = key_token(call->request());
    if (token.size() > k_longest_key) token.clear();
    auto const peer = peer_of(call->request(), m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    {
        std::scoped_lock const lock(m_mutex);
        if (m_failed.is_blocked(peer, uptime) || m_asked.is_blocked(token, uptime))
            return call->answer(too_many_tries(FailedTries::seconds_left(uptime)));
        m_asked.count(token, uptime);
    }
    bool const added =
        m_slow.add([this, call, &route, values, token, peer, uptime, work = std::move(work)] {
            auto const visit = visit_of(token, route, values);
            if (!visit.ok()) {
                auto const& error = visit.error();
                bool const is_unknown = error.message_key == "error.unknown_key";
                if (is_unknown) {
                    std::scoped_lock const lock(m_mutex);
                    m_failed.count(peer, uptime);
                }
                if (error.kind != ErrorKind::refused) return call->answer(error);
                return call->refuse(is_unknown ? 401 : 403, error.message_key, error.detail);
            }
            auto response = work(*visit);
            if (!response.ok()) return call->answer(response.error());
            response->headers.emplace_back("Cache-Control", "no-store");
            call->answer(std::move(*response));
        });
    if (!added) call->answer(busy_response());
}

}  // namespace ontmoet::server
