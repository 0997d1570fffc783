// SPDX-License-Identifier: EUPL-1.2
#include "server/console_gate.h"

#include "i18n/names.h"
#include "server/console_rights.h"
#include "server/console_series.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

// Browsers take a cookie of the first name by TLS alone, and from this very host (RFC 6265bis).
constexpr std::string_view k_secure_cookie = "__Host-ontmoet";
constexpr std::string_view k_plain_cookie = "ontmoet";
// Another site's page cannot send it: a browser would ask first, and is told no.
constexpr std::string_view k_console_header = "ontmoet-console";

std::string folded_name(std::string_view text) {
    std::string folded;
    for (char const sign : storage::plain_login(text))
        if (sign != ' ' || (!folded.empty() && folded.back() != ' ')) folded += sign;
    return folded;
}

// Whether one of the words of the text, between signs that no address has, is this address.
bool names_address(std::string_view text, std::string_view address) {
    constexpr std::string_view k_between = " \t,;()<>[]/|";
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(k_between), text.size());
        if (storage::plain_login(text.substr(0, end)) == address) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

Response signed_out() {
    return error_response(401, "console.signed_out");
}

void answer(Call& call, Result<std::string> given) {
    if (!given.ok()) return call.answer(given.error());
    Response response;
    response.body = std::move(*given);
    call.answer(std::move(response));
}

}  // namespace

bool is_same_name(std::string_view one, std::string_view other) {
    return folded_name(one) == folded_name(other);
}

bool is_of_organiser(domain::Event const& event, std::string_view organiser) {
    return !folded_name(organiser).empty() && is_same_name(event.organiser, organiser);
}

bool is_own_person(std::string_view contact_person, storage::Account const& account) {
    // "S. Oosterhuis (klantmanager)": what they are stands behind.
    auto const contact = contact_person.substr(0, contact_person.find('('));
    auto const name = i18n::search_key(account.name);
    return (!name.empty() && i18n::search_key(contact) == name) ||
           names_address(contact_person, account.login);
}

bool ConsoleGate::is_secure(Request const& request) const {
    return m_https ||
           (m_behind_proxy && request.header("x-forwarded-proto").value_or("") == "https");
}

std::string ConsoleGate::token_of(Request const& request) const {
    return std::string(cookie_of(request, is_secure(request) ? k_secure_cookie : k_plain_cookie));
}

std::string ConsoleGate::cookie(Request const& request, std::string_view token) const {
    bool const secure = is_secure(request);
    auto text = std::string(secure ? k_secure_cookie : k_plain_cookie) + "=" + std::string(token) +
                "; Path=/; HttpOnly; SameSite=Strict";
    if (secure) text += "; Secure";
    if (token.empty()) text += "; Max-Age=0";
    return text;
}

bool ConsoleGate::is_from_here(Request const& request) const {
    if (!request.header(k_console_header)) return false;
    auto const origin = request.header("origin");
    if (!origin) return true;
    auto const scheme = origin->find("://");
    return scheme != origin->npos &&
           origin->substr(scheme + 3) == request.header("host").value_or("");
}

