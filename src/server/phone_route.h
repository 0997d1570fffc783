// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "server/call.h"
#include "server/failed_tries.h"
#include "server/limits.h"
#include "server/phone_schedule.h"
#include "sync/hub.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace ontmoet::server {

// GET /my/{key}: a person's own schedule on their phone, read only, in their language, and beside
// it …/calendar.ics. Changes are marked since the page was opened, or since `?seen=` (milliseconds
// since 1970): a link that the page itself offers, so nothing is kept here or on the phone. Whoever
// has the key may see it (storage/phone_key.h). A key that was never there and one whose page is
// over get the same answer, in the browser's language; whoever tries many is told to wait, but a
// right key always passes: a hall's phones share an address.
class PhoneRoute {
public:
    // The hub must outlive it. Errors: Tongues::load, "error.cannot_read".
    static Result<std::unique_ptr<PhoneRoute>> open(Books books, sync::Hub& hub, bool behind_proxy,
                                                    std::filesystem::path const& assets);

    // Act::phone_page or Act::phone_calendar. On the loop.
    void handle(CallPtr const& call, Act act, std::string const& key);

private:
    PhoneRoute(Books books, sync::Hub& hub, bool behind_proxy, i18n::Tongues tongues,
               std::string css);

    Result<std::optional<PhoneSchedule>> find(std::string const& key,
                                              std::optional<Moment> seen) const;
    void answer(Call& call, int status, std::string_view content_type, i18n::Tongue const& tongue,
                std::string body) const;
    void answer_gone(Call& call);

    Books m_books;
    sync::Hub& m_hub;
    bool m_behind_proxy;
    i18n::Tongues m_tongues;
    std::string m_css;
    std::string m_policy;  // Content-Security-Policy
    FailedTries m_failed_keys{{.by_address = k_failed_phone_keys_per_minute}};
};

}  // namespace ontmoet::server
