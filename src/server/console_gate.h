// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "server/failed_tries.h"
#include "server/limits.h"
#include "server/sign_in.h"
#include "server/slow_work.h"
#include "sync/hub.h"

#include <functional>
#include <string>
#include <string_view>

namespace ontmoet::server {

// Somebody who has been let in, and the event they ask about, which is theirs to see.
struct Visit {
    storage::Account account;
    EventId event{};  // none: the route is about no event
};

// What somebody keeps on their own computer.
struct WebFile {
    std::string name;  // small Latin letters, digits, "-" and "."
    std::string content_type;
    std::string content;
};

// However capitals and spaces are.
bool is_same_name(std::string_view one, std::string_view other);
// Events belong to the organiser whose name they carry, however its capitals and spaces are.
bool is_of_organiser(domain::Event const& event, std::string_view organiser);
// Whether somebody's fixed contact is this account: by name, or by the address in it.
bool is_own_person(std::string_view contact_person, storage::Account const& account);

// The one place where it is decided who may do what in the console. A session is a random token in
// a cookie that no script reads and that no other site makes a browser send; whoever changes
// something also says so in a header that other sites cannot send. An event of another organiser is
// answered like one that was never there, unless its series gives them a role (console_series.h),
// which they have in this visit.
class ConsoleGate {
public:
    using Work = std::function<Result<std::string>(Visit const&)>;
    using FileWork = std::function<Result<WebFile>(Visit const&)>;

    // `https`: whether browsers reach this server by TLS, as far as it knows itself. What it is
    // given must outlive it.
    ConsoleGate(Books books, storage::Accounts& accounts, sync::Hub& hub, SlowWork& slow,
                bool behind_proxy, bool https)
        : m_books(books),
          m_accounts(accounts),
          m_hub(hub),
          m_slow(slow),
          m_behind_proxy(behind_proxy),
          m_https(https),
          m_sign_in(accounts, books.clock) {}

    // All on the loop.
    void sign_in(CallPtr const& call);
    void sign_out(CallPtr const& call, bool everywhere);
    // `values`: of the route; the first is the event, where there is one. `work` is done on the
    // slow thread for whoever may, and what it gives is the answer.
    void let_in(CallPtr const& call, Route const& route, std::vector<std::string> const& values,
                Work work);
    // The same on a thread of its own, once they are let in: for what takes seconds.
    void let_in_for_long(CallPtr const& call, Route const& route,
                         std::vector<std::string> const& values, SlowWork& thread, Work work);
    // The same, with a file as the answer.
    void let_in_for_file(CallPtr const& call, Route const& route,
                         std::vector<std::string> const& values, FileWork work);

private:
    // `work` answers the call itself.
    void let_in_to(CallPtr const& call, Route const& route, std::vector<std::string> const& values,
                   std::function<void(Visit const&)> work);
    bool is_secure(Request const& request) const;
    std::string token_of(Request const& request) const;
    std::string cookie(Request const& request, std::string_view token) const;
    bool is_from_here(Request const& request) const;
    // Nothing when the call has been answered.
    std::optional<storage::Account> account_of(CallPtr const& call);
    // "error.unknown_event" for whoever it is not there for.
    Result<storage::AccountRole> role_in(Visit const& visit);

    Books m_books;
    storage::Accounts& m_accounts;
    sync::Hub& m_hub;
    SlowWork& m_slow;
    bool m_behind_proxy;
    bool m_https;
    SignIn m_sign_in;
    FailedTries m_tries{{k_sign_ins_per_minute, k_sign_ins_in_all}};
};

// What the console knows of whoever is signed in (schema Me).
std::string encode_me(storage::Account const& account);

}  // namespace ontmoet::server