void ConsoleGate::sign_in(CallPtr const& call) {
    auto const& request = call->request();
    if (!is_from_here(request)) return call->refuse(403, "console.other_site");
    auto const peer = peer_of(request, m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    if (m_tries.is_blocked(peer, uptime))
        return call->answer(too_many_tries(FailedTries::seconds_left(uptime)));
    m_tries.count(peer, uptime);
    auto asked = decode_sign_in(request.body);
    if (!asked.ok()) return call->answer(asked.error());
    bool const added = m_slow.add([this, call, asked = std::move(*asked)] {
        auto const made = m_sign_in.sign_in(asked, token_of(call->request()));
        if (made.ok()) {
            Response response;
            response.body = encode_me(made->account);
            response.headers.emplace_back("Set-Cookie", cookie(call->request(), made->token));
            response.headers.emplace_back("Cache-Control", "no-store");
            return call->answer(std::move(response));
        }
        auto const& error = made.error();
        if (error.kind != ErrorKind::refused) return call->answer(error);
        bool const is_locked = error.message_key == "console.sign_in_locked";
        auto response = error_response(is_locked ? 429 : 401, error.message_key, error.detail);
        if (is_locked) response.headers.emplace_back("Retry-After", error.detail);
        call->answer(std::move(response));
    });
    if (!added) call->answer(busy_response());
}

std::optional<storage::Account> ConsoleGate::account_of(CallPtr const& call) {
    auto const& request = call->request();
    auto const token = token_of(request);
    auto const refuse = [&](Response response) {
        call->answer(std::move(response));
        return std::nullopt;
    };
    if (token.empty()) return refuse(signed_out());
    auto const hash = storage::hash_of(token);
    auto const session = m_accounts.session(hash);
    if (!session.ok()) return refuse(error_response(session.error()));
    auto const now = m_books.clock.now();
    if (!*session || now - (*session)->opened_at >= k_session_life ||
        now - (*session)->seen_at >= k_session_idle)
        return refuse(signed_out());
    auto account = m_accounts.account((*session)->account);
    if (!account.ok() && account.error().kind != ErrorKind::not_found)
        return refuse(error_response(account.error()));
    if (!account.ok() || account->disabled) return refuse(signed_out());
    if (now - (*session)->seen_at >= k_session_note_pause) {
        auto const note = [&accounts = m_accounts, &log = m_books.log, hash, now] {
            auto const noted = accounts.note_session(hash, now);
            if (!noted.ok()) log.step("session_not_noted", noted.error().message_key);
        };
        if (!m_slow.add(note)) return refuse(busy_response());
    }
    return std::move(*account);
}

void ConsoleGate::sign_out(CallPtr const& call, bool everywhere) {
    if (!is_from_here(call->request())) return call->refuse(403, "console.other_site");
    auto const account = account_of(call);
    if (!account) return;
    bool const added = m_slow.add([this, call, everywhere, id = account->id] {
        auto const done =
            everywhere ? m_accounts.close_sessions(id)
                       : m_accounts.close_session(storage::hash_of(token_of(call->request())));
        if (!done.ok()) return call->answer(done.error());
        Response response;
        response.body = "{}";
        response.headers.emplace_back("Set-Cookie", cookie(call->request(), {}));
        call->answer(std::move(response));
    });
    if (!added) call->answer(busy_response());
}

Result<storage::AccountRole> ConsoleGate::role_in(Visit const& visit) {
    std::optional<storage::AccountRole> role;
    TRY(m_hub.with_state(visit.event, [&](domain::State const& state) {
        role = role_at(state.event, visit.account);
    }));
    if (role) return *role;
    return Error{ErrorKind::not_found, "error.unknown_event", {}};
}

void ConsoleGate::let_in_to(CallPtr const& call, Route const& route,
                            std::vector<std::string> const& values,
                            std::function<void(Visit const&)> work) {
    bool const changes = route.method != "GET";
    if (changes && !is_from_here(call->request())) return call->refuse(403, "console.other_site");
    auto account = account_of(call);
    if (!account) return;
    Visit visit{std::move(*account), {}};
    bool const is_about_event = route.pattern.find("{event}") != route.pattern.npos;
    if (!is_about_event && !may(visit.account.role, route.right))
        return call->refuse(403, "console.no_right");
    if (is_about_event) {
        auto const event = parse_id<EventId>(values.front());
        if (!event.ok()) return call->answer(event.error());
        visit.event = *event;
    }
    bool const added = m_slow.add([this, call, is_about_event, right = route.right,
                                   visit = std::move(visit), work = std::move(work)]() mutable {
        if (is_about_event) {
            auto const role = role_in(visit);
            // Who may not at their own events is told so at any.
            if (!may(role.ok() ? *role : visit.account.role, right))
                return call->refuse(403, "console.no_right");
            if (!role.ok()) return call->answer(role.error());
            visit.account.role = *role;
        }
        work(visit);
    });
    if (!added) call->answer(busy_response());
}

void ConsoleGate::let_in(CallPtr const& call, Route const& route,
                         std::vector<std::string> const& values, Work work) {
    let_in_to(call, route, values,
              [call, work = std::move(work)](Visit const& visit) { answer(*call, work(visit)); });
}

void ConsoleGate::let_in_for_long(CallPtr const& call, Route const& route,
                                  std::vector<std::string> const& values, SlowWork& thread,
                                  Work work) {
    let_in_to(call, route, values, [call, &thread, work = std::move(work)](Visit const& visit) {
        bool const added = thread.add([call, visit, work] { answer(*call, work(visit)); });
        if (!added) call->answer(busy_response());
    });
}

void ConsoleGate::let_in_for_file(CallPtr const& call, Route const& route,
                                  std::vector<std::string> const& values, FileWork work) {
    let_in_to(call, route, values, [call, work = std::move(work)](Visit const& visit) {
        auto file = work(visit);
        if (!file.ok()) return call->answer(file.error());
        Response response{200, file->content_type, {}, std::move(file->content)};
        response.headers = {{"Cache-Control", "no-store"},
                            {"Content-Disposition", "attachment; filename=\"" + file->name + "\""}};
        call->answer(std::move(response));
    });
}

std::string encode_me(storage::Account const& account) {
    return nlohmann::json{{"login", account.login},
                          {"name", account.name},
                          {"role", storage::to_text(account.role)},
                          {"organiser", account.organiser},
                          {"has_totp", !account.totp_secret.empty()},
                          {"rights", rights_of(account.role)}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace ontmoet::server
