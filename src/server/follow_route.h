// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/follow_up.h"
#include "server/call.h"
#include "server/desk.h"
#include "server/private_page.h"
#include "server/slow_work.h"
#include "sync/hub.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace ontmoet::server {

inline constexpr std::string_view k_follow_path = "/after/";

// What somebody is asked by their own link (FollowUpLinkMade): one question at a time, in their
// language, and nothing besides.
struct FollowQuestion {
    PersonId person;
    std::string language;
    std::string event;
    std::string employer;
    std::optional<evidence::Task> task{};  // none: nothing is open
};
// Nothing when no link has this hash, its time is over, or its person may not be asked.
std::optional<FollowQuestion> follow_question(domain::State const& state,
                                              std::string const& key_hash, Moment now);
// Which question an answer is to, so that a page that is old answers no other one.
std::string question_text(evidence::Task const& task);

// GET and POST /after/{key}: a page without a script and without a cookie; whoever has the key may
// answer (private_page.h). Answers are facts of the person (`candidate:<id>`), as those an
// organiser writes down.
class FollowRoute {
public:
    struct Parts {
        Desk& desk;
        sync::Hub& hub;
        SlowWork& slow;
    };
    // Parts must outlive it. Errors: those of PrivatePage::open.
    static Result<std::unique_ptr<FollowRoute>> open(Books books, Parts parts, bool behind_proxy,
                                                     std::filesystem::path const& assets);

    // On the loop.
    void handle(CallPtr const& call, Act act, std::string const& key);

private:
    FollowRoute(Books books, Parts parts, PrivatePage page)
        : m_books(books), m_parts(parts), m_page(std::move(page)) {}

    Result<std::optional<FollowQuestion>> find(std::string const& key) const;
    void take(CallPtr const& call, FollowQuestion const& question, std::string const& key);

    Books m_books;
    Parts m_parts;
    PrivatePage m_page;
};

}  // namespace ontmoet::server
