// SPDX-License-Identifier: EUPL-1.2
#include "server/sign_in.h"

#include "server/json_guard.h"
#include "server/limits.h"
#include "server/passwords.h"
#include "server/totp.h"

#include <nlohmann/json.hpp>

namespace ontmoet::server {

int SignInLocks::seconds_left(std::string const& login, Duration uptime) const {
    auto const found = m_logins.find(login);
    if (found == m_logins.end() || found->second.failures < k_sign_in_failures) return 0;
    auto const left = found->second.last + k_sign_in_pause - uptime;
    return left.count() <= 0 ? 0 : static_cast<int>((left.count() + 999) / 1000);
}

void SignInLocks::failed(std::string const& login, Duration uptime) {
    std::erase_if(m_logins,
                  [&](auto const& entry) { return entry.second.last + k_sign_in_pause <= uptime; });
    if (m_logins.size() >= k_addresses_remembered && !m_logins.contains(login)) return;
    auto& known = m_logins[login];
    ++known.failures;
    known.last = uptime;
}

Result<SignInRequest> decode_sign_in(std::string_view text) {
    TRY(guard_json(text));
    auto const object = nlohmann::json::parse(text, nullptr, false);
    if (!object.is_object()) return Error{ErrorKind::invalid_input, "error.not_json", "object"};
    SignInRequest request;
    for (auto const& [name, place] :
         {std::pair{"login", &request.login}, std::pair{"password", &request.password},
          std::pair{"code", &request.code}}) {
        auto const found = object.find(name);
        if (found == object.end() && place == &request.code) continue;
        if (found == object.end() || !found->is_string() ||
            found->get_ref<std::string const&>().size() > k_most_password_bytes)
            return Error{ErrorKind::invalid_input, "error.bad_message", name};
        *place = found->get<std::string>();
    }
    request.login = storage::plain_login(request.login);
    return request;
}

Status SignIn::prove_code(storage::Account const& account, std::string const& code) {
    if (account.totp_secret.empty()) return {};
    if (code.empty()) return Error{ErrorKind::refused, "console.code_needed", {}};
    // On the account as it is now: the same code, sent twice at once, is good once.
    auto const proved = m_accounts.change(account.id, [&](storage::Account& known) -> Status {
        auto const step = totp_step(known.totp_secret, code, m_clock.now(), known.totp_step);
        if (!step) return Error{ErrorKind::refused, "console.code_wrong", {}};
        known.totp_step = *step;
        return {};
    });
    return proved.ok() ? Status{} : proved.error();
}

Result<SignedIn> SignIn::sign_in(SignInRequest const& request, std::string_view former) {
    auto const uptime = m_clock.uptime();
    if (int const seconds = m_locks.seconds_left(request.login, uptime); seconds > 0)
        return Error{ErrorKind::refused, "console.sign_in_locked", std::to_string(seconds)};
    TRY_ASSIGN(auto const account, m_accounts.find(request.login));
    bool const is_open =
        account && !account->disabled && account->role != storage::AccountRole::program;
    if (!is_password(is_open ? account->password_hash : std::string{}, request.password)) {
        m_locks.failed(request.login, uptime);
        return Error{ErrorKind::refused, "console.sign_in_wrong", {}};
    }
    if (auto const proved = prove_code(*account, request.code); !proved.ok()) {
        if (proved.error().message_key == "console.code_wrong")
            m_locks.failed(request.login, uptime);
        return proved.error();
    }
    m_locks.succeeded(request.login);
    auto const now = m_clock.now();
    TRY(m_accounts.forget_sessions({now - k_session_life, now - k_session_idle}));
    if (!former.empty()) TRY(m_accounts.close_session(storage::hash_of(former)));
    SignedIn made{storage::new_token(), *account};
    TRY(m_accounts.open_session(storage::hash_of(made.token), {account->id, now, now}));
    return made;
}

}  // namespace ontmoet::server
