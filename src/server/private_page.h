// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "server/call.h"
#include "server/failed_tries.h"
#include "server/limits.h"
#include "server/web_page.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace ontmoet::server {

// What the pages share whose address is a person's secret: their language, their one style sheet,
// and one answer for a key that was never there and one whose time is over. Whoever tries many is
// told to wait; a right key always passes, for a hall's phones share an address. On the loop.
class PrivatePage {
public:
    // Errors: Tongues::load, "error.cannot_read".
    static Result<PrivatePage> open(Books books, bool behind_proxy, PageMay may,
                                    std::filesystem::path const& assets);

    // Their own language, or when it is not known the browser's.
    i18n::Tongue const& tongue_of(Call const& call, std::string const& language) const;
    std::string const& css() const { return m_css; }
    void answer(Call& call, int status, std::string_view content_type, i18n::Tongue const& tongue,
                std::string body) const;
    void answer_gone(Call& call);
    void answer_busy(Call& call) const;

private:
    PrivatePage(Books books, bool behind_proxy, PageMay may, i18n::Tongues tongues, std::string css)
        : m_books(books),
          m_behind_proxy(behind_proxy),
          m_tongues(std::move(tongues)),
          m_css(std::move(css)),
          m_policy(page_policy(m_css, may)) {}

    Books m_books;
    bool m_behind_proxy;
    i18n::Tongues m_tongues;
    std::string m_css;
    std::string m_policy;  // Content-Security-Policy
    FailedTries m_failed_keys{{.by_address = k_failed_phone_keys_per_minute}};
};

}  // namespace ontmoet::server
