// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "server/call.h"
#include "server/console_gate.h"
#include "server/desk.h"
#include "server/privacy_page.h"

#include <string>

namespace ontmoet::server {

// What the law asks of an organiser, in the console: how long data is kept, the register of
// processing, and what somebody may ask about themselves. On the slow thread, for whoever was let
// in.
class ConsolePrivacy {
public:
    // What it is given must outlive it.
    ConsolePrivacy(Books books, Desk& desk, sync::Hub& hub, storage::Accounts& accounts,
                   i18n::Tongues const& tongues, HowItRuns how)
        : m_books(books),
          m_desk(desk),
          m_hub(hub),
          m_accounts(accounts),
          m_tongues(tongues),
          m_how(how) {}

    static bool is_for(Act act) {
        return act >= Act::console_retention && act <= Act::erase_person;
    }
    // `last`: what stands for the last {…} of the route.
    Result<std::string> answer(Visit const& visit, Act act, std::string const& last,
                               Call const& call);

private:
    Result<std::string> retention(EventId event);
    Result<std::string> set_retention(Visit const& visit, std::string_view body);
    Result<std::string> privacy(Visit const& visit, i18n::Tongue const& tongue);
    Result<std::string> give_access(Visit const& visit, std::string const& person,
                                    std::string_view body);
    Result<std::string> erase(Visit const& visit, std::string const& person, std::string_view body);
    // "console.unknown_person" when nobody at the event has this id.
    Result<PersonId> known_person(EventId event, std::string const& person, std::string* language);
    Status say(Visit const& visit, domain::Fact fact);

    Books m_books;
    Desk& m_desk;
    sync::Hub& m_hub;
    storage::Accounts& m_accounts;
    i18n::Tongues const& m_tongues;
    HowItRuns m_how;
};

}  // namespace ontmoet::server
