// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/phone_schedule.h"
#include "server/private_page.h"
#include "sync/hub.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace ontmoet::server {

// GET /my/{key}: a person's own schedule on their phone, read only, in their language, and beside
// it …/calendar.ics. Changes are marked since the page was opened, or since `?seen=` (milliseconds
// since 1970): a link that the page itself offers, so nothing is kept here or on the phone. Whoever
// has the key may see it (storage/phone_key.h, private_page.h).
class PhoneRoute {
public:
    // The hub must outlive it. Errors: those of PrivatePage::open.
    static Result<std::unique_ptr<PhoneRoute>> open(Books books, sync::Hub& hub, bool behind_proxy,
                                                    std::filesystem::path const& assets);

    // Act::phone_page or Act::phone_calendar. On the loop.
    void handle(CallPtr const& call, Act act, std::string const& key);

private:
    PhoneRoute(Books books, sync::Hub& hub, PrivatePage page)
        : m_books(books), m_hub(hub), m_page(std::move(page)) {}

    Result<std::optional<PhoneSchedule>> find(std::string const& key,
                                              std::optional<Moment> seen) const;

    Books m_books;
    sync::Hub& m_hub;
    PrivatePage m_page;
};

}  // namespace ontmoet::server
