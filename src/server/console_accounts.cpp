// SPDX-License-Identifier: EUPL-1.2
#include "server/console_accounts.h"

#include "base/check.h"
#include "base/qr_code.h"
#include "server/console_gate.h"
#include "server/list_page.h"
#include "server/order_reader.h"
#include "server/passwords.h"
#include "server/totp.h"

namespace ontmoet::server {
namespace {

using nlohmann::json;
using storage::Account;

// Keys of programs are no colleagues: `ontmoet key` knows them.
bool is_colleague(Account const& one, Account const& other) {
    if (one.role == storage::AccountRole::program) return false;
    domain::Event event;
    event.organiser = one.organiser;
    return is_of_organiser(event, other.organiser);
}

// Rows of a picture, "1" where it is dark.
json qr_rows(std::string const& text) {
    auto const code = qr_code(text);
    check(code.has_value(), "a secret fits into a QR code");
    auto rows = json::array();
    for (int y = 0; y < code->side; ++y) {
        std::string row;
        for (int x = 0; x < code->side; ++x) row += code->is_dark(x, y) ? '1' : '0';
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Change {
    AccountOrder order;
    std::string password;
};

Result<Change> decode_change(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    Change change;
    auto& order = change.order;
    order.login = storage::plain_login(read.text("login", true));
    order.is_new = read.truth("is_new");
    if (read.has("name")) order.name = read.text("name", true);
    if (read.has("role")) {
        order.role = storage::account_role_from_text(read.text("role", true));
        if (!order.role || order.role == storage::AccountRole::program) read.fail("role");
    }
    if (read.has("disabled")) order.disabled = read.truth("disabled");
    if (read.has("totp_off") && read.truth("totp_off")) order.totp_secret = "";
    change.password = read.secret("password", order.is_new);
    TRY(read.end());
    return change;
}

}  // namespace

Result<std::string> ConsoleAccounts::list(Account const& by) {
    TRY_ASSIGN(auto accounts, m_accounts.list());
    std::erase_if(accounts, [&](Account const& account) { return !is_colleague(account, by); });
    return encode_account_list(accounts);
}

Result<std::string> ConsoleAccounts::change(Account const& by, std::string_view body) {
    TRY_ASSIGN(auto change, decode_change(body));
    auto& order = change.order;
    TRY_ASSIGN(auto const known, m_accounts.find(order.login));
    if (order.is_new) {
        order.organiser = by.organiser;
        if (!order.role) return Error{ErrorKind::invalid_input, "error.bad_message", "role"};
    } else if (!known || !is_colleague(*known, by)) {
        return Error{ErrorKind::not_found, "console.unknown_account", order.login};
    }
    bool const is_own = known && known->id == by.id;
    bool const gives_up = order.disabled.value_or(false) || order.role.value_or(by.role) != by.role;
    if (is_own && gives_up) return Error{ErrorKind::conflict, "console.own_account", {}};
    if (!change.password.empty()) {
        TRY_ASSIGN(order.password_hash, hash_password(change.password));
    }
    TRY(obey(order, m_accounts, m_clock.now()));
    return std::string("{}");
}

// A session that somebody else got hold of is no place to guess the password.
Status ConsoleAccounts::prove(Account const& own, std::string const& password) {
    auto const uptime = m_clock.uptime();
    if (int const left = m_locks.seconds_left(own.login, uptime); left > 0)
        return Error{ErrorKind::refused, "console.sign_in_locked", std::to_string(left)};
    if (!is_password(own.password_hash, password)) {
        m_locks.failed(own.login, uptime);
        return Error{ErrorKind::refused, "console.password_wrong", {}};
    }
    m_locks.succeeded(own.login);
    return {};
}

Result<std::string> ConsoleAccounts::change_password(Account const& own, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const former = read.secret("former", true);
    auto const password = read.secret("password", true);
    TRY(read.end());
    TRY(prove(own, former));
    AccountOrder order{.login = own.login};
    TRY_ASSIGN(order.password_hash, hash_password(password));
    TRY(obey(order, m_accounts, m_clock.now()));
    return std::string("{}");
}

Result<std::string> ConsoleAccounts::change_totp(Account const& own, std::string_view body) {
    TRY_ASSIGN(auto read, OrderReader::open(body));
    auto const password = read.secret("password", true);
    auto secret = read.text("secret", false);
    auto const code = read.text("code", false);
    bool const off = read.truth("off");
    TRY(read.end());
    TRY(prove(own, password));
    if (!off && code.empty()) {
        secret = new_totp_secret();
        return written_json({{"secret", secret}, {"qr", qr_rows(totp_uri(own.login, secret))}});
    }
    auto const step =
        off ? std::optional<std::int64_t>{0} : totp_step(secret, code, m_clock.now(), 0);
    if (!step) return Error{ErrorKind::invalid_input, "console.code_wrong", {}};
    TRY(m_accounts.change(own.id, [&](Account& account) -> Status {
        account.totp_secret = off ? std::string{} : secret;
        account.totp_step = *step;
        return {};
    }));
    TRY(m_accounts.close_sessions(own.id));
    return written_json({{"secret", ""}, {"qr", json::array()}});
}

}  // namespace ontmoet::server
