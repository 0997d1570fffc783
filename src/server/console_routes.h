// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "server/console_day.h"
#include "server/console_gate.h"
#include "server/console_pages.h"
#include "server/console_privacy.h"
#include "server/console_updates.h"
#include "server/desk.h"
#include "server/event_shelf.h"
#include "server/web_files.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ontmoet::server {

// The organiser's console: its files, and what they ask for under /v1/console. Everything is a
// question to the states of events, and every change is facts of the account that made it.
class ConsoleRoutes {
public:
    struct Parts {
        Desk& desk;
        storage::FactLog& log;
        sync::Hub& hub;
        storage::Accounts& accounts;
        storage::Devices& devices;
        SlowWork& slow;
        SlowWork& planner;  // for what takes seconds
        Gate& gate;
        ReleaseSource releases;
    };
    // Errors: WebFiles::read, Tongues::load, load_vocabulary.
    static Result<std::unique_ptr<ConsoleRoutes>> open(Books books, Parts parts, bool behind_proxy,
                                                       HowItRuns how,
                                                       std::filesystem::path const& assets);

    static bool is_for_console(Act act) { return act >= Act::console_start; }
    // On the loop.
    void handle(CallPtr const& call, Route const& route, std::vector<std::string> const& values);

private:
    ConsoleRoutes(Books books, Parts parts, bool behind_proxy, HowItRuns how, WebFiles files,
                  i18n::Tongues tongues, i18n::Vocabulary vocabulary);

    ConsoleGate::Work work_for(CallPtr const& call, Act act,
                               std::vector<std::string> const& values);
    // On the slow thread, for whoever was let in.
    Result<std::string> events(Visit const& visit);
    Result<std::string> make(Visit const& visit, std::string_view body);
    Result<std::string> copy(Visit const& visit, std::string_view body);
    Result<std::string> import(Visit const& visit, std::string_view body);
    Result<std::string> face(Visit const& visit);
    Result<std::string> page(Visit const& visit, Act act, Target const& target);

    Result<domain::State> copy_of_state(EventId event);
    Status say(EventId event, std::vector<domain::Fact> facts, storage::Account const& account);
    Status may_begin(EventId event);
    Result<std::string> profile_key_of(storage::Account const& account);

    Books m_books;
    Parts m_parts;
    EventShelf m_shelf;
    ConsoleGate m_gate;
    WebFiles m_files;
    i18n::Tongues m_tongues;
    ConsolePrivacy m_privacy;
    i18n::Vocabulary m_vocabulary;
    std::string m_choices;
    ConsolePages m_pages;
    ConsoleDay m_day;
    ConsoleUpdates m_updates;
    std::vector<std::pair<std::string, std::string>> m_words;  // by language
};

}  // namespace ontmoet::server
